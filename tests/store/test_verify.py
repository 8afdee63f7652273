from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tadmor.store.originals import original_path
from tadmor.store.record import open_record
from tadmor.store.verify import Problem, verify_record
from tests.store.samples import DENIAL_CLAIM, INCIDENT, STRIKE_CLAIM, STRIKE_DOCUMENT, STRIKE_ORIGINAL, fill


def _problems(folder: Path) -> tuple[Problem, ...]:
    with open_record(folder) as record:
        return verify_record(record)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with open_record(tmp_path, create=True) as record:
        fill(record)
    return tmp_path


def test_a_sound_record_has_no_problems(folder: Path) -> None:
    assert _problems(folder) == ()


def test_an_empty_record_has_no_problems(tmp_path: Path) -> None:
    open_record(tmp_path, create=True).close()
    assert _problems(tmp_path) == ()


@pytest.mark.parametrize(
    ("statement", "table", "code"),
    [
        ("UPDATE documents SET text = replace(text, '12', '21')", "claims", "quotation"),
        ("UPDATE documents SET text = text || ' More.'", "documents", "changed"),
        ("UPDATE documents SET url = 'https://other.example'", "documents", "id"),
        ("UPDATE documents SET title = 'Another'", "claims", "reference"),
        ("UPDATE documents SET raw_sha256 = 'ff'", "originals", "original"),
        ("UPDATE documents SET defects = 'x'", "documents", "damaged"),
        ("UPDATE claims SET kind = 'arrest'", "claims", "changed"),
        (
            'UPDATE claims SET quantities = replace(quantities, \'"words":"12"\', \'"words":"13"\')',
            "claims",
            "quotation",
        ),
        ("UPDATE claims SET quantities = replace(quantities, '\"low\":12', '\"low\":2')", "claims", "changed"),
        ("UPDATE claims SET quantities = '['", "claims", "damaged"),
        ("UPDATE claims SET sources = replace(sources, 'health office', 'army office')", "claims", "quotation"),
        ("UPDATE claims SET stance = 'shrugs'", "claims", "damaged"),
        ("UPDATE claims SET id = 'x' || id", "claims", "id"),
        ("UPDATE claims SET document_id = 'x'", "claims", "key"),
        ("DELETE FROM documents", "claims", "orphan"),
        ("DELETE FROM claims", "readings", "count"),
        ("DELETE FROM claims", "incidents", "orphan"),
        ("DELETE FROM claims", "links", "orphan"),
        ("DELETE FROM claims", "judgements", "orphan"),
        ("DELETE FROM readings", "readings", "orphan"),
        ("UPDATE incidents SET id = 'x'", "incidents", "id"),
        ("UPDATE incidents SET response_to = 'x'", "incidents", "orphan"),
        ("UPDATE incidents SET casualties = NULL", "incidents", "changed"),
        ("UPDATE links SET a = 'x'", "links", "orphan"),
        ("UPDATE copies SET documents = '[\"x\"]'", "copies", "orphan"),
        ("UPDATE copies SET earliest = 'x'", "copies", "orphan"),
        ("UPDATE judgements SET replaces = 'x'", "judgements", "orphan"),
        ("UPDATE judgements SET verdict = 'different'", "judgements", "changed"),
        ("UPDATE rejections SET reason = 'fine'", "rejections", "changed"),
    ],
)
def test_damage_in_the_database_is_named(folder: Path, statement: str, table: str, code: str) -> None:
    connection = sqlite3.connect(folder / "record.sqlite")
    assert connection.execute(statement).rowcount > 0
    connection.commit()
    connection.close()
    assert (table, code) in {(problem.table, problem.code) for problem in _problems(folder)}


def test_a_changed_original_is_named(folder: Path) -> None:
    original_path(folder, STRIKE_ORIGINAL.raw_sha256).write_bytes(b"something else")
    (problem,) = _problems(folder)
    assert (problem.code, problem.id) == ("original", STRIKE_DOCUMENT.id)
    assert "changed" in problem.detail


def test_a_missing_original_is_named(folder: Path) -> None:
    original_path(folder, STRIKE_ORIGINAL.raw_sha256).unlink()
    (problem,) = _problems(folder)
    assert "missing" in problem.detail


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    with open_record(tmp_path, create=True) as record:
        fill(record)
    connection = sqlite3.connect(tmp_path / "record.sqlite")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    pages = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'claims'").fetchone()[0]
    size = connection.execute("PRAGMA page_size").fetchone()[0]
    connection.close()
    with (tmp_path / "record.sqlite").open("r+b") as file:
        file.seek((pages - 1) * size)
        file.write(b"\xff" * size)
    (problem,) = _problems(tmp_path)
    assert problem.code == "database"


def test_the_first_problem_is_the_deepest_cause_of_a_changed_text(folder: Path) -> None:
    connection = sqlite3.connect(folder / "record.sqlite")
    connection.execute("UPDATE documents SET text = upper(text)")
    connection.commit()
    connection.close()
    problems = _problems(folder)
    assert (problems[0].table, problems[0].code) == ("documents", "changed")
    assert {p.id for p in problems if p.table == "claims"} == {STRIKE_CLAIM.id, DENIAL_CLAIM.id}
    assert INCIDENT.id not in {p.id for p in problems}


def test_a_source_table_that_cannot_be_used_is_a_problem(tmp_path: Path) -> None:
    with open_record(tmp_path / "record", create=True) as record:
        fill(record)
        assert verify_record(record) == ()
        (record.path / "sources.tsv").write_text("name\nThe Courier\nCourier\n", encoding="utf-8")
        (problem,) = verify_record(record)
    assert (problem.table, problem.code) == ("sources", "sources")
    assert "two rows of one name" in problem.detail
