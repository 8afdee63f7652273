from __future__ import annotations

import pytest

from tadmor.lexicon.objects import load_objects
from tadmor.read.objects import find_objects
from tests.factories import a_page
from tests.read.table import listed, rows

LEXICON = load_objects()


@pytest.mark.parametrize(("text", "expected"), rows("objects.tsv"))
def test_objects_of_a_sentence(text: str, expected: str) -> None:
    found = find_objects(a_page(text), LEXICON)
    assert [f"{o.name}={o.category}" for o in found] == listed(expected)
    assert all(o.name == o.evidence.text for o in found)
