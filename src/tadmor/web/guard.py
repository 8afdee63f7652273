"""What stands before every request: who asks, whose page asks, how often, and what a page may load.

Raw ASGI, so that nothing reaches a page before it. A form counts only with the token of its session (OWASP: synchroniser token),
whichever page takes it; the body is read here, checked, and handed on as it came.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from http.cookies import CookieError, SimpleCookie
from secrets import compare_digest
from urllib.parse import parse_qs, quote

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tadmor.errors import RecordError
from tadmor.web.accounts import has_accounts
from tadmor.web.keys import find_key
from tadmor.web.limits import DECIDE, Limiter
from tadmor.web.people import Person
from tadmor.web.sessions import COOKIE, LOCAL, Session, find_session, start_session
from tadmor.web.team import Team
from tadmor.web.words import say

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'; "
    "worker-src 'self' blob:; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
SAFE = ("GET", "HEAD", "OPTIONS")
OPEN = ("/sign-in", "/static/", "/openapi.json")
MOST_BYTES = 2_000_000
NOBODY = Session(person=Person(name="", role="reader"), form="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One request as the guard sees it. `body` is empty for what changes nothing."""

    scope: Scope
    headers: Headers
    body: bytes = b""

    @property
    def path(self) -> str:
        """The path asked for."""
        return str(self.scope["path"])

    @property
    def api(self) -> bool:
        """Whether a program asks."""
        return self.path.startswith("/api/")

    @property
    def safe(self) -> bool:
        """Whether nothing can be changed by it."""
        return self.scope["method"] in SAFE


