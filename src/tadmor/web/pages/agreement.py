"""How far the coders of a set agree: as a page, and as CSV and JSON to be taken away."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from tadmor.run.agreement import list_rows, measure_agreement
from tadmor.run.aligning import Aligned
from tadmor.run.alpha import LEAST_REPORTS, LEAST_UNITS
from tadmor.web.adjudication import Unit, load_units
from tadmor.web.desk import desk_of, index_of, needs, person_of, render
from tadmor.web.pages.adjudicating import find_finished
from tadmor.web.sets import CodingSet
from tadmor.web.words import say


@needs("coder")
def show_agreement(request: Request) -> Response:
    """The agreement on every field, with its interval and how many units it rests on."""
    held, found = _measure(request)
    return render(
        request,
        "agreement.html",
        {"held": held, "found": found, "least": {"units": LEAST_UNITS, "reports": LEAST_REPORTS}},
    )


@needs("coder")
def send_csv(request: Request) -> Response:
    """The same as a table."""
    held, found = _measure(request)
    text = io.StringIO()
    writer = csv.DictWriter(text, list(found["fields"][0]))
    writer.writeheader()
    writer.writerows(found["fields"])
    headers = {"content-disposition": f'attachment; filename="agreement-{held.id}.csv"'}
    return Response(text.getvalue(), media_type="text/csv; charset=utf-8", headers=headers)


@needs("coder")
def send_json(request: Request) -> Response:
    """The same for programs, with how the set was drawn."""
    held, found = _measure(request)
    about = {"set": held.name, "drawn": held.drawn, "blind": held.blind, "coders": held.coders}
    headers = {"content-disposition": f'attachment; filename="agreement-{held.id}.json"'}
    return JSONResponse({**about, "reports": len(held.reports), **found}, headers=headers)


def _measure(request: Request) -> tuple[CodingSet, dict[str, Any]]:
    """The set and its agreement, for editors and its coders. Remembered with the index: what was coded does not change any more."""
    held, index, person = find_finished(request), index_of(request), person_of(request)
    if not person.may("editor") and held.codes(person.name) is None:
        raise HTTPException(403, say("sets.not_yours"))
    made = index.kept_bytes(
        f"agreement of set {held.id}", lambda: _tell(load_units(index, desk_of(request).team, held))
    )
    return held, json.loads(made)


def _tell(units: Sequence[Unit]) -> bytes:
    events: dict[tuple[str, str], str] = {
        (coder, unit.claims[coder].id): coding.event
        for unit in units
        for coder, coding in unit.values()
        if coding.event
    }
    found = measure_agreement([Aligned(document=unit.report, claims=unit.claims) for unit in units], events)
    told = {"statements": found.units, "coded_by_two_or_more": found.shared, "fields": list_rows(found)}
    return json.dumps(told).encode()


ROUTES: tuple[BaseRoute, ...] = (
    Route("/sets/{set}/agreement", show_agreement),
    Route("/sets/{set}/agreement.csv", send_csv),
    Route("/sets/{set}/agreement.json", send_json),
)
