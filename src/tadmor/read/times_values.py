"""What ISO 8601 and TIMEX3 write for a time: the name of a day, week, month or year, the part of a day, the clock."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from tadmor.lexicon.time_words import TimeWords
from tadmor.read.findings import ExpressionKind, TimeExpression
from tadmor.read.times_clock import Hours
from tadmor.read.times_tokens import Tokens
from tadmor.read.times_units import Days

# A unit as ISO 8601 writes it, and how many of that make one; a century has a letter only where nobody says how many.
LENGTHS = {
    "second": ("S", 1),
    "minute": ("M", 1),
    "hour": ("H", 1),
    "day": ("D", 1),
    "night": ("D", 1),
    "week": ("W", 1),
    "weekend": ("WE", 1),
    "fortnight": ("W", 2),
    "month": ("M", 1),
    "quarter": ("M", 3),
    "year": ("Y", 1),
    "decade": ("Y", 10),
    "century": ("Y", 100),
}
CLOCK = frozenset({"second", "minute", "hour"})


def value_of_days(days: Days) -> str:
    """The calendar's name of whole days: that of their middle where they are a loose week, month or year."""
    if days.value:
        return days.value
    middle = days.start + (days.end - days.start) / 2
    if days.precision == "week":
        return week_of(middle)
    if days.precision == "month" and days.length.days < 40:
        return month_of(days.start if days.start.day == 1 else middle)
    if days.precision == "year" and days.length.days < 400:
        return f"{middle.year}"
    return days.start.isoformat() if days.start == days.end else f"{days.start.isoformat()}/{days.end.isoformat()}"


def value_of_hours(start: datetime, end: datetime, hours: Hours | None) -> tuple[ExpressionKind, str]:
    """A clock time to the minute, a part of a day by its mark, or only the day where the report says no more."""
    day = start.date().isoformat()
    if hours is None:
        return "date", day
    if hours.code:
        return "time", f"{day}T{hours.code}"
    if hours.precision == "instant":
        return "time", (start + (end - start) / 2).isoformat(timespec="minutes")
    return "time", f"{start.isoformat(timespec='minutes')}/{end.isoformat(timespec='minutes')}"


def week_of(day: date) -> str:
    """The ISO week of a day."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def month_of(day: date) -> str:
    """The month of a day."""
    return f"{day.year}-{day.month:02d}"


def length_of(count: int | str, unit: str) -> str:
    """So many days, weeks, hours; "X" where nobody says how many."""
    code, size = LENGTHS[unit]
    return f"P{'T' * (unit in CLOCK)}{count * size if isinstance(count, int) else count}{code}"


def said_in_full(tokens: Tokens, first: int, past: int, words: TimeWords) -> int:
    """The token where the expression begins whose core begins at `first`: "the past week", "about 3 p.m.".

    The article of "the 1987 crash" and "a third-quarter loss" belongs to what follows.
    """
    if tokens.letters[first] == "|":  # over the weekend
        return first + 1
    at = first
    while at and tokens.letters[at - 1] in "ez~":
        at -= 1
    core = tokens.letters[first:past]
    describes = (core[-1] in "YMmDdW" and "o" not in core) or core[-2:] in ("-I", "-G", "-E")
    if at and tokens.letters[at - 1] in "^a" and not describes:
        at -= 1
    about = tokens.words[at - 1] if at else ""
    return at - 1 if about in words.spans["about"] and core[-1] in "GLE" else at


def keep_longest(found: Iterable[TimeExpression]) -> tuple[TimeExpression, ...]:
    """Of expressions that share characters the longest, and of equals the dated one; in text order."""
    kept: list[TimeExpression] = []
    for one in sorted(found, key=lambda e: (-len(e.evidence.span), e.interval is None, e.evidence.start)):
        if not any(one.evidence.span.overlaps(other.evidence.span) for other in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda e: e.evidence.start))
