from __future__ import annotations

from dataclasses import replace

import pytest

from tadmor.export.naming import name_place, spell_where
from tadmor.export.page.words import (
    capital,
    count_of,
    spell_confidence,
    spell_day,
    spell_figure,
    spell_heading,
    spell_marks,
    spell_title,
    spell_when,
)
from tadmor.model.incident import Range
from tadmor.model.place import Place, Relation
from tadmor.model.value import TimeInterval
from tests.store.samples import CLAIMS, INCIDENT, STRIKE_PLACE


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (Range(low=11, best=11, high=11), "11"),
        (Range(low=14, best=15, high=16), "14 to 16, best 15"),
        (Range(low=14, best=14, high=16), "14 to 16"),
        pytest.param(Range(low=0, best=0, high=0), "0", id="nobody is a figure"),
        pytest.param(Range(low=11, best=11, high=None), "11 or more", id="open above"),
        pytest.param(Range(low=None, best=None, high=20), "up to 20", id="open below"),
        pytest.param(Range(), "–", id="nobody counts"),
        pytest.param(None, "–", id="nothing"),
    ],
)
def test_figures(figure: Range | None, words: str) -> None:
    assert spell_figure(figure) == words


@pytest.mark.parametrize(
    ("name", "relation", "precision", "words"),
    [
        ("Selvan", "in", "settlement", "Selvan"),
        ("Selvan", "near", "settlement", "near Selvan"),
        ("Selvan", "southwest_of", "settlement", "southwest of Selvan"),
        pytest.param("near Selvan", "near", "settlement", "near Selvan", id="said once"),
        pytest.param("Homs", "in", "province", "somewhere in Homs", id="a province is wide"),
        pytest.param("road from Selvan to Homs", "on_road", "province", "the road from Selvan to Homs", id="a road"),
    ],
)
def test_places_as_named(name: str, relation: Relation, precision: str, words: str) -> None:
    place = replace(STRIKE_PLACE, name=name, relation=relation, precision=precision)  # type: ignore[arg-type]
    assert name_place(place) == words


@pytest.mark.parametrize(
    ("place", "short", "words"),
    [
        (replace(STRIKE_PLACE, admin1="Homs", radius_km=3.2), False, "Selvan, Homs, Syria, within 4 km"),
        (replace(STRIKE_PLACE, admin1="Homs", radius_km=3.2), True, "Selvan, Syria"),
        pytest.param(
            Place(name="the mill", evidence=STRIKE_PLACE.evidence), True, "the mill, not found on the map", id="x"
        ),
        pytest.param(None, False, "not said", id="nothing"),
    ],
)
def test_places_with_their_width(place: Place | None, short: bool, words: str) -> None:
    assert spell_where(place, short=short) == words


def test_a_title_says_that_it_is_told() -> None:
    assert spell_title(INCIDENT, CLAIMS) == "Reported air or drone strike, Selvan, 27 May 2024"
    planned = [replace(claim, reality="planned") for claim in CLAIMS]
    assert spell_title(INCIDENT, planned).startswith("Reported as planned: air or drone strike")
    total = [replace(claim, scope="day_total") for claim in CLAIMS]
    assert spell_title(INCIDENT, total).startswith("Reported air or drone strike (total of a day), Selvan")
    assert spell_title(replace(INCIDENT, when=None, where=None), CLAIMS) == "Reported air or drone strike"


def test_marks_are_words() -> None:
    assert spell_marks(INCIDENT, CLAIMS) == [
        "sources disagree on whether civilians were hit",
        "denied: whether civilians were hit",
    ]


def test_small_words() -> None:
    assert [count_of(n, "report") for n in (0, 1, 2)] == ["0 reports", "1 report", "2 reports"]
    assert spell_day("2024-05-07T13:15") == "7 May 2024"
    assert spell_day(None) == "on a day not known"
    assert [spell_confidence(c) for c in (0.9, 0.6, 0.2)] == ["likely right", "uncertain", "a guess"]
    assert [spell_heading("killed", of) for of in ("people", None, "child")] == ["Killed", "Killed", "Killed: children"]
    assert capital("army") == "Army"
    when = TimeInterval(earliest=None, latest="2024-05-30", precision="day", basis="publication")
    assert spell_when(when) == "by 30 May 2024 (no day said)"
