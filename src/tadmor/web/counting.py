"""Who is chosen and how many: sets of events as columns in memory, read once from an index file, so that no page scans it.

The conditions themselves are SQL (`tadmor.web.selection`); each is asked once of an index file and kept as one byte an event.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

from tadmor.web.index.query import Index
from tadmor.web.selection import ORDERS, Condition, Selection

Bools = NDArray[np.bool_]
Numbers = NDArray[np.int64]
KEPT_SETS = 512


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One value that a filter can have, in words, and how many events of the choice have it."""

    value: str
    words: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """The values of one facet, and for every row which value and which event (from 0, in order of time)."""

    values: tuple[str, ...]
    words: tuple[str, ...]
    value_of: Numbers
    event_of: Numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """Ordinals of the first and last day of every event, both 0 where no report says when."""

    first: Numbers
    last: Numbers


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sets:
    """The events of one index file, numbered from 1 in order of time; arrays have a place for each. `present` are those that are
    seen: of who codes reports blind not all are."""

    index: Index
    present: Bools
    facets: dict[str, Facet]
    orders: dict[str, Numbers]
    days: Days
    asked: dict[tuple[str, tuple[object, ...]], Bools] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """How many events there are."""
        return int(np.count_nonzero(self.present))

    def of(self, condition: Condition) -> Bools:
        """The events that a condition lets through."""
        key = (condition.where, condition.values)
        found = self.asked.get(key)
        if found is None:
            found = np.zeros_like(self.present)
            rows = self.index.rows(f"SELECT number FROM events WHERE {condition.where}", condition.values)
            found[[row["number"] - 1 for row in rows if row["number"] <= len(found)]] = True
            if len(self.asked) >= KEPT_SETS:
                self.asked.clear()
            self.asked[key] = found
        return found

    def all_of(self, conditions: Iterable[Condition]) -> Bools:
        """The events that all conditions let through."""
        return functools.reduce(np.logical_and, map(self.of, conditions), self.present)

    def chosen(self, selection: Selection) -> Numbers:
        """Numbers of the chosen events, in the order that was asked for."""
        name = next((name for name, order in ORDERS.items() if order == selection.order), "time")
        order = self.orders[name]
        numbers: Numbers = order[self.all_of(selection.conditions)[order - 1]]
        return numbers

    def options(self, name: str, selection: Selection) -> list[Option]:
        """Values of a facet, the most frequent first, counted among what the other filters let through."""
        facet = self.facets.get(name)
        wanted = {value for c in selection.conditions if c.name == name for value in c.given}
        if facet is None:
            return [Option(value=value, words=value, count=0, chosen=True) for value in sorted(wanted)]
        others = self.all_of(c for c in selection.conditions if c.name != name)
        counts = np.bincount(facet.value_of[others[facet.event_of]], minlength=len(facet.values))
        options = [
            Option(value=value, words=words, count=int(count), chosen=value in wanted)
            for value, words, count in zip(facet.values, facet.words, counts, strict=True)
            if count or value in wanted
        ]
        unknown = wanted.difference(facet.values)
        options += [Option(value=value, words=value, count=0, chosen=True) for value in sorted(unknown)]
        return sorted(options, key=lambda option: (-option.count, option.words))

    def count_with(self, condition: Condition, selection: Selection) -> int:
        """How many events would be chosen with this condition beside all that do not stand under its name."""
        others = [c for c in selection.conditions if c.name != condition.name or c.name == "show"]
        return int(np.count_nonzero(self.all_of([*others, condition])))

    def hidden_by(self, condition: Condition, selection: Selection) -> int:
        """How many events this filter alone hides: those that would come back without it."""
        others = self.all_of(c for c in selection.conditions if c is not condition)
        return int(np.count_nonzero(others & ~self.of(condition)))


def sets_of(index: Index) -> Sets:
    """The sets of the index file that lies there now."""
    state = index.path.stat()
    return _load(index, state.st_ino, state.st_mtime_ns)


@functools.lru_cache(maxsize=8)
def _load(index: Index, _place: int, _changed: int) -> Sets:
    last = index.count("SELECT max(number) FROM events")
    orders = {}
    for name, order in ORDERS.items():
        rows = index.rows(f"SELECT number FROM events ORDER BY {order}")
        orders[name] = np.fromiter((row["number"] for row in rows), dtype=np.int64, count=len(rows))
    present = np.zeros(last, dtype=np.bool_)
    present[orders["time"] - 1] = True
    return Sets(index=index, present=present, facets=_load_facets(index), orders=orders, days=_load_days(index, last))


def _load_days(index: Index, total: int) -> Days:
    first, last = np.zeros(total, dtype=np.int64), np.zeros(total, dtype=np.int64)
    for number, opens, closes in index.rows("SELECT number, earliest, latest FROM events WHERE latest IS NOT NULL"):
        first[number - 1] = date.fromisoformat((opens or closes)[:10]).toordinal()
        last[number - 1] = date.fromisoformat(closes[:10]).toordinal()
    return Days(first=first, last=last)


def _load_facets(index: Index) -> dict[str, Facet]:
    rows = index.rows(
        "SELECT v.facet, v.value, v.words, f.event FROM facet_values v JOIN facets f ON f.value = v.id ORDER BY v.facet, v.id"
    )
    found: dict[str, tuple[dict[str, str], list[int], list[int]]] = {}
    for facet, value, words, number in rows:
        values, value_of, event_of = found.setdefault(facet, ({}, [], []))
        values.setdefault(value, words)
        value_of.append(len(values) - 1)
        event_of.append(number - 1)
    return {
        name: Facet(
            values=tuple(values),
            words=tuple(values.values()),
            value_of=np.array(value_of, dtype=np.int64),
            event_of=np.array(event_of, dtype=np.int64),
        )
        for name, (values, value_of, event_of) in found.items()
    }
