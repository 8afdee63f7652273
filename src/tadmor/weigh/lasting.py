"""Ids of incidents that last: what is computed anew keeps the id of what it was before, and ids of old lead to what there is now.

Of itself an incident is named by the set of its claims. Where the record knew those claims under other ids, it takes, in this
order: the id that stood for the very same claims before (so that taking a judgement back gives back the ids of before); the id of
which it holds more than half of the claims; the id that once stood for claims of which it holds more than half. An id goes to one
incident only. What the claims of an incident are hangs on no id, so that history changes names and nothing else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from tadmor.model.ids import ClaimId, IncidentId, next_id
from tadmor.model.incident import FormerIncident, Incident

Home = Mapping[ClaimId, int]


def keep_ids(
    incidents: Sequence[Incident], living: Sequence[FormerIncident], former: Sequence[FormerIncident]
) -> tuple[Incident, ...]:
    """The incidents under the ids that they keep, in their order. `living` is what ids stood for so far, `former` before."""
    home = {claim: at for at, incident in enumerate(incidents) for claim in incident.claims}
    given: dict[int, IncidentId] = {}
    for known in (living, former):
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


def gone_since(living: Sequence[FormerIncident], incidents: Sequence[Incident]) -> tuple[FormerIncident, ...]:
    """What ids stood for before and do not now: what is to be added to the former incidents."""
    now = {incident.id: set(incident.claims) for incident in incidents}
    return tuple(one for one in living if now.get(one.id) != set(one.claims))


def find_successors(
    wanted: IncidentId, incidents: Sequence[Incident], former: Sequence[FormerIncident]
) -> tuple[IncidentId, ...]:
    """The incidents in which the claims are now that an id ever stood for: what `superseded_by` says of it."""
    claims = {claim for one in former if one.id == wanted for claim in one.claims}
    return tuple(sorted(incident.id for incident in incidents if claims.intersection(incident.claims)))
