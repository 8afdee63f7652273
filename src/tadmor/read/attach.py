"""Values joined to a unit by where their quotations lie: the nearest in its own sentence, roles by syntax."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from tadmor.lexicon.kinds import KindLexicon
from tadmor.model.actor import Actor, ActorKind, ActorRole
from tadmor.model.claim import Disputed, Stance
from tadmor.model.document import Evidence
from tadmor.model.span import Span
from tadmor.model.value import Quantity
from tadmor.read.draft import Draft
from tadmor.read.findings import ActorMention, Findings, Role
from tadmor.read.kind_of import resolve_kind
from tadmor.read.page import Page
from tadmor.read.stance import find_disputed
from tadmor.read.syntax import clause_head
from tadmor.read.units import Unit

SURE_ENOUGH = 0.3
DEFINITE = re.compile(r"\b(?:the|this|that|it|they|their|its)\W+(?:\w+\W+){0,2}$", re.IGNORECASE)
LEADING = re.compile(
    r"^(?:the|a|an|some|about|around|at least|more than|over|its|their|his|her|up to|nearly|almost)\s+|^[\d,.]+\s+",
    re.IGNORECASE,
)
PRONOUNS = frozenset(
    "it they them he she him her who which that we us i you this these those others some many all none one".split()
)
SPEAKER = frozenset({"we", "us", "it", "they", "he", "she"})
NO_ACTORS = frozenset(
    "background update attack attacks strike strikes raid fire death deaths toll war conflict violence one two three four five six seven eight "
    "nine ten dozens scores hundreds thousands several others another dead wounded injured casualties victims number".split()
)
WHO_COUNTS = frozenset({"killed", "wounded", "killed_or_wounded", "abducted", "missing", "detained"})


class _Quoted(Protocol):
    @property
    def evidence(self) -> Evidence | None: ...


Q = TypeVar("Q", bound=_Quoted)


def draft_unit(page: Page, unit: Unit, findings: Findings, lexicon: KindLexicon) -> Draft:
    """The unit with everything of its own sentence that belongs to it."""
    sentence = page.sentences[unit.sentence].span
    quantities = _figures(unit, findings)
    actors = _actors(page, unit, findings, quantities)
    doers = _kinds_of(actors, findings)
    targets = " ".join(a.name for a in actors if a.role in {"target", "victim"})
    text = page.text_of(unit.sentence)
    kind = resolve_kind(unit.kinds, _own_part(page, unit, findings), targets, doers, lexicon)
    stance, disputes = _stance(page, unit)
    times = [t for t in _within(findings.times, sentence) if t.of != "announced" and t.confidence > SURE_ENOUGH]
    places = [p for p in _within(findings.places, sentence) if p.confidence > SURE_ENOUGH and p.role != "launched_from"]
    return Draft(
        unit=unit,
        kind=kind or "outcome",
        stance=stance,
        disputes=disputes,
        reality=unit.mentions[0].reality,
        scope=next((m.scope for m in unit.mentions if m.scope != "event"), "event"),
        when=_nearest(times, unit.trigger),
        where=_nearest(places, unit.trigger),
        places=tuple(places),
        actors=actors,
        objects=tuple(_within(findings.objects, sentence)),
        weapons=tuple(_within(findings.weapons, sentence)),
        quantities=quantities,
        leans=kind is None or _points_back(page, unit) or text[:3].lower() in {"it ", "six", "all"},
        owns=any(_is_mine(unit, v.evidence, findings) for v in (*times, *places, *_within(findings.weapons, sentence))),
        confidence=max(m.confidence for m in unit.mentions),
    )


def _is_mine(unit: Unit, evidence: Evidence | None, findings: Findings) -> bool:
    """True when no other mention of the sentence stands nearer to this quotation."""
    if evidence is None:
        return False
    mine = {m.trigger for m in unit.mentions}
    near = min(t.distance(evidence.span) for t in mine)
    others = (m.trigger for m in findings.events if m.sentence == unit.sentence and m.trigger not in mine)
    return all(near <= other.distance(evidence.span) for other in others)


def _own_part(page: Page, unit: Unit, findings: Findings) -> str:
    """The words that decide the unit's kind: its sentence, without what stands nearer to another event of the sentence."""
    sentence = page.sentences[unit.sentence].span
    mine = {m.trigger for m in unit.mentions}
    others = [m.trigger for m in findings.events if m.sentence == unit.sentence and m.trigger not in mine]
    start, end = sentence.start, sentence.end
    for other in others:
        if other.end <= unit.trigger.start:
            start = max(start, other.end)
        elif other.start >= max(t.end for t in mine):
            end = min(end, _clause_start(page, unit, other))
    return page.document.text[start:end]


def _clause_start(page: Page, unit: Unit, other: Span) -> int:
    """Where the clause of another event begins, if that is after this unit's own words."""
    parse = page.parses[unit.sentence]
    token = parse.token_at(other.start)
    if token is None:
        return other.start
    first = parse.starts[parse.subtree(clause_head(parse, token))[0]]
    return first if first > max(m.trigger.end for m in unit.mentions) else other.start


def _within(values: Sequence[Q], sentence: Span) -> list[Q]:
    return [v for v in values if v.evidence is not None and sentence.contains(v.evidence.span)]


def _nearest(values: Sequence[Q], trigger: Span) -> Q | None:
    quoted = [v for v in values if v.evidence is not None]
    return min(quoted, key=lambda v: v.evidence.span.distance(trigger) if v.evidence else 0, default=None)


def _figures(unit: Unit, findings: Findings) -> tuple[Quantity, ...]:
    """The unit's figures, `part_of` counted anew within them."""
    place = {index: at for at, index in enumerate(unit.figures)}
    figures = [findings.quantities[i] for i in unit.figures]
    return tuple(replace(q, part_of=place.get(q.part_of)) if q.part_of is not None else q for q in figures)


