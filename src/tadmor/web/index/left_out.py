"""What was not coded, as rows of the index: words and reports that gave no statement, inputs that became no report, and statements
that are a guess and that nobody has checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from tadmor.export.page.words import UNCERTAIN
from tadmor.export.protect import Released
from tadmor.model.checked import Checked
from tadmor.model.claim import PERSON, Claim
from tadmor.model.document import Document
from tadmor.model.rejection import Rejection
from tadmor.model.span import Span

GUESS, REJECTED = "guess", "rejected_by_person"
COLUMNS = ("key", "reason", "document", "language", "outlet", "published", "start", "end", "claim", "detail", "done")
Row = tuple[Any, ...]


def list_left_out(released: Released) -> Iterator[Row]:
    """The rows of the table `left_out`, in order of publication and of the text; what is no report comes last.

    `done` says what a person did of it: ``coded`` or ``rejected``; empty where nobody did anything.
    """
    documents = {document.id: document for document in released.documents}
    coded: dict[str, list[Claim]] = {}
    for claim in released.claims:
        if claim.read_by.reader == PERSON:
            coded.setdefault(claim.document.id, []).append(claim)
    found = [_rejected_row(rejection, documents, coded) for rejection in _each_once(released.rejections)]
    checked = {one.claim: one for one in released.checked}
    found += [
        _claim_row(c, GUESS, "") for c in released.claims if c.confidence < UNCERTAIN and _open(checked.get(c.id))
    ]
    found += [_claim_row(one.read, REJECTED, "rejected") for one in released.checked if one.rejected is not None]
    found.sort(
        key=lambda row: (row["input"], row["published"] or "9999", row["document"], row["start"] or 0, row["key"])
    )
    for number, row in enumerate(found, start=1):
        yield (number, *(row[column] for column in COLUMNS))


def name_entry(document: str, reason: str, span: tuple[int, int] | None) -> str:
    """What an entry is called, in this index and the next: its report or input, the reason, and where it stands."""
    start, end = span or ("", "")
    return f"{document}:{reason}:{start}-{end}"


def _each_once(rejections: Iterable[Rejection]) -> Iterable[Rejection]:
    return {name_entry(r.document, r.reason, r.span): r for r in rejections}.values()


def _open(checked: Checked | None) -> bool:
    return checked is None or not (checked.checked_by or checked.corrected)


def _rejected_row(
    rejection: Rejection, documents: Mapping[Any, Document], coded: Mapping[str, Sequence[Claim]]
) -> dict[str, Any]:
    document, span = documents.get(rejection.document), rejection.span
    by_hand = [claim for claim in coded.get(rejection.document, ()) if span is None or _meets(claim, span)]
    return _row(
        key=name_entry(rejection.document, rejection.reason, span),
        reason=rejection.reason,
        document=rejection.document,
        known=document,
        span=span,
        claim=None,
        detail=rejection.detail,
        done="coded" if by_hand else "",
    )


def _claim_row(claim: Claim, reason: str, done: str) -> dict[str, Any]:
    span = (claim.trigger.start, claim.trigger.end)
    return _row(
        key=name_entry(claim.document.id, reason, span),
        reason=reason,
        document=claim.document.id,
        known=claim.document,
        span=span,
        claim=claim.id,
        detail="",
        done=done,
    )


def _row(*, known: Any, span: tuple[int, int] | None, **said: Any) -> dict[str, Any]:
    return {
        **said,
        "language": known.language if known else None,
        "outlet": known.outlet if known else None,
        "published": known.published if known else None,
        "start": span[0] if span else None,
        "end": span[1] if span else None,
        "input": known is None,
    }


def _meets(claim: Claim, span: tuple[int, int]) -> bool:
    return claim.trigger.span.overlaps(Span(*span))
