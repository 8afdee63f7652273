"""The selection over time: how many events a stretch of days may hold, and each event as the interval in which it is told."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import numpy as np

from tadmor.export.page.markup import Markup, element
from tadmor.export.page.timeline import ROW, TOP, choose_axis, draw_bar, draw_patterns, draw_ticks, ends_of
from tadmor.export.page.words import count_of, spell_day
from tadmor.model.plain import from_plain
from tadmor.model.value import TimeInterval
from tadmor.web.counting import Days, Numbers

MOST_BINS, HIGH = 60, 120.0
STEPS = (1, 2, 7, 14, 30, 91, 182, 365, 730, 1826, 3652)
LETTERS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """A stretch of days, both ends in it, how many events may have happened in it, and of how many that is sure."""

    first: date
    last: date
    count: int
    sure: int


def count_bins(days: Days, numbers: Numbers) -> list[Bin]:
    """The whole time of the events of these numbers in at most MOST_BINS stretches. An event counts in each in which it may have
    happened, and is sure where it lies in one."""
    firsts, lasts = days.first[numbers - 1], days.last[numbers - 1]
    firsts, lasts = firsts[lasts > 0], lasts[lasts > 0]
    if not len(lasts):
        return []
    start, end = int(firsts.min()), int(lasts.max())
    step = next((step for step in STEPS if (end - start + 1) / step <= MOST_BINS), (end - start + 1) // MOST_BINS + 1)
    count = -(-(end - start + 1) // step)
    low, high = (firsts - start) // step, (lasts - start) // step
    may = np.cumsum(np.bincount(low, minlength=count + 1) - np.bincount(high + 1, minlength=count + 1))
    sure = np.bincount(low[low == high], minlength=count)
    return [
        Bin(
            first=date.fromordinal(start + at * step),
            last=date.fromordinal(min(start + (at + 1) * step - 1, end)),
            count=int(may[at]),
            sure=int(sure[at]),
        )
        for at in range(count)
    ]


def draw_density(bins: Sequence[Bin], address: str) -> Markup | None:
    """The stretches as columns, each a link to itself: `address` is the page with ``{first}`` and ``{last}`` to be filled in."""
    if not bins:
        return None
    most = max(one.count for one in bins)
    columns = (_column(one, at, len(bins), most, address) for at, one in enumerate(bins))
    return element(
        "svg",
        *columns,
        class_="density",
        viewBox=f"0 0 1000 {HIGH:g}",
        preserveAspectRatio="none",
        width="100%",
        height=HIGH,
        role="group",
        aria_label="Events over time",
        data_days=" ".join(one.first.isoformat() for one in bins) + f" {bins[-1].last.isoformat()}",
    )


def _column(one: Bin, at: int, of: int, most: int, address: str) -> Markup:
    wide = 1000.0 / of
    high = (HIGH - 4) * one.count / most if one.count else 0.0
    words = f"{spell_day(one.first.isoformat())} to {spell_day(one.last.isoformat())}: {count_of(one.count, 'event')}"
    shape = element("rect", x=at * wide, y=0, width=wide, height=HIGH, class_="whole")
    column = element("rect", x=at * wide + wide * 0.08, y=HIGH - high, width=wide * 0.84, height=high, class_="column")
    least = (HIGH - 4) * one.sure / most if one.sure else 0.0
    sure = element("rect", x=at * wide + wide * 0.08, y=HIGH - least, width=wide * 0.84, height=least, class_="sure")
    target = address.format(first=one.first.isoformat(), last=one.last.isoformat())
    return element("a", element("title", words), shape, column, sure, href=target, aria_label=words)


def draw_intervals(rows: Sequence[sqlite3.Row]) -> Markup | None:
    """Each event (id, number, title, where_words, when_words, plain) as a bar over all the time in which it can have happened."""
    timed = [(row, ends) for row in rows if (ends := _ends(row)) is not None]
    if not timed:
        return None
    axis = choose_axis([ends for _, ends in timed])
    high = TOP + ROW * len(timed) + 8
    bars = (
        _row(row, draw_bar(ends, axis, TOP + ROW * at + 20), TOP + ROW * at) for at, (row, ends) in enumerate(timed)
    )
    return element(
        "svg",
        draw_patterns(),
        *draw_ticks(axis, high),
        *bars,
        width="100%",
        height=high,
        role="group",
        aria_label="Timeline of the events",
        class_="bars",
    )


def _row(row: sqlite3.Row, bar: Iterator[Markup], top: int) -> Markup:
    told = f"{row['title']}, {row['where_words']}"
    label = element(
        "text",
        element("tspan", str(row["number"]), class_="number"),
        f"  {told if len(told) <= LETTERS else told[: LETTERS - 1] + '…'}",
        element("tspan", f"  {row['when_words']}", class_="time"),
        x=0,
        y=top + 14,
    )
    words = f"Event {row['number']}: {told}, {row['when_words']}"
    return element("a", element("title", words), label, *bar, href=f"/events/{row['id']}")


def _ends(row: sqlite3.Row) -> tuple[datetime | None, datetime] | None:
    when = json.loads(row["plain"])["when"]
    return ends_of(from_plain(TimeInterval, when)) if when else None
