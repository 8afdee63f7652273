"""A name for what is decided, asked for in the form itself where nobody has given one yet."""

from __future__ import annotations

import functools
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response

from tadmor.web.desk import Page, desk_of, form_of, person_of, session_of
from tadmor.web.sessions import name_session


def takes_name(page: Page) -> Page:
    """A page whose form may hold the name of somebody without an account; from then on decisions bear it."""

    @functools.wraps(page)
    def named(request: Request) -> Response:
        person = person_of(request)
        given = " ".join(form_of(request).get("name", "").split())[:80]
        if given and not person.name and not person.account and not desk_of(request).read_only:
            name_session(desk_of(request).team, session_of(request).key, given)
            request.state.person = replace(person, name=given)
        return page(request)

    return named
