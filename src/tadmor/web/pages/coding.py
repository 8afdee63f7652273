"""One statement in its report, slot by slot: checked, put right, rejected, taken back; and statements coded by hand.

What is selected in the text comes as where it stands (code points of `Document.text`); the quotation is made here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from starlette.datastructures import QueryParams
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from tadmor.errors import ConflictError, EvidenceError, UsageError
from tadmor.export.naming import spell_kind
from tadmor.lexicon.kinds import load_kinds
from tadmor.lexicon.weapons import weapon_terms
from tadmor.model.actor import Certainty, ObjectCategory
from tadmor.model.claim import Claim, Disputed, Reality, Stance, ToldAs
from tadmor.model.correction import plain_value, slot_of
from tadmor.model.document import Document, Evidence
from tadmor.model.judgement import judged_claims, signed_claims, withdrawn_ones
from tadmor.model.place import PlacePrecision, Relation
from tadmor.model.source import SourceKind
from tadmor.model.span import Span
from tadmor.model.value import Group, Status, TimePrecision
from tadmor.run.coding import accept_claim, add_claim, correct_slot, reject_claim, undo_judgement
from tadmor.run.deciding import load_ground, newest_of
from tadmor.store.record import Record
from tadmor.web.decisions import list_stale
from tadmor.web.desk import back_to, decided, desk_of, form_of, index_of, needs, person_of, render
from tadmor.web.done import is_visible
from tadmor.web.forms import FIGURES, LISTED, SHOWN, Form, count_rows, join_slots, read_slot, read_slots
from tadmor.web.index.query import Index
from tadmor.web.marks import list_marks, mark_chosen, mark_text
from tadmor.web.naming import takes_name
from tadmor.web.pages.event import spell_decision
from tadmor.web.pages.report import spell_claim
from tadmor.web.translations import list_translations
from tadmor.web.words import say

WEAPONS = tuple(sorted({term.category for term in weapon_terms() if term.category}))
CHOICES: Mapping[str, tuple[str, ...]] = {
    "stance": get_args(Stance),
    "reality": get_args(Reality),
    "told_as": get_args(ToldAs),
    "time_precision": get_args(TimePrecision),
    "place_precision": get_args(PlacePrecision),
    "relation": get_args(Relation),
    "certainty": get_args(Certainty),
    "status": get_args(Status),
    "group": ("", *get_args(Group)),
    "source_kind": get_args(SourceKind),
    "disputes": get_args(Disputed),
    "objects": get_args(ObjectCategory),
    "weapons": WEAPONS,
}


def show_claim(request: Request) -> Response:
    """One statement in its report, with a form for every part of it."""
    return _claim_page(request, *_find(request))


@takes_name
@needs("coder")
def decide_claim(request: Request) -> Response:
    """Accepts, rejects or corrects; what somebody else decided meanwhile is shown first, and what was typed is kept."""
    claim, document = _find(request)
    form, record = form_of(request), desk_of(request).record
    said: dict[str, Any] = {
        "by": person_of(request).name,
        "why": form.get("why") or None,
        "expected": form.get("expected", ""),
    }
    try:
        if form.get("verdict") == "accept":
            accept_claim(record, claim.id, **said)
        elif form.get("verdict") == "reject":
            reject_claim(record, claim.id, **said)
        elif (slot := form.get("slot", "")) in SHOWN:
            before = rows_of(plain_value(slot_of(claim, slot)))  # type: ignore[arg-type]
            correct_slot(record, (claim.id, slot), read_slot(Form(form), slot, document, before), **said)
        else:
            raise UsageError(say("coding.what"))
    except ConflictError as conflict:
        return _claim_page(request, claim, document, fault=str(conflict), typed=form, status=409)
    except (UsageError, EvidenceError) as fault:
        return _claim_page(request, claim, document, fault=str(fault), typed=form, status=400)
    return decided(request, back_to(form.get("next", ""), f"/claims/{claim.id}"))


@takes_name
@needs("coder")
def undo_decision(request: Request) -> Response:
    """Takes a decision back; what had stood before stands again."""
    form, judgement = form_of(request), request.path_params["judgement"]
    old, index = desk_of(request).record.judgement(judgement), index_of(request)
    if old is None or not is_visible(index, old):
        raise HTTPException(404, say("coding.no_judgement"))
    if signed_claims(old) and not person_of(request).may("editor"):
        raise HTTPException(403, say("guard.role", role="editor", own=person_of(request).role))
    undo_judgement(desk_of(request).record, judgement, by=person_of(request).name, why=form.get("why") or None)
    return decided(request, back_to(form.get("next", ""), "/events"))


def show_coding(request: Request) -> Response:
    """A report beside the form in which a statement is coded by hand; fields may be filled in by the address."""
    document = _find_report(index_of(request), request.path_params["report"])
    return _coding_page(request, document, typed=request.query_params)


@takes_name
@needs("coder")
def code_claim(request: Request) -> Response:
    """Adds a statement that a person coded."""
    index = index_of(request)
    document = _find_report(index, request.path_params["report"])
    form = Form(form_of(request))
    try:
        values = join_slots(read_slots(form, document))
        said: dict[str, Any] = {"by": person_of(request).name, "why": form.get("why") or None}
        claim = add_claim(desk_of(request).record, document.id, values, expected=form.get("expected"), **said)
    except ConflictError as conflict:
        kept = [(name, value) for name, value in form.given.multi_items() if name != "expected"]
        typed = QueryParams([*kept, ("expected", conflict.judgement)])
        words = f"{conflict} {say('coding.instead')}"
        return _coding_page(request, document, fault=words, typed=typed, status=409)
    except (UsageError, EvidenceError) as fault:
        return _coding_page(request, document, fault=str(fault), typed=form.given, status=400)
    return decided(request, back_to(form.get("next"), f"/reports/{document.id}#c-{claim.id}"))


def _claim_page(
    request: Request,
    claim: Claim,
    document: Document,
    *,
    fault: str | None = None,
    typed: Any = None,
    status: int = 200,
) -> Response:
    index, record = index_of(request), desk_of(request).record
    ground = load_ground(record, (document.id,))(record.judgements_in((document.id,)))
    slots = {slot: rows_of(plain_value(slot_of(claim, slot))) for slot in SHOWN}  # type: ignore[arg-type]
    values = {
        "claim": claim,
        "spelt": spell_claim(claim),
        "home": index.homes_of((claim.id,)).get(claim.id),
        "document": document,
        "text": mark_text(document.text, tuple(list_marks((claim,)))),
        "slots": slots,
        "rows": {slot: count_rows(typed or {}, slot, len(slots[slot])) for slot in LISTED},
        "rejected": (checked := index.checked(claim.id)) is not None and checked.rejected is not None,
        "stale": tuple(list_stale((checked,))) if checked else (),
        "newest": {slot: newest_of(ground.of_thing((claim.id, slot))) or "" for slot in SHOWN},
        "newest_of_all": newest_of(ground.of_claim(claim.id)) or "",
        "history": _tell_history(index, record, claim),
        "fault": fault,
        "typed": typed or {},
        **list_choices(),
    }
    return render(request, "claim.html", values, status)


def _tell_history(index: Index, record: Record, claim: Claim) -> list[tuple[str, dict[str, Any]]]:
    """What was decided of a claim, newest first; `open`: it can be taken back. What was decided just now is there at once."""
    told = {judgement.id: judgement for judgement in index.decisions_on((claim.id,))}
    for judgement in record.judgements_in((claim.document.id,)):
        if judged_claims(judgement) == (claim.id,) and judgement.id not in told:
            told[judgement.id] = judgement
    void = withdrawn_ones(told.values())
    ordered = sorted(told.values(), key=lambda judgement: (judgement.at, judgement.id), reverse=True)
    return [(one.id, {**spell_decision(one), "open": one.id not in void}) for one in ordered]


def _coding_page(
    request: Request, document: Document, *, fault: str | None = None, typed: Any = None, status: int = 200
) -> Response:
    claims, typed = index_of(request).claims_in(document.id), typed or QueryParams()
    chosen = _find_words(typed, "trigger", document)
    marks = [*list_marks(claims), *([mark_chosen(chosen.span)] if chosen else [])]
    values = {
        "document": document,
        "text": mark_text(document.text, marks),
        "chosen": chosen,
        "slots": dict.fromkeys(SHOWN, ()),
        "rows": {slot: count_rows(typed, slot, 0) for slot in LISTED},
        "translations": list_translations(desk_of(request).team, document.id),
        "fault": fault,
        "typed": typed,
        **list_choices(),
    }
    return render(request, "code.html", values, status)


def _find_words(typed: QueryParams, name: str, document: Document) -> Evidence | None:
    """The words of the report that a field names, None where it names none."""
    try:
        words = Form(typed).words(name)
        return document.quote(Span(words["start"], words["end"])) if words else None
    except (UsageError, EvidenceError, ValueError):
        return None


def list_choices() -> dict[str, Any]:
    """What the fields of a statement offer."""
    kinds = sorted(((spell_kind(kind), kind) for kind in load_kinds().kinds), key=lambda pair: pair[0].casefold())
    return {"kinds": kinds, "choices": CHOICES, "shown": SHOWN, "listed": LISTED, "figures": FIGURES}


def rows_of(value: Any) -> tuple[Any, ...]:
    """The values of a slot as rows of a form."""
    if value is None:
        return ()
    return tuple(value) if isinstance(value, list) else (value,)


def _find(request: Request) -> tuple[Claim, Document]:
    index = index_of(request)
    claim = index.claim(request.path_params["claim"])
    if claim is None:
        checked = index.checked(request.path_params["claim"])
        if checked is None:
            raise HTTPException(404, say("coding.none"))
        claim = checked.read
    return claim, _find_report(index, claim.document.id)


def _find_report(index: Index, wanted: str) -> Document:
    if wanted in index.hidden:
        raise HTTPException(403, say("sets.hidden"))
    document = index.document(wanted)
    if document is None:
        raise HTTPException(404, say("report.none"))
    return document


ROUTES: tuple[BaseRoute, ...] = (
    Route("/claims/{claim}", show_claim, name="claim"),
    Route("/claims/{claim}", decide_claim, methods=["POST"]),
    Route("/judgements/{judgement}/undo", undo_decision, methods=["POST"]),
    Route("/reports/{report}/code", show_coding),
    Route("/reports/{report}/code", code_claim, methods=["POST"]),
)
