"""Values of candidate pairs as columns: the same as the scalar functions beside the explainers, for many pairs at once.

`left` and `right` are row numbers of a table. Nothing here loops over pairs.
"""

from __future__ import annotations

import numpy as np

from tadmor.match.signature import tell_in_same_words
from tadmor.match.table import NO_DAY, NOT_COUNTED, OPEN, ClaimTable
from tadmor.match.vocabulary import NOWHERE, Array, PlaceColumns
from tadmor.model.geography import OTHER_NAME, SLACK_KM

_PARTICULAR, _TELLING, _DISTINCTIVE = 3, 5, 10
_NEAR_DAYS, RETOLD_DAYS = 2, 7
_NEAR_KINDS = 0.6
_TOP = 2**40
_COMMON = ("vehicle", "home", "military", "infrastructure")


def compare_times(table: ClaimTable, left: Array, right: Array) -> Array:
    """How well the two intervals meet; for undated claims, how near the reports are."""
    first_a, first_b = table.first[left], table.first[right]
    last_a, last_b = table.last[left], table.last[right]
    dated_a, dated_b = first_a != NO_DAY, first_b != NO_DAY
    span = np.maximum(last_a - first_a, last_b - first_b)
    meeting = np.select([span <= 1, span <= 8, span <= 31], [1.0, 0.7, 0.4], 0.15)
    both = np.where(np.maximum(first_a, first_b) > np.minimum(last_a, last_b), -1.0, meeting)
    gap = np.where(dated_a, last_b - last_a, last_a - last_b)
    before = np.where(dated_a, last_b < first_a, last_a < first_b)
    one = np.select([before, gap <= 3, gap <= 8, gap <= 31], [-1.0, 0.5, 0.35, 0.0], -0.4)
    apart = np.abs(last_a - last_b)
    neither = np.select([apart <= 2, apart <= 7, apart <= 31], [0.3, 0.1, -0.1], -0.5)
    value = np.where(dated_a & dated_b, both, np.where(dated_a | dated_b, one, neither))
    return np.where((last_a != NO_DAY) & (last_b != NO_DAY), value, 0.0)


def days_apart_columns(table: ClaimTable, left: Array, right: Array) -> Array:
    """Days between the two intervals; 0 when they meet or one of them is not dated and reported late enough."""
    first_a, first_b = table.first[left], table.first[right]
    last_a, last_b = table.last[left], table.last[right]
    first_a, first_b = np.maximum(first_a, 0), np.maximum(first_b, 0)
    gap = np.maximum(np.maximum(first_a - last_b, first_b - last_a), 0)
    return np.where((last_a == NO_DAY) | (last_b == NO_DAY), 0, gap)


def compare_places_columns(table: ClaimTable, left: Array, right: Array) -> Array:
    """`model.geography.compare_places`, pair by pair."""
    a, b = table.place[left], table.place[right]
    result = np.zeros(len(a))
    told = np.flatnonzero((a != NOWHERE) & (b != NOWHERE))
    places, a, b = table.vocabulary.places(), a[told], b[told]
    resolved = (places.width[a] >= 0) & (places.width[b] >= 0)
    country_a, country_b = places.country[a], places.country[b]
    foreign = (country_a > 0) & (country_b > 0) & (country_a != country_b)
    named = np.where(places.name[a] == places.name[b], 0.8, np.where(foreign, -1.0, 0.0))
    values = np.where(resolved, 0.0, named)
    known = np.flatnonzero(resolved)
    values[known] = _resolved(places, a[known], b[known], foreign[known])
    result[told] = values
    return result


def _resolved(places: PlaceColumns, a: Array, b: Array, foreign: Array) -> Array:
    wide, narrow = np.maximum(places.width[a], places.width[b]), np.minimum(places.width[a], places.width[b])
    reach_a, reach_b = places.reach[a], places.reach[b]
    distance, reach = _kilometres(places, a, b), reach_a + reach_b
    near = np.select(
        [distance <= reach + 3, distance <= reach + 10, distance <= reach + SLACK_KM], [1.0, 0.2, -0.6], -1.0
    )
    towns = np.where(places.name[a] == places.name[b], near, np.minimum(near, OTHER_NAME))
    province_a, province_b = places.province[a], places.province[b]
    strict = (wide == 2) & (province_a > 0) & (province_b > 0) & (province_a != province_b)
    within = (distance <= reach) & (~strict | (distance <= np.maximum(reach_a, reach_b) * 0.5))
    within |= (wide == 3) & (places.country[a] == places.country[b])
    inside = np.select([wide == 1, wide == 2], [np.where(narrow == 1, 0.8, 0.6), np.where(narrow == 2, 0.3, 0.2)], 0.1)
    widely = np.where(within, inside, np.where(distance > reach + SLACK_KM, -1.0, -0.3))
    return np.where(foreign & ((wide >= 2) | (distance > reach)), -1.0, np.where(wide == 0, towns, widely))


