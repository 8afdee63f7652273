"""Words with which a report says that one act answers another, and the days that a claim gives for its own act.

Below matching and weighing, which both read the days of claims.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from tadmor.model.claim import Claim
from tadmor.model.document import Evidence
from tadmor.model.span import Span
from tadmor.text.phrases import WORD

_ANSWER = re.compile(
    r"\b(?:in|as)\s+(?:\w+\s+)?(?:response|retaliation|reprisal|revenge|reply|retribution)\b(?!\s+to\s+(?:an?\s+|the\s+)?(?:quer|quest|request|call|letter))"
    r"|\bretaliat\w*|\baveng(?:e[ds]?|ing)\b|\breprisals?\b|\bcounter-?(?:strike|attack)\w*"
    r"|\b(?:responded|responding)\s+(?:by\b|with\b|to\s+(?:the|an?)\s+(?:\w+\s+){0,2}(?:attack|fire|ambush|shelling|strike|raid|assault))"
    r"|\b(?:answered|answering|answers|answer\s+to)\s+(?:\w+\s+){0,2}(?:attack|fire|ambush|shelling|strike|raid|assault)\w*"
    r"|\breturned\s+fire\b|\b(?:hit|struck|fired)\s+back\b|\b(?:revenge|payback|punishment)\s+for\b|\btit-for-tat\b",
    re.IGNORECASE,
)
_SEQUEL = re.compile(r"\b(?:hours|minutes|a\s+day|(?:the\s+)?next\s+day|days?)\s+(?:after|later)\b", re.IGNORECASE)
# What stands after these words is what was answered.
_ANSWERED = re.compile(
    r"\b(?:response|retaliation|reprisal|revenge|reply|retribution|payback|punishment)\s+(?:for|to|against)\b"
    r"|\bretaliat(?:e|ed|es|ing)\s+(?:for|against)\b|\baveng(?:e[ds]?|ing)\b|\b(?:answered|answering|answers)\b"
    r"|(?P<after>\b(?:hours|minutes|days?)\s+after\b)",
    re.IGNORECASE,
)
_OPENS = re.compile(r"(?:^|[.!?]\W+)(?:(?:as|in|a|by way of)\s+){0,2}$", re.IGNORECASE)
_SHORT = 1
_END = re.compile(r"[,;:]|\.\s|\.$")
_BEFORE = re.compile(r"\b(?:earlier|before|previous(?:ly)?|ago|prior)\b", re.IGNORECASE)


def tells_of_answer(text: str) -> bool:
    """True when the words say that what they tell answers an act of the other side ("in retaliation", "returned fire")."""
    return _ANSWER.search(text) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """An act told as that which another answers: where it stands in its report. `bare`: nothing more is said of it there."""

    part: Span
    bare: bool


def find_mention(claim: Claim) -> Mention | None:
    """Where a claim that tells of an answered act stands: from "in retaliation for" to the next comma. None for any other claim.

    What came "hours after" another act is two acts where the other has a doer of its own.
    """
    start = claim.evidence.start
    for first, last, after in _answered_parts(claim.evidence.text):
        part = Span(start + first, start + last)
        if part.start <= claim.trigger.start < part.end:
            more = _says_more(claim, part, after)
            # Who counts the dead of the answer itself tells of it, whatever word stands for it.
            other = after or bool(claim.quantities)
            return None if other and not more else Mention(part=part, bare=not more)
    return None


def limit_to_mention(claim: Claim) -> Claim:
    """A claim of an answered act without what its sentence says of the act that answers it: its day, place and actors."""
    mention = find_mention(claim)
    if mention is None:
        return claim
    evidence, own = claim.when.evidence, claim.where is not None and is_in(claim.where.evidence, mention.part)
    return replace(
        claim,
        when=claim.when if evidence and is_in(evidence, mention.part) else replace(claim.when, earliest=None),
        where=claim.where if own else None,
        places=claim.places if own else (),
        actors=tuple(actor for actor in claim.actors if is_in(actor.evidence, mention.part)),
    )


def tells_of_sequel(text: str) -> bool:
    """True when the words put an act after another one ("hours after", "a day later"), and do not say that it answers it."""
    return _SEQUEL.search(text) is not None


@lru_cache(maxsize=16384)
def _answered_parts(text: str) -> tuple[tuple[int, int, bool], ...]:
    parts = []
    for found in _ANSWERED.finditer(text):
        end = _END.search(text, found.end())
        stop = end.start() if end else len(text)
        if _OPENS.search(text[: found.start()]) and (end is None or text[end.start()] != ","):
            # "Hours after the attack jets bombed a camp": no comma says where the act itself begins.
            stop = next((w.end() for n, w in enumerate(WORD.finditer(text, found.end())) if n == _SHORT), stop)
        parts.append((found.end(), stop, found["after"] is not None))
    return tuple(parts)


def _says_more(claim: Claim, part: Span, after: bool) -> bool:
    place, time = claim.where, claim.when.evidence
    told = [a.evidence for a in claim.actors if not after or a.role in ("perpetrator", "party")]
    if not after:
        told += [e for e in (place.evidence if place else None, time, *(q.evidence for q in claim.quantities)) if e]
    return any(is_in(evidence, part) and evidence.start != claim.trigger.start for evidence in told)


def is_in(evidence: Evidence, part: Span) -> bool:
    """True for a quotation that begins within a part of its report."""
    return part.start <= evidence.start < part.end


def said_days(claim: Claim) -> tuple[date, date] | None:
    """First and last day that a claim gives for the act it tells of; None where it does not say since when.

    The day on which the wounded died or something was announced is not the day of the act, nor is that of the act which it says
    it answers ("the strike answered the attack of three days earlier"), unless it is that act which is retold.
    """
    when, mention = claim.when, find_mention(claim)
    if mention is not None and not (when.evidence and is_in(when.evidence, mention.part)):
        return None
    first, last = when.first_day, when.last_day
    if first is None or last is None or not _is_of_act(claim):
        return None
    if (
        claim.told_as == "news"
        and when.basis == "relative"
        and when.evidence is not None
        and _BEFORE.search(when.evidence.text)
    ):
        return None if tells_of_answer(claim.evidence.text) else (first, last)
    return first, last


def _is_of_act(claim: Claim) -> bool:
    return claim.when.of == "occurred" or (claim.when.of == "found" and claim.kind == "remains_found")
