"""MinHash signatures: equal sets, equal signatures; like sets, like signatures; in both forms."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from tadmor.weigh.signatures import PERMUTATIONS, sign_plainly, sign_quickly

Sign = Callable[[Sequence[Sequence[str]]], list[tuple[int, ...]]]
WORDS = [f"shingle {n}" for n in range(200)]


def _alike(a: tuple[int, ...], b: tuple[int, ...]) -> float:
    return sum(x == y for x, y in zip(a, b, strict=True)) / PERMUTATIONS


@pytest.mark.parametrize("sign", [sign_quickly, sign_plainly])
def test_likeness_of_sets_shows_in_signatures(sign: Sign) -> None:
    same, shuffled, near, far = sign([WORDS, WORDS[::-1], WORDS[:180], [w.upper() for w in WORDS]])
    assert len(same) == PERMUTATIONS
    assert same == shuffled
    assert _alike(same, near) == pytest.approx(0.9, abs=0.15)
    assert _alike(same, far) < 0.1


@pytest.mark.parametrize("sign", [sign_quickly, sign_plainly])
def test_signatures_do_not_change_from_run_to_run(sign: Sign) -> None:
    assert sign([WORDS]) == sign([WORDS])
