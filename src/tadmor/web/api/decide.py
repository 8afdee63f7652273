"""Decisions by programs: one address, the same rules as the pages, an answer before events are computed anew."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from tadmor.errors import ConflictError, UsageError
from tadmor.model.judgement import Judgement, signed_claims
from tadmor.model.plain import to_plain
from tadmor.run.coding import accept_claim, reject_claim, undo_judgement
from tadmor.run.deciding import Saying
from tadmor.run.judging import PairVerdict, decide_pair
from tadmor.store.record import Record
from tadmor.web.desk import desk_of, index_of, needs, person_of
from tadmor.web.done import is_visible
from tadmor.web.words import say

ADDRESS = "/api/decisions"
On = Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """What can be decided: of how many ids `on` is, a line of help, and what stores it."""

    count: int
    help: str
    store: Callable[[Record, On, Saying], Judgement]


def _of_pair(verdict: PairVerdict) -> Callable[[Record, On, Saying], Judgement]:
    return lambda record, on, saying: decide_pair(record, verdict, (on[0], on[1]), saying)


def _of_one(
    store: Callable[..., Judgement],
) -> Callable[[Record, On, Saying], Judgement]:
    return lambda record, on, saying: store(record, on[0], by=saying.by, why=saying.why, expected=saying.expected)


WAYS: Mapping[str, Way] = {
    "same": Way(count=2, help="two statements tell of one event", store=_of_pair("same")),
    "different": Way(count=2, help="two statements tell of different events", store=_of_pair("different")),
    "unsure": Way(count=2, help="of two statements this is open", store=_of_pair("unsure")),
    "accept": Way(count=1, help="a statement is right as it stands", store=_of_one(accept_claim)),
    "reject": Way(count=1, help="the report does not tell this statement", store=_of_one(reject_claim)),
    "withdraw": Way(count=1, help="a decision is taken back, with all of its act", store=_of_one(undo_judgement)),
}


def decide(request: Request) -> Response:
    """Stores one decision and answers with it; what is wrong with it is said, and nothing is stored then."""
    try:
        return _decide(request)
    except HTTPException as refused:
        return JSONResponse({"error": refused.detail}, refused.status_code)
    except ConflictError as conflict:
        return JSONResponse({"error": str(conflict), "judgement": conflict.judgement}, 409)
    except UsageError as fault:
        return JSONResponse({"error": str(fault)}, 400)


@needs("coder")
def _decide(request: Request) -> Response:
    desk, given = desk_of(request), _read(request.state.body)
    way, on = WAYS[given["verdict"]], given["on"]
    _check(request, given["verdict"], on)
    saying = Saying(by=person_of(request).name, why=given.get("why"), expected=given.get("expected"))
    made = way.store(desk.record, on, saying)
    desk.upkeep.nudge()
    return JSONResponse(to_plain(made), 201)


def _check(request: Request, verdict: str, on: On) -> None:
    """Raises HTTPException for what the person may not see or do."""
    index = index_of(request)
    if verdict != "withdraw":
        if not all(index.claim(claim) or index.checked(claim) for claim in on):
            raise HTTPException(404, say("coding.none"))
        return
    old = desk_of(request).record.judgement(on[0])
    if old is None or not is_visible(index, old):
        raise HTTPException(404, say("coding.no_judgement"))
    if signed_claims(old) and not person_of(request).may("editor"):
        raise HTTPException(403, say("guard.role", role="editor", own=person_of(request).role))


def _read(body: bytes) -> dict[str, Any]:
    """The decision that was sent. Raises UsageError for what is not as the OpenAPI document has it."""
    try:
        given = json.loads(body)
    except ValueError:
        raise UsageError(say("api.not_json")) from None
    if not isinstance(given, dict) or str(given.get("verdict")) not in WAYS or not isinstance(given.get("on"), list):
        raise UsageError(say("api.verdict", verdicts=", ".join(WAYS)))
    way = WAYS[given["verdict"]]
    if len(given["on"]) != way.count or not all(isinstance(one, str) for one in given["on"]):
        raise UsageError(say("api.on", verdict=given["verdict"], count=way.count))
    if not all(isinstance(given.get(name), str | None) for name in ("why", "expected")):
        raise UsageError(say("api.words"))
    return cast("dict[str, Any]", given)


ROUTES: tuple[BaseRoute, ...] = (Route(ADDRESS, decide, methods=["POST"]),)
