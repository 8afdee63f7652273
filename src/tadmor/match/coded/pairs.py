"""Which coded reports are compared, and how busy their days are: a sweep over their intervals."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from tadmor.match.coded.reports import CodedReport
from tadmor.model.geography import compare_places

_NEAR = 1
_LONGEST = 400
Pair = tuple[int, int]


def find_pairs(reports: Sequence[CodedReport]) -> tuple[Pair, ...]:
    """Pairs of indexes, smaller first, in order: intervals meet or are a day apart, and the places can be one."""
    met = _meeting(reports, _NEAR)
    return tuple(sorted((i, j) for i, j in met if not too_far(reports[i], reports[j])))


def too_far(a: CodedReport, b: CodedReport) -> bool:
    """True for places that cannot be one, for how exactly each is known."""
    return compare_places(a.claim.where, b.claim.where) <= -1.0


def _meeting(reports: Sequence[CodedReport], near: int) -> list[Pair]:
    """Pairs of intervals at most `near` days apart: each is held against those that began before it and have not ended."""
    order = sorted(range(len(reports)), key=lambda i: (reports[i].first, i))
    open_now: list[int] = []
    met: list[Pair] = []
    for i in order:
        open_now = [j for j in open_now if _end(reports[j]) + near >= reports[i].first]
        met += [(min(i, j), max(i, j)) for j in open_now]
        open_now.append(i)
    return met


def _end(report: CodedReport) -> int:
    """An interval of years says nothing of the day: it counts for its first thirteen months."""
    return min(report.last, report.first + _LONGEST)


def count_busy(reports: Sequence[CodedReport]) -> tuple[CodedReport, ...]:
    """The reports with how many others touch their days; an interval of n days counts one n-th."""
    busy, here = [0.0] * len(reports), [0.0] * len(reports)
    for i, j in _meeting(reports, 0):
        for mine, other in ((i, j), (j, i)):
            weight = 1 / (1 + reports[other].last - reports[other].first)
            busy[mine] += weight
            if reports[mine].city == reports[other].city:
                here[mine] += weight
    return tuple(
        dataclasses.replace(report, busy=round(b, 6), busy_here=round(h, 6))
        for report, b, h in zip(reports, busy, here, strict=True)
    )
