"""What leaves a record of claims that are judged to tell of given events: weighed by the real thing."""

from __future__ import annotations

from collections.abc import Sequence

from tadmor.export.protect import Released
from tadmor.model.claim import Claim
from tadmor.model.document import Document
from tadmor.weigh.copies import find_copies
from tadmor.weigh.incidents import weigh_clusters


def release(events: Sequence[Sequence[Claim]], documents: Sequence[Document]) -> Released:
    """The claims as one event for each group, with these reports."""
    claims = [claim for group in events for claim in group]
    copies = find_copies(documents, claims)
    incidents = weigh_clusters([[claim.id for claim in group] for group in events], claims, documents, copies)
    return Released(
        documents=tuple(documents),
        claims=tuple(claims),
        incidents=incidents,
        copies=copies,
        actors=(),
        judgements=(),
        rejections=(),
    )
