from __future__ import annotations

import pytest

from tadmor.lexicon.entries import listed, read_rows
from tadmor.lexicon.objects import load_objects
from tadmor.read.objects import find_objects
from tests.factories import a_page

LEXICON = load_objects()
ROWS = [(row["category"], row["names"], row["example"]) for row in read_rows("objects.tsv")]


@pytest.mark.parametrize(("category", "names", "example"), [r for r in ROWS if r[0] != "none"])
def test_the_example_and_every_name_are_read(category: str, names: str, example: str) -> None:
    assert [o.category for o in find_objects(a_page(example, parsed=False), LEXICON)] == [category]
    for name in listed(names):
        assert LEXICON.table.get(name), name


@pytest.mark.parametrize("phrase", [p for c, names, _ in ROWS if c == "none" for p in listed(names)])
def test_what_only_sounds_like_an_object_is_not_one(phrase: str) -> None:
    assert find_objects(a_page(f"They spoke of {phrase}.", parsed=False), LEXICON) == ()
