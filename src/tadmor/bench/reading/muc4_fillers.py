"""Claims of one report as role fillers of MUC-4: a mechanical mapping, and the whole of it.

A claim counts where it tells of violence and is not denied; a value of it where its confidence is at least `SURE`.

| role | taken from |
|---|---|
| PerpOrg | actors as perpetrators, but for those that follow |
| PerpInd | actors as perpetrators whose head is a word for people (men, guerrillas, a group), and persons held to be the doers |
| Victim | other persons, by name |
| Target | things that were hit, and actors in the role of a target |
| Weapon | weapons that were used |
| People (no role of the measure) | actors in the role of a victim |

Mentions of one role of which one ends in the other are one entity, and so are names of persons that end alike. What is given for
it is the mention with most confidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tadmor.model.actor import Actor
from tadmor.model.claim import Claim

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
PEOPLE = "People"
SURE = 0.2
VIOLENT = frozenset(
    "armed_clash attack_on_civilians air_drone_strike shelling_artillery_missile remote_explosive suicide_bomb grenade "
    "chemical_weapon sexual_violence abduction execution torture mob_violence excessive_force property_destruction "
    "remains_found threat violent_demonstration attack outcome".split()
)
REST = re.compile(
    r"\s+(?:of|from|wearing|with|in|on|who|belonging|dressed|armed|linked|at|riding|carrying)\b.*$", re.IGNORECASE
)
FOLK = re.compile(
    r"(?:^|[ -])(?:\w*men|\w*man|\w*women|people|persons?|individuals?|members?|groups?|bands?|gangs?|cells?|columns?|units?|"
    r"squads?|"
    r"commandos?|elements?|troops|officers?|soldiers?|guards?|agents?|lieutenants?|colonels?|sergeants?|majors?|generals?|captains?|"
    r"personnel|youths?|boys?|students?|criminals?|guerr?illas?|rebels?|terrorists?|narcoterrorists?|extremists?|subversives?|"
    r"militants?|attackers?|assailants?|kidnappers?|murderers?|killers?|assassins?|\w*traffickers?|dealers?|mercenaries|"
    r"suspects?|fighters?|saboteurs?|insurgents?|sharpshooters?|snipers?|hitmen|leaders?|employees?|bombers?|robbers?|thugs?)$",
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
    found: dict[str, list[Filler]] = {role: [] for role in (*ROLES, PEOPLE)}
    for claim in claims:
        if claim.kind in VIOLENT and claim.stance != "denies":
            for filler in _of_claim(claim):
                if filler.confidence >= SURE:
                    found[filler.role].append(filler)
    return tuple(filler for fillers in found.values() for filler in _merged(fillers))


def _of_claim(claim: Claim) -> Iterable[Filler]:
    for actor in claim.actors:
        if actor.role == "perpetrator":
            yield _filler("PerpInd" if is_people(actor) else "PerpOrg", actor.evidence.text, actor.confidence)
        elif actor.role in {"target", "victim"}:
            yield _filler("Target" if actor.role == "target" else PEOPLE, actor.evidence.text, actor.confidence)
    for person in claim.persons:
        yield _filler("PerpInd" if person.status == "perpetrator" else "Victim", person.name, person.confidence)
    for thing in claim.objects:
        yield _filler("Target", thing.evidence.text, thing.confidence)
    for weapon in claim.weapons:
        if weapon.role == "used":
            yield _filler("Weapon", weapon.evidence.text, weapon.confidence)


def is_people(actor: Actor) -> bool:
    """True for people, one or several or a band of them; False for a body with a name."""
    return FOLK.search(REST.sub("", actor.evidence.text).strip(" \"'")) is not None


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
    return one[-len(two) :] == two or two[-len(one) :] == one or (a.role == "Victim" and one[-1] == two[-1])
