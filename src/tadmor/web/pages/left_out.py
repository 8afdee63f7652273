"""What was not coded and why: a queue in which each entry is one step from a statement, or from being rightly left out."""

from __future__ import annotations

import csv
import io
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from tadmor.errors import ConflictError, UsageError
from tadmor.export.page.words import spell_language
from tadmor.web.desk import back_to, desk_of, form_of, index_of, needs, person_of, render
from tadmor.web.entries import show_entries, spell_reason, spell_why
from tadmor.web.index.query import Index
from tadmor.web.left_out import OPEN, Said, closed_keys, list_said, say_of
from tadmor.web.naming import takes_name
from tadmor.web.words import say

PAGE = 20
STATES = ("open", "decided", "all")
FILTERS = ("reason", "language", "outlet")
COLUMNS = ("report", "address", "outlet", "published", "language", "reason", "why", "words", "start", "end", "detail")
DECIDED = ("done", "decided_by", "decided_at", "decision_why")
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The part of the list that an address asks for: conditions of SQL with their values, by filter."""

    state: str
    conditions: Mapping[str, tuple[str, tuple[object, ...]]]

    def where(self, without: str = "") -> tuple[str, tuple[object, ...]]:
        """All conditions but the one of the filter `without`."""
        kept = [condition for name, condition in self.conditions.items() if name != without]
        return " AND ".join(words for words, _ in kept) or "1", tuple(value for _, values in kept for value in values)


def _choose(request: Request, said: Mapping[str, Said]) -> Chosen:
    given = request.query_params
    state = given.get("state", "open") if given.get("state", "open") in STATES else "open"
    conditions: dict[str, tuple[str, tuple[object, ...]]] = {}
    if state != "all":
        keys = closed_keys(dict(said))
        conditions["state"] = (OPEN if state == "open" else f"NOT ({OPEN})", (keys,))
    for name in FILTERS:
        if value := given.get(name, ""):
            conditions[name] = (f"coalesce({name}, '') = ?", ("" if value == "-" else value,))
    return Chosen(state=state, conditions=conditions)


def show_left_out(request: Request) -> Response:
    """The queue, a page of it."""
    return _show(request)


def _show(
    request: Request, fault: str | None = None, typed: Mapping[str, str] | None = None, status: int = 200
) -> Response:
    desk, index = desk_of(request), index_of(request)
    said = list_said(desk.team)
    chosen = _choose(request, said)
    where, values = chosen.where()
    counts = _count_states(index, said)
    found = index.count(f"SELECT count(*) FROM left_out WHERE {where}", values)
    pages = max(1, -(-found // PAGE))
    page = min(
        pages, max(1, int(text) if (text := request.query_params.get("page", "1")).isdecimal() and len(text) < 9 else 1)
    )
    query = f"SELECT * FROM left_out WHERE {where} ORDER BY number LIMIT {PAGE} OFFSET ?"
    rows = index.rows(query, (*values, (page - 1) * PAGE))
    here = f"{request.url.path}?{request.url.query}" if request.url.query else request.url.path
    here = here if request.method == "GET" else "/left-out"
    shown = {
        "entries": show_entries(index, desk.record, rows, said, here),
        "found": found,
        "counts": counts,
        "page": page,
        "pages": pages,
        "chosen": chosen,
        "states": STATES,
        "options": {name: _list_options(index, chosen, name) for name in FILTERS},
        "here": here,
        "fault": fault,
        "typed": typed or {},
    }
    return render(request, "left_out.html", shown, status)


def _count_states(index: Index, said: Mapping[str, Said]) -> dict[str, int]:
    total = int(index.kept_rows("SELECT count(*) FROM left_out")[0][0])
    still = int(index.kept_rows(f"SELECT count(*) FROM left_out WHERE {OPEN}", (closed_keys(dict(said)),))[0][0])
    return {"all": total, "open": still, "decided": total - still}


def _list_options(index: Index, chosen: Chosen, name: str) -> list[tuple[str, str, int]]:
    """What a filter can be set to: value, words, how many entries it would leave, the most first."""
    where, values = chosen.where(without=name)
    query = f"SELECT coalesce({name}, '') AS value, count(*) AS count FROM left_out WHERE {where} GROUP BY 1 ORDER BY 2 DESC, 1"
    spellings: dict[str, Callable[[str], str]] = {"reason": spell_reason, "language": spell_language}
    spell = spellings.get(name, str)
    unknown = say("left_out.unknown")
    return [
        (row["value"] or "-", spell(row["value"]) if row["value"] else unknown, row["count"])
        for row in index.kept_rows(query, values)
    ]


@takes_name
@needs("coder")
def decide(request: Request) -> Response:
    """Keeps that an entry was rightly left out, or that it is to be looked at again."""
    form, desk = form_of(request), desk_of(request)
    key = form.get("entry", "")
    if index_of(request).row("SELECT 1 FROM left_out WHERE key = ?", (key,)) is None:
        raise HTTPException(404, say("left_out.none"))
    said = {"by": person_of(request).name, "why": form.get("why", ""), "expected": form.get("expected", "")}
    try:
        say_of(desk.team, key, form.get("word", ""), **said)
    except ConflictError as conflict:
        return _show(request, str(conflict), dict(form), 409)
    except UsageError as fault:
        return _show(request, str(fault), dict(form), 400)
    return RedirectResponse(back_to(form.get("next", ""), "/left-out"), status_code=303)


def send_csv(request: Request) -> Response:
    """The chosen part of the list, whole, as a table."""
    headers = {"content-disposition": 'attachment; filename="left-out.csv"'}
    return StreamingResponse(_csv_lines(_list_rows(request)), 200, headers, "text/csv; charset=utf-8")


def send_json(request: Request) -> Response:
    """The same as JSON, whole."""
    return JSONResponse(list(_list_rows(request)))


def _list_rows(request: Request) -> Iterator[dict[str, Any]]:
    index, said = index_of(request), list_said(desk_of(request).team)
    where, values = _choose(request, said).where()
    query = (
        "SELECT l.*, d.url AS url, substr(json_extract(d.plain, '$.text'), l.start + 1, l.\"end\" - l.start) AS words "
        f"FROM left_out l LEFT JOIN documents d ON d.id = l.document WHERE {_of_list(where)} ORDER BY l.number"
    )
    return (_plain(row, said.get(row["key"])) for row in index.rows(query, values))


def _of_list(where: str) -> str:
    """The conditions of a query in which reports stand beside the list."""
    return f"l.number IN (SELECT number FROM left_out WHERE {where})"


def _plain(row: sqlite3.Row, said: Said | None) -> dict[str, Any]:
    rightly = said if said and said.word == "rightly" else None
    told = {
        name: row[name] for name in ("outlet", "published", "language", "reason", "start", "end", "detail", "words")
    }
    told |= {"report": row["document"], "address": row["url"], "why": spell_why(row["reason"])}
    done = row["done"] or ("rightly" if rightly else None)
    by, at, why = (rightly.by, rightly.at, rightly.why or None) if rightly else (None, None, None)
    told |= {"done": done, "decided_by": by, "decided_at": at, "decision_why": why}
    return {name: told[name] for name in (*COLUMNS, *DECIDED)}


def _csv_lines(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    held = io.StringIO()
    writer = csv.writer(held)
    writer.writerow((*COLUMNS, *DECIDED))
    for row in rows:
        writer.writerow(
            [f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell for cell in row.values()]
        )
        if held.tell() > 100_000:
            yield held.getvalue()
            held.seek(0)
            held.truncate()
    yield held.getvalue()


ROUTES: tuple[BaseRoute, ...] = (
    Route("/left-out", show_left_out, name="left-out"),
    Route("/left-out", decide, methods=["POST"]),
    Route("/left-out.csv", send_csv),
    Route("/left-out.json", send_json),
)
