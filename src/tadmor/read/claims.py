"""Findings to claims: units, their own values, what they take over from the report, and the record that is written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tadmor.lexicon.kinds import GENERIC, KindLexicon
from tadmor.model.claim import Claim, ReadBy, ToldAs
from tadmor.model.document import Evidence
from tadmor.model.ids import claim_id
from tadmor.model.rejection import Rejection
from tadmor.model.source import Source
from tadmor.model.span import Span
from tadmor.model.value import TimeInterval
from tadmor.read.answered import name_answered
from tadmor.read.attach import draft_unit
from tadmor.read.cast import kinds_of_doers
from tadmor.read.draft import Draft
from tadmor.read.findings import Findings
from tadmor.read.kind_of import kind_by_sides, kind_of_seizing
from tadmor.read.page import Page
from tadmor.read.parts_claims import give_parts
from tadmor.read.realis import find_general
from tadmor.read.setting import find_settings
from tadmor.read.taken_over import take_over
from tadmor.read.threads import link_threads
from tadmor.read.topic import find_topic
from tadmor.read.units import OF_VEHICLES, Unit, split_units

RECAP_AFTER = timedelta(days=45)
ONE_MORE = re.compile(r"\b(?:a|an|another) (?:[\w-]+ ){0,2}$", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]+")
TITLED = re.compile(r"(?:Mr|Mrs|Ms|Miss)\.? [A-Z]\w+$")
LAY_WORDS = frozenset(
    "a an the of resident residents neighbour neighbor witness survivor villager farmer teacher shopkeeper mother "
    "father brother "
    "sister relative student driver local man woman and who".split()
)
NEEDS_A_SIDE = frozenset({"troop_movement", "presence", "arms_transfer", "force_change", "base_established"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembled:
    """Claims in text order, and the mentions that were left out, with the reason."""

    claims: tuple[Claim, ...]
    rejections: tuple[Rejection, ...]


def assemble_claims(page: Page, findings: Findings, lexicon: KindLexicon, read_by: ReadBy) -> Assembled:
    """Puts values together by where their quotations lie. Raises nothing for odd text: what does not hold is rejected."""
    drafts = [draft_unit(page, unit, findings, lexicon) for unit in split_units(page, findings, lexicon)]
    threads = link_threads(page, drafts, lexicon)
    full = take_over(page, drafts, threads, lexicon, find_topic(page, findings, drafts))
    kept: list[tuple[Draft, int]] = []
    rejections: list[Rejection] = []
    settings = find_settings(page)
    general = find_general(page, drafts, threads)
    for at, (own, draft, thread) in enumerate(zip(drafts, full, threads, strict=True)):
        settled = _settle_kind(page, draft, findings, lexicon)
        alone = threads.count(thread) == 1
        nothing = _bare(page, own) or (alone and (_only_vehicles(own) or _all_spared(own)))
        reason = "says_nothing_new" if nothing else _why_not(settled)
        reason = reason or (settings.get(draft.unit.sentence) if lexicon.violent(settled.kind) else None)
        if reason is None and lexicon.violent(settled.kind):
            reason = "told_in_general" if at in general else None
        if reason:
            rejections.append(_rejected(page, settled, reason))
        else:
            kept.append((settled, thread))
    kept = _one_each(kept)
    parted = give_parts(page, [draft for draft, _ in kept], findings, lexicon)
    kept = [(draft, thread) for draft, (_, thread) in zip(parted, kept, strict=True)]
    lead = _lead_day(kept)
    claims = [_claim(page, replace(draft, told_as=_told_as(page, draft, lead)), findings, read_by) for draft, _ in kept]
    return Assembled(claims=name_answered(claims, [thread for _, thread in kept]), rejections=tuple(rejections))


BREAKS_OUT = re.compile(
    r"\s+(?:\w+ly )?(?:(?:has|have|had) )?(?:began|begun|started|resumed|broke|broken|rang|rung|erupted|flared|raged|rocked|"
    r"shook)\b",
    re.IGNORECASE,
)
AT_LENGTH = re.compile(
    r"\b(?:hours|days|weeks|months|years) of (?:\w+ )?$|\b(?:described|recounted|documented) (?:\w+ ){0,2}$",
    re.IGNORECASE,
)
TOLD_BY_COUNT = {
    "abducted": "abduction",
    "detained": "arrest",
    "displaced": "displacement",
    "released": "surrender_or_release",
    "surrendered": "surrender_or_release",
}
PERSONAL = frozenset({"he", "she", "him", "her", "they", "them", "who", "whom", "me", "us"})


HOLDING = frozenset({"hold", "holds", "held", "holding"})
GUNSHOT = re.compile(r"\b(?:bullets?|gunfire|gunshots?|rifle|machine[- ]guns?|pistol)\b", re.IGNORECASE)


def _settle_kind(page: Page, draft: Draft, findings: Findings, lexicon: KindLexicon) -> Draft:
    if draft.reality == "threatened" and lexicon.violent(draft.kind):
        return replace(draft, kind="threat")
    doers = kinds_of_doers(draft.actors, findings)
    if draft.kind == "arrest" and set(doers) & {"armed_group", "militia", "gang"} and _says(page, draft, HOLDING):
        return replace(draft, kind="abduction")
    if draft.kind not in GENERIC:
        return draft
    if draft.kind == "seize":
        taken = " ".join(a.name for a in draft.acted_on())
        personal = _heads(page, draft, "target") & PERSONAL
        if any(q.what in {"detained", "abducted"} for q in draft.quantities) or personal:
            taken += " people"
        before = page.document.text[page.sentences[draft.unit.sentence].span.start : draft.unit.trigger.start]
        return replace(draft, kind=kind_of_seizing(taken, doers, before, page.text_of(draft.unit.sentence)))
    told = {TOLD_BY_COUNT.get(q.what) for q in draft.quantities}
    if draft.kind == "outcome" and len(told) == 1 and (kind := told.pop()):
        return replace(draft, kind=kind)
    targets = " ".join([*(a.name for a in draft.acted_on()), *(q.of or "" for q in draft.quantities)])
    words = [page.document.text[m.trigger.start : m.trigger.end] for m in draft.unit.mentions]
    if GUNSHOT.search(page.text_of(draft.unit.sentence)):
        words = ["shot" if word.lower() in {"struck", "hit"} else word for word in words]
    if not targets and _heads(page, draft, "target") & PERSONAL:
        targets = "people"
    kind = kind_by_sides(words, targets, doers, page.document.text)
    return replace(draft, kind=kind, confidence=draft.confidence * 0.8)


def _says(page: Page, draft: Draft, words: frozenset[str]) -> bool:
    return page.document.text[draft.unit.trigger.start : draft.unit.trigger.end].lower() in words


def _heads(page: Page, draft: Draft, role: str) -> set[str]:
    return {page.document.text[r.head.start : r.head.end].lower() for r in draft.unit.roles if r.role == role}


def _why_not(draft: Draft) -> str | None:
    """The reason why a draft is no claim, or None."""
    if draft.reality == "hypothetical":
        return "hypothetical"
    if draft.kind in NEEDS_A_SIDE and not (draft.unit.roles or draft.quantities):
        return "names_no_actor"
    if draft.kind.startswith("territory_gained") and draft.where is None and not (draft.acted_on() or draft.unit.roles):
        return "names_no_place"
    return None


def _bare(page: Page, own: Draft) -> bool:
    """A word with no figure, side, time or place beside it: "attacks have increased", or "the attack" once more."""
    before = page.document.text[page.sentences[own.unit.sentence].span.start : own.unit.trigger.start]
    said: object = own.unit.figures or own.unit.roles
    if set(own.unit.kinds) != {"outcome"}:
        said = said or own.owns or ONE_MORE.search(before) or _breaks_out(page, own)
    return not said and own.stance not in {"denies", "does_not_confirm", "accepts_responsibility"}


def _breaks_out(page: Page, own: Draft) -> bool:
    """ "Riots broke out", "gunfire rang out", "months of torture": told as something that came about, or at length."""
    rest = page.document.text[own.unit.trigger.end : page.sentences[own.unit.sentence].span.end]
    before = page.document.text[page.sentences[own.unit.sentence].span.start : own.unit.trigger.start]
    return BREAKS_OUT.match(rest) is not None or (AT_LENGTH.search(before) is not None and not own.leans)


def _only_vehicles(own: Draft) -> bool:
    """ "The convoy of 26 trucks had left at dawn" tells of an event only where the report tells of one."""
    return (
        set(own.unit.kinds) == {"outcome"}
        and all(q.what in OF_VEHICLES for q in own.quantities)
        and bool(own.quantities)
    )


def _all_spared(own: Draft) -> bool:
    """ "Nobody was hurt" tells of no violence where the report tells of none."""
    return set(own.unit.kinds) == {"outcome"} and bool(own.quantities) and all(q.high == 0 for q in own.quantities)


def _rejected(page: Page, draft: Draft, reason: str) -> Rejection:
    said = page.text_of(draft.unit.sentence)
    word = page.document.text[draft.unit.trigger.start : draft.unit.trigger.end]
    return Rejection(
        document=page.document.id,
        stage="read",
        reason=reason,
        detail=f"“{word}” was not coded: {said[:160]}",
        span=(draft.unit.trigger.start, draft.unit.trigger.end),
    )


def _one_each(drafts: Sequence[tuple[Draft, int]]) -> list[tuple[Draft, int]]:
    """One claim for one trigger: the id of a claim is its trigger's span."""
    seen: dict[Span, tuple[Draft, int]] = {}
    for draft, thread in drafts:
        seen.setdefault(draft.unit.trigger, (draft, thread))
    return list(seen.values())


