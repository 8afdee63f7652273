"""Weights of a choice: what was chosen is what they would choose."""

from __future__ import annotations

import numpy as np

from tadmor.match.profile.choice import fit_choice


def test_weights_are_found_again() -> None:
    pick = np.random.default_rng(3)
    true = np.array([0.5, 1.5, -1.0])
    chooser = np.repeat(np.arange(4000), 3)
    features = np.column_stack((np.ones(12000), pick.normal(size=(12000, 2))))
    score = (features @ true).reshape(-1, 3)
    chances = np.column_stack((np.ones(4000), np.exp(score)))
    drawn = np.array([pick.choice(4, p=row / row.sum()) for row in chances])
    chosen = np.zeros((4000, 4), dtype=bool)
    chosen[np.arange(4000), drawn] = True
    weights = fit_choice(features, chooser, chosen[:, 1:].ravel())
    assert np.abs(weights - true).max() < 0.15


def test_the_order_of_what_may_be_chosen_does_not_count() -> None:
    pick = np.random.default_rng(4)
    features = np.column_stack((np.ones(300), pick.normal(size=300)))
    chooser, chosen = np.repeat(np.arange(100), 3), np.arange(300) % 3 == 0
    by = pick.permutation(300)
    first, second = fit_choice(features, chooser, chosen), fit_choice(features[by], chooser[by], chosen[by])
    assert np.allclose(first, second, atol=1e-6)
