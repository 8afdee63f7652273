"""What must not change a record: the order of arrival, other names, other days, other units, more relays of one speaker."""

from __future__ import annotations

import dataclasses
import functools
import re
from datetime import date, timedelta
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tadmor.match.clusters import match_claims
from tadmor.model.claim import Claim
from tadmor.model.incident import Incident, PolicyName
from tadmor.weigh.casualties import count_casualties
from tadmor.weigh.incidents import weigh_clusters
from tadmor.weigh.policies import POLICIES
from tadmor.weigh.weighing import Weighing
from tests.claims_factory import a_claim, a_figure, a_source
from tests.weigh.disagreement_cases import Case, load_cases

CASES = load_cases()
NAMES = {
    "Lower Varda": "Lower Korrim",
    "Varda": "Korrim",
    "Sarin": "Meroth",
    "Aland": "Oland",
    "Ilja Brandt": "Tomas Weyl",
    "Free Front": "Blue League",
    "Red Dawn": "Grey Dusk",
    "Tassen": "Pellin",
    "Orlin": "Zadra",
    "Brenna": "Quist",
}
DAY = re.compile(r"\b\d{4}-\d\d-\d\d")


def _weigh(claims: list[Claim]) -> Incident:
    (incident,) = weigh_clusters([[claim.id for claim in claims]], claims, [], ())
    return incident


