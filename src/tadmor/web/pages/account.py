"""Signing in and out, the name of somebody without an account, and who belongs to the team."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from tadmor.web.accounts import check_password, list_accounts
from tadmor.web.desk import back_to, desk_of, form_of, needs, render, session_of
from tadmor.web.guard import spell_cookie
from tadmor.web.limits import SIGN_IN, Limiter
from tadmor.web.sessions import end_session, name_session, start_session
from tadmor.web.words import say

TRIES = Limiter(SIGN_IN)


def show_sign_in(request: Request) -> Response:
    """The form."""
    target = back_to(request.query_params.get("next", ""), "/events")
    return render(request, "sign_in.html", {"next": target, "fault": None})


def sign_in(request: Request) -> Response:
    """A session for who gives the right password. Tries are counted by name and by address, right ones too."""
    form, desk = form_of(request), desk_of(request)
    name, target = form.get("name", ""), back_to(form.get("next", ""), "/events")
    address = request.client.host if request.client else ""
    wait = max(TRIES.wait_for(f"name {name.casefold()}"), TRIES.wait_for(f"address {address}"))
    if wait:
        answer = render(
            request, "sign_in.html", {"next": target, "fault": say("account.often", count=int(wait) + 1)}, 429
        )
        answer.headers["retry-after"] = str(int(wait) + 1)
        return answer
    person = check_password(desk.team, name, form.get("password", ""))
    if person is None:
        return render(request, "sign_in.html", {"next": target, "fault": say("account.wrong")}, 403)
    answer = RedirectResponse(target, status_code=303)
    session = start_session(desk.team, person)
    answer.headers.append("set-cookie", spell_cookie(session.key, secure=request.url.scheme == "https"))
    return answer


def sign_out(request: Request) -> Response:
    """Ends the session."""
    end_session(desk_of(request).team, session_of(request).key)
    answer = RedirectResponse("/", status_code=303)
    answer.headers.append("set-cookie", spell_cookie("", secure=request.url.scheme == "https", seconds=0))
    return answer


def keep_name(request: Request) -> Response:
    """Puts a name to the decisions of somebody without an account."""
    form = form_of(request)
    name_session(desk_of(request).team, session_of(request).key, form.get("name", "")[:80])
    return RedirectResponse(back_to(form.get("next", ""), "/events"), status_code=303)


@needs("editor")
def show_team(request: Request) -> Response:
    """Who has an account."""
    return render(request, "team.html", {"accounts": list_accounts(desk_of(request).team)})


ROUTES: tuple[BaseRoute, ...] = (
    Route("/sign-in", show_sign_in, name="sign_in"),
    Route("/sign-in", sign_in, methods=["POST"]),
    Route("/sign-out", sign_out, methods=["POST"]),
    Route("/me", keep_name, methods=["POST"]),
    Route("/team", show_team, name="team"),
)
