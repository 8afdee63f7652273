"""Two places: one or not? One reason a row."""

from __future__ import annotations

import dataclasses

import pytest

from tadmor.model.geography import compare_places, folded_name, kilometres, width_of
from tests.claims_factory import a_claim

ROWS = [
    ("the same town", "Varda", "Varda", 1.0),
    ("a suburb under another name", "Varda", "Lower Varda", 0.8),
    ("60 km away", "Varda", "Orlin", -1.0),
    ("its district", "Varda", "Varda district", 0.6),
    ("its province", "Varda", "Sarin", 0.2),
    ("its country", "Varda", "Aland", 0.1),
    ("another province", "Varda", "Kell", -1.0),
    ("another country", "Varda", "Bland", -1.0),
    ("the same province", "Sarin", "Sarin", 0.3),
    ("two names, not resolved", "the old mill", "the grain market", 0.0),
    ("one name, not resolved", "the old mill", "the old mill", 0.8),
    ("a town, and a name not resolved", "Varda", "the old mill", 0.0),
]


@pytest.mark.parametrize(("reason", "a", "b", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_compare_places(reason: str, a: str, b: str, expected: float) -> None:
    first, second = a_claim(place=a).where, a_claim(place=b).where
    assert compare_places(first, second) == compare_places(second, first) == expected, reason


def test_no_place_says_nothing() -> None:
    assert compare_places(a_claim(place="Varda").where, None) == 0


def test_a_bearing_widens_a_place() -> None:
    varda = a_claim(place="Varda").where
    assert varda is not None
    north = dataclasses.replace(varda, name="Dorn", latitude=50.45)
    assert compare_places(varda, north) == -1.0
    assert compare_places(dataclasses.replace(varda, relation="north_of"), north) > -1.0


@pytest.mark.parametrize(("latitude", "expected"), [(50.05, 0.8), (50.15, 0.2), (50.25, -0.6), (50.40, -1.0)])
def test_a_village_north_of_the_town(latitude: float, expected: float) -> None:
    varda = a_claim(place="Varda").where
    assert varda is not None
    assert compare_places(varda, dataclasses.replace(varda, name="Dorn", latitude=latitude)) == expected


def test_kilometres() -> None:
    assert kilometres((52.52, 13.405), (48.8566, 2.3522)) == pytest.approx(878, abs=3)


def test_width_and_name() -> None:
    place = a_claim(place="Sarin").where
    assert place is not None
    assert width_of(place) == 2
    assert folded_name(dataclasses.replace(place, name="Čára-Ďasna ")) == "cara dasna"
