"""Whom a figure counts, and how it is shown."""

from __future__ import annotations

from typing import Any

import pytest

from tadmor.model.value import Quantity
from tadmor.weigh.figures import Figure, population_of, status_of_words
from tests.claims_factory import a_claim, a_figure

POPULATIONS: list[tuple[Quantity, str]] = [
    (a_figure("killed", 5), "people"),
    (a_figure("killed", 5, of="people"), "people"),
    (a_figure("killed", 5, of="Bodies"), "people"),
    (a_figure("killed", 5, of="civilians"), "civilian"),
    (a_figure("killed", 5, of="fighters of the Front"), "combatant"),
    (a_figure("killed", 5, of="civilians and fighters"), "people"),
    (a_figure("killed", 5, of="Alandian citizens"), "alandian"),
    (a_figure("killed", 5, of="Alandians"), "alandian"),
    (a_figure("killed", 5, of="men", status="combatant"), "combatant"),
    (a_figure("killed", 5, of="children", group="child"), "child"),
    (a_figure("vehicles_destroyed", 5, belongs_to="Aland army"), "aland army"),
]
SHOWN: list[tuple[Quantity, str]] = [
    (a_figure("killed", 7), "7"),
    (a_figure("killed", 12, None, modifier="at_least"), "12 or more"),
    (a_figure("killed", 12, None, modifier="more_than"), "more than 12"),
    (a_figure("killed", None, 20), "up to 20"),
    (a_figure("killed", 100, 500), "100–500"),
    (a_figure("killed", 55, denied=True), "denied: 55"),
]


@pytest.mark.parametrize(("quantity", "expected"), POPULATIONS)
def test_population(quantity: Quantity, expected: str) -> None:
    assert population_of(quantity) == expected


@pytest.mark.parametrize(("quantity", "expected"), SHOWN)
def test_text(quantity: Quantity, expected: str) -> None:
    told: dict[str, Any] = {"claim": a_claim(), "voice": "A", "independent": True, "day": "2024-05-30"}
    assert Figure(quantity=quantity, **told).text == expected


def test_status_of_words() -> None:
    assert status_of_words("local civilians") == "civilian"
    assert status_of_words("rebel fighters") == "combatant"
    assert status_of_words("the convoy") == "unknown"
