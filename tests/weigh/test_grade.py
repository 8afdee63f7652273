"""Every written case of a grade (cases/policies.tsv): Airwars grade, Admiralty digit, reasons and what would change it."""

from __future__ import annotations

import pytest

from tadmor.model.incident import Grade, Incident
from tadmor.weigh.incidents import weigh_clusters
from tadmor.weigh.weighing import Weighing
from tests.claims_factory import a_claim, a_source
from tests.weigh.policy_cases import PolicyCase, load_policy_cases

ROWS = [case for case in load_policy_cases() if any(name in ("grade", "digit") for name, _ in case.expected)]


def _weigh(case: PolicyCase) -> Incident:
    claims = case.claims()
    weighing = Weighing(sources=case.sources())
    (incident,) = weigh_clusters([[claim.id for claim in claims]], claims, [], (), weighing)
    return incident


def _holds(grade: Grade | None, name: str, expected: str) -> bool:
    if grade is None:
        return (name, expected) == ("grade", "none")
    match name:
        case "grade":
            return (grade.airwars or "-") == expected
        case "digit":
            return str(grade.credibility) == expected
        case "why":
            return any(expected in reason for reason in grade.reasons)
    return any(expected in change for change in grade.would_change_it)


def test_there_are_enough_cases() -> None:
    assert len(ROWS) >= 40


@pytest.mark.parametrize("case", ROWS, ids=lambda case: case.title)
def test_a_written_case(case: PolicyCase) -> None:
    grade = _weigh(case).grade
    wrong = [f"{name}={expected}" for name, expected in case.expected if not _holds(grade, name, expected)]
    assert not wrong, grade


@pytest.mark.parametrize("case", ROWS, ids=lambda case: case.title)
def test_every_grade_has_reasons_and_a_way_out(case: PolicyCase) -> None:
    grade = _weigh(case).grade
    if grade is not None:
        assert grade.reasons
        assert grade.would_change_it or (grade.airwars is None and grade.credibility == 1)
        assert grade.signed_by is None


def test_the_total_of_a_day_has_no_grade() -> None:
    claims = [a_claim(scope="day_total", killed=31, sources=(a_source("Post", "outlet"), a_source("Ilja Brandt")))]
    (incident,) = weigh_clusters([[claims[0].id]], claims, [], ())
    assert incident.grade is None