def _kilometres(places: PlaceColumns, a: Array, b: Array) -> Array:
    la, lb = np.radians(places.latitude[a]), np.radians(places.latitude[b])
    lo, lp = np.radians(places.longitude[a]), np.radians(places.longitude[b])
    h = np.sin((lb - la) / 2) ** 2 + np.cos(la) * np.cos(lb) * np.sin((lp - lo) / 2) ** 2
    return np.asarray(12742 * np.arcsin(np.minimum(1.0, np.sqrt(h))))


def compare_kinds_columns(table: ClaimTable, left: Array, right: Array) -> Array:
    """`match.families.compatibility`, pair by pair."""
    together, _, _ = table.vocabulary.kind_tables()
    return np.asarray(together[table.kind[left], table.kind[right]])


def compare_acting(table: ClaimTable, left: Array, right: Array) -> Array:
    """Likeness of those who acted; unidentified ones say nothing."""
    acting = table.acting
    return table.vocabulary.compare_sides(acting[left], acting[right])


def compare_acted_on(table: ClaimTable, left: Array, right: Array) -> Array:
    """Likeness of those who were acted on."""
    acted_on = table.acted_on
    return table.vocabulary.compare_sides(acted_on[left], acted_on[right])


def swapped_columns(table: ClaimTable, left: Array, right: Array) -> Array:
    """`match.views.swapped`, pair by pair."""
    result = np.zeros(len(left))
    sided = (table.parties == 0) & ((table.doers > 0) | (table.targets > 0))
    at = np.flatnonzero(sided[left] & sided[right])
    left, right, sides = left[at], right[at], table.vocabulary.compare_sides
    alike = (sides(table.doers[left], table.doers[right]) > 0.5) | (
        sides(table.targets[left], table.targets[right]) > 0.5
    )
    forth = sides(table.doers[left], table.targets[right]) > 0.5
    back = sides(table.targets[left], table.doers[right]) > 0.5
    result[at] = np.where(alike, 0.0, 0.5 * (forth.astype(float) + back))
    return result


def compare_figures(table: ClaimTable, left: Array, right: Array) -> Array:
    """The strongest of the figures that both state; 0 when there is none."""
    best = np.full(len(left), -np.inf)
    for low, high in table.figures.values():
        at = np.flatnonzero((low[left] != NOT_COUNTED) & (low[right] != NOT_COUNTED))
        best[at] = np.maximum(best[at], _figure_values(low, high, left[at], right[at]))
    return np.where(np.isfinite(best), best, 0.0)


def _figure_values(low: Array, high: Array, left: Array, right: Array) -> Array:
    low_a, low_b, high_a, high_b = low[left], low[right], high[left], high[right]
    equal = (low_a == low_b) & (high_a == high_b) & (low_a != OPEN)
    return np.where(equal, np.where(low_a >= 3, 1.0, 0.3), np.where(_meet(low_a, low_b, high_a, high_b), 0.4, -0.3))


def _meet(low_a: Array, low_b: Array, high_a: Array, high_b: Array) -> Array:
    tops = (np.where(high == OPEN, _TOP, high.astype(np.int64)) for high in (high_a, high_b))
    return np.asarray(np.maximum(np.maximum(low_a, low_b), 0) <= np.minimum(*tops))


def accused_columns(table: ClaimTable, left: Array, right: Array) -> Array:
    """1 when who is said to have acted in one denies or accepts the deed in the other; another speaker says nothing."""
    acting, answering = table.acting, table.answering
    result = np.zeros(len(left))
    at = np.flatnonzero((answering[left] > 0) | (answering[right] > 0))
    forth = table.vocabulary.compare_sides(answering[left[at]], acting[right[at]]) > 0.5
    back = table.vocabulary.compare_sides(answering[right[at]], acting[left[at]]) > 0.5
    result[at] = forth | back
    return result


