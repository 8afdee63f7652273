"""Trains src/tadmor/read/weights/parts.npz: which nouns of an old wire name who did it, to whom and with what.

See docs/models/parts.md.

    python training/parts.py GOLD_FOLDER

Deterministic: fixed order, fixed seed. Prints the hash of the reports. The second step and the levels are fitted on what five
models say of reports that they have not seen; the dev part of the set is not opened.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from tadmor.bench.reading.corpus import as_document
from tadmor.bench.reading.muc4 import Report, as_compared, load_reports
from tadmor.lexicon.gazetteer import gazetteer_path
from tadmor.read.parts import see_groups
from tadmor.read.parts_groups import ROWS, RUN_ROWS, WORD_ROWS, Group, runs_of, words_of_report
from tadmor.read.parts_head import (
    PARTS,
    TOO_FAINT,
    PartsHead,
    as_chance,
    first_logits,
    report_logit,
    rows_of_run,
    run_logits,
    second_features,
)
from tadmor.read.reader import Reader, load_reader
from tadmor.settings import load_settings

TARGET = Path(__file__).parents[1] / "src" / "tadmor" / "read" / "weights" / "parts.npz"
KEYS = ("PerpInd", "PerpOrg", "Target", "Victim", "People", "Weapon")
FOLDS, SEED = 5, 7
EPOCHS, RATE, VECTOR_RATE = 6, 0.03, 0.03
Floats = np.ndarray[Any, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wire:
    """One report as the head sees it: its groups, with the parts that each plays by the key, and the words of it."""

    key: dict[str, tuple[frozenset[str], ...]]
    groups: list[Group]
    plays: Floats
    words: set[int]

    @property
    def tells(self) -> bool:
        """True where the key has anybody in any part."""
        return any(self.key.values())


def see(report: Report, reader: Reader) -> Wire | None:
    """A report through the stages before the head; None where nothing of it would be read."""
    gate, page, findings = reader.see(as_document(report.name, report.text, report.published))
    if findings is None:
        return None
    scenes, groups = see_groups(page, findings, gate)
    said = [{as_compared(run.words) for run in runs_of(group)} for group in groups]
    plays = [[any(words & entity for entity in report.key[role]) for role in KEYS] for words in said]
    return Wire(
        key=dict(report.key),
        groups=groups,
        plays=np.array(plays, dtype=float),
        words=words_of_report(scenes),
    )


def train_first(wires: Sequence[Wire], seed: int) -> tuple[Floats, Floats]:
    """Weights of features (the last row is the constant) and of vectors: AdaGrad, one group at a time."""
    shown = [
        (np.array(g.rows), g.vector.astype(float), wire.plays[at]) for wire in wires for at, g in enumerate(wire.groups)
    ]
    weights, seen = np.zeros((ROWS + 1, len(PARTS))), np.full((ROWS + 1, len(PARTS)), 0.1)
    vectors, vectors_seen = np.zeros((600, len(PARTS))), np.full((600, len(PARTS)), 0.1)
    weights[-1] = -4.0
    order = np.random.default_rng(seed)
    for _ in range(EPOCHS):
        for at in order.permutation(len(shown)):
            rows, vector, plays = shown[at]
            slope = as_chance(weights[rows].sum(axis=0) + vector @ vectors + weights[-1]) - plays
            if np.abs(slope).max() < 0.01:
                continue
            seen[rows] += slope**2
            weights[rows] -= RATE * slope / np.sqrt(seen[rows])
            weights[-1] -= 0.01 * slope
            each = np.outer(vector, slope)
            vectors_seen += each**2
            vectors -= VECTOR_RATE * each / np.sqrt(vectors_seen)
    return weights, vectors


def train_rows(shown: Sequence[tuple[list[int], float, float]], rows: int, epochs: int, rate: float) -> Floats:
    """One logistic regression over hashed rows: (rows, worth of each, right); the last weight is the constant."""
    weights, seen = np.zeros(rows + 1), np.full(rows + 1, 0.1)
    order = np.random.default_rng(SEED)
    for _ in range(epochs):
        for at in order.permutation(len(shown)):
            asked, worth, right = shown[at]
            slope = float(as_chance(worth * weights[asked].sum() + weights[-1])) - right
            step = slope * worth
            seen[asked] += step**2
            weights[asked] -= rate * step / np.sqrt(seen[asked])
            weights[-1] -= 0.02 * slope
    return weights


def train_report(wires: Sequence[Wire]) -> Floats:
    """Is the report about an attack that the key has."""
    shown = [(sorted(wire.words), len(wire.words) ** -0.5, float(wire.tells)) for wire in wires if wire.words]
    return train_rows(shown, WORD_ROWS, 6, 0.1)


def cuts_of(wires: Sequence[Wire]) -> Iterator[tuple[list[int], float, float]]:
    """Every cut of a group that plays a part, right or wrong as a name for it."""
    for wire in wires:
        for at, group in enumerate(wire.groups):
            runs = {run.words: run for run in runs_of(group)} if wire.plays[at].any() else {}
            for part in np.flatnonzero(wire.plays[at]):
                names = wire.key[KEYS[part]]
                for run in runs.values():
                    right = any(as_compared(run.words) in entity for entity in names)
                    yield sorted(set(rows_of_run(run, int(part), group.nouns[0].sort))), 1.0, float(right)


def train_run(wires: Sequence[Wire]) -> Floats:
    """Which cut of a phrase is the name."""
    return train_rows(list(cuts_of(wires)), RUN_ROWS, 4, 0.05)


def fit_logistic(told: Floats, right: Floats, penalty: float, rounds: int = 25) -> Floats:
    """Logistic regression by Newton's method; the last column of `told` is the constant and goes unpenalised."""
    weights = np.zeros(told.shape[1])
    ridge = np.full(told.shape[1], penalty)
    ridge[-1] = 1e-6
    for _ in range(rounds):
        chance = as_chance(told @ weights)
        slope = told.T @ (chance - right) + ridge * weights
        curve = (told * (chance * (1 - chance))[:, None]).T @ told + np.diag(ridge)
        weights -= np.linalg.solve(curve, slope)
    return weights


