"""Chains of sources → who has access of their own. One reason a row."""

from __future__ import annotations

from typing import Any

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
        "the villagers of a town are not its hospital",
        [(OUTLET, a_source("villagers of Varda", "witness")), (OUTLET, a_source("Varda hospital", "medical"))],
        {"villagers of Varda", "Varda hospital"},
    ),
    (
        "an ambassador without a name, and the envoy by name",
        [
            (OUTLET, a_source("Aland's UN ambassador", anonymous=True)),
            (a_source("Evening Post", "outlet"), a_source("Aland's UN envoy Mara Voss")),
        ],
        {"Aland's UN envoy Mara Voss"},
    ),
    (
        "two states' ambassadors",
        [
            (OUTLET, a_source("Bland's UN ambassador", anonymous=True)),
            (a_source("Evening Post", "outlet"), a_source("Aland's UN envoy Mara Voss")),
        ],
        {"Bland's UN ambassador", "Aland's UN envoy Mara Voss"},
    ),
    (
        "a monitor on a page of its own, by its initials",
        [
            (a_source("AMHR", "outlet"),),
            (a_source("AMHR", "outlet"), a_source("Aland Monitor for Human Rights", "ngo")),
        ],
        {"Aland Monitor for Human Rights"},
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


Relay = tuple[str, tuple[Source, ...], dict[str, Any]]


def _hidden(name: str, **rest: Any) -> Source:
    return a_source(name, anonymous=True, **rest)


def _outlet(name: str) -> Source:
    return a_source(name, "outlet")


RELAYS: list[tuple[str, list[Relay], set[str]]] = [
    (
        "an agency, and a blog that quotes the agency: the fuller name",
        [
            ("a", (_outlet("North Press"), _hidden("military official")), {"killed": 7}),
            ("b", (_outlet("Blog"), AGENCY, _hidden("the official")), {"killed": 7}),
        ],
        {"military official"},
    ),
    (
        "an unnamed one and the same without the word",
        [
            ("a", (_outlet("Post"), AGENCY, _hidden("provincial official")), {"killed": 7}),
            ("b", (_outlet("Sun"), AGENCY, _hidden("unnamed provincial official")), {"killed": 7}),
        ],
        {"provincial official"},
    ),
    (
        "named otherwise by two takers of one agency, the same figure",
        [
            ("a", (_outlet("Post"), AGENCY, _hidden("a military official")), {"killed": 7}),
            ("b", (_outlet("Sun"), AGENCY, _hidden("an official of the ministry")), {"killed": 7}),
        ],
        {"an official of the ministry"},
    ),
    (
        "two hidden ones whom one report tells apart",
        [
            ("a", (_outlet("Post"), AGENCY, _hidden("a military official")), {"killed": 7, "at": 0}),
            ("a", (_outlet("Post"), AGENCY, _hidden("a health official")), {"killed": 7, "at": 1}),
        ],
        {"a military official", "a health official"},
    ),
    (
        "a copied text, without a word of the agency",
        [
            ("copy1", (_outlet("Post"), _hidden("provincial official")), {"killed": 7}),
            ("copy2", (_outlet("Sun"), _hidden("official")), {"killed": 7}),
        ],
        {"provincial official"},
    ),
    (
        "two outlets, the same body, the same figure, a day apart",
        [
            ("a", (_outlet("Post"), _hidden("border guard official")), {"killed": 7}),
            (
                "b",
                (_outlet("Sun"), _hidden("an official of the border guard")),
                {"killed": 7, "published": "2024-05-31"},
            ),
        ],
        {"an official of the border guard"},
    ),
    (
        "two outlets, the same body, another figure",
        [
            ("a", (_outlet("Post"), _hidden("border guard official")), {"killed": 7}),
            ("b", (_outlet("Sun"), _hidden("border guard official")), {"killed": 9}),
        ],
        {"border guard official", "border guard official (2)"},
    ),
    (
        "two outlets, nothing said of the body, the same figure",
        [
            ("a", (_outlet("Post"), _hidden("an official")), {"killed": 7}),
            ("b", (_outlet("Sun"), _hidden("an official")), {"killed": 7}),
        ],
        {"an official", "an official (2)"},
    ),
    (
        "an official and a witness by one agency",
        [
            ("a", (_outlet("Post"), AGENCY, _hidden("an official")), {"killed": 7}),
            ("b", (_outlet("Sun"), AGENCY, _hidden("a witness", kind="witness")), {"killed": 7}),
        ],
        {"an official", "a witness"},
    ),
    (
        "the doctors of a hospital speak for it",
        [
            ("a", (_outlet("Post"), _hidden("doctors at the town hospital", kind="medical")), {"killed": 9}),
            ("b", (_outlet("Sun"), a_source("the town hospital", "medical")), {"killed": 12}),
            ("c", (_outlet("Sun"), _hidden("hospital officials", kind="medical")), {"killed": 12}),
        ],
        {"the town hospital"},
    ),
    (
        "two hospitals",
        [
            ("a", (_outlet("Post"), a_source("Varda hospital", "medical")), {"killed": 9}),
            ("b", (_outlet("Sun"), a_source("Orlin hospital", "medical")), {"killed": 12}),
        ],
        {"Varda hospital", "Orlin hospital"},
    ),
    (
        "a military doctor is no hospital",
        [
            ("a", (_outlet("Post"), _hidden("military doctor", kind="medical")), {"killed": 9}),
            ("b", (_outlet("Sun"), a_source("the town hospital", "medical")), {"killed": 12}),
        ],
        {"military doctor", "the town hospital"},
    ),
    (
        "the police of one event are one",
        [
            ("a", (_outlet("Post"), a_source("police", "state_body")), {"killed": 9}),
            ("b", (_outlet("Sun"), a_source("local police", "state_body")), {"killed": 12}),
        ],
        {"local police"},
    ),
    (
        "a ministry of one event with and without its country",
        [
            ("a", (_outlet("Post"), a_source("the defense ministry", "state_body")), {"killed": 9}),
            ("b", (_outlet("Sun"), a_source("Alandian Defence Ministry=state:XA/mod", "state_body")), {"killed": 12}),
        ],
        {"Alandian Defence Ministry"},
    ),
    (
        "a spokesman of the group of which the report speaks",
        [
            ("a", (_outlet("Post"), a_source("Free Front", "armed_group")), {"at": 0}),
            ("a", (_outlet("Post"), _hidden("a spokesman for the group")), {"at": 1}),
        ],
        {"Free Front"},
    ),
    (
        "a capital for its government, beside the minister in one report",
        [
            ("a", (_outlet("Post"), a_source("Alandport=state:XA", party="state:XA")), {"at": 0, "killed": 5}),
            ("a", (_outlet("Post"), a_source("minister Mara Voss", party="state:XA")), {"at": 1, "killed": 5}),
        ],
        {"minister Mara Voss"},
    ),
    (
        "a pronoun is whoever was named before it",
        [("a", (_outlet("Post"), a_source("Varda police", "state_body"), _hidden("they", kind="witness")), {})],
        {"Varda police"},
    ),
    (
        "two in one breath, of whom one is carried alone by the same agency",
        [
            ("a", (_outlet("Post"), AGENCY, _hidden("Bland and Aland sources")), {"killed": 200}),
            ("b", (_outlet("Sun"), AGENCY, _hidden("Aland sources")), {"killed": 200}),
            ("b", (_outlet("Sun"), AGENCY, _hidden("Bland official")), {"killed": 100, "at": 1}),
        ],
        {"Aland sources", "Bland official"},
    ),
    (
        "who speaks of his own people knows",
        [
            ("a", (_outlet("Aid Committee"),), {"on": "three members of our staff"}),
            ("b", (_outlet("Sun"), a_source("Varda police", "state_body")), {}),
            ("c", (_outlet("Post"),), {}),
        ],
        {"Aid Committee", "Varda police"},
    ),
    (
        "two speakers in one breath, each heard alone elsewhere",
        [
            ("a", (_outlet("Post"), _hidden("Bland official and two Aland sources")), {"killed": 100}),
            ("a", (_outlet("Post"), _hidden("Bland official")), {"killed": 100, "at": 1}),
            ("a", (_outlet("Post"), _hidden("Aland sources")), {"killed": 200, "at": 2}),
        ],
        {"Bland official", "Aland sources"},
    ),
]


@pytest.mark.parametrize(("reason", "relays", "expected"), RELAYS, ids=[row[0] for row in RELAYS])
def test_one_speaker_under_many_names(reason: str, relays: list[Relay], expected: set[str]) -> None:
    claims = [a_claim(**{"doc": doc, "outlet": chain[0].name, "sources": chain, **told}) for doc, chain, told in relays]
    urls = tuple(sorted({c.document.url or "" for c in claims if "copy" in (c.document.url or "")}))
    copies = (CopyGroup(documents=urls, kind="near_duplicate", basis="whole text"),) if urls else ()
    assert {origin.name for origin in find_origins(claims, copies)} == expected, reason
    assert {origin.name for origin in find_origins(claims[::-1], copies)} == expected, reason
