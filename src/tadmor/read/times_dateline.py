"""The head of a wire: place, day and agency before the first sentence."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from datetime import date

from tadmor.lexicon.time_words import load_time_words
from tadmor.model.span import Span
from tadmor.model.value import TimeInterval
from tadmor.read.page import Page
from tadmor.read.times_units import DAY, day_of

HEAD = 1500
LINES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """`span` is the whole head up to the report itself; `when` the day it gives, whose `of` is ``announced``.

    `place` and `agency` are names as written; each may be absent, but never all but one of a place in lower case.
    """

    span: Span
    place: Span | None
    when: TimeInterval | None
    agency: Span | None


@functools.cache
def _pattern() -> re.Pattern[str]:
    words = load_time_words()
    months = "|".join([m.capitalize() for m in words.months] + [rf"{m.capitalize()}\.?" for m in words.short_months])
    weekdays = "|".join(day.capitalize() for day in words.weekdays)
    upper = r"[^\W\d_]*[A-ZÀ-Þ][^\W\d_]*"
    month = rf"(?:{months}|{months.upper()})"
    day = (
        rf"(?:(?:{weekdays}),?\ )?(?:(?P<m1>{month})\ (?P<d1>\d\d?)(?:,?\ (?P<y1>\d{{4}}))?"
        rf"|(?P<d2>\d\d?)\ (?P<m2>{month})(?:,?\ (?P<y2>\d{{4}}))?|(?P<y3>\d{{4}})-(?P<n3>\d\d)-(?P<d3>\d\d))"
    )
    place = rf"(?P<place>{upper}(?:[ \-'’/.]{{1,2}}{upper}){{0,4}}(?:,\ (?!{month}\b){upper}(?:\ {upper}){{0,2}}\.?)??)"
    name = r"[A-Z][\w .&-]{1,30}?"
    return re.compile(
        rf"(?:{place})?(?:(?:,\ |\ \(|\ [-–—|]\ |\ ){day}\)?)?"
        rf"(?:[.,]?\ ?(?:\((?P<a1>{name})\)|/(?P<a2>{name})/)|,\ (?P<a3>[A-Z][A-Z ]{{1,20}})(?=\.))?"
        r"(?P<stop>\.?\ ?(?:--|[-–—:])(?=\s)|\.(?=\s)|(?<=/)\.?(?=\s))\s*",
        re.VERBOSE,
    )


def find_dateline(page: Page) -> Dateline | None:
    """The dateline of a report, looked for at the beginning of its first lines."""
    text, start = page.document.text, 0
    for _ in range(LINES):
        if start >= min(len(text), HEAD):
            return None
        match = _pattern().match(text, start)
        if match and (found := _read(match, page)):
            return found
        end = text.find("\n", start)
        if end < 0:
            return None
        start = end + 1
        while start < len(text) and text[start].isspace():
            start += 1
    return None


def _read(match: re.Match[str], page: Page) -> Dateline | None:
    agency = next((Span(*match.span(g)) for g in ("a1", "a2", "a3") if match.group(g)), None)
    dated = any(match.group(g) for g in ("d1", "d2", "d3"))
    place = match.group("place")
    if match.group("stop") == "." and not (agency and place):
        return None
    if not (agency or dated) and not (place and place.isupper() and len(place) > 2):
        return None
    if place is None and (agency is None or "." in match.group("stop")):
        return None
    return Dateline(
        span=Span(match.start(), match.end()),
        place=Span(*match.span("place")) if place else None,
        when=_when(match, page) if dated else None,
        agency=agency,
    )


def _when(match: re.Match[str], page: Page) -> TimeInterval | None:
    form = next(f for f in "123" if match.group(f"d{f}"))
    number, words = int(match.group(f"d{form}")), load_time_words()
    if form == "3":
        month = int(match.group("n3"))
    else:
        name = match.group(f"m{form}").lower().rstrip(".")
        month = words.months.get(name) or words.short_months[name]
    year = match.group(f"y{form}")
    day = day_of(int(year), month, number) if year else _nearest(page.document.published_day, month, number)
    if day is None:
        return None
    parts = [match.span(g) for g in (f"d{form}", f"y{form}", f"m{form}" if form != "3" else "n3") if match.group(g)]
    span = Span(min(start for start, _ in parts), max(end for _, end in parts))
    return TimeInterval(
        of="announced",
        earliest=day.isoformat(),
        latest=day.isoformat(),
        precision="day",
        basis="stated",
        evidence=page.document.quote(span),
        confidence=0.9,
    )


def _nearest(published: date | None, month: int, day: int) -> date | None:
    """The last such day up to the day after publication."""
    if published is None:
        return None
    for year in (published.year + 1, published.year, published.year - 1):
        found = day_of(year, month, day)
        if found and found <= published + DAY:
            return found
    return None
