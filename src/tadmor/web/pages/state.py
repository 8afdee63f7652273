"""Whether events are being computed anew: asked for by pages that wait for it."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from tadmor.web.desk import render


def show_state(request: Request) -> Response:
    """The line that says so; empty where the page is up with the record."""
    return render(request, "parts/state.html", {})
