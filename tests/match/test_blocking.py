"""Which pairs are looked at, and how many."""

from __future__ import annotations

from typing import Any

import pytest

from tadmor.match.blocking import find_candidates
from tadmor.match.table import tabulate
from tadmor.match.views import prepare_views
from tadmor.model.claim import Claim
from tests.claims_factory import a_claim

STRIKE = "air_drone_strike"
ARMY = "Aland army=xa-army"
Told = tuple[str, dict[str, Any]]

ROWS: list[tuple[str, Told, Told, bool]] = [
    ("same town and day", (STRIKE, {"place": "Varda"}), (STRIKE, {"place": "Varda"}), True),
    ("other kinds of violence", (STRIKE, {"place": "Varda"}), ("armed_clash", {"place": "Varda"}), True),
    ("a suburb", (STRIKE, {"place": "Varda"}), (STRIKE, {"place": "Lower Varda"}), True),
    ("the province around it", (STRIKE, {"place": "Varda"}), (STRIKE, {"place": "Sarin"}), True),
    (
        "one is undated, reported two days later",
        (STRIKE, {"place": "Varda"}),
        (STRIKE, {"place": "Varda", "day": None}),
        True,
    ),
    ("no place, but the same actor", (STRIKE, {"place": "Varda", "by": ARMY}), (STRIKE, {"by": ARMY}), True),
    ("no place, but the same toll", (STRIKE, {"place": "Varda", "killed": 19}), (STRIKE, {"killed": 19}), True),
    ("another month", (STRIKE, {"place": "Varda"}), (STRIKE, {"place": "Varda", "day": "2024-03-01"}), False),
    ("another country", (STRIKE, {"place": "Varda"}), (STRIKE, {"place": "Brenna"}), False),
    ("words and violence", (STRIKE, {"place": "Varda"}), ("threat", {"place": "Varda"}), False),
    (
        "a day's total and an event",
        (STRIKE, {"place": "Varda"}),
        (STRIKE, {"place": "Varda", "scope": "day_total"}),
        False,
    ),
    ("nothing in common", (STRIKE, {}), (STRIKE, {}), False),
]


def _pairs(claims: list[Claim]) -> list[tuple[int, int]]:
    left, right = find_candidates(tabulate(prepare_views(claims)))
    return list(zip(left.tolist(), right.tolist(), strict=True))


@pytest.mark.parametrize(("reason", "first", "second", "met"), ROWS, ids=[row[0] for row in ROWS])
def test_candidates_of_two_reports(reason: str, first: Told, second: Told, met: bool) -> None:
    assert bool(_pairs([a_claim(first[0], doc="a", **first[1]), a_claim(second[0], doc="b", **second[1])])) is met, (
        reason
    )


def test_claims_of_one_report_are_always_compared() -> None:
    assert _pairs([a_claim(at=0), a_claim("threat", at=1)]) == [(0, 1)]


def test_pairs_grow_with_the_number_of_claims_not_with_its_square() -> None:
    def count(n: int) -> int:
        return len(_pairs([a_claim(doc=f"d{i}", place="Varda", by=ARMY) for i in range(n)]))

    assert count(1200) < 2.2 * count(600)
