"""The list of events: one selection, and what it leaves out."""

from __future__ import annotations

import json

from starlette.requests import Request
from starlette.responses import Response

from tadmor.web.desk import index_of, is_part, render
from tadmor.web.selection import choose

PAGE = 50


def show_events(request: Request) -> Response:
    """The events that are chosen, a page of them, with how many there are and how many the choice hides."""
    index, chosen = index_of(request), choose(request.query_params)
    page = max(1, int(given) if (given := request.query_params.get("page", "1")).isdecimal() else 1)
    total = index.count("SELECT count(*) FROM events")
    found = index.count(f"SELECT count(*) FROM events {chosen.condition()}", chosen.values)
    rows = index.rows(
        "SELECT id, number, title, when_words, where_words, killed_words, wounded_words, origins, reports, airwars, credibility, "
        f"signed_by, confidence, marks FROM events {chosen.condition()} ORDER BY {chosen.order} LIMIT {PAGE} OFFSET ?",
        (*chosen.values, (page - 1) * PAGE),
    )
    values = {
        "rows": [{**dict(row), "marks": json.loads(row["marks"])} for row in rows],
        "total": total,
        "found": found,
        "page": page,
        "pages": max(1, -(-found // PAGE)),
    }
    return render(request, "parts/list.html" if is_part(request) else "events.html", values)