def _claim(page: Page, draft: Draft, findings: Findings, read_by: ReadBy) -> Claim:
    document = page.document
    trigger = document.quote(draft.unit.trigger)
    return Claim(
        id=claim_id(document.id, trigger.start, trigger.end),
        document=document.reference(),
        kind=draft.kind,
        scope=draft.scope,
        stance=draft.stance,
        disputes=draft.disputes,
        reality=draft.reality,
        told_as=draft.told_as,
        sources=_sources(page, draft.unit, findings),
        when=draft.when or _unsaid(page),
        where=draft.where,
        places=draft.places or ((draft.where,) if draft.where else ()),
        actors=draft.actors,
        objects=draft.objects,
        quantities=draft.quantities,
        persons=draft.persons,
        weapons=draft.weapons,
        trigger=trigger,
        evidence=_telling(page, draft.unit),
        confidence=round(draft.confidence, 3),
        read_by=read_by,
    )


def _sources(page: Page, unit: Unit, findings: Findings) -> tuple[Source, ...]:
    chain = findings.attributions.carriers + (unit.attribution.chain if unit.attribution else ())
    if chain:
        return tuple(_as_witness(source, findings) for source in chain)
    return (
        Source(
            name=page.document.outlet or "the report", kind="outlet", confidence=1.0 if page.document.outlet else 0.3
        ),
    )


