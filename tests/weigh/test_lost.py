"""Who relays whom and what was lost on the way, in the written cases: graph, speakers, origins, interest (floors below)."""

from __future__ import annotations

from collections import Counter

import pytest

from tadmor.model.incident import Incident
from tadmor.weigh.incidents import weigh_clusters
from tests.weigh.lost_cases import CASES, LostCase, find_lost, holds, load_lost_cases

RIGHT, KEPT, HARD = 0.95, 0.97, 0.8
SECOND = CASES.with_name("lost_second.tsv")


def _weigh(case: LostCase) -> tuple[Incident, dict[str, int], dict[str, str]]:
    claims = case.claims()
    (incident,) = weigh_clusters([[claim.id for claim in claims]], claims, [], ())
    numbers = {str(claim.document.id): number for number, claim in enumerate(claims, start=1)}
    return incident, numbers, {str(claim.id): str(claim.document.id) for claim in claims}


def misses(case: LostCase) -> list[str]:
    """What a case expects and does not find, with what stands there."""
    incident, numbers, documents = _weigh(case)
    found = find_lost([incident], numbers)
    wrong = [] if found == dict(case.lost) else [f"{_spell(case.lost)}, found {_spell(found)}"]
    told = [(o.name, o.interest, len(o.claims)) for o in incident.independent_origins]
    return wrong + [f"{n}={v}, found {told}" for n, v in case.checks if not holds((n, v), incident, numbers, documents)]


def _spell(lost: object) -> str:
    return str({key: sorted(value) for key, value in dict(lost).items()})  # type: ignore[call-overload]


def test_there_are_enough_cases() -> None:
    cases = load_lost_cases()
    assert sum(case.loses for case in cases) >= 60
    assert sum(not case.loses for case in cases) >= 60
    assert not [title for title, n in Counter(case.title for case in cases).items() if n > 1]


def test_what_is_lost_is_found() -> None:
    _hold([case for case in load_lost_cases() if case.loses], RIGHT)


def test_where_nothing_is_lost_nothing_is_found() -> None:
    _hold([case for case in load_lost_cases() if not case.loses], KEPT)


@pytest.mark.parametrize("loses", [True, False], ids=["lost", "nothing lost"])
def test_the_second_set_written_to_be_hard(loses: bool) -> None:
    _hold([case for case in load_lost_cases(SECOND) if case.loses == loses], HARD)


def _hold(cases: list[LostCase], floor: float) -> None:
    for unseen in (False, True):
        half = [case for case in cases if case.is_unseen == unseen]
        wrong = [case.title for case in half if misses(case)]
        assert 1 - len(wrong) / len(half) >= floor, f"{len(wrong)} of {len(half)}" + ("" if unseen else f": {wrong}")


@pytest.mark.parametrize("case", load_lost_cases(), ids=lambda case: case.title)
def test_every_relay_quotes_both_ends(case: LostCase) -> None:
    incident, _, _ = _weigh(case)
    inferred = [relay for relay in incident.relays if relay.basis == "inferred"]
    assert all(r.of_evidence and r.by_evidence and 0 < r.probability <= 1 and r.reason for r in inferred)
