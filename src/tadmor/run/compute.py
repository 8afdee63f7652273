"""From what is read and judged to what is computed: links, incidents, copies. Always from all of it, never added to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tadmor.match.clusters import match_claims
from tadmor.model.claim import Claim
from tadmor.model.document import Document
from tadmor.model.incident import CopyGroup, Incident
from tadmor.model.judgement import Judgement, Link
from tadmor.weigh.copies import find_copies
from tadmor.weigh.incidents import weigh_clusters


@dataclass(frozen=True, slots=True, kw_only=True)
class Computed:
    """What follows from documents, claims and judgements."""

    links: tuple[Link, ...]
    incidents: tuple[Incident, ...]
    copies: tuple[CopyGroup, ...]


def compute(documents: Sequence[Document], claims: Sequence[Claim], judgements: Sequence[Judgement]) -> Computed:
    """Which claims tell of one event, which reports share passages, and what the sources of each event agree on."""
    matching = match_claims(claims, judgements)
    copies = find_copies(documents, claims)
    incidents = weigh_clusters(matching.clusters, claims, documents, copies)
    return Computed(links=matching.links, incidents=incidents, copies=copies)


def weigh_anew(
    documents: Sequence[Document], claims: Sequence[Claim], judgements: Sequence[Judgement]
) -> tuple[tuple[Incident, ...], tuple[CopyGroup, ...]]:
    """Incidents and copies from a part of a record: what `tadmor.export.protect` asks for."""
    computed = compute(documents, claims, judgements)
    return computed.incidents, computed.copies
