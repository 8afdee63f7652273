"""The events: one selection as a list, as a map and over time, and what it leaves out."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from urllib.parse import urlencode

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from tadmor.export.rows import incident_row
from tadmor.web.assignments import choose_events, find_assigned, list_assignees
from tadmor.web.counting import Numbers, Sets, sets_of
from tadmor.web.desk import desk_of, form_of, index_of, is_part, needs, person_of, render
from tadmor.web.drawn_time import count_bins, draw_density, draw_intervals
from tadmor.web.filters import GRADES, count_others, list_chips, list_options, list_orders
from tadmor.web.found import find_sentences
from tadmor.web.index.query import Index
from tadmor.web.naming import takes_name
from tadmor.web.saved import list_filters, put_away, save_filter
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
    team = desk_of(request).team
    chosen, sets = choose_events(team, given), sets_of(index)
    view = given.get("view", "list") if given.get("view") in VIEWS else "list"
    page = max(1, int(text) if (text := given.get("page", "1")).isdecimal() and len(text) < 9 else 1)
    numbers = sets.chosen(chosen)
    rows = _rows(index, numbers[(page - 1) * PAGE : page * PAGE].tolist(), with_plain=view == "time")
    words = next((condition.given[0] for condition in chosen.conditions if condition.name == "q"), "")
    values = {
        "rows": [{**dict(row), "marks": json.loads(row["marks"])} for row in rows],
        "sentences": find_sentences(index, words, [row["number"] for row in rows]) if words else {},
        "total": sets.held,
        "found": len(numbers),
        "page": page,
        "pages": max(1, -(-len(numbers) // PAGE)),
        "view": view,
        "views": {name: _address(request, view=name, page=None) for name in VIEWS},
        "options": list_options(sets, chosen),
        "counts": count_others(sets, chosen),
        "chips": list_chips(request, sets, chosen),
        "saved": list_filters(team),
        "assignees": list_assignees(team),
        "assigned": find_assigned(team, "event", [row["id"] for row in rows]),
        "flags": list(FLAGS),
        "bands": list(BANDS),
        "grades": GRADES,
        "orders": list_orders(),
        "query": urlencode(given.multi_items()),
        "kept": urlencode([pair for pair in given.multi_items() if pair[1] and pair[0] not in ("page", "view")]),
        **_over_time(request, sets, numbers, view),
        "intervals": draw_intervals(rows) if view == "time" else None,
        "unplaced": _count_unplaced(sets, chosen) if view == "map" else 0,
    }
    return render(request, "parts/list.html" if is_part(request) else "events.html", values)


def _rows(index: Index, numbers: list[int], *, with_plain: bool) -> list[sqlite3.Row]:
    columns = f"{COLUMNS}, plain" if with_plain else COLUMNS
    rows = index.rows(f"SELECT {columns} FROM events WHERE number IN ({', '.join('?' * len(numbers))})", numbers)
    places = {number: at for at, number in enumerate(numbers)}
    return sorted(rows, key=lambda row: places[row["number"]])


def send_points(request: Request) -> Response:
    """The chosen events that have a place on the map, as GeoJSON points with the radius that surely holds each."""
    index, chosen = index_of(request), choose_events(desk_of(request).team, request.query_params)
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
    index, chosen = index_of(request), choose_events(desk_of(request).team, request.query_params)
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


def _over_time(request: Request, sets: Sets, numbers: Numbers, view: str) -> dict[str, object]:
    """The columns and the days at their ends; nothing where another view is asked for."""
    bins = count_bins(sets.days, numbers) if view == "time" else []
    address = _address(request, **{"from": "FIRST", "to": "LAST", "page": None})
    address = address.replace("{", "{{").replace("}", "}}").replace("FIRST", "{first}").replace("LAST", "{last}")
    ends = (bins[0].first.isoformat(), bins[-1].last.isoformat()) if bins else None
    return {"density": draw_density(bins, address), "ends": ends}


def _count_unplaced(sets: Sets, chosen: Selection) -> int:
    unplaced = choose(QueryParams([("show", "no_place")])).conditions
    return int(sets.all_of([*chosen.conditions, *unplaced]).sum())


def _address(request: Request, **changes: str | None) -> str:
    kept = [(key, value) for key, value in request.query_params.multi_items() if key not in changes and value]
    added = [(key, value) for key, value in changes.items() if value is not None]
    return f"/events?{urlencode([*kept, *added])}"


@cache
def _load_land() -> bytes:
    text = files("tadmor.lexicon").joinpath("data", "countries.geojson").read_text(encoding="utf-8")
    return "\n".join(line for line in text.splitlines() if not line.startswith("#")).encode()


@takes_name
@needs("coder")
def save(request: Request) -> Response:
    """Keeps the filters in force under a name."""
    form = form_of(request)
    query = form.get("query", "")
    save_filter(desk_of(request).team, form.get("title", ""), form.get("memo", ""), query, person_of(request).name)
    return RedirectResponse(f"/events?{query}", status_code=303)


@takes_name
@needs("coder")
def leave(request: Request) -> Response:
    """Takes a saved filter out of the list."""
    number = form_of(request).get("filter", "")
    if number.isdecimal() and len(number) < 12:
        put_away(desk_of(request).team, int(number), person_of(request).name)
    return RedirectResponse("/events", status_code=303)


ROUTES: tuple[BaseRoute, ...] = (
    Route("/events", show_events, name="events"),
    Route("/events.csv", send_csv),
    Route("/events.geojson", send_points),
    Route("/land.geojson", send_land),
    Route("/filters", save, methods=["POST"]),
    Route("/filters/put-away", leave, methods=["POST"]),
)
