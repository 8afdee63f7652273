"""One event as its card needs it, from the index: the same card as on the one-file page, with links to the pages of the desk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import urlencode

from tadmor.export.belonging import Tie
from tadmor.export.page.contents import Contents, Event
from tadmor.export.page.links import Links
from tadmor.export.page.markup import Attribute
from tadmor.model.claim import Claim
from tadmor.model.document import Evidence
from tadmor.model.ids import ClaimId, IncidentId
from tadmor.model.incident import CopyGroup, Incident
from tadmor.web.index.query import Index


def gather_event(index: Index, incident: Incident, number: int) -> tuple[Contents, Event]:
    """The contents of a card: this event, its reports and what it belongs with. Nothing of the rest of the record."""
    claims = index.claims_of(incident.id)
    ties = _load_ties(index, incident.id)
    told = {claim.id: claim for claim in claims} | _load_claims(index, (c for t in ties for c in _said(t)))
    copies = index.copies_of({name for c in claims for name in (c.document.id, c.document.url) if name})
    ids, reports = index.reports_named({*incident.documents, *(c.document.id for c in told.values()), *_names(copies)})
    left = tuple(r for d in incident.documents for r in index.rejections_in(d))
    contents = Contents(
        name="",
        total=index.count("SELECT count(*) FROM events"),
        events=(),
        documents=(),
        reports=reports,
        told_in={},
        rejections=left,
        copies=copies,
        left_of={d: tuple(r for r in left if r.document == d) for d in incident.documents},
        copies_of={name: tuple(g for g in copies if name in g.documents) for name in _names(copies)},
        numbers={IncidentId(e): n for e, n in index.numbers_of(t.other.id for t in ties).items()},
        elsewhere=(),
        ties={incident.id: ties},
        told=told,
        unread_reports=index.count("SELECT count(*) FROM documents WHERE unread"),
        links=make_links(ids),
    )
    return contents, Event(number=number, incident=incident, claims=claims)


def make_links(reports: Mapping[str, str]) -> Links:
    """Links to pages of the desk. `reports` are the ids of reports by id and url."""
    return Links(
        event=lambda event, _: {"href": f"/events/{event}"},
        report=lambda name, _: {"href": f"/reports/{reports.get(name, name)}"},
        sentence=lambda claim, evidence, _: lead_to(claim, evidence),
        beside=True,
    )


def lead_to(claim: Claim, evidence: Evidence | None = None) -> Mapping[str, Attribute]:
    """The attributes of a link to the sentence of a claim in its report: a page, or the same beside what is read now."""
    report = f"/reports/{claim.document.id}"
    held = evidence if evidence is not None and evidence.document == claim.document.id else None
    words = "?" + urlencode({"start": held.start, "end": held.end}) if held else ""
    return {"href": f"{report}#c-{claim.id}", "data_beside": f"{report}/at/{claim.id}{words}"}


def _said(tie: Tie) -> tuple[ClaimId, ...]:
    return (*tie.other.claims, *tie.said_by)


def _load_ties(index: Index, event: str) -> tuple[Tie, ...]:
    held = ((tie, index.incident(tie.other)) for tie in index.ties(event))
    return tuple(
        Tie(words=tie.words, other=other, aside=tie.aside, said_by=tuple(map(ClaimId, tie.said_by)))
        for tie, other in held
        if other is not None
    )


def _load_claims(index: Index, wanted: Iterable[str]) -> dict[ClaimId, Claim]:
    held = (index.claim(claim) for claim in dict.fromkeys(wanted))
    return {claim.id: claim for claim in held if claim is not None}


def _names(copies: Iterable[CopyGroup]) -> list[str]:
    return list(dict.fromkeys(name for group in copies for name in group.documents))
