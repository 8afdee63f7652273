"""Clusters refined by their profiles: whole ones joined, then units moved to where they fit best, in turns.

Average link looks at two claims at a time. In a town that is struck eight times a day a claim without sides fits several events;
which one is seen only from all claims of each together: the day on which all their delays agree, the toll of which the others
are roundings, the kind and sides that explain them all.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from tadmor.match.profile.evidence import Weighed, tell
from tadmor.match.profile.noise import Noise
from tadmor.match.profile.profiles import Joins, Profiles, name_by_first
from tadmor.match.profile.usual import Usual
from tadmor.match.table import ClaimTable
from tadmor.match.vocabulary import Array

_PAIRS_AT_ONCE = 1_000_000
_ROUNDS_OF_JOINING, _ROUNDS_OF_MOVING, _TURNS = 30, 3, 2
_MARGIN = 0.1
_NEVER = -99.0
FIRST_THRESHOLD = 0.6
Clash = Callable[[Array, Array], Array]
Members = tuple[Array, Array]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ProfileWeights:
    """The noise of a record, and weights of `compared.FEATURES` for joining two clusters and for moving a unit.

    `threshold` is down to which mean score clusters are joined by average link before.
    """

    noise: Noise
    joining: Array
    moving: Array
    threshold: float = FIRST_THRESHOLD


def profiles_of(
    table: ClaimTable, usual: Usual, weights: ProfileWeights, crowd: Array, pairs: tuple[Array, Array, Array]
) -> Profiles:
    """The profiles of a table, every unit for itself. `pairs` are left, right and score; `usual` is of the record."""
    weighed = Weighed.of(tell(table, usual), weights.noise, table.vocabulary.kinds.values)
    return Profiles(crowd, pairs, weighed)


def refine_clusters(profiles: Profiles, home: Array, weights: ProfileWeights, clash: Clash) -> Array:
    """The clusters of rows after joining and moving. `clash(left, right)` is true for rows that keep their clusters apart."""
    profiles.start_from(home)
    for _ in range(_TURNS):
        join_whole(profiles, weights.joining, clash)
        move_units(profiles, weights.moving, clash)
    return profiles.by_row()


def join_whole(profiles: Profiles, weights: Array, clash: Clash) -> None:
    """Joins clusters that are each other's best, in rounds, while their weighed features are above 0."""
    count = len(profiles.home)
    barred = np.zeros(0, dtype=np.int64)
    for _ in range(_ROUNDS_OF_JOINING):
        joins = profiles.joins(lambda features: features @ weights)
        value = joins.value.copy()
        code = joins.a * np.int64(count) + joins.b
        value[np.isin(code, barred)] = _NEVER
        while True:
            chosen = _mutual(joins, value, count)
            if not len(chosen):
                return
            members = profiles.rows_in(joins.a[chosen]), profiles.rows_in(joins.b[chosen])
            apart = any_clash(*members, len(chosen), clash)
            value[chosen[apart]] = _NEVER
            barred = np.concatenate((barred, code[chosen[apart]]))
            if not apart.all():
                break
        renamed = np.arange(count)
        renamed[joins.b[chosen[~apart]]] = joins.a[chosen[~apart]]
        profiles.change(renamed[profiles.home])


def _mutual(joins: Joins, value: Array, count: int) -> Array:
    """Joins that are the best of both their clusters, one at most for each."""
    best = np.zeros(count)
    np.maximum.at(best, joins.a, value)
    np.maximum.at(best, joins.b, value)
    among = np.flatnonzero((value > 0) & (value >= best[joins.a]) & (value >= best[joins.b]))
    turn, first = np.arange(len(among)), np.full(count, len(among))
    np.minimum.at(first, joins.a[among], turn)
    np.minimum.at(first, joins.b[among], turn)
    return np.asarray(among[(first[joins.a[among]] == turn) & (first[joins.b[among]] == turn)])


def move_units(profiles: Profiles, weights: Array, clash: Clash) -> None:
    """Moves units to clusters that they fit better, or out of one that they do not fit, in rounds."""
    for _ in range(_ROUNDS_OF_MOVING):
        fits = profiles.fits(lambda features: features @ weights)
        value = fits.value
        inside = profiles.home[fits.a] == fits.b
        size = np.bincount(profiles.home, minlength=len(profiles.home))
        now = np.full(len(profiles.home), np.inf)
        now[fits.a[inside]] = value[inside]
        now[size[profiles.home] == 1] = 0.0
        unlinked = np.isinf(now)
        better = np.flatnonzero(~inside & (value > 0) & ((value > now[fits.a] + _MARGIN) | unlinked[fits.a]))
        best = better[np.lexsort((fits.b[better], -value[better], fits.a[better]))]
        best = best[np.diff(fits.a[best], prepend=-1) != 0]
        unfit = any_clash(profiles.rows_of(fits.a[best]), profiles.rows_in(fits.b[best]), len(best), clash)
        best = best[~unfit]
        leaving = np.setdiff1d(np.flatnonzero(now < -_MARGIN), fits.a[best])
        gain = np.concatenate((value[best] - np.where(unlinked, 0, now)[fits.a[best]], -now[leaving]))
        unit = np.concatenate((fits.a[best], leaving))
        to = np.concatenate((fits.b[best], np.full(len(leaving), -1)))
        by = np.lexsort((unit, -gain))
        if not _move(profiles, unit[by], to[by]):
            return


def _move(profiles: Profiles, unit: Array, to: Array) -> bool:
    """Moves these units, no two out of or into one cluster at once; -1 is a cluster of its own."""
    touched: set[int] = set()
    home = profiles.home.copy()
    for at, (moved, target) in enumerate(zip(unit.tolist(), to.tolist(), strict=True)):
        source = int(profiles.home[moved])
        if source not in touched and target not in touched:
            touched |= {source, target} - {-1}
            home[moved] = target if target >= 0 else len(home) + at
    profiles.change(name_by_first(home))
    return bool(touched)


def any_clash(first: Members, second: Members, count: int, clash: Clash) -> Array:
    """For each of `count` pairs of groups of rows: whether any two rows clash. Members are rows and which group each is of."""
    result = np.zeros(count, dtype=bool)
    sizes = [np.bincount(of, minlength=count) for _, of in (first, second)]
    starts = [np.cumsum(size) - size for size in sizes]
    ends = np.cumsum(sizes[0] * sizes[1])
    begin = 0
    while begin < count:
        done = ends[begin - 1] if begin else 0
        stop = max(int(np.searchsorted(ends, done + _PAIRS_AT_ONCE, side="right")), begin + 1)
        part = np.arange(begin, stop)
        of = np.repeat(part, (sizes[0] * sizes[1])[part])
        steps = np.arange(len(of)) + done - (ends[of] - (sizes[0] * sizes[1])[of])
        left = first[0][starts[0][of] + steps // sizes[1][of]]
        right = second[0][starts[1][of] + steps % sizes[1][of]]
        result[of[clash(left, right)]] = True
        begin = stop
    return result
