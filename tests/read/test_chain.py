"""The chain of labels held against counting out every labelling of a short sentence."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from tadmor.read.chain import BARRED, Chain, label_sentences, pack, stretches, token_scores, unpack

LABELS = ("O", "B-x", "I-x", "B-y", "I-y")


def _chain() -> Chain:
    draw = np.random.default_rng(3)
    transitions = draw.normal(size=(5, 5)).astype(np.float32)
    for a, before in enumerate(LABELS):
        for b, after in enumerate(LABELS):
            if after.startswith("I-") and before[2:] != after[2:]:
                transitions[a, b] = BARRED
    return Chain(
        labels=LABELS,
        templates=(("word", "own"), ("word", "before")),
        vocabularies={"word": {"left": 1, "right": 2}},
        rows=(np.array([0, 1, 2]), np.array([0, 3, 0])),
        emissions=np.concatenate([np.zeros((1, 5)), draw.normal(size=(3, 5))]).astype(np.float16).astype(np.float32),
        meanings={"own": draw.normal(size=(2, 5)).astype(np.float16).astype(np.float32)},
        transitions=transitions,
    )


def _weight(chain: Chain, scores: np.ndarray, labelling: tuple[int, ...]) -> float:
    walls = BARRED if LABELS[labelling[0]].startswith("I-") else 0.0
    steps = sum(chain.transitions[a, b] for a, b in itertools.pairwise(labelling))
    return float(walls + steps + sum(scores[k, label] for k, label in enumerate(labelling)))


@pytest.mark.parametrize("seed", range(6))
def test_the_best_labels_and_their_share_are_those_of_all_labellings(seed: int) -> None:
    chain = _chain()
    draw = np.random.default_rng(seed)
    lengths = [4, 1, 3]
    scores = (2 * draw.normal(size=(sum(lengths), 5))).astype(np.float32)
    found = label_sentences(chain, scores, lengths)
    for sentence, length, first in zip(found, lengths, np.cumsum([0, *lengths]), strict=False):
        own = scores[first : first + length]
        weights = {p: _weight(chain, own, p) for p in itertools.product(range(5), repeat=length)}
        whole = sum(np.exp(w) for w in weights.values())
        best = max(weights, key=lambda p: weights[p])
        expected = {
            stretch: sum(np.exp(w) for p, w in weights.items() if stretch in stretches([LABELS[k] for k in p])) / whole
            for stretch in stretches([LABELS[k] for k in best])
        }
        assert {(s.first, s.past, s.type): pytest.approx(s.confidence, abs=1e-3) for s in sentence} == expected


def test_a_stretch_ends_where_another_begins() -> None:
    assert stretches(["B-x", "I-x", "B-x", "O", "B-y"]) == [(0, 2, "x"), (2, 3, "x"), (4, 5, "y")]


def test_scores_are_sums_over_routes_and_unknown_words_add_nothing() -> None:
    chain = _chain()
    routes = {"own": np.array([0, 1]), "before": np.array([2, 0])}
    vectors = np.array([[1, 0], [0, 0], [0, 0]], dtype=np.float32)
    scores = token_scores(chain, {"word": ["left", "new"]}, routes, vectors)
    assert scores[0] == pytest.approx(chain.emissions[1] + chain.meanings["own"][0], abs=1e-4)
    assert scores[1] == pytest.approx(chain.emissions[3], abs=1e-4)


def test_packing_keeps_everything() -> None:
    chain = _chain()
    back = unpack(pack(chain))
    assert (back.labels, back.templates, back.vocabularies) == (chain.labels, chain.templates, chain.vocabularies)
    assert np.array_equal(back.emissions, chain.emissions)
    assert np.array_equal(back.meanings["own"], chain.meanings["own"])
    assert np.allclose(back.transitions, chain.transitions)
