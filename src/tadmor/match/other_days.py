"""Clusters that only their dates keep apart, where two claims of theirs are known for one event all the same."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from tadmor.match.columns import days_apart_columns
from tadmor.match.grouping import Clash, Links, merge_links
from tadmor.match.judged import ordered
from tadmor.match.table import ClaimTable
from tadmor.match.vocabulary import Array

LEAST_SLACK_DAYS = 2


def join_other_days(
    table: ClaimTable,
    home: Array,
    links: Links,
    marked: tuple[Array, Array, Array, Array],
    threshold: float,
    clash: Clash,
) -> None:
    """Joins clusters in place. `marked` are pairs (left, right, score, days) of which only the date speaks against one event, and
    how many days there may be between any two claims of it.

    `clash` is true for rows that more than days keep apart. To come last: a date that is off must not draw in
    what happened on that day.
    """
    _OtherDays(table, home, links, threshold, clash).join(*marked)


class _OtherDays:
    """The clusters while they grow: a class because joining changes members and links together."""

    def __init__(self, table: ClaimTable, home: Array, links: Links, threshold: float, clash: Clash) -> None:
        self.table, self.home, self.clash = table, home, clash
        self.all_links, self.threshold = links, threshold

    def join(self, left: Array, right: Array, scores: Array, most: Array) -> None:
        """Joins, in place, from the best pair down."""
        names = np.unique(np.concatenate((self.home[left], self.home[right])))
        self._gather(names)
        order = np.minimum(self.table.order[left], self.table.order[right])
        for at in np.lexsort((order, -scores)).tolist():
            a, b = int(self.home[left[at]]), int(self.home[right[at]])
            total, weight, barred = self.links.get(ordered(a, b), (0.0, 1.0, False))
            if a != b and not barred and total / weight >= self.threshold and self._only_days(a, b, int(most[at])):
                self._join(a, b)

    def _gather(self, names: Array) -> None:
        wanted = np.zeros(len(self.home), dtype=bool)
        wanted[names] = True
        rows = np.flatnonzero(wanted[self.home])
        self.members: dict[int, list[int]] = {}
        for row, name in zip(rows.tolist(), self.home[rows].tolist(), strict=True):
            self.members.setdefault(name, []).append(row)
        links = replace(self.all_links, a=self.home[self.all_links.a], b=self.home[self.all_links.b])
        links = merge_links(links.where(wanted[links.a] & wanted[links.b]))
        sizes = np.bincount(self.home, minlength=len(self.home))
        weight = sizes[links.a] * sizes[links.b] if links.weight is None else links.weight
        columns = (links.a, links.b, links.total, weight, links.barred)
        self.links = {(a, b): (t, w, c) for a, b, t, w, c in zip(*(c.tolist() for c in columns), strict=True)}
        self.beside: dict[int, set[int]] = {name: set() for name in self.members}
        for a, b in self.links:
            self.beside[a].add(b)
            self.beside[b].add(a)

    def _only_days(self, a: int, b: int, most: int) -> bool:
        mine, theirs = np.array(self.members[a]), np.array(self.members[b])
        left, right = np.repeat(mine, len(theirs)), np.tile(theirs, len(mine))
        near = days_apart_columns(self.table, left, right) <= most
        return bool(near.all()) and not self.clash(left, right).any()

    def _join(self, a: int, b: int) -> None:
        self.home[self.members[b]] = a
        self.members[a] += self.members.pop(b)
        for other in self.beside.pop(b):
            held = self.links.pop(ordered(b, other))
            self.beside[other].discard(b)
            if other != a:
                mine = self.links.get(ordered(a, other), (0.0, 0.0, False))
                self.links[ordered(a, other)] = (mine[0] + held[0], mine[1] + held[1], mine[2] or held[2])
                self.beside[a].add(other)
                self.beside[other].add(a)
