"""States and provinces by their letters: "Okla.", "N.S.W.", "TX" after a comma."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache

from tadmor.lexicon.gazetteer import data_lines
from tadmor.model.span import Span


@cache
def _names() -> dict[str, str]:
    """Short form, as written, to the name that the gazetteer knows."""
    table: dict[str, str] = {}
    for row in csv.DictReader(data_lines("provinces_short.tsv"), delimiter="\t"):
        for short in (*row["short"].split(";"), row["code"]):
            if short:
                table.setdefault(short, row["province"])
    return table


@cache
def _pattern() -> re.Pattern[str]:
    """After a name and a comma any of them; elsewhere only three letters, or letters with dots between them, not after a year."""
    shorts = sorted(_names(), key=len, reverse=True)
    dotted = [s for s in shorts if s.count(".") > 1 or (s.isupper() and len(s) > 2 and "." not in s)]

    def one_of(forms: list[str]) -> str:
        return "|".join(re.escape(s) + ("" if s.endswith(".") else r"(?!\.?\w)") for s in forms)

    return re.compile(rf"(?<=[\w.’'\])],)\s(?P<after>{one_of(shorts)})|(?<![\w.])(?<!\d\s)(?P<alone>{one_of(dotted)})")


def find_short_provinces(text: str, start: int, end: int) -> Iterator[tuple[Span, str]]:
    """Short forms between two offsets: the span of the letters, and the whole name."""
    for match in _pattern().finditer(text, start, end):
        group = "after" if match["after"] else "alone"
        if group == "alone" or _follows_name(text, match.start(group), start):
            yield Span(*match.span(group)), _names()[match[group]]


def _follows_name(text: str, at: int, start: int) -> bool:
    """True where the word before the comma begins with a capital letter."""
    before = text[max(start, at - 40) : at].rstrip().rstrip(",").rsplit(" ", 1)[-1]
    return before[:1].isupper()


def short_province_at(text: str, at: int) -> str | None:
    """The whole name of the province whose short form begins at `at`, after a comma."""
    match = _pattern().match(text, at - 1) if at else None
    return _names()[match["after"]] if match and match["after"] else None
