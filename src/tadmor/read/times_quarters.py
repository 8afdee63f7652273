"""The grammar of quarters and of what is compared with a year before: "the third quarter", "the year-ago period"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tadmor.read.times_periods import ORDINALS
from tadmor.read.times_units import Build, Cut, Days, month_end


def _quarter(cut: Cut) -> Days | None:
    """A quarter of a year; "the quarter" is the one that the text named last."""
    of_what = cut.letters[-1] == "I" and cut.tokens.letters[cut.past : cut.past + 1] == "o"
    if cut.word("I") != "quarter" or of_what:
        return None
    number = _counted_from(cut) if cut.at("O") is None else _ordered(cut)
    if number is None:
        return None
    before = cut.at("EG") is not None
    return replace(quarter(cut, number - 4 * before), aside=before)


def _ordered(cut: Cut) -> int | None:
    """The third quarter: of the year said, or the last one begun, or the nearest where the clause does not look back."""
    order, year, today = ORDINALS.get(cut.word("O") or "", 5) - 1, _year_said(cut), cut.anchors.today
    if order > 3 or (year is None and today is None):
        return None
    if year is not None or today is None:
        return None if year is None else 4 * year + order
    running = _number_of(today)
    last = running - (running - order) % 4
    ahead = quarter(cut, last + 4).start - today
    nearer = cut.view(cut.first) != "back" and ahead < today - quarter(cut, last).end
    return last + 4 if nearer else last


def _counted_from(cut: Cut) -> int | None:
    """This quarter, the latest quarter, the 1988 quarter, the quarter, the quarter ended 30 September."""
    today, named, year = cut.anchors.today, cut.anchors.quarter, _year_said(cut)
    running = None if today is None else _number_of(today)
    if cut.letters[-2:] in ("lI", "tI", "xI") or cut.word("κ") in ("latest", "current"):
        shift = {"l": -1, "x": 1}.get(cut.letters[-2], -1 if cut.word("κ") == "latest" else 0)
        return None if running is None else running + shift
    if cut.letters == "I":
        return _bare(cut, named, running)
    like = named if named is not None else None if running is None else running - 1
    return like if year is None or like is None else 4 * year + like % 4


def _bare(cut: Cut, named: int | None, running: int | None) -> int | None:
    """ "The quarter" alone may be a part of a town: only where the text has named one, or says when it ended."""
    tokens = cut.tokens
    if tokens.letters[cut.first - 1 : cut.first] not in ("^", "y"):
        return None
    if tokens.words[cut.past : cut.past + 1] not in (("ended",), ("ending",)):
        return named
    month = next((m for w in tokens.words[cut.past + 1 : cut.past + 4] if (m := cut.words.month(w))), None)
    if month is None or running is None:
        return named
    return running - (running - (month - 1) // 3) % 4


def _year_said(cut: Cut) -> int | None:
    """1988, last year's, of this year."""
    today, shift = cut.anchors.today, cut.at("ltx")
    if shift is None or today is None or cut.tokens.letters[shift + 1] != "U":
        return cut.year()
    return today.year + {"l": -1, "x": 1}.get(cut.tokens.letters[shift], 0)


def _number_of(day: date) -> int:
    """Quarters are numbered through: four a year."""
    return 4 * day.year + (day.month - 1) // 3


def _period(cut: Cut) -> Days | None:
    """The latest period, the 1988 period, the same period last year: as long as what the text spoke of last."""
    topic, today = _topic(cut), cut.anchors.today
    past = cut.at("EGl") is not None
    if topic is None:
        year = cut.year() or (today.year - 1 if today and past else None)
        return None if year is None else _whole_year(cut, year)
    number = 4 * (cut.year() or 0) + topic % 4 if cut.year() else topic - 4 * past
    return replace(quarter(cut, number), aside=cut.letters[0] != "κ" or past)


