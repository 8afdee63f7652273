"""How far the coders of a set agree: as a page, and as CSV and JSON to be taken away."""

from __future__ import annotations

import csv
import io

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from tadmor.run.agreement import Agreement, list_rows, measure_agreement
from tadmor.run.aligning import Aligned
from tadmor.run.alpha import LEAST_REPORTS, LEAST_UNITS
from tadmor.web.adjudication import Unit
from tadmor.web.desk import needs, person_of, render
from tadmor.web.pages.adjudicating import load_finished
from tadmor.web.sets import CodingSet
from tadmor.web.words import say


@needs("coder")
def show_agreement(request: Request) -> Response:
    """The agreement on every field, with its interval and how many units it rests on."""
    held, agreement = _measure(request)
    values = {
        "held": held,
        "agreement": agreement,
        "rows": list_rows(agreement),
        "least": {"units": LEAST_UNITS, "reports": LEAST_REPORTS},
    }
    return render(request, "agreement.html", values)


@needs("coder")
def send_csv(request: Request) -> Response:
    """The same as a table."""
    held, agreement = _measure(request)
    rows, text = list_rows(agreement), io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    headers = {"content-disposition": f'attachment; filename="agreement-{held.id}.csv"'}
    return Response(text.getvalue(), media_type="text/csv; charset=utf-8", headers=headers)


@needs("coder")
def send_json(request: Request) -> Response:
    """The same for programs, with how the set was drawn."""
    held, agreement = _measure(request)
    whole = {
        "set": held.name,
        "drawn": held.drawn,
        "blind": held.blind,
        "coders": held.coders,
        "reports": len(held.reports),
        "statements": agreement.units,
        "coded_by_two_or_more": agreement.shared,
        "fields": list_rows(agreement),
    }
    headers = {"content-disposition": f'attachment; filename="agreement-{held.id}.json"'}
    return JSONResponse(whole, headers=headers)


def _measure(request: Request) -> tuple[CodingSet, Agreement]:
    held, units = load_finished(request)
    person = person_of(request)
    if not person.may("editor") and held.codes(person.name) is None:
        raise HTTPException(403, say("sets.not_yours"))
    events: dict[tuple[str, str], str] = {
        (coder, unit.claims[coder].id): coding.event
        for unit in units
        for coder, coding in unit.values()
        if coding.event
    }
    return held, measure_agreement([_aligned(unit) for unit in units], events)


def _aligned(unit: Unit) -> Aligned:
    return Aligned(document=unit.report, claims=unit.claims)


ROUTES: tuple[BaseRoute, ...] = (
    Route("/sets/{set}/agreement", show_agreement),
    Route("/sets/{set}/agreement.csv", send_csv),
    Route("/sets/{set}/agreement.json", send_json),
)
