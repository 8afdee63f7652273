"""The grammar of seasons, as they are north of the equator."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tadmor.read.times_units import Build, Cut, Days

SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}


def _season(cut: Cut) -> Days | None:
    """The summer of 2014, last winter, in the spring: the last one begun, or the nearest where the clause does not look back."""
    name, year, today = cut.word("+") or "", cut.year(), cut.anchors.today
    if year is not None:
        found = _season_from(cut, name, year)
        # The winter of 2014 may be that in which it began or that in which it ended.
        return replace(found, start=date(year - 1, 12, 1), precision="year") if name == "winter" else found
    if today is None:
        return None
    seasons = [_season_from(cut, name, today.year + shift) for shift in (-2, -1, 0, 1)]
    over = [found for found in seasons if found.end < today]
    begun = [found for found in seasons if found.start <= today]
    coming = next(found for found in seasons if found.start > today)
    first, view = cut.letters[0], cut.view(cut.first)
    if first == "l":
        return over[-1]
    nearer = coming.start - today < today - begun[-1].end if view == "open" or first == "t" else view == "ahead"
    return coming if first == "x" or (begun[-1].end < today and nearer) else begun[-1]


def _season_from(cut: Cut, name: str, year: int) -> Days:
    """A season by the year that it begins in."""
    (month, day), last = cut.words.seasons[name]
    end = date(year + (last < (month, day)), *last)
    found = cut.days(date(year, month, day), end, "month", relative=cut.year() is None, year=cut.year() is not None)
    return found.called(f"{year}-{SEASONS[name]}")


SEASON_RULES: tuple[tuple[str, str, Build, float], ...] = (
    ("ezgij+", r"(?:[ez]|g-?|[ij]o\^?)?\+,?o?\^?Y", _season, 0.75),
    ("ltx", r"[ltx]\+", _season, 0.75),
    ("+", r"(?:(?<=c)|(?<=c\^)|(?<=[ezQub]))\+(?![_o-])", _season, 0.75),
)
