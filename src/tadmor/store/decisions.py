"""What people decided, written and looked up within one transaction: the corrections checked against the text they quote."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, or_, select

from tadmor.errors import EvidenceError
from tadmor.model.claim import Claim
from tadmor.model.document import Document
from tadmor.model.judgement import Judgement
from tadmor.store.evidence import check_correction
from tadmor.store.schema import DOCUMENTS, JUDGEMENTS, MANY_REPORTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person decided: the judgement, others that belong to it, and the claims that he or she coded with it."""

    judgement: Judgement
    also: tuple[Judgement, ...] = ()
    claims: tuple[Claim, ...] = ()


def load_judged(connection: Connection, documents: Collection[str]) -> tuple[Judgement, ...]:
    """The judgements of claims of these documents, oldest first, and those of which nobody knows where their claims stood.

    Of a signature, whose claims may stand in many documents, the first two count. What takes back something of many documents is
    always among them: of a judgement that is there everything is there by which it stands or not.
    """
    table = JUDGEMENTS.table.c
    near = or_(
        table.document.in_({*documents, MANY_REPORTS}),
        table.other_document.in_(documents),
        table.document.is_(None),
    )
    query = select(JUDGEMENTS.table).where(near).order_by(table.at, table.id)
    return tuple(JUDGEMENTS.restore(dict(row)) for row in connection.execute(query).mappings())


def load_quoted(connection: Connection, document: str, quoting: str) -> Document:
    """The document that `quoting` quotes. Raises EvidenceError where it is not there."""
    row = connection.execute(select(DOCUMENTS.table).where(DOCUMENTS.table.c.id == document)).mappings().first()
    if row is None:
        raise EvidenceError(f"{quoting} quotes document {document}, which is not here")
    return DOCUMENTS.restore(dict(row))


def check_corrections(connection: Connection, judgements: Iterable[Judgement]) -> None:
    """Raises EvidenceError where a correction quotes what does not stand in the report of its claim."""
    for judgement in judgements:
        if judgement.correction is not None:
            of = next((anchor.document for anchor in judgement.anchors if anchor.claim == judgement.on[0]), None)
            if of is None:
                raise EvidenceError(f"judgement {judgement.id} corrects a claim and does not say where it stands")
            check_correction(judgement.correction, load_quoted(connection, of, f"judgement {judgement.id}"))