def compare_objects(table: ClaimTable, left: Array, right: Array) -> Array:
    """1 when one thing was hit in both, -0.3 when both name other things."""
    a, b = table.objects[left], table.objects[right]
    return np.where((a == 0) | (b == 0), 0.0, np.where((a & b) != 0, 1.0, -0.3))


def same_report(table: ClaimTable, left: Array, right: Array) -> Array:
    """True for two claims of one report."""
    return np.asarray(table.document[left] == table.document[right])


def compare_speakers(table: ClaimTable, left: Array, right: Array) -> Array:
    """-1 when one speaker in one report gives two tolls that cannot be one, or two doers: then he tells of two events."""
    result = np.zeros(len(left))
    at = np.flatnonzero(same_report(table, left, right))
    left, right = left[at], right[at]
    speaks = (table.origin[left] == table.origin[right]) & ~(table.denies[left] | table.denies[right])
    two = compare_acting(table, left, right) <= -1.0
    if "killed" in table.figures:
        low, high = table.figures["killed"]
        both = (low[left] != NOT_COUNTED) & (low[right] != NOT_COUNTED)
        two |= both & (_figure_values(low, high, left, right) < 0)
    result[at] = np.where(speaks & two, -1.0, 0.0)
    return result


def contradicting_days(table: ClaimTable, left: Array, right: Array) -> Array:
    """`match.signature.may_contradict_by_days`, pair by pair: only the date differs, the rest says that it is one event."""
    result = np.zeros(len(left), dtype=bool)
    gap = days_apart_columns(table, left, right)
    at = np.flatnonzero((gap > 0) & (gap <= RETOLD_DAYS))
    at = at[compare_kinds_columns(table, left[at], right[at]) >= _NEAR_KINDS]
    if not len(at):
        return result
    most, distinctive, clash = _equal_figures(table, left[at], right[at])
    keep = (most >= _PARTICULAR) & ~clash
    at, most, distinctive = at[keep], most[keep], distinctive[keep]
    keep = swapped_columns(table, left[at], right[at]) == 0
    at, most, distinctive = at[keep], most[keep], distinctive[keep]
    nearness = compare_places_columns(table, left[at], right[at])
    places = table.vocabulary.places()
    spot = np.append(places.spot, False)[table.place]
    close = (gap[at] <= _NEAR_DAYS) & (nearness >= 0.8) & spot[left[at]] & spot[right[at]]
    same = distinctive | _same_thing(table, left[at], right[at])
    same |= (most >= _TELLING) & _same_hand(table, left[at], right[at])
    result[at] = close & same
    unsure = at[~(close & same) & (nearness >= 0)]
    texts = table.texts
    result[unsure] = [tell_in_same_words(texts[i], texts[j]) for i, j in zip(left[unsure], right[unsure], strict=True)]
    return result


def _equal_figures(table: ClaimTable, left: Array, right: Array) -> tuple[Array, Array, Array]:
    """The largest equal figure, whether the equal ones are too particular to be chance, and whether any two contradict."""
    most, total, count = (np.zeros(len(left), dtype=np.int64) for _ in range(3))
    clash = np.zeros(len(left), dtype=bool)
    for low, high in table.figures.values():
        low_a, low_b, high_a, high_b = low[left], low[right], high[left], high[right]
        both = (low_a != NOT_COUNTED) & (low_b != NOT_COUNTED)
        clash |= both & ~_meet(low_a, low_b, high_a, high_b)
        equal = np.where(both & (low_a == low_b) & (high_a == high_b) & (low_a == high_a) & (low_a > 0), low_a, 0)
        most, total, count = np.maximum(most, equal), total + equal, count + (equal > 0)
    return most, (most >= _DISTINCTIVE) | ((count >= 2) & (total >= 6)), clash


def _same_thing(table: ClaimTable, left: Array, right: Array) -> Array:
    common = np.uint64(table.vocabulary.bits_of(_COMMON))
    return np.asarray((table.objects[left] & table.objects[right] & ~common) != 0)


def _same_hand(table: ClaimTable, left: Array, right: Array) -> Array:
    a, b = table.weapons[left], table.weapons[right]
    other_weapons = (a != 0) & (b != 0) & ((a & b) == 0)
    return np.asarray(~other_weapons & (compare_acting(table, left, right) > 0.5))
