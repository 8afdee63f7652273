"""The grammar of quarters and of what is compared with a year before: "the third quarter", "the year-ago period"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tadmor.read.times_periods import ORDINALS
from tadmor.read.times_units import Build, Cut, Days, month_end, months_from


def _quarter(cut: Cut) -> Days | None:
    """A quarter of a year; "the quarter" is the one that the text named last."""
    if cut.word("I") != "quarter":
        return None
    before, order = _named_before(cut), ORDINALS.get(cut.word("O") or "")
    if cut.letters[-1] == "I" and cut.tokens.letters[cut.past : cut.past + 1] == "o":
        return None  # the third quarter of something that is no year
    if order is None:
        if cut.letters == "I" and (before is None or cut.tokens.letters[cut.first - 1 : cut.first] not in ("^", "y")):
            return None
        order = before[1] if before else _running(cut)
    if order is None:
        return None
    year = _year_of_quarter(cut, order, before)
    found = None if year is None else quarter(cut, year, order)
    return replace(found, aside=True) if found and cut.at("EG") is not None else found


def _period(cut: Cut) -> Days | None:
    """The latest period, the 1988 period, the same period last year: as long as what the text spoke of last."""
    before, today = _named_before(cut), cut.anchors.today
    if before is None:
        year = cut.year() or (today.year - 1 if today and cut.at("EGl") is not None else None)
        return None if year is None else _whole_year(cut, year)
    year = _year_of_quarter(cut, before[1], before)
    return None if year is None else replace(quarter(cut, year, before[1]), aside=cut.letters[0] != "κ")


def _year_before(cut: Cut) -> Days | None:
    """Year-earlier results: those of the same quarter a year before, where the text speaks of a quarter."""
    before, today = _named_before(cut), cut.anchors.today
    if cut.word("U") != "year" or (before is None and today is None):
        return None
    if before is not None:
        return replace(quarter(cut, before[0] - 1, before[1]), aside=True)
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


def _named_before(cut: Cut) -> tuple[int, int] | None:
    """Year and number of the quarter that the text named last, as long as nothing longer was named since."""
    told = cut.anchors.told_period
    if told is None or "-Q" not in told.value:
        return None
    year, _, number = told.value.partition("-Q")
    return int(year), int(number)


def _running(cut: Cut) -> int | None:
    """The quarter of the day of publication; the one before it for "the last quarter"."""
    today = cut.anchors.today
    if today is None:
        return None
    shift = (
        {"l": -3, "x": 3, "t": 0}.get(cut.letters[0], -3) if cut.letters != "I" and cut.word("κ") != "current" else 0
    )
    return (months_from(today, shift).month + 2) // 3


def _year_of_quarter(cut: Cut, order: int, before: tuple[int, int] | None) -> int | None:
    """The year said, or that of the last such quarter begun by publication, of the next one where the clause looks ahead."""
    today, stated, shift = cut.anchors.today, cut.year(), cut.at("ltx")
    if stated:
        return stated
    if cut.at("EG") is not None and before:
        return before[0] - 1
    if today is None:
        return None
    if shift is not None and cut.letters != cut.tokens.letters[shift] + "I":
        return today.year + {"l": -1, "x": 1}.get(cut.tokens.letters[shift], 0)
    if before and order == before[1] and cut.at("O") is None:
        return before[0]
    past = -1 if cut.at("EG") is not None else 0
    running = (today.month + 2) // 3
    if cut.future(cut.first):
        return today.year + (order < running) + past
    return today.year - (order > running) + past


def quarter(cut: Cut, year: int, order: int) -> Days:
    """A quarter of the calendar, whatever books a company keeps."""
    last = 3 * order
    found = cut.days(date(year, last - 2, 1), month_end(year, last), "month", relative=cut.year() is None)
    return found.called(f"{year}-Q{order}")


def _whole_year(cut: Cut, year: int) -> Days:
    return cut.days(date(year, 1, 1), date(year, 12, 31), "year", relative=cut.year() is None)


QUARTER_RULES: tuple[tuple[str, str, Build], ...] = (
    (
        "YltxκUφOI",
        r"(?:Y-?|[ltx]U'|κ(?!U[^-GE]))?(?:U-?[GE])?-?φ?-?(?:O-?)?φ?-?I(?:o\^?φ?Y|o[tlx]U|o\^φ?U)?",
        _quarter,
    ),
    ("ltx", r"[ltx]I", _quarter),
    ("YκsU", r"(?:Y|κ|s|U-?[GE])π(?:[l]U)?", _period),
    ("U", r"U-[GE]", _year_before),
    ("φκ", r"φY|κ?φU", _fiscal_year),
    ("U", r"U-?j", _end_of_this),
    ("jEL", r"(?:jo|[EL]c)\^U", _end_of_this),
)
