"""Tolls over time: the figures of each speaker in the order of the days they stand for, and what became of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tadmor.model.claim import Claim
from tadmor.model.ids import ClaimId
from tadmor.model.incident import CopyGroup
from tadmor.model.value import What
from tadmor.weigh.fields import find_figures
from tadmor.weigh.figures import Figure, compatible, moment_of, population_of
from tadmor.weigh.origins import find_voices
from tadmor.weigh.slips import find_slips, key_of_figure
from tadmor.weigh.totals import TOTALS

Fate = Literal["stands", "superseded", "retracted", "likely_slip"]
_ORDER: tuple[What, ...] = ("killed", "wounded", "killed_or_wounded", "missing", "abducted", "displaced")


@dataclass(frozen=True, slots=True, kw_only=True)
class TollPoint:
    """One figure of one speaker. `day` is the ISO day that it stands for (as of, else first published), empty where unknown.

    `until` is the day of the figure that superseded it, or on which it was taken back.
    """

    value: str
    day: str
    fate: Fate
    until: str | None = None
    claims: tuple[ClaimId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TollSeries:
    """All figures of one speaker for one thing counted of one population, oldest first."""

    speaker: str
    what: What
    of: str
    points: tuple[TollPoint, ...]


def find_tolls(claims: Sequence[Claim], copies: Sequence[CopyGroup] = ()) -> tuple[TollSeries, ...]:
    """A series for every speaker and population of one incident, by what is counted; totals of days and periods are left out."""
    told = [claim for claim in claims if claim.scope not in TOTALS]
    figures = [f for f in find_figures(told, find_voices(told, copies)) if f.quantity.what in _ORDER and not f.part]
    slips = find_slips(figures)
    groups: dict[tuple[What, str, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        groups[(figure.quantity.what, population_of(figure.quantity), figure.voice)].append(figure)
    series = [
        TollSeries(
            speaker=voice,
            what=what,
            of=people,
            points=_points(group, {f.claim.id for f in group if key_of_figure(f) in slips}),
        )
        for (what, people, voice), group in groups.items()
    ]
    shown = (one for one in series if one.points)
    return tuple(sorted(shown, key=lambda s: (_ORDER.index(s.what), s.of != "people", s.of, s.speaker)))


def _points(group: Sequence[Figure], slipped: set[ClaimId]) -> tuple[TollPoint, ...]:
    said: dict[str, list[Figure]] = defaultdict(list)
    for figure in sorted(group, key=lambda f: (f.day, moment_of(f), f.bounds, f.claim.id)):
        if not figure.quantity.denied:
            said[figure.text].append(figure)
    ordered = list(said.values())
    standing = [figures for figures in ordered if not {f.claim.id for f in figures} <= slipped]
    denied = [f for f in group if f.quantity.denied]
    return tuple(_point(figures, standing, denied) for figures in ordered)


def _point(figures: list[Figure], standing: list[list[Figure]], denied: Sequence[Figure]) -> TollPoint:
    """A figure that is told again on a later day, after another, does not come back: only its first day counts."""
    first = figures[0]
    taken_back = [d.day for d in denied if compatible(d.bounds, first.bounds) and d.day >= first.day]
    later = [other[0].day for other in standing if other[0].day > first.day]
    fate: Fate = "stands"
    until = None
    if figures not in standing:
        fate = "likely_slip"
    elif taken_back:
        fate, until = "retracted", min(taken_back)
    elif later:
        fate, until = "superseded", min(later)
    claims = tuple(sorted({figure.claim.id for figure in figures}))
    return TollPoint(value=first.text, day=first.day, fate=fate, until=until, claims=claims)
