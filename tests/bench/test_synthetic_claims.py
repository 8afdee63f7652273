"""The synthetic claims that matching is measured on: the same for the same seed, with the noise and the twins that they promise."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date

import pytest
from benchmarks.synthetic_claims import NOISE, Asked, make_claims
from benchmarks.synthetic_world import load_world

from tadmor.model.claim import Claim

ASKED = Asked(claims=6000)


def _by_event(asked: Asked) -> dict[int, list[Claim]]:
    told: dict[int, list[Claim]] = defaultdict(list)
    for event, claim in make_claims(asked):
        told[event].append(claim)
    return told


def test_the_same_seed_gives_the_same_claims() -> None:
    assert list(make_claims(ASKED)) == list(make_claims(ASKED))
    other = Asked(claims=100, seed=2)
    assert list(make_claims(other)) != list(make_claims(Asked(claims=100)))


def test_as_many_as_asked_for_each_with_an_id_of_its_own() -> None:
    claims = [claim for _, claim in make_claims(ASKED)]
    assert len(claims) == len({claim.id for claim in claims}) == ASKED.claims


def test_chances_of_the_noise_add_up() -> None:
    assert {field: round(sum(rows.values()), 9) for field, rows in NOISE.items()} == dict.fromkeys(NOISE, 1.0)


def test_by_zipf_one_town_has_a_fifth_of_all() -> None:
    named = Counter(c.where.name for _, c in make_claims(Asked(claims=6000, zipf=True)) if c.where)
    even = Counter(c.where.name for _, c in make_claims(ASKED) if c.where)
    assert 0.1 < named.most_common(1)[0][1] / 6000 < 0.25
    assert even.most_common(1)[0][1] / 6000 < 0.02


def test_one_event_in_ten_has_a_twin_on_its_road_within_the_week() -> None:
    told = _by_event(ASKED)
    roads = {}
    for event, claims in told.items():
        names = {c.where.name for c in claims if c.where and c.where.relation == "on_road"}
        days = [c.when.first_day for c in claims if c.when.first_day and c.when.first_day == c.when.last_day]
        if len(names) == 1 and days:
            roads[event] = names.pop(), Counter(days).most_common(1)[0][0]
    twins = [(a, roads[a - 1], roads[a]) for a in roads if a - 1 in roads and roads[a - 1][0] == roads[a][0]]
    assert 0.03 < len(twins) / len(told) < 0.12
    assert sum(1 <= (later - earlier).days <= 6 for _, (_, earlier), (_, later) in twins) > 0.8 * len(twins)


@pytest.mark.parametrize(("precision", "share"), [("district", 0.05), ("province", 0.03), ("unresolved", 0.01)])
def test_places_are_told_as_coarsely_as_the_table_says(precision: str, share: float) -> None:
    first = [claims[0] for claims in _by_event(ASKED).values()]
    coarse = [c for c in first if c.where and c.where.precision == precision and c.where.relation == "in"]
    assert abs(len(coarse) / len(first) - share) < 0.03


def test_no_report_appears_before_its_day() -> None:
    for _, claim in make_claims(ASKED):
        published, first = date.fromisoformat(claim.document.published or ""), claim.when.first_day
        assert first is None or (published - first).days >= -1


def test_the_world_has_the_places_it_promises() -> None:
    towns = load_world()
    assert len(towns) == 20_000
    assert len({town.province.country for town in towns}) == 20
