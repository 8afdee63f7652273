"""What a score of pairs is, and how far it is trusted: by the table of features, or by learned weights."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tadmor.match.profile.refining import ProfileWeights
from tadmor.match.score import score_pairs
from tadmor.match.table import ClaimTable
from tadmor.match.vocabulary import Array

THRESHOLD = 0.54


@dataclass(frozen=True, slots=True, kw_only=True)
class Scoring:
    """`score` takes a table, the crowd of its rows and two sides of pairs, and gives scores from 0 to 1.

    Clusters are joined down to a mean score of `threshold`. Days that are up to `slack_days` apart are no conflict. With `even` all
    pairs weigh the same in a mean, those not compared as 0, as it is for chances; else those compared weigh the square of their
    score. `by_crowd` says that the crowd counts in a score. With `profiles` clusters are refined by what their claims say together.
    """

    score: Callable[[ClaimTable, Array, Array, Array], Array]
    threshold: float
    slack_days: int = 0
    even: bool = False
    by_crowd: bool = False
    profiles: ProfileWeights | None = None


def _by_table(table: ClaimTable, _crowd: Array, left: Array, right: Array) -> Array:
    return score_pairs(table, left, right)


BY_TABLE = Scoring(score=_by_table, threshold=THRESHOLD)
