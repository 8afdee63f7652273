"""A set that everybody is done with: statement by statement side by side, what an editor makes of each, and its closing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.datastructures import QueryParams
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from tadmor.errors import EvidenceError, UsageError
from tadmor.model.correction import plain_value, slot_of
from tadmor.model.document import Document
from tadmor.model.plain import to_plain
from tadmor.run.adjudicating import check_coding
from tadmor.web.adjudication import (
    Ruling,
    Unit,
    close_set,
    compare_unit,
    find_next,
    find_unit,
    keep_ruling,
    list_rulings,
    list_units,
    load_units,
    rule_agreed,
)
from tadmor.web.desk import decided, desk_of, form_of, index_of, needs, person_of, render
from tadmor.web.forms import LISTED, SHOWN, Form, count_rows, join_slots, read_slot
from tadmor.web.index.query import Index
from tadmor.web.marks import list_marks, mark_text
from tadmor.web.naming import takes_name
from tadmor.web.pages.coding import list_choices, rows_of
from tadmor.web.pages.sets import find_asked_set, name_reports
from tadmor.web.sets import CodingSet
from tadmor.web.words import say

OTHER = "other"


@needs("editor")
def show_units(request: Request) -> Response:
    """All statements of the set: which of them agree, and what was ruled."""
    return _list(request, find_finished(request))


@needs("editor")
def show_unit(request: Request) -> Response:
    """One statement as everybody coded it, part by part, with the report beside it."""
    held = find_finished(request)
    return _page(request, held, _find(request, held))


@takes_name
@needs("editor")
def rule(request: Request) -> Response:
    """Keeps what the editor makes of one statement, and goes on to the next that waits."""
    held, index, team = find_finished(request), index_of(request), desk_of(request).team
    unit, form = _find(request, held), Form(form_of(request))
    document = _find_document(index, unit.report)
    try:
        slots = None if form.get("outcome") == "drop" else _read_picks(form, unit, document)
        if slots is not None:
            check_coding(document, join_slots(slots), person_of(request).name)
        event = _pick_event(form, unit) if slots is not None else ""
        ruling = Ruling(
            id=0, unit=unit.key, slots=slots, event=event, why=form.get("why"), by=person_of(request).name, at=""
        )
        keep_ruling(team, held, ruling, expected=form.get("expected"))
    except (UsageError, EvidenceError) as fault:
        return _page(request, held, unit, fault=str(fault), typed=form.given)
    following = find_next(index, team, held, unit.report)
    return RedirectResponse(f"/sets/{held.id}/units" + (f"/{following}" if following else ""), status_code=303)


@takes_name
@needs("editor")
def act(request: Request) -> Response:
    """Takes all statements on which everybody agrees, or closes the set."""
    held, desk, by = find_finished(request), desk_of(request), person_of(request).name
    units = load_units(index_of(request), desk.team, held)
    try:
        if form_of(request).get("what") == "close":
            close_set(desk.team, desk.record, held, units, by)
            return decided(request, f"/sets/{held.id}")
        rule_agreed(desk.team, held, units, by)
    except (UsageError, EvidenceError) as fault:
        return _list(request, held, fault=str(fault))
    return RedirectResponse(f"/sets/{held.id}/units", status_code=303)


def find_finished(request: Request) -> CodingSet:
    """A set that everybody is done with. Raises HTTPException while anybody is coding it, for who codes one of its reports blind in
    another set, and for who may not see all of them."""
    held, index = find_asked_set(request), index_of(request)
    if index.hidden.intersection(held.reports):
        raise HTTPException(403, say("sets.hidden"))
    if held.state in ("coding", "given_up"):
        raise HTTPException(403, say("adjudication.too_early" if held.state == "coding" else "sets.given_up_long"))
    if len(name_reports(index, held.reports)) < len(held.reports):
        raise HTTPException(403, say("adjudication.private"))
    return held


def _find(request: Request, held: CodingSet) -> Unit:
    found = find_unit(index_of(request), desk_of(request).team, held, request.path_params["unit"])
    if found is None:
        raise HTTPException(404, say("adjudication.none"))
    return found


def _find_document(index: Index, report: str) -> Document:
    document = index.document(report)
    if document is None:
        raise HTTPException(404, say("report.none"))
    return document


def _read_picks(form: Form, unit: Unit, document: Document) -> dict[str, Any]:
    """The slots of the statement as it shall stand: of each what one of the coders put there, or what is written anew."""
    codings = [coding for _, coding in unit.values()]
    slots: dict[str, Any] = {}
    for name in ("trigger", *SHOWN):
        pick = form.get(f"pick-{name}")
        if pick == OTHER:
            value = form.words("trigger") if name == "trigger" else read_slot(form, name, document)
        elif pick.isdecimal() and int(pick) < len(codings):
            value = codings[int(pick)].slots.get(name)
            if name == "trigger":
                slots["evidence"] = codings[int(pick)].slots["evidence"]
        elif any(name in coding.slots for coding in codings):
            raise UsageError(say("adjudication.choose", part=say(f"slots.{name}")))
        else:
            continue
        if value not in (None, [], ""):
            slots[name] = value
    return slots


def _pick_event(form: Form, unit: Unit) -> str:
    names, pick = [coding.event for _, coding in unit.values()], form.get("pick-event")
    if pick.isdecimal() and int(pick) < len(names):
        return names[int(pick)]
    return " ".join(form.get("event").split())


def _list(request: Request, held: CodingSet, fault: str | None = None) -> Response:
    index, team = index_of(request), desk_of(request).team
    ruled = list_rulings(team, held.id)
    rows = [{**row, "ruling": ruled.get(row["key"])} for row in list_units(index, team, held)]
    values = {
        "held": held,
        "units": rows,
        "left": sum(row["ruling"] is None for row in rows),
        "easy": sum(row["agreed"] and row["ruling"] is None for row in rows),
        "reports": name_reports(index_of(request), held.reports),
        "fault": fault,
    }
    return render(request, "units.html", values, 409 if fault else 200)


def _page(
    request: Request, held: CodingSet, unit: Unit, *, fault: str | None = None, typed: QueryParams | None = None
) -> Response:
    document, ruling = (
        _find_document(index_of(request), unit.report),
        list_rulings(desk_of(request).team, held.id).get(unit.key),
    )
    compared = {row.name: row for row in compare_unit(unit)}
    first = unit.claims[unit.values()[0][0]]
    slots = {
        slot: rows_of(plain_value(slot_of(first, slot))) if slot in unit.values()[0][1].slots else ()  # type: ignore[arg-type]
        for slot in SHOWN
    }
    values = {
        "held": held,
        "unit": unit,
        "coders": [coder for coder, _ in unit.values()],
        "memos": [(coder, coding.why) for coder, coding in unit.values() if coding.why],
        "missing": [coder for coder in held.coders if coder not in unit.codings],
        "compared": compared,
        "parts": [name for name in ("trigger", *SHOWN) if name in compared],
        "agreed": [name for name in ("trigger", *SHOWN) if name in compared and compared[name].same],
        "others": [name for name in SHOWN if name not in compared and name != "told_as"],
        "document": document,
        "text": mark_text(document.text, tuple(list_marks(unit.claims.values()))),
        "ruling": ruling,
        "picked": _picked(compared, typed),
        "slots": slots,
        "trigger": to_plain(first.trigger),
        "rows": {slot: count_rows(typed or {}, slot, len(slots[slot])) for slot in LISTED},
        "fault": fault,
        "typed": typed or {},
        **list_choices(),
    }
    return render(request, "unit.html", values, 409 if fault else 200)


def _picked(compared: Mapping[str, Any], typed: QueryParams | None) -> dict[str, str]:
    """What is chosen for every part: what was sent, else the first where all are the same."""
    if typed is not None:
        return {name: str(typed.get(f"pick-{name}", "")) for name in ("trigger", *SHOWN, "event")}
    return {name: "0" for name, row in compared.items() if row.same}


ROUTES: tuple[BaseRoute, ...] = (
    Route("/sets/{set}/units", show_units),
    Route("/sets/{set}/units", act, methods=["POST"]),
    Route("/sets/{set}/units/{unit}", show_unit),
    Route("/sets/{set}/units/{unit}", rule, methods=["POST"]),
)
