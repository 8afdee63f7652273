"""Weights of levels for joining event words (src/tadmor/match/words/weights.tsv), from ECB+ (annotations CC BY 3.0) and the Gun
Violence Corpus (CC BY 4.0); see docs/models/words.md.

    python training/words.py DATA

DATA is the folder of gold sets. The train topics of ECB+ are dealt into three records, the train shootings are a fourth. The
threshold is chosen on each record with weights learned from the other three; the weights are learned from all. Nothing is random.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from tadmor.bench.coreference import ECB, FILES, MarkedText, load_sets, prepare_texts
from tadmor.bench.coreference_figures import conll
from tadmor.bench.joined import b_cubed
from tadmor.bench.matching import homes
from tadmor.bench.reading.corpus import fingerprint
from tadmor.match.coded.fit import fit_weights, one_hot
from tadmor.match.coded.score import LevelWeights, name_weights, write_weights
from tadmor.match.words.grouping import group_event_words
from tadmor.match.words.likeness import CELLS, compare_all, levels_of
from tadmor.match.words.marked import MarkedReports

Array = np.ndarray[Any, np.dtype[Any]]
WEIGHTS = Path(__file__).parents[1] / "src/tadmor/match/words/weights.tsv"
RECORDS, RIDGE, SMALL = 3, 1.0, 0.005
THRESHOLDS = tuple(at / 40 for at in range(6, 21))
LEVELS = [levels_of(cell) for cell in range(CELLS)]
FEATURES = tuple(LEVELS[0])
MATRIX, NAMES = one_hot([[levels[feature] for levels in LEVELS] for feature in FEATURES])


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Reports that are joined at once: how many pairs each combination of levels has, and how many of them are one event."""

    marked: MarkedReports
    events: tuple[str, ...]
    pairs: Array
    same: Array


def count(texts: Sequence[MarkedText]) -> Record:
    """The pairs of some reports, counted by their levels."""
    marked = prepare_texts(texts)
    events = tuple(event for text in texts for _, event in text.marks)
    numbers = np.unique(events, return_inverse=True)[1]
    pairs, same = np.zeros(CELLS), np.zeros(CELLS)
    for block in compare_all(marked):
        one = numbers[block.first] == numbers[block.second]
        pairs += np.bincount(block.cells, minlength=CELLS)
        same += np.bincount(block.cells, weights=one, minlength=CELLS)
    return Record(marked=marked, events=events, pairs=pairs, same=same)


def learn(records: Sequence[Record], threshold: float) -> LevelWeights:
    """Weights of the levels from all pairs of some records."""
    pairs = np.sum([record.pairs for record in records], axis=0)
    same = np.sum([record.same for record in records], axis=0)
    learned = fit_weights(MATRIX.astype(np.float64), same / np.maximum(pairs, 1), RIDGE, times=pairs)
    return name_weights(learned, NAMES, FEATURES, threshold, SMALL)


def joins(record: Record, weights: LevelWeights) -> float:
    """B³ and CoNLL F1 of a record, together."""
    home = homes(group_event_words(record.marked, weights))
    return b_cubed(home, record.events) + conll(record.events, home)


def main(arguments: list[str]) -> int:
    """Learns the weights and writes the table."""
    data = Path(arguments[0])
    print(f"sha256 of names and bytes: {fingerprint(data, FILES)}")
    sets = load_sets(data, "train")
    topics = sorted({text.group for text in sets[ECB]})
    dealt = [[text for text in sets[ECB] if topics.index(text.group) % RECORDS == at] for at in range(RECORDS)]
    records = [count(texts) for texts in (*dealt, *(texts for name, texts in sets.items() if name != ECB))]
    reached = {
        threshold: sum(
            joins(left, learn([record for record in records if record is not left], threshold)) for left in records
        )
        for threshold in THRESHOLDS
    }
    for threshold, value in reached.items():
        print(f"threshold {threshold}: mean of B³ and CoNLL F1 {50 * value / len(records):.1f}")
    weights = learn(records, max(reached, key=lambda threshold: reached[threshold]))
    counts: Counter[tuple[str, str]] = Counter()
    for cell, levels in enumerate(LEVELS):
        for key in levels.items():
            counts[key] += int(sum(record.pairs[cell] for record in records))
    WEIGHTS.write_text(write_weights(weights, counts, FEATURES), "utf-8")
    print(
        f"{int(sum(counts.values()) / len(FEATURES))} pairs, {len(weights.of)} weights, threshold {weights.threshold}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
