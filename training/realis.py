"""Trains src/tadmor/read/weights/realis.tsv: one event, or violence in general? See docs/models/realis.md.

    python training/realis.py

Reads training/realis.tsv, sentences written for it: genre, number of the pair, sentence; [words] tell one event that took place,
{words} what is done as a rule, counted, feared or planned. Deterministic; prints the hash of the table, and how well the weights
tell the two apart in genres that are left out in turn.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from tadmor.bench.reading.corpus import as_document
from tadmor.read.realis import CONSTANT
from tadmor.read.realis_features import marks_of
from tadmor.read.split import split_report
from tadmor.read.tagger import tag_english

TABLE = Path(__file__).parent / "realis.tsv"
TARGET = Path(__file__).parents[1] / "src" / "tadmor" / "read" / "weights" / "realis.tsv"
MARKED = re.compile(r"(\[[^\]]*\]|\{[^}]*\})")
RIDGE, STEPS, LEAST = 1.0, 40, 3
Floats = np.ndarray[Any, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A marked word of a sentence: its genre, what is seen of it, and whether it tells one event."""

    genre: str
    marks: tuple[str, ...]
    event: bool


def split_marks(marked: str) -> tuple[str, list[tuple[int, bool]]]:
    """The sentence without its brackets, and where each marked word begins, with True for one event."""
    plain, found = "", []
    for part in MARKED.split(marked):
        word = part[:1] in {"[", "{"}
        if word:
            found.append((len(plain), part[0] == "["))
        plain += part[1:-1] if word else part
    return plain, found


def load_examples(text: str) -> list[Example]:
    """The marked words of the table, parsed as the reading parses."""
    rows = [line.split("\t") for line in text.splitlines()[1:] if not line.startswith("#")]
    examples = []
    for number, (genre, _, marked) in enumerate(rows):
        plain, words = split_marks(marked)
        document = as_document(f"realis/{number}", plain)
        parses = tag_english(document, split_report(document)).values()
        for start, event in words:
            found = ((parse, token) for parse in parses if (token := parse.token_at(start)) is not None)
            for parse, token in found:
                examples.append(Example(genre=genre, marks=tuple(marks_of(parse, token)), event=event))
    return examples


def columns(examples: Sequence[Example], names: Sequence[str]) -> Floats:
    """One row an example, one column a mark, and a last one of ones."""
    at = {name: k for k, name in enumerate(names)}
    rows = np.zeros((len(examples), len(names) + 1))
    for row, example in zip(rows, examples, strict=True):
        row[[at[mark] for mark in example.marks if mark in at]] = 1.0
    rows[:, -1] = 1.0
    return rows


def fit(rows: Floats, events: Floats) -> Floats:
    """Weights of the columns by Newton's method; the ridge spares the constant."""
    ridge = np.full(rows.shape[1], RIDGE)
    ridge[-1] = 0.01
    weights: Floats = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = (rows * (chance * (1 - chance))[:, None]).T @ rows + np.diag(ridge)
        weights = weights - np.linalg.solve(slope, rows.T @ (chance - events) + ridge * weights)
    return weights


def ranked_right(odds: Floats, events: Floats) -> float:
    """The share of pairs of one event and one that is none in which the event has the higher odds (area under the curve)."""
    others = odds[events == 0]
    return float(np.mean([np.mean(one > others) + 0.5 * np.mean(one == others) for one in odds[events == 1]]))


def main() -> int:
    """Trains on all sentences and writes the table of weights."""
    text = TABLE.read_text("utf-8")
    print(f"sha256 of {TABLE.name}: {hashlib.sha256(text.encode('utf-8')).hexdigest()}")
    examples = load_examples(text)
    counts = Counter(mark for example in examples for mark in example.marks)
    names = sorted(mark for mark, count in counts.items() if count >= LEAST)
    rows, events = columns(examples, names), np.array([float(example.event) for example in examples])
    genres = np.array([example.genre for example in examples])
    left: Floats = np.zeros(len(examples))
    for genre in sorted(set(genres)):
        out = genres == genre
        left[out] = rows[out] @ fit(rows[~out], events[~out])
    print(f"{len(examples)} words, {int(events.sum())} tell one event; {len(names)} marks in {len(set(genres))} genres")
    right = np.mean((left > 0) == (events == 1))
    print(f"genres left out in turn: ranked right {ranked_right(left, events):.3f}, told apart {right:.3f}")
    weights = fit(rows, events)
    named = [(CONSTANT, weights[-1]), *zip(names, weights[:-1], strict=True)]
    lines = ["mark\tweight", *(f"{name}\t{weight:.3f}" for name, weight in named)]
    TARGET.write_text("\n".join(lines) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
