"""Joining mutual bests all at once comes to the same as joining the best pair first, one by one."""

from __future__ import annotations

import random

import numpy as np
import pytest

from tadmor.match.grouping import join_best, link_pairs
from tadmor.match.vocabulary import Array

THRESHOLD = 0.5
Pair = tuple[int, int]


def _one_by_one(count: int, scores: dict[Pair, float], apart: set[Pair]) -> set[frozenset[int]]:
    """The plain algorithm: the best mean link first, as long as there is one that nothing forbids."""
    clusters = [frozenset((i,)) for i in range(count)]

    def mean(a: frozenset[int], b: frozenset[int]) -> float:
        held = [scores[pair] for i in a for j in b if (pair := (min(i, j), max(i, j))) in scores]
        weights = [0.01 + score**2 for score in held]
        barred = any((min(i, j), max(i, j)) in apart for i in a for j in b)
        return -1.0 if barred or not held else sum(s * w for s, w in zip(held, weights, strict=True)) / sum(weights)

    while True:
        pairs = [(mean(a, b), a, b) for at, a in enumerate(clusters) for b in clusters[at + 1 :]]
        best, a, b = max(pairs, key=lambda row: row[0], default=(-1.0, frozenset(), frozenset()))
        if best < THRESHOLD:
            return set(clusters)
        clusters = [cluster for cluster in clusters if cluster not in (a, b)] + [a | b]


@pytest.mark.parametrize("seed", range(30))
def test_the_same_clusters(seed: int) -> None:
    pick = random.Random(seed)
    count = 24
    scores = {(i, j): pick.random() for i in range(count) for j in range(i + 1, count) if pick.random() < 0.4}
    apart = {pair for pair in scores if pick.random() < 0.1}

    def clash(left: Array, right: Array) -> Array:
        pairs = zip(np.minimum(left, right).tolist(), np.maximum(left, right).tolist(), strict=True)
        return np.array([pair in apart for pair in pairs], dtype=bool)

    left, right = np.array(list(scores)).T
    links = link_pairs(left, right, np.array(list(scores.values())))
    order = np.array(pick.sample(range(1000), count), dtype=np.uint64)
    home = join_best(np.arange(count), links, order, THRESHOLD, clash)
    clusters = {frozenset(np.flatnonzero(home == name).tolist()) for name in set(home.tolist())}
    assert clusters == _one_by_one(count, scores, apart)


def test_nothing_to_join() -> None:
    none = np.zeros(0, dtype=np.int64)
    links = link_pairs(none, none, np.zeros(0))
    home = join_best(np.arange(3), links, np.arange(3, dtype=np.uint64), THRESHOLD, lambda a, _b: a < 0)
    assert home.tolist() == [0, 1, 2]
