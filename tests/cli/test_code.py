"""`tadmor code`: decisions of single statements on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tadmor.store.record import open_record
from tests.cli.conftest import Tadmor
from tests.store.samples import DENIAL_CLAIM, DENIAL_DOCUMENT, STRIKE_CLAIM


def _newest(folder: Path) -> str:
    with open_record(folder) as record:
        return max(record.judgements(), key=lambda judgement: judgement.at).id


def test_corrected_shown_and_taken_back(tadmor: Tadmor, filled: Path) -> None:
    said = tadmor("code", "correct", filled, STRIKE_CLAIM.id, "killed=nothing", "--by", "R. M.", "--why", "no toll")
    assert said.code == 0
    assert "killed: nothing, says R. M." in said.words
    shown = tadmor("show", filled, "1")
    assert "killed: nothing, was killed: 12 (“12”) people; corrected by R. M. on" in shown.words
    assert "(no toll)" in shown.words
    undone = tadmor("code", "undo", filled, _newest(filled)[:8], "--by", "R. M.")
    assert undone.code == 0
    assert "Decided by people" not in tadmor("show", filled, "1").words
    history = tadmor("code", "history", filled, STRIKE_CLAIM.id)
    assert "R. M.: killed: nothing (no toll) (stands no more)" in history.words
    assert "R. M.: taken back" in history.words


@pytest.mark.parametrize(
    ("value", "quote", "message"),
    [
        ("killed=12", "killed 12 people", None),
        ("killed=21", "killed 12 people", "does not say 21"),
        ("killed=12", "", "quotes nothing"),
        ("kind=execution", "", None),
        ("kind=murder", "", "no kind"),
        ("when=2024-05-27", "on Monday", None),
        ("where=Selvan", "Selvan", None),
        ("perpetrator=the army", "the health office", None),
        ("objects=[{", "", "no JSON"),
        ("killed", "", "killed=12"),
    ],
)
def test_what_can_be_typed_for_a_slot(
    tadmor: Tadmor, filled: Path, value: str, quote: str, message: str | None
) -> None:
    said = tadmor("code", "correct", filled, STRIKE_CLAIM.id, value, "--quote", quote, "--by", "R. M.")
    assert (said.code, message is None or message in " ".join(said.err.split())) == (0 if message is None else 2, True)


def test_rejected_is_listed_with_what_was_left_out(tadmor: Tadmor, filled: Path) -> None:
    assert tadmor("code", "reject", filled, DENIAL_CLAIM.id, "--by", "R. M.", "--why", "another town").code == 0
    listed = tadmor("show", filled, "--rejections")
    assert "rejected by R. M. on" in listed.words
    assert "(another town)" in listed.words
    assert "1 statement rejected by people." in listed.words
    assert tadmor("code", "accept", filled, STRIKE_CLAIM.id, "--by", "R. M.").code == 0
    assert "checked by R. M. on" in tadmor("show", filled, "1").words
    assert tadmor("verify", filled).code == 0


def test_a_statement_is_added(tadmor: Tadmor, filled: Path) -> None:
    values = json.dumps({"kind": "property_destruction", "trigger": "depot"})
    said = tadmor("code", "add", filled, DENIAL_DOCUMENT.id[:6], values, "--by", "R. M.")
    assert said.code == 0
    assert "a statement coded by hand, says R. M." in said.words
    assert any("coded by hand by R. M." in tadmor("show", filled, n).words for n in ("1", "2"))
    assert tadmor("code", "add", filled, "nowhere", values, "--by", "R. M.").code == 2
    assert tadmor("code", "undo", filled, "nothing", "--by", "R. M.").code == 2
    assert tadmor("verify", filled).code == 0


def test_events_are_joined_and_parted_after_a_look(tadmor: Tadmor, filled: Path) -> None:
    looked = tadmor("code", "part", filled, "1", "1", "--by", "R. M.", "--look")
    assert (looked.code, looked.out.count("would be:")) == (0, 2)
    assert tadmor("code", "part", filled, "1", "1", "--by", "R. M.", "--why", "two nights").code == 0
    assert tadmor("show", filled, "2").code == 0
    looked = tadmor("code", "join", filled, "1", "2", "--by", "R. M.", "--look")
    assert (looked.code, looked.out.count("would be:"), looked.out.count("would take back:")) == (0, 1, 0)
    assert tadmor("code", "join", filled, "1", "2", "--by", "R. M.").code == 0
    assert tadmor("show", filled, "2").code == 2
    assert tadmor("code", "undo", filled, _newest(filled), "--by", "R. M.").code == 0
    assert tadmor("show", filled, "2").code == 0
    assert tadmor("code", "part", filled, "1", "7", "--by", "R. M.").code == 2
