"""The grammar of what is longer than a day: weeks, months, seasons, years, and parts of them."""

from __future__ import annotations

from datetime import date

from tadmor.read.times_days import counted, month_at
from tadmor.read.times_units import DAY, Build, Cut, Days, monday_of, month_end, months_from, year_for
from tadmor.read.times_values import length_of, month_of, value_of_days, week_of

# Words before a year that names an event, and whether a plural after it is rather counted ("their 2000 trucks").
OWNERS = dict.fromkeys(("the", "a", "that", "this", "'s", "’s"), False) | dict.fromkeys(
    ("its", "his", "her", "their", "our"), True
)
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}


def _month(cut: Cut) -> Days | None:
    month = month_at(cut)
    if month is None or (cut.letters == "M" and not _stands_free(cut)):
        return None
    stated, relative = cut.year(), cut.letters[-1] == "U" or (cut.letters[0] in "lt" and cut.letters[1] == "M")
    year = stated or _year_of_month(cut, month)
    if year is None:
        return None
    found = cut.days(date(year, month, 1), month_end(year, month), "month", relative=relative, year=stated is not None)
    head = cut.letters.partition("M" if "M" in cut.letters else "m")[0]
    return _part_of_month(cut, found, head) if head.strip("lt") else found


def _stands_free(cut: Cut) -> bool:
    """A bare month after a word that is none of the grammar's: "for October", "next to April"."""
    before = cut.first - 1
    return cut.tokens.letters[before] != "_" or cut.tokens.words[before] in cut.words.names["before_year"]


def _year_of_month(cut: Cut, month: int) -> int | None:
    today = cut.anchors.today
    if cut.letters[-1] == "U":
        return None if today is None else today.year + {"l": -1, "x": 1}.get(cut.letters[-2], 0)
    if today is not None and cut.letters[0] in "lt":
        return today.year if month < today.month or cut.letters[0] == "t" else today.year - 1
    return year_for(cut, month, 1)


def _part_of_month(cut: Cut, month: Days, head: str) -> Days | None:
    last = month.end.day
    if "U" in head:
        order = ORDINALS.get(cut.word("O") or "")
        first, past = (last - 6, last) if order is None else (7 * order - 6, 7 * order)
    elif "I" in head:
        first, past = (1, 15) if cut.word("O") == "first" else (16, last)
    else:
        first, past = {"e": (1, 10), "i": (1, 10), "g": (11, 20)}.get(head[0], (21, last))
    found = cut.days(
        month.start.replace(day=first),
        month.start.replace(day=past),
        "days",
        relative=month.relative,
        year=month.year,
    )
    return found.called(month_of(month.start))


def _year(cut: Cut) -> Days | None:
    """A year, unless what follows is counted: "in 2000 homes"."""
    year, after = cut.year(), cut.past
    if year is None:
        return None
    if after < len(cut.tokens.words) and cut.tokens.letters[after] == "_":
        word = cut.tokens.words[after]
        if word in cut.words.names["counted"] or (word.endswith("s") and len(word) > 4):
            return None
    return year_part(cut, year, relative=False)


