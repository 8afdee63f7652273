"""Columns say of many pairs what the scalar functions say of one."""

from __future__ import annotations

import numpy as np
import pytest
from benchmarks.synthetic_claims import Asked, make_claims

from tadmor.match.columns import compare_places_columns, contradicting_days, days_apart_columns
from tadmor.match.conflicts import conflicts_columns, find_conflict
from tadmor.match.signature import days_apart, may_contradict_by_days
from tadmor.match.table import ClaimTable, stack_tables, tabulate
from tadmor.match.views import View, prepare_views
from tadmor.match.vocabulary import Array, Vocabulary
from tadmor.model.geography import compare_places
from tests.match.test_features import some_views


def _all_pairs(count: int) -> tuple[Array, Array]:
    left, right = np.triu_indices(count, 1)
    return np.asarray(left), np.asarray(right)


def _synthetic() -> tuple[View, ...]:
    claims = [claim for _, claim in make_claims(Asked(claims=400, zipf=True, days=20))]
    return prepare_views(claims)


@pytest.fixture(scope="module", params=["invented", "synthetic"])
def told(request: pytest.FixtureRequest) -> tuple[tuple[View, ...], ClaimTable]:
    views = some_views() if request.param == "invented" else _synthetic()
    return views, tabulate(views)


def test_conflicts(told: tuple[tuple[View, ...], ClaimTable]) -> None:
    views, table = told
    left, right = _all_pairs(len(views))
    found = [find_conflict(views[i], views[j]) for i, j in zip(left, right, strict=True)]
    assert conflicts_columns(table, left, right).tolist() == [conflict is not None for conflict in found]
    assert {"days", "place", "kind"} <= set(found)


def test_days_and_places(told: tuple[tuple[View, ...], ClaimTable]) -> None:
    views, table = told
    left, right = _all_pairs(len(views))
    pairs = [(views[i], views[j]) for i, j in zip(left, right, strict=True)]
    assert days_apart_columns(table, left, right).tolist() == [days_apart(a, b) for a, b in pairs]
    assert compare_places_columns(table, left, right).tolist() == [compare_places(a.place, b.place) for a, b in pairs]


def test_dates_that_are_off(told: tuple[tuple[View, ...], ClaimTable]) -> None:
    views, table = told
    left, right = _all_pairs(len(views))
    found = [may_contradict_by_days(views[i], views[j]) for i, j in zip(left, right, strict=True)]
    assert contradicting_days(table, left, right).tolist() == found
    assert any(found)


def test_tables_of_parts_are_the_table_of_the_whole() -> None:
    views = _synthetic()
    words = Vocabulary()
    parts = stack_tables([tabulate(views[:150], words), tabulate(views[150:], words)])
    whole = tabulate(views)
    left, right = _all_pairs(len(views))
    assert parts.ids == whole.ids
    assert (conflicts_columns(parts, left, right) == conflicts_columns(whole, left, right)).all()
    assert {what: [c.tolist() for c in sides] for what, sides in parts.figures.items()} == {
        what: [c.tolist() for c in sides] for what, sides in whole.figures.items()
    }
