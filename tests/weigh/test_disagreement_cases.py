"""Every written way of disagreeing, or seeming to: status and reason, and agreed cases left alone (floors below)."""

from __future__ import annotations

from collections import Counter

import pytest

from tadmor.model.incident import Incident
from tadmor.weigh.incidents import weigh_clusters
from tests.weigh.disagreement_cases import Case, load_cases

RIGHT, ALONE = 0.98, 0.99
_SERIOUS = ("conflicting", "revised", "agreed", "single")


def _incident(case: Case) -> Incident:
    claims = case.claims()
    (incident,) = weigh_clusters([[claim.id for claim in claims]], claims, [], ())
    return incident


def _verdicts(incident: Incident, name: str) -> set[tuple[str, str]]:
    """The most serious of the fields of that name; several reasons may stand beside one status."""
    found = [(f.status, f.reason or "") for f in incident.fields if f.field == name]
    worst = min((_SERIOUS.index(status) for status, _ in found), default=None)
    return {("none", "")} if worst is None else {pair for pair in found if pair[0] == _SERIOUS[worst]}


def _holds(incident: Incident, name: str, expected: str) -> bool:
    match name:
        case "origins":
            return len(incident.independent_origins) == int(expected)
        case "disputes":
            return sum(f.status in ("conflicting", "revised") for f in incident.fields) == int(expected)
        case "toll":
            killed = incident.casualties.killed if incident.casualties else None
            return killed is not None and f"{killed.low}-{killed.high}" == expected
        case "detail":
            return any(expected in (f.detail or "") for f in incident.fields)
    status, _, reason = expected.partition("/")
    return any(s == status and (reason == "*" or r in reason.split("|")) for s, r in _verdicts(incident, name))


def misses(case: Case) -> list[str]:
    """What a case expects and does not find, with what stands there."""
    incident = _incident(case)
    return [
        f"{name}={expected}, found {sorted(_verdicts(incident, name))}"
        for name, expected in case.expected
        if not _holds(incident, name, expected)
    ]


def _alone(case: Case) -> bool:
    """Nothing that the case names is put down as disputed."""
    incident = _incident(case)
    names = {name for name, _ in case.expected}
    return not any(f.field in names and f.status in ("conflicting", "revised") for f in incident.fields)


def test_there_are_enough_cases() -> None:
    cases = load_cases()
    assert len(cases) >= 150
    assert sum(case.left_alone for case in cases) >= 50
    assert not [title for title, n in Counter(case.title for case in cases).items() if n > 1]


def test_status_and_reason_are_right() -> None:
    wrong = {case.title: found for case in load_cases() if (found := misses(case))}
    share = 1 - len(wrong) / len(load_cases())
    assert share >= RIGHT, "\n".join(f"{title}: {found}" for title, found in wrong.items())


def test_agreed_cases_are_left_alone() -> None:
    calm = [case for case in load_cases() if case.left_alone]
    disturbed = [case.title for case in calm if not _alone(case)]
    assert 1 - len(disturbed) / len(calm) >= ALONE, "\n".join(disturbed)


@pytest.mark.parametrize("case", load_cases(), ids=lambda case: case.title)
def test_a_case_is_weighed(case: Case) -> None:
    assert _incident(case).claims
