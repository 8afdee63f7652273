"""Weights of levels that a record was judged by: how they are learned from pairs, and what they make of others.

For a record of which people have said of `LEAST_JUDGED` pairs and more that they are one event, and of as many that they are two.
The table of features (features.py) needs none of that, and decides until then.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from tadmor.match.coded.fit import fit_weights, one_hot
from tadmor.match.coded.score import LevelWeights, name_weights
from tadmor.match.filing import Filing, count_crowd
from tadmor.match.judged import Judged
from tadmor.match.levels import LEVEL_COLUMNS
from tadmor.match.profile.refining import ProfileWeights
from tadmor.match.scoring import BY_TABLE, Scoring
from tadmor.match.table import ClaimTable
from tadmor.match.vocabulary import Array

THRESHOLD, LEAST_JUDGED = 0.4, 500
_RIDGE = 2.0
_DAY_OFF = 1


def describe_levels(table: ClaimTable, crowd: Array, left: Array, right: Array) -> dict[str, list[str]]:
    """The levels of pairs in words, by feature."""
    described = {}
    for feature in LEVEL_COLUMNS:
        words = feature.words(table)
        described[feature.name] = [words[level] for level in feature.column(table, crowd, left, right).tolist()]
    return described


def learn_weights(levels: Mapping[str, list[str]], same: Array) -> LevelWeights:
    """Weights from pairs whose levels and whose truth are known: logistic regression with a ridge."""
    matrix, names = one_hot(list(levels.values()))
    return name_weights(fit_weights(matrix, same.astype(np.float64), _RIDGE), names, list(levels), THRESHOLD)


def learned_scoring(weights: LevelWeights, profiles: ProfileWeights | None = None) -> Scoring:
    """Scores by learned weights. A day that is one off is no conflict but a level: the weights know how often that is so.

    With `profiles` clusters are refined by them, beginning with smaller ones.
    """

    def score(table: ClaimTable, crowd: Array, left: Array, right: Array) -> Array:
        totals = np.full(len(left), weights.constant)
        for feature in LEVEL_COLUMNS:
            words = feature.words(table)
            by_level = np.array([weights.of.get((feature.name, word), 0.0) for word in words])
            totals += by_level[feature.column(table, crowd, left, right)]
        return np.asarray(1 / (1 + np.exp(-np.clip(totals, -30, 30))))

    threshold = weights.threshold if profiles is None else profiles.threshold
    return Scoring(score=score, threshold=threshold, slack_days=_DAY_OFF, even=True, by_crowd=True, profiles=profiles)


def choose_scoring(table: ClaimTable, judged: Judged) -> Scoring:
    """Weights learned from what people judged, where they judged enough pairs of both sorts; the table of features elsewhere."""
    if min(len(judged.same), len(judged.different)) < LEAST_JUDGED:
        return BY_TABLE
    left, right = np.array([*judged.same, *judged.different]).T
    same = np.arange(len(left)) < len(judged.same)
    first, second = np.sort(table.order[np.stack((left, right))], axis=0)
    by = np.lexsort((second, first))
    levels = describe_levels(table, count_crowd(Filing.of(table)), left[by], right[by])
    return learned_scoring(learn_weights(levels, same[by]))
