"""After any decision the index that is patched says what the index says that is made anew from the whole record."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from starlette.datastructures import QueryParams

from tadmor.model.claim import Claim
from tadmor.read.reader import Reader
from tadmor.run.coding import accept_claim, add_claim, correct_slot, reject_claim, undo_judgement
from tadmor.run.deciding import Saying
from tadmor.run.engine import run_paths
from tadmor.run.joining import split_event
from tadmor.run.judging import PairVerdict, decide_pair
from tadmor.store.record import Record, open_record
from tadmor.web.counting import sets_of
from tadmor.web.index.query import Index
from tadmor.web.selection import choose
from tadmor.web.serving import is_fresh, is_patched
from tadmor.web.upkeep import Upkeep, bring_up, catch_up, full_index_path, index_path, spell_stamp

Decide = Callable[[Record, Claim], Any]
TABLES = ("claims", "told_in", "checked", "judgements", "judged", "former", "documents")


def toll(record: Record, claim: Claim) -> None:
    where = {"start": claim.trigger.start, "end": claim.trigger.end}
    value = [{"low": 0, "high": 0, "status": "unknown", "evidence": where}]
    correct_slot(record, (claim.id, "killed"), value, by="Ada")


def apart(record: Record, claim: Claim) -> None:
    home = record.homes()[claim.id]
    incident = record.incident(home)
    assert incident
    other = next((c for c in incident.claims if c != claim.id), None)
    if other:
        decide_pair(record, "different", (claim.id, other), Saying(by="Ada"))
    else:
        accept_claim(record, claim.id, by="Ada")


def taken_back(record: Record, claim: Claim) -> None:
    undo_judgement(record, accept_claim(record, claim.id, by="Ada").id, by="Bo")


DECISIONS: dict[str, Decide] = {
    "accept": lambda record, claim: accept_claim(record, claim.id, by="Ada"),
    "accept a slot": lambda record, claim: accept_claim(record, claim.id, by="Ada", slot="kind"),
    "reject": lambda record, claim: reject_claim(record, claim.id, by="Ada"),
    "correct the kind": lambda record, claim: correct_slot(record, (claim.id, "kind"), "other", by="Ada"),
    "correct a toll": toll,
    "part": apart,
    "take back": taken_back,
}


def tell(folder: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Everything that the index says, but for the numbers of what is numbered anew, and for what an event has to do with others and
    with reports that nobody read: a part of the record does not show that."""
    index = Index(index_path(folder))
    told = {table: [tuple(row) for row in index.rows(f"SELECT * FROM {table}")] for table in TABLES}
    told["told_in"] = [row[:2] for row in told["told_in"]]
    told["events"] = [tuple(alone(dict(row)).items()) for row in index.rows("SELECT * FROM events")]
    told["left_out"] = [tuple(row)[1:] for row in index.rows("SELECT * FROM left_out")]
    query = "SELECT e.id, v.facet, v.value FROM facets f JOIN facet_values v ON v.id = f.value JOIN events e ON e.number = f.event"
    told["facets"] = [tuple(row) for row in index.rows(query)]
    return {table: sorted(rows, key=repr) for table, rows in told.items()}


def alone(row: dict[str, Any]) -> dict[str, Any]:
    """The row of an event without what it has to do with others."""
    plain = {**json.loads(row["plain"]), "unread_documents": 0}
    return {**row, "number": 0, "unread": 0, "ties": "", "plain": json.dumps(plain)}


@pytest.mark.parametrize("decision", DECISIONS)
def test_a_patched_index_says_what_one_made_anew_says(example: Path, tmp_path: Path, decision: str) -> None:
    with open_record(example) as record:
        homes = record.homes()
        chosen = [claim for claim in record.claims() if claim.id in homes][::12]
    for at, claim in enumerate(chosen):
        folder = tmp_path / f"{at}"
        shutil.copytree(example, folder)
        with open_record(folder) as record:
            DECISIONS[decision](record, claim)
            assert catch_up(folder)
            assert Index(index_path(folder)).about()["stamp"] == spell_stamp(record.stamp())
            assert is_patched(folder) and not is_fresh(folder, spell_stamp(record.stamp()))
            quick = tell(folder)
            bring_up(folder, weigh=True)
            whole = tell(folder)
            assert {table: rows for table, rows in quick.items() if rows != whole[table]} == {}
            assert is_fresh(folder, spell_stamp(record.stamp()))


def test_a_statement_that_is_coded_is_there_and_closes_its_entry(example: Path, tmp_path: Path) -> None:
    folder = tmp_path / "gobi"
    shutil.copytree(example, folder)
    with open_record(folder) as record:
        left = next(r for r in record.rejections() if r.span)
        assert left.span
        where = {"start": left.span[0], "end": left.span[1]}
        claim = add_claim(record, left.document, {"kind": "grenade", "trigger": where}, by="Ada")
    assert catch_up(folder)
    index = Index(index_path(folder))
    assert index.claim(claim.id) and index.home_of(claim.id)
    row = index.row("SELECT done FROM left_out WHERE document = ? AND start = ?", (left.document, left.span[0]))
    assert row and row["done"] == "coded"


