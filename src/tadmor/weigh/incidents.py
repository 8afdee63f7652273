"""Clusters of claims made into incidents: best supported values, fields, origins, casualties, and how incidents belong together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tadmor.model.claim import Claim
from tadmor.model.document import Document
from tadmor.model.ids import ClaimId, incident_id
from tadmor.model.incident import CopyGroup, Incident
from tadmor.text.answers import limit_to_mention
from tadmor.weigh.actors import merge_actors
from tadmor.weigh.best import best_kind, best_place, find_episodes, time_of_battle
from tadmor.weigh.casualties import count_casualties
from tadmor.weigh.fields import weigh_fields
from tadmor.weigh.grade import propose_grade
from tadmor.weigh.leaks import flag_leaks
from tadmor.weigh.origins import find_voices
from tadmor.weigh.relations import relate_incidents
from tadmor.weigh.relay_graph import Texts, find_relay_graph
from tadmor.weigh.totals import all_totals
from tadmor.weigh.unread import UnreadReport, count_unread, find_unread
from tadmor.weigh.weighing import DEFAULT_WEIGHING, Weighing


def weigh_clusters(
    clusters: Sequence[Sequence[ClaimId]],
    claims: Sequence[Claim],
    documents: Sequence[Document],
    copies: Sequence[CopyGroup],
    weighing: Weighing = DEFAULT_WEIGHING,
) -> tuple[Incident, ...]:
    """Incidents of the record, in the order of their ids.

    A cluster of nothing but hypothetical claims is none. `unread_documents` as in tadmor.weigh.unread; `part_of` and `response_to`
    as in tadmor.weigh.relations. A cluster of totals (tadmor.weigh.totals) has fields and no casualties. ValueError for a cluster
    that names a claim which is not among `claims`.
    """
    by_id = {claim.id: claim for claim in claims}
    members: list[list[Claim]] = []
    for cluster in clusters:
        unknown = [claim for claim in cluster if claim not in by_id]
        if unknown:
            raise ValueError(f"no claim {unknown[0]}")
        members.append([by_id[claim] for claim in sorted(cluster)])
    unread = find_unread(documents, {claim.document.id for claim in claims})
    reports: Texts = {document.id: document for document in documents}
    weighed = [
        (_with_relays(_weigh(group, copies, unread, weighing), group, copies, reports), group)
        for group in members
        if group and any(c.reality != "hypothetical" for c in group)
    ]
    weighed.sort(key=lambda pair: pair[0].id)
    groups = {incident.id: group for incident, group in weighed}
    flagged = flag_leaks([incident for incident, _ in weighed])
    graded = [replace(incident, grade=propose_grade(incident, groups[incident.id])) for incident in flagged]
    return relate_incidents(graded, groups)


def _with_relays(incident: Incident, claims: Sequence[Claim], copies: Sequence[CopyGroup], reports: Texts) -> Incident:
    return replace(incident, relays=find_relay_graph(claims, find_voices(claims, copies), reports))


def _weigh(
    claims: Sequence[Claim], copies: Sequence[CopyGroup], unread: Sequence[UnreadReport], weighing: Weighing
) -> Incident:
    claims = [limit_to_mention(claim) for claim in claims]
    voices = find_voices(claims, copies, weighing.sources)
    episodes = find_episodes(claims, voices)
    when = time_of_battle(claims, voices, episodes)
    return Incident(
        id=incident_id(tuple(claim.id for claim in claims)),
        kind=best_kind(claims, voices),
        when=when,
        where=best_place(claims, voices),
        actors=merge_actors(claims),
        episodes=episodes,
        claims=tuple(claim.id for claim in claims),
        documents=tuple(sorted({claim.document.id for claim in claims})),
        first_reported=min((c.document.published[:10] for c in claims if c.document.published), default=None),
        unread_documents=count_unread(claims, when, unread),
        fields=weigh_fields(claims, copies),
        independent_origins=voices.origins,
        casualties=None if all_totals(claims) else count_casualties(claims, copies, weighing, voices),
    )
