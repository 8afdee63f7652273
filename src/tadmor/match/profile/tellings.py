"""What rows tell, as levels over possible truths: how the told kind, toll and place stand to each one that may be true.

Rows that tell the same share a code. A level is filed under a class of truths: a toll of one is told otherwise than a toll of
thirty. `spread` is the logarithm of how many values share a level, so that a rare value tells more than a common one.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import numpy as np

from tadmor.match.columns import compare_places_columns
from tadmor.match.profile.usual import LEAST, MIDDLE, SPOTS, Usual, bin_of, spot_codes
from tadmor.match.table import NOT_COUNTED, ClaimTable
from tadmor.match.vocabulary import Array

_STEPS = np.array([1.1, 1.25, 1.5, 1.7, 2.0, 3.0, 6.0])
_WIDEST = 12.0
_SIZES = (1, 2, 3, 5, 10, 30)
_NEARNESS = (-1.0, -0.6, -0.3, 0.0, 0.1, 0.2, 0.3, 0.6, 0.8, 1.0)
_OF_SORT = len(_NEARNESS) + 3
TOLL_LEVELS = 1 + 2 * (1 + 2 * (len(_STEPS) + 1))
TOLL_CLASSES = len(_SIZES) + 1
SPOT_LEVELS = 1 + 4 * _OF_SORT
SILENT, EQUAL = 0, 1
_AT_ONCE = 20_000


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Telling:
    """`code` by row; `level` and `spread` by code and truth; `sort` the class of a truth."""

    code: Array
    level: Array
    spread: Array
    sort: Array

    def chances(self, noise: Array) -> Array:
        """The logarithm of the chance of what is told, by code and truth. `noise` is by class and level."""
        return np.asarray(noise[self.sort[None, :], self.level] - self.spread).astype(np.float32)


def tell_tolls(table: ClaimTable, what: str) -> Telling:
    """Tolls: not said, equal, or how many times lower or higher than the true one; the same again where the top is left open."""
    low, high = (side.astype(np.int64) for side in table.figures[what])
    key = np.where(low == NOT_COUNTED, -1, np.maximum(low, 0) * 2 + (low != high))
    keys, code = np.unique(key, return_inverse=True)
    told, leaves_open, silent = np.maximum(keys, 0) // 2, (keys % 2 == 1) & (keys >= 0), keys < 0
    asked, true = np.maximum(told, 0.5)[:, None], np.maximum(MIDDLE, 0.5)[None, :]
    steps = len(_STEPS) + 1
    down, up = np.searchsorted(_STEPS, true / asked), np.searchsorted(_STEPS, asked / true)
    equal = bin_of(told)[:, None] == np.arange(len(LEAST))[None, :]
    lower = asked < true
    level = np.where(equal, EQUAL, np.where(lower, 2 + down, 2 + steps + up))
    level = np.where(leaves_open[:, None], level + 1 + 2 * steps, level)
    level[silent] = SILENT
    edges = np.array([1.0, *_STEPS, _WIDEST])
    below = np.maximum(true[0] / edges[:-1, None] - true[0] / edges[1:, None], 1)
    above = np.maximum(true[0] * edges[1:, None] - true[0] * edges[:-1, None], 1)
    at, width = np.arange(len(LEAST))[None, :], np.append(np.diff(LEAST), 1000)[None, :]
    many = np.where(equal, width, np.where(lower, below[down, at], above[up, at]))
    many[silent] = 1
    return Telling(code=code, level=level, spread=np.log(many), sort=np.digitize(MIDDLE, _SIZES))


def tell_kinds(table: ClaimTable) -> Telling:
    """Kinds: every told kind is a level of every true one."""
    count = len(table.vocabulary.kinds)
    level = np.repeat(np.arange(count)[:, None], count, axis=1)
    code = table.kind.astype(np.int64)
    return Telling(code=code, level=level, spread=np.zeros((count, count)), sort=np.arange(count))


def tell_spots(table: ClaimTable, usual: Usual) -> Telling:
    """Places: told as it is, by its name but elsewhere, or how near; apart for settlements, roads, wider areas and bare names."""
    numbers, code = np.unique(table.place, return_inverse=True)
    level = np.zeros((len(numbers), SPOTS), dtype=np.int16)
    spread = np.zeros((len(numbers), SPOTS), dtype=np.float32)
    told = np.flatnonzero((numbers >= 0) & (usual.province[numbers] > 0))
    for begin in range(0, len(told), _AT_ONCE):
        part = told[begin : begin + _AT_ONCE]
        level[part], spread[part] = _spot_levels(table, usual, numbers[part])
    return Telling(code=code, level=level, spread=spread, sort=np.zeros(SPOTS, dtype=np.int64))


def _spot_levels(table: ClaimTable, usual: Usual, numbers: Array) -> tuple[Array, Array]:
    places = table.vocabulary.places()
    spots = usual.spots[usual.province[numbers]]
    beside: Any = SimpleNamespace(place=np.arange(len(places.name)), vocabulary=table.vocabulary)
    near = np.zeros(spots.shape)
    rows, slots = np.nonzero(spots >= 0)
    near[rows, slots] = np.searchsorted(
        _NEARNESS, np.round(compare_places_columns(beside, numbers[rows], spots[rows, slots]), 3)
    )
    width = places.width[numbers]
    sort = np.select([width < 0, places.on_road[numbers], width == 0], [3, 1, 0], 2)
    level = 1 + sort[:, None] * _OF_SORT + near.astype(np.int64)
    codes = spot_codes(places, usual.province)[numbers]
    spread = np.zeros(spots.shape)
    if len(usual.groups):
        at = np.minimum(np.searchsorted(usual.groups, codes), len(usual.groups) - 1)
        known = np.flatnonzero((usual.groups[at] == codes) & (sort != 2))
        at = at[known]
        share = usual.counts[at] / np.maximum(_told_in(usual)[usual.province[numbers[known]]], 1)
        spread[known] = -np.log(np.maximum(share, 1e-9))[:, None]
        slot = usual.ranks[at] % SPOTS
        itself = numbers[known] == usual.samples[at]
        level[known, slot] = 1 + sort[known] * _OF_SORT + len(_NEARNESS) + 1 + itself
        spread[known, slot] = 0
    return level, spread


def _told_in(usual: Usual) -> Array:
    """How often any fine place is told, by province."""
    of = usual.province[usual.samples]
    return np.bincount(of, usual.counts, minlength=len(usual.rates))
