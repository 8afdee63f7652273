"""How incidents belong together: answers, waves, totals. Only incidents of nearby days are compared."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Mapping, Sequence

from tadmor.model.actor import Actor
from tadmor.model.claim import Claim
from tadmor.model.geography import compare_places
from tadmor.model.ids import IncidentId
from tadmor.model.incident import Incident
from tadmor.model.value import TimeInterval
from tadmor.text.answers import tells_of_answer
from tadmor.text.names import ActorKey, compare_sides, key_of
from tadmor.text.phrases import WORD, fold
from tadmor.weigh.totals import all_totals, is_within_day

_RESPONSE_DAYS = 3
_STRIKES = frozenset(("air_drone_strike", "shelling_artillery_missile"))
_LONG_WORD = 4
# What nobody strikes back at, and what is no blow.
_NO_ACTS = frozenset(
    (
        "presence troop_movement force_change base_established agreement negotiation threat demand sanction investigation "
        "aid_delivery displacement arms_transfer surrender_or_release remains_found peaceful_protest other"
    ).split()
)
Claims = Mapping[IncidentId, Sequence[Claim]]


def relate_incidents(incidents: Sequence[Incident], claims: Claims) -> tuple[Incident, ...]:
    """Incidents with `part_of` and `response_to`, in the same order.

    `part_of` leads from a strike to the wave of its days, else from an event to the total of its day whose place holds it.
    `response_to` leads from an act to the one before it, within three days, in which the two sides stood the other way round.
    Acts of one day are ordered by the clock where both tell it, or by words ("in retaliation") of the one that answers; with such
    words it is enough that one side is known and none goes against it. Of several the one that the words name, then the latest.
    """
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
        own = _answering_texts(claims[incident.id], None)
        before = [
            o for day in range(start - _RESPONSE_DAYS, start + 1) for o in by_day.get(day, ()) if o.id != incident.id
        ]
        near = [o for day in range(start - 1, start + 2) for o in by_day.get(day, ()) if o.id != incident.id]
        acts = [o for o in before if o.kind not in _NO_ACTS and not all_totals(claims[o.id])]
        words = {
            o.id: _long_words([*own, *(_answering_texts(claims[o.id], incident) if _follows(o, incident) else ())])
            for o in acts
        }
        answered = [o for o in acts if incident.kind not in _NO_ACTS and _answers(incident, o, words[o.id])]
        waves = [o for o in near if _is_part(incident, o, claims)] or _totals(incident, near, claims)
        related.append(
            dataclasses.replace(
                incident,
                response_to=max(answered, key=lambda o: (_named(o, words[o.id]), _first(o), o.id)).id
                if answered
                else None,
                part_of=min(waves, key=lambda o: o.id).id if waves else None,
            )
        )
    return tuple(related)


def _first(incident: Incident) -> str:
    return (incident.when.earliest or "") if incident.when else ""


def _answering_texts(claims: Sequence[Claim], later: Incident | None) -> list[str]:
    """Sentences that say of an act that it answers another.

    Of the claims of the act itself (`later` None), or of the one before it where the sentence stands in a report of both:
    "the strike answered the attack on a convoy" tells of the attack.
    """
    shared = claims if later is None else [c for c in claims if c.document.id in later.documents]
    return [claim.evidence.text for claim in shared if tells_of_answer(claim.evidence.text)]


def _long_words(texts: Sequence[str]) -> frozenset[str]:
    words = (fold(word) for text in texts for word in WORD.findall(text))
    return frozenset(word for word in words if len(word) >= _LONG_WORD)


def _answers(later: Incident, earlier: Incident, words: frozenset[str]) -> bool:
    if compare_places(later.where, earlier.where) <= -1.0 or not (
        _follows(earlier, later) or (words and _one_day(earlier, later))
    ):
        return False
    doers = compare_sides(_side(later.actors, "perpetrator"), _side(earlier.actors, "target"))
    targets = compare_sides(_side(later.actors, "target"), _side(earlier.actors, "perpetrator"))
    if doers > 0.5 and targets > 0.5:
        return True
    return bool(words) and max(doers, targets) > 0.5 and not _same_side(later, earlier)


def _same_side(a: Incident, b: Incident) -> bool:
    return compare_sides(_side(a.actors, "perpetrator"), _side(b.actors, "perpetrator")) > 0.5


def _follows(earlier: Incident, later: Incident) -> bool:
    """True where the days, or on one day the clock times of both, put `earlier` first."""
    first, second = earlier.when, later.when
    if first is None or second is None or not (first.first_day and second.first_day):
        return False
    if first.first_day != second.first_day:
        return first.first_day < second.first_day
    return _has_clock(first) and _has_clock(second) and (first.latest or "") <= (second.earliest or "")


def _has_clock(when: TimeInterval) -> bool:
    return "T" in (when.earliest or "") and "T" in (when.latest or "")


def _one_day(a: Incident, b: Incident) -> bool:
    return bool(a.when and b.when and a.when.first_day == b.when.first_day) and not _follows(b, a)


def _named(incident: Incident, words: frozenset[str]) -> int:
    """How many words of what was hit the answer repeats."""
    targets = (actor.name for actor in incident.actors if actor.role in ("target", "victim"))
    said = {fold(word) for name in targets for word in WORD.findall(name)}
    return len({word for word in said if len(word) >= _LONG_WORD} & words)


def _side(actors: Sequence[Actor], role: str) -> tuple[ActorKey, ...]:
    keys = (key_of(actor) for actor in actors if actor.role == role)
    return tuple(key for key in keys if key is not None)


def _totals(incident: Incident, near: Sequence[Incident], claims: Claims) -> list[Incident]:
    """Totals of the day that hold the incident."""
    if all_totals(claims[incident.id]):
        return []
    return [o for o in near if _all_scope(claims[o.id], "day_total") and is_within_day(incident, o)]


def _is_part(incident: Incident, wave: Incident, claims: Claims) -> bool:
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
