"""A table of claims matched: candidate pairs, their scores, and the cluster of every row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from tadmor.match.blocking import find_possible
from tadmor.match.columns import days_apart_columns
from tadmor.match.conflicts import conflicts_columns
from tadmor.match.filing import Filing, count_crowd
from tadmor.match.grouping import Clash, Links, join_best, link_pairs, merge_links
from tadmor.match.judged import Judged, join_answers, join_judged, ordered
from tadmor.match.score import score_pairs
from tadmor.match.table import ClaimTable
from tadmor.match.vocabulary import Array

THRESHOLD = 0.54
_LEAST_SLACK_DAYS = 2
_AT_ONCE = 500_000


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Matched:
    """`left`, `right` and `scores` are pairs that may be one incident; `home` is the cluster of each row, named by a row of it."""

    table: ClaimTable
    judged: Judged
    crowd: Array
    left: Array
    right: Array
    scores: Array
    home: Array


def match_table(table: ClaimTable, judged: Judged) -> Matched:
    """Which rows tell of one incident."""
    filing = Filing.of(table)
    crowd = count_crowd(filing)
    left, right = find_possible(filing, crowd)
    left, right = _undecided(len(table), left, right, judged)
    scores = score_many(table, left, right)
    home = group_rows(table, left, right, scores, judged)
    return Matched(table=table, judged=judged, crowd=crowd, left=left, right=right, scores=scores, home=home)


def _undecided(count: int, left: Array, right: Array, judged: Judged) -> tuple[Array, Array]:
    """Pairs that wait for a score: not those of an answer, nor those that people keep apart."""
    if judged.answers:
        answers = np.zeros(count, dtype=bool)
        answers[list(judged.answers)] = True
        keep = ~(answers[left] | answers[right])
        left, right = left[keep], right[keep]
    if judged.different:
        keep = ~np.isin(left * count + right, [i * count + j for i, j in judged.different])
        left, right = left[keep], right[keep]
    return left, right


def score_many(table: ClaimTable, left: Array, right: Array) -> Array:
    """`score_pairs`, some at a time: the columns of all features at once would take much room."""
    parts = [slice(begin, begin + _AT_ONCE) for begin in range(0, len(left), _AT_ONCE)]
    return np.concatenate([np.zeros(0), *(score_pairs(table, left[part], right[part]) for part in parts)])


def group_rows(table: ClaimTable, left: Array, right: Array, scores: Array, judged: Judged) -> Array:
    """The cluster of each row."""
    home = np.arange(len(table))
    join_judged(home, judged)
    links = link_pairs(left, right, scores, np.zeros(len(left), dtype=bool))
    if judged.different:
        i, j = np.array(sorted(judged.different)).T
        none, barred = np.zeros(len(i)), np.ones(len(i), dtype=bool)
        links = _append(links, link_pairs(i, j, none, barred))
    exempt = np.array([i * len(table) + j for i, j in judged.same], dtype=np.int64)

    def clash(a: Array, b: Array, days: bool) -> Array:
        found = conflicts_columns(table, a, b, days=days)
        if len(exempt):
            found &= ~np.isin(np.minimum(a, b) * len(table) + np.maximum(a, b), exempt)
        return found

    home = join_best(home, links, table.order, THRESHOLD, clash)
    marked = np.flatnonzero(days_apart_columns(table, left, right) > 0)
    if len(marked):
        _OtherDays(table, home, links, clash).join(left[marked], right[marked], scores[marked])
    join_answers(home, judged)
    return home


def _append(first: Links, second: Links) -> Links:
    return Links(**{name: np.concatenate((getattr(first, name), getattr(second, name))) for name in Links.__slots__})


class _OtherDays:
    """Clusters that only their dates keep apart, where two claims of theirs are known for one event all the same.

    To come last: a date that is off must not draw in what happened on that day. A class because joining changes members and links.
    """

    def __init__(self, table: ClaimTable, home: Array, links: Links, clash: Clash) -> None:
        self.table, self.home, self.clash = table, home, clash
        self.all_links = links

    def join(self, left: Array, right: Array, scores: Array) -> None:
        """Joins, in place, from the best pair down."""
        names = np.unique(np.concatenate((self.home[left], self.home[right])))
        self._gather(names)
        order = np.minimum(self.table.order[left], self.table.order[right])
        most = np.maximum(days_apart_columns(self.table, left, right), _LEAST_SLACK_DAYS)
        for at in np.lexsort((order, -scores)).tolist():
            a, b = int(self.home[left[at]]), int(self.home[right[at]])
            total, weight, barred = self.links.get(ordered(a, b), (0.0, 1.0, False))
            if a != b and not barred and total / weight >= THRESHOLD and self._only_days(a, b, int(most[at])):
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
        columns = (links.a, links.b, links.total, links.weight, links.barred)
        self.links = {(a, b): (t, w, c) for a, b, t, w, c in zip(*(c.tolist() for c in columns), strict=True)}
        self.beside: dict[int, set[int]] = {name: set() for name in self.members}
        for a, b in self.links:
            self.beside[a].add(b)
            self.beside[b].add(a)

    def _only_days(self, a: int, b: int, most: int) -> bool:
        mine, theirs = np.array(self.members[a]), np.array(self.members[b])
        left, right = np.repeat(mine, len(theirs)), np.tile(theirs, len(mine))
        near = days_apart_columns(self.table, left, right) <= most
        return bool(near.all()) and not self.clash(left, right, False).any()

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


def clusters_of(home: Array) -> Iterator[Array]:
    """The rows of each cluster."""
    by = np.argsort(home, kind="stable")
    yield from np.split(by, np.flatnonzero(np.diff(home[by])) + 1) if len(home) else ()
