"""Pairs that hold the days of one battle together: fighting that a report says went on, and fighting on one of those days."""

from __future__ import annotations

import numpy as np

from tadmor.match.columns import compare_acting, compare_places_columns
from tadmor.match.table import ClaimTable
from tadmor.match.vocabulary import Array

MOST_DAYS = 31
_ONE_TOWN = 0.8


def bridges(table: ClaimTable, left: Array, right: Array) -> Array:
    """True where two rows tell of fighting in one town and one of them says that it went on for days, the other among them.

    What a report says of its own days holds clusters together that only their days keep apart; without such words a
    clash of Monday and a clash of Tuesday stay two events.
    """
    clashes = table.vocabulary.kinds.number("armed_clash")
    result = (
        (table.goes_on[left] | table.goes_on[right]) & (table.kind[left] == clashes) & (table.kind[right] == clashes)
    )
    at = np.flatnonzero(result)
    at = at[(np.minimum(table.first[left[at]], table.first[right[at]]) > 0)]
    result[:] = False
    spot = np.append(table.vocabulary.places().spot, False)[table.place]
    at = at[spot[left[at]] & spot[right[at]]]
    at = at[compare_places_columns(table, left[at], right[at]) >= _ONE_TOWN]
    result[at] = compare_acting(table, left[at], right[at]) >= 0
    return np.asarray(result)
