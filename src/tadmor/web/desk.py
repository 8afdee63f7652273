"""What every page of the desk stands on: the record, its index, the templates, the person who asks."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import QueryParams
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.templating import Jinja2Templates

from tadmor.store.record import Record
from tadmor.web.index.blind import blind_index
from tadmor.web.index.query import Index
from tadmor.web.left_out import count_open
from tadmor.web.people import Person, Role
from tadmor.web.sessions import Session
from tadmor.web.sets import hidden_reports
from tadmor.web.team import Team
from tadmor.web.upkeep import Upkeep
from tadmor.web.words import say

Page = Callable[[Request], Response]
WAIT_SECONDS = 1.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One open record with what pages need. `read_only`: nothing can be decided here."""

    name: str
    record: Record
    public: Index
    full: Index
    team: Team
    upkeep: Upkeep
    templates: Jinja2Templates
    read_only: bool = False

    def index_for(self, person: Person) -> Index:
        """The index that this person may see: of the public part, or of everything where something is held back from others;
        without what was read in reports that the person codes blind."""
        index = self.full if person.private and self.full.path.is_file() else self.public
        hidden = hidden_reports(self.team, person.name)
        return blind_index(index.path, hidden) if hidden else index

    def behind(self, index: Index) -> int:
        """How many additions to the record the index does not know yet."""
        return sum(abs(now - then) for now, then in zip(self.record.stamp(), index.stamp(), strict=True))


def desk_of(request: Request) -> Desk:
    """The desk that the request came to."""
    return cast("Desk", request.app.state.desk)


def person_of(request: Request) -> Person:
    """Who asks."""
    return cast("Person", request.state.person)


def session_of(request: Request) -> Session:
    """The session of who asks."""
    return cast("Session", request.state.session)


def form_of(request: Request) -> QueryParams:
    """What a form sent; its token has been checked before (`tadmor.web.guard`)."""
    return QueryParams(parse_qsl(request.state.body.decode("utf-8", "replace"), keep_blank_values=True))


def needs(role: Role) -> Callable[[Page], Page]:
    """A page for people of this role; where something is decided, for people with a name, at a desk where that can be stored."""

    def wrap(page: Page) -> Page:
        @functools.wraps(page)
        def checked(request: Request) -> Response:
            person = person_of(request)
            if not person.may(role):
                raise HTTPException(403, say("guard.role", role=role, own=person.role))
            if request.method not in ("GET", "HEAD"):
                if desk_of(request).read_only:
                    raise HTTPException(403, say("guard.read_only"))
                if not person.name:
                    raise HTTPException(403, say("guard.nameless"))
            return page(request)

        return checked

    return wrap


def index_of(request: Request) -> Index:
    """The index that the person who asks may see, looked up once a request."""
    if not hasattr(request.state, "index"):
        request.state.index = desk_of(request).index_for(person_of(request))
    return cast("Index", request.state.index)


def render(request: Request, template: str, values: Mapping[str, Any], status: int = 200) -> Response:
    """A page. Every template gets the desk, the person, and whether events are being computed anew."""
    desk, person = desk_of(request), person_of(request)
    shared = {
        "desk": desk,
        "person": person,
        "token": session_of(request).form,
        "behind": desk.behind(index_of(request)),
        "codes_blind": bool(index_of(request).hidden),
        "state": desk.upkeep.state(),
        "open_left_out": count_open(desk.team, index_of(request)),
    }
    return desk.templates.TemplateResponse(request, template, {**shared, **values}, status_code=status)


def with_query(request: Request, **changes: object) -> str:
    """The address of this page with some of its parameters changed; None takes one away."""
    kept = [(key, value) for key, value in request.query_params.multi_items() if key not in changes]
    added = [(key, str(value)) for key, value in changes.items() if value is not None]
    return f"{request.url.path}?{urlencode([*kept, *added])}" if kept or added else request.url.path


def is_part(request: Request) -> bool:
    """True where a page asks for a part of itself (htmx), not a person for a whole page."""
    return request.headers.get("HX-Request") == "true" and request.headers.get("HX-Boosted") != "true"


def decided(request: Request, target: str) -> Response:
    """After something was decided and stored: events are computed anew, and the page is shown, with them where that is quick."""
    upkeep = desk_of(request).upkeep
    upkeep.nudge()
    upkeep.wait_shown(WAIT_SECONDS)
    return RedirectResponse(target, status_code=303)


def back_to(given: str, otherwise: str) -> str:
    """An address of this desk that a page gave to come back to; anything else leads to `otherwise`."""
    return given if given.startswith("/") and not given.startswith(("//", "/\\")) else otherwise
