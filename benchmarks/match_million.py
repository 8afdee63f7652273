"""How long, in how much memory and how well synthetic claims are matched, from ten thousand to a million.

    PYTHONPATH=. python benchmarks/match_million.py --out docs [--sizes 10000 100000] [--keep FOLDER]

Every measurement runs in a process of its own: one that makes claims and puts them into columns as a stream, one that matches them
by the table of features or by learned weights, one that matches all but some reports with 1,000 claims and then adds these. The
weights are learned from 20,000 claims of another seed, half of them with places by Zipf's law. Writes the page
and the plot by `matching_report.py`.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import pickle
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from benchmarks.matching_report import write_report
from benchmarks.synthetic_claims import Asked, make_claims

from tadmor.match.adding import add_claims
from tadmor.match.blocking import find_possible
from tadmor.match.coded.score import LevelWeights
from tadmor.match.filing import Filing, count_crowd
from tadmor.match.judged import Judged
from tadmor.match.learned import describe_levels, learn_weights, learned_scoring
from tadmor.match.matched import clash_of, match_table
from tadmor.match.profile.refining import FIRST_THRESHOLD, ProfileWeights
from tadmor.match.profile.training import Example, learn_profiles
from tadmor.match.scoring import BY_TABLE, Scoring
from tadmor.match.table import ClaimTable, stack_tables, tabulate, take_rows
from tadmor.match.views import prepare_views
from tadmor.match.vocabulary import Array, Vocabulary

SIZES = (10_000, 31_623, 100_000, 316_228, 1_000_000)
LEARN_SEED, LEARN_CLAIMS, LEARN_PAIRS = 7, 10_000, 60_000
ADDED = 1_000
SCORES = ("table", "learned", "profiles")
_BATCH = 20_000
_NOTHING_JUDGED = Judged(answers={})
Row = dict[str, Any]


def make_table(asked: Asked) -> tuple[ClaimTable, Array, float]:
    """The columns of synthetic claims, the event of each row, and the CPU seconds that the columns took."""
    words, tables, events, spent = Vocabulary(), [], [], 0.0
    told = make_claims(asked)
    while batch := list(itertools.islice(told, _BATCH)):
        began = time.process_time()
        views = prepare_views([claim for _, claim in batch])
        tables.append(tabulate(views, words))
        spent += time.process_time() - began
        event_of = {claim.id: event for event, claim in batch}
        events += [event_of[view.claim.id] for view in views]
    return stack_tables(tables), np.array(events), spent


def learn_from_another(claims: int = LEARN_CLAIMS) -> tuple[LevelWeights, ProfileWeights]:
    """Weights from pairs, and of profiles from clusters, of two smaller records of another seed."""
    told: dict[str, list[str]] = {}
    same, records = [], []
    for zipf in (False, True):
        table, events, _ = make_table(Asked(claims=claims, zipf=zipf, seed=LEARN_SEED))
        filing = Filing.of(table)
        crowd = count_crowd(filing)
        left, right = find_possible(filing, crowd, slack_days=1)
        pick = np.random.default_rng(LEARN_SEED).permutation(len(left))[:LEARN_PAIRS]
        for name, levels in describe_levels(table, crowd, left[pick], right[pick]).items():
            told.setdefault(name, []).extend(levels)
        same.append(events[left[pick]] == events[right[pick]])
        records.append((table, events))
    weights = learn_weights(told, np.concatenate(same))
    return weights, learn_profiles([_example(table, events, weights) for table, events in records])


def _example(table: ClaimTable, events: Array, weights: LevelWeights) -> Example:
    scoring = replace(learned_scoring(weights), threshold=FIRST_THRESHOLD)
    matched = match_table(table, _NOTHING_JUDGED, scoring)
    pairs = matched.left, matched.right, matched.scores
    clash = clash_of(table, _NOTHING_JUDGED, scoring.slack_days)
    return Example(table=table, crowd=matched.crowd, pairs=pairs, start=matched.home, events=events, clash=clash)


def pairwise(home: Array, events: Array) -> tuple[float, float, float]:
    """Precision, recall and F1 of pairs of claims that share a cluster."""

    def pairs(names: Array) -> int:
        _, counts = np.unique(names, return_counts=True)
        return int((counts * (counts - 1) // 2).sum())

    both = pairs(home.astype(np.int64) * (int(events.max()) + 1) + events)
    found, true = pairs(home), pairs(events)
    return both / max(found, 1), both / max(true, 1), 2 * both / max(found + true, 1)


def differing(first: Array, second: Array) -> int:
    """Rows whose cluster is not the same set of rows in both."""
    _, a, sizes_a = np.unique(first, return_inverse=True, return_counts=True)
    _, b, sizes_b = np.unique(second, return_inverse=True, return_counts=True)
    _, both, sizes = np.unique(a * (int(b.max()) + 1) + b, return_inverse=True, return_counts=True)
    return int(((sizes[both] != sizes_a[a]) | (sizes[both] != sizes_b[b])).sum())


def pick_new(table: ClaimTable, wanted: int = ADDED) -> Array:
    """True for the claims of reports, taken by number, that together have about as many as wanted."""
    reports = np.unique(table.document)
    share = wanted / len(table)
    return np.isin(table.document, reports[np.random.default_rng(1).random(len(reports)) < share])


def _scoring(name: str, folder: Path) -> Scoring:
    if name == "table":
        return BY_TABLE
    weights, profiles = pickle.loads((folder / "weights.pickle").read_bytes())
    return learned_scoring(weights, profiles if name == "profiles" else None)


def _learn(folder: Path) -> Row:
    learned = learn_from_another()
    (folder / "weights.pickle").write_bytes(pickle.dumps(learned))
    return {"levels": len(learned[0].of)}


def _make(folder: Path, claims: int, places: str) -> Row:
    table, events, spent = make_table(Asked(claims=claims, zipf=places == "zipf"))
    (folder / f"{claims}-{places}.pickle").write_bytes(pickle.dumps((table, events)))
    return {"columns_cpu": spent}


def _match(folder: Path, claims: int, places: str, name: str) -> Row:
    table, events = pickle.loads((folder / f"{claims}-{places}.pickle").read_bytes())
    loaded = _peak()
    measured, matched = _timed(lambda: match_table(table, _NOTHING_JUDGED, _scoring(name, folder)))
    np.save(folder / f"{claims}-{places}-{name}.npy", matched.home)
    precision, recall, f1 = pairwise(matched.home, events)
    return measured | {
        "pairs": len(matched.left),
        "loaded_gb": loaded,
        "precision": precision,
        "recall": recall,
        "f1": f1,
    }


def _add(folder: Path, claims: int, places: str, name: str) -> Row:
    table, events = pickle.loads((folder / f"{claims}-{places}.pickle").read_bytes())
    new = pick_new(table)
    rows = np.concatenate((np.flatnonzero(~new), np.flatnonzero(new)))
    old, more = take_rows(table, np.flatnonzero(~new)), take_rows(table, np.flatnonzero(new))
    scoring = _scoring(name, folder)
    del table
    before = match_table(old, _NOTHING_JUDGED, scoring)
    measured, matched = _timed(lambda: add_claims(before, more, _NOTHING_JUDGED, scoring))
    whole = np.load(folder / f"{claims}-{places}-{name}.npy")[rows]
    return {
        "added": len(more),
        "add_cpu": measured["cpu"],
        "add_wall": measured["wall"],
        "add_differing": differing(matched.home, whole),
        "add_f1": pairwise(matched.home, events[rows])[2],
    }


def _timed(work: Callable[[], Any]) -> tuple[Row, Any]:
    cpu, wall = time.process_time(), time.perf_counter()
    done = work()
    spent = {"cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall}
    return spent | {"load": os.getloadavg()[0], "peak_gb": _peak()}, done


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


def _alone(step: str, folder: Path, *rest: str) -> Row:
    """The figures of a step that runs in a process of its own."""
    command = [sys.executable, __file__, "--step", step, "--keep", str(folder), *rest]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    row: Row = json.loads(done.stdout.splitlines()[-1])
    print(step, *rest, {name: round(value, 3) for name, value in row.items()}, flush=True)
    return row


def measure(folder: Path, sizes: list[int]) -> list[Row]:
    """One row for each size, way of drawing places and score."""
    _alone("learn", folder)
    rows = []
    for claims, places in itertools.product(sizes, ("even", "zipf")):
        made = _alone("make", folder, str(claims), places)
        for name in SCORES:
            row = {"claims": claims, "places": places, "score": name} | made
            row |= _alone("match", folder, str(claims), places, name)
            rows.append(row | _alone("add", folder, str(claims), places, name))
        (folder / f"{claims}-{places}.pickle").unlink()
    return rows


def main(arguments: list[str]) -> int:
    """Measures everything, or with `--step` one thing."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--out", type=Path)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--step", choices=("learn", "make", "match", "add"))
    parser.add_argument("rest", nargs="*")
    asked = parser.parse_args(arguments)
    if asked.step:
        steps: dict[str, Callable[..., Row]] = {"learn": _learn, "make": _make, "match": _match, "add": _add}
        rest = [int(word) if word.isdigit() else word for word in asked.rest]
        print(json.dumps(steps[asked.step](asked.keep, *rest)))
        return 0
    with tempfile.TemporaryDirectory() as made:
        rows = measure(asked.keep or Path(made), asked.sizes)
    if asked.out:
        write_report(rows, asked.out)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
