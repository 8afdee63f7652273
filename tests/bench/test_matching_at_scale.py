"""A hundredth of the record on which matching at scale is measured: how well, how many pairs, and the same in parts as at once."""

from __future__ import annotations

import time
from typing import cast

import numpy as np
import pytest
from benchmarks.match_million import learn_from_another, make_table, pairwise, pick_new
from benchmarks.matching_report import draw_growth
from benchmarks.synthetic_claims import Asked

from tadmor.match.adding import add_claims
from tadmor.match.coded.score import LevelWeights
from tadmor.match.judged import Judged
from tadmor.match.learned import learned_scoring
from tadmor.match.matched import match_table
from tadmor.match.profile.refining import ProfileWeights
from tadmor.match.scoring import BY_TABLE, Scoring
from tadmor.match.table import ClaimTable, take_rows
from tadmor.match.vocabulary import Array

HUNDREDTH = 10_000
NOTHING = Judged(answers={})
Told = tuple[ClaimTable, Array]
Learned = tuple[LevelWeights, ProfileWeights]

# places, score, least F1, most pairs a claim, most CPU seconds. The town that is struck eight times a day is told apart by learned
# weights alone: the table was set on records in which a place and a day are one event.
ROWS = [
    ("even", "table", 0.95, 6, 5),
    ("even", "learned", 0.98, 6, 5),
    ("zipf", "table", 0.40, 30, 8),
    ("zipf", "learned", 0.84, 15, 8),
    ("even", "profiles", 0.985, 6, 10),
    ("zipf", "profiles", 0.90, 15, 16),
]


@pytest.fixture(scope="module")
def told() -> dict[str, Told]:
    return {places: make_table(Asked(claims=HUNDREDTH, zipf=places == "zipf"))[:2] for places in ("even", "zipf")}


@pytest.fixture(scope="module")
def weights() -> Learned:
    return learn_from_another()


def _scoring(name: str, weights: Learned) -> Scoring:
    if name == "table":
        return BY_TABLE
    return learned_scoring(weights[0], weights[1] if name == "profiles" else None)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]}-{row[1]}")
def test_a_hundredth(told: dict[str, Told], weights: Learned, row: tuple[str, str, float, int, float]) -> None:
    places, score, least, pairs, seconds = row
    table, events = told[places]
    began = time.process_time()
    matched = match_table(table, NOTHING, _scoring(score, weights))
    assert time.process_time() - began < seconds
    assert pairwise(matched.home, events)[2] >= least
    assert len(matched.left) < pairs * HUNDREDTH


@pytest.mark.parametrize("score", ["table", "learned"])
def test_what_is_added_comes_to_what_matching_anew_comes_to(
    told: dict[str, Told], weights: Learned, score: str
) -> None:
    table, _ = told["even"]
    new = pick_new(table, 100)
    old, more = take_rows(table, np.flatnonzero(~new)), take_rows(table, np.flatnonzero(new))
    scoring = _scoring(score, weights)
    added = add_claims(match_table(old, NOTHING, scoring), more, NOTHING, scoring)
    anew = match_table(table, NOTHING, scoring)
    assert _clusters(added.table, added.home) == _clusters(table, anew.home)


def test_what_is_added_leaves_others_as_they_were(told: dict[str, Told]) -> None:
    table, _ = told["zipf"]
    new = pick_new(table, 100)
    old, more = take_rows(table, np.flatnonzero(~new)), take_rows(table, np.flatnonzero(new))
    before = match_table(old, NOTHING)
    after = add_claims(before, more, NOTHING)
    kept = _clusters(old, before.home) & _clusters(after.table, after.home)
    assert len(kept) > 0.8 * len(_clusters(old, before.home))
    anew = _clusters(table, match_table(table, NOTHING).home)
    assert len(_clusters(after.table, after.home) & anew) > 0.95 * len(anew)


@pytest.mark.parametrize("places", ["even", "zipf"])
def test_the_order_of_rows_changes_nothing(told: dict[str, Told], places: str) -> None:
    table = take_rows(told[places][0], np.arange(4000))
    shuffled = take_rows(table, np.random.default_rng(5).permutation(4000))
    assert _clusters(table, match_table(table, NOTHING).home) == _clusters(
        shuffled, match_table(shuffled, NOTHING).home
    )


def test_what_people_decided_holds_when_claims_are_added(told: dict[str, Told]) -> None:
    table = take_rows(told["even"][0], np.arange(2000))
    old, more = take_rows(table, np.arange(1900)), take_rows(table, np.arange(1900, 2000))
    before = match_table(old, NOTHING)
    i, j = next(
        pair for pair in zip(before.left.tolist(), before.right.tolist(), strict=True) if _joined(before.home, pair)
    )
    apart = Judged(different=frozenset({(i, j)}), answers={})
    together = Judged(same=frozenset({(0, 1999)}), answers={})
    parted = add_claims(match_table(old, apart), more, apart).home
    assert parted[i] != parted[j]
    joined = add_claims(before, more, together).home
    assert joined[0] == joined[1999]


def test_the_plot_has_a_line_for_each_way_of_measuring() -> None:
    ways = [(score, places) for score in ("table", "learned", "profiles") for places in ("even", "zipf")]
    rows = [{"claims": n, "score": s, "places": p, "cpu": n / 1e5} for n in (10_000, 100_000) for s, p in ways]
    assert draw_growth(rows).count("<polyline") == 2 * len(ways)


def _joined(home: Array, pair: tuple[int, int]) -> bool:
    return bool(home[pair[0]] == home[pair[1]])


def _clusters(table: ClaimTable, home: Array) -> set[frozenset[str]]:
    by: dict[int, set[str]] = {}
    for claim, name in zip(table.ids, cast("list[int]", home.tolist()), strict=True):
        by.setdefault(name, set()).add(claim)
    return {frozenset(claims) for claims in by.values()}
