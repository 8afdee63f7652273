"""Decisions: the pairs of statements that nobody has decided, one at a time, and all that was decided."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, cast, get_args
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from tadmor.errors import ConflictError, UsageError
from tadmor.export.page.words import capital
from tadmor.export.wording import spell_name
from tadmor.model.document import Document
from tadmor.model.judgement import Verdict
from tadmor.run.deciding import Saying
from tadmor.run.judging import PairVerdict, decide_pair
from tadmor.run.reasons import Because
from tadmor.web.comparing import compare_claims
from tadmor.web.desk import desk_of, form_of, index_of, needs, person_of, render
from tadmor.web.done import find_done
from tadmor.web.made import PAGE, Wanted, count_acts, list_acts, list_new
from tadmor.web.marks import mark_text, mark_value
from tadmor.web.naming import takes_name
from tadmor.web.pages.event import spell_decision
from tadmor.web.pairing import Asked, Side, named_pair, next_pair
from tadmor.web.words import load_words, say

AROUND = 260
WORDED = ("time", "place", "figures", "objects", "one_event_other_day")


def show_queue(request: Request) -> Response:
    """The next pair, or the one that the address names."""
    given = request.query_params
    first, second = given.get("a", ""), given.get("b", "")
    desk, index = desk_of(request), index_of(request)
    if first or second:
        asked = named_pair(index, desk.record, (first, second))
        if asked is None:
            raise HTTPException(404, say("coding.none"))
        return _show(request, asked, given)
    asked = next_pair(index, desk.record, given.get("after", ""), person_of(request).name)
    return _show(request, asked, given)


@takes_name
@needs("coder")
def answer_pair(request: Request) -> Response:
    """Stores an answer and goes on to the next pair; what somebody else decided meanwhile is shown first, the memo is kept."""
    form, desk, index = form_of(request), desk_of(request), index_of(request)
    pair = (form.get("a", ""), form.get("b", ""))
    asked = named_pair(index, desk.record, pair)
    if asked is None:
        raise HTTPException(404, say("coding.none"))
    saying = Saying(
        by=person_of(request).name, why=form.get("why", "").strip() or None, expected=form.get("expected", "")
    )
    verdict = form.get("verdict", "")
    try:
        if verdict not in get_args(PairVerdict):
            raise UsageError(say("decisions.which"))
        made = decide_pair(desk.record, cast("PairVerdict", verdict), pair, saying)
    except ConflictError as conflict:
        return _show(request, asked, form, fault=f"{conflict} {say('decisions.meanwhile')}", status=409)
    except UsageError as fault:
        return _show(request, asked, form, fault=str(fault), status=400)
    # Nobody waits for events computed anew: the queue looks up what was decided since.
    desk.upkeep.nudge()
    kept = {"after": form.get("after", ""), "done": made.id}
    return RedirectResponse(f"/decisions?{urlencode({k: v for k, v in kept.items() if v})}#main", status_code=303)


def show_made(request: Request) -> Response:
    """All that was decided, a page of it, newest first."""
    desk, index, given = desk_of(request), index_of(request), request.query_params
    wanted = Wanted(by=given.get("by", ""), verdict=given.get("verdict", ""))
    page = max(1, int(text) if (text := given.get("page", "1")).isdecimal() and len(text) < 9 else 1)
    found = count_acts(index, wanted)
    values = {
        "acts": list_acts(index, desk.record, wanted, page),
        "found": found + len(list_new(index, desk.record, wanted)),
        "page": page,
        "pages": max(1, -(-found // PAGE)),
        "wanted": wanted,
        "names": [row["by"] for row in index.rows("SELECT DISTINCT by FROM judgements ORDER BY by COLLATE NOCASE")],
        "verdicts": get_args(Verdict),
        "chosen": urlencode([(key, value) for key, value in (("by", wanted.by), ("verdict", wanted.verdict)) if value]),
    }
    return render(request, "made.html", values)


def _show(
    request: Request, asked: Asked | None, given: Mapping[str, str], *, fault: str | None = None, status: int = 200
) -> Response:
    index = index_of(request)
    values: dict[str, Any] = {
        "asked": asked,
        "after": given.get("after", ""),
        "typed": given if fault else {},
        "fault": fault,
        "done": find_done(request, given.get("done", "")),
    }
    if asked is None:
        decided = index.count("SELECT count(*) FROM judgements WHERE verdict IN ('same', 'different', 'unsure')")
        left = index.count("SELECT count(*) FROM pairs")
        values["why_empty"] = "skipped" if given.get("after") else "done" if left or decided else "nothing"
        return render(request, "decisions.html", values, status)
    first, second = asked.sides
    values |= {
        "excerpts": [_quote(side) for side in asked.sides],
        "rows": list(compare_claims(first.claim, second.claim)),
        "reasons": [_spell_reason(because) for because in asked.reasons],
        "said": [spell_decision(judgement) for judgement in asked.said],
        "left": index.count("SELECT count(*) FROM pairs WHERE place >= ?", (asked.place,)) if asked.place else 0,
    }
    return render(request, "decisions.html", values, status)


def _quote(side: Side) -> Any:
    """The sentence of a statement, marked, with a little of the report around it."""
    claim, text = side.claim, side.document.text
    window = _widen(side.document, claim.evidence.start, claim.evidence.end)
    words = mark_text(text, mark_value(claim, None), window, anchors=False)
    return {"words": words, "before": window[0] > 0, "after": window[1] < len(text)}


def _widen(document: Document, start: int, end: int) -> tuple[int, int]:
    """A window around a span that cuts no word in two."""
    text = document.text
    first, last = max(0, start - AROUND), min(len(text), end + AROUND)
    if first:
        first = min(start, next((at + 1 for at in range(first, start) if text[at].isspace()), start))
    if last < len(text):
        last = max(end, next((at for at in range(last, end, -1) if text[at].isspace()), end))
    return first, last


def _spell_reason(because: Because) -> dict[str, str]:
    """What the matcher looked at, in words: of what, whether it speaks for one event, how much, and what it found."""
    known = f"decisions.because_{because.feature}"
    _, _, conflict = because.feature.partition(": ")
    if math.isinf(because.weight):
        key = f"decisions.conflict_{conflict}"
        return {"what": say(key) if key in load_words() else conflict, "speaks": say("decisions.apart"), "found": ""}
    side = "for" if because.weight > 0 else "against"
    strength = "strongly" if abs(because.weight) >= 1.5 else "somewhat" if abs(because.weight) >= 0.5 else "little"
    found = say("decisions.found", left=because.left, right=because.right)
    return {
        "what": say(known) if known in load_words() else capital(spell_name(because.feature)),
        "speaks": say(f"decisions.{side}_{strength}"),
        "found": found if conflict or because.feature in WORDED else "",
    }


ROUTES: tuple[BaseRoute, ...] = (
    Route("/decisions", show_queue, name="decisions"),
    Route("/decisions", answer_pair, methods=["POST"]),
    Route("/decisions/made", show_made),
)
