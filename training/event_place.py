"""Trains src/tadmor/read/weights/event_place.npz: which name of a sentence an event happened at. See docs/models/event_place.md.

    python training/event_place.py GOLD_FOLDER

Deterministic: fixed order, no chance in it. Prints the hash of the sentences and, for sentences left out in turn, how often
the choice is right; the dev part is not opened.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from tadmor.bench.reading.calibration import expected_error
from tadmor.bench.reading.corpus import as_document, parse_all
from tadmor.bench.reading.event_place import Asked, is_right, load_asked, part_of_sentence
from tadmor.bench.reading.task import Judged
from tadmor.lexicon.gazetteer import gazetteer_path
from tadmor.model.span import Span
from tadmor.read.page import Page
from tadmor.read.places_clause import Clause, features_of_all
from tadmor.read.places_of_event import find_options, hash_of_feature
from tadmor.read.reader import Reader, load_reader
from tadmor.settings import load_settings

TARGET = Path(__file__).parents[1] / "src" / "tadmor" / "read" / "weights" / "event_place.npz"
FOLDS = 5
LEAST = 2
L2, STEPS, RATE = 6.0, 150, 0.1
Floats = np.ndarray[Any, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One verb: hashed features of "none" and of each name, and which of them are right; `text` is the sentence."""

    text: str
    rows: list[list[int]]
    right: list[bool]
    said: bool


class Table:
    """All cases as columns. A class because the same columns are scored at every step."""

    def __init__(self, cases: Sequence[Case], keys: dict[int, int]) -> None:
        rows = [row for case in cases for row in case.rows]
        known = [[keys[k] for k in row if k in keys] for row in rows]
        self.columns = np.array([k for row in known for k in row], dtype=np.int64)
        self.row_of = np.repeat(np.arange(len(rows)), [len(row) for row in known])
        sizes = [len(case.rows) for case in cases]
        self.first = np.concatenate([[0], np.cumsum(sizes)[:-1]]).astype(np.int64)
        self.case_of = np.repeat(np.arange(len(cases)), sizes)
        self.right = np.array([r for case in cases for r in case.right], dtype=float)
        self.size = len(rows)

    def scores(self, weights: Floats) -> Floats:
        """The score of every row."""
        return np.bincount(self.row_of, weights=weights[self.columns], minlength=self.size)

    def shares(self, scores: Floats) -> Floats:
        """Scores as shares within each case."""
        raised = np.exp(scores - np.maximum.reduceat(scores, self.first)[self.case_of])
        return raised / np.add.reduceat(raised, self.first)[self.case_of]


def read_cases(data: Path, reader: Reader) -> list[Case]:
    """Every verb of the train part whose sentence names anything."""
    pages: dict[str, Page] = {}
    cases: list[Case] = []
    for asked in load_asked(data):
        if part_of_sentence(asked.text) != "train":
            continue
        if asked.text not in pages:
            pages = {asked.text: parse_all(as_document(f"event-{asked.name}", asked.text), reader)}
        cases.append(see(asked, pages[asked.text], reader))
    return cases


def see(asked: Asked, page: Page, reader: Reader) -> Case:
    """One verb with the features of its names."""
    sentence = page.sentence_at(asked.verb.start)
    said = bool(asked.places)
    if sentence is None or sentence not in page.parses:
        return Case(text=asked.text, rows=[], right=[], said=said)
    options = find_options(page, sentence, reader.find_places(page), reader.find_named(page))
    clause = Clause(page.parses[sentence], Span(asked.verb.start, asked.verb.end))
    rows = features_of_all(clause, options) if options else []
    return Case(
        text=asked.text,
        rows=[[hash_of_feature(f) for f in row] for row in rows],
        right=[not said, *(is_right(asked, o.place) for o in options)] if options else [],
        said=said,
    )


