"""The events: one selection as a list, as a map and over time, and what it leaves out."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from tadmor.export.rows import incident_row
from tadmor.web.desk import index_of, is_part, render
from tadmor.web.drawn_time import count_bins, draw_density, draw_intervals
from tadmor.web.filters import GRADES, list_chips, list_options, list_orders
from tadmor.web.index.query import Index
from tadmor.web.selection import BANDS, FLAGS, Selection, choose

PAGE = 50
VIEWS = ("list", "map", "time")
COLUMNS = (
    "id, number, title, when_words, where_words, killed_words, wounded_words, origins, reports, airwars, credibility, signed_by, "
    "confidence, marks"
)


def show_events(request: Request) -> Response:
    """The events that are chosen, a page of them, with how many there are and how many the choice hides."""
    index, given = index_of(request), request.query_params
    chosen = choose(given)
    view = given.get("view", "list") if given.get("view") in VIEWS else "list"
    page = max(1, int(text) if (text := given.get("page", "1")).isdecimal() and len(text) < 9 else 1)
    total = index.kept_rows("SELECT count(*) FROM events")[0][0]
    found = index.kept_rows(f"SELECT count(*) FROM events {chosen.condition()}", chosen.values)[0][0]
    rows = index.rows(
        f"SELECT {COLUMNS}, plain FROM events {chosen.condition()} ORDER BY {chosen.order} LIMIT {PAGE} OFFSET ?",
        (*chosen.values, (page - 1) * PAGE),
    )
    values = {
        "rows": [{**dict(row), "marks": json.loads(row["marks"])} for row in rows],
        "total": total,
        "found": found,
        "page": page,
        "pages": max(1, -(-found // PAGE)),
        "view": view,
        "views": {name: _address(request, view=name, page=None) for name in VIEWS},
        "options": list_options(index, given),
        "chips": list_chips(request, index),
        "flags": list(FLAGS),
        "bands": list(BANDS),
        "grades": GRADES,
        "orders": list_orders(),
        "query": urlencode(given.multi_items()),
        **_over_time(request, index, chosen, view),
        "intervals": draw_intervals(rows) if view == "time" else None,
        "unplaced": _count_unplaced(index, chosen) if view == "map" else 0,
    }
    return render(request, "parts/list.html" if is_part(request) else "events.html", values)


def send_points(request: Request) -> Response:
    """The chosen events that have a place on the map, as GeoJSON points with the radius that surely holds each."""
    index, chosen = index_of(request), choose(request.query_params)
    made = index.kept_bytes(f"points {chosen.where} {chosen.values}", lambda: _make_points(index, chosen))
    return Response(made, media_type="application/geo+json")


def _make_points(index: Index, chosen: Selection) -> bytes:
    columns = "id, number, title, when_words, where_words, latitude, longitude, radius_km, place_precision"
    where = f"{chosen.condition()}{' AND' if chosen.where else 'WHERE'} latitude IS NOT NULL"
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [row["longitude"], row["latitude"]]},
            "properties": {
                "id": row["id"],
                "number": row["number"],
                "title": row["title"],
                "when": row["when_words"],
                "where": row["where_words"],
                "km": row["radius_km"] or 1.0,
                "wide": row["place_precision"] in ("province", "country", "unresolved"),
            },
        }
        for row in index.rows(f"SELECT {columns} FROM events {where}", chosen.values)
    ]
    whole = {"type": "FeatureCollection", "features": features}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()


def send_land(_: Request) -> Response:
    """Countries of Natural Earth, as they lie in the program: the ground of the map."""
    return Response(
        _load_land(), media_type="application/geo+json", headers={"cache-control": "private, max-age=86400"}
    )


def send_csv(request: Request) -> Response:
    """The chosen events as a table: the columns of `tadmor export csv`."""
    index, chosen = index_of(request), choose(request.query_params)
    headers = {"content-disposition": 'attachment; filename="events.csv"'}
    return StreamingResponse(_csv_lines(index, chosen), 200, headers, "text/csv; charset=utf-8")


def _csv_lines(index: Index, chosen: Selection) -> Iterator[str]:
    held = io.StringIO()
    writer: csv.DictWriter[str] | None = None
    for row in index.rows(f"SELECT id FROM events {chosen.condition()} ORDER BY {chosen.order}", chosen.values):
        incident = index.incident(row["id"])
        if incident is None:
            continue
        cells = incident_row(incident, index.claims_of(row["id"]))
        if writer is None:
            writer = csv.DictWriter(held, list(cells))
            writer.writeheader()
        writer.writerow({name: f"'{cell}" if _runs(cell) else cell for name, cell in cells.items()})
        if held.tell() > 100_000:
            yield held.getvalue()
            held.seek(0)
            held.truncate()
    yield held.getvalue()


def _runs(cell: object) -> bool:
    """True for what a spreadsheet would take for a formula."""
    return isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r"))


def _over_time(request: Request, index: Index, chosen: Selection, view: str) -> dict[str, object]:
    """The columns and the days at their ends; nothing where another view is asked for."""
    bins = count_bins(index, chosen) if view == "time" else []
    address = _address(request, **{"from": "FIRST", "to": "LAST", "page": None})
    address = address.replace("{", "{{").replace("}", "}}").replace("FIRST", "{first}").replace("LAST", "{last}")
    ends = (bins[0].first.isoformat(), bins[-1].last.isoformat()) if bins else None
    return {"density": draw_density(bins, address), "ends": ends}


def _count_unplaced(index: Index, chosen: Selection) -> int:
    where = f"{chosen.condition()}{' AND' if chosen.where else 'WHERE'} latitude IS NULL"
    return int(index.kept_rows(f"SELECT count(*) FROM events {where}", chosen.values)[0][0])


def _address(request: Request, **changes: str | None) -> str:
    kept = [(key, value) for key, value in request.query_params.multi_items() if key not in changes and value]
    added = [(key, value) for key, value in changes.items() if value is not None]
    return f"/events?{urlencode([*kept, *added])}"


@cache
def _load_land() -> bytes:
    text = files("tadmor.lexicon").joinpath("data", "countries.geojson").read_text(encoding="utf-8")
    return "\n".join(line for line in text.splitlines() if not line.startswith("#")).encode()


ROUTES: tuple[BaseRoute, ...] = (
    Route("/events", show_events, name="events"),
    Route("/events.csv", send_csv),
    Route("/events.geojson", send_points),
    Route("/land.geojson", send_land),
)
