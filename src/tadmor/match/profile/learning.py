"""Noise learned from tables whose clusters are known, by expectation maximisation."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from tadmor.match.profile.evidence import Evidence, Tellings, Weighed, add_up, shifted
from tadmor.match.profile.noise import Noise, logarithms, start_noise
from tadmor.match.profile.tellings import SILENT
from tadmor.match.profile.usual import COUNTED, SLOTS
from tadmor.match.vocabulary import Array

_ROUNDS = 8
Known = tuple[Tellings, list[str], Array]
Counts = dict[str, Array]


def learn_noise(parts: Sequence[Known]) -> Noise:
    """Noise from what rows tell, the names of their kinds, and the cluster of each row."""
    names = sorted({name for _, kinds, _ in parts for name in kinds})
    noise = start_noise(names)
    for _ in range(_ROUNDS):
        counts = {name: np.zeros_like(table) for name, table in noise.of.items()}
        for told, kinds, home in parts:
            _count(counts, noise, told, kinds, home)
        noise = Noise(of={name: logarithms(table) for name, table in counts.items()}, kinds=noise.kinds)
    return noise


def _count(counts: Counts, noise: Noise, told: Tellings, kinds: list[str], home: Array) -> None:
    """Adds how often which level is told, as far as is known what was true."""
    weighed = Weighed.of(told, noise, kinds)
    _, of = np.unique(home, return_inverse=True)
    evidence = add_up(weighed.of_rows(np.arange(len(told))), of, int(of.max()) + 1)
    true = _what_may_be_true(weighed, evidence)
    first = ~told.repeats
    position = np.array([noise.kinds.index(name) for name in kinds])
    _count_levels(
        counts["kinds"],
        (position[told.kinds.level], position[told.kinds.sort]),
        true["kinds"],
        told.kinds.code,
        of,
        first,
    )
    tellings = {"places": told.spots, **told.tolls}
    for name, telling in tellings.items():
        counted = first | (telling.level[telling.code, 0] != SILENT) if name in COUNTED else first
        _count_levels(counts[name], (telling.level, telling.sort), true[name], telling.code, of, counted)
    alone = first & (~told.sides.parties & told.sides.known)[told.sides.code]
    for name, side in (("doer", told.sides.acting), ("target", told.sides.acted_on)):
        _count_levels(counts[name], (side[0], np.zeros(SLOTS, dtype=np.int64)), true[name], told.sides.code, of, alone)
    _count_days(counts, told, true["days"], of)


def _count_levels(
    counts: Array, levels: tuple[Array, Array], true: Array, code: Array, of: Array, counted: Array
) -> None:
    level, sort = levels
    share = add_up({"": true[of[counted]]}, code[counted], len(level))[""]
    np.add.at(counts, (np.broadcast_to(sort[None, :], level.shape), level), share)


def _count_days(counts: Counts, told: Tellings, true: Array, of: Array) -> None:
    days, rows = told.days, np.flatnonzero(~told.repeats)
    share = np.take_along_axis(true[of[rows]], days.slots(rows), 1)
    by_code = add_up({"": share}, days.code[rows], len(days.level))[""]
    np.add.at(counts["days"], (days.span, days.level), by_code)
    counts["delays"][0] += by_code[~days.retold].sum(axis=0)


def _what_may_be_true(weighed: Weighed, evidence: Evidence) -> Evidence:
    """By cluster and field: the chance of everything that may be true."""
    usual = weighed.told.usual
    sides, top = shifted(evidence["sides"])
    by_kind = sides @ usual.sides.T + 1e-30
    kinds = _shares(evidence["kinds"] + usual.kinds[: by_kind.shape[1]] + top + np.log(by_kind))
    pairs = (sides * ((kinds / by_kind) @ usual.sides)).reshape(len(sides), SLOTS, SLOTS)
    rates = usual.rates[evidence["province"][:, 0].astype(np.int64)]
    return {
        "kinds": kinds,
        "doer": pairs.sum(axis=2),
        "target": pairs.sum(axis=1),
        "days": _shares(evidence["days"]),
        "places": _shares(evidence["places"] + rates),
        **{what: _shares(evidence[what] + usual.tolls[what]) for what in weighed.told.tolls},
    }


def _shares(logarithms_of: Array) -> Array:
    chances, _ = shifted(logarithms_of)
    return np.asarray(chances / chances.sum(axis=1, keepdims=True))
