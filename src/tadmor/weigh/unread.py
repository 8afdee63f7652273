"""Reports that nobody could read and that may concern an incident."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tadmor.model.claim import Claim
from tadmor.model.document import Document
from tadmor.model.ids import DocumentId
from tadmor.model.value import TimeInterval
from tadmor.text.phrases import WORD, fold

_DAYS = 14
_READABLE = ("en",)
_LEAST_FIGURE = 3
_LEAST_LETTERS = 4
_NUMBER = re.compile(r"(?<![\w.,])\d{1,6}(?![\w]|[.,]\d)")
_DIGITS_OF_PEOPLE = ("killed", "wounded", "killed_or_wounded", "missing", "abducted")


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadReport:
    """A report without a reader. `latin`: written in the letters in which places are named, so that a name not found is absent."""

    published: date
    words: frozenset[str]
    numbers: frozenset[int]
    latin: bool


def find_unread(documents: Sequence[Document], read: set[DocumentId]) -> list[UnreadReport]:
    """Dated reports in a language that has no reader (all but English), of which no claim is known, the oldest first."""
    unread = [
        _unread(d, day)
        for d in documents
        if d.id not in read and d.language is not None and d.language not in _READABLE and (day := d.published_day)
    ]
    return sorted(unread, key=lambda report: report.published)


def _unread(document: Document, day: date) -> UnreadReport:
    words = [fold(word) for word in WORD.findall(f"{document.title or ''} {document.text}")]
    letters = [word for word in words if word.isalpha()]
    numbers = frozenset(int(number) for number in _NUMBER.findall(document.text))
    return UnreadReport(
        published=day,
        words=frozenset(words),
        numbers=numbers,
        latin=sum(word.isascii() for word in letters) * 2 > len(letters),
    )


def count_unread(claims: Sequence[Claim], when: TimeInterval, unread: Sequence[UnreadReport]) -> int:
    """How many of `unread` plausibly concern the incident of these claims.

    Compared: the day of publication (from the first day of the incident to 14 days after), then names and digits. A report in
    Latin letters counts when one of its words begins like a place that a claim names (accents and case do not count, endings are
    allowed: "Varda'da"; of a road both ends), or when it holds a figure of people that a claim states. In other letters names
    cannot be compared without a gazetteer: in doubt the report counts.
    """
    start = when.first_day
    if start is None:
        return 0
    near = [report for report in unread if start <= report.published <= start + timedelta(days=_DAYS)]
    if not near:
        return 0
    places = _place_names(claims)
    figures = {
        n for c in claims for q in c.quantities if q.what in _DIGITS_OF_PEOPLE for n in (q.low, q.high) if n is not None
    }
    telling = {n for n in figures if n >= _LEAST_FIGURE}
    return sum(not report.latin or bool(report.numbers & telling) or _names(report, places) for report in near)


def _place_names(claims: Sequence[Claim]) -> list[tuple[tuple[str, ...], ...]]:
    """Names that a report must hold to name a place: one for most, both ends of a road; each as its telling words."""
    named = {
        place.anchors if len(place.anchors) > 1 else (place.name,)
        for claim in claims
        for place in (claim.places or ((claim.where,) if claim.where else ()))
    }
    return sorted(tuple(_telling_words(name) for name in names) for names in named)


def _telling_words(name: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in WORD.findall(name) if word[0].isupper() and len(word) >= _LEAST_LETTERS)


def _names(report: UnreadReport, places: Sequence[tuple[tuple[str, ...], ...]]) -> bool:
    return any(all(_holds(report, words) for words in names) for names in places)


def _holds(report: UnreadReport, words: Sequence[str]) -> bool:
    return any(said.startswith(word) for word in words for said in report.words)
