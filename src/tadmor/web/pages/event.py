"""The card of one event: what is told, by whom, its grade and who signed it, its history, and what to ask next."""

from __future__ import annotations

from typing import Any, get_args

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from tadmor.errors import ConflictError, UsageError
from tadmor.export.page.card import show_parts
from tadmor.export.page.contents import Event
from tadmor.export.page.markup import Markup
from tadmor.export.page.words import spell_day, spell_title
from tadmor.export.page.write import read_style
from tadmor.export.wording import AIRWARS_GRADES, CREDIBILITY
from tadmor.model.incident import AirwarsGrade
from tadmor.model.judgement import Judgement
from tadmor.run.deciding import Saying
from tadmor.run.judging import sign_shown
from tadmor.web.contents import gather_event
from tadmor.web.decisions import list_stale
from tadmor.web.desk import decided, desk_of, form_of, index_of, needs, person_of, render
from tadmor.web.done import find_done
from tadmor.web.history import newest_signature, spell_verdict, tell_history
from tadmor.web.index.query import Index
from tadmor.web.naming import takes_name
from tadmor.web.pages.work import offer_assignment
from tadmor.web.questions import list_questions
from tadmor.web.relay_graph import draw_relays
from tadmor.web.words import say


def show_event(request: Request) -> Response:
    """The card; of an id that names no event any more, the event in its place."""
    return _show(request, {})


def _show(request: Request, typed: dict[str, str], fault: str | None = None, status: int = 200) -> Response:
    index, name = index_of(request), request.path_params["event"]
    incident = index.incident(name)
    row = index.row("SELECT number FROM events WHERE id = ?", (name,))
    if incident is None or row is None:
        former = index.former(name)
        if former and former.superseded_by:
            query = f"?{request.url.query}" if request.url.query else ""
            return RedirectResponse(f"/events/{former.superseded_by[0]}{query}")
        raise HTTPException(404, say("event.none"))
    contents, event = gather_event(index, incident, row["number"])
    graph = draw_relays(incident, event.claims)
    parts = {part: _raise(markup) for part, markup in show_parts(contents, event).items()}
    if graph is not None and (listed := parts["relays"]) is not None:
        parts["relays"] = Markup(listed.replace(say("event.graph"), say("event.listed"), 1))
    values = {
        "event": event,
        "total": contents.total,
        "title": spell_title(incident, event.claims),
        "parts": parts,
        "graph": graph,
        "questions": list_questions(incident),
        "history": tell_history(index, event),
        "stale": tuple(list_stale(index.checked_of(incident.id))),
        "assignment": offer_assignment(request, "event", incident.id),
        "sign": _sign_values(index, event, typed, fault),
        "done": find_done(request, request.query_params.get("done", "")),
        "may_sign": person_of(request).may("editor") and not desk_of(request).read_only,
    }
    return render(request, "event.html", values, status)


def _raise(markup: Markup | None) -> Markup | None:
    """The headings of a card one page deep: its parts stand directly under the title."""
    return Markup(markup.replace("<h4>", "<h2>").replace("</h4>", "</h2>")) if markup is not None else None


def _sign_values(index: Index, event: Event, typed: dict[str, str], fault: str | None) -> dict[str, Any]:
    grade = event.incident.grade
    return {
        "grade": grade,
        "grades": {name: AIRWARS_GRADES[name] for name in get_args(AirwarsGrade)},
        "digits": CREDIBILITY,
        "expected": newest_signature(index, event),
        "typed": typed,
        "fault": fault,
    }


@takes_name
@needs("editor")
def sign_event(request: Request) -> Response:
    """A name under the proposed grade, or another grade with a reason."""
    form, desk, event = form_of(request), desk_of(request), request.path_params["event"]
    index = index_of(request)
    incident = index.incident(event)
    if incident is None:
        raise HTTPException(404, say("event.none"))
    number = index.numbers_of([incident.id])[incident.id]
    _, shown = gather_event(index, incident, number)
    grade = f"{form.get('airwars', '-')} {form.get('digit', '')}" if form.get("what") == "overrule" else None
    saying = Saying(
        by=person_of(request).name, why=form.get("why", "").strip() or None, expected=form.get("expected", "")
    )
    try:
        sign_shown(desk.record, incident, shown.claims, saying, grade)
    except ConflictError as conflict:
        return _show(request, dict(form), f"{conflict} {say('event.meanwhile')}", 409)
    except UsageError as fault:
        return _show(request, dict(form), f"{fault} {say('event.kept')}", 400)
    return decided(request, f"/events/{event}#grade")


def spell_decision(judgement: Judgement) -> dict[str, str | None]:
    """One decision in words: who, when, what, why."""
    return {
        "by": judgement.by,
        "day": spell_day(judgement.at),
        "at": judgement.at,
        "what": spell_verdict(judgement),
        "why": judgement.why,
    }


def show_card_style(_: Request) -> Response:
    """The look of a card, as on the one-file page."""
    return Response(read_style(), media_type="text/css", headers={"cache-control": "no-cache"})


ROUTES: tuple[BaseRoute, ...] = (
    Route("/events/{event}", show_event, name="event"),
    Route("/events/{event}/sign", sign_event, methods=["POST"]),
    Route("/static/card.css", show_card_style),
)
