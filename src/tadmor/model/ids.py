"""Ids are hashes of what makes a thing what it is, so that reading again adds nothing."""

from __future__ import annotations

import hashlib
from typing import NewType

DocumentId = NewType("DocumentId", str)
ClaimId = NewType("ClaimId", str)
IncidentId = NewType("IncidentId", str)
JudgementId = NewType("JudgementId", str)
EntityId = NewType("EntityId", str)


def hash_of(*parts: str | bytes) -> str:
    """Hexadecimal SHA-256 of the parts, each preceded by its length, so that no two lists of parts collide."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8") if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()


def document_id(raw_sha256: str, url: str | None) -> DocumentId:
    """Id of a document: hash of its original bytes and its url; the canonical text has no part in it."""
    return DocumentId(hash_of("document", raw_sha256, url or "")[:32])


def claim_id(document: DocumentId, trigger_start: int, trigger_end: int) -> ClaimId:
    """Id of a claim: its document and the span of the word that tells it, so that a better reader keeps it."""
    return ClaimId(hash_of("claim", document, str(trigger_start), str(trigger_end))[:32])


def incident_id(claims: tuple[ClaimId, ...]) -> IncidentId:
    """Id of an incident when it is first known: the set of its claims, in any order."""
    return IncidentId(hash_of("incident", *sorted(claims))[:32])


def next_id(incident: IncidentId) -> IncidentId:
    """The id of an incident whose own is kept by another that once had just its claims."""
    return IncidentId(hash_of("incident again", incident)[:32])