def _quarter_before(cut: Cut) -> Days | None:
    """The previous quarter; the same quarter last year, a year earlier."""
    named, today = cut.anchors.quarter, cut.anchors.today
    if cut.word("I") != "quarter" or (named is None and today is None):
        return None
    number = named if named is not None else _number_of(today) - (cut.letters != "pI") if today else 0
    return replace(quarter(cut, number - (1 if cut.letters == "pI" else 4)), aside=True)


def _year_before(cut: Cut) -> Days | None:
    """Year-earlier results: those of the same quarter a year before, where the text speaks of a quarter."""
    topic, today = _topic(cut), cut.anchors.today
    if cut.word("U") != "year" or (topic is None and today is None):
        return None
    if topic is not None:
        return replace(quarter(cut, topic - 4), aside=True)
    return _whole_year(cut, today.year - 1) if today else None


def _fiscal_year(cut: Cut) -> Days | None:
    """Fiscal 1989, the current fiscal year."""
    today = cut.anchors.today
    year = cut.year() or (today.year if today else None)
    if cut.tokens.words[cut.past : cut.past + 1] in (("ended",), ("ending",)):
        return None
    return None if year is None or cut.word("U") not in (None, "year") else _whole_year(cut, year)


def _end_of_this(cut: Cut) -> Days | None:
    """Year-end, the end of the year, earlier in the month: of the running one."""
    today, unit = cut.anchors.today, cut.word("U")
    if today is None or unit not in ("month", "year"):
        return None
    whole = (today.replace(day=1), month_end(today.year, today.month))
    if unit == "year":
        whole = (date(today.year, 1, 1), date(today.year, 12, 31))
    if "j" in cut.letters:
        first = date(today.year, 10, 1) if unit == "year" else today.replace(day=21)
        value = _name(today, unit) if cut.letters[0] == "j" else whole[1].isoformat()
        return cut.days(first, whole[1], "days", relative=True).called(value)
    if cut.letters[0] == "E":
        return cut.days(whole[0], today, "days", relative=True).called(_name(today, unit))
    return cut.days(today, whole[1], "days", relative=True).called(_name(today, unit))


def _name(day: date, unit: str) -> str:
    return f"{day.year}" if unit == "year" else f"{day.year}-{day.month:02d}"


def _topic(cut: Cut) -> int | None:
    """The number of the quarter that the text speaks of, as long as nothing longer was named since."""
    told = cut.anchors.told_period
    return _number_of(told.start) if told and "-Q" in told.value else None


def quarter(cut: Cut, number: int) -> Days:
    """A quarter of the calendar, whatever books a company keeps."""
    year, order = divmod(number, 4)
    found = cut.days(date(year, 3 * order + 1, 1), month_end(year, 3 * order + 3), "month", relative=cut.year() is None)
    return found.called(f"{year}-Q{order + 1}")


def _whole_year(cut: Cut, year: int) -> Days:
    return cut.days(date(year, 1, 1), date(year, 12, 31), "year", relative=cut.year() is None)


QUARTER_RULES: tuple[tuple[str, str, Build, float], ...] = (
    (
        "YltxκUφOI",
        r"(?:Y-?|[ltx]U'|κ)?(?:U-?[GE])?-?φ?-?(?:O-?)?φ?-?I(?:o\^?φ?Y|o[tlx]U|o\^φ?U)?",
        _quarter,
        0.9,
    ),
    ("ltx", r"[ltx]I", _quarter, 0.9),
    ("spκ", r"(?:s|κ)I(?:lU|aU[GE])|pI", _quarter_before, 0.8),
    ("YκsU", r"(?:Y|κ|s|U-?[GE])π(?:[l]U)?", _period, 0.8),
    ("U", r"U-[GE]", _year_before, 0.8),
    ("φκ", r"φY|κ?φU", _fiscal_year, 0.7),
    ("U", r"U-?j", _end_of_this, 0.7),
    ("jEL", r"(?:jo|[EL]c)\^U", _end_of_this, 0.7),
)
