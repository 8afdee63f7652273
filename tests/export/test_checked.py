"""What people decided, in tables."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from tadmor.export.csv import export_csv
from tadmor.run.coding import accept_claim, add_claim, correct_slot, reject_claim, undo_judgement
from tadmor.run.weighing import release, weigh_record
from tadmor.store.record import Record, open_record
from tests.store.samples import DENIAL_CLAIM, DENIAL_DOCUMENT, STRIKE, STRIKE_CLAIM, fill


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(tmp_path / "record", create=True) as opened:
        fill(opened)
        yield opened


def _tables(record: Record, folder: Path) -> dict[str, list[dict[str, str]]]:
    weigh_record(record)
    tables = {}
    for path in export_csv(release(record), folder):
        with path.open(encoding="utf-8-sig", newline="") as file:
            tables[path.stem] = list(csv.DictReader(file))
    return tables


def test_a_row_of_a_claim_says_who_checked_coded_and_corrected_it(record: Record, tmp_path: Path) -> None:
    correct_slot(record, (STRIKE_CLAIM.id, "reality"), "attempted", by="B. Reader", why="it failed")
    accept_claim(record, STRIKE_CLAIM.id, by="A. Reader")
    add_claim(record, DENIAL_DOCUMENT.id, {"kind": "property_destruction", "trigger": "depot"}, by="C. Coder")
    rows = {row["quotation"] + row["kind"]: row for row in _tables(record, tmp_path / "out")["claims"]}
    strike = rows[STRIKE.split(". ", maxsplit=1)[0] + "air drone strike"]
    assert (strike["reality"], strike["checked_by"], strike["coded_by"]) == ("attempted", "A. Reader", "")
    assert strike["corrected"].startswith("reality: attempted, was happened; corrected by B. Reader on ")
    assert strike["corrected"].endswith("(it failed)")
    (coded,) = (row for row in rows.values() if row["kind"] == "property destruction")
    assert (coded["coded_by"], coded["checked_by"]) == ("C. Coder", "C. Coder")


def test_every_decision_is_a_row_also_what_was_taken_back(record: Record, tmp_path: Path) -> None:
    first = correct_slot(record, (STRIKE_CLAIM.id, "kind"), "execution", by="A. Reader", why="=1+1")
    reject_claim(record, DENIAL_CLAIM.id, by="B. Reader")
    undo_judgement(record, first.id, by="A. Reader")
    tables = _tables(record, tmp_path / "out")
    rows = tables["decisions"][1:]
    assert [(row["by"], row["verdict"], row["says"], row["stands"]) for row in rows] == [
        ("A. Reader", "correct", "kind: execution", "no"),
        ("B. Reader", "reject", "rejected", "yes"),
        ("A. Reader", "withdraw", "taken back", "yes"),
    ]
    assert rows[0]["why"] == "'=1+1"
    assert DENIAL_CLAIM.id not in {row["claim"] for row in tables["claims"]}
    assert rows[1]["claims"] == DENIAL_CLAIM.id


def test_where_nobody_decided_there_are_two_tables(tmp_path: Path) -> None:
    with open_record(tmp_path / "empty", create=True) as record:
        assert [path.name for path in export_csv(release(record), tmp_path / "out")] == ["incidents.csv", "claims.csv"]
