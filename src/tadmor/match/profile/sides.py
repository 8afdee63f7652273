"""What rows tell of who acted on whom, over the sides that are told most in their country, both at once.

Of two parties either may be the one who began; so what is told of both together cannot be taken apart.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tadmor.match.profile.usual import Usual, side_codes, told_sides
from tadmor.match.table import ClaimTable
from tadmor.match.vocabulary import Array, Vocabulary

_LIKENESS = (-1.0, -0.3, 0.0, 0.3, 0.6, 0.8, 0.9, 1.0)
SILENT, OTHER, ITSELF = 0, 1, len(_LIKENESS) + 2
SIDE_LEVELS = ITSELF + 1
_LEAST = 1e-11


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SideTelling:
    """`code` by row; for each of the two told sides its level and spread by code and slot; `parties` where either may be either.

    `known` is true for codes of a country.
    """

    code: Array
    acting: tuple[Array, Array]
    acted_on: tuple[Array, Array]
    parties: Array
    known: Array

    def chances(self, doer: Array, target: Array) -> Array:
        """The logarithm of the chance of what is told, by code and two slots: who acted, on whom."""
        told = _both(doer, self.acting, target, self.acted_on)
        turned = _both(doer, self.acted_on, target, self.acting)
        chance = np.where(self.parties[:, None, None], (told + turned) / 2, told)
        chance[~self.known] = 1.0
        return np.log(np.maximum(chance, _LEAST)).reshape(len(chance), -1).astype(np.float32)


def _both(doer: Array, first: tuple[Array, Array], target: Array, second: tuple[Array, Array]) -> Array:
    one, other = np.exp(doer[first[0]] - first[1]), np.exp(target[second[0]] - second[1])
    return np.asarray(one[:, :, None] * other[:, None, :])


def tell_sides(table: ClaimTable, usual: Usual) -> SideTelling:
    """The sides of rows."""
    acting, acted_on, parties = told_sides(table)
    where = usual.country[table.place]
    told = np.stack((where, parties, acting, acted_on)).astype(np.int64)
    keys, code = np.unique(told, axis=1, return_inverse=True)
    country, both, first, second = keys
    return SideTelling(
        code=code.reshape(-1),
        acting=_levels(table.vocabulary, usual, country, first),
        acted_on=_levels(table.vocabulary, usual, country, second),
        parties=both > 0,
        known=country > 0,
    )


def _levels(vocabulary: Vocabulary, usual: Usual, country: Array, side: Array) -> tuple[Array, Array]:
    slots = usual.slots[country]
    level = np.full(slots.shape, OTHER)
    spread = np.zeros(slots.shape)
    rows, at = np.nonzero((slots > 0) & (side[:, None] > 0))
    a, b = side[rows], slots[rows, at]
    likeness = np.round(vocabulary.compare_sides(a, b), 2)
    level[rows, at] = np.where(a == b, ITSELF, 1 + np.searchsorted(_LIKENESS, likeness))
    # Who is told instead of another is as likely to be one as he is told anyway.
    codes = side_codes(country, side)
    found = np.minimum(np.searchsorted(usual.named, codes), max(len(usual.named) - 1, 0))
    share = np.where(usual.named[found] == codes, usual.shares[found], usual.shares.min()) if len(usual.named) else 0.0
    spread[:] = -np.broadcast_to(share, side.shape)[:, None]
    spread[level == ITSELF] = 0
    level[side == 0], spread[side == 0] = SILENT, 0
    return level, spread
