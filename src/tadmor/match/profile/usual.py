"""What is usual in a record: how often which kind, toll, side and place is told; what is expected where nothing else is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from tadmor.match.table import NO_DAY, NOT_COUNTED, ClaimTable
from tadmor.match.vocabulary import Array, PlaceColumns, Vocabulary

COUNTED = ("killed", "wounded")
SLOTS, SPOTS = 12, 64
# Tolls one by one up to 20, then in bins: the least of each, and one that stands for it.
LEAST = np.array([*range(21), 21, 25, 29, 33, 39, 46, 55, 65, 78, 93, 111, 133, 159, 191, 229, 275, 331, 401, 551, 801])
MIDDLE = np.array(
    [*range(21), 24, 28, 32, 38, 45, 54, 64, 77, 92, 110, 132, 158, 190, 228, 274, 330, 400, 550, 800, 1500]
)[: len(LEAST)]
_SIDES = 2**20
_FEW, _SMOOTH, _CLAIMS_OF_EVENT = 0.05, 3.0, 3.5


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Usual:
    """Logarithms of shares, and what the slots of a vector stand for.

    `slots` are the sides that are told most in a country, `spots` the places told most in a province (-1 and 0 for none). `rates`
    are events a day at these. `named` and `shares` say how often a side is told in its country. `groups`, `ranks` and `counts` are
    the names of fine places by province: their rank and how often they are told; `samples` a place of that name.
    """

    kinds: Array
    tolls: dict[str, Array]
    slots: Array
    named: Array
    shares: Array
    sides: Array
    spots: Array
    rates: Array
    groups: Array
    ranks: Array
    counts: Array
    samples: Array
    country: Array
    province: Array


def count_usual(table: ClaimTable) -> Usual:
    """What is usual in a table."""
    kinds = np.bincount(table.kind, minlength=len(table.vocabulary.kinds)) + 0.1
    places = table.vocabulary.places()
    country, province = _borrow(places, places.country), _borrow(places, places.province_block)
    return Usual(
        kinds=np.log(kinds / kinds.sum()),
        tolls={what: _tolls(table, what) for what in COUNTED if what in table.figures},
        country=country,
        province=province,
        **_count_sides(table, country),
        **_count_spots(table, places, province),
    )


def _borrow(places: PlaceColumns, column: Array) -> Array:
    """A column of places; a name without a place takes it from a place of that name. The last entry is for no place at all."""
    known = np.flatnonzero(column > 0)
    names, at = np.unique(places.name[known], return_index=True)
    result = np.append(column, 0).astype(np.int64)
    if len(names):
        found = np.minimum(np.searchsorted(names, places.name), len(names) - 1)
        lent = np.where(names[found] == places.name, column[known[at[found]]], 0)
        result[:-1] = np.where(column > 0, column, lent)
    return result


def _tolls(table: ClaimTable, what: str) -> Array:
    low, high = table.figures[what]
    said = low[(low != NOT_COUNTED) & (low == high)]
    counts = np.bincount(bin_of(said), minlength=len(LEAST)) + 0.5
    return np.asarray(np.log(counts / counts.sum()))


def bin_of(tolls: Array) -> Array:
    """The bin of each toll."""
    return np.asarray(np.searchsorted(LEAST, np.maximum(tolls, 0), side="right") - 1)


def told_sides(table: ClaimTable) -> tuple[Array, Array, Array]:
    """By row: the one who acted, the one acted on, and whether they are told as two parties, of which either may be either."""
    first, second = _parts(table.vocabulary)
    both = table.parties > 0
    acting = np.where(both, first[table.parties], table.doers)
    return acting, np.where(both, second[table.parties], table.targets), both


def _parts(vocabulary: Vocabulary) -> tuple[Array, Array]:
    """By number of a side: the number of its first actor alone, and of its second."""
    sides = vocabulary.sides.values
    alone = [[vocabulary.sides.number((key,)) for key in side[:2]] for side in sides]
    first = [parts[0] if len(parts) > 1 else number for number, parts in enumerate(alone)]
    return np.array(first), np.array([parts[1] if len(parts) > 1 else 0 for parts in alone])


def side_codes(country: Array, side: Array) -> Array:
    """Country and side in one number."""
    return np.asarray(country.astype(np.int64) * _SIDES + side)


def _count_sides(table: ClaimTable, country: Array) -> dict[str, Array]:
    acting, acted_on, _ = told_sides(table)
    where = country[table.place]
    codes = np.concatenate((side_codes(where, acting), side_codes(where, acted_on)))
    named, counts = np.unique(codes[codes % _SIDES > 0], return_counts=True)
    of = named // _SIDES
    totals = np.bincount(of, counts, minlength=int(country.max()) + 1)
    ranks = rank_within(of, counts)
    top = (ranks < SLOTS) & (of > 0)
    slots = np.full((len(totals), SLOTS), 0)
    slots[of[top], ranks[top]] = named[top] % _SIDES
    shares = np.log(counts / totals[of])
    chances = [_slot_chances(table, slots, where, side) for side in (acting, acted_on)]
    sides = np.einsum("kd,kt->kdt", *chances).reshape(len(chances[0]), -1)
    return {"slots": slots, "named": named, "shares": shares, "sides": sides.astype(np.float32)}


def _slot_chances(table: ClaimTable, slots: Array, where: Array, side: Array) -> Array:
    """By kind: how often the side of each slot is told with it."""
    counts = np.zeros((len(table.vocabulary.kinds), SLOTS))
    for slot in range(SLOTS):
        told = (side > 0) & (slots[where, slot] == side)
        counts[:, slot] = np.bincount(table.kind[told], minlength=len(counts))
    share = counts.sum(0) / max(counts.sum(), 1)
    counts += _SMOOTH * share + 0.02
    return np.asarray(counts / counts.sum(1, keepdims=True))


def rank_within(of: Array, counts: Array) -> Array:
    """The rank of each entry among those with the same `of`, the largest count first."""
    by = np.lexsort((np.arange(len(of)), -counts, of))
    ranks = np.empty(len(of), dtype=np.int64)
    ranks[by] = np.arange(len(of)) - np.searchsorted(of[by], of[by])
    return ranks


def spot_codes(places: PlaceColumns, province: Array) -> Array:
    """Province, name and whether it is a road in one number, by number of a place."""
    return np.asarray((province[:-1] * (int(places.name.max(initial=0)) + 1) + places.name) * 2 + places.on_road)


def _count_spots(table: ClaimTable, places: PlaceColumns, province: Array) -> dict[str, Any]:
    told = np.bincount(table.place[table.place >= 0], minlength=len(places.name))
    fine = np.flatnonzero((province[:-1] > 0) & ((places.width == 0) | places.on_road) & (told > 0))
    codes = spot_codes(places, province)
    groups, inverse = np.unique(codes[fine], return_inverse=True)
    counts = np.bincount(inverse, told[fine], minlength=len(groups))
    by = np.lexsort((told[fine], inverse))
    samples = np.zeros(len(groups), dtype=np.int64)
    samples[inverse[by]] = fine[by]
    of = province[samples]
    ranks = rank_within(of, counts)
    spots = np.full((int(province.max()) + 1, SPOTS), -1)
    spots[of[ranks < SPOTS], ranks[ranks < SPOTS]] = samples[ranks < SPOTS]
    rates = np.full(spots.shape, _FEW)
    np.add.at(rates, (of, ranks % SPOTS), counts)
    rates[0] = rates[1:].mean(0) if len(rates) > 1 else 1.0
    rates = np.log(rates / _days_covered(table) / _CLAIMS_OF_EVENT)
    return {
        "spots": spots,
        "rates": rates.astype(np.float32),
        "groups": groups,
        "ranks": ranks,
        "counts": counts,
        "samples": samples,
    }


def _days_covered(table: ClaimTable) -> float:
    last = table.last[table.last != NO_DAY]
    return max(float(last.max() - np.quantile(last, 0.001)), 1.0) if len(last) else 1.0
