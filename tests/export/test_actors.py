from __future__ import annotations

from dataclasses import replace

import pytest

from tadmor.export.actors import select_actors
from tadmor.model.actor import Actor, ActorEntry, ActorName, ActorParent
from tadmor.model.claim import Claim
from tadmor.model.ids import EntityId
from tests.store.samples import STRIKE_CLAIM


def _entry(name: str, *parents: str) -> ActorEntry:
    return ActorEntry(
        entity_id=EntityId(name),
        names=(ActorName(name=name),),
        kind="armed_group",
        parents=tuple(ActorParent(entity_id=EntityId(parent)) for parent in parents),
    )


ENTRIES = {
    entry.entity_id: entry
    for entry in (_entry("brigade", "front"), _entry("front", "league"), _entry("league", "front"), _entry("other"))
}


def _acting(entity: str) -> Claim:
    actor = Actor(name="x", entity_id=EntityId(entity), role="perpetrator", evidence=STRIKE_CLAIM.trigger)
    return replace(STRIKE_CLAIM, actors=(actor,))


def _speaking(**fields: EntityId) -> Claim:
    return replace(STRIKE_CLAIM, sources=(replace(STRIKE_CLAIM.sources[0], **fields),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        pytest.param(STRIKE_CLAIM, [], id="nobody known"),
        pytest.param(_acting("other"), ["other"], id="who acts"),
        pytest.param(
            _acting("brigade"), ["brigade", "front", "league"], id="and whom they belong to, even in a circle"
        ),
        pytest.param(_acting("unheard of"), [], id="not in the lexicon"),
        pytest.param(_speaking(entity_id=EntityId("other")), ["other"], id="who speaks"),
        pytest.param(_speaking(party=EntityId("other")), ["other"], id="the party that a speaker belongs to"),
    ],
)
def test_who_is_referred_to(claim: Claim, expected: list[str]) -> None:
    assert [entry.entity_id for entry in select_actors([claim], ENTRIES)] == expected
