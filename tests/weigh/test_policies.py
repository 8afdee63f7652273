"""Every written case of a casualty policy (cases/policies.tsv), and what holds for all policies alike."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tadmor.errors import UsageError
from tadmor.model.incident import Casualties, PolicyName, Range
from tadmor.weigh.casualties import count_casualties
from tadmor.weigh.policies import DEFAULT_POLICY, POLICIES, VAGUE_WORDS
from tadmor.weigh.weighing import Weighing, find_policy
from tests.weigh.disagreement_cases import load_cases
from tests.weigh.policy_cases import PolicyCase, load_policy_cases

NAMES: dict[str, PolicyName] = {
    "majority": "majority_of_origins",
    "ucdp": "ucdp",
    "acled": "acled",
    "airwars": "airwars",
}
ROWS = [
    pytest.param(case, name, value, id=f"{case.title}: {name}")
    for case in load_policy_cases()
    for name, value in case.expected
    if name.partition(".")[0] in NAMES
]


def _casualties(case: PolicyCase, policy: PolicyName) -> Casualties:
    return count_casualties(case.claims(), (), Weighing(policy=policy, sources=case.sources()))


def _spell(figure: Range) -> str:
    return "/".join("." if number is None else str(number) for number in (figure.low, figure.best, figure.high))


def test_there_are_enough_cases() -> None:
    cases = load_policy_cases()
    assert len(cases) >= 40
    assert len({case.title for case in cases}) == len(cases)


@pytest.mark.parametrize(("case", "name", "expected"), ROWS)
def test_a_written_case(case: PolicyCase, name: str, expected: str) -> None:
    policy, _, slot = name.partition(".")
    casualties = _casualties(case, NAMES[policy])
    assert casualties.policy == NAMES[policy]
    if slot == "note":
        assert expected in "; ".join(casualties.notes)
        return
    ranges = {"": casualties.killed, "wounded": casualties.wounded} | dict(casualties.by_status)
    assert _spell(ranges.get(slot, Range())) == expected


@settings(max_examples=120, deadline=None)
@given(case=st.sampled_from(load_cases()), policy=st.sampled_from(list(POLICIES)), data=st.data())
def test_a_range_is_one_and_the_order_of_claims_does_not_count(
    case: PolicyCase, policy: PolicyName, data: st.DataObject
) -> None:
    claims = case.claims()
    found = count_casualties(claims, (), Weighing(policy=policy))
    for figure in (found.killed, found.wounded, *(counted for _, counted in found.by_status)):
        low, best, high = figure.low, figure.best, figure.high
        assert low is None or high is None or low <= high
        assert best is None or ((low is None or low <= best) and (high is None or best <= high))
    shuffled = data.draw(st.permutations(claims))
    assert count_casualties(shuffled, (), Weighing(policy=policy)) == found


@pytest.mark.parametrize("case", [*load_cases(), *load_policy_cases()], ids=lambda case: case.title)
def test_vague_words_only_widen(case: PolicyCase) -> None:
    """The range under `acled` holds the range of what was said."""
    said, read = (count_casualties(case.claims(), (), Weighing(policy=p)).killed for p in (DEFAULT_POLICY, "acled"))
    assert (read.low or 0) <= (said.low or 0)
    assert read.high == said.high


def test_an_estimate_is_never_evidence() -> None:
    """The word keeps its own bounds in the claim, whatever the policy reads."""
    (case,) = [case for case in load_policy_cases() if case.title == "dozens"]
    claims = case.claims()
    before = [dataclasses.asdict(claim) for claim in claims]
    count_casualties(claims, (), Weighing(policy="acled"))
    assert [dataclasses.asdict(claim) for claim in claims] == before
    assert {q.low for claim in claims for q in claim.quantities} == {24}
    assert VAGUE_WORDS["dozens"] == 12


def test_every_policy_says_what_it_does_and_where_that_comes_from() -> None:
    assert list(POLICIES) == ["majority_of_origins", "ucdp", "acled", "airwars"]
    assert all(policy.name == name and policy.rules and policy.cited for name, policy in POLICIES.items())


def test_a_policy_that_there_is_not() -> None:
    assert find_policy("ucdp") == "ucdp"
    with pytest.raises(UsageError, match="There are: majority_of_origins, ucdp, acled, airwars"):
        find_policy("first")
