"""Candidate pairs: claims of one report, and claims of a class of kinds whose days meet at one place, or by an actor or a figure.

Near-linear: a claim is filed under a handful of blocks and meets there only those whose days meet its own. Where more than
`CROWDED` do (a week, told of a town that is struck every day), a shared actor or figure is asked for as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from tadmor.match.columns import RETOLD_DAYS, contradicting_days, days_apart_columns
from tadmor.match.conflicts import ANY_DAYS, conflicts_columns
from tadmor.match.filing import Filing, count_crowd
from tadmor.match.meeting import (
    CROWDED,
    Entries,
    Filed,
    file_rows,
    is_among,
    join_entries,
    keep_meeting,
    meet_between,
    meet_within,
)
from tadmor.match.table import ClaimTable
from tadmor.match.vocabulary import Array

Pairs = tuple[Array, Array]


def find_candidates(table: ClaimTable) -> Pairs:
    """All pairs of rows that are compared, each once, smaller first, in order, whether or not they could be joined.

    Claims whose interval is wider than ten weeks are paired over its last ten weeks alone.
    """
    filing = Filing.of(table)
    return _unique(table, list(_Meeting(filing=filing, crowded=count_crowd(filing) > CROWDED).pairs()))


def find_possible(filing: Filing, crowd: Array, changed: Array | None = None, *, slack_days: int = 0) -> Pairs:
    """Candidates without those that nothing could join: conflicts, unless it is but a date that is off.

    `crowd` is `count_crowd(filing)`. With `changed`, which says so of each row, only pairs with a row that has. Days that are up to
    `slack_days` apart are no conflict.
    """
    meeting = _Meeting(filing=filing, crowded=crowd > CROWDED, changed=changed, slack_days=slack_days)
    return _unique(filing.table, [_possible(filing.table, *pairs, slack_days) for pairs in meeting.pairs()])


def _unique(table: ClaimTable, found: list[Pairs]) -> Pairs:
    # A row can meet itself, by an actor on both of its sides.
    codes = []
    while found:
        left, right = found.pop()
        code = np.minimum(left, right).astype(np.int64) * len(table) + np.maximum(left, right)
        codes.append(code[left != right])
    joined = np.concatenate([np.zeros(0, dtype=np.int64), *codes])
    codes.clear()
    joined.sort()
    joined = joined[np.diff(joined, prepend=-1) > 0]
    return tuple(part.astype(np.int32) for part in np.divmod(joined, max(len(table), 1)))  # type: ignore[return-value]


def _possible(table: ClaimTable, left: Array, right: Array, slack_days: int) -> Pairs:
    clash = conflicts_columns(table, left, right, slack_days=ANY_DAYS)
    left, right = left[~clash], right[~clash]
    apart = np.flatnonzero(days_apart_columns(table, left, right) > slack_days)
    keep = np.ones(len(left), dtype=bool)
    keep[apart] = contradicting_days(table, left[apart], right[apart])
    return left[keep], right[keep]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Meeting:
    """Rows that meet: in which blocks they are looked for, and with `changed` only by those that changed."""

    filing: Filing
    crowded: Array
    changed: Array | None = None
    slack_days: int = 0

    def pairs(self) -> Iterator[Pairs]:
        """Pairs of rows, many at a time; a pair can come twice."""
        yield from self._of_reports()
        yield from self._at_spots()
        if self.crowded.any():
            yield from self._in_crowds()
        yield from self._told_widely()
        yield from self._on_other_days()
        yield from self._accused()

    def _of_reports(self) -> Iterator[Pairs]:
        always = np.zeros(len(self.filing.table), dtype=np.int64)
        for i, j, _ in self._within(self.filing.reports(), (always, always)):
            yield i, j

    def _at_spots(self) -> Iterator[Pairs]:
        rows = self.filing.rows
        yield from self._once(self.filing.cells(rows[self.filing.fine[rows] & ~self.crowded[rows]]), self.slack_days)

    def _on_other_days(self) -> Iterator[Pairs]:
        """Equal figures at one place within a week: the date may be off."""
        rows = self.filing.rows
        entries = self.filing.figures(self.filing.cells(rows[self.filing.fine[rows]]), exact=True)
        yield from self._once(entries, RETOLD_DAYS)

    def _once(self, entries: Entries, slack: int) -> Iterator[Pairs]:
        for i, j, corner in self._within(entries, self._days(slack)):
            once = self.filing.first_shared(i, j, corner)
            yield i[once], j[once]

    def _in_crowds(self) -> Iterator[Pairs]:
        rows = self.filing.rows
        rows = rows[self.filing.fine[rows]]
        cells = self.filing.own_cells(rows)
        crowded = cells.where(self.crowded[rows])
        others = cells.where(~self.crowded[rows])
        others = others.where(is_among(others.block, crowded.block))
        for split in (self.filing.marks, self.filing.figures):
            yield from self._across(split(crowded), split(others))

    def _told_widely(self) -> Iterator[Pairs]:
        rows, filing = self.filing.rows, self.filing
        fine = filing.fine[rows]
        coarse, others = rows[~fine], rows[fine]
        if not len(coarse):
            return
        quiet = coarse[~self.crowded[coarse]]
        for where in (filing.names, filing.provinces):
            yield from self._across(where(quiet), where(others))
        for split, slack in ((filing.marks, 0), (filing.figures, RETOLD_DAYS)):
            yield from self._across(split(filing.anywhere(coarse)), split(filing.anywhere(others)), slack)

    def _accused(self) -> Iterator[Pairs]:
        """Who answers for a deed, and who is said to have done it."""
        filing, table = self.filing, self.filing.table
        speaks = table.answering[filing.rows] > 0
        if not speaks.any():
            return
        speaking, others = filing.anywhere(filing.rows[speaks]), filing.anywhere(filing.rows[~speaks])
        answers = [filing.accused(speaking, side) for side in (table.answering, table.acting)]
        yield from self._across(join_entries(answers), filing.accused(others, table.acting))

    def _days(self, slack: int) -> Pairs:
        return self.filing.first, self.filing.last + slack

    def _across(self, some: Entries, others: Entries, slack: int = 0) -> Iterator[Pairs]:
        """Pairs of two of `some`, and of one of them and one of `others`."""
        days = self._days(slack)
        for i, j, _ in self._within(some, days):
            yield i, j
        if self.changed is None:
            yield from _met(file_rows(some, *days), file_rows(others, *days))
            return
        new, old = self._parted(some)
        new_others, _ = self._parted(others)
        filed = file_rows(new, *days)
        yield from _met(filed, file_rows(keep_meeting(others, filed, *days), *days))
        filed = file_rows(new_others, *days)
        yield from _met(file_rows(keep_meeting(old, filed, *days), *days), filed)

    def _within(self, entries: Entries, days: Pairs) -> Iterator[tuple[Array, Array, Array]]:
        """Pairs of rows of one block whose days meet, with the corner of the first."""
        new, old = self._parted(entries)
        filed = file_rows(new, *days)
        for i, j in meet_within(filed):
            yield filed.row[i], filed.row[j], filed.corner[i]
        if len(old.row):
            beside = file_rows(keep_meeting(old, filed, *days), *days)
            for i, j in meet_between(filed, beside):
                yield filed.row[i], beside.row[j], filed.corner[i]

    def _parted(self, entries: Entries) -> tuple[Entries, Entries]:
        """Those of changed rows and the others; all are taken for changed where nothing is said of it."""
        changed = np.ones(len(entries.row), dtype=bool) if self.changed is None else self.changed[entries.row]
        return entries.where(changed), entries.where(~changed)


def _met(first: Filed, second: Filed) -> Iterator[Pairs]:
    for i, j in meet_between(first, second):
        yield first.row[i], second.row[j]
