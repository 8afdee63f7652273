"""Which report of a group of copies was first, and what the group rests on. One reason a row."""

from __future__ import annotations

import dataclasses

import pytest

from tadmor.model.claim import Claim
from tadmor.model.document import Document
from tadmor.model.source import Source
from tadmor.weigh.copies import find_copies
from tests.claims_factory import a_claim, a_report, a_source

TEXT = (
    "Two shells hit the grain market in Varda early on Tuesday, killing four traders and a boy of nine, the mayor said. "
    "Rescue crews dug through fallen stalls until noon and took eleven people to the district hospital. The mayor said that the "
    "shells came from the hills east of the river, which the Free Front has held since March."
)
WHEN: list[tuple[str, tuple[str | None, ...], int | None]] = [
    ("the older day", ("2024-05-30", "2024-05-31"), 0),
    ("the order of addresses does not count", ("2024-05-31", "2024-05-29"), 1),
    ("of two of one day neither is known to be first", ("2024-05-30", "2024-05-30"), None),
    ("by the hour", ("2024-05-30T09:00:00Z", "2024-05-30T06:00:00Z"), 1),
    ("an hour and the day it is of", ("2024-05-30", "2024-05-30T06:00:00Z"), None),
    ("an hour and the day before", ("2024-05-29", "2024-05-30T06:00:00Z"), 0),
    ("hours of two zones", ("2024-05-30T23:30:00-05:00", "2024-05-31T01:00:00+00:00"), 1),
    ("a report without a date may be older", ("2024-05-30", None), None),
    ("one of three is older than both others", ("2024-05-30", "2024-05-28", "2024-05-30"), 1),
]


@pytest.mark.parametrize(("reason", "published", "expected"), WHEN, ids=[row[0] for row in WHEN])
def test_the_earliest_holder(reason: str, published: tuple[str | None, ...], expected: int | None) -> None:
    documents = [a_report(f"d{n}", text=TEXT, published=day, outlet=f"Paper {n}") for n, day in enumerate(published)]
    (group,) = find_copies(documents, [])
    assert group.earliest == (None if expected is None else documents[expected].url), reason
    assert group.in_order[0] == (group.earliest or min(group.documents))
    assert sorted(group.in_order) == sorted(group.documents)


WIRE = a_source("North Press=np", "news_agency")
MAYOR = a_source("Ilja Brandt")
TELEVISION = a_source("Varda Television", "outlet")
INITIALS = a_source("NRP", "news_agency")
SITE = a_source("thedailyvarda", "outlet")
Told = tuple[tuple[Source, ...], ...]
CREDITS: list[tuple[str, tuple[str, ...], tuple[Told, ...], str | None]] = [
    ("both credit an agency", ("Post", "Sun"), (((WIRE, MAYOR),), ((WIRE, MAYOR),)), "North Press"),
    ("the agency itself and who credits it", ("North Press", "Sun"), (((MAYOR,),), ((WIRE, MAYOR),)), "North Press"),
    ("only one of two says where it has the text from", ("Post", "Sun"), (((MAYOR,),), ((WIRE,),)), "North Press"),
    ("nobody is credited: who had it first", ("Post", "Sun"), (((MAYOR,),), ((MAYOR,),)), "Post"),
    ("who is quoted on one thing is not whose text it is", ("Post", "Sun"), (((TELEVISION,), ()), ((MAYOR,),)), "Post"),
    ("the credit of most", ("Post", "Sun", "Mail"), (((WIRE,),), ((WIRE,),), ((TELEVISION,),)), "North Press"),
    ("an agency by its initials", ("North Region Press", "Sun"), (((MAYOR,),), ((INITIALS,),)), "North Region Press"),
    ("as it spells itself", ("The Daily Varda", "Sun"), (((MAYOR,),), ((SITE,),)), "The Daily Varda"),
    ("no claim was read", ("Post", "Sun"), ((), ()), "Post"),
]


@pytest.mark.parametrize(("reason", "outlets", "told", "expected"), CREDITS, ids=[row[0] for row in CREDITS])
def test_what_a_text_rests_on(
    reason: str, outlets: tuple[str, ...], told: tuple[Told, ...], expected: str | None
) -> None:
    documents = [
        a_report(f"d{n}", text=TEXT, published=f"2024-05-{20 + n}", outlet=outlet) for n, outlet in enumerate(outlets)
    ]
    claims = [
        dataclasses.replace(
            a_claim(doc=f"d{n}", at=at, killed=4 + n + at, sources=(a_source(outlets[n], "outlet"), *chain)),
            document=documents[n].reference(),
        )
        for n, chains in enumerate(told)
        for at, chain in enumerate(chains)
    ]
    groups = [group for group in find_copies(documents, claims) if group.kind == "near_duplicate"]
    assert [group.rests_on for group in groups] == [expected], reason


def test_the_agency_of_the_same_day_is_first() -> None:
    documents = [a_report(f"d{n}", text=TEXT, outlet=outlet) for n, outlet in enumerate(("Sun", "North Press"))]
    claims = [_claim(document, (a_source(document.outlet or "", "outlet"), MAYOR)) for document in documents]
    claims[0] = _claim(documents[0], (a_source("Sun", "outlet"), WIRE, MAYOR))
    groups = find_copies(documents, claims)
    assert [(g.earliest, g.rests_on) for g in groups] == [(documents[1].url, "North Press")]


def test_a_statement_rests_on_its_speaker() -> None:
    documents = [a_report(f"s{n}", outlet=f"Paper {n}", published=f"2024-05-{29 - n}") for n in range(2)]
    claims = [_claim(d, (a_source(d.outlet or "", "outlet"), MAYOR)) for d in documents]
    (group,) = find_copies(documents, claims)
    assert (group.kind, group.earliest, group.rests_on) == ("same_statement", documents[1].url, "Ilja Brandt")


def _claim(document: Document, chain: tuple[Source, ...]) -> Claim:
    return dataclasses.replace(a_claim(doc=document.url or "", killed=14, sources=chain), document=document.reference())
