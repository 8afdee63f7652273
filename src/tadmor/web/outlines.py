"""Events in a few lines each, to be laid side by side: as they are, and as they would be if they were joined or parted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tadmor.export.naming import spell_where
from tadmor.export.page.words import spell_figure, spell_title, spell_when
from tadmor.export.protect import Released
from tadmor.export.rows import sort_claims, sort_incidents
from tadmor.export.wording import spell_grade
from tadmor.model.claim import Claim
from tadmor.model.incident import Incident
from tadmor.run.joining import Preview
from tadmor.store.record import Record
from tadmor.web.done import is_visible
from tadmor.web.history import spell_verdict
from tadmor.web.index.query import Index
from tadmor.web.words import say

ROWS = ("title", "when", "where", "killed", "wounded", "statements", "reports", "origins", "grade")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """One event: a heading, and a line for each of ROWS. `address` leads to it where it is there already."""

    head: str
    lines: dict[str, str]
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreseen:
    """What would be: events `now` and `then`; decisions that would be taken back or replaced, in words; `expected` for the form.
    `left_out`: how many statements of them no preview shows, because they are private."""

    now: tuple[Outline, ...]
    then: tuple[Outline, ...]
    against: tuple[str, ...]
    expected: str
    left_out: int = 0


def foresee(index: Index, record: Record, now: Sequence[Incident], preview: Preview) -> Foreseen:
    """A preview in words, beside the events as they are."""
    numbers = index.numbers_of(incident.id for incident in now)
    return Foreseen(
        now=tuple(
            Outline(
                head=say("joining.now", number=numbers[incident.id]),
                lines=_outline(incident, index.claims_of(incident.id)),
                address=f"/events/{incident.id}",
            )
            for incident in now
        ),
        then=tuple(_outline_after(preview.after)),
        against=tuple(_tell_against(index, record, preview)),
        expected=preview.newest or "",
        left_out=_count_private(index, now),
    )


def _count_private(index: Index, now: Sequence[Incident]) -> int:
    """How many statements of events stand in private reports: the index of those without permission holds none."""
    documents = dict.fromkeys(document for incident in now for document in incident.documents)
    held = {found.id for found in map(index.document, documents) if found and found.access == "private"}
    if not held:
        return 0
    return sum(claim.document.id in held for incident in now for claim in index.claims_of(incident.id))


def _outline_after(after: Released) -> Iterator[Outline]:
    claims = {claim.id: claim for claim in after.claims}
    incidents = sort_incidents(after.incidents)
    for number, incident in enumerate(incidents, start=1):
        told = sort_claims(claims[claim] for claim in incident.claims if claim in claims)
        head = say("joining.then_number", number=number) if len(incidents) > 1 else say("joining.then")
        yield Outline(head=head, lines=_outline(incident, told))


def _outline(incident: Incident, claims: Sequence[Claim]) -> dict[str, str]:
    tolls = incident.casualties
    origins = ", ".join(origin.name for origin in incident.independent_origins)
    return {
        "title": spell_title(incident, claims),
        "when": spell_when(incident.when),
        "where": spell_where(incident.where),
        "killed": spell_figure(tolls.killed if tolls else None),
        "wounded": spell_figure(tolls.wounded if tolls else None),
        "statements": str(len(claims)),
        "reports": str(len(incident.documents)),
        "origins": f"{len(incident.independent_origins)}" + (f" ({origins})" if origins else ""),
        "grade": spell_grade(incident.grade) if incident.grade else "–",
    }


def _tell_against(index: Index, record: Record, preview: Preview) -> Iterator[str]:
    """What people decided that would give way, each once."""
    ids = (old for j in preview.judgements for old in (j.replaces, *j.also_replaces) if old)
    for judgement in map(record.judgement, dict.fromkeys(ids)):
        if judgement is not None and is_visible(index, judgement):
            words = say("joining.decided", by=judgement.by, what=spell_verdict(judgement), day=judgement.at[:10])
            yield f"{words}: “{judgement.why}”" if judgement.why else words
