"""The card of one event."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from tadmor.web.desk import index_of, render
from tadmor.web.words import say


def show_event(request: Request) -> Response:
    """The card; of an id that names no event any more, the event in its place."""
    index, event = index_of(request), request.path_params["event"]
    incident = index.incident(event)
    if incident is None:
        former = index.former(event)
        if former and former.superseded_by:
            return RedirectResponse(f"/events/{former.superseded_by[0]}")
        raise HTTPException(404, say("event.none"))
    row = index.row("SELECT * FROM events WHERE id = ?", (event,))
    return render(request, "event.html", {"incident": incident, "row": row, "claims": index.claims_of(event)})
