"""The record as the page sees it: reports and events with the numbers that they bear on the page, and what belongs together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from tadmor.export.belonging import Tie, tie_together
from tadmor.export.page.links import WITHIN, Links
from tadmor.export.protect import Released
from tadmor.export.rows import sort_claims, sort_incidents
from tadmor.model.checked import Checked
from tadmor.model.claim import Claim
from tadmor.model.document import Document
from tadmor.model.ids import ClaimId, DocumentId, IncidentId
from tadmor.model.incident import CopyGroup, Incident
from tadmor.model.rejection import Rejection

T = TypeVar("T")
NO_READER = "no_reader_for_language"
MOST = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An incident with its number and its claims in order of publication."""

    number: int
    incident: Incident
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """All that the page shows. `reports` numbers the documents; `told_in` gives the events that a report tells of; `ties` how
    events belong together; `told` all claims by id; `unread_reports` counts those in a language without a reader; `checked` is what
    people decided of claims.

    Of a large record the page holds the MOST events told in most reports, of `total`, under the numbers of the whole list."""

    name: str
    total: int
    events: tuple[Event, ...]
    documents: tuple[Document, ...]
    reports: Mapping[str, int]
    told_in: Mapping[str, tuple[int, ...]]
    rejections: tuple[Rejection, ...]
    copies: tuple[CopyGroup, ...]
    left_of: Mapping[str, tuple[Rejection, ...]]
    copies_of: Mapping[str, tuple[CopyGroup, ...]]
    numbers: Mapping[IncidentId, int]
    elsewhere: tuple[Claim, ...]
    ties: Mapping[IncidentId, tuple[Tie, ...]]
    told: Mapping[ClaimId, Claim]
    unread_reports: int
    links: Links = WITHIN
    checked: Mapping[ClaimId, Checked] = field(default_factory=dict)

    def number_of(self, incident: IncidentId | None) -> int | None:
        """The number of the event with this id."""
        return self.numbers.get(incident) if incident else None

    @property
    def unread(self) -> tuple[Document, ...]:
        """Reports in a language without a reader."""
        without = {r.document for r in self.rejections if r.reason == NO_READER}
        return tuple(document for document in self.documents if document.id in without)

    def rejections_of(self, documents: Iterable[DocumentId]) -> tuple[Rejection, ...]:
        """What was left out of these reports."""
        return tuple(rejection for document in documents for rejection in self.left_of.get(document, ()))

    def copies_among(self, event: Event) -> tuple[CopyGroup, ...]:
        """Groups of copies that hold two or more reports of the event."""
        names = {name for claim in event.claims for name in (claim.document.id, claim.document.url) if name}
        groups = dict.fromkeys(group for name in sorted(names) for group in self.copies_of.get(name, ()))
        return tuple(group for group in groups if len(names.intersection(group.documents)) > 1)


def gather(released: Released, name: str) -> Contents:
    """Puts numbers to events (in order of time) and to reports (in order of publication)."""
    claims = {claim.id: claim for claim in released.claims}
    listed = tuple(
        Event(
            number=number,
            incident=incident,
            claims=tuple(sort_claims(claims[claim] for claim in incident.claims if claim in claims)),
        )
        for number, incident in enumerate(sort_incidents(released.incidents), start=1)
    )
    events = _most_told(listed)
    told_in: dict[str, list[int]] = defaultdict(list)
    for event in listed:
        for document in event.incident.documents:
            told_in[document].append(event.number)
    held = {claim for event in listed for claim in event.incident.claims}
    documents = tuple(sorted(released.documents, key=lambda d: (d.published or "9999", d.url or "", d.id)))
    reports: dict[str, int] = {document.id: number for number, document in enumerate(documents, start=1)}
    rejections = sorted(released.rejections, key=lambda r: (r.reason, r.document, r.span or (0, 0), r.detail))
    return Contents(
        name=name,
        total=len(listed),
        events=events,
        documents=documents,
        reports=reports | {d.url: reports[d.id] for d in reversed(documents) if d.url},
        told_in={document: tuple(numbers) for document, numbers in told_in.items()},
        rejections=tuple(rejections),
        copies=released.copies,
        left_of=_by_name((rejection.document, rejection) for rejection in rejections),
        copies_of=_by_name((document, group) for group in released.copies for document in group.documents),
        numbers={event.incident.id: event.number for event in events},
        ties=tie_together(released.incidents, released.claims),
        told=claims,
        unread_reports=len({r.document for r in rejections if r.reason == NO_READER} & set(reports)),
        checked={one.claim: one for one in released.checked},
        elsewhere=tuple(sort_claims(claim for claim in released.claims if claim.id not in held)),
    )


def _most_told(listed: Sequence[Event]) -> tuple[Event, ...]:
    most = sorted(listed, key=lambda event: (-len(event.incident.documents), event.number))[:MOST]
    return tuple(sorted(most, key=lambda event: event.number))


def _by_name(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    grouped: dict[str, list[T]] = defaultdict(list)
    for name, item in pairs:
        grouped[name].append(item)
    return {name: tuple(items) for name, items in grouped.items()}
