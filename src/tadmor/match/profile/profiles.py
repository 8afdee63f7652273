"""Clusters with their profiles: the evidence of each, and which of them could be one, or hold which unit, by links."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from tadmor.match.profile.compared import PairSums, describe_joins, link_units, sum_pairs
from tadmor.match.profile.evidence import PIECES, Evidence, Weighed, add_up, both, pick, without
from tadmor.match.vocabulary import Array

_ENOUGH = 50_000


Measure = Callable[[Array], Array]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Joins:
    """Pairs of clusters `a` and `b`, or of units and clusters. `value` is what was measured of their features.

    `inside` is true where the unit is in the cluster.
    """

    a: Array
    b: Array
    value: Array
    inside: Array


class Profiles:
    """Units and their clusters while they change: a class because clusters, links and what is known of them go together.

    `home` is the cluster of each unit, named by a unit of it. What was measured of clusters that have not changed since is kept.
    """

    def __init__(self, crowd: Array, pairs: tuple[Array, Array, Array], weighed: Weighed) -> None:
        self.weighed = weighed
        self.unit = weighed.told.unit
        count = int(self.unit.max(initial=-1)) + 1
        self.crowd = np.zeros(count, dtype=np.int64)
        np.maximum.at(self.crowd, self.unit, crowd)
        self.by = np.argsort(self.unit, kind="stable")
        self.sizes = np.bincount(self.unit, minlength=count)
        self.leads = np.zeros(count, dtype=np.int64)
        rows = np.flatnonzero(~weighed.told.repeats)
        self.leads[self.unit[rows]] = rows
        self.links = link_units(self.unit, *pairs)
        self.start_from(np.arange(len(self.unit)))

    def start_from(self, home: Array) -> None:
        """Clusters to begin with, by row; a unit goes with the first of its rows."""
        self.home = name_by_first(home[self.leads])
        self._joins: Joins | None = None
        self._fits: Joins | None = None
        self._stale = {"joins": np.zeros(len(self.home), dtype=bool), "fits": np.zeros(len(self.home), dtype=bool)}

    def change(self, home: Array) -> None:
        """Other clusters, by unit."""
        moved = home != self.home
        for stale in self._stale.values():
            stale[self.home[moved]] = stale[home[moved]] = True
        self.home = home

    def by_row(self) -> Array:
        """The cluster of each row, named by a row of it."""
        return np.asarray(self.leads[self.home][self.unit])

    def rows_of(self, units: Array) -> tuple[Array, Array]:
        """The rows of units, and which of the units each is of."""
        return list_members(self.by, self.sizes, units)

    def rows_in(self, clusters: Array) -> tuple[Array, Array]:
        """The rows of clusters, and which of the clusters each is of."""
        units, of = self._units_in(clusters)
        rows, at = self.rows_of(units)
        return rows, of[at]

    def _units_in(self, clusters: Array) -> tuple[Array, Array]:
        sizes = np.bincount(self.home, minlength=len(self.home))
        return list_members(np.argsort(self.home, kind="stable"), sizes, clusters)

    def _evidence(self, units: Array) -> Evidence:
        rows, of = self.rows_of(units)
        return add_up(self.weighed.of_rows(rows), of, len(units))

    def _clusters(self, names: Array) -> tuple[Evidence, Array, Array]:
        """The evidence of clusters, how many units they have, and the largest crowd of these."""
        units, of = self._units_in(names)
        size, crowd = np.bincount(of, minlength=len(names)), np.zeros(len(names), dtype=np.int64)
        np.maximum.at(crowd, of, self.crowd[units])
        parts = []
        for begin in range(0, len(names), _ENOUGH):
            some = slice(*np.searchsorted(of, (begin, begin + _ENOUGH)))
            parts.append(add_up(self._evidence(units[some]), of[some] - begin, min(_ENOUGH, len(names) - begin)))
        held = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]} if parts else {}
        return held, size, crowd

    def joins(self, measure: Measure) -> Joins:
        """Clusters that are linked, each two once, and what `measure` makes of their features."""
        stale, before = self._stale["joins"], self._joins
        a, b = self.home[self.links.left], self.home[self.links.right]
        wanted = a != b if before is None else (a != b) & (stale[a] | stale[b])
        a, b = np.minimum(a, b)[wanted], np.maximum(a, b)[wanted]
        code, pairs = sum_pairs(a * np.int64(len(self.home)) + b, self.links.odds[wanted])
        a, b = np.divmod(code, max(len(self.home), 1))
        value = self._measure_joins(a, b, pairs, measure)
        fresh = Joins(a=a, b=b, value=value, inside=np.zeros(len(a), dtype=bool))
        self._joins = _renewed(before, fresh, lambda held: ~(stale[held.a] | stale[held.b]))
        stale[:] = False
        return self._joins

    def _measure_joins(self, a: Array, b: Array, pairs: PairSums, measure: Measure) -> Array:
        names, of = np.unique(np.concatenate((a, b)), return_inverse=True)
        held, size, crowd = self._clusters(names)
        a, b = np.split(of, 2)
        weighed, found = self.weighed, []
        alone = [weighed.score(pick(held, slice(at, at + _ENOUGH))) for at in range(0, len(names), _ENOUGH)]
        apart = np.concatenate(alone) if alone else np.zeros((0, len(PIECES)))
        for begin in range(0, max(len(a), 1), _ENOUGH):
            part = slice(begin, begin + _ENOUGH)
            i, j = a[part], b[part]
            if len(i):
                gains = weighed.score(both(pick(held, i), pick(held, j))) - apart[i] - apart[j]
            else:
                gains = np.zeros((0, len(PIECES)))
            found.append(measure(describe_joins(gains, pairs.of(part), (size[i], size[j]), (crowd[i], crowd[j]))))
        return np.concatenate(found)

    def fits(self, measure: Measure) -> Joins:
        """Units and the clusters that they are linked to, their own among them, each without the unit."""
        stale, before, links = self._stale["fits"], self._fits, self.links
        units, to = np.concatenate((links.left, links.right)), self.home[np.concatenate((links.right, links.left))]
        odds = np.concatenate((links.odds, links.odds))
        if before is not None:
            wanted = stale[to]
            units, to, odds = units[wanted], to[wanted], odds[wanted]
        code, pairs = sum_pairs(units * np.int64(len(self.home)) + to, odds)
        unit, cluster = np.divmod(code, max(len(self.home), 1))
        inside = self.home[unit] == cluster
        fresh = Joins(a=unit, b=cluster, value=self._measure_fits(unit, cluster, pairs, measure), inside=inside)
        self._fits = _renewed(before, fresh, lambda held: ~stale[held.b])
        stale[:] = False
        return self._fits

    def _measure_fits(self, unit: Array, cluster: Array, pairs: PairSums, measure: Measure) -> Array:
        names, of = np.unique(cluster, return_inverse=True)
        held, size, crowd = self._clusters(names)
        found = []
        for begin in range(0, max(len(unit), 1), _ENOUGH):
            part = slice(begin, begin + _ENOUGH)
            one, at = unit[part], of[part]
            inside = self.home[one] == names[at]
            gains = self._gain(held, one, at, inside) if len(one) else np.zeros((0, len(PIECES)))
            sizes = np.ones(len(one), dtype=np.int64), size[at] - inside
            found.append(measure(describe_joins(gains, pairs.of(part), sizes, (self.crowd[one], crowd[at]))))
        return np.concatenate(found)

    def _gain(self, held: Evidence, unit: Array, cluster: Array, inside: Array) -> Array:
        units, at = np.unique(unit, return_inverse=True)
        own = self._evidence(units)
        mine = pick(own, at)
        rest = without(pick(held, cluster), mine, inside)
        return np.asarray(self.weighed.score(both(rest, mine)) - self.weighed.score(rest) - self.weighed.score(own)[at])


def _renewed(before: Joins | None, fresh: Joins, holds: Callable[[Joins], Array]) -> Joins:
    """What was measured before, where it still holds, and what is measured now."""
    if before is None:
        return fresh
    kept = holds(before)
    return Joins(
        **{name: np.concatenate((getattr(before, name)[kept], getattr(fresh, name))) for name in Joins.__slots__}
    )


def list_members(by: Array, sizes: Array, groups: Array) -> tuple[Array, Array]:
    """The members of groups, one group after the other, and which of `groups` each is of. `by` is all members by group."""
    starts = np.cumsum(sizes) - sizes
    many = sizes[groups]
    of = np.repeat(np.arange(len(groups)), many)
    steps = np.arange(len(of)) - np.repeat(np.cumsum(many) - many, many)
    return by[starts[groups][of] + steps], of


def name_by_first(home: Array) -> Array:
    """The same clusters, each named by the first of its members."""
    _, first, of = np.unique(home, return_index=True, return_inverse=True)
    return np.asarray(first[of])
