"""Which entries of the actor lexicon claims refer to, with those they belong to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from tadmor.model.actor import ActorEntry
from tadmor.model.claim import Claim
from tadmor.model.ids import EntityId


def select_actors(claims: Iterable[Claim], entries: Mapping[EntityId, ActorEntry]) -> tuple[ActorEntry, ...]:
    """Entries that actors, speakers and parties of the claims refer to, and their parents, by id."""
    found: dict[EntityId, ActorEntry] = {}
    left = {name for claim in claims for name in _names_of(claim)}
    while left:
        entry = entries.get(left.pop())
        if entry is not None and entry.entity_id not in found:
            found[entry.entity_id] = entry
            left.update(parent.entity_id for parent in entry.parents)
    return tuple(found[entity] for entity in sorted(found))


def _names_of(claim: Claim) -> Iterator[EntityId]:
    for actor in claim.actors:
        if actor.entity_id:
            yield actor.entity_id
    for source in claim.sources:
        for name in (source.entity_id, source.party):
            if name:
                yield EntityId(name)
