"""The application: its routes as one table, what stands before every request, and pages for what goes wrong."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.templating import Jinja2Templates

from tadmor.errors import RecordError, TadmorError
from tadmor.export.page.words import spell_confidence, spell_day, spell_language
from tadmor.export.wording import spell_name
from tadmor.store.record import Record
from tadmor.store.sqlite import FILE
from tadmor.web import accounts, adjudication, assignments, keys, left_out, saved, sessions, sets, translations
from tadmor.web.api.answers import list_api_routes
from tadmor.web.desk import Desk, form_of, render, with_query
from tadmor.web.guard import Guard
from tadmor.web.index.query import Index
from tadmor.web.pages import (
    account,
    adjudicating,
    agreement,
    coding,
    decisions,
    event,
    events,
    joining,
    places,
    report,
    set_coding,
    shortcuts,
    state,
    work,
)
from tadmor.web.pages import left_out as left_out_page
from tadmor.web.pages import sets as sets_pages
from tadmor.web.team import Team, hold_open
from tadmor.web.upkeep import Upkeep, full_index_path, index_path
from tadmor.web.words import say

LOCAL_NAMES = ("127.0.0.1", "localhost", "[::1]")
STATIC = Path(__file__).parent / "static"
TEAM_TABLES = "".join(
    module.TABLES
    for module in (accounts, sessions, keys, translations, saved, sets, adjudication, assignments, left_out)
)


def list_routes() -> list[BaseRoute]:
    """Every address of the desk."""
    return [
        Route("/", lambda request: RedirectResponse("/events"), name="home"),
        *events.ROUTES,
        *event.ROUTES,
        *report.ROUTES,
        *coding.ROUTES,
        *decisions.ROUTES,
        *joining.ROUTES,
        *left_out_page.ROUTES,
        *shortcuts.ROUTES,
        *places.ROUTES,
        *sets_pages.ROUTES,
        *set_coding.ROUTES,
        *adjudicating.ROUTES,
        *agreement.ROUTES,
        *work.ROUTES,
        *account.ROUTES,
        *list_api_routes(),
        Route("/state", state.show_state, name="state"),
        Mount("/static", StaticFiles(directory=STATIC), name="static"),
    ]


def make_app(record: Record, *, hosts: tuple[str, ...] = LOCAL_NAMES, read_only: bool = False) -> Starlette:
    """The desk of an open record whose index has been made (`tadmor.web.upkeep.bring_up`). It closes neither.

    `hosts` are the names by which it may be asked for. `read_only`: nothing can be decided.
    """
    upkeep, team = Upkeep(record.path), Team(record.path, read_only=read_only)
    if not read_only:
        team.prepare(TEAM_TABLES)
    held = () if read_only else tuple(map(hold_open, (record.path / FILE, team.path)))
    desk = Desk(
        name=record.path.resolve().name,
        record=record,
        public=Index(index_path(record.path)),
        full=Index(full_index_path(record.path)),
        team=team,
        upkeep=upkeep,
        templates=_load_templates(),
        read_only=read_only,
    )

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        upkeep.close()
        for connection in held:
            connection.close()

    app = Starlette(
        routes=list_routes(),
        middleware=[Middleware(Guard, team=team, hosts=hosts, writable=not read_only)],
        exception_handlers={HTTPException: show_fault, RecordError: show_unstored, TadmorError: show_fault},
        lifespan=lifespan,
    )
    app.state.desk = desk
    return app


def _load_templates() -> Jinja2Templates:
    environment = Environment(
        loader=PackageLoader("tadmor.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "say": say,
        "with_query": with_query,
        "desk_parts": shortcuts.PARTS,
        "general_keys": shortcuts.GENERAL,
    }
    environment.filters |= {"name": spell_name, "day": spell_day, "band": spell_confidence, "language": spell_language}
    return Jinja2Templates(env=environment)


def show_unstored(request: Request, fault: Exception) -> Response:
    """That a file could not be read or written, with what was sent, to be sent again when it can."""
    sent = request.method == "POST" and request.headers.get("content-type", "").startswith(
        "application/x-www-form-urlencoded"
    )
    values = {
        "status": 503,
        "words": say("desk.unstored", words=str(fault)),
        "again": [(name, value) for name, value in form_of(request).multi_items() if name != "token"] if sent else None,
    }
    return render(request, "fault.html", values, 503)


def show_fault(request: Request, fault: Exception) -> Response:
    """What went wrong, where, and what to do next, as a page."""
    status, words = 400, str(fault)
    if isinstance(fault, HTTPException):
        status, words = fault.status_code, fault.detail
        if words == HTTPStatus.NOT_FOUND.phrase:  # nobody said more than that: there is no such route
            words = say("desk.no_page")
    return render(request, "fault.html", {"status": status, "words": words, "again": None}, status)
