"""Dates that a report gives of itself: fields as people write them, and datelines. Never a day that is not written out."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
DAY_MONTH = rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{MONTH})\.?,? (?P<year>\d{{4}})"
MONTH_DAY = rf"(?P<month2>{MONTH})\.? (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year2>\d{{4}})"
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?"
ISO = r"(?P<iso>\d{4}-\d\d-\d\d)"
WORDS = rf"{WEEKDAY}(?:{DAY_MONTH}|{MONTH_DAY}|{ISO})(?!\d)"

ISO_TIME = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?", re.ASCII)
WRITTEN = re.compile(WORDS, re.IGNORECASE | re.ASCII)
# "KYIV, June 1, 2017 (Agency) –", "Beirut/Geneva (1 June 2017) –", "ANKARA – 1 June 2017:"; and a line that is only a date.
DATELINE = re.compile(
    rf"(?P<place>[^\W\d_][^\n,(:–—]{{1,40}}(?:, [^\W\d_][^\n,(:–—]{{1,30}})?)(?:, | ?\(| [–—-] |: ){WORDS}(?=\W)",
    re.IGNORECASE,
)
DATE_LINE = re.compile(
    rf"(?:(?:first )?(?:published|posted|date|issued|updated)(?: on)?:? )?{WORDS}(?:[ ,–—|-]+(?:at )?\d\d?:\d\d.{{0,20}})?[.\s]*",
    re.IGNORECASE,
)
NO_PLACES = frozenset(
    "on in at by from since until after before the a an last next between during "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)
LINES_OF_HEAD = 4
LONGEST_PLACE_WORDS = 6


def read_date(words: str) -> str | None:
    """An ISO 8601 date, or date and time, from a field. ISO 8601 is kept as written; others become a day.

    None where the day is not given ("June 2017"), not clear ("01/06/2017") or not in the calendar.
    """
    words = words.strip()
    if ISO_TIME.fullmatch(words):
        try:
            datetime.fromisoformat(words)
        except ValueError:
            return None
        return words.replace(" ", "T")
    written = WRITTEN.match(words)
    if written:
        return _day(written)
    try:
        return parsedate_to_datetime(words).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def find_dateline(text: str) -> str | None:
    """The day in the dateline at the head of a report, as an ISO 8601 date; only where it names its year."""
    head = [line.strip() for line in text[:2_000].split("\n") if line.strip()]
    for line in head[:LINES_OF_HEAD]:
        found = DATE_LINE.fullmatch(line) or DATELINE.match(line)
        if found and _is_place(found.groupdict().get("place") or "Here"):
            return _day(found)
    return None


def _is_place(words: str) -> bool:
    """A place is a few words, each with a capital; "On Monday" and "The army said" are none."""
    pieces = words.replace("/", " ").replace(",", " ").split()
    small = ("of", "the", "de", "el", "al", "and")
    capital = all(piece[0].isupper() or piece.lower() in small for piece in pieces)
    return capital and len(pieces) <= LONGEST_PLACE_WORDS and pieces[0].lower() not in NO_PLACES


def _day(found: re.Match[str]) -> str | None:
    try:
        if found["iso"]:
            return date.fromisoformat(found["iso"]).isoformat()
        month = MONTHS[(found["month"] or found["month2"]).lower()]
        return date(int(found["year"] or found["year2"]), month, int(found["day"] or found["day2"])).isoformat()
    except ValueError:
        return None
