"""Translations: reports in two languages whose figures, names and quotations agree, in the same order.

Names are compared by how they sound, Cyrillic ones written out in Latin letters; in scripts without capitals there are none to
compare, and no translation is found.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import combinations, pairwise

from tadmor.lexicon.gazetteer_names import loose_key
from tadmor.model.document import Document

_DAYS = 14
_LEAST_FIGURES, _LEAST_NAMES, _LEAST_AGREEING = 3, 3, 0.7
_LETTERS_OF_STEM, _LEAST_LETTERS = 4, 4
# A long report is compared by its beginning: two marks of each are held against each other.
_MOST_MARKS = 300
# Pairs of figures that more reports than these have in a row are of a table, not of one text.
_CROWD = 100
_ANCHOR = re.compile(
    r"(?P<figure>(?<![\w.,:/])\d{1,3}(?:[ .,\u00a0\u202f]\d{3})+(?!\w)|(?<![\w.,:/])\d+(?!\w))|(?P<word>[^\W\d_]+)|[“„«\"]"
)
_CYRILLIC = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфыэіґјєї", "abvgdeziyklmnoprstufyeigjei", strict=True))
    | {
        "ё": "e",
        "ж": "zh",
        "х": "kh",
        "ц": "ts",
        "ч": "ch",
        "ш": "sh",
        "щ": "shch",
        "ъ": "",
        "ь": "",
        "ю": "yu",
        "я": "ya",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Anchors:
    """What a translation keeps: figures of two digits or more, stems of names and quotation marks, in the order of the text."""

    language: str
    published: date | None
    marks: tuple[str, ...]

    @property
    def figures(self) -> list[str]:
        return [mark for mark in self.marks if mark.isdigit()]


def find_translations(documents: Sequence[Document]) -> dict[tuple[int, int], tuple[str, ...]]:
    """Pairs of indexes, smaller first, of reports in two languages of which one translates the other: the figures they share.

    At least three figures and three names agree in one order, and seven tenths of the figures of the report that has fewer; both
    are of the same fortnight, or neither has a date.
    """
    if len({document.language for document in documents if document.language}) < 2:
        return {}
    anchors = {at: _anchors(d, d.language) for at, d in enumerate(documents) if d.language}
    agreeing = {pair: _agreeing(anchors[pair[0]], anchors[pair[1]]) for pair in _candidates(anchors)}
    return {pair: figures for pair, figures in agreeing.items() if figures}


def _anchors(document: Document, language: str) -> _Anchors:
    marks = []
    for match in _ANCHOR.finditer(document.text):
        figure, word = match.group("figure"), match.group("word")
        if figure:
            digits = re.sub(r"\D", "", figure)
            marks += [digits] if len(digits) > 1 else []
        elif word is None:
            marks.append('"')
        elif len(word) >= _LEAST_LETTERS and word[0].isupper():
            stem = _stem(word)
            marks += [stem] if stem else []
    return _Anchors(language=language, published=document.published_day, marks=tuple(marks[:_MOST_MARKS]))


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    return loose_key(word.casefold().translate(_CYRILLIC))[:_LETTERS_OF_STEM]


def _candidates(anchors: dict[int, _Anchors]) -> Iterator[tuple[int, int]]:
    """Pairs in two languages, of one fortnight, that have two figures in a row in common."""
    held: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, report in anchors.items():
        for two in set(pairwise(report.figures)):
            held[two].append(at)
    seen: set[tuple[int, int]] = set()
    for together in held.values():
        if len(together) <= _CROWD:
            seen.update(combinations(sorted(together), 2))
    for first, second in sorted(seen):
        a, b = anchors[first], anchors[second]
        if a.language != b.language and _near(a.published, b.published):
            yield first, second


def _near(a: date | None, b: date | None) -> bool:
    return a == b if a is None or b is None else abs((a - b).days) <= _DAYS


def _agreeing(a: _Anchors, b: _Anchors) -> tuple[str, ...]:
    """The figures that both have in one order, empty where too little agrees."""
    common = _longest_common(a.marks, b.marks)
    figures = tuple(mark for mark in common if mark.isdigit())
    names = {mark for mark in common if mark.isalpha()}
    enough = max(_LEAST_FIGURES, _LEAST_AGREEING * min(len(a.figures), len(b.figures)))
    return figures if len(figures) >= enough and len(names) >= _LEAST_NAMES else ()


def _longest_common(a: Sequence[str], b: Sequence[str]) -> list[str]:
    """The longest sequence that both hold in order."""
    lengths = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in reversed(range(len(a))):
        for j in reversed(range(len(b))):
            lengths[i][j] = lengths[i + 1][j + 1] + 1 if a[i] == b[j] else max(lengths[i + 1][j], lengths[i][j + 1])
    found, i, j = [], 0, 0
    while i < len(a) and j < len(b):
        if a[i] == b[j]:
            found.append(a[i])
            i, j = i + 1, j + 1
        elif lengths[i + 1][j] >= lengths[i][j + 1]:
            i += 1
        else:
            j += 1
    return found
