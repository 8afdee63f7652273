"""What a confidence comes to: of the values that the reading gave with so much, the share that was right where people had coded.

The finders and the joining of values give raw weights, which order values of one slot. A table, measured on hand-coded
reports (training/confidence.py), turns them into shares. Between its points the share runs in a straight line.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from tadmor.lexicon.entries import read_rows
from tadmor.model.actor import Actor
from tadmor.model.claim import Claim
from tadmor.model.place import Place
from tadmor.model.value import Quantity

Points = tuple[tuple[float, float], ...]
Table = Mapping[str, Points]
DOERS = frozenset({"perpetrator", "party", "supplier"})
P = TypeVar("P", Place, Actor, Quantity)


@functools.cache
def load_confidence() -> Table:
    """For each slot of a claim, raw weight and share in rising order of weight."""
    found: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for row in read_rows("confidence.tsv"):
        found[row["slot"]].append((float(row["weight"]), float(row["share"])))
    return {slot: tuple(sorted(points)) for slot, points in found.items()}


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


def calibrate_claim(claim: Claim, table: Table) -> Claim:
    """The claim with every raw weight turned into the share that the table measured; what the table lacks stays as it is."""

    def at(slot: str, value: P) -> P:
        return replace(value, confidence=share_of(table.get(slot, ()), value.confidence))

    when = claim.when
    if when.evidence is not None:
        when = replace(when, confidence=share_of(table.get("when", ()), when.confidence))
    origin = claim.sources[-1]
    return replace(
        claim,
        confidence=share_of(table.get("kind", ()), claim.confidence),
        when=when,
        where=None if claim.where is None else at("where", claim.where),
        places=tuple(at("where", place) for place in claim.places),
        actors=tuple(at(slot_of_actor(actor), actor) for actor in claim.actors),
        quantities=tuple(at("killed" if q.what == "killed" else "counts", q) for q in claim.quantities),
        sources=(
            *claim.sources[:-1],
            replace(origin, confidence=share_of(table.get("origin", ()), origin.confidence)),
        ),
    )
