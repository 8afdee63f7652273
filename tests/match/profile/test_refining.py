"""Clusters refined by profiles: better than without, whatever the order of rows; what people decided and conflicts hold."""

from __future__ import annotations

import numpy as np
import pytest
from benchmarks.match_million import learn_from_another, make_table, pairwise
from benchmarks.synthetic_claims import Asked

from tadmor.match.judged import Judged
from tadmor.match.learned import learned_scoring
from tadmor.match.matched import clash_of, clusters_of, match_table
from tadmor.match.profile.refining import any_clash
from tadmor.match.profile.training import main_event
from tadmor.match.scoring import Scoring
from tadmor.match.table import ClaimTable, take_rows
from tadmor.match.vocabulary import Array

NOTHING = Judged(answers={})
Told = tuple[ClaimTable, Array]


@pytest.fixture(scope="module")
def told() -> Told:
    return make_table(Asked(claims=3000, zipf=True, seed=5))[:2]


@pytest.fixture(scope="module")
def scorings() -> tuple[Scoring, Scoring]:
    weights, profiles = learn_from_another(claims=3000)
    return learned_scoring(weights), learned_scoring(weights, profiles)


def test_better_than_pairs_alone(told: Told, scorings: tuple[Scoring, Scoring]) -> None:
    table, events = told
    pairs, profiles = (pairwise(match_table(table, NOTHING, scoring).home, events)[2] for scoring in scorings)
    assert profiles > pairs + 0.02


def test_the_order_of_rows_changes_nothing(told: Told, scorings: tuple[Scoring, Scoring]) -> None:
    table = told[0]
    order = np.random.default_rng(5).permutation(len(table))
    shuffled = take_rows(table, order)
    first, second = (match_table(one, NOTHING, scorings[1]).home for one in (table, shuffled))
    back = np.empty(len(table), dtype=np.int64)
    back[order] = np.arange(len(table))
    assert _sets(first) == _sets(second[back])


def test_what_people_decided_holds(told: Told, scorings: tuple[Scoring, Scoring]) -> None:
    table = told[0]
    home = match_table(table, NOTHING, scorings[1]).home
    i, j = next(rows[:2].tolist() for rows in clusters_of(home) if len(rows) > 1)
    other = int(np.flatnonzero(home != home[i])[-1])
    judged = Judged(different=frozenset({(i, j)}), same=frozenset({(min(i, other), max(i, other))}), answers={})
    after = match_table(table, judged, scorings[1]).home
    assert after[i] != after[j]
    assert after[i] == after[other]


def test_clashes_of_groups() -> None:
    first = np.array([0, 1, 2]), np.array([0, 0, 1])
    second = np.array([3, 4, 5]), np.array([0, 1, 1])
    for clashing, expected in (((1, 3), [True, False]), ((2, 5), [False, True]), ((1, 4), [False, False])):

        def clash(a: Array, b: Array, pair: tuple[int, int] = clashing) -> Array:
            return np.asarray((a == pair[0]) & (b == pair[1]))

        assert any_clash(first, second, 2, clash).tolist() == expected


def test_conflicts_keep_clusters_apart(told: Told, scorings: tuple[Scoring, Scoring]) -> None:
    table = told[0]
    clash = clash_of(table, NOTHING, 1)
    pairs = [(a, b) for rows in clusters_of(match_table(table, NOTHING, scorings[1]).home) for a in rows for b in rows]
    left, right = np.array(pairs).T
    # But for units that take their place from a cluster in which they stand already, and dates that are off.
    assert clash(left, right).mean() < 0.002


def test_the_event_that_most_tell_of() -> None:
    home, events = np.array([0, 0, 0, 3, 3]), np.array([1, 2, 2, 4, 4])
    assert main_event(home, events)[[0, 3]].tolist() == [2, 4]


def _sets(home: Array) -> set[frozenset[int]]:
    return {frozenset(rows.tolist()) for rows in clusters_of(home)}
