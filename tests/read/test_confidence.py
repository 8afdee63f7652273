from __future__ import annotations

import pytest
from training.confidence import rising

from tadmor.read.confidence import calibrate_claim, load_confidence, share_of
from tests.claims_factory import a_claim

POINTS = ((0.4, 0.5), (0.8, 0.9))


@pytest.mark.parametrize(("weight", "share"), [(0.1, 0.5), (0.4, 0.5), (0.6, 0.7), (0.8, 0.9), (1.0, 0.9)])
def test_between_two_points_the_share_runs_straight(weight: float, share: float) -> None:
    assert share_of(POINTS, weight) == pytest.approx(share)


def test_a_slot_that_nobody_measured_keeps_its_weight() -> None:
    assert share_of((), 0.37) == 0.37


def test_the_table_rises_in_every_slot() -> None:
    for points in load_confidence().values():
        shares = [share for _, share in points]
        assert shares == sorted(shares)
        assert all(0 < share < 1 for share in shares)


def test_what_is_measured_never_sinks_with_the_weight() -> None:
    values = [(0.2, True)] * 15 + [(0.5, False)] * 15 + [(0.9, True)] * 15
    points = rising(values)
    assert [share for _, share in points] == sorted(share for _, share in points)
    assert len(points) == 2
    assert points[-1][1] == pytest.approx(16 / 17, abs=0.001)


def test_only_confidences_change() -> None:
    claim = a_claim()
    found = calibrate_claim(claim, {"kind": ((0.0, 0.42), (1.0, 0.42))})
    assert found.confidence == 0.42
    assert (found.id, found.kind, found.evidence, found.actors, found.when) == (
        claim.id,
        claim.kind,
        claim.evidence,
        claim.actors,
        claim.when,
    )
