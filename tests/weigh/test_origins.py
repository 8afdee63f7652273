"""Chains of sources → who has access of their own. One reason a row."""

from __future__ import annotations

import pytest

from tadmor.model.incident import CopyGroup
from tadmor.model.source import Source
from tadmor.weigh.origins import find_origins
from tests.claims_factory import a_claim, a_source

OUTLET = a_source("The Courier", "outlet")
AGENCY = a_source("North Press=north-press", "news_agency")

ROWS: list[tuple[str, list[tuple[Source, ...]], set[str]]] = [
    ("one speaker", [(OUTLET, a_source("Ilja Brandt"))], {"Ilja Brandt"}),
    ("a relay is no origin", [(OUTLET, AGENCY, a_source("Ilja Brandt"))], {"Ilja Brandt"}),
    (
        "one speaker by two relays",
        [(OUTLET, AGENCY, a_source("Ilja Brandt")), (a_source("Evening Post", "outlet"), a_source("Ilja Brandt"))],
        {"Ilja Brandt"},
    ),
    ("a name and its surname", [(OUTLET, a_source("Ilja Brandt")), (OUTLET, a_source("Brandt"))], {"Ilja Brandt"}),
    (
        "a name with and without the office",
        [(OUTLET, a_source("Governor Ilja Brandt")), (OUTLET, a_source("Ilja Brandt"))],
        {"Governor Ilja Brandt"},
    ),
    (
        "one entity, three names",
        [
            (OUTLET, a_source("Aland's Defence Ministry=xa-mod", "military")),
            (OUTLET, a_source("the ministry=xa-mod", "military")),
            (OUTLET, a_source("Capital's defence ministry=xa-mod", "military")),
        ],
        {"Aland's Defence Ministry"},
    ),
    (
        "the general word and the full name in one report",
        [(OUTLET, a_source("Sarin regional police", "state_body")), (OUTLET, a_source("police", "state_body"))],
        {"Sarin regional police"},
    ),
    (
        "two speakers",
        [(OUTLET, a_source("Ilja Brandt")), (OUTLET, a_source("Mara Voss"))],
        {"Ilja Brandt", "Mara Voss"},
    ),
    (
        "two ministries",
        [(OUTLET, a_source("Defence Ministry")), (OUTLET, a_source("Interior Ministry"))],
        {"Defence Ministry", "Interior Ministry"},
    ),
    ("an outlet beside a speaker", [(OUTLET,), (OUTLET, a_source("Ilja Brandt"))], {"Ilja Brandt"}),
    ("an outlet alone", [(OUTLET,)], {"The Courier"}),
    ("an agency alone, relayed", [(OUTLET, AGENCY)], {"North Press"}),
    (
        "two entities that share words",
        [
            (OUTLET, a_source("Aland army=xa-army", "military")),
            (OUTLET, a_source("Aland police=xa-police", "state_body")),
        ],
        {"Aland army", "Aland police"},
    ),
    (
        "a person with one surname of two",
        [(OUTLET, a_source("Ilja Brandt")), (OUTLET, a_source("Mara Brandt"))],
        {"Ilja Brandt", "Mara Brandt"},
    ),
]


@pytest.mark.parametrize(("reason", "chains", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_independent_origins(reason: str, chains: list[tuple[Source, ...]], expected: set[str]) -> None:
    claims = [a_claim(at=n, sources=chain) for n, chain in enumerate(chains)]
    assert {origin.name for origin in find_origins(claims)} == expected, reason


def test_anonymous_speakers_of_two_agencies_are_two_and_of_one_agency_one() -> None:
    hidden = a_source("an official", anonymous=True)
    other = a_source("South Wire=south-wire", "news_agency")
    told = [(OUTLET, AGENCY, hidden), (a_source("Post", "outlet"), AGENCY, hidden), (OUTLET, other, hidden)]
    claims = [a_claim(doc=f"d{n}", sources=chain) for n, chain in enumerate(told)]
    assert len(find_origins(claims)) == 2


def test_an_anonymous_speaker_is_one_within_a_report() -> None:
    hidden = a_source("an official", anonymous=True)
    claims = [a_claim(at=0, sources=(OUTLET, AGENCY, hidden)), a_claim(at=1, sources=(OUTLET, hidden))]
    assert len(find_origins(claims)) == 1


def test_copies_of_a_text_are_one_voice() -> None:
    first, second = (
        a_claim(doc=d, outlet=o, sources=(a_source(o, "outlet"),)) for d, o in (("a", "Post"), ("b", "Sun"))
    )
    assert len(find_origins([first, second])) == 2
    urls = tuple(c.document.url or "" for c in (first, second))
    copies = (CopyGroup(documents=urls, kind="near_duplicate", basis="whole text"),)
    assert len(find_origins([first, second], copies)) == 1


def test_a_party_speaks_in_its_own_interest() -> None:
    army = a_source("Aland army=xa-army", "military", party="xa-army")
    claims = [
        a_claim(at=0, by="Aland army=xa-army", sources=(OUTLET, army)),
        a_claim(at=1, by="Aland army=xa-army", sources=(OUTLET, a_source("Varda hospital", "medical"))),
    ]
    interest = {origin.name: origin.own_interest for origin in find_origins(claims)}
    assert interest == {"Aland army": True, "Varda hospital": False}


def test_an_origin_lists_its_claims() -> None:
    claims = [a_claim(at=n, sources=(OUTLET, a_source("Ilja Brandt"))) for n in range(3)]
    (origin,) = find_origins(claims)
    assert set(origin.claims) == {claim.id for claim in claims}
