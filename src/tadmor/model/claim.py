"""One statement about one event by one chain of sources in one document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tadmor.model.actor import Actor, HitObject, Person, Weapon
from tadmor.model.document import DocumentReference, Evidence
from tadmor.model.ids import ClaimId
from tadmor.model.place import Place
from tadmor.model.source import Source
from tadmor.model.value import Quantity, TimeInterval

Scope = Literal["event", "wave", "day_total", "period_total"]
Stance = Literal["asserts", "reports_unconfirmed", "does_not_confirm", "denies", "accepts_responsibility", "opinion"]
Disputed = Literal["existence", "perpetrator", "status", "killed", "date", "presence"]
Reality = Literal["happened", "attempted", "planned", "threatened", "hypothetical"]
ToldAs = Literal["news", "recap"]


# What claims that a person coded say they were read by.
PERSON = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadBy:
    """Which reader made a claim, and a hash of its models, lexicons and settings.

    Of a claim that a person coded `reader` is ``person``, `knowledge` the person's name and `version` when it was coded (ISO 8601).
    """

    reader: str
    version: str
    knowledge: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One statement. `kind` is a name of the kind table. `sources` run from the outlet to the one who claims to know.

    `trigger` is the word that tells the event; with the document it makes the id. `evidence` is the one to three
    sentences that tell it. `where` is the main one of `places`. `about` is the claim that a denial answers.
    `persons` leaves the record only where somebody asks for it by name of a permission.
    """

    id: ClaimId
    document: DocumentReference
    kind: str
    scope: Scope = "event"
    stance: Stance = "asserts"
    disputes: tuple[Disputed, ...] = ()
    about: ClaimId | None = None
    reality: Reality = "happened"
    told_as: ToldAs = "news"
    sources: tuple[Source, ...]
    when: TimeInterval
    where: Place | None = None
    places: tuple[Place, ...] = ()
    actors: tuple[Actor, ...] = ()
    objects: tuple[HitObject, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    persons: tuple[Person, ...] = ()
    weapons: tuple[Weapon, ...] = ()
    trigger: Evidence
    evidence: Evidence
    confidence: float = 0.5
    read_by: ReadBy


def coded_by(claim: Claim) -> str | None:
    """The name of the person who coded the claim; None for what a reader read."""
    return claim.read_by.knowledge if claim.read_by.reader == PERSON else None
