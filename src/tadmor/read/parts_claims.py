"""Parts brought into claims: the head judges what rules have found, and what it alone has found goes to the nearest act of
violence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from tadmor.lexicon.kinds import KindLexicon
from tadmor.model.actor import Actor, HitObject, Person, Weapon
from tadmor.model.span import Span
from tadmor.read.draft import Draft
from tadmor.read.findings import Findings, Part, PartRole
from tadmor.read.page import Page

SHOWN = 0.15
UNHEARD = 0.03
DID: tuple[PartRole, ...] = ("individual", "organisation")
MET: tuple[PartRole, ...] = ("target", "people", "victim")
T = TypeVar("T", Actor, HitObject, Weapon, Person)
FATES = {"abduction": "abducted", "execution": "killed", "torture": "tortured"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cast:
    """The parts of a report by the head word that they stand on."""

    page: Page
    at: Mapping[tuple[PartRole, Span], Part]
    things: Sequence[HitObject]

    def best(self, span: Span, roles: Sequence[PartRole]) -> Part | None:
        """The likeliest part in one of these roles that stands inside `span`."""
        inside = (part for (role, head), part in self.at.items() if role in roles and span.contains(head))
        return max(inside, key=lambda part: part.confidence, default=None)

    def named(self, part: Part) -> bool:
        """True where the head word belongs to the name of a human being."""
        parse = self.page.parses[part.sentence]
        token = parse.token_at(part.head.start)
        return token is not None and parse.label_at(token) == "PERSON"


def give_parts(page: Page, drafts: Sequence[Draft], findings: Findings, lexicon: KindLexicon) -> list[Draft]:
    """The drafts with the parts of the report; the drafts as they are where the head has not been asked."""
    if findings.parts is None:
        return list(drafts)
    cast = _Cast(page=page, at={(p.role, p.head): p for p in findings.parts}, things=findings.objects)
    told = [at for at, d in enumerate(drafts) if lexicon.violent(d.kind) and d.stance != "denies"]
    given = [_judged(d, cast) if at in told else d for at, d in enumerate(drafts)]
    for part in sorted(findings.parts, key=lambda p: -p.confidence):
        if part.leads and part.confidence >= SHOWN and told:
            nearest = min(told, key=lambda at: _distance(given[at], part))
            given[nearest] = _with(given[nearest], part, cast)
    return given


def _distance(draft: Draft, part: Part) -> tuple[int, int]:
    return abs(draft.unit.sentence - part.sentence), draft.unit.trigger.distance(part.head)


def _judged(draft: Draft, cast: _Cast) -> Draft:
    """What the rules found, as sure as the head is of it, and cut as it cuts it."""
    return replace(
        draft,
        actors=tuple(_judged_actor(actor, cast) for actor in draft.actors),
        objects=tuple(_heard(thing, thing.evidence.span, ("target",), cast) for thing in draft.objects),
        weapons=tuple(_heard(w, w.evidence.span, ("weapon",), cast) if w.role == "used" else w for w in draft.weapons),
        persons=tuple(_heard(person, person.evidence.span, ("victim",), cast) for person in draft.persons),
    )


def _judged_actor(actor: Actor, cast: _Cast) -> Actor:
    if actor.role == "perpetrator":
        return _heard(actor, actor.evidence.span, DID, cast)
    if actor.role not in {"target", "victim"}:
        return actor
    part = cast.best(actor.evidence.span, MET)
    if part is None:
        return replace(actor, confidence=UNHEARD)
    heard = _heard(actor, actor.evidence.span, (part.role,), cast)
    return replace(heard, role="target" if part.role == "target" else "victim")


def _heard(value: T, span: Span, roles: Sequence[PartRole], cast: _Cast) -> T:
    part = cast.best(span, roles)
    if part is None:
        return replace(value, confidence=UNHEARD)
    evidence = cast.page.document.quote(part.span)
    return replace(value, name=_name(evidence.text), evidence=evidence, confidence=part.confidence)


def _name(said: str) -> str:
    return " ".join(said.split())


def _with(draft: Draft, part: Part, cast: _Cast) -> Draft:
    """The draft with a part that it does not have yet."""
    evidence = cast.page.document.quote(part.span)
    name, sure = _name(evidence.text), part.confidence
    if part.role == "weapon":
        if _has(draft.weapons, part):
            return draft
        weapon = Weapon(name=name, category="generic", evidence=evidence, confidence=sure)
        return replace(draft, weapons=(*draft.weapons, weapon))
    thing = next((t for t in cast.things if t.evidence.span.contains(part.head)), None)
    if part.role == "target" and thing is not None:
        if _has(draft.objects, part):
            return draft
        hit = HitObject(name=name, category=thing.category, evidence=evidence, confidence=sure)
        return replace(draft, objects=(*draft.objects, hit))
    did = part.role in DID
    if part.role == "victim" or (did and cast.named(part)):
        return _with_person(draft, part, did=did, name=name, cast=cast)
    if _has(draft.acting() if did else draft.acted_on(), part):
        return draft
    actor = Actor(
        name=name,
        role="perpetrator" if did else "target" if part.role == "target" else "victim",
        evidence=evidence,
        confidence=sure,
    )
    return replace(draft, actors=(*draft.actors, actor))


def _with_person(draft: Draft, part: Part, *, did: bool, name: str, cast: _Cast) -> Draft:
    """Names of human beings are kept apart, those of doers, too."""
    if _has(draft.persons, part):
        return draft
    outcome = "killed" if any(m.kind == "outcome" for m in draft.unit.mentions) else "attacked"
    person = Person(
        name=name,
        status="perpetrator" if did else None,
        fate=None if did else FATES.get(draft.kind, outcome),
        evidence=cast.page.document.quote(part.span),
        confidence=part.confidence,
    )
    return replace(draft, persons=(*draft.persons, person))


def _has(values: Sequence[Actor] | Sequence[HitObject] | Sequence[Weapon] | Sequence[Person], part: Part) -> bool:
    return any(value.evidence.span.contains(part.head) for value in values)