def year_part(cut: Cut, year: int, relative: bool) -> Days:
    """A year, or the early, middle or late part, half or quarter of it that the match names."""
    head, size, order = cut.letters[0], 12, 1
    if "I" in cut.letters:
        size = 6 if cut.word("I") == "half" else 3
        order = min(ORDINALS.get(cut.word("O") or "", 12 // size), 12 // size)
        first = size * (order - 1) + 1
        last = first + size - 1
    else:
        first, last = {"e": (1, 4), "g": (5, 8), "z": (9, 12), "i": (1, 3), "j": (10, 12)}.get(head, (1, 12))
    precision = "year" if (first, last) == (1, 12) else "month"
    return Days(
        first=cut.first,
        past=cut.past,
        start=date(year, first, 1),
        end=month_end(year, last),
        precision="year" if precision == "year" else "month",
        relative=relative,
        year=True,
        value=f"{year}-{'H' if size == 6 else 'Q'}{order}" if "I" in cut.letters else f"{year}",
    )


def _bare_year(cut: Cut) -> Days | None:
    """For 1988, due 1993, both 2014 and 2015."""
    before = cut.tokens.words[cut.first - 1]
    return _year(cut) if cut.tokens.letters[cut.first - 1] != "_" or before in cut.words.names["before_year"] else None


def _named_year(cut: Cut) -> Days | None:
    """The 2014 massacre: a year that tells one event from others of its name."""
    year, named = cut.year(), cut.tokens.words[cut.past]
    owner = cut.tokens.words[cut.first - 1]
    if year is None or owner not in OWNERS or named in cut.words.names["counted"]:
        return None
    if OWNERS[owner] and named.endswith("s"):
        return None
    return Days(
        first=cut.first,
        past=cut.past,
        start=date(year, 1, 1),
        end=date(year, 12, 31),
        precision="year",
        year=True,
    )


def year_range(cut: Cut) -> Days | None:
    """From 2012 to 2014, in 2014 and 2015: one time from the first year to the last."""
    places = (i for i in range(cut.first, cut.past) if cut.tokens.letters[i] == "Y")
    years = [cut.tokens.year(i, cut.words) or 0 for i in places]
    if not years[0]:
        return None
    if years[0] >= years[-1]:
        return None
    return cut.days(date(years[0], 1, 1), date(years[-1], 12, 31), "year", year=True)


def first_months(cut: Cut) -> Days | None:
    """In the first three months of 2024, of this year: from its first day."""
    today, index, unit = cut.anchors.today, (cut.at("O") or 0) + 1, cut.word("U")
    count = cut.tokens.number(index, cut.words)
    year = cut.year() or (today.year + (-1 if cut.at("l") is not None else 0) if today else None)
    if year is None or count is None or not 1 < count < 12 or unit != "months" or cut.word("O") != "first":
        return None
    return cut.days(date(year, 1, 1), month_end(year, count), "month", relative=cut.year() is None)


def _decade(cut: Cut) -> Days | None:
    year = int(cut.tokens.words[cut.first][:4])
    return cut.days(date(year, 1, 1), date(year + 9, 12, 31), "year", year=True).called(f"{year // 10}")


def _calendar(cut: Cut) -> Days | None:
    """Last week, this month, next year, with "earlier", "late" and the like before it. What is past ends today."""
    today, unit = cut.anchors.today, cut.word("U")
    if today is None or unit not in ("week", "month", "year") or cut.word("l") == "past":
        return None
    letters = cut.letters
    sign = {"l": -1, "x": 1}.get(letters[-2], 0)
    if unit == "week":
        monday = monday_of(today) + DAY * 7 * sign
        found = cut.days(monday, monday + DAY * 6, "week", relative=True)
    elif unit == "month":
        first = months_from(today.replace(day=1), sign)
        found = cut.days(first, month_end(first.year, first.month), "month", relative=True)
        if letters[0] in "ezgij":
            return _part_of_month(cut, found, letters[0])
    else:
        found = year_part(cut, today.year + sign, relative=True)
    return found if sign else _clipped(cut, found, today)


def _clipped(cut: Cut, found: Days, today: date) -> Days:
    """The part of a running week, month or year that the clause speaks of; its name is that of the whole."""
    value = value_of_days(found)
    if cut.letters[0] == "L":
        return cut.days(max(found.start, today), found.end, found.precision, relative=True).called(value)
    if cut.future(cut.first):
        return found
    return cut.days(min(found.start, today), min(found.end, today), found.precision, relative=True).called(value)


def _rolling(cut: Cut) -> Days | None:
    """The past 48 hours, the last two weeks, the past year: back from the day of publication."""
    today, unit = cut.anchors.today, (cut.word("U") or "").rstrip("s")
    count = counted(cut, 1) if len(cut.letters) == 3 else 1 if cut.word("l") == "past" else None
    if today is None or count is None or count > 500:
        return None
    value = length_of(count, unit)
    if unit in ("month", "year"):
        start = months_from(today, -count * (12 if unit == "year" else 1))
        found = cut.days(start, today, "year" if unit == "year" else "month", relative=True)
    else:
        days = {"hour": (count + 23) // 24, "minute": 1, "day": count, "week": 7 * count, "fortnight": 14 * count}[unit]
        found = cut.days(today - DAY * days, today, "days", relative=True)
    return found.called(value, "duration")


def _recent(cut: Cut) -> Days | None:
    today = cut.anchors.today
    unit = cut.word("U") or ""
    days = {"days": 14, "weeks": 60}.get(unit)
    if today is None or days is None:
        return None
    return Days(
        first=cut.first,
        past=cut.past,
        start=today - DAY * days,
        end=today,
        precision="days",
        relative=True,
        kind="duration",
        value=length_of("X", unit.rstrip("s")),
    )


def _weekend(cut: Cut) -> Days | None:
    today, letters = cut.anchors.today, cut.letters
    if today is None:
        return None
    saturday = monday_of(today) + DAY * 5
    if "x" in letters:
        saturday += DAY * 7
    elif not (cut.future(cut.first) and "l" not in letters) and ("l" in letters or saturday > today):
        saturday -= DAY * 7
    end = saturday + DAY
    found = cut.days(saturday, end if saturday > today else min(end, today), "days", relative=True)
    return found.called(f"{week_of(saturday)}-WE")


_HEAD = r"(?:[ez]|g-?|[ij]o\^?|OIo\^?|OUo\^?|lUo\^?)"
PERIOD_RULES: tuple[tuple[str, str, Build, float], ...] = (
    ("ezgijOlMm", rf"{_HEAD}?[Mm]\.?,?o?Y(?!-)", _month, 0.9),
    ("ezgijOl", rf"{_HEAD}M", _month, 0.9),
    ("M", r"M,?o?[ltx]U|(?<=[cQtuoBRhb=&-])M|(?<=_)M", _month, 0.9),
    ("lt", r"[lt]M", _month, 0.9),
    ("Y", r"(?<=[cQu=])Y(?!-[^-])|(?<=o)Y(?=[.,)]|$)", _year, 0.95),
    ("egzijOl", r"(?:[ez]|g-?|[ij]o|[Ol]Io)Y(?!-)", _year, 0.95),
    ("Y", r"(?<=[\^'aty_])Y(?=_)", _named_year, 0.9),
    ("Y", r"(?<=[_BR])Y(?!-[^-])|(?<=Y[&h])Y(?!-[^-])", _bare_year, 0.85),
    ("BRY", r"[BR]Y(?:&|h|u|-)Y|(?<=c)Y-Y|(?:(?<=c)|(?<=c_))Y&Y", year_range, 0.95),
    ("O", r"O[qD]Uo(?:\^?Y|\^U|[lt]U)", first_months, 0.9),
    ("X", r"X", _decade, 0.95),
    ("ELezgijltx", r"(?:[EL]|[ez]|[ij]o)?[ltx]U", _calendar, 0.9),
    ("l", r"l[qD#]?U", _rolling, 0.6),
    (";", r";U", _recent, 0.2),
    ("|ltxK", r"(?:\|\^)?[ltx]?K", _weekend, 0.9),
)
