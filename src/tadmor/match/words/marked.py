"""What the joining of event words looks at: the words themselves, those of their sentences and those of their reports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[Any]]

_ENDINGS = ("ing", "er", "ed", "ion", "ment", "s", "e")
_SHORTEST = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class EventWord:
    """One marked word: the number of its report, that of its sentence within it, its base form in small letters, and the base
    forms of the other content words of its sentence."""

    report: int
    sentence: int
    lemma: str
    around: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedReports:
    """Marked words with what each report holds: how often each content word, by report. `vectors` has a row of length one for
    each marked word, or zeros where a word has no vector."""

    words: tuple[EventWord, ...]
    contents: tuple[Mapping[str, int], ...]
    vectors: Array


def stem_of(lemma: str) -> str:
    """The lemma without an ending that makes another part of speech of it: "shooting", "shooter" and "shoot" share one."""
    for ending in _ENDINGS:
        if lemma.endswith(ending) and len(lemma) - len(ending) >= _SHORTEST:
            return lemma[: -len(ending)]
    return lemma
