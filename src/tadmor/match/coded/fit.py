"""Weights of levels from pairs that people called one event or two: logistic regression with a ridge, by Newton's method."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[Any]]

RIDGE = 8.0
_STEPS, _ENOUGH, _SURE, _ROUNDING = 40, 2e-3, 1e-3, 1e-3


def one_hot(levels: Sequence[Sequence[str]]) -> tuple[Array, tuple[tuple[int, str], ...]]:
    """Columns of levels, one list a feature -> a matrix of zeros and ones, and (feature, level) of its columns.

    The first column is the constant; its name is (-1, "").
    """
    import numpy as np

    names: list[tuple[int, str]] = [(-1, "")]
    blocks = [np.ones((len(levels[0]), 1), dtype=np.float32)]
    for feature, column in enumerate(levels):
        known = sorted(set(column))
        at = {level: index for index, level in enumerate(known)}
        block = np.zeros((len(column), len(known)), dtype=np.float32)
        block[np.arange(len(column)), [at[level] for level in column]] = 1
        blocks.append(block)
        names += [(feature, level) for level in known]
    return np.hstack(blocks), tuple(names)


def fit_weights(
    matrix: Array, same: Array, ridge: float = RIDGE, start: Array | None = None, *, times: Array | None = None
) -> Array:
    """The weights of the columns for `same` (1 one event, 0 two); all but the constant are held near 0 by the ridge.

    A row may stand for many equal pairs: `times` is how many, `same` the share of them that are one event.

    The optimum is one and the same from every `start`; pairs of which the weights are
    sure are left out of the curvature, which is a matter of speed alone: a step that makes the fit worse is halved.
    """
    import numpy as np

    times = np.ones(len(same)) if times is None else times
    weights = np.zeros(matrix.shape[1]) if start is None else start.copy()
    if start is None:
        weights[0] = np.log(((same * times).sum() + 1) / (((1 - same) * times).sum() + 1))
    hold = np.full(matrix.shape[1], ridge)
    hold[0] = 1e-6
    cost = _cost(matrix, (same, times), hold, weights)
    for _ in range(_STEPS):
        chance = score_rows(matrix, weights)
        slope = (times * (chance - same)).astype(matrix.dtype) @ matrix + hold * weights
        doubt = times * chance * (1 - chance)
        rows = doubt > _SURE
        part = matrix[rows]
        curve = ((part * doubt[rows, None].astype(matrix.dtype)).T @ part).astype(np.float64)
        curve[np.diag_indices_from(curve)] += hold
        step = np.linalg.solve(curve, slope)
        while (then := _cost(matrix, (same, times), hold, weights - step)) > cost + _ROUNDING and np.abs(
            step
        ).max() > _ENOUGH:
            step = step / 2
        weights, cost = weights - step, then
        if np.abs(step).max() < _ENOUGH:
            break
    return weights


def _cost(matrix: Array, told: tuple[Array, Array], hold: Array, weights: Array) -> float:
    import numpy as np

    same, times = told
    chance = score_rows(matrix, weights)
    likely = same * np.log(chance) + (1 - same) * np.log1p(-chance)
    return float(0.5 * hold @ weights**2 - times @ likely)


def score_rows(matrix: Array, weights: Array) -> Array:
    """Chances from 0 to 1 that pairs are one event."""
    import numpy as np

    return np.asarray(1 / (1 + np.exp(-np.clip(matrix @ weights.astype(matrix.dtype), -30, 30).astype(np.float64))))
