from __future__ import annotations

import pytest

from tadmor.model.span import Span
from tadmor.read.places_before import words_before
from tadmor.read.places_unknown import facility_at, is_barred, makes_a_place


@pytest.mark.parametrize(
    ("before", "label", "place", "why"),
    [
        ("Nine died in ", "PERSON", True, "the parser often takes villages for persons"),
        ("They lost faith in ", "PERSON", False, "a person is believed in"),
        ("A drone strike on ", "PERSON", True, "drones strike places"),
        ("An attack on ", "PERSON", False, "persons are attacked too"),
        ("The book on ", "", False, "a subject"),
        ("Rockets were fired from ", "", True, "a place to fire from"),
        ("He had money from ", "", False, "a giver"),
        ("Families fled to ", "", True, "a place to flee to"),
        ("He spoke to ", "PERSON", False, "a listener"),
        ("Troops entered ", "", True, "a place to enter"),
        ("Nine died in the ", "ORG", False, "villages have no article"),
        ("A lack of ", "", False, "of alone"),
    ],
)
def test_words_that_a_place_follows(before: str, label: str, place: bool, why: str) -> None:
    text = before + "Zeravka"
    assert makes_a_place(words_before(text, len(before), Span(0, len(text))), "Zeravka", label) is place, why


@pytest.mark.parametrize(
    "name",
    [
        "Telegram",
        "Parliament",
        "Arabic",
        "Boko Haram",
        "Hezbollah",
        "Operation Dawn",
        "Colonel Haddad",
        "Putin",
        "UNICEF",
        "Human Rights Council",
        "Syrian",
        "Kalashnikov",
    ],
)
def test_names_of_something_else(name: str) -> None:
    assert is_barred(name, "")


@pytest.mark.parametrize("name", ["Zeravka", "Kafr Zahra", "Umm Rashid", "Starolisky"])
def test_names_that_may_be_places(name: str) -> None:
    assert not is_barred(name, "")


@pytest.mark.parametrize(
    ("text", "facility"),
    [
        ("Tabiya gas field burned", " gas field"),
        ("Karsava thermal power plant", " thermal power plant"),
        ("Al-Jalaa airbase", " airbase"),
        ("Zeravka residents", None),
        ("Zeravka base-ball", None),
    ],
)
def test_the_word_for_a_facility(text: str, facility: str | None) -> None:
    match = facility_at(text, text.index(" "), len(text))
    assert (match.group() if match else None) == facility
