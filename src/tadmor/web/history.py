"""What people decided of an event and what became of it, newest first: who, when, what, why."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tadmor.export.page.contents import Event
from tadmor.export.wording import spell_name
from tadmor.model.claim import Claim
from tadmor.model.ids import ClaimId
from tadmor.model.incident import FormerIncident
from tadmor.model.judgement import (
    PAIRING,
    SIGNING,
    Judgement,
    replaced_ones,
    signed_claims,
    signed_grade,
    withdrawn_ones,
)
from tadmor.model.plain import from_plain
from tadmor.web.index.query import Index
from tadmor.web.words import load_words, say


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One decision in words. `at` is ISO 8601, `claims` those of the present event that it is about, `replaced` whether a newer one
    stands in its place, `signing` whether it is of the grade."""

    id: str
    at: str
    by: str
    what: str
    why: str | None
    claims: tuple[Claim, ...] = ()
    replaced: bool = False
    signing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """All of it: decisions, newest first; ids that lead to the event now."""

    decisions: tuple[Told, ...]
    former: tuple[FormerIncident, ...]


def tell_history(index: Index, event: Event) -> History:
    """The history of an event."""
    judgements = index.decisions_on(event.incident.claims)
    own = {claim.id: claim for claim in event.claims}
    return History(
        decisions=tuple(_tell(judgements, own)),
        former=tuple(_former(index, event.incident.id)),
    )


def newest_signature(index: Index, event: Event) -> str:
    """The id of the newest signature that names a claim of the event, or takes one back; empty where there is none."""
    signed = (j.id for j in index.decisions_on(event.incident.claims) if signed_claims(j))
    return next(signed, "")


def _tell(judgements: Sequence[Judgement], own: Mapping[ClaimId, Claim]) -> Iterator[Told]:
    replaced = replaced_ones(judgements) | withdrawn_ones(judgements)
    for judgement in judgements:
        signing = judgement.verdict in SIGNING
        yield Told(
            id=judgement.id,
            at=judgement.at,
            by=judgement.by,
            what=spell_verdict(judgement),
            why=judgement.why,
            claims=() if signing else tuple(own[ClaimId(name)] for name in judgement.on if name in own),
            replaced=judgement.id in replaced,
            signing=signing,
        )


def spell_verdict(judgement: Judgement) -> str:
    """What was decided, in words."""
    if judgement.verdict in SIGNING:
        airwars, digit = signed_grade(judgement)
        grade = digit if airwars == "-" else f"{airwars} {digit}"
        return say(f"history.{judgement.verdict}", grade=grade)
    key = f"history.{judgement.verdict}"
    slot = spell_name(judgement.on[1]) if len(judgement.on) > 1 and judgement.verdict not in PAIRING else ""
    return say(key, slot=slot) if key in load_words() else judgement.verdict


def _former(index: Index, event: str) -> Iterator[FormerIncident]:
    seen: set[str] = set()
    for row in index.rows("SELECT plain FROM former WHERE instr(plain, ?) > 0", (f'"{event}"',)):
        one = from_plain(FormerIncident, json.loads(row["plain"]))
        if event in one.superseded_by and one.id not in seen:
            seen.add(one.id)
            yield one
