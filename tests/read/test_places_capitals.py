from __future__ import annotations

import pytest

from tadmor.read.places_capitals import with_small_letters
from tests.factories import a_page
from tests.world import world


@pytest.mark.parametrize(
    ("said", "written", "why"),
    [
        ("A BOMB EXPLODED IN CALI ON TUESDAY.", "a bomb exploded in Cali on tuesday.", "a town after in"),
        ("HE DIED IN SAN MIGUEL DEPARTMENT.", "he died in San Miguel department.", "two words and their kind"),
        ("TROOPS SEARCHED THE AREA IN THE MORNING.", "troops searched the area in the morning.", "ordinary words"),
        ("THE REBELS HID IN LA FINCA HILL.", "the rebels hid in La Finca Hill.", "a hill that begins like a name"),
        ("THE CITY OF MEDELLIN WAS QUIET TODAY.", "the city of Medellin was quiet today.", "after the city of"),
    ],
)
def test_names_keep_their_capitals(said: str, written: str, why: str) -> None:
    page = with_small_letters(a_page(said, parsed=False), world())
    assert page.document.text == written, why


@pytest.mark.parametrize("text", ["", "A bomb exploded in Cali.", "UN: NO.", "Zwei Tote in der Stadt."])
def test_other_texts_are_left_alone(text: str) -> None:
    page = a_page(text, parsed=False)
    assert with_small_letters(page, world()) is page


def test_offsets_stay_where_they_were() -> None:
    said = "NINE DIED.\nTHE ARMY ENTERED MEDELLIN, COLOMBIA, ON MONDAY. Nobody spoke."
    page = with_small_letters(a_page(said, parsed=False), world())
    assert len(page.document.text) == len(said)
    assert page.document.text.endswith("Nobody spoke.")
    assert page.document.text.index("Medellin") == said.index("MEDELLIN")