def keys_of(cases: Sequence[Case]) -> dict[int, int]:
    """A column for every feature that stands in two rows at least."""
    counts = Counter(key for case in cases for row in case.rows for key in set(row))
    return {key: i for i, key in enumerate(sorted(k for k, n in counts.items() if n >= LEAST))}


def fit(table: Table, columns: int) -> Floats:
    """Weights of a softmax over the rows of each case (Adam over all cases at once); any right row will do."""
    weights, mean, square = (np.zeros(columns) for _ in range(3))
    taught = (np.add.reduceat(table.right, table.first) > 0)[table.case_of]
    for step in range(1, STEPS + 1):
        shares = table.shares(table.scores(weights))
        wanted = shares * table.right
        total = np.add.reduceat(wanted, table.first)[table.case_of]
        wanted = np.where(taught, wanted / np.maximum(total, 1e-12), shares)
        gradient = np.bincount(table.columns, weights=(shares - wanted)[table.row_of], minlength=columns) + L2 * weights
        mean = 0.9 * mean + 0.1 * gradient
        square = 0.999 * square + 0.001 * gradient * gradient
        rate = RATE if step < 0.7 * STEPS else 0.3 * RATE
        weights -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return weights


def judge(cases: Sequence[Case], table: Table, scores: Floats) -> tuple[int, list[Judged]]:
    """How many answers are right, and every place given with its share."""
    shares, right, judged, at = table.shares(scores), 0, [], 0
    for case in cases:
        mine = shares[at : at + len(case.rows)]
        best = int(mine.argmax())
        right += case.right[best]
        if best:
            judged.append(Judged(slot="where", confidence=float(mine[best]), right=case.right[best]))
        at += len(case.rows)
    return right, judged


def left_out(cases: Sequence[Case], scale: float) -> tuple[int, list[Judged]]:
    """What models say of sentences that they have not seen."""
    fold = [int(hashlib.md5(case.text.strip().encode()).hexdigest(), 16) % FOLDS for case in cases]
    right, judged = 0, []
    for out in range(FOLDS):
        train = [c for c, f in zip(cases, fold, strict=True) if f != out]
        test = [c for c, f in zip(cases, fold, strict=True) if f == out]
        keys = keys_of(train)
        weights = fit(Table(train, keys), len(keys))
        table = Table(test, keys)
        hits, given = judge(test, table, scale * table.scores(weights))
        right, judged = right + hits, judged + given
    return right, judged


def main() -> None:
    """Read the sentences, measure by leaving out, write the weights."""
    data = Path(sys.argv[1])
    reader = load_reader(gazetteer_path(load_settings(os.environ).gazetteer or None, os.environ.get("XDG_CACHE_HOME")))
    cases = read_cases(data, reader)
    print("sentences", hashlib.sha256("\n".join(case.text for case in cases).encode()).hexdigest())
    seen = [case for case in cases if case.rows]
    silent = sum(not case.said for case in cases if not case.rows)
    errors = {scale: left_out(seen, scale) for scale in (0.8, 0.9, 1.0, 1.1, 1.25)}
    scale = min(errors, key=lambda s: expected_error(errors[s][1]))
    right, judged = errors[scale]
    print(f"left out: {100 * (right + silent) / len(cases):.1f} % of {len(cases)} right; scale {scale}")
    print(f"calibration error {100 * expected_error(judged):.1f} over {len(judged)} places")
    keys = keys_of(seen)
    weights = fit(Table(seen, keys), len(keys))
    kept = [(key, weights[i]) for key, i in keys.items() if abs(weights[i]) > 1e-3]
    np.savez_compressed(
        TARGET,
        keys=np.array([k for k, _ in kept], dtype=np.uint32),
        weights=np.array([w for _, w in kept], dtype=np.float16),
        scale=np.array(scale),
    )
    print(f"{len(kept)} weights, {TARGET.stat().st_size // 1024} KiB")


if __name__ == "__main__":
    main()
