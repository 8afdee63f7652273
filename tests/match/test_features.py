"""Every explainer says of a pair what its column function says of the same pair."""

from __future__ import annotations

import random

import numpy as np
import pytest

from tadmor.match.features import FEATURES, Feature
from tadmor.match.table import tabulate
from tadmor.match.views import View, prepare_views
from tests.claims_factory import a_claim, a_source


def some_views() -> tuple[View, ...]:
    pick = random.Random(3)
    towns = ["Varda", "Lower Varda", "Orlin", "Tassen", "Brenna", "Sarin", "Aland", "the old mill", None]
    kinds = ["air_drone_strike", "armed_clash", "presence", "attack_on_civilians", "abduction", "threat"]
    sides = [("Aland army=xa-army",), ("Free Front=front",), ("?gunmen",), ("rebels", "Alandian fighters"), ()]
    days = [None, "2024-05-28", "2024-05-27", "2024-05-20/2024-05-26", "2024-05-01/2024-05-31", "2023-01-01/2023-12-31"]
    claims = [
        a_claim(
            pick.choice(kinds),
            doc=f"d{n // 6}",
            at=n % 6,
            published=pick.choice([None, "2024-05-29", "2024-06-20", "2024-05-01"]),
            day=pick.choice(days),
            place=pick.choice(towns),
            by=pick.choice(sides),
            on=pick.choice(sides),
            killed=pick.choice([None, 3, 14, (12, None)]),
            wounded=pick.choice([None, 20]),
            objects=pick.choice([(), ("market",), ("home", "school")]),
            told_as=pick.choice(["news", "news", "recap"]),
            stance=pick.choice(["asserts", "asserts", "accepts_responsibility"]),
            sources=(a_source("Aland army=xa-army", "military"),),
        )
        for n in range(60)
    ]
    claims += [a_claim(doc=f"s{n}", place="Varda", killed=14, day=f"2024-05-{27 + n}") for n in range(2)]
    return prepare_views(claims)


@pytest.mark.parametrize("feature", FEATURES, ids=[f.name for f in FEATURES])
def test_the_explainer_agrees_with_the_column(feature: Feature) -> None:
    views = some_views()
    pairs = [(a, b) for n, a in enumerate(views) for b in views[n + 1 :]]
    rows = [(a, b) for a in range(len(views)) for b in range(a + 1, len(views))]
    left, right = np.array(rows).T
    column = feature.column(tabulate(views), left, right).tolist()
    explained = [feature.explain(a, b) for a, b in pairs]
    assert column == [compared.value for compared in explained]
    assert all(-1 <= value <= 1 for value in column)
    assert len(set(column)) > 1
    assert all(compared.left and compared.right for compared in explained)


@pytest.mark.parametrize("feature", FEATURES, ids=[f.name for f in FEATURES])
def test_sides_do_not_count(feature: Feature) -> None:
    views = some_views()
    table, left, right = tabulate(views), np.arange(31), np.arange(31, 62)
    assert feature.column(table, left, right).tolist() == feature.column(table, right, left).tolist()


def test_no_pairs() -> None:
    table, none = tabulate(some_views()), np.zeros(0, dtype=np.int64)
    assert all(len(feature.column(table, none, none)) == 0 for feature in FEATURES)
