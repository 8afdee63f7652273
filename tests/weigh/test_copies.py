"""Which reports carry one text, and which relay one statement."""

from __future__ import annotations

import dataclasses

import pytest
from benchmarks.minhash import meet_by_minhash

from tadmor.model.document import Document
from tadmor.weigh.copies import find_copies
from tadmor.weigh.passages import find_similar
from tests.claims_factory import a_claim, a_figure, a_report, a_source

WIRE = (
    "Two shells hit the grain market in Varda early on Tuesday, killing four traders and a boy of nine, the mayor said. "
    "Rescue crews dug through fallen stalls until noon and took eleven people to the district hospital. The mayor said that the "
    "shells came from the hills east of the river, which the Free Front has held since March. A spokesman of the Front did not "
    "answer calls. The market had opened again only last week, after a truce that both sides say the other has broken. Schools "
    "in the town stayed closed for the day and buses to the capital were stopped at the bridge."
)
OTHER = (
    "Talks on a prisoner exchange in Tassen ended without a result on Tuesday, a mediator said. Both delegations left the hotel "
    "by the back door and no date was set for another round. The mediator, who has led three rounds since January, said that the "
    "lists of names had been agreed and that the order of release had not. Families of the held gathered at the gate with "
    "photographs. The Free Front asks that the wounded go first; the government wants officers to be on the first bus."
)
REWRITTEN = (
    "The mayor of Varda has put at five the number of people killed when shells landed among the stalls of its grain market. "
    "Eleven others are in hospital, according to him. He blames fighters dug in across the river. The Front has not commented so "
    "far, and it is not clear whether the truce of last week can be saved, diplomats in the capital say with some gloom."
)
SHORT = " ".join(WIRE.split()[:70])


def _copies(*texts: str) -> list[set[str]]:
    documents = [a_report(f"d{n}", text=text, outlet=f"Outlet {n}") for n, text in enumerate(texts)]
    return [set(group.documents) for group in find_copies(documents, [])]


def _urls(*numbers: int) -> set[str]:
    return {f"https://example.org/d{n}" for n in numbers}


ROWS: list[tuple[str, tuple[str, ...], list[set[str]]]] = [
    ("the same text", (WIRE, WIRE), [_urls(0, 1)]),
    ("another text", (WIRE, OTHER), []),
    ("the same event in other words", (WIRE, REWRITTEN), []),
    ("a new first sentence", (WIRE, "A market was shelled, reports say. " + WIRE), [_urls(0, 1)]),
    ("the last sentences cut", (WIRE, SHORT), [_urls(0, 1)]),
    ("a credit line and other spacing", (WIRE, WIRE.replace(". ", ".\n\n") + "\n\nSource: North Press"), [_urls(0, 1)]),
    ("quotation marks and case", (WIRE, WIRE.upper()), [_urls(0, 1)]),
    ("three carry it", (WIRE, OTHER, WIRE, SHORT), [_urls(0, 2, 3)]),
    ("two pairs", (WIRE, OTHER, WIRE, OTHER), [_urls(0, 2), _urls(1, 3)]),
    ("a copy within a longer report", (SHORT, OTHER + " " + SHORT), [_urls(0, 1)]),
    ("one sentence in common is not a copy", (WIRE, OTHER + " " + WIRE.split(". ", maxsplit=1)[0] + "."), []),
    ("empty texts", ("", ""), []),
    ("one report", (WIRE,), []),
]


