"""Reports: the list of them, one with what was read in it marked in place, and its original bytes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from tadmor.errors import UsageError
from tadmor.export.naming import spell_kind
from tadmor.export.page.quotations import shorten
from tadmor.export.page.words import DEFECTS, capital, spell_confidence, spell_language, spell_left_out
from tadmor.export.wording import spell_chain, spell_name, spell_quantity, spell_stance, spell_time
from tadmor.model.claim import Claim
from tadmor.model.document import Document
from tadmor.model.span import Span
from tadmor.web.decisions import list_rejected, list_stale, list_standing
from tadmor.web.desk import desk_of, form_of, index_of, is_part, needs, person_of, render
from tadmor.web.index.query import Index
from tadmor.web.marks import READ, list_defects, list_marks, mark_text, mark_value
from tadmor.web.naming import takes_name
from tadmor.web.pages.work import offer_assignment
from tadmor.web.selection import match_words
from tadmor.web.translations import add_translation, list_translations
from tadmor.web.words import say

PAGE = 50
STATES = {"all": "1", "told": "events > 0", "quiet": "events = 0 AND NOT unread", "not_read": "unread"}


def show_reports(request: Request) -> Response:
    """The reports, a page of them."""
    index, given = index_of(request), request.query_params
    state = given.get("state", "all") if given.get("state", "all") in STATES else "all"
    where, values = STATES[state], list[object]()
    if words := given.get("q", "").strip():
        where += " AND id IN (SELECT id FROM words WHERE words MATCH ? AND what = 'report')"
        values.append(match_words(words))
    page = max(1, int(text) if (text := given.get("page", "1")).isdecimal() and len(text) < 9 else 1)
    found = index.count(f"SELECT count(*) FROM documents WHERE {where}", values)
    columns = "id, number, url, outlet, title, published, language, events, unread"
    query = f"SELECT {columns} FROM documents WHERE {where} ORDER BY number LIMIT {PAGE} OFFSET ?"
    rows = index.rows(query, [*values, (page - 1) * PAGE])
    shown = {
        "rows": rows,
        "found": found,
        "page": page,
        "pages": max(1, -(-found // PAGE)),
        "chosen": state,
        "states": STATES,
    }
    return render(request, "reports.html", shown)


def show_report(request: Request) -> Response:
    """A report, its claims, what people decided of them, and what was left out of it."""
    return _show(request, {})


def _show(request: Request, typed: Mapping[str, str], fault: str | None = None, status: int = 200) -> Response:
    index = index_of(request)
    document = _find(index, request.path_params["report"])
    claims = index.claims_in(document.id)
    homes = index.homes_of(claim.id for claim in claims)
    left_out = index.rejections_in(document.id)
    marks = (*list_marks(claims), *list_defects(document, DEFECTS))
    held = {mark.layer for mark in marks}
    checked = index.checked_in(document.id)
    standing = {one.claim: tuple(list_standing(one)) for one in checked}
    values = {
        "document": document,
        "text": mark_text(document.text, marks),
        "layers": [layer for layer in READ if layer in held],
        "claims": [(spell_claim(claim), homes.get(claim.id)) for claim in claims],
        "decided": {claim.id: standing.get(claim.id, ()) for claim in claims},
        "rejected": tuple(list_rejected(checked)),
        "stale": tuple(list_stale(checked)),
        "left_out": [(capital(spell_left_out(r.reason)), r.detail, _words_at(document, r.span)) for r in left_out],
        "defects": "; ".join(dict.fromkeys(DEFECTS[defect.kind] for defect in document.defects)),
        "unread": index.count("SELECT unread FROM documents WHERE id = ?", (document.id,)),
        "about": list(_describe(document)),
        "translations": list_translations(desk_of(request).team, document.id),
        "assignment": offer_assignment(request, "report", document.id),
        "typed": typed,
        "fault": fault,
    }
    return render(request, "report.html", values, status)


def _describe(document: Document) -> Iterator[tuple[str, str]]:
    """What is known of a report beside its text: heads and values; what is not known is left out."""
    basis = say(f"report.basis_{document.published_basis}") if document.published_basis else None
    told = {
        "id": document.id,
        "url": document.url,
        "outlet": document.outlet,
        "published": document.published,
        "basis": basis,
        "retrieved": document.retrieved,
        "language": spell_language(document.language),
        "access": say(f"report.access_{document.access}"),
        "rights": spell_name(document.rights),
        "hash": document.raw_sha256,
    }
    yield from ((say(f"report.about_{name}"), value) for name, value in told.items() if value)


@takes_name
@needs("coder")
def keep_translation(request: Request) -> Response:
    """Puts a translation beside a report, as a note under the person's name."""
    form, desk = form_of(request), desk_of(request)
    document = _find(index_of(request), request.path_params["report"])
    said = {"text": form.get("text", ""), "language": form.get("language", "")}
    try:
        add_translation(desk.team, document.id, by=person_of(request).name, **said)
    except UsageError as fault:
        return _show(request, dict(form), str(fault), 400)
    return RedirectResponse(f"/reports/{document.id}", status_code=303)


