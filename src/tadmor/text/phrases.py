"""Finding many fixed phrases in a text at once: a trie over words, longest match first, offsets kept.

Phrases are compared by `fold`: case, accents, apostrophes and hyphens do not count. A match never starts or ends inside a word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from tadmor.model.span import Span

V = TypeVar("V")
WORD = re.compile(r"[^\W_]+", re.UNICODE)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Comparison form of a word: casefolded, without accents (Latin, Greek and Cyrillic marks; other scripts keep theirs)."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if unicodedata.category(c) != "Mn")


@dataclass(frozen=True, slots=True, kw_only=True)
class Match(Generic[V]):
    """A phrase found: where, and the values that were filed under it."""

    span: Span
    values: tuple[V, ...]


class _Node(Generic[V]):
    __slots__ = ("next", "values")

    def __init__(self) -> None:
        self.next: dict[str, _Node[V]] = {}
        self.values: tuple[V, ...] = ()


class PhraseTable(Generic[V]):
    """A frozen table of phrases. `PhraseTable([("islamic state", x), ("IS", y)])`; several values may share a phrase.

    A class because a compiled trie is state worth keeping: building costs about 1 µs a phrase word, searching is linear.
    """

    def __init__(self, phrases: Iterable[tuple[str, V]]) -> None:
        self._root: _Node[V] = _Node()
        for phrase, value in phrases:
            node = self._root
            for word in WORD.findall(phrase):
                node = node.next.setdefault(fold(word), _Node())
            if node is not self._root:
                node.values = (*node.values, value)

    def find(self, text: str, within: Span | None = None) -> Iterator[Match[V]]:
        """Longest matches from left to right, not overlapping. `within` limits the search to a part of `text`."""
        words = [(m.start(), m.end()) for m in WORD.finditer(text, *((within.start, within.end) if within else ()))]
        index = 0
        while index < len(words):
            reached, values = self._longest(text, words, index)
            if values:
                yield Match(span=Span(words[index][0], words[reached][1]), values=values)
                index = reached + 1
            else:
                index += 1

    def _longest(self, text: str, words: list[tuple[int, int]], index: int) -> tuple[int, tuple[V, ...]]:
        node, best = self._root, index
        values: tuple[V, ...] = ()
        for position in range(index, len(words)):
            start, end = words[position]
            if position > index and not _joined(text[words[position - 1][1] : start]):
                break
            found = node.next.get(fold(text[start:end]))
            if found is None:
                break
            node = found
            if node.values:
                best, values = position, node.values
        return best, values

    def get(self, phrase: str) -> tuple[V, ...]:
        """The values filed under exactly this phrase."""
        node = self._root
        for word in WORD.findall(phrase):
            found = node.next.get(fold(word))
            if found is None:
                return ()
            node = found
        return node.values


def _joined(gap: str) -> bool:
    """True when two words with this between them can belong to one phrase: no sentence or list punctuation."""
    return len(gap) <= 3 and not any(c in ',;:!?()[]\n"“”' for c in gap) and (gap != ". ")
