"""The grammar of days: dates, weekdays, and days counted from another."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from tadmor.read.times_units import DAY, Build, Cut, Days, day_of, monday_of, month_end, months_from, year_for

# Confidence where a unit is loose ("two years ago"), and where the clause does not say whether it looks back.
ROUGHLY, UNTOLD = 0.65, 0.8


# "On the 10th floor", "on the 11th day": not days of a month.
COUNTED_BY_ORDINALS = frozenset(
    "floor storey anniversary day hole minute street avenue century birthday time round place attempt battalion brigade division "
    "regiment army corps infantry grade hour week month year parallel district page lap try".split()
)


def month_at(cut: Cut, last: bool = False) -> int | None:
    """The month that a match names."""
    word = cut.word("Mm", last)
    return None if word is None else cut.words.month(word)


def _stated(cut: Cut, month: int, day: int, year: int | None) -> date | None:
    chosen = year or year_for(cut, month, day)
    return None if chosen is None else day_of(chosen, month, day)


def _date(cut: Cut) -> Days | None:
    month, index = month_at(cut), cut.at("Dd")
    if month is None or index is None:
        return None
    number = cut.tokens.number(index, cut.words) or 0
    day, weekday = _stated(cut, month, number, cut.year()), cut.word("Ww")
    if day is None:
        return None
    known = {**cut.words.weekdays, **cut.words.short_weekdays}
    agrees = weekday is None or known[weekday] == day.weekday()
    if weekday is not None and not agrees and cut.year() is None:
        others = (day_of(year, month, number) for year in (day.year + 1, day.year - 1))
        other = next((d for d in others if d and d.weekday() == known[weekday]), None)
        day, agrees = other or day, other is not None
    return Days(
        first=cut.first,
        past=cut.past,
        start=day,
        end=day,
        precision="day",
        year=cut.year() is not None,
        confidence=1.0 if agrees else 0.4,
    )


def _day_list(cut: Cut) -> Days | None:
    month = month_at(cut)
    numbers = [
        cut.tokens.number(i, cut.words) or 0 for i in range(cut.first, cut.past) if cut.tokens.letters[i] in "Dd"
    ]
    if month is None or numbers != sorted(set(numbers)):
        return None
    start = _stated(cut, month, numbers[0], cut.year())
    end = start and day_of(start.year, month, numbers[-1])
    return cut.days(start, end, "days", year=cut.year() is not None) if start and end else None


def _iso(cut: Cut) -> Days | None:
    year, month, day = (int(part) for part in cut.tokens.raw[cut.first][:10].split("-"))
    found = day_of(year, month, day) if year >= 1 else None
    return cut.days(found, year=True) if found else None


def _numeric(cut: Cut) -> Days | None:
    """Day or month first: given only where one order is a date, or where dots say that the day comes first."""
    raw = cut.tokens.raw[cut.first]
    one, two, year = (int(part) for part in re.split(r"[./]", raw))
    orders = {day_of(year, two, one)} if "." in raw else {day_of(year, two, one), day_of(year, one, two)}
    found = [day for day in orders if day]
    return cut.days(found[0], year=True) if len(found) == 1 else None


def _fixed(cut: Cut) -> Days | None:
    name = cut.word("H")
    if name is None:
        return None
    month, number = cut.words.fixed_days[name.replace("’", "'")]
    day = _stated(cut, month, number, cut.year())
    return cut.days(day, year=cut.year() is not None) if day else None


def _weekday(cut: Cut) -> Days | None:
    today, word = cut.anchors.today, cut.word("W")
    if today is None or word is None:
        return None
    wanted, letters = cut.words.weekdays[word], cut.letters
    if letters[0] in "pf":
        last = cut.anchors.last or today
        back = (last.weekday() - wanted) % 7 or 7
        return cut.days(last - DAY * back if letters[0] == "p" else last + DAY * (7 - back or 7), relative=True)
    if "U" in letters or "K" in letters:
        weeks = -1 if "l" in letters else 1 if "x" in letters else 0
        return cut.days(monday_of(today) + DAY * (wanted + 7 * weeks), relative=True)
    back, view = (today.weekday() - wanted) % 7, cut.view(cut.first)
    if letters[0] == "x" or (letters[0] != "l" and view == "ahead"):
        ahead = (wanted - today.weekday()) % 7
        found = cut.days(today + DAY * (ahead or (7 if letters[0] == "x" else 0)), relative=True)
    else:
        found = cut.days(today - DAY * (back or (7 if letters[0] == "l" else 0)), relative=True)
    return found if view == "back" else replace(found, confidence=UNTOLD)


def _day_word(cut: Cut) -> Days | None:
    today, word = cut.anchors.today, cut.word("T")
    if today is None or word is None:
        return None
    shift = {"yesterday": -1, "today": 0, "tomorrow": 1}[word]
    if "U" in cut.letters:
        if shift == 0:
            return None
        shift *= 2
    found = cut.days(today + DAY * shift, relative=True)
    return replace(found, confidence=UNTOLD) if cut.view(cut.first) == "open" else found


def counted(cut: Cut, index: int = 0) -> int | None:
    """The number at the first token of a match."""
    return cut.tokens.number(cut.first + index, cut.words)


def shifted(cut: Cut, day: date, count: int, sign: int) -> Days | None:
    """`count` units before (-1) or after (1) a day, as wide as the unit is loose."""
    unit = (cut.word("U") or "").rstrip("s")
    if unit == "fortnight":
        unit, count = "week", 2 * count
    if unit == "day":
        return cut.days(day + DAY * count * sign, relative=True)
    if unit == "week":
        middle = day + DAY * 7 * count * sign
        return replace(cut.days(middle - DAY * 3, middle + DAY * 3, "week", relative=True), confidence=ROUGHLY)
    if unit in ("month", "year"):
        middle = months_from(day, count * sign * (12 if unit == "year" else 1))
        around = (
            (DAY * 15, DAY * 15)
            if unit == "month"
            else (middle - months_from(middle, -6), months_from(middle, 6) - middle)
        )
        loose = cut.days(middle - around[0], middle + around[1], "month" if unit == "month" else "year", relative=True)
        return replace(loose, confidence=ROUGHLY)
    other = day + DAY * sign
    return cut.days(min(day, other), max(day, other), "days", relative=True)


def _ago(cut: Cut) -> Days | None:
    today, count = cut.anchors.today, counted(cut)
    if today is None or count is None or count > 500:
        return None
    found = _same_quarter(cut, count) or shifted(cut, today, count, -1)
    if found and found.precision == "week":
        monday = monday_of(found.start + DAY * 3)
        return cut.days(monday, monday + DAY * 6, "week", relative=True)
    return found


def _vague_ago(cut: Cut) -> Days | None:
    today = cut.anchors.today
    if today is None or (cut.word("U") or "") != "days":
        return None
    return cut.days(today - DAY * 9, today - DAY * 2, "days", relative=True)


def _ago_this(cut: Cut) -> Days | None:
    """A year ago this week, two years ago today."""
    today, count = cut.anchors.today, counted(cut)
    unit, span = (cut.word("U") or "").rstrip("s"), cut.word("UT", last=True)
    if today is None or count is None or unit not in ("month", "year"):
        return None
    then = months_from(today, -count * (12 if unit == "year" else 1))
    if span == "week":
        return cut.days(monday_of(then), monday_of(then) + DAY * 6, "week", relative=True)
    if span == "month":
        return cut.days(then.replace(day=1), month_end(then.year, then.month), "month", relative=True)
    return cut.days(then, relative=True) if span == "today" else None


def _day_of_month(cut: Cut) -> Days | None:
    """The 17th of this month, the 3rd of last month."""
    today, index = cut.anchors.today, cut.at("d")
    if today is None or index is None or cut.word("U") != "month":
        return None
    month = months_from(today.replace(day=1), {"l": -1, "x": 1}.get(cut.letters[-2], 0))
    day = day_of(month.year, month.month, cut.tokens.number(index, cut.words) or 0)
    return cut.days(day, relative=True) if day else None


def _lone_day(cut: Cut) -> Days | None:
    """On the 10th: of the month last spoken of, else the latest that is not after publication."""
    today, index = cut.anchors.today, cut.at("d")
    follows = cut.tokens.words[cut.past] if cut.past < len(cut.tokens.words) else ""
    if today is None or index is None or follows in COUNTED_BY_ORDINALS:
        return None
    number, month = cut.tokens.number(index, cut.words) or 0, (cut.anchors.last or today).replace(day=1)
    days = (day_of(at.year, at.month, number) for at in (month, months_from(month, -1)))
    day = next((found for found in days if found and found <= today), None)
    return cut.days(day, relative=True) if day else None


def _counted_from_last(cut: Cut) -> Days | None:
    """Two days earlier, a week later: from the nearest earlier day of the text."""
    last, count = cut.anchors.last, counted(cut)
    if count is None or count > 500:
        return None
    if cut.letters[-1] == "E" and (quarter := _same_quarter(cut, count)):
        return quarter
    if last is None and cut.anchors.told is not None and cut.word("U") in ("year", "years"):
        last = cut.anchors.told.start
    return None if last is None else shifted(cut, last, count, 1 if cut.letters[-1] == "L" else -1)


def _same_quarter(cut: Cut, count: int) -> Days | None:
    """A year earlier: where the text speaks of a quarter, that quarter of the year before."""
    told = cut.anchors.told_period
    if count != 1 or cut.word("U") != "year" or told is None or "-Q" not in told.value:
        return None
    start, end = months_from(told.start, -12), months_from(told.end, -12)
    found = cut.days(start, end, "month", relative=True).called(f"{start.year}{told.value[4:]}")
    return replace(found, aside=True)


def _hours_from_last(cut: Cut) -> Days | None:
    last = cut.anchors.last
    if last is None or cut.word("U") not in ("hours", "minutes"):
        return None
    return shifted(cut, last, 1, 1 if cut.letters[-1] == "L" else -1)


def _next_to_last(cut: Cut) -> Days | None:
    """The next day, the previous week, the same month; a year also from a year, a month from a month."""
    last, word, told = cut.anchors.last, cut.word("U"), cut.anchors.told
    if told is not None and (word == "year" or (word == "month" and told.precision == "month")):
        last = told.start
    if last is None or word is None:
        return None
    sign = {"p": -1, "b": -1, "x": 1, "f": 1}.get(cut.letters.strip("U"), 0)
    if word == "day":
        return cut.days(last + DAY * sign, relative=True)
    if word == "week":
        monday = monday_of(last) + DAY * 7 * sign
        return cut.days(monday, monday + DAY * 6, "week", relative=True)
    if word == "month":
        other = months_from(last.replace(day=1), sign)
        return cut.days(other, month_end(other.year, other.month), "month", relative=True)
    if word == "year":
        return cut.days(date(last.year + sign, 1, 1), date(last.year + sign, 12, 31), "year", relative=True)
    return None


def _within_last(cut: Cut) -> Days | None:
    """Earlier in the day: the nearest earlier day of the text."""
    last = cut.anchors.last
    return None if last is None or cut.word("U") != "day" else cut.days(last, relative=True)


# Letters that a rule may begin with, its pattern over the letters of tokens (times_tokens.LETTERS), what builds it, and the
# confidence of its times at most: the share that it got right on the part of a gold set that no accuracy is given on, rounded down.
DAY_RULES: tuple[tuple[str, str, Build, float], ...] = (
    ("WwDd^", r"(?:[Ww]\.?,?\^?)?[Dd](?:o|-)?[Mm]\.?(?:[,-]?Y)?", _date, 0.9),
    ("WwMm", r"(?:[Ww]\.?,?)?[Mm]\.?\^?[Dd](?:,?Y)?", _date, 0.9),
    ("BRDd", r"[BR]?\^?[Dd](?:,\^?[Dd])*,?(?:-|/|&|h|u)\^?[Dd]o?[Mm]\.?(?:,?Y)?", _day_list, 0.9),
    ("BRMm", r"[BR]?[Mm]\.?[Dd](?:,[Dd])*,?(?:-|/|&|h|u)[Dd](?![Mm]|o[Mm]|-_)(?:,?Y)?", _day_list, 0.9),
    ("S", r"S", _iso, 0.95),
    ("N", r"N", _numeric, 0.95),
    ("H", r"H(?:,?Y)?", _fixed, 0.9),
    ("W", r"W(?!_?-?_s)(?:,?o?[ltx]U)?", _weekday, 0.95),
    ("tlxpf", r"(?:t|l|tl|x|tx)W|(?<=\^)[pf]W", _weekday, 0.95),
    ("T", r"T", _day_word, 0.9),
    ("U", r"U[br]T", _day_word, 0.9),
    ("aqDd#", r"[aqDd#]UG", _ago, 0.9),
    ("aqDd#", r"[aqDd#]UG(?:tU|T)", _ago_this, 0.9),
    ("d", r"do[ltx]U", _day_of_month, 0.9),
    ("d", r"(?<=n\^)d(?![oMm-])", _lone_day, 0.8),
    ("av", r"a?v(?:o)?UG", _vague_ago, 0.6),
    ("aqDd#", r"[aqDd#]U[LE]", _counted_from_last, 0.9),
    ("U", r"U[LE]", _hours_from_last, 0.65),
    ("pxfsy", r"[pfsy]U|(?<=\^)xU", _next_to_last, 0.8),
    ("U", r"(?<=\^)Ub(?=[,.]|$)", _next_to_last, 0.8),
    ("EL", r"[EL]c\^U", _within_last, 0.8),
)
