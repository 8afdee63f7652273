"""What the head of a report is about, where it tells no event itself: "allegations concerning the operation in Gao on 24 May"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tadmor.model.place import Place
from tadmor.model.value import TimeInterval
from tadmor.read.draft import Draft
from tadmor.read.findings import Findings
from tadmor.read.page import Page
from tadmor.read.times_events import tells_when

HEAD = 2  # sentences
EVENT = re.compile(
    r"\b(?:the|this|these|its|their|last)\s+(?:\w+\s+){0,2}(?:operations?|incidents?|events?|attacks?|raids?|strikes?|shelling|clash(?:es)?|"
    r"fighting|killings?|violence|shootings?|bombings?|blasts?|explosions?|ambush(?:es)?|assaults?|massacres?|unrest|riots?|sweep)\b"
    r"[^.;]{0,60}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """The one day that the head of a report gives, and the one place beside it; drafts after the sentence `at` are about it."""

    at: int
    when: TimeInterval
    where: Place | None


def find_topic(page: Page, findings: Findings, drafts: Sequence[Draft]) -> Topic | None:
    """What the head of a report gives the day of; None where it tells its event itself, or gives several days."""
    days = [(at, time) for at in range(min(HEAD, len(page.sentences))) for time in _within(page, at, findings.times)]
    if len({(time.first_day, time.last_day) for _, time in days}) != 1 or days[0][1].precision != "day":
        return None
    at, when = days[0]
    if not _names_event(page, at, when) or any(draft.unit.sentence <= at for draft in drafts):
        return None
    span = page.sentences[at].span
    places = {p.name: p for p in findings.places if p.role == "impact" and span.contains(p.evidence.span)}
    return Topic(at=at, when=when, where=next(iter(places.values())) if len(places) == 1 else None)


def _within(page: Page, at: int, times: Sequence[TimeInterval]) -> list[TimeInterval]:
    span = page.sentences[at].span
    return [t for t in times if tells_when(t) and t.evidence is not None and span.contains(t.evidence.span)]


def _names_event(page: Page, at: int, time: TimeInterval) -> bool:
    """True for "the operation in Gao on 24 May": a day that stands with a word for an event, which the report has yet to tell."""
    start = page.sentences[at].span.start
    return time.evidence is not None and EVENT.search(page.document.text[start : time.evidence.start]) is not None


def is_about(topic: Topic | None, draft: Draft, mates: Sequence[Draft]) -> bool:
    """True for what happened and says neither when nor where, and of which nothing earlier in its thread says it."""
    if topic is None or draft.when is not None or draft.where is not None:
        return False
    if draft.scope != "event" or draft.reality != "happened" or draft.unit.sentence <= topic.at:
        return False
    return not any((m.when or m.where) and m.unit.trigger < draft.unit.trigger for m in mates)