class Guard:
    """Puts the session into the request, or answers in its place; puts the headers on every answer."""

    def __init__(self, app: ASGIApp, *, team: Team, hosts: tuple[str, ...], writable: bool = True) -> None:
        self.app = app
        self.team = team
        self.hosts = hosts
        self.writable = writable
        self.limiter = Limiter(DECIDE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        body = b"" if scope["method"] in SAFE else await _read(receive)
        asked = Asked(scope=scope, headers=headers, body=body)
        try:
            session, made = self._find_session(asked)
        except RecordError as fault:
            refusal = _refusal(asked, 503, "guard.unreadable", words=str(fault))
            await refusal(scope, receive, _with_headers(send, None, secure=False))
            return
        scope.setdefault("state", {})["person"] = session.person
        scope["state"]["session"] = session
        scope["state"]["body"] = body
        answer = self._refuse(asked, session)
        sending = _with_headers(send, session.key if made else None, secure=scope.get("scheme") == "https")
        if answer is not None:
            await answer(scope, receive, sending)
            return
        await self.app(scope, receive if asked.safe else _replay(body), sending)

    def _find_session(self, asked: Asked) -> tuple[Session, bool]:
        """The session, and whether it was made just now and has to be given to the browser."""
        if asked.path.startswith("/static/"):
            return NOBODY, False
        accounts = has_accounts(self.team)
        if bearer := asked.headers.get("authorization", "").removeprefix("Bearer ").strip():
            person = find_key(self.team, bearer)
            return (Session(person=person, form="") if person else NOBODY), False
        found = find_session(self.team, key, accounts=accounts) if (key := _cookie(asked.headers)) else None
        if found is not None:
            return found, False
        if accounts:
            return NOBODY, False
        if asked.api or not self.writable:
            return Session(person=replace(LOCAL, name=asked.headers.get("x-desk-name", "").strip()), form=""), False
        return start_session(self.team, LOCAL), True

    def _refuse(self, asked: Asked, session: Session) -> Response | None:
        """What is said in place of the page, where it may not be shown or done; None where it may."""
        checks: tuple[Callable[[Asked, Session], Response | None], ...] = (
            self._check_host,
            self._check_account,
            self._check_origin,
            self._check_token,
            self._check_rate,
        )
        return next((answer for check in checks if (answer := check(asked, session)) is not None), None)

    def _check_host(self, asked: Asked, _: Session) -> Response | None:
        """A page elsewhere may have its name lead to this machine (DNS rebinding): only known names are answered."""
        name = (
            asked.headers.get("host", "").rsplit(":", 1)[0]
            if not asked.headers.get("host", "").endswith("]")
            else "[::1]"
        )
        return None if name in self.hosts else _refusal(asked, 421, "guard.host", name=name)

    def _check_account(self, asked: Asked, session: Session) -> Response | None:
        if session.person.account or asked.path.startswith(OPEN) or not has_accounts(self.team):
            return None
        if asked.api or not asked.safe:
            return _refusal(asked, 401, "guard.account")
        query = asked.scope["query_string"].decode("latin-1")
        target = asked.path + (f"?{query}" if query else "")
        return RedirectResponse(f"/sign-in?next={quote(target)}", status_code=303)

    def _check_origin(self, asked: Asked, _: Session) -> Response | None:
        if asked.safe:
            return None
        site, origin = asked.headers.get("sec-fetch-site"), asked.headers.get("origin")
        own = f"{asked.scope.get('scheme', 'http')}://{asked.headers.get('host', '')}"
        if site not in (None, "same-origin") or origin not in (None, own):
            return _refusal(asked, 403, "guard.elsewhere")
        return None

    def _check_token(self, asked: Asked, session: Session) -> Response | None:
        """Forms bear the token of the session. A program has a key; on this machine, without a browser's cookie, JSON is enough."""
        if asked.safe or len(asked.body) > MOST_BYTES:
            return None if asked.safe else _refusal(asked, 413, "guard.large")
        if asked.path == "/sign-in" or (asked.headers.get("authorization") and session.person.account):
            return None
        if asked.api and not _cookie(asked.headers) and not asked.headers.get("origin") and _is_json(asked.headers):
            return None
        given = asked.headers.get("x-desk-token") or (
            _field(asked.body, "token") if not _is_json(asked.headers) else ""
        )
        if session.form and compare_digest(given.encode(), session.form.encode()):
            return None
        return _refusal(asked, 403, "guard.token")

    def _check_rate(self, asked: Asked, session: Session) -> Response | None:
        if asked.safe:
            return None
        client = asked.scope.get("client") or ("", 0)
        seconds = self.limiter.wait_for(session.key or session.person.name or str(client[0]))
        if not seconds:
            return None
        answer = _refusal(asked, 429, "guard.often", count=int(seconds) + 1)
        answer.headers["retry-after"] = str(int(seconds) + 1)
        return answer


def _refusal(asked: Asked, status: int, key: str, **values: object) -> Response:
    words = say(key, **values)
    return JSONResponse({"error": words}, status) if asked.api else PlainTextResponse(words, status)


def _cookie(headers: Headers) -> str:
    try:
        held = SimpleCookie(headers.get("cookie", ""))
    except CookieError:
        return ""
    return held[COOKIE].value if COOKIE in held else ""


def _is_json(headers: Headers) -> bool:
    return headers.get("content-type", "").partition(";")[0].strip() == "application/json"


def _field(body: bytes, name: str) -> str:
    """A field of a form that a browser sent as it sends forms by default."""
    return next(iter(parse_qs(body.decode("utf-8", "replace"), max_num_fields=2000).get(name, ())), "")


async def _read(receive: Receive) -> bytes:
    """The body; a little more than MOST_BYTES of one that is larger."""
    parts, size = [], 0
    while size <= MOST_BYTES:
        message = await receive()
        if message["type"] == "http.disconnect":
            break
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        if not message.get("more_body", False):
            break
    return b"".join(parts)


def _replay(body: bytes) -> Receive:
    sent = False

    async def receive() -> Message:
        nonlocal sent
        if sent:
            return {"type": "http.disconnect"}
        sent = True
        return {"type": "http.request", "body": body, "more_body": False}

    return receive


def _with_headers(send: Send, key: str | None, *, secure: bool) -> Send:
    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            if key is not None:
                headers.append("set-cookie", spell_cookie(key, secure=secure))
        await send(message)

    return send_with_headers


def spell_cookie(key: str, *, secure: bool, seconds: int | None = None) -> str:
    """The cookie of a session: not for scripts, sent to this site alone."""
    kept = f"; Max-Age={seconds}" if seconds is not None else ""
    return f"{COOKIE}={key}; Path=/; HttpOnly; SameSite=Strict{kept}{'; Secure' if secure else ''}"
