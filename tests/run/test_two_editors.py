"""Two processes that decide of one thing at once: one decision is stored, the other person is told."""

from __future__ import annotations

import multiprocessing
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

from tadmor.errors import ConflictError
from tadmor.run.coding import correct_slot
from tadmor.store.record import open_record
from tests.store.samples import STRIKE_CLAIM, fill

EDITORS, ROUNDS = 4, 5
KINDS = ("execution", "armed_clash", "grenade", "arrest")


def _edit(folder: Path, number: int, barrier: Barrier, told: Any) -> None:
    with open_record(folder) as record:
        seen = ""
        for turn in range(ROUNDS):
            barrier.wait(60)
            try:
                made = correct_slot(
                    record,
                    (STRIKE_CLAIM.id, "kind"),
                    KINDS[number],
                    by=f"editor {number}",
                    why=str(turn),
                    expected=seen,
                )
                told.put(("stored", turn, made.id))
            except ConflictError as refused:
                told.put(("refused", turn, refused.judgement))
            barrier.wait(60)
            seen = max(record.judgements(), key=lambda judgement: judgement.at).id


def test_of_several_at_once_one_is_stored_and_the_others_are_told_which(tmp_path: Path) -> None:
    with open_record(tmp_path / "record", create=True) as record:
        fill(record)
        before = len(tuple(record.judgements()))
    processes = multiprocessing.get_context("spawn")
    barrier, told = processes.Barrier(EDITORS), processes.Queue()
    editors = [
        processes.Process(target=_edit, args=(tmp_path / "record", number, barrier, told)) for number in range(EDITORS)
    ]
    for editor in editors:
        editor.start()
    answers = [told.get(timeout=120) for _ in range(EDITORS * ROUNDS)]
    for editor in editors:
        editor.join(60)
    stored = {turn: judgement for what, turn, judgement in answers if what == "stored"}
    assert sorted(turn for what, turn, _ in answers if what == "stored") == [*range(ROUNDS)]
    assert all(stored[turn] == judgement for what, turn, judgement in answers if what == "refused")
    with open_record(tmp_path / "record") as record:
        assert len(tuple(record.judgements())) == before + ROUNDS
