"""Whatever people decide, in any order: taken back, the record is as it was; exported and imported, it is the same."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tadmor.errors import UsageError
from tadmor.export.jsonl import export_jsonl, import_jsonl
from tadmor.model.judgement import standing_judgements, withdrawn_ones
from tadmor.run.coding import accept_claim, add_claim, correct_slot, reject_claim, undo_judgement
from tadmor.run.deciding import Saying
from tadmor.run.engine import run_paths
from tadmor.run.joining import merge_events, split_event
from tadmor.run.judging import decide_pair, find_unsettled
from tadmor.run.weighing import release, weigh_record
from tadmor.store.record import Record, open_record
from tadmor.store.verify import verify_record
from tests.run.test_joining import MORE
from tests.run.test_judging import READER, TEXTS, OtherReader

STEPS = 14


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    reports = tmp_path / "reports"
    reports.mkdir()
    for name, text in (TEXTS | MORE).items():
        (reports / f"{name}.txt").write_text(text, encoding="utf-8")
    with open_record(tmp_path / "record", create=True) as opened:
        run_paths([reports], opened, READER)
        yield opened


def _acts(record: Record, chance: random.Random) -> list[Callable[[], Any]]:
    claims = sorted(claim.id for claim in record.claims())
    claim, other = chance.sample(claims, 2)
    document = chance.choice(sorted(d.id for d in record.documents()))
    text = next(d.text for d in record.documents() if d.id == document)
    start = chance.randrange(len(text) - 10)
    events = sorted(incident.id for incident in record.incidents())
    event = chance.choice(events)
    held = next(i.claims for i in record.incidents() if i.id == event)
    by = chance.choice(["A. Reader", "B. Reader", "C. Reader"])
    standing = sorted({j.id for j in record.judgements()} - withdrawn_ones(record.judgements()))
    trigger = {"start": start, "end": start + chance.randint(1, 9)}
    return [
        lambda: accept_claim(record, claim, by=by),
        lambda: reject_claim(record, claim, by=by),
        lambda: correct_slot(record, (claim, "kind"), chance.choice(["execution", "arrest"]), by=by),
        lambda: correct_slot(record, (claim, "killed"), [], by=by),
        lambda: correct_slot(record, (claim, "about"), other, by=by),
        lambda: add_claim(record, document, {"kind": chance.choice(["arrest", "grenade"]), "trigger": trigger}, by=by),
        lambda: decide_pair(record, chance.choice(["same", "different", "unsure"]), (claim, other), Saying(by=by)),
        lambda: merge_events(record, chance.sample(events, 2), by=by),
        lambda: split_event(record, (event, [held[:1]]), by=by),
        lambda: undo_judgement(record, chance.choice(standing), by=by),
    ]


def _live(record: Record, seed: int) -> int:
    chance, done = random.Random(seed), 0
    for _ in range(STEPS):
        try:
            chance.choice(_acts(record, chance))()
            done += 1
        except (UsageError, ValueError, IndexError):
            continue
        if chance.random() < 0.5:
            weigh_record(record)
    weigh_record(record)
    return done


def _exported(record: Record, folder: Path) -> dict[str, bytes]:
    log = ("judgements.jsonl", "former_incidents.jsonl", "claims.jsonl")
    return {path.name: path.read_bytes() for path in export_jsonl(release(record), folder) if path.name not in log}


@pytest.mark.parametrize("seed", range(12))
def test_all_taken_back_is_as_if_nothing_had_been(record: Record, tmp_path: Path, seed: int) -> None:
    before, claims = _exported(record, tmp_path / "before"), release(record).claims
    assert _live(record, seed) > 2
    assert verify_record(record) == ()
    chance = random.Random(seed)
    # What is taken back may bring back what it had taken back itself: until nothing stands.
    while left := [judgement.id for judgement in standing_judgements(record.judgements())]:
        undo_judgement(record, chance.choice(left), by="Z. Reader")
    weigh_record(record)
    assert release(record).claims == claims
    assert _exported(record, tmp_path / "after") == before
    assert find_unsettled(record) == ()
    assert verify_record(record) == ()


@pytest.mark.parametrize("seed", range(100, 106))
def test_what_was_decided_leaves_and_comes_back_the_same(record: Record, tmp_path: Path, seed: int) -> None:
    _live(record, seed)
    export_jsonl(release(record, texts=True), tmp_path / "out")
    with open_record(tmp_path / "other", create=True) as other:
        import_jsonl(tmp_path / "out", other)
        weigh_record(other)
        one, same = release(record), release(other)
        assert (same.claims, same.checked, same.judgements) == (one.claims, one.checked, one.judgements)
        assert [replace(i, grade=None) for i in same.incidents] == [replace(i, grade=None) for i in one.incidents]
        assert [(u.reason, u.judgement.id) for u in find_unsettled(other)] == [
            (u.reason, u.judgement.id) for u in find_unsettled(record)
        ]


@pytest.mark.parametrize("seed", range(200, 206))
def test_a_reading_that_finds_the_same_words_changes_nothing_that_was_decided(record: Record, seed: int) -> None:
    _live(record, seed)
    one = release(record)
    run_paths([record.path.parent / "reports"], record, replace(READER, knowledge="another"))
    same = release(record)
    assert [(c.id, c.kind, c.quantities) for c in same.claims] == [(c.id, c.kind, c.quantities) for c in one.claims]
    assert [(c.claim, c.checked_by, c.rejected) for c in same.checked] == [
        (c.claim, c.checked_by, c.rejected) for c in one.checked
    ]
    assert same.incidents == one.incidents


@pytest.mark.parametrize("seed", range(300, 304))
def test_a_reading_on_other_words_and_back_changes_nothing(record: Record, seed: int) -> None:
    _live(record, seed)
    one = release(record)
    run_paths([record.path.parent / "reports"], record, OtherReader(knowledge="other"))
    assert verify_record(record) == ()
    run_paths([record.path.parent / "reports"], record, replace(READER, knowledge="back"))
    same = release(record)
    assert [(c.id, c.kind, c.quantities) for c in same.claims] == [(c.id, c.kind, c.quantities) for c in one.claims]
    assert same.incidents == one.incidents
