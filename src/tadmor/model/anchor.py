"""Where a claim stood that a person decided something of: a later reading may tell the same on another word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tadmor.model.claim import Claim
from tadmor.model.document import Evidence
from tadmor.model.ids import ClaimId, DocumentId


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A claim as it was when it was judged: its report, its kind, the word that told it and the sentences around it.

    `beside` are other claims of those sentences at that time: they were there to be judged and were not, so none of them inherits.
    """

    claim: ClaimId
    document: DocumentId
    kind: str
    trigger: Evidence
    evidence: Evidence
    beside: tuple[ClaimId, ...] = ()


def anchor_claim(claim: Claim, others: Iterable[Claim] = ()) -> Anchor:
    """The anchor of a claim. `others` are what the same reading holds; those of its sentences are noted."""
    near = {
        other.id
        for other in others
        if other.id != claim.id
        and other.document.id == claim.document.id
        and other.evidence.span.overlaps(claim.evidence.span)
    }
    return Anchor(
        claim=claim.id,
        document=claim.document.id,
        kind=claim.kind,
        trigger=claim.trigger,
        evidence=claim.evidence,
        beside=tuple(sorted(near)),
    )