def _map_text(value: Any, change: Any) -> Any:
    """A record with `change` made in all its texts, except ids and quotations."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_map_text(item, change) for item in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        kept = ("id", "evidence", "trigger", "claims", "documents", "read_by")
        changed = {
            field.name: _map_text(getattr(value, field.name), change)
            for field in dataclasses.fields(value)
            if field.name not in kept
        }
        return dataclasses.replace(cast("Any", value), **changed)
    return value


def _stands(incident: Incident) -> set[tuple[Any, ...]]:
    """The fields without the order of equals."""
    return {
        (
            f.field,
            f.of,
            f.status,
            f.reason,
            f.detail,
            frozenset((v.value, frozenset(v.origins), v.claims) for v in f.values),
        )
        for f in incident.fields
    }


def _rename(text: str) -> str:
    return re.sub("|".join(NAMES), lambda match: NAMES[match[0]], text)


def _shift(text: str, days: int) -> str:
    return DAY.sub(lambda match: (date.fromisoformat(match[0]) + timedelta(days=days)).isoformat(), text)


@settings(max_examples=80, deadline=None)
@given(case=st.sampled_from(CASES), data=st.data())
def test_order_of_arrival_changes_nothing(case: Case, data: st.DataObject) -> None:
    claims = case.claims()
    shuffled = data.draw(st.permutations(claims))
    assert _weigh(shuffled) == _weigh(claims)
    assert match_claims(shuffled) == match_claims(claims)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_other_names_give_the_same_record_under_other_names(case: Case) -> None:
    claims = case.claims()
    renamed = [_map_text(claim, _rename) for claim in claims]
    assert _stands(_weigh(renamed)) == _stands(_map_text(_weigh(claims), _rename))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_other_days_give_the_same_record_under_other_days(case: Case) -> None:
    """A slip of the month or the year is one of the calendar: such cases move by four years."""
    shift = functools.partial(_shift, days=1461 if ("when", "conflicting/likely_slip") in case.expected else 364)
    claims = case.claims()
    shifted = [_map_text(claim, shift) for claim in claims]
    assert _stands(_weigh(shifted)) == _stands(_map_text(_weigh(claims), shift))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_ten_times_as_many_stand_to_each_other_as_before(case: Case) -> None:
    """Numbers of a few are read with more room than large ones, so only cases with figures of ten and more are scaled."""
    claims = case.claims()
    numbers = [n for c in claims for q in c.quantities for n in (q.low, q.high) if n]
    if min(numbers, default=10) < 10:
        pytest.skip("figures of a few")
    scaled = [dataclasses.replace(c, quantities=tuple(_times_ten(q) for q in c.quantities)) for c in claims]
    before, after = ({(f.field, f.of, f.status, f.reason) for f in _weigh(told).fields} for told in (claims, scaled))
    assert after == before


def _times_ten(quantity: Any) -> Any:
    low, high = (None if n is None else n * 10 for n in (quantity.low, quantity.high))
    return dataclasses.replace(quantity, low=low, high=high)


def _relay(number: int, killed: int = 39) -> Claim:
    """One anonymous official in one more paper, in other words."""
    names = ("a security official", "a senior security official", "an unnamed security official")
    outlet = f"Paper {number}"
    return a_claim(
        doc=f"relay{number}",
        outlet=outlet,
        place="Varda",
        by="Aland army=xa-army",
        killed=killed,
        words=f"In the words of paper {number}, {killed} people lost their lives.",
        sources=(a_source(outlet, "outlet"), a_source(names[number % 3], "official", anonymous=True, party="Aland")),
    )


def test_ten_relays_of_one_official_change_no_origin_and_no_range() -> None:
    hospital = a_claim(
        doc="h", place="Varda", by="Aland army=xa-army", killed=39, sources=(a_source("Varda hospital", "medical"),)
    )
    few = _weigh([hospital, _relay(0), _relay(1)])
    many = _weigh([hospital, *(_relay(n) for n in range(12))])
    assert len(many.independent_origins) == len(few.independent_origins) == 2
    assert many.casualties == few.casualties
    assert {(f.field, f.of, f.status, f.reason) for f in many.fields} == {
        (f.field, f.of, f.status, f.reason) for f in few.fields
    }
    assert many.grade == few.grade


@pytest.mark.parametrize("policy", list(POLICIES))
def test_ten_relays_of_one_official_change_nothing_under_any_policy(policy: PolicyName) -> None:
    hospital = a_claim(
        doc="h", place="Varda", by="Aland army=xa-army", killed=12, sources=(a_source("Varda hospital", "medical"),)
    )
    few, many = ([hospital, *(_relay(n) for n in range(number))] for number in (2, 12))
    weighing = Weighing(policy=policy)
    assert count_casualties(few, (), weighing) == count_casualties(many, (), weighing)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_names_and_days_have_no_part_in_the_grade(case: Case) -> None:
    claims = case.claims()
    renamed = [_map_text(claim, _rename) for claim in claims]
    shifted = [_map_text(claim, functools.partial(_shift, days=1461)) for claim in claims]
    grades = {grade.short if (grade := _weigh(told).grade) else None for told in (claims, renamed, shifted)}
    assert len(grades) == 1


def test_one_relay_with_another_digit_gives_exactly_one_new_disagreement() -> None:
    relays = [_relay(n) for n in range(10)]
    slipped = [*relays[:6], _relay(6, 59), *relays[7:]]
    before, after = _weigh(relays), _weigh(slipped)
    assert not [f for f in before.fields if f.status in ("conflicting", "revised")]
    (disputed,) = [f for f in after.fields if f.status in ("conflicting", "revised")]
    assert (disputed.field, disputed.reason) == ("killed", "likely_slip")
    assert disputed.detail == "59 in one report, 39 in 9 others of the same speaker"
    assert {v.value for v in disputed.values} == {"39", "59"}
    assert [o.name for o in after.independent_origins] == [o.name for o in before.independent_origins]
    assert after.casualties is not None
    assert after.casualties.killed.best == 39


def test_a_weeks_total_is_in_no_incidents_toll() -> None:
    """ "13 killed in fighting in Varda on 3-5 May; 31 across the province this week, says the ministry"."""
    ministry = (a_source("The Courier", "outlet"), a_source("Defence Ministry=xa-mod", "state_body"))
    parties = ("Aland army=xa-army", "Free Front=front")
    fighting = a_claim(
        "armed_clash", day="2024-05-03/2024-05-05", place="Varda", party=parties, killed=13, sources=ministry
    )
    total = a_claim(
        "armed_clash",
        at=1,
        day="2024-05-01/2024-05-07",
        place="Sarin",
        party=parties,
        scope="period_total",
        figures=(a_figure("killed", 31),),
        sources=ministry,
    )
    claims = [fighting, total]
    incidents = weigh_clusters(match_claims(claims).clusters, claims, [], ())
    tolls = [i.casualties.killed for i in incidents if i.casualties is not None]
    assert [(toll.low, toll.best, toll.high) for toll in tolls] == [(13, 13, 13)]
    (event,) = [i for i in incidents if fighting.id in i.claims]
    assert {v.value for f in event.fields if f.field == "killed" for v in f.values} == {"13"}
