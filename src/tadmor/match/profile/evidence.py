"""Evidence: for every field a vector of logarithms of chances over what may be true. Evidence of a cluster is the sum of its rows'.

A row of a report that repeats place and days of an earlier row of it (a second sentence, which takes them from the first) belongs
to the same unit; it counts only for the tolls that it gives.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from tadmor.match.profile.days import FAR, DayTelling, tell_days
from tadmor.match.profile.noise import Noise
from tadmor.match.profile.sides import SideTelling, tell_sides
from tadmor.match.profile.tellings import SILENT, Telling, tell_kinds, tell_spots, tell_tolls
from tadmor.match.profile.usual import COUNTED, Usual, count_usual
from tadmor.match.table import ClaimTable
from tadmor.match.vocabulary import Array

PIECES = ("days", "kinds and sides", "killed", "wounded", "places")
Evidence = dict[str, Array]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tellings:
    """What all rows of a table tell, field by field. `unit` numbers rows that count as one, `repeats` those after the first."""

    usual: Usual
    kinds: Telling
    tolls: Mapping[str, Telling]
    spots: Telling
    sides: SideTelling
    days: DayTelling
    province: Array
    unit: Array
    repeats: Array

    def __len__(self) -> int:
        return len(self.unit)


def tell(table: ClaimTable, usual: Usual | None = None) -> Tellings:
    """What the rows of a table tell. `usual` is of the record that they belong to, if not of the table."""
    usual = usual or count_usual(table)
    unit, repeats = _units(table)
    return Tellings(
        usual=usual,
        kinds=tell_kinds(table),
        tolls={what: tell_tolls(table, what) for what in usual.tolls if what in table.figures},
        spots=tell_spots(table, usual),
        sides=tell_sides(table, usual),
        days=tell_days(table),
        province=usual.province[table.place],
        unit=unit,
        repeats=repeats,
    )


def _units(table: ClaimTable) -> tuple[Array, Array]:
    order = np.argsort(table.order, kind="stable")
    by = order[np.lexsort((table.place[order], table.last[order], table.first[order], table.document[order]))]
    same = np.ones(max(len(by) - 1, 0), dtype=bool)
    for column in (table.document, table.first, table.last, table.place):
        same &= column[by][1:] == column[by][:-1]
    begins = np.append(True, ~same)[: len(by)]
    unit, repeats = np.empty(len(by), dtype=np.int64), np.empty(len(by), dtype=bool)
    unit[by], repeats[by] = np.cumsum(begins) - 1, ~begins
    return unit, repeats


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Weighed:
    """Tellings under a noise that is known: chances by code, from which evidence of rows is taken."""

    told: Tellings
    chances: Mapping[str, Array]
    sides: Array
    days: Array

    @classmethod
    def of(cls, told: Tellings, noise: Noise, kinds: list[str]) -> Weighed:
        """The tellings of a table whose kinds are numbered as in `kinds`."""
        fields = {"kinds": told.kinds.chances(noise.kinds_for(kinds)), "places": told.spots.chances(noise.of["places"])}
        fields |= {what: telling.chances(noise.of[what]) for what, telling in told.tolls.items()}
        return cls(
            told=told,
            chances={name: np.maximum(chances, FAR) for name, chances in fields.items()},
            sides=np.maximum(told.sides.chances(noise.of["doer"][0], noise.of["target"][0]), FAR),
            days=told.days.chances(noise.of["days"], noise.of["delays"][0]),
        )

    def of_rows(self, rows: Array) -> Evidence:
        """The evidence of rows, each for itself."""
        told, again = self.told, self.told.repeats[rows]
        tellings = {"kinds": told.kinds, "places": told.spots, **told.tolls}
        found = {name: self.chances[name][telling.code[rows]] for name, telling in tellings.items()}
        found["sides"] = self.sides[told.sides.code[rows]]
        found["days"] = told.days.lay_out(self.days, rows)
        for name, chances in found.items():
            silent = tellings[name].level[tellings[name].code[rows], 0] == SILENT if name in COUNTED else True
            chances[again & silent] = 0
        found["province"] = told.province[rows].astype(np.float32)[:, None]
        return found

    def score(self, evidence: Evidence) -> Array:
        """By piece of `PIECES`: the logarithm of the chance of all that is told, whatever may be true."""
        usual = self.told.usual
        kinds = evidence["kinds"] + usual.kinds[None, : evidence["kinds"].shape[1]].astype(np.float32)
        sides, top = shifted(evidence["sides"])
        kinds = kinds + top + np.log(sides @ usual.sides.T + 1e-30)
        rates = usual.rates[evidence["province"][:, 0].astype(np.int64)]
        pieces = [_total(evidence["days"]), _total(kinds)]
        for what in COUNTED:
            known = what in evidence
            pieces.append(_total(evidence[what] + usual.tolls[what].astype(np.float32)) if known else 0 * pieces[0])
        return np.stack([*pieces, _total(evidence["places"] + rates)], axis=1)


def shifted(logarithms: Array) -> tuple[Array, Array]:
    """Exponentials that do not overflow, and what they were shifted by."""
    top = logarithms.max(axis=1, keepdims=True)
    return np.exp(logarithms - top), top


def _total(logarithms: Array) -> Array:
    chances, top = shifted(logarithms)
    return np.asarray(top[:, 0] + np.log(chances.sum(axis=1)))


def add_up(evidence: Evidence, of: Array, count: int) -> Evidence:
    """The evidence of `count` groups; `of` is the group of each."""
    by = np.argsort(of, kind="stable")
    sizes = np.bincount(of, minlength=count)
    starts = np.cumsum(sizes) - sizes
    result = {name: np.zeros((count, part.shape[1]), dtype=np.float32) for name, part in evidence.items()}
    # The first members of all groups, then the second ones: groups are small, and many.
    for turn in range(int(sizes.max(initial=0))):
        groups = np.flatnonzero(sizes > turn)
        members = by[starts[groups] + turn]
        for name, part in evidence.items():
            if name == "province":
                result[name][groups] = np.maximum(result[name][groups], part[members])
            else:
                result[name][groups] += part[members]
    return result


def both(first: Evidence, second: Evidence) -> Evidence:
    """The evidence of two groups joined, pair by pair."""
    return {
        name: np.maximum(part, second[name]) if name == "province" else part + second[name]
        for name, part in first.items()
    }


def without(whole: Evidence, part: Evidence, inside: Array) -> Evidence:
    """The evidence of groups without a part of theirs, where it is `inside`."""
    taken = inside[:, None]
    return {name: held if name == "province" else held - np.where(taken, part[name], 0) for name, held in whole.items()}


def pick(evidence: Evidence, at: Array | slice) -> Evidence:
    """The evidence of these groups."""
    return {name: part[at] for name, part in evidence.items()}
