"""What the rules of the grammar of times work on and give back."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tadmor.lexicon.time_words import TimeWords
from tadmor.model.value import TimePrecision
from tadmor.read.findings import ExpressionKind
from tadmor.read.times_clause import Outlook
from tadmor.read.times_tokens import Tokens

DAY = timedelta(days=1)
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchors:
    """What relative times hang on: `today` is the day of publication, `stated` a full date that can lend its year,
    `last` the nearest earlier day of the text, `single` the nearest one on which something happened, `told` the nearest earlier
    day or longer period, `told_period` the nearest earlier one longer than a week, `quarter` the nearest earlier quarter of a
    year (four a year, numbered through). Each may be unknown."""

    today: date | None
    stated: date | None
    last: date | None = None
    single: date | None = None
    told: Days | None = None
    told_period: Days | None = None
    quarter: int | None = None

    def after(self, days: Days, *, spoken: bool = False) -> Anchors:
        """What holds once the text has named these days; `spoken` when they only tell when somebody spoke."""
        named = days.precision == "day" or (days.precision == "days" and not days.relative and days.length <= WEEK)
        topic = days.precision in ("month", "year") and days.kind == "date" and not days.aside
        period = days if topic else self.told_period
        quarter = 4 * days.start.year + days.start.month // 3 if topic and "-Q" in days.value else self.quarter
        last = days.end if named else self.last
        single = days.end if days.precision == "day" and not spoken else self.single
        return replace(self, last=last, single=single, told=days, told_period=period, quarter=quarter)


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """Whole days `start` to `end` at the tokens `first` up to, not including, `past`.

    `relative` when an anchor other than only the year was needed; `year` when the text states the year. `kind` and
    `value` as in TimeExpression; without a value it is the calendar's own name of the days (times_values). `aside` where the
    text only compares with them. `confidence` is at most the share that the rule got right (its last column).
    """

    first: int
    past: int
    start: date
    end: date
    precision: TimePrecision
    relative: bool = False
    year: bool = False
    confidence: float = 1.0
    kind: ExpressionKind = "date"
    value: str = ""
    aside: bool = False

    @property
    def length(self) -> timedelta:
        """From the first day to the last."""
        return self.end - self.start

    def called(self, value: str, kind: ExpressionKind = "date") -> Days:
        """The same days under this name."""
        return replace(self, value=value, kind=kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A rule's match: tokens `first` up to, not including, `past`, and all that a rule may ask."""

    tokens: Tokens
    first: int
    past: int
    anchors: Anchors
    words: TimeWords
    view: Callable[[int], Outlook]

    def future(self, first: int) -> bool:
        """True where the clause of a token looks ahead."""
        return self.view(first) == "ahead"

    @property
    def letters(self) -> str:
        """The letters of the match."""
        return self.tokens.letters[self.first : self.past]

    def at(self, letters: str, last: bool = False) -> int | None:
        """The first (or last) token of the match whose letter is one of `letters`."""
        span = range(self.past - 1, self.first - 1, -1) if last else range(self.first, self.past)
        return next((i for i in span if self.tokens.letters[i] in letters), None)

    def word(self, letters: str, last: bool = False) -> str | None:
        """That token's word."""
        index = self.at(letters, last)
        return None if index is None else self.tokens.words[index]

    def year(self) -> int | None:
        """The year that the match states."""
        index = self.at("Y", last=True)
        return None if index is None else self.tokens.year(index, self.words)

    def days(
        self,
        start: date,
        end: date | None = None,
        precision: TimePrecision = "day",
        *,
        relative: bool = False,
        year: bool = False,
    ) -> Days:
        """Whole days as found here."""
        return Days(
            first=self.first,
            past=self.past,
            start=start,
            end=end or start,
            precision=precision,
            relative=relative,
            year=year,
        )


Build = Callable[[Cut], Days | None]


def day_of(year: int, month: int, day: int) -> date | None:
    """A date, or None where the calendar has no such day."""
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def months_from(day: date, months: int) -> date:
    """The same day of the month `months` later (earlier when negative), or that month's last day."""
    index = day.year * 12 + day.month - 1 + months
    last = month_end(index // 12, index % 12 + 1)
    return last.replace(day=min(day.day, last.day))


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - DAY * day.weekday()


def year_for(cut: Cut, month: int, day: int) -> int | None:
    """The year of a day stated without one: the last such day up to publication, the next one where the clause looks
    ahead, the nearest one where it says neither; without a day of publication, the year that brings it nearest to the full
    date that the text states."""
    today = cut.anchors.today
    if today is not None:
        view = cut.view(cut.first)
        passed = (month, day) <= (today.month, today.day)
        if view == "back":
            return today.year if passed else today.year - 1
        if view == "ahead":
            return today.year if not passed or (month, day) == (today.month, today.day) else today.year + 1
    return _nearest_year(today or cut.anchors.stated, month, day)


def _nearest_year(near: date | None, month: int, day: int) -> int | None:
    if near is None:
        return None
    years = (near.year - 1, near.year, near.year + 1)
    found = [(_away(d - near), y) for y in years if (d := day_of(y, month, day)) is not None]
    return min(found)[1] if found else None


def _away(gap: timedelta) -> timedelta:
    """How far a day is: reports tell more of what was, so that a day to come counts as farther."""
    return gap * 2.5 if gap > DAY * 0 else -gap
