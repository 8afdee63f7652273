"""Ids of incidents that last: what is computed anew keeps the id of what it was before, and ids of old lead to what there is now.

Of itself an incident is named by the set of its claims. Where the record knew those claims under other ids, it takes, in this
order: the id that stood for the very same claims before (so that taking a judgement back gives back the ids of before); the id of
which it holds more than half of the claims; the id that once stood for claims of which it holds more than half. An id goes to one
incident only. What the claims of an incident are hangs on no id, so that history changes names and nothing else.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from tadmor.model.ids import ClaimId, IncidentId, next_id
from tadmor.model.incident import FormerIncident, Incident, Superseded
from tadmor.model.judgement import Judgement

Home = Mapping[ClaimId, int]
Heirs = Mapping[ClaimId, ClaimId]
NOT_MOVED: Heirs = MappingProxyType({})


def keep_ids(
    incidents: Sequence[Incident],
    living: Sequence[FormerIncident],
    former: Sequence[FormerIncident],
    moved: Heirs = NOT_MOVED,
) -> tuple[Incident, ...]:
    """The incidents under the ids that they keep, in the order of those. `living` is what ids stood for so far, `former` before."""
    home = {claim: at for at, incident in enumerate(incidents) for claim in incident.claims}
    given: dict[int, IncidentId] = {}
    # First by the claims as they were known: others may have come to be these by having been read anew, or by hand.
    as_known = (living, former) if moved else ()
    living, former = ([_moved(one, moved) for one in known] if moved else known for known in (living, former))
    for known in (*as_known, living, former):
        _give(given, ((k, at) for k in known if (at := _same_claims(k, incidents, home)) is not None))
    for known in (living, former):
        _give(given, _by_share(known, home))
    taken = set(given.values())
    names = {i.id: given.get(at) or _fresh(i.id, taken) for at, i in enumerate(incidents)}
    named = (
        replace(
            incident,
            id=names[incident.id],
            part_of=names.get(incident.part_of) if incident.part_of else None,
            response_to=names.get(incident.response_to) if incident.response_to else None,
        )
        for incident in incidents
    )
    return tuple(sorted(named, key=lambda incident: incident.id))


def _moved(known: FormerIncident, moved: Heirs) -> FormerIncident:
    return replace(known, claims=tuple(dict.fromkeys(moved.get(claim, claim) for claim in known.claims)))


def _give(given: dict[int, IncidentId], wanted: Iterable[tuple[FormerIncident, int]]) -> None:
    taken = set(given.values())
    for known, at in wanted:
        if at not in given and known.id not in taken:
            given[at] = known.id
            taken.add(known.id)


def _same_claims(known: FormerIncident, incidents: Sequence[Incident], home: Home) -> int | None:
    at = home.get(known.claims[0]) if known.claims else None
    return at if at is not None and set(incidents[at].claims) == set(known.claims) else None


def _by_share(known: Sequence[FormerIncident], home: Home) -> list[tuple[FormerIncident, int]]:
    """Incidents that hold more than half of the claims that an id stood for and that are still read, those of most claims first."""
    found = []
    for one in known:
        homes = Counter(home[claim] for claim in one.claims if claim in home)
        found += [(count, one, at) for at, count in homes.items() if 2 * count > homes.total()]
    found.sort(key=lambda entry: (-entry[0], entry[1].id, entry[1].claims))
    return [(one, at) for _, one, at in found]


def _fresh(own: IncidentId, taken: Collection[IncidentId]) -> IncidentId:
    """The id of its set of claims, or one that follows from it where another incident has kept that."""
    while own in taken:
        own = next_id(own)
    return own


def remember(
    incidents: Sequence[Incident],
    living: Sequence[FormerIncident],
    former: Sequence[FormerIncident],
    moved: Heirs = NOT_MOVED,
    judgements: Sequence[Judgement] = (),
) -> tuple[FormerIncident, ...]:
    """Everything that ids ever stood for and do not now, and where each of them leads: by id.

    `judgements` are those that apply, about claims as they are now. Where nothing of an id is read any more, it leads where it led.
    """
    now = {incident.id: set(incident.claims) for incident in incidents}
    home = {claim: incident.id for incident in incidents for claim in incident.claims}
    known = {(one.id, one.claims): one for one in (*living, *former) if now.get(one.id) != set(one.claims)}
    known |= {(one.id, one.claims): one for one in former}
    led = {one.id: one for one in former if one.superseded_by}
    stood: dict[IncidentId, set[ClaimId]] = defaultdict(set)
    for one in known.values():
        stood[one.id] |= {moved.get(claim, claim) for claim in one.claims}
    ends = {
        wanted: replace(_NOWHERE, id=wanted)
        if wanted in now
        else _lead_on(wanted, {c: home[c] for c in claims if c in home}, now, led, judgements)
        for wanted, claims in stood.items()
    }
    found = (replace(ends[one.id], claims=one.claims) for one in known.values())
    return tuple(sorted(found, key=lambda one: (one.id, one.claims)))


_NOWHERE = FormerIncident(id=IncidentId(""), claims=())


def _lead_on(
    wanted: IncidentId,
    homes: Mapping[ClaimId, IncidentId],
    now: Mapping[IncidentId, set[ClaimId]],
    led: Mapping[IncidentId, FormerIncident],
    judgements: Sequence[Judgement],
) -> FormerIncident:
    """Where an id leads that names no incident: what holds its claims, else what the record last knew of it, to its end."""
    after = tuple(sorted(set(homes.values())))
    if not after:
        ends = _follow(wanted, now, led)
        return replace(led[wanted], superseded_by=ends) if ends else replace(_NOWHERE, id=wanted, because="not_read")
    joined = len(after) == 1 and not now[after[0]] <= set(homes)
    because: Superseded = "parted" if len(after) > 1 else "joined" if joined else "renamed"
    decided = [j for j in judgements if _brought_about(j, because, homes, now)]
    newest = max(decided, key=lambda j: (j.at, j.id)).id if decided else None
    return FormerIncident(id=wanted, claims=(), superseded_by=after, because=because, judgement=newest)


def _follow(
    wanted: IncidentId, now: Mapping[IncidentId, set[ClaimId]], led: Mapping[IncidentId, FormerIncident]
) -> tuple[IncidentId, ...]:
    ends, seen, waiting = set[IncidentId](), {wanted}, [wanted]
    while waiting:
        one = led.get(waiting.pop())
        for after in one.superseded_by if one else ():
            if after in now:
                ends.add(after)
            elif after not in seen:
                seen.add(after)
                waiting.append(after)
    return tuple(sorted(ends))


def _brought_about(
    judgement: Judgement,
    because: Superseded,
    homes: Mapping[ClaimId, IncidentId],
    now: Mapping[IncidentId, set[ClaimId]],
) -> bool:
    """True where a person joined a claim of it with one of the others in its place, or kept two of its claims apart."""
    pair = [ClaimId(part) for part in judgement.on]
    inside = [claim for claim in pair if claim in homes]
    if because == "joined" and judgement.verdict == "same" and len(inside) == 1:
        return set(pair) <= now[homes[inside[0]]]
    parted = because == "parted" and judgement.verdict == "different" and len(inside) == 2
    return parted and homes[inside[0]] != homes[inside[1]]
