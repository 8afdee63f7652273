"""Why two claims are or are not thought one incident."""

from __future__ import annotations

import math

import pytest

from tadmor.match.score import explain_pair
from tests.claims_factory import a_claim

ARMY = "Aland army=xa-army"


def test_the_values_that_decided_are_named() -> None:
    claims = [a_claim(doc="a", place="Varda", by=ARMY, killed=12), a_claim(doc="b", place="Sarin", by=ARMY, killed=12)]
    reasons = {r.feature: r for r in explain_pair(claims[0].id, claims[1].id, claims)}
    assert (reasons["place"].left, reasons["place"].right) == ("Varda", "Sarin")
    assert (reasons["figures"].left, reasons["figures"].right) == ("killed 12", "killed 12")
    assert reasons["time"].left == "2024-05-28"
    assert "acted_on" not in reasons


def test_a_conflict_comes_first() -> None:
    claims = [a_claim(doc="a", place="Varda"), a_claim(doc="b", place="Tassen")]
    first = explain_pair(claims[0].id, claims[1].id, claims)[0]
    assert (first.feature, first.weight) == ("conflict: place", math.inf)


def test_a_day_taken_from_the_report_says_so() -> None:
    claims = [a_claim(doc="a", at=0, place="Varda"), a_claim(doc="a", at=1, day=None), a_claim(doc="b", place="Varda")]
    reasons = {r.feature: r for r in explain_pair(claims[1].id, claims[2].id, claims)}
    assert reasons["time"].left == "2024-05-28 (from its report)"


def test_an_unknown_claim_is_an_error() -> None:
    claim, other = a_claim(doc="a"), a_claim(doc="b")
    with pytest.raises(KeyError):
        explain_pair(claim.id, other.id, [claim])
