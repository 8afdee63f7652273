"""Clusters of claims made into incidents: best supported values, fields, origins, casualties, and how incidents belong together."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from tadmor.model.actor import Actor
from tadmor.model.claim import Claim
from tadmor.model.document import Document
from tadmor.model.geography import compare_places
from tadmor.model.ids import ClaimId, DocumentId, IncidentId, incident_id
from tadmor.model.incident import CopyGroup, Incident
from tadmor.text.names import ActorKey, compare_sides, key_of
from tadmor.weigh.best import best_kind, best_place, best_time, find_episodes, merge_actors
from tadmor.weigh.casualties import count_casualties
from tadmor.weigh.fields import weigh_fields
from tadmor.weigh.origins import find_voices

_UNREAD_DAYS = 30
_RESPONSE_DAYS = 3
_STRIKES = frozenset(("air_drone_strike", "shelling_artillery_missile"))
_READABLE = ("en",)


def weigh_clusters(
    clusters: Sequence[Sequence[ClaimId]],
    claims: Sequence[Claim],
    documents: Sequence[Document],
    copies: Sequence[CopyGroup],
) -> tuple[Incident, ...]:
    """Incidents of the record, in the order of their ids.

    A cluster of nothing but hypothetical claims is none. `unread_documents` counts documents without any claim, in another language
    than those with a reader (English), published from the first day of the incident to 30 days after: they may concern it, nobody
    has read them. `part_of` leads from a strike to the wave of its days, `response_to` from an act to the one before it, within
    three days, in which the two sides stood the other way round; acts of one day are left unordered. ValueError for a
    cluster that names a claim which is not among `claims`.
    """
    by_id = {claim.id: claim for claim in claims}
    members: list[list[Claim]] = []
    for cluster in clusters:
        unknown = [claim for claim in cluster if claim not in by_id]
        if unknown:
            raise ValueError(f"no claim {unknown[0]}")
        members.append([by_id[claim] for claim in sorted(cluster)])
    unread = _unread_days(documents, {claim.document.id for claim in claims})
    weighed = [
        (_weigh(group, copies, unread), group)
        for group in members
        if group and any(c.reality != "hypothetical" for c in group)
    ]
    weighed.sort(key=lambda pair: pair[0].id)
    return _related([incident for incident, _ in weighed], {incident.id: group for incident, group in weighed})


def _weigh(claims: Sequence[Claim], copies: Sequence[CopyGroup], unread: Sequence[date]) -> Incident:
    voices = find_voices(claims, copies)
    when = best_time(claims)
    return Incident(
        id=incident_id(tuple(claim.id for claim in claims)),
        kind=best_kind(claims, voices),
        when=when,
        where=best_place(claims),
        actors=merge_actors(claims),
        episodes=find_episodes(claims),
        claims=tuple(claim.id for claim in claims),
        documents=tuple(sorted({claim.document.id for claim in claims})),
        first_reported=min((c.document.published[:10] for c in claims if c.document.published), default=None),
        unread_documents=_count_unread(when.first_day, unread),
        fields=weigh_fields(claims, copies),
        independent_origins=voices.origins,
        casualties=count_casualties(claims, copies),
    )


def _unread_days(documents: Sequence[Document], read: set[DocumentId]) -> list[date]:
    return sorted(
        day
        for d in documents
        if d.id not in read and d.language is not None and d.language not in _READABLE and (day := d.published_day)
    )


def _count_unread(start: date | None, unread: Sequence[date]) -> int:
    if start is None:
        return 0
    return sum(start <= day <= start + timedelta(days=_UNREAD_DAYS) for day in unread)


def _related(incidents: Sequence[Incident], claims: Mapping[IncidentId, Sequence[Claim]]) -> tuple[Incident, ...]:
    """Incidents with `part_of` and `response_to`; only those of nearby days are compared."""
    by_day: dict[int, list[Incident]] = defaultdict(list)
    for incident in incidents:
        if incident.when and incident.when.first_day:
            by_day[incident.when.first_day.toordinal()].append(incident)
    related = []
    for incident in incidents:
        start = incident.when.first_day.toordinal() if incident.when and incident.when.first_day else None
        if start is None:
            related.append(incident)
            continue
        before = [o for day in range(start - _RESPONSE_DAYS, start) for o in by_day.get(day, ())]
        near = [o for day in range(start - 1, start + 2) for o in by_day.get(day, ())]
        answered = [o for o in before if _answers(incident, o)]
        waves = [o for o in near if o.id != incident.id and _is_part(incident, o, claims)]
        related.append(
            dataclasses.replace(
                incident,
                response_to=max(answered, key=lambda o: (_first(o), o.id)).id if answered else None,
                part_of=min(waves, key=lambda o: o.id).id if waves else None,
            )
        )
    return tuple(related)


def _first(incident: Incident) -> str:
    return (incident.when.earliest or "") if incident.when else ""


def _answers(later: Incident, earlier: Incident) -> bool:
    if compare_places(later.where, earlier.where) <= -1.0:
        return False
    doers, targets = _side(later.actors, "perpetrator"), _side(later.actors, "target")
    return (
        compare_sides(doers, _side(earlier.actors, "target")) > 0.5
        and compare_sides(targets, _side(earlier.actors, "perpetrator")) > 0.5
    )


def _side(actors: Sequence[Actor], role: str) -> tuple[ActorKey, ...]:
    keys = (key_of(actor) for actor in actors if actor.role == role)
    return tuple(key for key in keys if key is not None)


def _is_part(incident: Incident, wave: Incident, claims: Mapping[IncidentId, Sequence[Claim]]) -> bool:
    """True for a strike of the wave's kind, days, place and actor."""
    if not _all_scope(claims[wave.id], "wave") or not _all_scope(claims[incident.id], "event"):
        return False
    if incident.kind != wave.kind and not {incident.kind, wave.kind} <= _STRIKES:
        return False
    mine, theirs = incident.when, wave.when
    if not (mine and theirs and mine.first_day and theirs.first_day and mine.last_day and theirs.last_day):
        return False
    if max(mine.first_day, theirs.first_day) > min(mine.last_day, theirs.last_day):
        return False
    sides = compare_sides(_side(incident.actors, "perpetrator"), _side(wave.actors, "perpetrator"))
    return sides >= 0 and compare_places(incident.where, wave.where) > 0


def _all_scope(claims: Sequence[Claim], scope: str) -> bool:
    return all(claim.scope == scope for claim in claims)