@dataclass(frozen=True, slots=True, kw_only=True)
class Unseen:
    """What a model says of one report that it was not trained on."""

    wire: Wire
    told: Floats
    first: Floats
    cuts: dict[tuple[int, int], tuple[float, str]]


def judge(wire: Wire, head: PartsHead) -> Unseen:
    """First step, report and best cuts of a report."""
    first = first_logits(head, wire.groups)
    told = second_features(first, wire.groups, report_logit(head, wire.words))
    cuts = {}
    for at, group in enumerate(wire.groups):
        likely = np.flatnonzero(as_chance(first[at]) > TOO_FAINT)
        runs = runs_of(group) if likely.size else []
        for part in likely:
            logits = run_logits(head, runs, int(part), group.nouns[0].sort)
            best = int(np.argmax(logits))
            cuts[at, int(part)] = (logits[best], runs[best].words)
    return Unseen(wire=wire, told=told, first=first, cuts=cuts)


def early(wires: Sequence[Wire], seed: int = SEED) -> dict[str, Floats]:
    """The steps that are fitted on reports themselves."""
    first, vectors = train_first(wires, seed)
    return {"first": first, "vectors": vectors, "report": train_report(wires), "run": train_run(wires)}


def late(unseen: Sequence[Unseen]) -> dict[str, Floats]:
    """The steps that are fitted on what is said of unseen reports."""
    told = np.concatenate([one.told for one in unseen])
    middle, scale = told.mean(axis=0), told.std(axis=0) + 1e-6
    second, level = [], []
    for part in range(len(PARTS)):
        rows, plays, cut, right = [], [], [], []
        for one in unseen:
            for (at, of), (logit, words) in one.cuts.items():
                if of == part:
                    rows.append(np.concatenate([(one.told[at] - middle) / scale, [logit / 3, 1.0]]))
                    plays.append(one.wire.plays[at, part])
                    cut.append(logit)
                    right.append(any(as_compared(words) in entity for entity in one.wire.key[KEYS[part]]))
        table = np.array(rows)
        weights = fit_logistic(table, np.array(plays), 10.0)
        product = as_chance(table @ weights) * as_chance(np.array(cut))
        product = np.clip(product, 1e-4, 1 - 1e-4)
        logit = np.log(product / (1 - product))
        level.append(fit_logistic(np.stack([logit, np.ones_like(logit)], axis=1), np.array(right, dtype=float), 0.1))
        second.append(weights)
    return {"middle": middle, "scale": scale, "second": np.stack(second, axis=1), "level": np.stack(level, axis=1)}


NOTHING = dict.fromkeys(("middle", "scale", "second", "level"), np.zeros(1))


def main(gold: Path) -> None:
    """Trains all steps on the train part and writes the weights."""
    reader = load_reader(gazetteer_path(load_settings(os.environ).gazetteer or None, os.environ.get("XDG_CACHE_HOME")))
    reports = list(load_reports(gold, "train"))
    print("reports", len(reports), hashlib.sha256("\n".join(r.text for r in reports).encode()).hexdigest()[:16])
    wires = [wire for report in reports if (wire := see(report, reader)) is not None]
    print("read", len(wires), "groups", sum(len(w.groups) for w in wires))
    fold = np.random.default_rng(SEED).permutation(len(wires)) % FOLDS
    unseen: list[Unseen] = []
    for held in range(FOLDS):
        kept = early([w for w, f in zip(wires, fold, strict=True) if f != held])
        head = PartsHead(**kept, **NOTHING)
        unseen += [judge(w, head) for w, f in zip(wires, fold, strict=True) if f == held]
    closing = late(unseen)
    weights = {**early(wires), **closing}
    big = {"first", "vectors", "report", "run"}
    TARGET.parent.mkdir(exist_ok=True)
    np.savez_compressed(TARGET, **{k: v.astype(np.float16 if k in big else np.float32) for k, v in weights.items()})
    print(TARGET.name, TARGET.stat().st_size, "bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
