"""What a confidence comes to: of the values that the reading gave with so much, the share that was right where people had coded.

The finders and the joining of values give raw weights, which order values of one slot. A table, measured on hand-coded
reports (training/confidence.py), turns them into shares. Between its points the share runs in a straight line.

How sure a claim as a whole is, its kind above all, hangs on what else is told beside it and around it: a logistic regression
over a few signs, each with a weight that can be read.
"""

from __future__ import annotations

import functools
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from tadmor.lexicon.entries import read_rows
from tadmor.model.actor import Actor
from tadmor.model.claim import Claim
from tadmor.model.place import Place
from tadmor.model.value import Quantity

Points = tuple[tuple[float, float], ...]
DOERS = frozenset({"perpetrator", "party", "supplier"})
DONE_TO = frozenset({"target", "victim"})
P = TypeVar("P", Place, Actor, Quantity)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sureness:
    """`points`: for each slot raw weight and share, in rising order of weight; `signs`: the weight of each sign of a claim.
    What is not there leaves raw weights as they are."""

    points: Mapping[str, Points]
    signs: Mapping[str, float]

    def without(self, slots: frozenset[str]) -> Sureness:
        """The same for all but these slots."""
        return replace(self, points={slot: points for slot, points in self.points.items() if slot not in slots})


RAW = Sureness(points={}, signs={})


@functools.cache
def load_sureness() -> Sureness:
    """What was measured on hand-coded reports."""
    found: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for row in read_rows("confidence.tsv"):
        found[row["slot"]].append((float(row["weight"]), float(row["share"])))
    return Sureness(
        points={slot: tuple(sorted(points)) for slot, points in found.items()},
        signs={row["sign"]: float(row["weight"]) for row in read_rows("confidence_signs.tsv")},
    )


def share_of(points: Points, weight: float) -> float:
    """The share at a raw weight: between two points in a straight line, outside them that of the nearest."""
    if not points:
        return weight
    before = [p for p in points if p[0] <= weight]
    after = [p for p in points if p[0] >= weight]
    if not before or not after:
        return (before or after)[-1 if before else 0][1]
    (left, low), (right, high) = before[-1], after[0]
    return low if right == left else round(low + (high - low) * (weight - left) / (right - left), 3)


def slot_of_actor(actor: Actor) -> str:
    """Those who act and those who are acted on are told apart: the reading is surer of the first."""
    return "perpetrator" if actor.role in DOERS else "target"


def signs_of(claim: Claim, kinds: int) -> dict[str, float]:
    """What speaks for or against a claim, by name: what is told beside its word, and of how many kinds of events its report tells.
    A report on one event seldom leads astray; one that goes through many does."""
    return {
        "always": 1.0,
        "place": float(claim.where is not None),
        "time": float(claim.when.evidence is not None),
        "doer": float(any(actor.role in DOERS for actor in claim.actors)),
        "target": float(any(actor.role in DONE_TO for actor in claim.actors)),
        "figure": float(bool(claim.quantities)),
        "relayed": float(len(claim.sources) > 1),
        "opinion": float(claim.stance == "opinion"),
        "kinds": math.log(max(1, kinds)),
    }


def share_by_signs(signs: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The chance that a claim with these signs is right."""
    return 1 / (1 + math.exp(-sum(weights[name] * value for name, value in signs.items())))


def calibrate(claims: Sequence[Claim], sure: Sureness) -> tuple[Claim, ...]:
    """The claims of one report with every raw weight turned into the share that was measured."""
    kinds = len({claim.kind for claim in claims})
    return tuple(_calibrate(claim, kinds, sure) for claim in claims)


def _calibrate(claim: Claim, kinds: int, sure: Sureness) -> Claim:
    def at(slot: str, value: P) -> P:
        return replace(value, confidence=share_of(sure.points.get(slot, ()), value.confidence))

    when = claim.when
    if when.evidence is not None:
        when = replace(when, confidence=share_of(sure.points.get("when", ()), when.confidence))
    origin = claim.sources[-1]
    told = share_by_signs(signs_of(claim, kinds), sure.signs) if sure.signs else claim.confidence
    return replace(
        claim,
        confidence=round(told, 3),
        when=when,
        where=None if claim.where is None else at("where", claim.where),
        places=tuple(at("where", place) for place in claim.places),
        actors=tuple(at(slot_of_actor(actor), actor) for actor in claim.actors),
        quantities=tuple(at("killed" if q.what == "killed" else "counts", q) for q in claim.quantities),
        sources=(
            *claim.sources[:-1],
            replace(origin, confidence=share_of(sure.points.get("origin", ()), origin.confidence)),
        ),
    )
