"""What the names of a report say of each other: where most of them can lie side by side, each of them most likely lies.

Every name lends each of its candidates a share of belief. A candidate is supported by the beliefs of other names in its
neighbourhood (cells of about 100 km and those around them) and in its province. Linear in the number of candidates; after
spatial minimality (Leidner 2007), with beliefs in place of decisions.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

from tadmor.lexicon.gazetteer import Candidate

LATITUDE_STEP, LONGITUDE_STEP = 1.0, 1.5
BESIDE = 0.6
AROUND = tuple((i, j) for i in (-1, 0, 1) for j in (-1, 0, 1))
# Beliefs below this are nobody's support.
SMALL = 0.03
# A province that is named itself counts as much as so many places of it.
NAMED = 3.0
# Areas with a wider radius (km) lie nowhere in particular.
LOCAL = 120.0
Key = tuple[str, object, object]
Scored = Sequence[tuple[float, Candidate]]


class Context:
    """Sums of belief by cell and by province, with what each name itself put there, to be left out for that name.

    A class because sums are filled name by name and asked many times.
    """

    def __init__(self) -> None:
        self._sums: dict[Key, float] = defaultdict(float)
        self._own: dict[tuple[str, Key], float] = {}

    def add(self, name: str, scored: Scored) -> None:
        """Take in the candidates of one name; groups that share a name add up to no more than its surest candidates."""
        lent: dict[Key, float] = defaultdict(float)
        for belief, c in beliefs(scored):
            if c.feature == "country" or belief < SMALL:
                continue
            if c.radius_km <= LOCAL:
                row, column = _cell(c)
                for i, j in AROUND:
                    lent["near", row + i, column + j] += belief * (1.0 if i == j == 0 else BESIDE)
            lent["country", c.country, ""] += belief
            if c.admin1:
                lent["province", c.country, c.admin1] += (NAMED if c.feature == "province" else 1.0) * belief
        for key, weight in lent.items():
            self._put(name, key, weight)

    def _put(self, name: str, key: Key, weight: float) -> None:
        before = self._own.get((name, key), 0.0)
        if weight > before:
            self._own[name, key] = weight
            self._sums[key] += weight - before

    def _others(self, name: str, key: Key) -> float:
        there = self._sums.get(key, 0.0)
        return there - self._own.get((name, key), 0.0) if there else 0.0

    def near(self, name: str, c: Candidate) -> float:
        """How many other names are believed to lie around the candidate."""
        return self._others(name, ("near", *_cell(c)))

    def province(self, name: str, c: Candidate) -> float:
        """How many other names are believed to lie in the candidate's province, or to be that province."""
        return self._others(name, ("province", c.country, c.admin1)) if c.admin1 else 0.0

    def country(self, name: str, c: Candidate) -> float:
        """How many other names are believed to lie in the candidate's country."""
        return self._others(name, ("country", c.country, "")) if c.country else 0.0


def beliefs(scored: Scored) -> list[tuple[float, Candidate]]:
    """Scores as shares of one."""
    top = max((s for s, _ in scored), default=0.0)
    raised = [(math.exp(s - top), c) for s, c in scored]
    total = sum(r for r, _ in raised)
    return [(r / total, c) for r, c in raised]


def _cell(c: Candidate) -> tuple[int, int]:
    return math.floor(c.latitude / LATITUDE_STEP), math.floor(c.longitude / LONGITUDE_STEP)
