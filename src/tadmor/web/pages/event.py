"""The card of one event, its history, and putting a name to its grade."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from tadmor.errors import UsageError
from tadmor.export.page.words import spell_day, spell_title
from tadmor.model.claim import Claim
from tadmor.model.incident import Field, Incident
from tadmor.model.judgement import SIGNING, Judgement, signed_grade
from tadmor.run.judging import sign_incident
from tadmor.web.desk import decided, desk_of, form_of, index_of, needs, person_of, render
from tadmor.web.pages.card import gather_event, show_head, show_sections
from tadmor.web.words import say

ASKED = ("when", "where", "perpetrator", "killed", "status")


def show_event(request: Request) -> Response:
    """The card; of an id that names no event any more, the event in its place."""
    index, wanted = index_of(request), request.path_params["event"]
    incident = index.incident(wanted)
    if incident is None:
        former = index.former(wanted)
        if former and former.superseded_by:
            return RedirectResponse(f"/events/{former.superseded_by[0]}")
        raise HTTPException(404, say("event.none"))
    return _page(request, incident)


@needs("editor")
def sign_event(request: Request) -> Response:
    """Puts the person's name to the proposed grade, or overrules it; what the card said is kept with it."""
    index, form, wanted = index_of(request), form_of(request), request.path_params["event"]
    incident = index.incident(wanted)
    if incident is None:
        raise HTTPException(404, say("event.none"))
    if form.get("seen", "") != _seen(incident):
        return _page(request, incident, fault=say("event.changed"), typed=form, status=409)
    grade = form.get("grade", "").strip() or None
    try:
        sign_incident(
            desk_of(request).record, wanted, by=person_of(request).name, grade=grade, why=form.get("why") or None
        )
    except UsageError as fault:
        return _page(request, incident, fault=str(fault), typed=form, status=400)
    return decided(request, f"/events/{wanted}#grade")


def _page(
    request: Request, incident: Incident, *, fault: str | None = None, typed: Any = None, status: int = 200
) -> Response:
    index = index_of(request)
    contents, event = gather_event(index, incident)
    values = {
        "incident": incident,
        "number": event.number,
        "title": spell_title(incident, event.claims),
        "head": show_head(event),
        "sections": show_sections(contents, event),
        "asks": list(list_asks(incident, event.claims)),
        "history": [spell_decision(one) for one in index.decisions_on(incident.claims)],
        "seen": _seen(incident),
        "fault": fault,
        "typed": typed or {},
    }
    return render(request, "event.html", values, status)


def _seen(incident: Incident) -> str:
    """What a person signs: the claims that the card showed."""
    return f"{len(incident.claims)}-{incident.claims[0]}-{incident.claims[-1]}" if incident.claims else ""


def list_asks(incident: Incident, claims: Iterable[Claim]) -> Iterable[str]:
    """What to ask next: fields that nobody tells, and fields that rest on one origin where others speak of the event too."""
    told: dict[str, list[Field]] = {}
    for field in incident.fields:
        told.setdefault(field.field, []).append(field)
    several = len({claim.document.id for claim in claims}) > 1
    for name in ASKED:
        words = say(f"asks.{name}")
        if name not in told:
            yield say("asks.silent", what=words)
        elif several and all(field.status == "single" for field in told[name]):
            origins = {o for field in told[name] for value in field.values for o in value.origins}
            who = " and ".join(sorted(origins)) or say("asks.outlets")
            yield say("asks.one", what=words, who=who)


def spell_decision(judgement: Judgement) -> dict[str, str | None]:
    """One decision in words: who, when, what, why."""
    what = say(f"verdicts.{judgement.verdict}")
    if judgement.verdict in SIGNING:
        what = f"{what}: {' '.join(part for part in signed_grade(judgement) if part != '-')}"
    return {"by": judgement.by, "day": spell_day(judgement.at), "at": judgement.at, "what": what, "why": judgement.why}


ROUTES: tuple[BaseRoute, ...] = (
    Route("/events/{event}", show_event, name="event"),
    Route("/events/{event}/sign", sign_event, methods=["POST"]),
)
