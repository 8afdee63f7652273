from __future__ import annotations

from itertools import pairwise

import pytest

from tadmor.lexicon.short_provinces import find_short_provinces
from tadmor.model.place import Place
from tadmor.read.places import find_places
from tadmor.read.toponyms import find_toponyms
from tests.factories import a_page
from tests.read.test_places import rows
from tests.world import world

CASES = rows("toponyms.tsv")


def toponyms(text: str) -> tuple[Place, ...]:
    return find_toponyms(a_page(text, parsed=True), world())


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["text"][:50])
def test_names_and_where_they_are(case: dict[str, str]) -> None:
    got = [(p.name, p.country or "?", p.precision) for p in toponyms(case["text"])]
    wanted = [] if case["expected"] == "-" else [tuple(w.split("|")) for w in case["expected"].split(" ;; ")]
    assert len(got) >= len(wanted), (case["reason"], got)
    for want in wanted:
        assert any(all(w in ("*", g) for w, g in zip(want, found, strict=True)) for found in got), (
            case["reason"],
            want,
            got,
        )
    if not wanted:
        assert not got


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["text"][:50])
def test_each_name_quotes_itself_once(case: dict[str, str]) -> None:
    got = toponyms(case["text"])
    assert all(p.evidence.text == p.name for p in got)
    spans = [p.evidence.span for p in got]
    assert spans == sorted(spans)
    assert not any(a.overlaps(b) for a, b in pairwise(spans))


def test_places_of_events_leave_out_governments_bodies_and_datelines() -> None:
    text = "GAO, Mali (XPA) - Russian officers and the Aleppo Military Council met in Manbij."
    places = find_places(a_page(text, parsed=True), world())
    assert [p.name for p in places] == ["Manbij"]
    assert {"Aleppo", "Manbij", "Russian"} <= {p.name for p in toponyms(text)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("in Salem, Ore., and", [("Ore.", "Oregon")]),
        ("in Salem, OR, and", [("OR", "Oregon")]),
        ("he said, OR else", []),
        ("about 400 B.C. they came", []),
        ("the B.C. coast", [("B.C.", "British Columbia")]),
        ("by N.S.W. police and by NSW police", [("N.S.W.", "New South Wales"), ("NSW", "New South Wales")]),
        ("Moved to Perth, Wash., in May", [("Wash.", "Washington")]),
        ("Miss. Jones came", []),
    ],
)
def test_letters_of_provinces(text: str, found: list[tuple[str, str]]) -> None:
    got = [(text[span.start : span.end], name) for span, name in find_short_provinces(text, 0, len(text))]
    assert got == found
