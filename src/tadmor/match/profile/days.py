"""What rows tell of the day, over the days before their publication: where in what is told the day lies, and how late that is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tadmor.match.table import NO_DAY, ClaimTable
from tadmor.match.vocabulary import Array

DELAYS, RING = 24, 32  # days that are looked at before a report, and the round of days that vectors are laid out on
_EARLY = 1  # one day after publication: clocks differ
_LATE = 14
_ENOUGH = 200
INSIDE, BEFORE, AFTER, OFF, LAST = range(5)
DAY_LEVELS, SPAN_CLASSES = 5, 5
FAR = -25.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DayTelling:
    """`code` by row; `level`, `spread` and `span` (how wide the told days are, as a class) by code and delay.

    The day of delay 0 is one after `anchor`: the day of publication, or for what is told much later the last day that is told.
    `retold` is true for codes of the latter.
    """

    anchor: Array
    code: Array
    level: Array
    spread: Array
    span: Array
    retold: Array

    def chances(self, where: Array, late: Array) -> Array:
        """The logarithm of the chance of what is told, by code and delay."""
        delayed = np.where(self.retold[:, None], 0.0, late[None, :])
        told = where[self.span, self.level] - self.spread + delayed
        return np.asarray(np.maximum(told, FAR), dtype=np.float32)

    def slots(self, rows: Array) -> Array:
        """By row and delay: the place of the day on the round."""
        return np.asarray((self.anchor[rows][:, None] + _EARLY - np.arange(DELAYS)[None, :]) % RING)

    def lay_out(self, chances: Array, rows: Array) -> Array:
        """Chances of rows over the round of days."""
        ring = np.full((len(rows), RING), FAR, dtype=np.float32)
        np.put_along_axis(ring, self.slots(rows), chances[self.code[rows]], 1)
        return ring


def tell_days(table: ClaimTable) -> DayTelling:
    """The days of rows: the told ones, or none, against publication."""
    published = np.where(table.published == NO_DAY, table.last, table.published).astype(np.int64)
    retold = table.dated & (published - table.last > _LATE)
    anchor = np.where(retold, table.last + 1, published)
    begins = np.where(table.dated, np.clip(table.first - anchor, -_ENOUGH, _ENOUGH), -_ENOUGH - 1)
    ends = np.where(table.dated, np.clip(table.last - anchor, -_ENOUGH, _ENOUGH), -_ENOUGH - 1)
    wide = 2 * _ENOUGH + 2
    keys, code = np.unique(((begins + _ENOUGH + 1) * wide + ends + _ENOUGH + 1) * 2 + retold, return_inverse=True)
    first, last = (part[:, None] - _ENOUGH - 1 for part in np.divmod(keys // 2, wide))
    silent = first == -_ENOUGH - 1
    day = _EARLY - np.arange(DELAYS)[None, :]
    off = np.where(day < first, first - day, np.maximum(day - last, 0))
    level = np.select([off == 0, off == 1], [INSIDE, np.where(day < first, BEFORE, AFTER)], OFF)
    level = np.where((last - first == 1) & (day == last), LAST, level)
    inside = np.where((off == 0) & (last - first > 1), np.log(np.maximum(last - first + 1, 1)), 0.0)
    span = np.select([silent, last == first, last - first == 1, last - first <= 8], [0, 1, 2, 3], 4)
    return DayTelling(
        anchor=anchor,
        code=code,
        level=np.where(silent, INSIDE, level),
        spread=np.where(silent, 0.0, np.where(off > 1, np.log(20.0), inside)),
        span=np.broadcast_to(span, level.shape),
        retold=(keys % 2).astype(bool),
    )
