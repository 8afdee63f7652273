"""How alike two event words, their sentences and their reports are: levels of four features for all pairs, as one number a pair.

Words of a report count the more the fewer of the reports have them (Spärck Jones 1972); likeness is the cosine of such counts.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from tadmor.match.words.marked import MarkedReports, stem_of

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[Any]]

_MEANINGS = (0.6, 0.45, 0.3)
_REPORTS = (0.03, 0.06, 0.1, 0.15, 0.22, 0.3, 0.4)
_SENTENCES = (0.02, 0.08, 0.15, 0.25, 0.4)
_ROWS_AT_ONCE = 400


def _up_to(limits: Sequence[float]) -> tuple[str, ...]:
    between = (f"{low:g} to {high:g}" for low, high in pairwise(limits))
    return (f"below {limits[0]:g}", *between, f"{limits[-1]:g} or more")


WORD_LEVELS = ("same word", "same stem", *(f"alike in meaning, {limit:g} or more" for limit in _MEANINGS), "other word")
REPORT_LEVELS = ("same report", *_up_to(_REPORTS))
SENTENCE_LEVELS = _up_to(_SENTENCES)
PLACE_LEVELS = ("two sentences", "one sentence")
CELLS = len(WORD_LEVELS) * len(REPORT_LEVELS) * len(SENTENCE_LEVELS) * len(PLACE_LEVELS)


def levels_of(cell: int) -> dict[str, str]:
    """The level of each feature of a pair, by the number that stands for them all: the marks that the weights are learned for."""
    rest, place = divmod(cell, len(PLACE_LEVELS))
    rest, sentence = divmod(rest, len(SENTENCE_LEVELS))
    word, report = divmod(rest, len(REPORT_LEVELS))
    within = "same report" if report == 0 else "two reports"
    return {
        "word": WORD_LEVELS[word],
        "reports": REPORT_LEVELS[report],
        "word and reports": f"{WORD_LEVELS[word]}; {REPORT_LEVELS[report]}",
        "sentences": SENTENCE_LEVELS[sentence],
        "sentences and reports": f"{SENTENCE_LEVELS[sentence]}; {within}",
        "place": PLACE_LEVELS[place],
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class PairBlock:
    """Pairs of marked words, first before second, and for each the number of its levels."""

    first: Array
    second: Array
    cells: Array


def compare_all(marked: MarkedReports) -> Iterator[PairBlock]:
    """Every pair of marked words, some hundred words with all later ones at a time. Quadratic in the number of words."""
    import numpy as np

    weigh = _weights(marked.contents)
    column = {word: at for at, word in enumerate(weigh)}
    reports = _unit_rows(marked.contents, weigh, column)
    likeness = reports @ reports.T
    around = _unit_rows([Counter(word.around) for word in marked.words], weigh, column)
    home = np.array([word.report for word in marked.words])
    sentence = np.array([word.sentence for word in marked.words])
    lemma, stem = (
        np.unique(names, return_inverse=True)[1]
        for names in ([w.lemma for w in marked.words], [stem_of(w.lemma) for w in marked.words])
    )
    for start in range(0, len(home), _ROWS_AT_ONCE):
        rows = slice(start, start + _ROWS_AT_ONCE)
        first, second = np.nonzero(
            np.arange(start, min(start + _ROWS_AT_ONCE, len(home)))[:, None] < np.arange(len(home))
        )
        meaning = (marked.vectors[rows] @ marked.vectors.T)[first, second]
        sentences = np.digitize((around[rows] @ around.T)[first, second], _SENTENCES)
        first = first + start
        same_report = home[first] == home[second]
        words = np.select(
            [lemma[first] == lemma[second], stem[first] == stem[second], *(meaning >= limit for limit in _MEANINGS)],
            list(range(len(_MEANINGS) + 2)),
            len(_MEANINGS) + 2,
        )
        told = np.where(same_report, 0, 1 + np.digitize(likeness[home[first], home[second]], _REPORTS))
        cells = (words * len(REPORT_LEVELS) + told) * len(SENTENCE_LEVELS) + sentences
        cells = cells * len(PLACE_LEVELS) + (same_report & (sentence[first] == sentence[second]))
        yield PairBlock(first=first, second=second, cells=cells)


def _weights(contents: Sequence[Mapping[str, int]]) -> dict[str, float]:
    """What a word counts: the logarithm of how few reports have it."""
    held = Counter(word for words in contents for word in words)
    return {word: math.log((len(contents) + 1) / times) for word, times in sorted(held.items())}


def _unit_rows(counts: Sequence[Mapping[str, int]], weigh: Mapping[str, float], column: Mapping[str, int]) -> Array:
    import numpy as np

    rows = np.zeros((len(counts), len(weigh)), dtype=np.float32)
    for at, words in enumerate(counts):
        for word, times in words.items():
            if word in weigh:
                rows[at, column[word]] = (1 + math.log(times)) * weigh[word]
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9))
