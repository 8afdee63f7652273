"""Bodies that no lexicon knows, named by what they call themselves. Written before the code."""

from __future__ import annotations

import pytest

from tadmor.lexicon.actors import load_actors
from tadmor.read.actors import find_actors
from tests.factories import a_page

ROWS = [
    ("Suspicion fell on the Front for a Free Delta, which has been fighting since January.", "Front for a Free Delta"),
    ("The Movement for the Defence of the North killed nine soldiers.", "Movement for the Defence of the North"),
    (
        "Fighters of the Popular Front for the Liberation of the Coast shelled the town.",
        "Fighters of the Popular Front for the Liberation of the Coast",
    ),
    ("The Northern People's Army shelled the town on Monday.", "Northern People's Army"),
    ("The Union of Free Farmers attacked a patrol near the river.", "Union of Free Farmers"),
    ("The Red Vanguard said it had killed nine policemen.", "Red Vanguard"),
    ("The Upper River Resistance Council shot two spies, it said.", "Upper River Resistance Council"),
    ("Nine people were killed by the Sons of the Desert Brigade.", "Sons of the Desert Brigade"),
]
NOT_FORCES = [
    "The European Union paid for the bridge.",
    "The Salvation Army gave out soup.",
    "The Labour Movement marched on the first of May.",
]


@pytest.mark.parametrize(("text", "name"), ROWS, ids=[row[1] for row in ROWS])
def test_a_force_is_found_by_what_it_calls_itself(text: str, name: str) -> None:
    found = find_actors(a_page(text), load_actors())
    assert name in [mention.name for mention in found], [mention.name for mention in found]


@pytest.mark.parametrize("text", NOT_FORCES)
def test_not_every_body_bears_arms(text: str) -> None:
    found = find_actors(a_page(text), load_actors())
    assert not [m.name for m in found if m.kind in {"armed_group", "military"} and m.entity_id is None]