def _words_at(document: Document, span: tuple[int, int] | None) -> str | None:
    """The words that were left out, None where it is the whole report."""
    return shorten(document.text[span[0] : span[1]]) if span and span[1] - span[0] < len(document.text) else None


def show_at(request: Request) -> Response:
    """A report with the sentence of one claim marked, and of it the words that the address names: a part of a page, beside a card.

    Asked for as a page it is the report itself."""
    index = index_of(request)
    document = _find(index, request.path_params["report"])
    claim = index.claim(request.path_params["claim"])
    if claim is None or claim.document.id != document.id:
        raise HTTPException(404, say("report.no_claim"))
    if not is_part(request):
        return RedirectResponse(f"/reports/{document.id}#c-{claim.id}")
    text = mark_text(document.text, mark_value(claim, _find_span(request, document)), anchors=False)
    values = {"document": document, "claim": claim, "text": text, "chain": spell_chain(claim.sources)}
    return render(request, "parts/beside.html", values)


def _find_span(request: Request, document: Document) -> Span | None:
    """The words that the address names, where they stand in the report."""
    start, end = (request.query_params.get(name, "") for name in ("start", "end"))
    if not (
        start.isdecimal() and end.isdecimal() and len(start + end) < 20 and int(start) < int(end) <= len(document.text)
    ):
        return None
    return Span(int(start), int(end))


def send_original(request: Request) -> Response:
    """The bytes that the report was made from, as a file to be kept, never as a page."""
    document = _find(index_of(request), request.path_params["report"])
    raw = desk_of(request).record.original(document.id)
    if raw is None:
        raise HTTPException(404, say("report.not_kept"))
    headers = {"content-disposition": f'attachment; filename="{document.id[:16]}.original"'}
    return Response(raw, media_type="application/octet-stream", headers=headers)


def spell_claim(claim: Claim) -> dict[str, str | None]:
    """A claim in words, for lists beside a text."""
    figures = "; ".join(spell_quantity(quantity) for quantity in claim.quantities)
    actors = "; ".join(dict.fromkeys(f"{actor.role}: {actor.name}" for actor in claim.actors))
    return {
        "id": claim.id,
        "kind": capital(spell_kind(claim.kind)),
        "stance": spell_stance(claim),
        "who": spell_chain(claim.sources),
        "when": spell_time(claim.when),
        "where": claim.where.name if claim.where else None,
        "figures": figures or None,
        "actors": actors or None,
        "sure": spell_confidence(claim.confidence),
        "quotation": claim.evidence.text,
    }


def _find(index: Index, wanted: str) -> Document:
    if wanted in index.hidden:
        raise HTTPException(403, say("sets.hidden"))
    document = index.document(wanted)
    if document is None:
        raise HTTPException(404, say("report.none"))
    return document


ROUTES: tuple[BaseRoute, ...] = (
    Route("/reports", show_reports, name="reports"),
    Route("/reports/{report}", show_report, name="report"),
    Route("/reports/{report}/at/{claim}", show_at),
    Route("/reports/{report}/original", send_original),
    Route("/reports/{report}/translation", keep_translation, methods=["POST"]),
)
