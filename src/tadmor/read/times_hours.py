"""The grammar of hours, and of what hours and days say together."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from tadmor.lexicon.time_words import TimeWords
from tadmor.model.value import TimePrecision
from tadmor.read.findings import ExpressionKind
from tadmor.read.times_clock import Hours
from tadmor.read.times_tokens import Tokens
from tadmor.read.times_units import DAY, Anchors, Days
from tadmor.read.times_values import value_of_days, value_of_hours

NIGHT = Hours(first=0, past=0, low=18 * 60, high=30 * 60, precision="part_of_day", code="NI")
EARLY, LATE = (0, 10 * 60), (17 * 60, 24 * 60 - 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A time of a sentence, whole: whole days where `precision` says so."""

    first: int
    past: int
    start: datetime
    end: datetime
    precision: TimePrecision
    relative: bool
    offset: str | None = None
    confidence: float = 0.8
    kind: ExpressionKind = "date"
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """A sentence with its days (1), periods (2) and clock times (3) drawn together: one letter an item.

    `anchors` hold at its beginning, `after` at its end.
    """

    tokens: Tokens
    letters: str
    units: tuple[Days | Hours | None, ...]
    firsts: tuple[int, ...]
    anchors: Anchors
    after: Anchors
    words: TimeWords


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Items `first` up to, not including, `past`, that a rule matched."""

    items: Items
    first: int
    past: int

    @property
    def letters(self) -> str:
        """The letters of the match."""
        return self.items.letters[self.first : self.past]

    @property
    def all_days(self) -> list[Days]:
        """The days and periods of the match."""
        return [u for u in self.items.units[self.first : self.past] if isinstance(u, Days)]

    def hours(self) -> Hours | None:
        """The clock time of the match, or else the last part of day in it, narrowed or moved by the words before it."""
        part: Hours | None = None
        for i in range(self.first, self.past):
            unit = self.items.units[i]
            if isinstance(unit, Hours):
                return unit
            if self.items.letters[i] == "P" and part is None:
                part = self._part(i)
        return part

    def part_at(self, index: int) -> Hours | None:
        """The part of day right after the item `index`, where there is one."""
        return self._part(index + 1) if self.items.letters[index + 1 : index + 2] == "P" else None

    def _part(self, index: int) -> Hours:
        word = self.items.tokens.words[self.items.firsts[index]]
        low, high = self.items.words.parts[re.sub(r"\s+", " ", word)]
        before = self.items.letters[self.first : index]
        if before.endswith("~"):
            low, high = low - 60, high + 60 * (word != "midnight")
        elif before.endswith("b"):
            low, high = (22 * 60, 24 * 60) if word == "midnight" else (0, max(low, 6 * 60) if low < 6 * 60 else low)
        elif before.endswith("!r"):
            high = low + 120
        elif before.endswith("r"):
            high = max(low + 6 * 60, high)
        elif word == "midnight":
            high = 25 * 60
        elif "e" in before and word == "morning":
            low, high = EARLY
        return Hours(
            first=0,
            past=0,
            low=low,
            high=high,
            precision="instant" if word in NOON else "part_of_day",
            code=self.items.words.part_codes[re.sub(r"\s+", " ", word)],
        )

    def found(self, days: Days, low: int, high: int, hours: Hours | None = None) -> Found:
        """Minutes `low` to `high` of a day."""
        midnight = datetime.combine(days.start, time())
        return self.between(midnight + timedelta(minutes=low), midnight + timedelta(minutes=high), hours)

    def between(self, start: datetime, end: datetime, hours: Hours | None = None) -> Found:
        """From one moment to another, with the precision and offset of `hours`, or as a part of a day."""
        all_days = self.all_days
        kind, value = value_of_hours(start, end, hours)
        return Found(
            first=self.items.firsts[self.first],
            past=self.token_past,
            start=start,
            end=end,
            precision=hours.precision if hours else "part_of_day",
            relative=any(d.relative for d in all_days) or not all_days,
            offset=hours.offset if hours else None,
            confidence=min([d.confidence for d in all_days], default=0.7),
            kind=kind,
            value=value,
        )

    def whole(self, start: date, end: date, precision: TimePrecision, relative: bool) -> Found:
        """Whole days."""
        named = self.all_days[0] if len(self.all_days) == 1 and self.all_days[0].start == start else None
        return Found(
            first=self.items.firsts[self.first],
            past=self.token_past,
            start=datetime.combine(start, time()),
            end=datetime.combine(end, time()),
            precision=precision,
            relative=relative,
            confidence=min([d.confidence for d in self.all_days], default=0.7),
            kind=named.kind if named else "date",
            value=value_of_days(named or Days(first=0, past=0, start=start, end=end, precision=precision)),
        )

    @property
    def token_past(self) -> int:
        """The token after the match."""
        items = self.items
        return items.firsts[self.past] if self.past < len(items.firsts) else len(items.tokens.words)

    def last_day(self) -> Days | None:
        """The nearest day before the match in its sentence, or else the one that the text gave before.

        An hour is one of a single day, and not of the last of several ("interviewed between 9 and 12 June"), if the text gave one.
        """
        for unit in reversed(self.items.units[: self.first]):
            if isinstance(unit, Days) and unit.precision == "day":
                return unit
        last = self.items.anchors.single or self.items.anchors.last
        return None if last is None else _plain(last)


NOON = frozenset({"noon", "midday"})
Build = Callable[[Match], Found | None]


def _plain(day: date) -> Days:
    return Days(first=0, past=0, start=day, end=day, precision="day", relative=True)


def _whole(match: Match) -> Found:
    (days,) = match.all_days
    return match.whole(days.start, days.end, days.precision, days.relative)


def _part_of(match: Match) -> Found | None:
    days, hours = match.all_days[0], match.hours()
    if hours is None:
        low, high = EARLY if "e" in match.letters else LATE
        return match.found(days, low, high)
    return match.found(days, hours.low, hours.high, hours)


def _night_between(match: Match) -> Found | None:
    """The night of 7-8 February, overnight from Monday to Tuesday: one night, so the days must be neighbours."""
    start, end = match.all_days[0].start, match.all_days[-1].end
    if match.all_days[-1].start < start and match.all_days[0].relative:
        start -= DAY * 7
    if end - start != DAY:
        return None
    return match.found(_plain(start), NIGHT.low, NIGHT.high, NIGHT) if match.letters[0] in "1PVR" else None


def _overnight(match: Match) -> Found | None:
    """Overnight into Friday is the night before it; overnight on Monday may be either of its nights."""
    today = match.items.anchors.today
    if match.letters == "V":
        return None if today is None else match.found(_plain(today - DAY), NIGHT.low, NIGHT.high, NIGHT)
    (days,) = match.all_days
    before = match.found(_plain(days.start - DAY), NIGHT.low, NIGHT.high, NIGHT)
    word = match.items.tokens.words[match.items.firsts[match.first + 1]]
    return before if word in ("into", "to") else match.between(before.start, before.end + DAY, NIGHT)


def _of_today(match: Match) -> Found | None:
    """Last night, this morning, tonight."""
    today, hours = match.items.anchors.today, match.hours()
    if today is None:
        return None
    if match.letters == "J":
        return match.found(_plain(today), NIGHT.low, NIGHT.high, NIGHT)
    if hours is None:
        return None
    back = DAY if "l" in match.letters else DAY * 0
    return match.found(_plain(today - back), hours.low, hours.high, hours)


def _of_last(match: Match) -> Found | None:
    """The previous night, the following morning, that evening."""
    last, hours = match.last_day(), match.hours()
    if last is None or hours is None:
        return None
    shift = {"p": -1, "b": -1, "f": 1, "x": 1}.get(match.letters.strip("LP"), 0)
    return match.found(_plain(last.start + DAY * shift), hours.low, hours.high, hours)


def _range(match: Match) -> Found | None:
    first, last = match.all_days[0], match.all_days[-1]
    start, end = first.start, last.end
    if start > end and first.relative and last.relative:
        start -= DAY * 7
    elif last.year and not first.year:
        start = start.replace(year=end.year)
        start = start if start <= end else start.replace(year=end.year - 1)
    if not start < end or (end - start > DAY * 366 and not last.year):
        return None
    places = [i for i in range(match.first, match.past) if match.items.letters[i] == "1"]
    parts = [match.part_at(places[0]), match.part_at(places[-1])] if places else [None, None]
    if any(parts):
        low = parts[0].low if parts[0] else 0
        high = parts[1].high if parts[1] else 24 * 60 - 1
        ends = datetime.combine(end, time()) + timedelta(minutes=high)
        return match.between(datetime.combine(start, time()) + timedelta(minutes=low), ends)
    loosest = first.precision if first.precision == last.precision != "day" else "days"
    return match.whole(start, end, loosest, first.relative or last.relative)


def _list(match: Match) -> Found | None:
    """Monday and Tuesday: one time where the days are near each other and in order."""
    days = match.all_days
    counted = any(
        match.items.tokens.letters[d.past - 1] in "LE" for d in days
    )  # "and a day later" tells of something else
    return _range(match) if DAY * 0 < days[-1].end - days[0].start < DAY * 7 and not counted else None


def _counted_from(match: Match) -> Found | None:
    """Two days before 8 February."""
    (days,) = match.all_days
    tokens, first = match.items.tokens, match.items.firsts[match.first]
    count, unit = tokens.number(first, match.items.words), tokens.words[first + 1]
    if count is None or unit not in ("day", "days"):
        return None
    day = days.start + DAY * count * (1 if "r" in match.letters else -1)
    return match.whole(day, day, "day", relative=True)


def _bare(match: Match) -> Found | None:
    """Hours without a day: the nearest day before in the text, or the one that the sentence gives after."""
    hours = match.hours()
    after = [u for u in match.items.units[match.past :] if isinstance(u, Days) and u.precision == "day"]
    inside = any(isinstance(u, Days) and u.precision == "day" for u in match.items.units[: match.first])
    days = match.last_day() if inside or not after else after[0]
    return match.found(days, hours.low, hours.high, hours) if days and hours else None


_BEFORE_PART = r"(?:b|r|!r|!b|~)?[ez]?"
RANGES: frozenset[Build] = frozenset({_range, _list})
RULES: tuple[tuple[str, str, Build], ...] = (
    ("12EL", r"(?:[EL]n?)?\^?1|2", _whole),
    ("ez", r"[ez]c\^P[noc]\^?1", _part_of),
    ("ez1", r"[ez]n?\^?1[ez]?P?|1[,]?[ez]?P", _part_of),
    ("br!~ezP", rf"{_BEFORE_PART}P,?[noc]?\^?1P?", _part_of),
    ("1Pez3", r"3,?[nc]?\^?1P?|[ez]?1P?,?k?3|[ez]?P[no]\^?1,?k?3", _part_of),
    ("PV1", r"[PV][oRnc]?\^?1[h&/-]1P?|[PV][oRnc]?\^?2|1Pc1", _night_between),
    ("V", r"V(?:[cnh]?1)?", _overnight),
    ("ltezEJ", r"[ez]?lP|[ezEL]?tP|J", _of_today),
    ("Lpfxsy", r"L?[pfsy]P|(?<=\^)xP", _of_last),
    ("P", r"(?<=\^)Pb(?=[,.]|$)", _of_last),
    ("BR1", r"[BR]1P?[&hu-]1P?|1P?[hu-]1P?", _range),
    ("BR2", r"[BR]2[&hu-]2|2[h&-]2", _range),
    ("1", r"1(?:,1)*,?&1", _list),
    ("aqD#", r"[aqD#]U[br]1", _counted_from),
    ("3br!~P", rf"3|(?:(?<=k)|(?<=c\^)){_BEFORE_PART}P|(?:b|r|!r|!b|~)P", _bare),
)
