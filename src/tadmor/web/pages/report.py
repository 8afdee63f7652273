"""The reader: one report with what was read in it marked in place."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from tadmor.web.desk import index_of, render
from tadmor.web.words import say


def show_report(request: Request) -> Response:
    """A report, its claims, and what was left out of it."""
    index, report = index_of(request), request.path_params["report"]
    document = index.document(report)
    if document is None:
        raise HTTPException(404, say("report.none"))
    claims, left_out = index.claims_in(report), index.rejections_in(report)
    return render(request, "report.html", {"document": document, "claims": claims, "left_out": left_out})
