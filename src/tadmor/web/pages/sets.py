"""Sets of reports that several people code apart from each other: the list of them, a new one, and how far each is."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from starlette.datastructures import QueryParams
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from tadmor.errors import UsageError
from tadmor.web.accounts import find_person, has_accounts, list_accounts
from tadmor.web.adjudication import count_unstored, list_rulings
from tadmor.web.choosing import WAYS, choose_reports
from tadmor.web.desk import desk_of, form_of, index_of, needs, person_of, render
from tadmor.web.index.query import Index
from tadmor.web.naming import takes_name
from tadmor.web.people import ROLES
from tadmor.web.sets import CodingSet, Planned, find_set, give_up_set, list_sets, make_set
from tadmor.web.words import say


@needs("coder")
def show_sets(request: Request) -> Response:
    """All sets with how far they are."""
    return render(request, "sets.html", {"sets": list_sets(desk_of(request).team)})


@needs("editor")
def show_new(request: Request) -> Response:
    """The form for a new set."""
    return _new_page(request, QueryParams())


@takes_name
@needs("editor")
def create_set(request: Request) -> Response:
    """Makes a set of the reports that the form asks for."""
    form, desk = form_of(request), desk_of(request)
    try:
        reports, drawn = choose_reports(index_of(request), form)
        planned = Planned(
            name=form.get("title", ""),
            coders=_check_coders(request, form.getlist("coder"), reports),
            reports=reports,
            blind=bool(form.get("blind")),
            drawn=drawn,
        )
        number = make_set(desk.team, planned, person_of(request).name)
    except UsageError as fault:
        return _new_page(request, form, fault=str(fault), status=400)
    return RedirectResponse(f"/sets/{number}", status_code=303)


@needs("coder")
def show_set(request: Request) -> Response:
    """One set: how its reports were chosen, who is done with how many, and what is to be done next."""
    held, index, desk = find_asked_set(request), index_of(request), desk_of(request)
    ruled = list_rulings(desk.team, held.id) if held.state != "coding" else {}
    values = {
        "held": held,
        "own": held.codes(person_of(request).name),
        "reports": name_reports(index, held.reports),
        "ruled": len(ruled),
        "unstored": count_unstored(desk.team, held),
        "accounts": has_accounts(desk.team),
    }
    return render(request, "set.html", values)


@needs("editor")
def end_set(request: Request) -> Response:
    """Gives a set up."""
    held = find_asked_set(request)
    give_up_set(desk_of(request).team, held, person_of(request).name)
    return RedirectResponse(f"/sets/{held.id}", status_code=303)


def find_asked_set(request: Request) -> CodingSet:
    """The set that the address names. Raises HTTPException where there is none."""
    number = request.path_params["set"]
    held = find_set(desk_of(request).team, int(number)) if number.isdecimal() and len(number) < 12 else None
    if held is None:
        raise HTTPException(404, say("sets.none"))
    return held


def name_reports(index: Index, reports: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Title, outlet and day of every report that the person may see, in the order given."""
    query = "SELECT id, number, title, outlet, published, language FROM documents WHERE id IN (SELECT value FROM json_each(?))"
    found = {row["id"]: dict(row) for row in index.rows(query, (json.dumps(list(reports)),))}
    return {report: found[report] for report in reports if report in found}


def _check_coders(request: Request, names: Sequence[str], reports: Sequence[str]) -> tuple[str, ...]:
    """The coders that were named. Raises UsageError where one may not code, or may not see a report of the set."""
    desk = desk_of(request)
    named = tuple(" ".join(name.split()) for name in names if name.strip())
    known = len(name_reports(desk.public, reports))
    for name in named if has_accounts(desk.team) else ():
        person = find_person(desk.team, name)
        if person is None or not person.may("coder"):
            raise UsageError(say("sets.no_coder", name=name))
        if known < len(reports) and not person.private:
            raise UsageError(say("sets.private", name=name))
    return named


def _new_page(request: Request, typed: QueryParams, *, fault: str | None = None, status: int = 200) -> Response:
    team = desk_of(request).team
    may = [row["name"] for row in list_accounts(team) if not row["closed"] and row["role"] in ROLES[1:]]
    values = {
        "typed": typed,
        "fault": fault,
        "ways": WAYS,
        "accounts": may if has_accounts(team) else [],
        "chosen": typed.getlist("coder"),
        "blind": bool(typed.get("blind")) or not typed,
    }
    return render(request, "set_new.html", values, status)


ROUTES: tuple[BaseRoute, ...] = (
    Route("/sets", show_sets, name="sets"),
    Route("/sets", create_set, methods=["POST"]),
    Route("/sets/new", show_new),
    Route("/sets/{set}", show_set, name="set"),
    Route("/sets/{set}/give-up", end_set, methods=["POST"]),
)
