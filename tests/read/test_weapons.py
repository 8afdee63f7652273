from __future__ import annotations

import pytest

from tadmor.lexicon.weapons import load_weapons
from tadmor.read.weapons import find_weapons
from tests.factories import a_page
from tests.read.table import listed, rows

LEXICON = load_weapons()


@pytest.mark.parametrize(("text", "expected"), rows("weapons.tsv"))
def test_weapons_of_a_sentence(text: str, expected: str) -> None:
    found = find_weapons(a_page(text), LEXICON)
    assert [f"{w.name}={w.category}={w.role}" for w in found] == listed(expected)


def test_two_calibres_are_two_entries_and_each_quotes_its_number() -> None:
    page = a_page("The village was shelled with 80 and 120 mm mortars.")
    first, second = find_weapons(page, LEXICON)
    assert (first.entity_id, second.entity_id) == ("weapon:mortar/80mm", "weapon:mortar/120mm")
    assert first.evidence.text == "80 and 120 mm mortars"
    assert second.evidence.text == "120 mm mortars"
