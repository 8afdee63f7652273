"""From what is read and judged to what is computed: links, incidents, copies. Always from all of it, never added to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tadmor.match.clusters import match_claims
from tadmor.match.coded.matching import match_coded
from tadmor.match.coded.reports import is_coded
from tadmor.match.deciding import Decided, decide_claims
from tadmor.model.claim import Claim
from tadmor.model.document import Document
from tadmor.model.incident import CopyGroup, Incident
from tadmor.model.judgement import Judgement, Link
from tadmor.text.rows import is_coded as is_coded_document
from tadmor.weigh.copies import find_copies
from tadmor.weigh.incidents import weigh_clusters
from tadmor.weigh.signing import sign_incidents
from tadmor.weigh.weighing import DEFAULT_WEIGHING, Weighing


@dataclass(frozen=True, slots=True, kw_only=True)
class Computed:
    """What follows from documents, claims and judgements. `decided` are the claims as people decided, and what of that applies."""

    links: tuple[Link, ...]
    incidents: tuple[Incident, ...]
    copies: tuple[CopyGroup, ...]
    decided: Decided


def compute(
    documents: Sequence[Document],
    claims: Sequence[Claim],
    judgements: Sequence[Judgement],
    weighing: Weighing = DEFAULT_WEIGHING,
) -> Computed:
    """Which claims tell of one event, which reports share passages, and what the sources of each event agree on.

    `weighing` is what a person chose: the casualty policy and the team's source table.
    """
    decided = decide_claims(claims, judgements, documents)
    claims, applied = decided.claims, decided.judgements
    told, coded = [c for c in claims if not is_coded(c)], [c for c in claims if is_coded(c)]
    matchings = [match_claims(told, applied), *([match_coded(coded, applied)] if coded else [])]
    # Rows of codes share their columns with one another, which makes no report a copy of another.
    copies = find_copies([document for document in documents if not is_coded_document(document)], told)
    clusters = sorted(cluster for matching in matchings for cluster in matching.clusters)
    incidents = sign_incidents(weigh_clusters(clusters, claims, documents, copies, weighing), applied)
    links = sorted((link for matching in matchings for link in matching.links), key=lambda link: (link.a, link.b))
    return Computed(links=tuple(links), incidents=incidents, copies=copies, decided=decided)


def weigh_anew(
    documents: Sequence[Document],
    claims: Sequence[Claim],
    judgements: Sequence[Judgement],
    weighing: Weighing = DEFAULT_WEIGHING,
) -> tuple[tuple[Incident, ...], tuple[CopyGroup, ...]]:
    """Incidents and copies from a part of a record: what `tadmor.export.protect` asks for."""
    computed = compute(documents, claims, judgements, weighing)
    return computed.incidents, computed.copies
