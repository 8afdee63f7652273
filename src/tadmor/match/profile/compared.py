"""Two clusters, or a unit and a cluster, compared: what their profiles gain by being one, and how their pairs were scored."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tadmor.match.profile.evidence import PIECES
from tadmor.match.vocabulary import Array

_MOST, _NOT_COMPARED = 15.0, -5.5
_SURE = 1e-4
FEATURES = (
    "constant",
    *PIECES,
    "days cannot be one",
    "kinds and sides cannot be one",
    "mean of pairs",
    "best pair",
    "pairs not compared",
    "size together",
    "size",
    "size of the other",
    "crowd",
    "crowd of the other",
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PairSums:
    """Of all pairs between two: the sum of their log odds, the best of them, and how many were compared."""

    total: Array
    best: Array
    count: Array

    def of(self, part: slice) -> PairSums:
        """Some of them."""
        return PairSums(total=self.total[part], best=self.best[part], count=self.count[part])


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Linked:
    """Pairs of units, each once, the log odds of their score."""

    left: Array
    right: Array
    odds: Array


def link_units(unit: Array, left: Array, right: Array, scores: Array) -> Linked:
    """Pairs of rows as pairs of the units that they belong to; of several the best one counts."""
    chance = np.clip(scores.astype(np.float64), _SURE, 1 - _SURE)
    a, b = unit[left], unit[right]
    two = a != b
    a, b, odds = np.minimum(a, b)[two], np.maximum(a, b)[two], np.log(chance / (1 - chance))[two].astype(np.float32)
    code, (best,) = reduce_by(a * np.int64(len(unit)) + b, (odds, np.maximum))
    first, second = np.divmod(code, max(len(unit), 1))
    return Linked(left=first, right=second, odds=best)


def reduce_by(code: Array, *columns: tuple[Array, np.ufunc]) -> tuple[Array, tuple[Array, ...]]:
    """The different codes in order, and for each the columns of its entries put together."""
    by = np.argsort(code, kind="stable")
    code = code[by]
    starts = np.flatnonzero(np.diff(code, prepend=-1))
    if not len(starts):
        return code, tuple(column for column, _ in columns)
    return code[starts], tuple(put.reduceat(column[by], starts) for column, put in columns)


def sum_pairs(code: Array, odds: Array) -> tuple[Array, PairSums]:
    """The different codes, and the sums of their pairs."""
    ones = np.ones(len(code), dtype=np.int64)
    found, (total, best, count) = reduce_by(code, (odds.astype(np.float64), np.add), (odds, np.maximum), (ones, np.add))
    return found, PairSums(total=total, best=best, count=count)


def describe_joins(gains: Array, pairs: PairSums, sizes: tuple[Array, Array], crowds: tuple[Array, Array]) -> Array:
    """The columns of `FEATURES`. `gains` are by piece what one cluster explains better than two."""
    product = sizes[0] * sizes[1]
    mean = (pairs.total + (product - pairs.count) * _NOT_COMPARED) / product
    return np.stack(
        [
            np.ones(len(gains)),
            *np.clip(gains, -_MOST, _MOST).T,
            *(gains[:, :2] < -_MOST).T,
            mean,
            pairs.best,
            1 - pairs.count / product,
            np.log(sizes[0] + sizes[1]),
            *np.log(sizes),
            np.log1p(np.maximum(*crowds)),
            np.log1p(np.minimum(*crowds)),
        ],
        axis=1,
    )
