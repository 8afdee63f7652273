"""Who is chosen and how many: sets of events as columns in memory, read once from an index file, so that no page scans it.

The conditions themselves are SQL (`tadmor.web.selection`); each is asked once of an index file and kept as one byte an event.
"""

from __future__ import annotations

import functools
import json
import threading
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tadmor.web.index.patch import PATCHED
from tadmor.web.index.query import Index
from tadmor.web.selection import ORDERS, Condition, Selection

Bools = NDArray[np.bool_]
Numbers = NDArray[np.int64]
Asked = tuple[str, tuple[object, ...]]
Place = tuple[Path, frozenset[str]]
State = tuple[int, int]
KEPT_SETS = 512
MOST_TRIES = 5
MOST_INDEXES = 8
_LAST: dict[Place, tuple[State, Sets]] = {}
_LOCKS: defaultdict[Place, threading.Lock] = defaultdict(threading.Lock)


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One value that a filter can have, in words, and how many events of the choice have it."""

    value: str
    words: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """The values of one facet, how each is called, and which event has which: the place of the value and that of the event."""

    values: tuple[str, ...]
    words: tuple[str, ...]
    value_of: Numbers
    event_of: Numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """Ordinals of the first and last day of every event, both 0 where no report says when."""

    first: Numbers
    last: Numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """What is known of every event, with a place for each number from 1 on, also for one that an event had which a decision
    has done away with. `keys`: what they are sorted by, an array an order. `value_of`, `event_of`: the values that events have,
    by the id of the value and the place of the event."""

    there: Bools
    keys: dict[str, Numbers]
    days: Days
    value_of: Numbers
    event_of: Numbers


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sets:
    """The events of one index file. `patches` are the numbers of the events that each decision touched which was put into the file;
    `asked` is what was asked of it, and how many patches it had then."""

    index: Index
    patches: tuple[tuple[int, ...], ...]
    columns: Columns
    facets: dict[str, Facet]
    orders: dict[str, Numbers]
    asked: dict[Asked, tuple[int, Bools]] = field(default_factory=dict)

    @property
    def held(self) -> int:
        """How many events there are."""
        return len(self.orders["time"])

    @property
    def days(self) -> Days:
        """When the events were."""
        return self.columns.days

    def of(self, condition: Condition) -> Bools:
        """The events that a condition lets through. Of what was asked before a decision only what that touched is asked anew."""
        key, total = (condition.where, condition.values), len(self.columns.there)
        since, known = self.asked.get(key, (0, None))
        if known is None:
            found = self._ask(key, np.zeros(total, dtype=np.bool_), "")
        elif since == len(self.patches):
            return known
        else:
            touched = _touched(self.patches[since:])
            found = np.pad(known, (0, total - len(known)))
            found[[number - 1 for number in touched]] = False
            self._ask(key, found, f"AND {_among('number', touched)}")
        if len(self.asked) >= KEPT_SETS:
            self.asked.clear()
        self.asked[key] = (len(self.patches), found)
        return found

    def _ask(self, key: Asked, found: Bools, among: str) -> Bools:
        """`found`, with the events that the condition lets through now."""
        where, values = key
        rows = self.index.rows(f"SELECT number FROM events WHERE ({where}) {among}", values)
        found[[row["number"] - 1 for row in rows if row["number"] <= len(found)]] = True
        return found

    def all_of(self, conditions: Iterable[Condition]) -> Bools:
        """The events that all conditions let through."""
        return functools.reduce(np.logical_and, map(self.of, conditions), self.columns.there)

    def chosen(self, selection: Selection) -> Numbers:
        """Numbers of the chosen events, in the order that was asked for."""
        order = self.orders[selection.order_name]
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
    """The sets of the index file that lies there now; who asks while they are read waits for them."""
    with _LOCKS[index.path, index.hidden]:
        for left in reversed(range(MOST_TRIES)):
            state = index.state()
            try:
                sets = _load(index, state)
            except IndexError:  # an event came between two queries
                if not left:
                    raise
            else:
                if index.state() == state:
                    break
    return sets


def _load(index: Index, state: State) -> Sets:
    """The sets of an index in this state: those of before where nothing changed, else with what decisions have touched since."""
    key = index.path, index.hidden
    held = _LAST.pop(key, None)
    if held is None or held[0] != state:
        held = state, _renew(index, held[1] if held and held[0][0] == state[0] else None)
    _LAST[key] = held
    if len(_LAST) > MOST_INDEXES:
        _LAST.pop(next(iter(_LAST)))
    return held[1]


def _renew(index: Index, before: Sets | None) -> Sets:
    """The sets of an index as it is now. `before` are those of the same file before something was written into it."""
    patches = tuple(tuple(touched) for touched in json.loads(index.about().get(PATCHED, "[]")))
    if before is not None and not index.hidden and patches[: len(before.patches)] == before.patches:
        columns = _bring_up(index, before.columns, _touched(patches[len(before.patches) :]))
        asked = dict(before.asked)
    else:
        columns, asked = _read(index, index.count("SELECT max(number) FROM events")), {}
    orders = {name: _sort(keys, columns.there) for name, keys in columns.keys.items()}
    facets = _load_facets(index, columns)
    return Sets(index=index, patches=patches, columns=columns, facets=facets, orders=orders, asked=asked)


def _touched(patches: Iterable[Iterable[int]]) -> list[int]:
    return sorted({number for touched in patches for number in touched})


def _among(column: str, numbers: Iterable[int]) -> str:
    return f"{column} IN ({', '.join(map(str, numbers))})"


def _sort(keys: Numbers, there: Bools) -> Numbers:
    """Numbers of the events that there are, the least key first, then the least number."""
    order: Numbers = np.argsort(keys, kind="stable")
    return order[there[order]] + 1


def _bring_up(index: Index, before: Columns, touched: list[int]) -> Columns:
    """The columns with what stands in the index now of the events `touched`."""
    if not touched:
        return before
    old, new = len(before.there), max(len(before.there), touched[-1])
    fresh = _read(index, new, touched)
    at = np.zeros(new, dtype=np.bool_)
    at[[number - 1 for number in touched]] = True

    def merge(known: NDArray[Any], now: NDArray[Any]) -> NDArray[Any]:
        return np.where(at, now, np.pad(known, (0, new - old)))

    left = ~at[before.event_of]
    return Columns(
        there=merge(before.there, fresh.there),
        keys={name: merge(keys, fresh.keys[name]) for name, keys in before.keys.items()},
        days=Days(first=merge(before.days.first, fresh.days.first), last=merge(before.days.last, fresh.days.last)),
        value_of=np.concatenate([before.value_of[left], fresh.value_of]),
        event_of=np.concatenate([before.event_of[left], fresh.event_of]),
    )


def _read(index: Index, total: int, among: Iterable[int] | None = None) -> Columns:
    """The columns as the index has them, of all events or of those with the numbers `among`."""
    names = [f"{key} AS {name}_key" for name, key in ORDERS.items()]
    where = "" if among is None else f"WHERE {_among('number', among)}"
    rows = index.rows(f"SELECT number, earliest, latest, {', '.join(names)} FROM events {where}")
    at = np.fromiter((row["number"] - 1 for row in rows), dtype=np.int64, count=len(rows))
    keys = {name: np.zeros(total, dtype=np.int64) for name in ORDERS}
    for name, key in keys.items():
        key[at] = np.fromiter((row[f"{name}_key"] for row in rows), dtype=np.int64, count=len(rows))
    there, first, last = np.zeros(total, dtype=np.bool_), np.zeros(total, np.int64), np.zeros(total, np.int64)
    there[at] = True
    for number, opens, closes in ((row["number"], row["earliest"], row["latest"]) for row in rows):
        if closes:
            first[number - 1] = date.fromisoformat((opens or closes)[:10]).toordinal()
            last[number - 1] = date.fromisoformat(closes[:10]).toordinal()
    # Two columns as two values: many thousands of numbers come as JSON several times as fast as in rows.
    where = "" if among is None else f"WHERE {_among('event', among)}"
    (held,) = index.rows(
        f"SELECT json_group_array(value) AS valued, json_group_array(event) AS events FROM facets {where}"
    )
    value_of, event_of = (np.array(json.loads(column), dtype=np.int64) for column in held)
    return Columns(there=there, keys=keys, days=Days(first=first, last=last), value_of=value_of, event_of=event_of - 1)


def _load_facets(index: Index, columns: Columns) -> dict[str, Facet]:
    named: dict[str, list[tuple[int, str, str]]] = {}
    for row in index.rows("SELECT facet, id, value, words FROM facet_values ORDER BY facet, id"):
        named.setdefault(row["facet"], []).append((row["id"], row["value"], row["words"]))
    place = np.zeros(max((at for values in named.values() for at, _, _ in values), default=0) + 1, dtype=np.int64)
    facet_of = np.full(len(place), -1, dtype=np.int64)
    for number, values in enumerate(named.values()):
        ids = [at for at, _, _ in values]
        place[ids], facet_of[ids] = range(len(ids)), number
    facet_of_row = facet_of[columns.value_of]
    found = {}
    for number, (name, values) in enumerate(named.items()):
        own = facet_of_row == number
        found[name] = Facet(
            values=tuple(value for _, value, _ in values),
            words=tuple(words for _, _, words in values),
            value_of=place[columns.value_of[own]],
            event_of=columns.event_of[own],
        )
    return found
