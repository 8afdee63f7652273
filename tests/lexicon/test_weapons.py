from __future__ import annotations

import pytest

from tadmor.lexicon.entries import read_rows
from tadmor.lexicon.weapons import NOT_WEAPONS, load_weapons
from tadmor.read.weapons import find_weapons
from tests.factories import a_page

LEXICON = load_weapons()
ROWS = [(row["id"], row["category"], row["example"]) for row in read_rows("weapons.tsv")]


@pytest.mark.parametrize(("entity", "category", "example"), ROWS)
def test_the_example_is_read(entity: str, category: str, example: str) -> None:
    found = find_weapons(a_page(example, parsed=False), LEXICON)
    assert (entity, category) in {(w.entity_id, w.category) for w in found}


def test_there_are_enough_and_their_ids_are_unique() -> None:
    assert len({entity for entity, _, _ in ROWS}) == len(ROWS) >= 430


@pytest.mark.parametrize("phrase", NOT_WEAPONS)
def test_what_only_sounds_like_a_weapon_is_not_one(phrase: str) -> None:
    assert find_weapons(a_page(f"They spoke of the {phrase}.", parsed=False), LEXICON) == ()
