"""The card of one event from the index: the same sections as in ``report.html``, with links that lead to pages of the desk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeVar

from tadmor.export.belonging import Tie
from tadmor.export.page.card import list_sections, show_lead
from tadmor.export.page.contents import Contents, Event, Links
from tadmor.export.page.markup import Markup, join
from tadmor.export.rows import sort_claims
from tadmor.model.ids import ClaimId, IncidentId
from tadmor.model.incident import Incident
from tadmor.web.index.query import Index

T = TypeVar("T")


def gather_event(index: Index, incident: Incident) -> tuple[Contents, Event]:
    """What a card is made of: the event with its claims, and of the rest of the record what the card speaks of."""
    claims = tuple(sort_claims(index.claims_of(incident.id)))
    ties = tuple(_ties(index, incident.id))
    others = {tie.other.id: tie.other for tie in ties}
    told = {claim.id: claim for claim in claims}
    for other in others:
        told |= {claim.id: claim for claim in index.claims_of(other)}
    names = {name for claim in claims for name in (claim.document.id, claim.document.url) if name}
    copies = index.copies_of(sorted(names))
    ids, numbers = index.reports_named({*names, *(name for group in copies for name in group.documents)})
    rejections = tuple(r for document in incident.documents for r in index.rejections_in(document))
    numbered = index.numbers_of([incident.id, *others])
    event = Event(number=numbered[incident.id], incident=incident, claims=claims)
    contents = Contents(
        name="",
        total=index.count("SELECT count(*) FROM events"),
        events=(event,),
        documents=(),
        reports=numbers,
        told_in={},
        rejections=rejections,
        copies=copies,
        left_of=_by_name((rejection.document, rejection) for rejection in rejections),
        copies_of=_by_name((name, group) for group in copies for name in group.documents),
        numbers={IncidentId(one): number for one, number in numbered.items()},
        elsewhere=(),
        ties={incident.id: ties},
        told=told,
        unread=index.count("SELECT count(*) FROM documents WHERE unread"),
        links=make_links(ids),
    )
    return contents, event


def make_links(ids: Mapping[str, str]) -> Links:
    """Links to pages of the desk; `ids` gives the id of a report for its id or url."""

    def report(number: int, name: str, claim: ClaimId | None) -> str:
        return f"/reports/{ids.get(name, name)}" + (f"#c-{claim}" if claim else "")

    return Links(report=report, event=lambda _, incident: f"/events/{incident}")


def show_sections(contents: Contents, event: Event) -> Markup:
    """The sections of the card under headings of the second level: on a page of its own the event's title is the first."""
    whole = join(list_sections(contents, event))
    return Markup(whole.replace("<h4", "<h2").replace("</h4>", "</h2>"))


def show_head(event: Event) -> Markup:
    """The lead and the marks."""
    return show_lead(event)


def _ties(index: Index, event: str) -> Iterable[Tie]:
    for tie in index.ties(event):
        other = index.incident(tie.other)
        if other is not None:
            yield Tie(words=tie.words, other=other, aside=tie.aside, said_by=tuple(map(ClaimId, tie.said_by)))


def _by_name(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    grouped: dict[str, list[T]] = defaultdict(list)
    for name, item in pairs:
        grouped[name].append(item)
    return {name: tuple(items) for name, items in grouped.items()}