def test_what_came_into_the_record_otherwise_is_left_to_the_whole_computation(example: Path, tmp_path: Path) -> None:
    folder = tmp_path / "gobi"
    shutil.copytree(example, folder)
    with open_record(folder) as record:
        claim = next(record.claims())
        document = record.document(claim.document.id)
        assert document
        record.append_documents([replace(document, id=f"{'0' * 32}", url=None)])  # type: ignore[arg-type]
        accept_claim(record, claim.id, by="Ada")
    assert not catch_up(folder)
    assert not is_patched(folder)


def test_events_are_numbered_once_and_a_gap_is_no_event(example: Path, tmp_path: Path) -> None:
    with open_record(example) as record:
        lone = next(i for i in record.incidents() if len(i.claims) == 1)
        last = Index(index_path(example)).rows("SELECT id FROM events ORDER BY number DESC LIMIT 1")[0]["id"]
        split = next(i for i in record.incidents() if len(i.claims) > 1)
        total = len(list(record.incidents()))
    for event, verdict, left in ((lone, "reject", total - 1), (split, "different", total + 1)):
        folder = tmp_path / verdict
        shutil.copytree(example, folder)
        with open_record(folder) as record:
            if verdict == "reject":
                reject_claim(record, event.claims[0], by="Ada")
            else:
                split_event(record, (event.id, [event.claims[:1]]), by="Ada")
        assert catch_up(folder)
        index = Index(index_path(folder))
        numbers = [row["number"] for row in index.rows("SELECT number FROM events")]
        assert len(set(numbers)) == len(numbers) == left, last
        sets = sets_of(index)
        assert sets.held == left
        assert len(sets.chosen(choose(QueryParams("")))) == left
        assert sum(option.count for option in sets.options("kind", choose(QueryParams("")))) == left


def test_in_a_large_record_a_decision_is_seen_before_all_is_computed(
    example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tadmor.web.upkeep.LARGE", 1)
    folder = tmp_path / "gobi"
    shutil.copytree(example, folder)
    with open_record(folder) as record:
        claim = next(record.claims())
        upkeep = Upkeep(folder)
        try:
            for by in ("Ada", "Bo"):
                accept_claim(record, claim.id, by=by)
                upkeep.nudge()
                assert upkeep.wait_shown(120)
                checked = Index(index_path(folder)).checked(claim.id)
                assert checked and by in checked.checked_by
            assert upkeep.wait(120)
            assert upkeep.state().fault is None
            assert is_fresh(folder, spell_stamp(record.stamp()))
        finally:
            upkeep.close()


def test_nothing_of_a_private_report_comes_into_the_index_of_everybody(english: Reader, tmp_path: Path) -> None:
    rows = [
        {
            "text": "KHARTOUM, 3 May 2023. Gunmen killed 4 people at a market in Omdurman on Tuesday, police said.",
            "outlet": "A",
        },
        {
            "text": "KHARTOUM, 4 May 2023. Gunmen killed 9 traders in Omdurman on Tuesday.",
            "outlet": "B",
            "access": "private",
        },
    ]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    folder = tmp_path / "record"
    with open_record(folder, create=True) as record:
        run_paths([tmp_path / "in.jsonl"], record, english)
        private = next(d for d in record.documents() if d.access == "private")
        kept, told = next(record.claims(private.id)), next(c for c in record.claims() if c.document.id != private.id)
        verdicts: tuple[PairVerdict, ...] = ("same", "different")
        for verdict in verdicts:
            decide_pair(record, verdict, (kept.id, told.id), Saying(by="Ada", why="the traders"))
            bring_up(folder, weigh=True)
            for claim in (told, kept):
                accept_claim(record, claim.id, by="Bo")
                assert catch_up(folder)
                public, full = Index(index_path(folder)), Index(full_index_path(folder))
                assert full.checked(claim.id) and full.claim(kept.id)
                shown = (
                    row for table in (*TABLES, "events", "left_out") for row in public.rows(f"SELECT * FROM {table}")
                )
                held = "\n".join(str(tuple(row)) for row in shown)
                assert told.id in held
                for secret in (kept.id, private.id, "traders"):
                    assert secret not in held
                patched = tell(folder)
                bring_up(folder, weigh=True)
                assert patched == tell(folder)


def test_filters_asked_before_a_decision_are_right_after_it(example: Path, tmp_path: Path) -> None:
    folder = tmp_path / "gobi"
    shutil.copytree(example, folder)
    index = Index(index_path(folder))
    asked = [
        choose(QueryParams(query)) for query in ("show=conflicting", "kind=other", "show=one_origin", "band=likely")
    ]
    before = [sets_of(index).chosen(one).tolist() for one in asked]
    with open_record(folder) as record:
        homes = record.homes()
        claims = [claim for claim in record.claims() if claim.id in homes][::9]
        for claim in claims:
            correct_slot(record, (claim.id, "kind"), "other", by="Ada")
            assert catch_up(folder)
            sets = sets_of(index)
            taken_over = [sets.chosen(one).tolist() for one in asked]
            sets.asked.clear()
            assert taken_over == [sets.chosen(one).tolist() for one in asked]
    assert taken_over != before
