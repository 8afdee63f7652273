"""Events joined and parted from their cards: chosen, seen before, confirmed with a memo; nothing typed is lost in a conflict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from starlette.datastructures import QueryParams
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from tadmor.errors import ConflictError, UsageError
from tadmor.model.claim import Claim
from tadmor.model.ids import hash_of
from tadmor.model.incident import Incident
from tadmor.run.joining import merge_events, preview_merge, preview_split, split_event
from tadmor.web.desk import decided, desk_of, form_of, index_of, needs, person_of, render
from tadmor.web.index.query import Index
from tadmor.web.naming import takes_name
from tadmor.web.nearby import list_near, search_events
from tadmor.web.outlines import ROWS, foresee
from tadmor.web.pages.report import spell_claim
from tadmor.web.words import say

FEWEST, MOST = 3, 20
Groups = list[list[str]]


@needs("editor")
def show_join(request: Request) -> Response:
    """Events to join with this one; with some chosen, what would be."""
    return _join_page(request, request.query_params.getlist("with"), {})


@takes_name
@needs("editor")
def join_event(request: Request) -> Response:
    """Joins this event with those chosen."""
    form, index = form_of(request), index_of(request)
    others = form.getlist("with")
    events = [_find(index, event).id for event in (request.path_params["event"], *others)]
    try:
        made = merge_events(desk_of(request).record, events, **_saying(request, form))
    except ConflictError as conflict:
        return _join_page(request, others, form, fault=f"{conflict} {say('joining.meanwhile')}", status=409)
    except UsageError as fault:
        return _join_page(request, others, form, fault=str(fault), status=400)
    return decided(request, f"/events/{events[0]}?done={made[0].id}")


def _join_page(
    request: Request, others: Sequence[str], typed: Mapping[str, str], *, fault: str | None = None, status: int = 200
) -> Response:
    index, record = index_of(request), desk_of(request).record
    event = _find(index, request.path_params["event"])
    chosen = list(dict.fromkeys(other for other in others if other != event.id))
    words = request.query_params.get("q", "").strip()
    values: dict[str, Any] = {**_card(index, event), "words": words, "typed": typed, "foreseen": None}
    if chosen:
        incidents = [event, *(_find(index, other) for other in chosen)]
        try:
            preview = preview_merge(record, [incident.id for incident in incidents])
            values["foreseen"] = foresee(index, record, incidents, preview)
        except UsageError as wrong:
            fault, status, chosen = fault or str(wrong), max(status, 400), []
    found = search_events(index, words) if words else list_near(index, event.id)
    values |= {
        "found": [row for row in found if row["id"] not in (event.id, *chosen)],
        "chosen": chosen,
        "fault": fault,
    }
    return render(request, "join.html", values, status)


@needs("editor")
def show_split(request: Request) -> Response:
    """The statements of an event, to be put into groups."""
    return _split_page(request, QueryParams())


@takes_name
@needs("editor")
def part_event(request: Request) -> Response:
    """Shows what the groups would be; parts the event where just these groups have been seen."""
    form, index = form_of(request), index_of(request)
    event = _find(index, request.path_params["event"])
    groups = _read_groups(form, index.claims_of(event.id))
    if form.get("do") != "split" or form.get("previewed") != _name(groups):
        return _split_page(request, form)
    try:
        made = split_event(desk_of(request).record, (event.id, groups[1:]), **_saying(request, form))
    except ConflictError as conflict:
        return _split_page(request, form, fault=f"{conflict} {say('joining.meanwhile')}", status=409)
    except UsageError as fault:
        return _split_page(request, form, fault=str(fault), status=400)
    return decided(request, f"/events/{event.id}?done={made[0].id}")


def _split_page(request: Request, typed: QueryParams, *, fault: str | None = None, status: int = 200) -> Response:
    index, record = index_of(request), desk_of(request).record
    event = _find(index, request.path_params["event"])
    claims = index.claims_of(event.id)
    groups = _read_groups(typed, claims)
    values: dict[str, Any] = {**_card(index, event), "foreseen": None, "previewed": _name(groups)}
    if typed and typed.get("do") != "more":
        try:
            values["foreseen"] = foresee(index, record, [event], preview_split(record, event.id, groups[1:]))
        except UsageError as wrong:
            fault, status = fault or str(wrong), max(status, 400)
    values |= {
        "claims": [spell_claim(claim) for claim in claims],
        "outlets": {claim.id: claim.document for claim in claims},
        "typed": typed,
        "chosen": {claim.id: typed.get(f"g-{claim.id}", "1") for claim in claims},
        "count": _count(typed) + (typed.get("do") == "more"),
        "fault": fault,
    }
    return render(request, "split.html", values, status)


def _read_groups(form: QueryParams, claims: Sequence[Claim]) -> Groups:
    """The groups that hold something, in their order. The first is what stays: statements that the person may not see are of it."""
    groups: dict[str, list[str]] = {str(number): [] for number in range(1, _count(form) + 1)}
    for claim in claims:
        groups.get(form.get(f"g-{claim.id}", "1"), groups["1"]).append(claim.id)
    return [group for group in groups.values() if group]


def _count(form: QueryParams) -> int:
    given = form.get("groups", "")
    return (
        min(MOST - 1, max(FEWEST, int(given))) if given.isascii() and given.isdecimal() and len(given) < 3 else FEWEST
    )


def _name(groups: Groups) -> str:
    """What these groups are called, so that just those are parted that were seen."""
    return hash_of(*(" ".join(sorted(group)) for group in groups))[:16]


def _saying(request: Request, form: QueryParams) -> dict[str, Any]:
    return {
        "by": person_of(request).name,
        "why": form.get("why", "").strip() or None,
        "expected": form.get("expected", ""),
    }


def _card(index: Index, event: Incident) -> dict[str, Any]:
    row = index.row("SELECT number, title FROM events WHERE id = ?", (event.id,))
    return {"event": event, "number": row["number"] if row else 0, "title": row["title"] if row else "", "rows": ROWS}


def _find(index: Index, wanted: str) -> Incident:
    incident = index.incident(wanted)
    if incident is None:
        raise HTTPException(404, say("event.none"))
    return incident


ROUTES: tuple[BaseRoute, ...] = (
    Route("/events/{event}/join", show_join),
    Route("/events/{event}/join", join_event, methods=["POST"]),
    Route("/events/{event}/split", show_split),
    Route("/events/{event}/split", part_event, methods=["POST"]),
)
