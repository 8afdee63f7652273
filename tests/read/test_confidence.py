from __future__ import annotations

from dataclasses import replace

import pytest
from training.confidence import Signed, fit, rising

from tadmor.model.ids import DocumentId
from tadmor.model.place import Place
from tadmor.read.confidence import (
    RAW,
    Around,
    Sureness,
    calibrate,
    load_sureness,
    share_by_signs,
    share_of,
    signs_of_claim,
    signs_of_place,
)
from tests.claims_factory import a_claim

POINTS = ((0.4, 0.5), (0.8, 0.9))


@pytest.mark.parametrize(("weight", "share"), [(0.1, 0.5), (0.4, 0.5), (0.6, 0.7), (0.8, 0.9), (1.0, 0.9)])
def test_between_two_points_the_share_runs_straight(weight: float, share: float) -> None:
    assert share_of(POINTS, weight) == pytest.approx(share)


def test_a_slot_that_nobody_measured_keeps_its_weight() -> None:
    assert share_of((), 0.37) == 0.37


def test_the_table_rises_in_every_slot() -> None:
    for points in load_sureness().points.values():
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
    (found,) = calibrate([claim], Sureness(points={"origin": ((0.0, 0.42), (1.0, 0.42))}, signs={}))
    assert found.sources[-1].confidence == 0.42
    assert (found.id, found.kind, found.evidence, found.actors, found.when, found.confidence) == (
        claim.id,
        claim.kind,
        claim.evidence,
        claim.actors,
        claim.when,
        claim.confidence,
    )


def test_raw_weights_stay_where_nothing_was_measured() -> None:
    assert calibrate([a_claim()], RAW) == (a_claim(),)


def test_what_is_told_beside_a_claim_and_around_it_counts() -> None:
    signs = dict.fromkeys(signs_of_claim(a_claim(), Around(claims=1, kinds=1)), 0.0)
    sure = Sureness(points={}, signs={"kind": signs | {"place": 1.0, "kinds": -0.5}})
    claim = replace(a_claim(), where=None)
    placed = replace(claim, where=Place(name="Orsk", evidence=claim.trigger))
    others = [replace(claim, kind=kind) for kind in ("armed_clash", "arrest", "abduction", "looting")]
    bare, told, among = (calibrate(claims, sure)[0].confidence for claims in ([claim], [placed], [placed, *others]))
    assert bare == 0.5
    assert told > among > bare - 0.2
    assert told > bare


def test_every_sign_has_a_weight_and_no_weight_is_without_its_sign() -> None:
    around, claim = Around(claims=1, kinds=1), a_claim()
    place = Place(name="Orsk", evidence=claim.trigger)
    signs = {"kind": signs_of_claim(claim, around), "where": signs_of_place(claim, place, around)}
    assert {slot: set(found) for slot, found in signs.items()} == {
        slot: set(weights) for slot, weights in load_sureness().signs.items()
    }


def test_a_place_taken_over_is_less_sure_the_more_a_report_tells() -> None:
    claim = a_claim()
    beside = Place(name="Orsk", evidence=claim.trigger, confidence=0.5)
    elsewhere = replace(beside, evidence=replace(claim.trigger, document=DocumentId("f" * 32)))
    weights = load_sureness().signs["where"]

    def sure(place: Place, claims: int) -> float:
        return share_by_signs(signs_of_place(claim, place, Around(claims=claims, kinds=1)), weights)

    assert sure(elsewhere, 12) < sure(beside, 12)
    assert sure(elsewhere, 12) < sure(elsewhere, 2)
    assert sure(replace(beside, confidence=0.9), 2) > sure(beside, 2)


def test_the_fit_follows_a_sign_that_decides() -> None:
    signed = [
        Signed(slot="kind", report="r", signs={"always": 1.0, "place": float(at % 2)}, right=at % 2 == 1 or at < 8)
        for at in range(80)
    ]
    weights = fit(signed)
    assert weights["place"] > 1
    assert share_by_signs({"always": 1.0, "place": 1.0}, weights) > 0.8
    assert share_by_signs({"always": 1.0, "place": 0.0}, weights) < 0.4