@pytest.mark.parametrize(("reason", "texts", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_near_duplicates(reason: str, texts: tuple[str, ...], expected: list[set[str]]) -> None:
    found = _copies(*texts)
    assert sorted(found, key=sorted) == sorted(expected, key=sorted), reason


def test_the_basis_says_what_they_share() -> None:
    documents = [a_report(f"d{n}", text=text) for n, text in enumerate((WIRE, SHORT))]
    (group,) = find_copies(documents, [])
    assert group.kind == "near_duplicate"
    assert "passages" in group.basis


def test_both_ways_of_finding_similar_texts_find_the_same() -> None:
    texts = [
        WIRE,
        WIRE + " More was to come.",
        OTHER,
        SHORT,
        OTHER.replace("Tuesday", "Monday"),
        REWRITTEN,
        "",
        "Too short.",
    ]
    pairs = find_similar(texts)
    assert pairs == find_similar(texts, meet_by_minhash)
    assert (0, 1) in pairs
    assert (2, 4) in pairs
    assert (0, 2) not in pairs


BRANDT = a_source("Ilja Brandt=brandt")
VOSS = a_source("Mara Voss=voss")


def _report(number: int) -> Document:
    return a_report(f"s{number}", outlet=f"Outlet {number}")


def test_two_reports_that_relay_one_figure_of_one_speaker() -> None:
    told = [(BRANDT, 14), (BRANDT, 14), (VOSS, 14), (BRANDT, 3)]
    claims = [
        a_claim(doc=f"s{n}", outlet=f"Outlet {n}", killed=killed, sources=(a_source(f"Outlet {n}", "outlet"), speaker))
        for n, (speaker, killed) in enumerate(told)
    ]
    groups = find_copies([_report(n) for n in range(4)], claims)
    assert [(g.kind, set(g.documents)) for g in groups] == [
        ("same_statement", {"https://example.org/s0", "https://example.org/s1"})
    ]
    assert "Ilja Brandt" in groups[0].basis


def test_one_outlet_that_repeats_a_number_is_no_statement() -> None:
    claims = [a_claim(doc=f"s{n}", killed=14, sources=(a_source("The Courier", "outlet"),)) for n in range(2)]
    assert find_copies([_report(0), _report(1)], claims) == ()


def test_the_same_denial_by_one_speaker_is_one_statement() -> None:
    claims = [
        a_claim("presence", doc=f"s{n}", by="Aland army", stance="denies", disputes=("presence",), sources=(BRANDT,))
        for n in range(2)
    ]
    (group,) = find_copies([_report(0), _report(1)], claims)
    assert group.kind == "same_statement"


def test_an_anonymous_official_is_one_statement_only_by_one_agency() -> None:
    hidden = a_source("an official", anonymous=True)
    agency, other = a_source("North Press=np", "news_agency"), a_source("South Wire=sw", "news_agency")
    told = [agency, agency, other]
    claims = [
        a_claim(doc=f"s{n}", figures=(a_figure("killed", 14),), sources=(a_source(f"O{n}", "outlet"), wire, hidden))
        for n, wire in enumerate(told)
    ]
    (group,) = find_copies([_report(n) for n in range(3)], claims)
    assert set(group.documents) == {"https://example.org/s0", "https://example.org/s1"}


def test_a_hidden_speaker_relayed_under_other_words_is_one_statement() -> None:
    agency = a_source("North Press", "outlet")
    blog = a_source("Blog", "outlet")
    carried = a_source("North Press", "news_agency")
    chains = [
        (agency, a_source("provincial official", anonymous=True)),
        (blog, carried, a_source("unnamed provincial official", anonymous=True)),
        (a_source("Sun", "outlet"), a_source("border guard official", anonymous=True)),
    ]
    claims = [a_claim(doc=f"s{n}", killed=14, sources=chain) for n, chain in enumerate(chains)]
    (group,) = find_copies([_report(n) for n in range(3)], claims)
    assert set(group.documents) == {"https://example.org/s0", "https://example.org/s1"}


def test_a_wire_and_what_others_made_of_it_is_one_statement() -> None:
    texts = [WIRE, WIRE + " More was to come.", REWRITTEN]
    documents = [a_report(f"s{n}", text=text, outlet=f"Outlet {n}") for n, text in enumerate(texts)]
    hidden = a_source("provincial official", anonymous=True)
    wire = a_source("North Press", "news_agency")
    chains = [(wire, hidden), (a_source("Sun", "outlet"), hidden), (a_source("Blog", "outlet"), wire, hidden)]
    claims = [
        dataclasses.replace(a_claim(doc=f"s{n}", killed=14, sources=chain), document=documents[n].reference())
        for n, chain in enumerate(chains)
    ]
    groups = {(group.kind, frozenset(group.documents)) for group in find_copies(documents, claims)}
    assert groups == {
        ("near_duplicate", frozenset(_urls_of(documents[:2]))),
        ("same_statement", frozenset(_urls_of(documents))),
    }


def _urls_of(documents: list[Document]) -> list[str]:
    return [document.url or document.id for document in documents]


def test_who_is_named_as_speaking_is_not_what_he_says() -> None:
    speaker = a_source("Interior Minister Mara Voss")
    words = ("Interior Minister Mara Voss said that sixty had gathered.", "Two died, Interior Minister Mara Voss said.")
    claims = [a_claim(doc=f"s{n}", sources=(speaker,), words=text) for n, text in enumerate(words)]
    assert find_copies([_report(n) for n in range(2)], claims) == ()


def test_an_agency_with_and_without_the_word_news_is_one() -> None:
    chains = [
        (a_source("Post", "outlet"), a_source("Northwire", "news_agency"), a_source("army sources", anonymous=True)),
        (a_source("Sun", "outlet"), a_source("Northwire News", "outlet"), a_source("two army sources", anonymous=True)),
    ]
    claims = [a_claim(doc=f"s{n}", killed=200, sources=chain) for n, chain in enumerate(chains)]
    (group,) = find_copies([_report(n) for n in range(2)], claims)
    assert group.kind == "same_statement"
