"""The addresses of the lists: JSON, a page at a time, and CSV, whole."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from tadmor.web.api import decide
from tadmor.web.api.describe import describe
from tadmor.web.api.lists import LISTS, Listing, read_all, read_one, read_page
from tadmor.web.desk import index_of
from tadmor.web.words import say

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def list_api_routes() -> list[BaseRoute]:
    """Every address for programs."""
    routes: list[BaseRoute] = [Route("/openapi.json", lambda _: JSONResponse(describe()), name="openapi")]
    routes += decide.ROUTES
    for listing in LISTS:
        routes.append(Route(f"/api/{listing.name}.csv", _answer_csv(listing)))
        routes.append(Route(f"/api/{listing.name}", _answer_page(listing)))
        if listing.one:
            routes.append(Route(f"/api/{listing.name}/{{id}}", _answer_one(listing)))
    return routes


def _answer_page(listing: Listing) -> Any:
    def answer(request: Request) -> Response:
        given = request.query_params
        page = read_page(index_of(request), listing, given)
        following = None
        if page.after is not None:
            kept = [(key, value) for key, value in given.multi_items() if key != "after"]
            following = f"/api/{listing.name}?{urlencode([*kept, ('after', page.after)])}"
        return JSONResponse({"items": page.items, "found": page.found, "next": following})

    return answer


def _answer_one(listing: Listing) -> Any:
    def answer(request: Request) -> Response:
        found = read_one(index_of(request), listing, request.path_params["id"], request.query_params)
        if found is None:
            return JSONResponse({"error": say("api.none", list=listing.name)}, 404)
        return JSONResponse(found)

    return answer


def _answer_csv(listing: Listing) -> Any:
    def answer(request: Request) -> Response:
        rows = read_all(index_of(request), listing, request.query_params)
        named = f'attachment; filename="{listing.name}.csv"'
        return StreamingResponse(_lines(listing, rows), 200, {"content-disposition": named}, "text/csv; charset=utf-8")

    return answer


def _lines(listing: Listing, rows: Iterator[dict[str, Any]]) -> Iterator[str]:
    """A line a record; what is nested stands in its cell as JSON. A cell that a spreadsheet would run is made a text."""
    columns = list(listing.record.__dataclass_fields__)
    held = io.StringIO()
    writer = csv.writer(held)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row.get(column)) for column in columns])
        if held.tell() > 100_000:
            yield held.getvalue()
            held.seek(0)
            held.truncate()
    yield held.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, (list, dict)):
        return json.dumps(value, ensure_ascii=False)
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
