"""How two claims stand to each other, one level a feature: what learned weights are filed under.

A column gives the number of a level for every pair; its words say what the level is, so that a table of weights can be read.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from tadmor.match import columns
from tadmor.match.table import NO_DAY, NOT_COUNTED, OPEN, ClaimTable
from tadmor.match.vocabulary import Array

_LIKENESS = (-1.0, -0.3, 0.0, 0.3, 0.6, 0.8, 0.9, 1.0)
_RATIOS = (1.25, 1.5, 2.0, 3.0, 5.0)
_SMALL = 6
_DELAYS = (-1, 0, 1, 2, 4, 6, 8)
_MOST_BITS = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelColumn:
    """A feature: `words` are its levels in order of their numbers, `column` takes a table, the crowd of its rows, and two sides."""

    name: str
    words: Callable[[ClaimTable], Sequence[str]]
    column: Callable[[ClaimTable, Array, Array, Array], Array]


def _fixed(*words: str) -> Callable[[ClaimTable], Sequence[str]]:
    return lambda _table: words


def _steps(bounds: Sequence[float], unit: str) -> tuple[str, ...]:
    return (*(f"up to {bound:g} {unit}" for bound in bounds), f"over {bounds[-1]:g} {unit}")


_DAYS = (
    "other days",
    "one day apart",
    "same day",
    "same two days",
    "a day or two within two",
    "a day within nine",
    "spans of up to nine days",
    "within a month",
    "within longer",
    *(f"one silent, reported {step}" for step in _steps(_DELAYS, "days later")),
    *(f"both silent, reported {step}" for step in _steps((0, 1, 2, 4, 7), "days apart")),
)


def _days(table: ClaimTable, _crowd: Array, left: Array, right: Array) -> Array:
    first_a, first_b, last_a, last_b = table.first[left], table.first[right], table.last[left], table.last[right]
    dated_a, dated_b = first_a != NO_DAY, first_b != NO_DAY
    gap = columns.days_apart_columns(table, left, right)
    wide, narrow = np.maximum(last_a - first_a, last_b - first_b), np.minimum(last_a - first_a, last_b - first_b)
    both = np.select(
        [gap >= 2, gap == 1, wide == 0, (wide == 1) & (narrow == 1), wide == 1, wide <= 8, wide <= 31],
        [0, 1, 2, 3, 4, np.where(narrow == 0, 5, 6), 7],
        8,
    )
    late = np.where(dated_a, last_b - last_a, last_a - last_b)
    one = 9 + np.searchsorted(_DELAYS, late)
    neither = 9 + len(_DELAYS) + 1 + np.searchsorted((0, 1, 2, 4, 7), np.abs(last_a - last_b))
    return np.where(dated_a & dated_b, both, np.where(dated_a | dated_b, one, neither))


def _delay(table: ClaimTable, _crowd: Array, left: Array, right: Array) -> Array:
    """How long after the days of the narrower claim the wider one was published, where it tells of more than two days."""
    first_a, first_b = table.first[left], table.first[right]
    span_a = np.where(first_a == NO_DAY, 1000, table.last[left] - first_a)
    span_b = np.where(first_b == NO_DAY, 1000, table.last[right] - first_b)
    begins_a = np.where(first_a == NO_DAY, table.published[left], first_a)
    begins_b = np.where(first_b == NO_DAY, table.published[right], first_b)
    late_a, late_b = table.published[left] - begins_b, table.published[right] - begins_a
    late = np.select([span_a > span_b, span_b > span_a], [late_a, late_b], np.minimum(late_a, late_b))
    told = (np.maximum(span_a, span_b) > 1) & (np.abs(late) < -NO_DAY // 2)
    return np.where(told, 1 + np.searchsorted(_DELAYS, late), 0)


def _place(table: ClaimTable, _crowd: Array, left: Array, right: Array) -> Array:
    on_road = np.append(table.vocabulary.places().on_road, False)[table.place]
    roads = on_road[left] & on_road[right]
    near = np.searchsorted(_NEARNESS, np.round(columns.compare_places_columns(table, left, right), 3))
    return np.where(roads, len(_NEARNESS) + near, near)


_NEARNESS = (-1.0, -0.6, -0.3, 0.0, 0.1, 0.2, 0.3, 0.6, 0.8, 1.0)


def _kinds(table: ClaimTable, _crowd: Array, left: Array, right: Array) -> Array:
    a, b = table.kind[left].astype(np.int64), table.kind[right].astype(np.int64)
    return np.minimum(a, b) * len(table.vocabulary.kinds) + np.maximum(a, b)


def _kind_words(table: ClaimTable) -> list[str]:
    kinds = table.vocabulary.kinds.values
    return [" and ".join(sorted((a, b))) for a in kinds for b in kinds]


def _acting(table: ClaimTable, _crowd: Array, left: Array, right: Array) -> Array:
    return _likeness(columns.compare_acting(table, left, right))


def _acted_on(table: ClaimTable, _crowd: Array, left: Array, right: Array) -> Array:
    return _likeness(columns.compare_acted_on(table, left, right))


def _likeness(values: Array) -> Array:
    return np.asarray(np.searchsorted(_LIKENESS, np.round(values, 2)))


def _parties(table: ClaimTable, _crowd: Array, left: Array, right: Array) -> Array:
    """Of two fights whose both sides are told: how alike they are on the side on which they are less alike."""
    two = table.vocabulary.pairs_of_sides()[table.parties]
    both = np.flatnonzero(two[left] & two[right])
    result = np.zeros(len(left), dtype=np.int64)
    values = table.vocabulary.compare_whole_sides(table.parties[left[both]], table.parties[right[both]])
    result[both] = 1 + _likeness(values)
    return result


def _toll(what: str) -> Callable[[ClaimTable, Array, Array, Array], Array]:
    def column(table: ClaimTable, _crowd: Array, left: Array, right: Array) -> Array:
        if what not in table.figures:
            return np.zeros(len(left), dtype=np.int64)
        low, high = table.figures[what]
        a, b = (np.maximum(low[side], 0).astype(np.int64) for side in (left, right))
        said = (low[left] != NOT_COUNTED) & (low[right] != NOT_COUNTED)
        most, least = np.maximum(a, b), np.minimum(a, b)
        ratio = most / np.maximum(least, 0.5)
        equal = 1 + np.searchsorted((0, 1, 2, 4, 9), most)
        step = np.searchsorted(_RATIOS, ratio)
        exact = np.where(a == b, equal, 7 + step + np.where(most >= _SMALL, len(_RATIOS) + 1, 0))
        leaves_open = (high[left] == OPEN) | (high[right] == OPEN)
        return np.where(said, np.where(leaves_open & (a != b), 7 + 2 * (len(_RATIOS) + 1) + step, exact), 0)

    return column


_TOLL_WORDS = (
    "not both said",
    *(f"equal, {size}" for size in ("none", "one", "two", "up to 4", "up to 9", "more")),
    *(f"{size}{step}" for size in ("small, ", "", "at least, ") for step in _steps(_RATIOS, "times")),
)


def _crowd(_table: ClaimTable, crowd: Array, left: Array, right: Array) -> Array:
    return _bits(np.maximum(crowd[left], crowd[right]))


def _crowd_of_other(_table: ClaimTable, crowd: Array, left: Array, right: Array) -> Array:
    return _bits(np.minimum(crowd[left], crowd[right]))


def _bits(counts: Array) -> Array:
    return np.asarray(np.minimum(np.log2(1 + counts).astype(np.int64), _MOST_BITS))


def _report(table: ClaimTable, _crowd: Array, left: Array, right: Array) -> Array:
    return columns.same_report(table, left, right).astype(np.int64)


_CROWDS = _fixed(*(f"up to {2 ** (bits + 1) - 2} others meet" for bits in range(_MOST_BITS + 1)))
_SIDES = _fixed(*(f"likeness {value:g}" for value in _LIKENESS), "likeness 1")
LEVEL_COLUMNS: tuple[LevelColumn, ...] = (
    LevelColumn(name="days", words=_fixed(*_DAYS), column=_days),
    LevelColumn(
        name="delay", words=_fixed("days are told", *_steps(_DELAYS, "days after the narrower one")), column=_delay
    ),
    LevelColumn(
        name="place",
        words=_fixed(*(f"{where}nearness {near:g}" for where in ("", "roads, ") for near in _NEARNESS)),
        column=_place,
    ),
    LevelColumn(name="kinds", words=_kind_words, column=_kinds),
    LevelColumn(name="acting", words=_SIDES, column=_acting),
    LevelColumn(name="acted on", words=_SIDES, column=_acted_on),
    LevelColumn(
        name="both parties",
        words=_fixed("not both told", *(f"likeness {value:g}" for value in _LIKENESS), "likeness 1"),
        column=_parties,
    ),
    LevelColumn(name="killed", words=_fixed(*_TOLL_WORDS), column=_toll("killed")),
    LevelColumn(name="wounded", words=_fixed(*_TOLL_WORDS), column=_toll("wounded")),
    LevelColumn(name="crowd", words=_CROWDS, column=_crowd),
    LevelColumn(name="crowd of the other", words=_CROWDS, column=_crowd_of_other),
    LevelColumn(name="report", words=_fixed("two reports", "one report"), column=_report),
)
