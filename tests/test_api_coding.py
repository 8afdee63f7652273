"""Checking, correcting, rejecting and adding from Python, as the guide shows it."""

from __future__ import annotations

from pathlib import Path

import pytest

import tadmor
from tadmor.store.record import open_record
from tests.store.samples import DENIAL_CLAIM, DENIAL_DOCUMENT, STRIKE_CLAIM, fill


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with open_record(tmp_path / "record", create=True) as record:
        fill(record)
    return tmp_path / "record"


def test_a_slot_is_corrected_and_taken_back(folder: Path) -> None:
    toll = {"low": 12, "modifier": "at_least", "words": "12", "evidence": "killed 12 people"}
    made = tadmor.correct_claim(folder, (STRIKE_CLAIM.id, "killed"), [toll], by="R. M.", why="as said")
    released = tadmor.load_record(folder)
    (strike,) = (claim for claim in released.claims if claim.id == STRIKE_CLAIM.id)
    assert [(q.low, q.high, q.evidence.text) for q in strike.quantities] == [(12, None, "killed 12 people")]
    tadmor.undo_judgement(folder, made.id, by="R. M.")
    assert {claim.quantities for claim in tadmor.load_record(folder).claims} == {STRIKE_CLAIM.quantities, ()}


def test_claims_are_checked_rejected_and_added(folder: Path) -> None:
    tadmor.check_claim(folder, STRIKE_CLAIM.id[:8], by="R. M.")
    tadmor.reject_claim(folder, DENIAL_CLAIM.id, by="R. M.")
    made = tadmor.add_claim(
        folder, DENIAL_DOCUMENT.id, {"kind": "property_destruction", "trigger": "depot"}, by="R. M."
    )
    released = tadmor.load_record(folder)
    assert {claim.id for claim in released.claims} == {STRIKE_CLAIM.id, made.id}
    assert {one.claim for one in released.checked} == {STRIKE_CLAIM.id, DENIAL_CLAIM.id, made.id}
    with pytest.raises(tadmor.TadmorError):
        tadmor.correct_claim(folder, (STRIKE_CLAIM.id, "killed"), [{"low": 13, "evidence": "12 people"}], by="R. M.")
