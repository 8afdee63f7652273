"""The reports of a set, one after another, as one of its coders codes them: the text, his or her own codings, and the form."""

from __future__ import annotations

from typing import Any

from starlette.datastructures import QueryParams
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from tadmor.errors import EvidenceError, UsageError
from tadmor.model.claim import PERSON, Claim, ReadBy
from tadmor.model.correction import plain_value, slot_of
from tadmor.model.document import Document
from tadmor.model.plain import to_plain
from tadmor.run.adjudicating import check_coding
from tadmor.run.handed_in import make_claim
from tadmor.web.desk import desk_of, form_of, index_of, needs, person_of, render
from tadmor.web.forms import LISTED, SHOWN, Form, count_rows, join_slots, read_slots
from tadmor.web.marks import list_marks, mark_text
from tadmor.web.pages.coding import list_choices, rows_of
from tadmor.web.pages.report import spell_claim
from tadmor.web.pages.sets import find_asked_set
from tadmor.web.sets import (
    Coding,
    CodingSet,
    finish_report,
    keep_coding,
    list_codings,
    remove_coding,
    reopen_report,
)
from tadmor.web.translations import list_translations
from tadmor.web.words import say


@needs("coder")
def open_next(request: Request) -> Response:
    """The first report of the set that the person is not done with; the set itself where there is none."""
    held = find_asked_set(request)
    if held.state != "coding":
        return RedirectResponse(f"/sets/{held.id}", status_code=303)
    report = held.next_report(_find_own(request)[1])
    return RedirectResponse(f"/sets/{held.id}/reports/{report}" if report else f"/sets/{held.id}", status_code=303)


@needs("coder")
def show_report(request: Request) -> Response:
    """One report of the set with the form; `coding` in the address is a coding of one's own that is to be changed."""
    held, coder = _find_own(request)
    return _page(request, held, changed=_find_changed(request, held, coder, request.query_params.get("coding", "")))


@needs("coder")
def keep(request: Request) -> Response:
    """Keeps one statement as the person coded it."""
    held, coder = _find_own(request)
    document, form = _find_report(request, held), Form(form_of(request))
    changed = _find_changed(request, held, coder, form.get("instead"))
    try:
        slots = read_slots(form, document)
        claim = check_coding(document, join_slots(slots), coder)
        # The sentences are kept with it: they are the same whenever it is looked at, and are not looked for again.
        slots["evidence"] = {"start": claim.evidence.start, "end": claim.evidence.end}
        coding = Coding(
            id=0, report=document.id, coder=coder, slots=slots, event=form.get("event"), why=form.get("why"), at=""
        )
        instead = int(form.get("instead")) if form.get("instead").isdecimal() else None
        keep_coding(desk_of(request).team, held, coding, instead=instead)
    except (UsageError, EvidenceError) as fault:
        return _page(request, held, changed=changed, fault=str(fault), typed=form.given, status=400)
    return RedirectResponse(f"/sets/{held.id}/reports/{document.id}#own", status_code=303)


@needs("coder")
def act(request: Request) -> Response:
    """Done with a report, not done after all, or one coding put away."""
    held, coder = _find_own(request)
    document, form, team = _find_report(request, held), form_of(request), desk_of(request).team
    here = f"/sets/{held.id}/reports/{document.id}"
    try:
        if form.get("what") == "finish":
            finish_report(team, held, document.id, coder)
            return RedirectResponse(f"/sets/{held.id}/next", status_code=303)
        if form.get("what") == "reopen":
            reopen_report(team, held, document.id, coder)
        elif form.get("what") == "remove" and form.get("coding", "").isdecimal():
            remove_coding(team, held, document.id, coder, int(form["coding"]))
    except UsageError as fault:
        return _page(request, held, fault=str(fault), status=409)
    return RedirectResponse(here, status_code=303)


def _find_own(request: Request) -> tuple[CodingSet, str]:
    """The set, and the person as its coder. Raises HTTPException for everybody else, and for a coder once everybody is done."""
    held = find_asked_set(request)
    coder = held.codes(person_of(request).name)
    if coder is None:
        raise HTTPException(403, say("sets.not_yours"))
    if held.state != "coding":
        raise HTTPException(403, say("sets.complete"))
    return held, coder


def _find_report(request: Request, held: CodingSet) -> Document:
    wanted = request.path_params["report"]
    document = index_of(request).document(wanted) if wanted in held.reports else None
    if document is None:
        raise HTTPException(404, say("report.none"))
    return document


def _find_changed(request: Request, held: CodingSet, coder: str, number: str) -> Coding | None:
    own = list_codings(desk_of(request).team, held.id, coder=coder, report=request.path_params["report"])
    return next((coding for coding in own if str(coding.id) == number), None)


def _make(document: Document, slots: Any, coder: str, at: str) -> Claim:
    return make_claim(document, join_slots(slots), ReadBy(reader=PERSON, version=at, knowledge=coder))


def _page(
    request: Request,
    held: CodingSet,
    *,
    changed: Coding | None = None,
    fault: str | None = None,
    typed: QueryParams | None = None,
    status: int = 200,
) -> Response:
    document, desk, coder = _find_report(request, held), desk_of(request), held.codes(person_of(request).name) or ""
    codings = list_codings(desk.team, held.id, coder=coder)
    own = [
        (coding, _make(document, coding.slots, coder, coding.at)) for coding in codings if coding.report == document.id
    ]
    read = () if held.blind else index_of(request).claims_in(document.id)
    claim = next((made for coding, made in own if changed and coding.id == changed.id), None)
    slots = {
        slot: rows_of(plain_value(slot_of(claim, slot))) if claim and changed and slot in changed.slots else ()  # type: ignore[arg-type]
        for slot in SHOWN
    }
    values = {
        "held": held,
        "document": document,
        "place": held.reports.index(document.id) + 1,
        "done": len(held.finished[coder]),
        "finished": document.id in held.finished[coder],
        "text": mark_text(document.text, tuple(list_marks((*read, *(made for _, made in own))))),
        "own": [(coding, spell_claim(made)) for coding, made in own],
        "read": [spell_claim(one) for one in read],
        "events": sorted({coding.event for coding in codings if coding.event}, key=str.casefold),
        "changed": changed,
        "trigger": to_plain(claim.trigger) if claim else None,
        "slots": slots,
        "rows": {slot: count_rows(typed or {}, slot, len(slots[slot])) for slot in LISTED},
        "translations": list_translations(desk.team, document.id),
        "fault": fault,
        "typed": typed or {},
        **list_choices(),
    }
    return render(request, "set_code.html", values, status)


ROUTES: tuple[BaseRoute, ...] = (
    Route("/sets/{set}/next", open_next),
    Route("/sets/{set}/reports/{report}", show_report),
    Route("/sets/{set}/reports/{report}", keep, methods=["POST"]),
    Route("/sets/{set}/reports/{report}/act", act, methods=["POST"]),
)