def _as_witness(source: Source, findings: Findings) -> Source:
    """A speaker named without any office ("Ivan Petrenko, a resident") is a witness, whose name outputs keep back."""
    if source.anonymous or source.entity_id or source.party or source.kind not in {"official", "witness"}:
        return source
    people = (m for m in findings.actors if m.person and m.kind == "people" and m.name in source.name)
    rest = next((source.name.replace(m.name, "") for m in people), source.name if TITLED.match(source.name) else None)
    if rest is None or set(WORD.findall(TITLED.sub("", rest).lower())) - LAY_WORDS:
        return source
    return replace(source, kind="witness")


def _telling(page: Page, unit: Unit) -> Evidence:
    """The sentence that tells it, up to the one that tells a part of its figures: three at most."""
    last = unit.sentence if unit.last_sentence is None else unit.last_sentence
    return page.document.quote(page.sentences[unit.sentence].span.cover(page.sentences[last].span))


def _unsaid(page: Page) -> TimeInterval:
    """Nothing was said of the time: not later than publication."""
    return TimeInterval(
        earliest=None, latest=page.document.published, precision="day", basis="publication", confidence=0.3
    )


def _lead_day(drafts: Sequence[tuple[Draft, int]]) -> date | None:
    """First day of the event that the report leads with, where it gives its day."""
    return next((d.when.first_day for d, _ in drafts if d.when is not None and d.when.first_day), None)


def _told_as(page: Page, draft: Draft, lead: date | None) -> ToldAs:
    """A recap is an event well before publication, or one that was over before the day the report leads with."""
    published, last = page.document.published_day, draft.when.last_day if draft.when else None
    if last is None:
        return "news"
    if published and published - last > RECAP_AFTER:
        return "recap"
    return "recap" if lead and last < lead else "news"
