from __future__ import annotations

import pytest

from tadmor.lexicon.actors import load_actors
from tadmor.lexicon.entries import listed, read_rows
from tadmor.lexicon.media import load_media

MEDIA = load_media()
ROWS = [(row["names"], row["example"], row["owner"]) for row in read_rows("media.tsv")]


@pytest.mark.parametrize(("names", "example", "owner"), ROWS)
def test_every_name_and_the_example_lead_to_the_medium(names: str, example: str, owner: str) -> None:
    medium = MEDIA.get(listed(names)[0])
    assert medium is not None
    assert medium.owner == (owner or None)
    assert any(m for match in MEDIA.table.find(example) for _, m in match.values if m == medium)


@pytest.mark.parametrize(
    ("name", "entity", "country", "owner"),
    [
        ("TASS", "media:tass", "RU", "state:RU"),
        ("Agence France-Presse", "media:afp", "FR", None),
        ("Amaq", "media:amaq", "SY", "group:islamic_state"),
        ("Al-Manar", "media:al_manar", "LB", "group:hezbollah"),
    ],
)
def test_country_and_owner(name: str, entity: str, country: str, owner: str | None) -> None:
    medium = MEDIA.get(name)
    assert medium is not None
    assert (medium.entity_id, medium.country, medium.owner) == (entity, country, owner)


def test_small_letters_are_not_an_acronym() -> None:
    assert MEDIA.get("ap") is None
    assert MEDIA.get("AP") is not None


def test_every_owner_is_an_actor() -> None:
    actors = load_actors().entries
    assert {owner for _, _, owner in ROWS if owner and owner not in actors} == set()
