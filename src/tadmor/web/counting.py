"""Who is chosen and how many: sets of events as columns in memory, read once from an index file, so that no page scans it.

The conditions themselves are SQL (`tadmor.web.selection`); each is asked once of an index file and kept as one byte an event.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tadmor.web.index.patch import PATCHED
from tadmor.web.index.query import Index
from tadmor.web.selection import ORDERS, Condition, Selection

Bools = NDArray[np.bool_]
Numbers = NDArray[np.int64]
Asked = tuple[str, tuple[object, ...]]
KEPT_SETS = 512
MOST_TRIES = 5
_LAST: dict[Path, tuple[int, Sets]] = {}


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
    """The events of one index file, `held` of them, numbered from 1 to `total` in order of time; arrays have a place for each
    number, also for one that an event had which a decision has done away with."""

    index: Index
    held: int
    total: int
    patches: int
    facets: dict[str, Facet]
    orders: dict[str, Numbers]
    days: Days
    asked: dict[Asked, Bools] = field(default_factory=dict)

    def of(self, condition: Condition) -> Bools:
        """The events that a condition lets through."""
        key = (condition.where, condition.values)
        found = self.asked.get(key)
        if found is None:
            found = np.zeros(self.total, dtype=np.bool_)
            self._ask(key, found, "")
            if len(self.asked) >= KEPT_SETS:
                self.asked.clear()
            self.asked[key] = found
        return found

    def _ask(self, key: Asked, found: Bools, among: str) -> None:
        where, values = key
        rows = self.index.rows(f"SELECT number FROM events WHERE ({where}) {among}", values)
        found[[row["number"] - 1 for row in rows if row["number"] <= self.total]] = True

    def take_over(self, before: Sets, touched: Iterable[int]) -> None:
        """Takes over what was asked of the index before it was patched; of events that were touched it is asked anew."""
        numbers = sorted(touched)
        among = f"AND number IN ({', '.join(map(str, numbers))})"
        for key, known in list(before.asked.items()):
            found = np.zeros(self.total, dtype=np.bool_)
            least = min(len(known), self.total)
            found[:least] = known[:least]
            found[[number - 1 for number in numbers if number <= self.total]] = False
            self._ask(key, found, among)
            self.asked[key] = found

    def all_of(self, conditions: Iterable[Condition]) -> Bools:
        """The events that all conditions let through."""
        return functools.reduce(np.logical_and, map(self.of, conditions), self._there())

    def _there(self) -> Bools:
        there = np.zeros(self.total, dtype=np.bool_)
        there[self.orders["time"] - 1] = True
        return there

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
    """The sets of the index file that lies there now. They are read anew where a decision was put into it meanwhile."""
    for left in reversed(range(MOST_TRIES)):
        state = index.state()
        try:
            sets = _load(index, *state)
        except IndexError:  # an event came between two queries
            if not left:
                raise
        else:
            if index.state() == state:
                break
    return sets


@functools.lru_cache(maxsize=8)
def _load(index: Index, place: int, _changed: int) -> Sets:
    held, total = index.count("SELECT count(*) FROM events"), index.count("SELECT max(number) FROM events")
    orders = {}
    for name, order in ORDERS.items():
        rows = index.rows(f"SELECT number FROM events ORDER BY {order}")
        orders[name] = np.fromiter((row["number"] for row in rows), dtype=np.int64, count=len(rows))
    patches = json.loads(index.about().get(PATCHED, "[]"))
    sets = Sets(
        index=index,
        held=held,
        total=total,
        patches=len(patches),
        facets=_load_facets(index),
        orders=orders,
        days=_load_days(index, total),
    )
    if index.hidden:
        return sets
    known, before = _LAST.get(index.path, (place, None))
    if before is not None and known == place:
        sets.take_over(before, {number for touched in patches[before.patches :] for number in touched})
    _LAST[index.path] = (place, sets)
    return sets


def _load_days(index: Index, total: int) -> Days:
    first, last = np.zeros(total, dtype=np.int64), np.zeros(total, dtype=np.int64)
    for number, opens, closes in index.rows("SELECT number, earliest, latest FROM events WHERE latest IS NOT NULL"):
        first[number - 1] = date.fromisoformat((opens or closes)[:10]).toordinal()
        last[number - 1] = date.fromisoformat(closes[:10]).toordinal()
    return Days(first=first, last=last)


def _load_facets(index: Index) -> dict[str, Facet]:
    # Two columns as two values: many thousands of numbers come as JSON several times as fast as in rows.
    (held,) = index.rows("SELECT json_group_array(value) AS valued, json_group_array(event) AS events FROM facets")
    value_of, event_of = (np.array(json.loads(column), dtype=np.int64) for column in held)
    named: dict[str, list[tuple[int, str, str]]] = {}
    for row in index.rows("SELECT facet, id, value, words FROM facet_values ORDER BY facet, id"):
        named.setdefault(row["facet"], []).append((row["id"], row["value"], row["words"]))
    place = np.zeros(max((at for values in named.values() for at, _, _ in values), default=0) + 1, dtype=np.int64)
    facet_of = np.full(len(place), -1, dtype=np.int64)
    for number, values in enumerate(named.values()):
        ids = [at for at, _, _ in values]
        place[ids], facet_of[ids] = range(len(ids)), number
    found = {}
    for number, (name, values) in enumerate(named.items()):
        own = facet_of[value_of] == number
        found[name] = Facet(
            values=tuple(value for _, value, _ in values),
            words=tuple(words for _, _, words in values),
            value_of=place[value_of[own]],
            event_of=event_of[own] - 1,
        )
    return found
