"""The record as the page sees it: reports and events with the numbers that they bear on the page, and what belongs together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from tadmor.export.protect import Released
from tadmor.export.rows import sort_claims, sort_incidents
from tadmor.model.claim import Claim
from tadmor.model.document import Document
from tadmor.model.ids import DocumentId, IncidentId
from tadmor.model.incident import CopyGroup, Incident
from tadmor.model.rejection import Rejection

NO_READER = "no_reader_for_language"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An incident with its number and its claims in order of publication."""

    number: int
    incident: Incident
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """All that the page shows. `reports` numbers the documents; `told_in` gives the events that a report tells of."""

    name: str
    events: tuple[Event, ...]
    documents: tuple[Document, ...]
    reports: Mapping[str, int]
    told_in: Mapping[str, tuple[int, ...]]
    rejections: tuple[Rejection, ...]
    copies: tuple[CopyGroup, ...]
    elsewhere: tuple[Claim, ...]

    def number_of(self, incident: IncidentId | None) -> int | None:
        """The number of the event with this id."""
        return next((event.number for event in self.events if event.incident.id == incident), None)

    @property
    def unread(self) -> tuple[Document, ...]:
        """Reports in a language without a reader."""
        without = {r.document for r in self.rejections if r.reason == NO_READER}
        return tuple(document for document in self.documents if document.id in without)

    def rejections_of(self, documents: frozenset[DocumentId]) -> tuple[Rejection, ...]:
        """What was left out of these reports."""
        return tuple(rejection for rejection in self.rejections if rejection.document in documents)


def gather(released: Released, name: str) -> Contents:
    """Puts numbers to events (in order of time) and to reports (in order of publication)."""
    claims = {claim.id: claim for claim in released.claims}
    events = tuple(
        Event(
            number=number,
            incident=incident,
            claims=tuple(sort_claims(claims[claim] for claim in incident.claims if claim in claims)),
        )
        for number, incident in enumerate(sort_incidents(released.incidents), start=1)
    )
    told_in: dict[str, list[int]] = defaultdict(list)
    for event in events:
        for document in event.incident.documents:
            told_in[document].append(event.number)
    held = {claim for event in events for claim in event.incident.claims}
    documents = tuple(sorted(released.documents, key=lambda d: (d.published or "9999", d.url or "", d.id)))
    reports: dict[str, int] = {document.id: number for number, document in enumerate(documents, start=1)}
    return Contents(
        name=name,
        events=events,
        documents=documents,
        reports=reports | {d.url: reports[d.id] for d in reversed(documents) if d.url},
        told_in={document: tuple(numbers) for document, numbers in told_in.items()},
        rejections=tuple(sorted(released.rejections, key=lambda r: (r.reason, r.document, r.span or (0, 0), r.detail))),
        copies=released.copies,
        elsewhere=tuple(sort_claims(claim for claim in released.claims if claim.id not in held)),
    )
