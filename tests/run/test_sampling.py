"""Samples: able to be drawn again, as large as asked for, every stratum with its share."""

from __future__ import annotations

from collections import Counter

import pytest

from tadmor.errors import UsageError
from tadmor.run.sampling import Drawable, draw_sample, read_size

THINGS = [Drawable(id=f"t{at:03}", stratum="big" if at < 70 else "small" if at < 95 else "tiny") for at in range(100)]


def test_the_same_seed_draws_the_same_whatever_the_order() -> None:
    first = draw_sample(THINGS, "20", seed=7)
    assert sorted(draw_sample(THINGS[::-1], "20", seed=7)) == list(first)
    assert draw_sample(THINGS, "20", seed=8) != first
    assert len(set(first)) == 20


@pytest.mark.parametrize(("size", "count"), [("1", 1), ("10 %", 10), ("1%", 1), ("500", 100), ("100 %", 100)])
def test_a_size_is_a_number_or_a_share(size: str, count: int) -> None:
    assert len(draw_sample(THINGS, size, seed=1)) == count


def test_every_stratum_has_its_share() -> None:
    stratum = {thing.id: thing.stratum for thing in THINGS}
    drawn = draw_sample(THINGS, "20", seed=3, stratified=True)
    assert Counter(stratum[thing] for thing in drawn) == {"big": 14, "small": 5, "tiny": 1}


@pytest.mark.parametrize("size", ["", "0", "-3", "some", "10.5 %", "%", "99999999"])
def test_what_is_no_size_is_refused(size: str) -> None:
    with pytest.raises(UsageError, match="no size"):
        read_size(size, 10)


def test_nothing_to_draw_from_is_said() -> None:
    with pytest.raises(UsageError, match="nothing to draw"):
        draw_sample([], "3", seed=1)
