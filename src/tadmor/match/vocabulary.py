"""Values that many claims share, each under a number: kinds, places, sides, speakers, reports. What is compared is compared once.

A class with a reason: numbers are given as values come, and what two sides have in common is remembered.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Any

import numpy as np

from tadmor.match.families import class_of, compatibility
from tadmor.model.geography import folded_name, reach_of, width_of
from tadmor.model.place import Place
from tadmor.text.names import ActorKey, compare_sides, compare_whole_sides

Array = np.ndarray[Any, np.dtype[Any]]
Side = tuple[ActorKey, ...]
NOWHERE = -1
UNRESOLVED = -1
_MOST_REMEMBERED = 2048
_DEEDS = ("violence", "order", "street")


class _Compared:
    """What any two sides have in common, found when it is first asked for."""

    def __init__(self, sides: list[Side], compare: Callable[[Side, Side], float]) -> None:
        self._sides, self._compare = sides, compare
        self._values = np.zeros((len(sides), len(sides)))
        self._known = np.zeros((len(sides), len(sides)), dtype=bool)

    def of(self, a: Array, b: Array) -> Array:
        """The likeness of each two."""
        new = ~self._known[a, b]
        if new.any():
            for code in np.unique(a[new] * len(self._sides) + b[new]).tolist():
                i, j = divmod(code, len(self._sides))
                self._values[i, j] = self._values[j, i] = self._compare(self._sides[i], self._sides[j])
                self._known[i, j] = self._known[j, i] = True
        return np.asarray(self._values[a, b])


class Numbered:
    """Values by number, in the order in which they came. Number 0 is `first`."""

    def __init__(self, first: Hashable) -> None:
        self._numbers: dict[Hashable, int] = {first: 0}

    def __len__(self) -> int:
        return len(self._numbers)

    def number(self, value: Hashable) -> int:
        """The number of a value, a new one where it has none."""
        found = self._numbers.get(value)
        return self._numbers.setdefault(value, len(self._numbers)) if found is None else found

    @property
    def values(self) -> list[Any]:
        """All values in the order of their numbers."""
        return list(self._numbers)


class Vocabulary:
    """What the columns of a table count in. A table that is added to counts in the vocabulary that it began with."""

    def __init__(self) -> None:
        self.origins, self.kinds, self.scopes, self.categories = (Numbered("") for _ in range(4))
        self.sides = Numbered(())
        self._places = Numbered(None)
        self._cached: dict[str, tuple[int, Any]] = {}

    def place(self, place: Place | None) -> int:
        """The number of a place among those that compare differently."""
        if place is None:
            return NOWHERE
        width = width_of(place)
        on_road = place.relation == "on_road"
        point = (place.latitude or 0.0, place.longitude or 0.0) if width is not None else (0.0, 0.0)
        key = (folded_name(place), place.country or "", place.admin1 or "", width, *point, reach_of(place), on_road)
        return self._places.number(key) - 1

    def bits_of(self, categories: Iterable[str]) -> int:
        """Categories of things and weapons as a set of bits."""
        bits = 0
        for category in categories:
            bits |= 1 << self.categories.number(category) % 64
        return bits

    def places(self) -> PlaceColumns:
        """The columns of all places so far."""
        found: PlaceColumns = self._remembered(
            "places", len(self._places), lambda: PlaceColumns(self._places.values[1:])
        )
        return found

    def kind_tables(self) -> tuple[Array, Array, Array]:
        """By two kinds: how well they go together, and whether they can be one event at all; by kind its group."""
        tables: tuple[Array, Array, Array] = self._remembered("kinds", len(self.kinds), self._kind_tables)
        return tables

    def _kind_tables(self) -> tuple[Array, Array, Array]:
        kinds = self.kinds.values
        classes = [class_of(kind) for kind in kinds]
        together = np.array([[compatibility(a, b) for b in kinds] for a in kinds])
        can_meet = np.array([[a == b or {a, b} <= set(_DEEDS) for b in classes] for a in classes])
        groups = Numbered("")
        named = ["deeds" if name in _DEEDS else name for name in classes]
        return together, can_meet & (together > 0), np.array([groups.number(name) for name in named])

    def compare_sides(self, a: Array, b: Array) -> Array:
        """`text.names.compare_sides` for numbers of sides, pair by pair."""
        return self._by_sides("any", compare_sides, a, b)

    def compare_whole_sides(self, a: Array, b: Array) -> Array:
        """`text.names.compare_whole_sides` for numbers of sides, pair by pair."""
        return self._by_sides("all", compare_whole_sides, a, b)

    def pairs_of_sides(self) -> Array:
        """By number of a side: whether it names two or more."""
        found: Array = self._remembered(
            "two", len(self.sides), lambda: np.array([len(side) > 1 for side in self.sides.values])
        )
        return found

    def _by_sides(self, name: str, compare: Callable[[Side, Side], float], a: Array, b: Array) -> Array:
        result = np.zeros(len(a))
        told = np.flatnonzero((a > 0) & (b > 0))
        a, b = a[told].astype(np.int64), b[told].astype(np.int64)
        if len(told) and len(self.sides) <= _MOST_REMEMBERED:
            result[told] = self._remembered(name, len(self.sides), lambda: _Compared(self.sides.values, compare)).of(
                a, b
            )
        elif len(told):
            codes, back = np.unique(a * len(self.sides) + b, return_inverse=True)
            sides = self.sides.values
            values = [compare(sides[code // len(sides)], sides[code % len(sides)]) for code in codes.tolist()]
            result[told] = np.array(values)[back]
        return result

    def marks(self) -> tuple[Ragged, Ragged]:
        """By side: what its actors are found by (entity, telling words), and by what one who is accused is found."""
        marks: tuple[Ragged, Ragged] = self._remembered("marks", len(self.sides), self._marks)
        return marks

    def _marks(self) -> tuple[Ragged, Ragged]:
        words = Numbered("")
        sides = self.sides.values
        told = [sorted({key.entity or stem for key in side for stem in key.telling}) for side in sides]
        blamed = [sorted({root for key in side for root in _roots(key)}) for side in sides]
        first, second = (Ragged([[words.number(mark) for mark in of] for of in marks]) for marks in (told, blamed))
        return first, second

    def _remembered(self, name: str, size: int, make: Any) -> Any:
        held = self._cached.get(name)
        if held is None or held[0] != size:
            held = self._cached[name] = (size, make())
        return held[1]


def _roots(key: ActorKey) -> tuple[str, ...]:
    """By the whole of which he is a part: an army and its ministry meet under their state."""
    return (key.entity.split("/", maxsplit=1)[0],) if key.entity else tuple(key.telling)


class Ragged:
    """Lists of numbers of unlike length, end to end."""

    def __init__(self, lists: list[list[int]]) -> None:
        self._counts = np.array([len(one) for one in lists], dtype=np.int64)
        self._starts = np.cumsum(self._counts) - self._counts
        self._all = np.array([number for one in lists for number in one], dtype=np.int64)

    def of(self, lists: Array) -> tuple[Array, Array]:
        """For the lists of these numbers: the place in `lists` and the number, for each of theirs."""
        counts = self._counts[lists]
        steps = np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)
        return np.repeat(np.arange(len(lists)), counts), self._all[np.repeat(self._starts[lists], counts) + steps]


class PlaceColumns:
    """Places as columns: what `compare_places` and the blocks look at. Widths as `width_of`, -1 where not resolved."""

    def __init__(self, keys: list[tuple[Any, ...]]) -> None:
        names, countries, provinces = Numbered(""), Numbered(""), Numbered(("", ""))
        self.name = np.array([names.number(key[0]) for key in keys], dtype=np.int64)
        self.country = np.array([countries.number(key[1]) for key in keys], dtype=np.int64)
        # Two countries may have provinces of one name: the province alone is compared, both together are a block.
        inside = Numbered("")
        self.province = np.array([inside.number(key[2]) for key in keys], dtype=np.int64)
        both = [provinces.number((key[1], key[2])) if key[1] and key[2] else 0 for key in keys]
        self.province_block = np.array(both, dtype=np.int64)
        self.width = np.array([UNRESOLVED if key[3] is None else key[3] for key in keys], dtype=np.int8)
        self.latitude, self.longitude, self.reach = (
            np.array([key[at] for key in keys], dtype=float) for at in (4, 5, 6)
        )
        self.on_road = np.array([key[7] for key in keys], dtype=bool)
        self.fine = (self.width == 0) | (self.width == 1)
        self.spot = (self.width <= 0) & ~self.on_road
