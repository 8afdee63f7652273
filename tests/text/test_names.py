"""Two names: one actor or not? One reason a row."""

from __future__ import annotations

import pytest

from tadmor.model.actor import Actor
from tadmor.text.names import compare_actors, compare_sides, key_of
from tests.claims_factory import a_claim


def _actor(name: str) -> Actor:
    return a_claim(by=name).actors[0]


ROWS = [
    ("one entity, other names", "Aland army=xa", "the military=xa", 1.0),
    ("a state and its army", "Aland=state:XA", "the army=state:XA/army", 0.9),
    ("two bodies of one state", "the navy=state:XA/navy", "the army=state:XA/army", 0.8),
    ("two states", "Aland=state:XA", "Bland=state:XB", -1.0),
    ("two entities", "Aland army=xa", "Free Front=front", -1.0),
    ("a noun and its adjective", "Aland", "Alandian forces", 0.9),
    ("a name within a name", "the Front", "Free Front", 0.9),
    ("other names", "River Militia", "Green Party", -0.3),
    ("general words alike", "fighters", "militant fighters", 0.3),
    ("general words unlike", "soldiers", "villagers", 0.0),
    ("a name and a general word", "Free Front", "fighters", 0.0),
    ("two entities that share a word", "Aland army=xa", "Aland police=xp", 0.9),
]


@pytest.mark.parametrize(("reason", "a", "b", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_compare_actors(reason: str, a: str, b: str, expected: float) -> None:
    first, second = key_of(_actor(a)), key_of(_actor(b))
    assert first is not None
    assert second is not None
    assert compare_actors(first, second) == compare_actors(second, first) == pytest.approx(expected), reason


def test_unidentified_actors_are_like_nobody() -> None:
    assert key_of(_actor("?gunmen")) is None
    assert compare_sides((), ()) == 0
