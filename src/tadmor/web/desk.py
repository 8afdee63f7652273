"""What every page of the desk stands on: the record, its index, the templates, the person who asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.templating import Jinja2Templates

from tadmor.store.record import Record
from tadmor.web.index.query import Index
from tadmor.web.people import Person
from tadmor.web.upkeep import Upkeep, index_path, spell_stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One open record with what pages need. `read_only`: nothing can be decided here."""

    name: str
    record: Record
    public: Index
    upkeep: Upkeep
    templates: Jinja2Templates
    read_only: bool = False

    def index_for(self, person: Person) -> Index:
        """The index that this person may see."""
        return self.public

    def behind(self, index: Index) -> int:
        """How many additions to the record the index does not know yet."""
        known = [int(number) for number in index.about()["stamp"].split(".")]
        return sum(abs(now - then) for now, then in zip(self.record.stamp(), known, strict=True))


def desk_of(request: Request) -> Desk:
    """The desk that the request came to."""
    return cast("Desk", request.app.state.desk)


def person_of(request: Request) -> Person:
    """Who asks."""
    return cast("Person", request.state.person)


def index_of(request: Request) -> Index:
    """The index that the person who asks may see."""
    return desk_of(request).index_for(person_of(request))


def render(request: Request, template: str, values: Mapping[str, Any], status: int = 200) -> Response:
    """A page. Every template gets the desk, the person, and whether events are being computed anew."""
    desk, person = desk_of(request), person_of(request)
    shared = {"desk": desk, "person": person, "behind": desk.behind(index_of(request)), "state": desk.upkeep.state()}
    return desk.templates.TemplateResponse(request, template, {**shared, **values}, status_code=status)


def with_query(request: Request, **changes: object) -> str:
    """The address of this page with some of its parameters changed; None takes one away."""
    kept = [(key, value) for key, value in request.query_params.multi_items() if key not in changes]
    added = [(key, str(value)) for key, value in changes.items() if value is not None]
    return f"{request.url.path}?{urlencode([*kept, *added])}" if kept or added else request.url.path


def is_part(request: Request) -> bool:
    """True where a page asks for a part of itself (htmx), not a person for a whole page."""
    return request.headers.get("HX-Request") == "true" and request.headers.get("HX-Boosted") != "true"


def plain_html(text: str, status: int = 200) -> Response:
    """HTML that was made elsewhere and escaped there."""
    return HTMLResponse(text, status_code=status)


__all__ = [
    "Desk",
    "desk_of",
    "index_of",
    "index_path",
    "is_part",
    "person_of",
    "plain_html",
    "render",
    "spell_stamp",
    "with_query",
]
