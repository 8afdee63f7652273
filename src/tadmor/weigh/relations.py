"""How incidents belong together: answers, waves, totals. Only incidents of nearby days are compared."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Sequence

from tadmor.model.claim import Claim
from tadmor.model.geography import compare_places, width_of
from tadmor.model.incident import Incident
from tadmor.model.place import Place
from tadmor.text.answers import find_mention
from tadmor.text.names import compare_sides
from tadmor.weigh.answers import Claims, find_answer, side_of
from tadmor.weigh.totals import all_totals, is_within_day

_RESPONSE_DAYS = 3
_STRIKES = frozenset(("air_drone_strike", "shelling_artillery_missile", "remote_explosive"))
_BLASTS = frozenset(("remote_explosive", "suicide_bomb", "grenade"))
_ASSAULTS = frozenset(
    ("attack_on_civilians", "armed_clash", "execution", "mob_violence", "abduction", "property_destruction")
)
_NOWHERE = 9


def relate_incidents(incidents: Sequence[Incident], claims: Claims) -> tuple[Incident, ...]:
    """Incidents with `part_of`, `response_to` and `response_said_by`, in the same order.

    `part_of` leads from a strike to the narrowest wave of its days, else from an event to the narrowest total of its day whose
    place holds it. `response_to` leads from an act to the one that it answers (tadmor.weigh.answers).
    """
    by_day: dict[int, list[Incident]] = defaultdict(list)
    for incident in incidents:
        if (start := _start(incident)) is not None:
            by_day[start].append(incident)
    parts = {incident.id: _with_part(incident, by_day, claims) for incident in incidents}
    told = _told_in_one_sentence(incidents, claims)
    related = []
    for incident in incidents:
        start = _start(incident)
        days = range(start - _RESPONSE_DAYS, start + 1) if start is not None else range(0)
        before = {o.id: parts[o.id] for day in days for o in by_day.get(day, ())}
        before |= {o.id: parts[o.id] for o in told.get(incident.id, ())}
        answered = find_answer(parts[incident.id], list(before.values()), claims) if before else None
        related.append(
            dataclasses.replace(
                parts[incident.id],
                response_to=answered.incident.id if answered else None,
                response_said_by=answered.said_by if answered else (),
            )
        )
    return tuple(related)


def _start(incident: Incident) -> int | None:
    return incident.when.first_day.toordinal() if incident.when and incident.when.first_day else None


def _told_in_one_sentence(incidents: Sequence[Incident], claims: Claims) -> dict[str, list[Incident]]:
    """By incident, those of which a sentence of it says that it answers them, though it gives them no day."""
    answered: dict[tuple[str, int], list[Incident]] = defaultdict(list)
    for incident in incidents:
        if _start(incident) is None:
            for claim in claims[incident.id]:
                if find_mention(claim) is not None:
                    answered[claim.document.id, claim.evidence.start].append(incident)
    found: dict[str, list[Incident]] = defaultdict(list)
    for incident in incidents if answered else ():
        for claim in claims[incident.id]:
            found[incident.id] += answered.get((claim.document.id, claim.evidence.start), ())
    return found


def _with_part(incident: Incident, by_day: dict[int, list[Incident]], claims: Claims) -> Incident:
    start = _start(incident)
    if start is None:
        return incident
    near = [o for day in range(start - 1, start + 2) for o in by_day.get(day, ()) if o.id != incident.id]
    wholes = [o for o in near if _is_part(incident, o, claims)] or _totals(incident, near, claims)
    whole = min(wholes, key=lambda o: (_width(o), o.id)).id if wholes else None
    return dataclasses.replace(incident, part_of=whole)


def _width(incident: Incident) -> int:
    width = width_of(incident.where) if incident.where else None
    return _NOWHERE if width is None else width


def _totals(incident: Incident, near: Sequence[Incident], claims: Claims) -> list[Incident]:
    """Totals of the day that hold the incident."""
    if all_totals(claims[incident.id]):
        return []
    return [o for o in near if _all_scope(claims[o.id], "day_total") and is_within_day(incident, o)]


def _is_part(incident: Incident, wave: Incident, claims: Claims) -> bool:
    """True for a blow of the wave's kind, days, places and actor."""
    if not _all_scope(claims[wave.id], "wave") or not _all_scope(claims[incident.id], "event"):
        return False
    if not _is_blow_of(incident.kind, wave.kind):
        return False
    mine, theirs = incident.when, wave.when
    if not (mine and theirs and mine.first_day and theirs.first_day and mine.last_day and theirs.last_day):
        return False
    if max(mine.first_day, theirs.first_day) > min(mine.last_day, theirs.last_day):
        return False
    if compare_sides(side_of(incident, "perpetrator"), side_of(wave, "perpetrator")) < 0:
        return False
    own = [p for claim in claims[wave.id] for p in (claim.where, *claim.places) if p is not None and _is_of(claim, p)]
    likeness = max((compare_places(incident.where, place) for place in own), default=0.0)
    # "Drones struck three provinces": the report names their places afterwards, or places that no map has.
    told_together = bool(set(incident.documents) & set(wave.documents)) and not _abroad(incident.where, wave.where)
    return likeness > 0 or (likeness == 0 and told_together)


def _is_of(claim: Claim, place: Place) -> bool:
    """True for a place that the sentence of a claim itself names, and not one beside it."""
    return claim.evidence.start <= place.evidence.start < claim.evidence.end


def _abroad(a: Place | None, b: Place | None) -> bool:
    return bool(a and b and a.country and b.country and a.country != b.country)


def _is_blow_of(kind: str, wave: str) -> bool:
    """A wave of strikes holds strikes, one of bombings bombings; a wave of attacks holds any blow."""
    if kind == wave or {kind, wave} <= _STRIKES or {kind, wave} <= _BLASTS:
        return True
    return wave in _ASSAULTS and kind in _STRIKES | _BLASTS | _ASSAULTS


def _all_scope(claims: Sequence[Claim], scope: str) -> bool:
    told = [claim for claim in claims if claim.stance not in ("denies", "reports_unconfirmed")] or claims
    return all(claim.scope == scope for claim in told)