def _stance(page: Page, unit: Unit) -> tuple[Stance, tuple[Disputed, ...]]:
    """The clause's own stance, unless the one who says it says more: a denier denies what the clause asserts."""
    own = next((m for m in unit.mentions if m.stance != "asserts"), unit.mentions[0])
    said = unit.attribution.stance if unit.attribution else None
    if own.stance == "denies":
        return "denies", own.disputes
    if said == "denies" and unit.attribution is not None:
        content = page.document.text[unit.attribution.content.start : unit.attribution.content.end]
        return "denies", find_disputed(content)
    return said or own.stance, ()


def _points_back(page: Page, unit: Unit) -> bool:
    """ "The attack", "the strike": a definite noun, or "it struck"."""
    before = page.document.text[page.sentences[unit.sentence].span.start : unit.trigger.start]
    return bool(DEFINITE.search(before)) and not any(r.role == "perpetrator" for r in unit.roles)


def _actors(page: Page, unit: Unit, findings: Findings, quantities: Sequence[Quantity]) -> tuple[Actor, ...]:
    found: dict[tuple[str, str], Actor] = {}
    for role in unit.roles:
        actor = _actor_of(page, role, findings.actors) or _pronoun(page, unit, role, findings)
        if actor is not None:
            found.setdefault((actor.name.lower(), actor.role), actor)
    if not any(a.role in {"target", "victim", "party"} for a in found.values()):
        for quantity in quantities:
            if quantity.what in WHO_COUNTS and quantity.of and not quantity.denied and quantity.part_of is None:
                victim = _counted(page, quantity, findings.actors)
                found.setdefault((victim.name.lower(), victim.role), victim)
    return tuple(found.values())


def _counted(page: Page, quantity: Quantity, mentions: Sequence[ActorMention]) -> Actor:
    """Those who were counted are those it was done to."""
    role = Role(role="target", span=quantity.evidence.span, head=quantity.evidence.span)
    found = _mention_at(role, mentions)
    if found is not None:
        return _from_mention(found, "target")
    return Actor(
        name=strip_name(quantity.of or quantity.evidence.text),
        role="target",
        evidence=quantity.evidence,
        confidence=0.5,
    )


def _actor_of(page: Page, role: Role, mentions: Sequence[ActorMention]) -> Actor | None:
    if len(role.span) == 0:
        return None
    mention = _mention_at(role, mentions)
    if mention is not None:
        return _from_mention(mention, role.role)
    evidence = page.document.quote(role.span)
    name = strip_name(evidence.text)
    if not name or name.lower() in PRONOUNS | NO_ACTORS or not any(c.isalpha() for c in name):
        return None
    if role.role == "perpetrator" and not name[:1].isupper():
        return None
    return Actor(name=name, role=role.role, evidence=evidence, confidence=0.4)


def strip_name(text: str) -> str:
    """A name without leading article, number or modifier of a number."""
    previous = None
    while previous != text:
        previous, text = text, LEADING.sub("", text.strip())
    return text.strip(" \"“”'’,")


def _pronoun(page: Page, unit: Unit, role: Role, findings: Findings) -> Actor | None:
    """Whom "we", "it" or "they" stands for: the speaker who owns up to the act, else the nearest mention before of people."""
    word = page.document.text[role.head.start : role.head.end].lower()
    said = unit.attribution
    if (
        word in SPEAKER
        and said is not None
        and said.chain
        and (word in {"we", "us"} or said.stance == "accepts_responsibility")
    ):
        speaker = said.chain[-1]
        if speaker.evidence is not None:
            return Actor(
                name=speaker.name,
                entity_id=speaker.entity_id,
                role=role.role,
                evidence=speaker.evidence,
                confidence=0.6,
            )
    if word not in {"they", "them", "who"}:
        return None
    start = page.sentences[max(0, unit.sentence - 1)].span.start
    before = [
        m for m in findings.actors if start <= m.evidence.start and m.evidence.end <= role.head.start and _plural(m)
    ]
    speakers = {s.name for s in said.chain} if said else set()
    nearest = next((m for m in reversed(before) if m.name not in speakers), None)
    return _lowered(_from_mention(nearest, role.role)) if nearest else None


def _plural(mention: ActorMention) -> bool:
    return not mention.person and mention.evidence.text.rstrip(")").endswith(("s", "men", "people", "troops", "police"))


def _lowered(actor: Actor) -> Actor:
    return replace(actor, confidence=min(actor.confidence, 0.4))


def _mention_at(role: Role, mentions: Sequence[ActorMention]) -> ActorMention | None:
    """The mention that stands at the head of the role's phrase, else the first inside the phrase."""
    holding = [m for m in mentions if m.evidence.span.overlaps(role.head)]
    if not holding:
        holding = [m for m in mentions if role.span.contains(m.evidence.span)]
    return max(holding, key=lambda m: (m.head.overlaps(role.head), len(m.evidence.span)), default=None)


def _from_mention(mention: ActorMention, role: ActorRole) -> Actor:
    return Actor(
        name=mention.name,
        entity_id=mention.entity_id,
        role=role,
        certainty=mention.certainty,
        evidence=mention.evidence,
        confidence=min(0.9, mention.confidence),
    )


def _kinds_of(actors: Sequence[Actor], findings: Findings) -> tuple[ActorKind, ...]:
    kinds = {m.evidence.span: m.kind for m in findings.actors}
    return tuple(
        kinds[a.evidence.span] for a in actors if a.role in {"perpetrator", "party"} and a.evidence.span in kinds
    )
