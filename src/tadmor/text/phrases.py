"""Finding many fixed phrases in a text at once: a trie over words, longest match first, offsets kept.

Phrases are compared by `fold`: case, accents, apostrophes and hyphens do not count. A match never starts or ends inside a word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
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
        words = _folded_words(text, *((within.start, within.end) if within else (0, len(text))))
        first, past = self._root.next, 0
        for index, (start, _, word) in enumerate(words):
            node = first.get(word) if index >= past else None
            if node is None:
                continue
            reached, values = _longest(node, text, words, index)
            if values:
                yield Match(span=Span(start, words[reached][1]), values=values)
                past = reached + 1

    def get(self, phrase: str) -> tuple[V, ...]:
        """The values filed under exactly this phrase."""
        node = self._root
        for word in WORD.findall(phrase):
            found = node.next.get(fold(word))
            if found is None:
                return ()
            node = found
        return node.values


@lru_cache(maxsize=2048)
def _folded_words(text: str, start: int, end: int) -> tuple[tuple[int, int, str], ...]:
    """Where words stand in a part of a text, and their comparison forms: several tables are asked of each sentence."""
    return tuple([(m.start(), m.end(), fold(m.group())) for m in WORD.finditer(text, start, end)])


def _longest(node: _Node[V], text: str, words: Sequence[tuple[int, int, str]], index: int) -> tuple[int, tuple[V, ...]]:
    """The longest phrase that begins with the word at `index`, which `node` stands for: its last word and its values."""
    best, values = index, node.values
    for position in range(index + 1, len(words)):
        start, _, word = words[position]
        found = node.next.get(word)
        if found is None or not _joined(text[words[position - 1][1] : start]):
            break
        node = found
        if node.values:
            best, values = position, node.values
    return best, values


def _joined(gap: str) -> bool:
    """True when two words with this between them can belong to one phrase: no sentence or list punctuation."""
    return len(gap) <= 3 and not any(c in ',;:!?()[]\n"“”' for c in gap) and (gap != ". ")
