"""Values joined to a unit by where their quotations lie: the nearest in its own sentence, roles by syntax."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from tadmor.lexicon.kinds import KindLexicon
from tadmor.model.claim import Disputed, Stance
from tadmor.model.document import Evidence
from tadmor.model.place import Place
from tadmor.model.span import Span
from tadmor.model.value import Quantity, TimeInterval
from tadmor.read.cast import cast_actors, find_persons, kinds_of_doers
from tadmor.read.disputed import find_disputed
from tadmor.read.draft import Draft
from tadmor.read.findings import Findings
from tadmor.read.hit import hit_objects
from tadmor.read.kind_of import resolve_kind
from tadmor.read.page import Page
from tadmor.read.places_of_event import choose_place, places_to_choose
from tadmor.read.syntax import clause_head
from tadmor.read.times_events import is_of_another, tells_when
from tadmor.read.units import OF_VEHICLES, Unit

DEFINITE = re.compile(r"\b(?:the|this|that|it|they|their|its)\W+(?:\w+\W+){0,2}$", re.IGNORECASE)


class _Quoted(Protocol):
    @property
    def evidence(self) -> Evidence | None: ...


Q = TypeVar("Q", bound=_Quoted)


def draft_unit(page: Page, unit: Unit, findings: Findings, lexicon: KindLexicon) -> Draft:
    """The unit with everything of its own sentence that belongs to it."""
    sentence = page.sentences[unit.sentence].span
    quantities = _figures(unit, findings)
    actors = cast_actors(page, unit, findings, quantities)
    doers = kinds_of_doers(actors, findings)
    targets = " ".join(a.name for a in actors if a.role in {"target", "victim"})
    only_vehicles = (
        set(unit.kinds) == {"outcome"} and all(q.what in OF_VEHICLES for q in quantities) and bool(quantities)
    )
    kind = None if only_vehicles else resolve_kind(unit.kinds, _own_part(page, unit, findings), targets, doers, lexicon)
    stance, disputes = _stance(page, unit)
    times = [t for t in _within(findings.times, sentence) if tells_when(t) and not _of_another(page, unit, t)]
    places = places_to_choose(findings.places, sentence)
    weapons = _within(findings.weapons, sentence)
    back = _points_back(page, unit)
    did_it = any(role.role in {"perpetrator", "party"} for role in unit.roles)
    if back:
        # "The strike answered the attack three days earlier": the time belongs to what stands nearest to it.
        times = [t for t in times if _is_mine(unit, t.evidence, findings)]
    return Draft(
        unit=unit,
        kind=kind or "outcome",
        stance=stance,
        disputes=disputes,
        reality=unit.mentions[0].reality,
        scope=next((m.scope for m in unit.mentions if m.scope != "event"), "event"),
        when=_nearest(unit.times or times, unit.trigger),
        where=_where(page, unit, findings),
        places=tuple(places),
        actors=actors,
        objects=hit_objects(page.parses.get(unit.sentence), _within(findings.objects, sentence)),
        weapons=tuple(weapons),
        quantities=quantities,
        persons=find_persons(page, unit, findings.actors),
        leans=(kind is None and not did_it) or back,
        owns=any(
            _is_mine(unit, quotation, findings)
            for quotation in (
                *(time.evidence for time in times),
                *(place.evidence for place in places),
                *(weapon.evidence for weapon in weapons),
            )
        ),
        confidence=max(m.confidence for m in unit.mentions),
    )


def _of_another(page: Page, unit: Unit, time: TimeInterval) -> bool:
    if time.evidence is None or time in unit.times:
        return False
    parse = page.parses[unit.sentence]
    return all(
        is_of_another(parse, time.evidence.span, m.trigger) for m in unit.mentions if m.sentence == unit.sentence
    )


def _where(page: Page, unit: Unit, findings: Findings) -> Place | None:
    """The place that the head chooses for the first word of the unit that has one ("denied that its strike on Raqqa …"), as sure
    as both that choice and the place itself are."""
    words = [
        unit.trigger,
        *(m.trigger for m in unit.mentions if m.trigger != unit.trigger and m.sentence == unit.sentence),
    ]
    for word in words:
        if chosen := choose_place(page, unit.sentence, word, findings.places, findings.named):
            return replace(chosen.place, confidence=round(chosen.place.confidence * chosen.confidence, 3))
    return None


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
    speaker = unit.attribution.chain[-1].name if unit.attribution and unit.attribution.chain else None
    return tuple(
        replace(
            q,
            part_of=place.get(q.part_of) if q.part_of is not None else None,
            status_by=speaker if q.status != "unknown" else None,
        )
        for q in (findings.quantities[i] for i in unit.figures)
    )


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
