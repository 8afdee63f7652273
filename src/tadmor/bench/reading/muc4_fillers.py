"""Claims of one report as role fillers of MUC-4: a mechanical mapping, and the whole of it.

A claim counts where it tells of an attack (kinds below) that happened or was tried or threatened and is not denied.

| role | taken from |
|---|---|
| PerpOrg | actors as perpetrators whom the actor lexicon knows as a body, or whose last word names one ("front", "army") |
| PerpInd | all other actors as perpetrators, and persons held to be the doers |
| Victim | persons to whom it was done, by name |
| Target | objects of the claim, where the claim does not speak of arms or people alone |
| Weapon | weapons that were used |

Mentions of one role that are the same but for articles, and names of which one ends in the other, are one entity; what is given
for it is the mention with most confidence, of persons the longest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tadmor.model.actor import Actor
from tadmor.model.claim import Claim

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
ATTACKS = frozenset(
    "attack_on_civilians air_drone_strike shelling_artillery_missile remote_explosive suicide_bomb grenade abduction execution "
    "property_destruction mob_violence torture threat".split()
)
BODY = re.compile(
    r"\b(?:front|army|forces?|movement|cartel|maf[if]as?|government|military|police|party|path|corps|alliance|regime|"
    r"organi[sz]ations?|air force|guard|mafia)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filler:
    """An entity for a role: its mentions as said, how sure."""

    role: str
    mentions: tuple[str, ...]
    confidence: float


def find_fillers(claims: Iterable[Claim]) -> tuple[Filler, ...]:
    """The fillers of a report's claims, each entity once."""
    found: dict[str, list[Filler]] = {role: [] for role in ROLES}
    for claim in claims:
        if (
            claim.kind in ATTACKS
            and claim.stance != "denies"
            and claim.reality in {"happened", "attempted", "threatened"}
        ):
            for filler in _of_claim(claim):
                found[filler.role].append(filler)
    return tuple(filler for role in ROLES for filler in _merged(found[role]))


def _of_claim(claim: Claim) -> Iterable[Filler]:
    for actor in claim.actors:
        if actor.role == "perpetrator":
            yield _filler("PerpOrg" if is_body(actor) else "PerpInd", actor.evidence.text, actor.confidence)
    for person in claim.persons:
        if person.fate is not None:
            yield _filler("Victim", person.name, person.confidence)
    for thing in claim.objects:
        yield _filler("Target", thing.name, thing.confidence)
    for weapon in claim.weapons:
        if weapon.role == "used":
            yield _filler("Weapon", weapon.evidence.text, weapon.confidence)


def is_body(actor: Actor) -> bool:
    """True for an organisation, False for people, single or in a band."""
    return actor.entity_id is not None or BODY.search(actor.name) is not None


def _filler(role: str, said: str, confidence: float) -> Filler:
    return Filler(role=role, mentions=(" ".join(said.split()),), confidence=confidence)


def _merged(fillers: Sequence[Filler]) -> list[Filler]:
    kept: list[Filler] = []
    for filler in sorted(fillers, key=lambda f: -f.confidence):
        if not any(_same(filler, other) for other in kept):
            kept.append(filler)
    return kept


def _same(a: Filler, b: Filler) -> bool:
    one, two = a.mentions[0].lower().split(), b.mentions[0].lower().split()
    return one[-len(two) :] == two or two[-len(one) :] == one
