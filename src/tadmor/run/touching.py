"""After a decision, the events that it touches weighed by themselves, so that it is seen at once in a record of any size.

What such a decision may change elsewhere is left to `tadmor.run.weighing.weigh_record`, which computes all of it anew: which
events a statement could also belong with far from where it stood, and relations between events.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from tadmor.export.protect import Released, open_up
from tadmor.match.deciding import decide_claims
from tadmor.model.claim import Claim
from tadmor.model.ids import ClaimId, IncidentId
from tadmor.model.incident import FormerIncident, Incident
from tadmor.model.judgement import Judgement, judged_claims
from tadmor.run.deciding import Ground, load_ground
from tadmor.run.part import Part
from tadmor.store.record import Record
from tadmor.weigh.lasting import remember

MOST_REPORTS = 400
MOVING = ("correct", "reject", "add", "withdraw")
Near = Callable[[Claim], Iterable[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """Events as they were (`before`) and as they are now, with their statements and reports; `former` says where ids lead that name
    none of them any more."""

    before: tuple[Incident, ...]
    part: Part
    former: tuple[FormerIncident, ...]

    def release(self) -> Released:
        """What everybody may see of them."""
        return self.part.protected(self.before, texts=True)

    def release_everything(self) -> Released:
        """All of it, for people with permission."""
        return open_up(self.part, decide_claims)


def weigh_touched(record: Record, judgements: Sequence[Judgement], near: Near) -> Touched | None:
    """Puts the events that these judgements touch into the place of what they were. None, and nothing written, where they cannot be
    weighed by themselves: they rest on too many reports, or a judgement does not say where its statements stand.

    `near` gives the ids of events that a statement may belong with, beside those of which it is now.
    """
    named = {anchor.document for judgement in judgements for anchor in judgement.anchors}
    if not all(judgement.anchors for judgement in judgements) or len(named) > MOST_REPORTS:
        return None
    ground = load_ground(record, named)(record.judgements_in(named))
    claims = _find_named(ground, judgements)
    homes = record.homes()
    events = {homes[claim] for claim in claims if claim in homes}
    if any(judgement.verdict in MOVING for judgement in judgements):
        moving = [claim for claim in ground.stands.values() if claim.id in claims]
        events |= {IncidentId(event) for claim in moving for event in near(claim)}
    before = tuple(found for event in sorted(events) if (found := record.incident(event)))
    documents = named.union(*(incident.documents for incident in before))
    known = record.judgements_in(documents)
    # Also the other reports of what was decided: whether a decision may be shown hangs on all of them.
    documents |= {anchor.document for judgement in known for anchor in judgement.anchors}
    if len(documents) > MOST_REPORTS:
        return None
    ground = load_ground(record, documents)(known)
    members = claims.union(*(incident.claims for incident in before))
    held = tuple(claim for claim in ground.read if claim.id in members)
    part = Part(record=record, ground=ground, held=held, decided=ground.known).weighed_from(before)
    part = replace(part, weighed=keep_relations(part.weighed, before))
    living = [FormerIncident(id=incident.id, claims=incident.claims) for incident in before]
    former = remember(part.weighed, living, (), judgements=ground.known)
    record.replace_incidents(before, part.weighed, former)
    return Touched(before=before, part=part, former=former)


def keep_relations(incidents: Iterable[Incident], before: Iterable[Incident]) -> tuple[Incident, ...]:
    """The events with what they have to do with others, and with reports that nobody read, as it was: a part does not show that."""
    old = {incident.id: incident for incident in before}
    return tuple(
        _keep_relations(incident, old[incident.id]) if incident.id in old else incident for incident in incidents
    )


def _keep_relations(incident: Incident, old: Incident) -> Incident:
    return replace(
        incident,
        unread_documents=old.unread_documents,
        part_of=incident.part_of or old.part_of,
        response_to=incident.response_to or old.response_to,
        response_said_by=incident.response_said_by or old.response_said_by,
    )


def _find_named(ground: Ground, judgements: Iterable[Judgement]) -> set[ClaimId]:
    """The claims that were decided of, those that stand in their place, and those whose place they took."""
    anchors = [anchor for judgement in judgements for anchor in judgement.anchors]
    named = {ClaimId(claim) for judgement in judgements for claim in judged_claims(judgement)}
    named |= {ground.heirs[claim] for claim in named if claim in ground.heirs}
    for claim in ground.read:
        if any(a.document == claim.document.id and a.trigger.span.overlaps(claim.trigger.span) for a in anchors):
            named.add(claim.id)
    return named
