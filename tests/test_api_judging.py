"""Judging and signing from Python, as the guide shows it."""

from __future__ import annotations

from pathlib import Path

import pytest

import tadmor
from tadmor.store.record import open_record
from tadmor.weigh.signing import parse_grade
from tests.store.samples import DENIAL_CLAIM, STRIKE_CLAIM, fill


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with open_record(tmp_path / "record", create=True) as record:
        fill(record)
    return tmp_path / "record"


def test_two_statements_are_judged_and_it_is_taken_back(folder: Path) -> None:
    made = tadmor.judge_claims(folder, "different", STRIKE_CLAIM.id, DENIAL_CLAIM.id, by="R. M.", why="two towns")
    assert isinstance(made, tadmor.Judgement)
    assert (made.verdict, made.by, made.why) == ("different", "R. M.", "two towns")
    assert [anchor.trigger.text for anchor in made.anchors if anchor.claim == STRIKE_CLAIM.id] == ["strike"]
    assert len(tadmor.load_record(folder).incidents) == 2
    back = tadmor.judge_claims(folder, "same", STRIKE_CLAIM.id, DENIAL_CLAIM.id, by="R. M.")
    assert back.replaces == made.id
    assert len(tadmor.load_record(folder).incidents) == 1


def test_a_grade_is_signed_and_overruled(folder: Path) -> None:
    tadmor.judge_claims(folder, "same", STRIKE_CLAIM.id, DENIAL_CLAIM.id, by="R. M.")
    (incident,) = tadmor.load_record(folder).incidents
    signed = tadmor.sign_event(folder, incident.id, by="R. M.")
    assert (signed.verdict, signed.replaces) == ("sign", None)
    assert signed.signed is not None
    assert incident.casualties is not None
    assert (signed.signed.killed, signed.signed.documents) == (incident.casualties.killed, incident.documents)
    (incident,) = tadmor.load_record(folder).incidents
    assert incident.grade is not None
    assert incident.grade.signed_by == "R. M."
    overruled = tadmor.sign_event(folder, "1", by="R. M.", grade="discounted 5", why="a letter from the ministry")
    assert overruled.replaces == signed.id
    (incident,) = tadmor.load_record(folder).incidents
    assert incident.grade is not None
    assert (incident.grade.airwars, incident.grade.credibility) == parse_grade("discounted 5")


def test_what_cannot_be_done_says_what_to_do(folder: Path) -> None:
    tadmor.judge_claims(folder, "same", STRIKE_CLAIM.id, DENIAL_CLAIM.id, by="R. M.")
    with pytest.raises(tadmor.TadmorError, match="--by"):
        tadmor.sign_event(folder, "1", by=" ")
    with pytest.raises(tadmor.TadmorError, match="no verdict"):
        tadmor.judge_claims(folder, "equal", STRIKE_CLAIM.id, DENIAL_CLAIM.id, by="R. M.")  # type: ignore[arg-type]
    with pytest.raises(tadmor.TadmorError, match="no event"):
        tadmor.sign_event(folder, "9", by="R. M.")


def test_nothing_waits_in_a_record_whose_claims_are_there(folder: Path) -> None:
    tadmor.judge_claims(folder, "same", STRIKE_CLAIM.id, DENIAL_CLAIM.id, by="R. M.")
    assert tadmor.list_unsettled(folder) == ()
