"""Which cluster a claim belongs to, as a choice: weights by which the right one of those it may belong to, or none, is picked."""

from __future__ import annotations

import numpy as np

from tadmor.match.vocabulary import Array

_RIDGE = 0.1
_STEPS, _ENOUGH, _LEAST_STEP = 25, 1e-3, 1e-4


def fit_choice(features: Array, chooser: Array, chosen: Array) -> Array:
    """Weights of a conditional logistic regression, by Newton's method.

    A row of `features` is one thing that `chooser` may choose, the first column the constant; `chosen` is true for the one that it
    chose. Who has none chose nothing, whose score is 0.
    """
    by = np.argsort(chooser, kind="stable")
    features, told = features[by].astype(np.float64), chosen[by].astype(np.float64)
    begins = np.diff(chooser[by], prepend=-1) != 0
    starts, of = np.flatnonzero(begins), np.cumsum(begins) - 1
    hold = np.full(features.shape[1], _RIDGE)
    hold[0] = 1e-6
    weights = np.zeros(features.shape[1])
    cost, chance = _cost(features, (starts, of), told, weights)
    cost += 0.5 * float(hold @ weights**2)
    for _ in range(_STEPS):
        slope = features.T @ (chance - told) + hold * weights
        mean = np.add.reduceat(features * chance[:, None], starts)
        curve = (features * chance[:, None]).T @ features - mean.T @ mean
        curve[np.diag_indices_from(curve)] += hold
        step = np.linalg.solve(curve, slope)
        while True:
            then, after = _cost(features, (starts, of), told, weights - step)
            then += 0.5 * float(hold @ (weights - step) ** 2)
            if then <= cost or np.abs(step).max() < _LEAST_STEP:
                break
            step = step / 2
        weights, gained = weights - step, cost - then
        cost, chance = then, after
        if gained < _ENOUGH:
            break
    return weights


def _cost(features: Array, groups: tuple[Array, Array], told: Array, weights: Array) -> tuple[float, Array]:
    starts, of = groups
    score = features @ weights
    top = np.maximum(np.maximum.reduceat(score, starts), 0)
    total = top + np.log(np.exp(-top) + np.add.reduceat(np.exp(score - top[of]), starts))
    return float(total.sum() - told @ score), np.exp(score - total[of])
