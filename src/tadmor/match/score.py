"""The weights of features.py made into one score, and the reasons of one pair in words."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tadmor.match.conflicts import find_conflict
from tadmor.match.features import BIAS, FEATURES
from tadmor.match.table import ClaimTable
from tadmor.match.views import prepare_views
from tadmor.match.vocabulary import Array
from tadmor.model.claim import Claim
from tadmor.model.ids import ClaimId


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """What one feature says of a pair: `value` times `weight` went into the score; `left` and `right` decided it.

    A conflict is a reason with the value -1 and an infinite weight: it keeps the two apart whatever else they share.
    """

    feature: str
    value: float
    weight: float
    left: str
    right: str


def score_pairs(table: ClaimTable, left: Array, right: Array) -> Array:
    """A score from 0 to 1 for each pair of rows."""
    totals = np.full(len(left), BIAS)
    for feature in FEATURES:
        totals += feature.weight * feature.column(table, left, right)
    return np.asarray(1 / (1 + np.exp(-totals)))


def explain_pair(a: ClaimId, b: ClaimId, claims: Sequence[Claim]) -> tuple[Reason, ...]:
    """Why two of `claims` are or are not thought one incident: features that say something, the weightiest first.

    `claims` are those of the record, or at least of the two reports: a sparse claim takes its day and place from them.
    Raises KeyError for an id that is not among them.
    """
    views = {view.claim.id: view for view in prepare_views(claims)}
    first, second = views[a], views[b]
    reasons = []
    conflict = find_conflict(first, second)
    if conflict is not None:
        reasons.append(Reason(feature=f"conflict: {conflict}", value=-1.0, weight=math.inf, left="", right=""))
    for feature in FEATURES:
        compared = feature.explain(first, second)
        if compared.value:
            reasons.append(
                Reason(
                    feature=feature.name,
                    value=compared.value,
                    weight=feature.weight,
                    left=compared.left,
                    right=compared.right,
                )
            )
    return tuple(sorted(reasons, key=lambda r: -abs(r.value * r.weight)))
