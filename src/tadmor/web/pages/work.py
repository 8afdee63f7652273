"""What waits for the person who asks: sets to code and to adjudicate, events and reports assigned; and assigning itself."""

from __future__ import annotations

import json
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from tadmor.errors import UsageError
from tadmor.web.accounts import find_person, has_accounts, list_accounts
from tadmor.web.assignments import KINDS, assign, find_assigned, list_assignments
from tadmor.web.desk import desk_of, form_of, index_of, needs, person_of, render
from tadmor.web.index.query import Index
from tadmor.web.naming import takes_name
from tadmor.web.pages.sets import name_reports
from tadmor.web.sets import list_sets
from tadmor.web.words import say


def show_work(request: Request) -> Response:
    """What waits for the person."""
    desk, index, person = desk_of(request), index_of(request), person_of(request)
    own = list_assignments(desk.team, person=person.name) if person.name else ()
    by_thing = {(one.kind, one.thing): one for one in own}
    sets = list_sets(desk.team)
    values = {
        "coding": [
            (held, coder, len(held.finished[coder]))
            for held in sets
            if held.state == "coding" and (coder := held.codes(person.name)) and held.next_report(coder)
        ],
        "adjudicating": [held for held in sets if held.state == "adjudicating"] if person.may("editor") else [],
        "events": _name_events(index, [thing for kind, thing in by_thing if kind == "event"]),
        "reports": name_reports(index, [thing for kind, thing in by_thing if kind == "report"]),
        "assigned": by_thing,
    }
    return render(request, "work.html", values)


@takes_name
@needs("editor")
def keep_assignment(request: Request) -> Response:
    """Assigns an event or a report."""
    form, desk, index = form_of(request), desk_of(request), index_of(request)
    kind, thing, person = form.get("kind", ""), form.get("thing", ""), form.get("person", "").strip()
    if kind not in KINDS:
        raise UsageError(say("work.what"))
    if not (index.numbers_of([thing]) if kind == "event" else index.document(thing)):
        raise HTTPException(404, say("event.none") if kind == "event" else say("report.none"))
    if person and has_accounts(desk.team) and find_person(desk.team, person) is None:
        raise UsageError(say("work.no_person", name=person))
    assign(desk.team, kind, thing, person, person_of(request).name)
    return RedirectResponse(f"/{kind}s/{thing}", status_code=303)


def offer_assignment(request: Request, kind: str, thing: str) -> dict[str, Any]:
    """What the part of a page needs that shows to whom a thing is assigned and lets an editor assign it."""
    team = desk_of(request).team
    known = [row["name"] for row in list_accounts(team) if not row["closed"]] if has_accounts(team) else []
    return {"kind": kind, "thing": thing, "now": find_assigned(team, kind, (thing,)).get(thing), "accounts": known}


def _name_events(index: Index, events: list[str]) -> dict[str, dict[str, Any]]:
    query = "SELECT id, number, title FROM events WHERE id IN (SELECT value FROM json_each(?)) ORDER BY number"
    return {row["id"]: dict(row) for row in index.rows(query, (json.dumps(events),))}


ROUTES: tuple[BaseRoute, ...] = (
    Route("/work", show_work, name="work"),
    Route("/assign", keep_assignment, methods=["POST"]),
)
