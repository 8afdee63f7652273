"""UCDP's events are one place: a toll of a region opens the range downwards, unless somebody tells the same toll of one place."""

from __future__ import annotations

import pytest

from tadmor.read.reader import Reader
from tadmor.weigh.casualties import count_casualties
from tadmor.weigh.weighing import Weighing
from tests.factories import a_document

UCDP = Weighing(policy="ucdp")


def told(reader: Reader, *headlines: tuple[str, str]) -> tuple[int | None, int | None]:
    """Low and high of headlines of several outlets as one event."""
    claims = [
        claim
        for outlet, text in headlines
        for claim in reader.read(a_document(text, url=f"https://{outlet}.example", outlet=outlet)).claims
    ]
    killed = count_casualties(claims, weighing=UCDP).killed
    return killed.low, killed.high


REGION = ("coast", "Eleven killed as fighting flares in the east")
PLACE = ("inland", "Six soldiers killed in rebel ambush near Orsk")
SAME = ("hills", "Eleven killed in rebel ambush near Orsk")


@pytest.mark.parametrize(
    ("headlines", "wanted"),
    [
        ((REGION,), (1, 11)),
        ((PLACE,), (6, 6)),
        ((REGION, PLACE), (1, 11)),
        ((PLACE, REGION), (1, 11)),
        ((REGION, SAME), (11, 11)),
    ],
)
def test_a_toll_of_a_region_beside_one_of_a_place(
    english: Reader, headlines: tuple[tuple[str, str], ...], wanted: tuple[int, int]
) -> None:
    assert told(english, *headlines) == wanted
