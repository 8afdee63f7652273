"""Event words to groups: a learned chance for each pair, then average link from the best pair down."""

from __future__ import annotations

import functools
from importlib import resources
from typing import TYPE_CHECKING, Any

from tadmor.match.coded.clusters import group_reports
from tadmor.match.coded.score import LevelWeights, read_weights
from tadmor.match.words.likeness import CELLS, compare_all, levels_of
from tadmor.match.words.marked import MarkedReports

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[Any]]

_WORTH_KEEPING = 0.05


@functools.cache
def load_word_weights() -> LevelWeights:
    """The weights that come with the program (docs/models/words.md)."""
    return read_weights(resources.files("tadmor.match.words").joinpath("weights.tsv").read_text("utf-8"))


def chances_of_cells(weights: LevelWeights) -> Array:
    """The chance that two words tell of one event, for every combination of levels."""
    import numpy as np

    totals = [
        weights.constant + sum(weights.of.get(level, 0.0) for level in levels_of(cell).items()) for cell in range(CELLS)
    ]
    return np.asarray(1 / (1 + np.exp(-np.array(totals))))


def group_event_words(marked: MarkedReports, weights: LevelWeights | None = None) -> tuple[tuple[int, ...], ...]:
    """Groups of marked words that tell of one event, each word in one of them: sorted indexes into ``marked.words``."""
    if not marked.words:
        return ()
    weights = weights or load_word_weights()
    table = chances_of_cells(weights)
    links: dict[tuple[int, int], float] = {}
    for block in compare_all(marked):
        chances = table[block.cells]
        kept = chances >= _WORTH_KEEPING
        pairs = zip(block.first[kept].tolist(), block.second[kept].tolist(), strict=True)
        links.update(zip(pairs, (chances[kept] - weights.threshold).tolist(), strict=True))
    return group_reports(len(marked.words), links, not_compared=-weights.threshold)
