"""What a confidence comes to: of the values that the reading gave with so much, the share that was right where people had coded.

The finders and the joining of values give raw weights, which order values of one slot. A table, measured on hand-coded
reports (training/confidence.py), turns them into shares. Between its points the share runs in a straight line.

How sure a claim as a whole is, its kind above all, and its place hang on what else is told beside and around them: a logistic
regression over a few signs, each with a weight that can be read.
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
from tadmor.model.source import Source
from tadmor.model.value import Quantity, TimeInterval

Points = tuple[tuple[float, float], ...]
DOERS = frozenset({"perpetrator", "party", "supplier"})
DONE_TO = frozenset({"target", "victim"})
SUREST = 0.98
P = TypeVar("P", Actor, Quantity, Source, TimeInterval)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sureness:
    """`points`: for each slot raw weight and share, in rising order of weight; `signs`: for the slots "kind" and "where" the
    weight of each sign. A slot that is not there keeps its raw weights."""

    points: Mapping[str, Points]
    signs: Mapping[str, Mapping[str, float]]

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
    signs: dict[str, dict[str, float]] = defaultdict(dict)
    for row in read_rows("confidence_signs.tsv"):
        signs[row["slot"]][row["sign"]] = float(row["weight"])
    return Sureness(points={slot: tuple(sorted(points)) for slot, points in found.items()}, signs=signs)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """The report around a claim: how many claims it makes, of how many kinds. A report on one event seldom leads astray; one
    that goes through many does."""

    claims: int
    kinds: int


def look_around(claims: Sequence[Claim]) -> Around:
    """What the claims of one report say of it."""
    return Around(claims=len(claims), kinds=len({claim.kind for claim in claims}))


def signs_of_claim(claim: Claim, around: Around) -> dict[str, float]:
    """What speaks for or against a claim as a whole, by name: first of all what is told beside its word."""
    return {
        "always": 1.0,
        "place": float(claim.where is not None),
        "time": float(claim.when.evidence is not None),
        "doer": float(any(actor.role in DOERS for actor in claim.actors)),
        "target": float(any(actor.role in DONE_TO for actor in claim.actors)),
        "figure": float(bool(claim.quantities)),
        "relayed": float(len(claim.sources) > 1),
        "opinion": float(claim.stance == "opinion"),
        "kinds": math.log(around.kinds),
    }


def signs_of_place(claim: Claim, place: Place, around: Around) -> dict[str, float]:
    """What speaks for or against the place of a claim: the log odds of its raw weight, and whether it stands where the claim is
    told or was taken over from elsewhere in a report that tells of much else."""
    weight = min(SUREST, max(1 - SUREST, place.confidence))
    beside = place.evidence.document == claim.evidence.document and place.evidence.span.overlaps(claim.evidence.span)
    return {
        "always": 1.0,
        "weight": math.log(weight / (1 - weight)),
        "beside": float(beside),
        "kinds": math.log(around.kinds),
        "claims": math.log(around.claims),
        "taken from among": 0.0 if beside else math.log(around.claims),
    }


def share_by_signs(signs: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The chance that what has these signs is right."""
    return round(1 / (1 + math.exp(-sum(weights[name] * value for name, value in signs.items()))), 3)


def calibrate(claims: Sequence[Claim], sure: Sureness) -> tuple[Claim, ...]:
    """The claims of one report with every raw weight turned into the share that was measured."""
    around = look_around(claims)
    return tuple(_calibrate(claim, around, sure) for claim in claims)


def _calibrate(claim: Claim, around: Around, sure: Sureness) -> Claim:
    def at(slot: str, value: P) -> P:
        return replace(value, confidence=share_of(sure.points.get(slot, ()), value.confidence))

    def placed(place: Place) -> Place:
        if "where" not in sure.signs:
            return place
        return replace(place, confidence=share_by_signs(signs_of_place(claim, place, around), sure.signs["where"]))

    told = claim.confidence
    if "kind" in sure.signs:
        told = share_by_signs(signs_of_claim(claim, around), sure.signs["kind"])
    origin = claim.sources[-1]
    return replace(
        claim,
        confidence=told,
        when=at("when", claim.when) if claim.when.evidence else claim.when,
        where=None if claim.where is None else placed(claim.where),
        places=tuple(placed(place) for place in claim.places),
        actors=tuple(at(slot_of_actor(actor), actor) for actor in claim.actors),
        quantities=tuple(at("killed" if q.what == "killed" else "counts", q) for q in claim.quantities),
        sources=(*claim.sources[:-1], at("origin", origin)),
    )
