"""Texts that share passages: planted copies are found, templates and texts of one event are not, in both ways of meeting."""

from __future__ import annotations

import random
import time

import numpy as np
import pytest
from benchmarks.minhash import meet_by_minhash
from benchmarks.planted_copies import Planted, plant_copies
from hypothesis import given, settings
from hypothesis import strategies as st

from tadmor.weigh.passages import find_similar, hash_words, meet_by_fingerprints, number_runs

# A tenth of what `make bench-copies` measures.
PLANTED = plant_copies(10_000)
SECONDS = 10
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def _words(number: int, many: int) -> list[str]:
    drawn = random.Random(number)
    return ["".join(drawn.choices(LETTERS, k=7)) for _ in range(many)]


def _text(*parts: list[str]) -> str:
    return " ".join(word for part in parts for word in part)


A, B, C = (_words(seed, 100) for seed in range(3))
SHARED: list[tuple[str, tuple[str, ...], set[tuple[int, int]]]] = [
    ("one text twice", (_text(A), _text(A)), {(0, 1)}),
    ("two texts", (_text(A), _text(B)), set()),
    ("twenty-four words are the fewest that can be a copy", (_text(A[:24]), _text(A[:24])), {(0, 1)}),
    ("twenty-three are too few", (_text(A[:23]), _text(A[:23])), set()),
    ("a short text within a long one", (_text(B, C, A[20:60], B[::-1]), _text(A[20:60])), {(0, 1)}),
    ("half of the shorter is shared", (_text(A[:50], B), _text(A[:50], C[:50])), {(0, 1)}),
    ("two fifths of the shorter are shared", (_text(A[:40], B), _text(A[:40], C[:60])), set()),
    ("the same words in another order", (_text(A), _text(A[::-1])), set()),
    ("case, accents and punctuation do not count", ("Éric, " + _text(A).upper(), "«eric» " + _text(A)), {(0, 1)}),
    ("three of one text", (_text(A), _text(B), _text(A), _text(A)), {(0, 2), (0, 3), (2, 3)}),
    ("nothing", ("", "?!"), set()),
    ("no text", (), set()),
    ("Arabic", ("قال المسؤول " * 3 + _text(A), _text(A)), {(0, 1)}),
]


@pytest.mark.parametrize(("reason", "texts", "expected"), SHARED, ids=[row[0] for row in SHARED])
def test_texts_that_share_passages(reason: str, texts: tuple[str, ...], expected: set[tuple[int, int]]) -> None:
    assert find_similar(texts) == expected, reason


def _recall(found: frozenset[tuple[int, int]], planted: Planted) -> float:
    return len(found & planted.pairs) / len(planted.pairs)


def _precision(found: frozenset[tuple[int, int]], planted: Planted) -> float:
    return sum(planted.source[a] == planted.source[b] for a, b in found) / len(found)


def test_planted_copies_are_found_and_hard_negatives_are_not() -> None:
    began = time.perf_counter()
    found = find_similar(PLANTED.texts)
    assert time.perf_counter() - began < SECONDS
    assert _recall(found, PLANTED) >= 0.999
    assert _precision(found, PLANTED) >= 0.999


def test_minhash_finds_planted_copies_too() -> None:
    found = find_similar(PLANTED.texts, meet_by_minhash)
    assert _recall(found, PLANTED) >= 0.99
    assert _precision(found, PLANTED) >= 0.999


def test_of_many_carriers_of_one_text_each_is_connected() -> None:
    text = PLANTED.texts[0]
    found = find_similar([*[text] * 100, PLANTED.texts[1]])
    assert {i for pair in found for i in pair} == set(range(100))
    assert all((i, i + 1) in found for i in range(99))


def test_a_template_of_many_makes_no_copies() -> None:
    texts = [_text(A[:40], _words(1000 + n, 60)) for n in range(300)]
    assert find_similar(texts) == frozenset()
    assert find_similar([*texts, texts[7], texts[299]]) == {(7, 300), (299, 301)}


@given(st.permutations(range(40)))
@settings(max_examples=20, deadline=None)
def test_the_order_of_texts_does_not_count(order: list[int]) -> None:
    copied = [at for pair in sorted(PLANTED.pairs)[:15] for at in pair]
    texts = [PLANTED.texts[at] for at in (copied + list(range(40)))[:40]]
    found = find_similar([texts[at] for at in order])
    assert {tuple(sorted((order[a], order[b]))) for a, b in found} == find_similar(texts)


def test_runs_differ_by_their_order_and_are_spread() -> None:
    words = hash_words([_text(A), _text(A[::-1])])
    forth, back = number_runs(words.of(0)), number_runs(words.of(1))
    assert len(forth) == len(A) - 4
    assert not set(forth.tolist()) & set(back.tolist())
    many = number_runs(hash_words(PLANTED.texts[:200]).flat)
    below = [float(np.mean(many < np.uint64(share * 2**64))) for share in (0.25, 0.5, 0.75)]
    assert below == pytest.approx([0.25, 0.5, 0.75], abs=0.02)


def test_who_meets_is_more_than_who_shares_and_far_less_than_everybody() -> None:
    met = meet_by_fingerprints(hash_words(PLANTED.texts))
    assert len(PLANTED.pairs) <= len(met) <= 20 * len(PLANTED.texts)
