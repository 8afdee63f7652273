"""How reports differ from what happened: chances of each level, learned from clusters that people made.

What is true is never seen: the tolls of a cluster may all be low. Expectation maximisation takes turns: what may be true by what is
told and the noise so far, then the noise by what may be true.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from tadmor.match.profile.days import DAY_LEVELS, DELAYS, SPAN_CLASSES
from tadmor.match.profile.sides import ITSELF, SIDE_LEVELS, SILENT
from tadmor.match.profile.tellings import EQUAL, SPOT_LEVELS, TOLL_CLASSES, TOLL_LEVELS
from tadmor.match.profile.usual import COUNTED
from tadmor.match.vocabulary import Array

_SMOOTH = 0.3
_UNSEEN = 0.02


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Noise:
    """`of` are logarithms of chances by field, class and level; `kinds` are the names that rows and columns of kinds stand for."""

    of: Mapping[str, Array]
    kinds: tuple[str, ...]

    def kinds_for(self, names: Sequence[str]) -> Array:
        """How kinds are told for each other, in the order of these names. One never seen is told as it is."""
        result = np.full((len(names), len(names)), np.log(_UNSEEN))
        np.fill_diagonal(result, np.log(1 - _UNSEEN))
        at = {name: number for number, name in enumerate(self.kinds)}
        known = np.array([number for number, name in enumerate(names) if name in at], dtype=np.int64)
        here = np.array([at[names[number]] for number in known.tolist()], dtype=np.int64)
        result[np.ix_(known, known)] = self.of["kinds"][np.ix_(here, here)]
        return result


def start_noise(kinds: Sequence[str]) -> Noise:
    """A first guess: most of what is told is so."""
    count = len(kinds)
    guess = {
        "kinds": np.ones((count, count)) + 8 * count * np.eye(count),
        "places": np.ones((1, SPOT_LEVELS)),
        "doer": np.ones((1, SIDE_LEVELS)),
        "target": np.ones((1, SIDE_LEVELS)),
        "days": np.ones((SPAN_CLASSES, DAY_LEVELS)),
        "delays": np.ones((1, DELAYS)),
        **{what: np.ones((TOLL_CLASSES, TOLL_LEVELS)) for what in COUNTED},
    }
    per_sort = (SPOT_LEVELS - 1) // 4
    for sort in range(4):
        guess["places"][0, sort * per_sort + per_sort - 1 : sort * per_sort + per_sort + 1] = 20
    for side in ("doer", "target"):
        guess[side][0, [SILENT, ITSELF]] = 20, 40
    guess["days"][:, 0], guess["delays"][0, 1:6] = 30, 10
    for what in COUNTED:
        guess[what][:, [SILENT, EQUAL]] = 6, 20
    return Noise(of={name: logarithms(counts) for name, counts in guess.items()}, kinds=tuple(kinds))


def logarithms(counts: Array) -> Array:
    """Logarithms of the shares of levels, a little smoothed."""
    counts = counts + _SMOOTH
    return np.asarray(np.log(counts / counts.sum(axis=-1, keepdims=True)))
