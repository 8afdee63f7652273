"""Does every quotation of a claim stand where it says, word for word?"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping

from tadmor.errors import EvidenceError
from tadmor.model.claim import Claim
from tadmor.model.document import Document, Evidence


def find_evidence(value: object) -> Iterator[Evidence]:
    """Every quotation in a record, however deep."""
    if isinstance(value, Evidence):
        yield value
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from find_evidence(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from find_evidence(item)
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from find_evidence(item)


def find_faults(claim: Claim, document: Document) -> Iterator[str]:
    """What does not hold between a claim and its document, one sentence each; nothing when all holds."""
    if claim.document.id != document.id:
        yield f"it belongs to document {claim.document.id}, not {document.id}"
        return
    for evidence in find_evidence(claim):
        if evidence.document != document.id:
            yield f"it quotes another document, {evidence.document}"
        elif not evidence.start < evidence.end or document.text[evidence.start : evidence.end] != evidence.text:
            yield f"“{evidence.text[:80]}” does not stand at {evidence.start}..{evidence.end}"
    for quantity in claim.quantities:
        if not quantity.words or quantity.words not in quantity.evidence.text:
            yield f"its figure “{quantity.words}” is not in “{quantity.evidence.text[:80]}”"


def check_claim(claim: Claim, document: Document) -> None:
    """Raises EvidenceError where a quotation of the claim, or the words of a figure, do not stand in the document."""
    for fault in find_faults(claim, document):
        raise EvidenceError(f"claim {claim.id}: {fault}")
