"""Which kinds can be one event."""

from __future__ import annotations

import itertools

import pytest

from tadmor.lexicon.kinds import load_kinds
from tadmor.match.families import class_of, compatibility

ROWS = [
    ("air_drone_strike", "air_drone_strike", 1.0),
    ("air_drone_strike", "shelling_artillery_missile", 0.8),
    ("suicide_bomb", "remote_explosive", 0.8),
    ("air_drone_strike", "attack_on_civilians", 0.8),
    ("threat", "air_drone_strike", 0.0),
    ("presence", "armed_clash", 0.0),
    ("investigation", "execution", 0.0),
    ("other", "other", 1.0),
    ("other", "armed_clash", 0.0),
    ("peaceful_protest", "violent_demonstration", 0.3),
]


@pytest.mark.parametrize(("a", "b", "expected"), ROWS)
def test_compatibility(a: str, b: str, expected: float) -> None:
    assert compatibility(a, b) == compatibility(b, a) == expected


def test_every_kind_of_the_table_has_a_class() -> None:
    kinds = set(load_kinds().kinds)
    assert {kind for kind in kinds if class_of(kind) == "other"} == {"other"}


def test_words_never_meet_violence() -> None:
    kinds = load_kinds().kinds
    for a, b in itertools.product(kinds, kinds):
        if class_of(a) == "words" and class_of(b) != "words":
            assert compatibility(a, b) == 0
