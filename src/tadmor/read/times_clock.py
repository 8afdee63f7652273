"""The grammar of clock times: "about 1:15 p.m.", "0300 GMT", "13:15 (1015 GMT)", "between 2 and 4 p.m."."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tadmor.lexicon.time_words import TimeWords
from tadmor.model.value import TimePrecision
from tadmor.read.times_tokens import Tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """Minutes `low` to `high` after a day's beginning, at the tokens `first` up to, not including, `past`.

    `code` is TIMEX3's mark of a part of day ("MO", "NI"), or a fixed clock time ("12:00").
    """

    first: int
    past: int
    low: int
    high: int
    precision: TimePrecision
    offset: str | None = None
    code: str = ""


def clock_at(tokens: Tokens, index: int, words: TimeWords) -> Hours | None:
    """The longest clock time that begins at a token."""
    match = CLOCK.match(tokens.letters, index)
    return _clock(tokens, match, words) if match else None


CLOCK = re.compile(
    r"(?:(?P<lead>~|!r|!b|r|b)\^?)?(?:"
    r"(?P<from>[BR])(?P<low>[CDF])(?P<lowa>A?)[&h-](?P<high>[CDF])(?P<higha>A?)"
    r"|(?P<clock>C|[DF](?=A)|[FY](?=Z|U))(?P<a>A?)U?)"
    r"(?P<z>Z)?(?:<>)?(?:\((?P<other>[CFYD])(?P<othera>A?)(?P<otherz>Z)\))?"
)


def _clock(tokens: Tokens, match: re.Match[str], words: TimeWords) -> Hours | None:
    def minutes(name: str, meridiem: str) -> int | None:
        a = tokens.words[match.start(meridiem)] if match.group(meridiem) else None
        return _minutes(tokens.words[match.start(name)], a)

    zone = words.zones.get(tokens.words[match.start("z")]) if match.group("z") else None
    if match.group("from"):
        if not (match.group("higha") or tokens.letters[match.start("high")] == "C"):
            return None
        low, high = minutes("low", "lowa" if match.group("lowa") else "higha"), minutes("high", "higha")
        if low is None or high is None:
            return None
        high += 1440 if high < low else 0
        return Hours(first=match.start(), past=match.end(), low=low, high=high, precision="part_of_day", offset=zone)
    at = minutes("clock", "a")
    word = tokens.words[match.start("clock")]
    if at is None or (match.group().endswith("U") and tokens.words[match.end() - 1] != "hours"):
        return None
    if match.group("otherz"):
        other = minutes("other", "othera")
        zone = _offset(at, other) if other is not None else None
    low, high, precision = _loosened(at, match.group("lead"), word.isdigit() and len(word) <= 2)
    return Hours(first=match.start(), past=match.end(), low=low, high=high, precision=precision, offset=zone)


def _loosened(at: int, lead: str | None, whole_hour: bool) -> tuple[int, int, TimePrecision]:
    slack = 60 if whole_hour else 30
    if lead == "~":
        return at - slack, at + slack, "instant"
    if lead == "!r":
        return at, at + 60, "instant"
    if lead == "!b":
        return at - 60, at, "instant"
    if lead == "r":
        return at, 24 * 60 - 1, "part_of_day"
    return (0, at, "part_of_day") if lead == "b" else (at, at, "instant")


def _minutes(word: str, meridiem: str | None) -> int | None:
    digits = re.sub(r"\D", "", word)
    if not digits:
        return None  # a year as it is spoken
    hour, minute = (int(digits), 0) if len(digits) <= 2 else (int(digits[:-2]), int(digits[-2:]))
    if meridiem:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if meridiem.startswith("p") else 0)
    return hour * 60 + minute if hour < 24 and minute < 60 else None


def _offset(local: int, universal: int) -> str | None:
    """The offset that two clocks of one moment give, to a quarter of an hour."""
    shift = (local - universal + 720) % 1440 - 720
    sign = "-" if shift < 0 else "+"
    return f"{sign}{abs(shift) // 60:02d}:{abs(shift) % 60:02d}" if shift % 15 == 0 else None
