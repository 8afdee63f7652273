"""Clusters with their profiles: the evidence of each, and which of them could be one, or hold which unit, by links."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tadmor.match.profile.compared import describe_joins, link_units, sum_pairs
from tadmor.match.profile.evidence import Evidence, Weighed, add_up, both, pick, without
from tadmor.match.vocabulary import Array

_ENOUGH = 50_000


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Joins:
    """Pairs of clusters `a` and `b`, or of units and clusters; their features; `inside` where the unit is in the cluster."""

    a: Array
    b: Array
    features: Array
    inside: Array


class Profiles:
    """Units and their clusters while they change: a class because clusters, evidence and links go together.

    `home` is the cluster of each unit, named by a unit of it.
    """

    def __init__(self, crowd: Array, pairs: tuple[Array, Array, Array], weighed: Weighed) -> None:
        self.weighed = weighed
        told = weighed.told
        self.unit = told.unit
        count = int(self.unit.max(initial=-1)) + 1
        self.crowd = np.zeros(count, dtype=np.int64)
        np.maximum.at(self.crowd, self.unit, crowd)
        self.by = np.argsort(self.unit, kind="stable")
        self.sizes = np.bincount(self.unit, minlength=count)
        self.links = link_units(self.unit, *pairs)
        self.home = np.arange(count)
        self.leads = np.zeros(count, dtype=np.int64)
        rows = np.flatnonzero(~weighed.told.repeats)
        self.leads[self.unit[rows]] = rows

    def start_from(self, home: Array) -> None:
        """Clusters to begin with, by row; a unit goes with the first of its rows."""
        self.home = name_by_first(home[self.leads])

    def by_row(self) -> Array:
        """The cluster of each row, named by a row of it."""
        return np.asarray(self.leads[self.home][self.unit])

    def evidence(self, units: Array) -> Evidence:
        """The evidence of units."""
        rows, of = self.rows_of(units)
        return add_up(self.weighed.of_rows(rows), of, len(units))

    def rows_of(self, units: Array) -> tuple[Array, Array]:
        """The rows of units, and which of the units each is of."""
        return list_members(self.by, self.sizes, units)

    def rows_in(self, clusters: Array) -> tuple[Array, Array]:
        """The rows of clusters, and which of the clusters each is of."""
        sizes = np.bincount(self.home, minlength=len(self.home))
        units, of = list_members(np.argsort(self.home, kind="stable"), sizes, clusters)
        rows, at = self.rows_of(units)
        return rows, of[at]

    def _clusters(self) -> tuple[Array, Array, Evidence]:
        """Names of clusters, the number of the cluster of each unit, and the evidence of clusters."""
        names, of = np.unique(self.home, return_inverse=True)
        parts: list[Evidence] = []
        by = np.argsort(of, kind="stable")
        bounds = np.searchsorted(of[by], np.arange(len(names) + 1))
        begin = 0
        while begin < len(names):
            end = max(int(np.searchsorted(bounds, bounds[begin] + _ENOUGH, side="right")) - 1, begin + 1)
            units = by[bounds[begin] : bounds[end]]
            parts.append(add_up(self.evidence(units), of[units] - begin, end - begin))
            begin = end
        held = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
        return names, of, held

    def joins(self) -> Joins:
        """Clusters that are linked, each two once."""
        names, of, held = self._clusters()
        size, crowd = np.bincount(of), np.zeros(len(names), dtype=np.int64)
        np.maximum.at(crowd, of, self.crowd)
        one, other = of[self.links.left], of[self.links.right]
        apart = one != other
        low, high = np.minimum(one, other)[apart], np.maximum(one, other)[apart]
        code, pairs = sum_pairs(low * np.int64(len(names)) + high, self.links.odds[apart])
        a, b = np.divmod(code, len(names))
        alone = self._score(held, np.arange(len(names)))
        parts = [slice(at, at + _ENOUGH) for at in range(0, len(a), _ENOUGH)]
        together = [self.weighed.score(both(pick(held, a[part]), pick(held, b[part]))) for part in parts]
        gains = np.concatenate([np.zeros((0, alone.shape[1])), *together]) - alone[a] - alone[b]
        features = describe_joins(gains, pairs, (size[a], size[b]), (crowd[a], crowd[b]))
        return Joins(a=names[a], b=names[b], features=features, inside=np.zeros(len(a), dtype=bool))

    def _score(self, held: Evidence, at: Array) -> Array:
        parts = [at[begin : begin + _ENOUGH] for begin in range(0, len(at), _ENOUGH)]
        return np.concatenate([self.weighed.score(pick(held, part)) for part in parts])

    def fits(self) -> Joins:
        """Units and the clusters that they are linked to, their own among them, each without the unit."""
        names, of, held = self._clusters()
        size, crowd = np.bincount(of), np.zeros(len(names), dtype=np.int64)
        np.maximum.at(crowd, of, self.crowd)
        links = self.links
        units = np.concatenate((links.left, links.right))
        to = of[np.concatenate((links.right, links.left))]
        code, pairs = sum_pairs(units * np.int64(len(names)) + to, np.concatenate((links.odds, links.odds)))
        unit, cluster = np.divmod(code, len(names))
        inside = of[unit] == cluster
        gains = [
            self._gain(held, unit[part], cluster[part], inside[part])
            for part in (slice(at, at + _ENOUGH) for at in range(0, len(unit), _ENOUGH))
        ]
        features = describe_joins(
            np.concatenate(gains) if gains else np.zeros((0, 5)),
            pairs,
            (np.ones(len(unit), dtype=np.int64), size[cluster] - inside),
            (self.crowd[unit], crowd[cluster]),
        )
        return Joins(a=unit, b=names[cluster], features=features, inside=inside)

    def _gain(self, held: Evidence, unit: Array, cluster: Array, inside: Array) -> Array:
        units, at = np.unique(unit, return_inverse=True)
        own = self.evidence(units)
        mine = pick(own, at)
        rest = without(pick(held, cluster), mine, inside)
        alone = self.weighed.score(own)[at]
        return np.asarray(self.weighed.score(both(rest, mine)) - self.weighed.score(rest) - alone)


def list_members(by: Array, sizes: Array, groups: Array) -> tuple[Array, Array]:
    """The members of groups, one group after the other, and which of `groups` each is of. `by` is all members in order of groups."""
    starts = np.cumsum(sizes) - sizes
    many = sizes[groups]
    of = np.repeat(np.arange(len(groups)), many)
    steps = np.arange(len(of)) - np.repeat(np.cumsum(many) - many, many)
    return by[starts[groups][of] + steps], of


def name_by_first(home: Array) -> Array:
    """The same clusters, each named by the first of its members."""
    _, first, of = np.unique(home, return_index=True, return_inverse=True)
    return np.asarray(first[of])
