"""Levels of pairs in words, and weights learned from pairs whose truth is known."""

from __future__ import annotations

import numpy as np
import pytest
from benchmarks.match_million import make_table, pairwise
from benchmarks.synthetic_claims import Asked

from tadmor.match.filing import Filing, count_crowd
from tadmor.match.judged import Judged
from tadmor.match.learned import LEAST_JUDGED, choose_scoring, describe_levels, learn_weights, learned_scoring
from tadmor.match.levels import LEVEL_COLUMNS
from tadmor.match.matched import match_table
from tadmor.match.scoring import BY_TABLE
from tadmor.match.table import tabulate
from tadmor.match.views import prepare_views
from tests.claims_factory import Told, a_claim
from tests.match.test_features import some_views

FIRST: Told = {"doc": "a", "place": "Varda", "day": "2024-05-28", "killed": 4}
ROWS: list[tuple[str, Told, str]] = [
    ("days", {"day": "2024-05-28"}, "same day"),
    ("days", {"day": "2024-05-29"}, "one day apart"),
    ("days", {"day": "2024-06-09"}, "other days"),
    ("days", {"day": "2024-05-28/2024-05-29"}, "a day or two within two"),
    ("days", {"day": "2024-05-27/2024-06-02"}, "a day within nine"),
    ("days", {"day": None, "published": "2024-05-29"}, "one silent, reported up to 1 days later"),
    ("delay", {"day": "2024-05-28"}, "days are told"),
    ("delay", {"day": None, "published": "2024-05-30"}, "up to 2 days after the narrower one"),
    ("place", {"place": "Varda"}, "nearness 1"),
    ("place", {"place": "Sarin"}, "nearness 0.2"),
    ("kinds", {}, "air_drone_strike and air_drone_strike"),
    ("killed", {"killed": 4}, "equal, up to 4"),
    ("killed", {"killed": 5}, "small, up to 1.25 times"),
    ("killed", {"killed": 40}, "over 5 times"),
    ("killed", {"killed": (3, None)}, "at least, up to 1.5 times"),
    ("wounded", {"wounded": 4}, "not both said"),
    ("report", {"doc": "a", "at": 1}, "one report"),
    ("crowd", {}, "up to 2 others meet"),
]


@pytest.mark.parametrize(("feature", "second", "level"), ROWS)
def test_levels_in_words(feature: str, second: Told, level: str) -> None:
    other: Told = {"doc": "b", "place": "Varda", "day": "2024-05-28"}
    other.update(second)
    views = {v.claim.id: v for v in prepare_views([a_claim(**FIRST), a_claim(**other)])}
    table = tabulate(views.values())
    crowd = count_crowd(Filing.of(table))
    assert describe_levels(table, crowd, np.array([0]), np.array([1]))[feature] == [level]


def test_every_level_has_words_and_sides_do_not_count() -> None:
    table = tabulate(some_views())
    left, right = np.triu_indices(len(table), 1)
    crowd = count_crowd(Filing.of(table))
    assert describe_levels(table, crowd, left, right) == describe_levels(table, crowd, right, left)
    assert all(len(set(feature.words(table))) > 1 for feature in LEVEL_COLUMNS)


def test_weights_tell_what_they_were_learned_from() -> None:
    table = tabulate(some_views())
    left, right = np.triu_indices(len(table), 1)
    crowd = count_crowd(Filing.of(table))
    levels = describe_levels(table, crowd, left, right)
    same = np.array([day == "same day" for day in levels["days"]])
    weights = learn_weights(levels, same)
    assert weights.of["days", "same day"] == max(w for (name, _), w in weights.of.items() if name == "days")
    scores = learned_scoring(weights).score(table, crowd, left, right)
    assert scores[same].min() > scores[~same].max()


def test_weights_are_learned_where_people_judged_enough() -> None:
    table, events, _ = make_table(Asked(claims=6000, zipf=True, seed=5))
    by_table = match_table(table, Judged(answers={}))
    pairs = list(zip(by_table.left.tolist(), by_table.right.tolist(), strict=True))
    pick = np.random.default_rng(1).permutation(len(pairs)).tolist()
    same = [pairs[at] for at in pick if events[pairs[at][0]] == events[pairs[at][1]]][:LEAST_JUDGED]
    different = [pairs[at] for at in pick if events[pairs[at][0]] != events[pairs[at][1]]][:LEAST_JUDGED]
    few = Judged(same=frozenset(same[1:]), different=frozenset(different), answers={})
    enough = Judged(same=frozenset(same), different=frozenset(different), answers={})
    assert choose_scoring(table, few) is BY_TABLE
    scoring = choose_scoring(table, enough)
    assert scoring.by_crowd
    learned = match_table(table, Judged(answers={}), scoring)
    assert pairwise(learned.home, events)[2] > pairwise(by_table.home, events)[2] + 0.15
    again = choose_scoring(table, Judged(same=frozenset(same[::-1]), different=frozenset(different[::-1]), answers={}))
    assert np.array_equal(learned.scores, match_table(table, Judged(answers={}), again).scores)
