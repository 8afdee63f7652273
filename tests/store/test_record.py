from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tadmor.errors import EvidenceError, IntegrityError, RecordError
from tadmor.model.claim import Claim
from tadmor.model.document import Document
from tadmor.model.rejection import Rejection
from tadmor.store.record import Record, open_record
from tests.store.samples import (
    CLAIMS,
    COPIES,
    DENIAL_CLAIM,
    DENIAL_DOCUMENT,
    INCIDENT,
    JUDGEMENT,
    LINK,
    READER,
    REJECTION,
    STRIKE_CLAIM,
    STRIKE_DOCUMENT,
    STRIKE_ORIGINAL,
    STRIKE_RAW,
    fill,
    note_of,
)

NEWER = replace(READER, version="2")


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(tmp_path / "record", create=True) as opened:
        yield opened


def test_what_was_put_in_comes_out(record: Record) -> None:
    fill(record)
    assert sorted(record.documents(), key=lambda d: d.id) == sorted(
        (STRIKE_DOCUMENT, DENIAL_DOCUMENT), key=lambda d: d.id
    )
    assert sorted(record.claims(), key=lambda c: c.id) == sorted(CLAIMS, key=lambda c: c.id)
    assert list(record.incidents()) == [INCIDENT]
    assert list(record.copies()) == [COPIES]
    assert list(record.links()) == [LINK]
    assert list(record.rejections()) == [REJECTION]
    assert list(record.judgements()) == [JUDGEMENT]
    assert record.document(STRIKE_DOCUMENT.id) == STRIKE_DOCUMENT
    assert record.claim(DENIAL_CLAIM.id) == DENIAL_CLAIM
    assert list(record.claims(document=STRIKE_DOCUMENT.id)) == [STRIKE_CLAIM]
    assert record.original(STRIKE_DOCUMENT.id) == STRIKE_RAW
    assert record.count_documents() == 2


def test_what_is_not_there_is_none(record: Record) -> None:
    assert (record.document("x"), record.claim("x"), record.original("x")) == (None, None, None)


def test_adding_again_adds_nothing(record: Record) -> None:
    fill(record)
    before = _dump(record.path)
    fill(record)
    assert _dump(record.path) == before


def test_how_many_were_new(record: Record) -> None:
    assert record.append_documents((STRIKE_DOCUMENT,)) == 1
    assert record.append_documents((STRIKE_DOCUMENT, DENIAL_DOCUMENT)) == 1
    assert record.append_readings((note_of(STRIKE_DOCUMENT, 1),), (STRIKE_CLAIM,)) == 1
    assert record.append_readings((note_of(STRIKE_DOCUMENT, 1),), (STRIKE_CLAIM,)) == 0


def _moved(claim: Claim) -> Claim:
    return replace(claim, evidence=replace(claim.evidence, start=claim.evidence.start + 1))


def _reworded(claim: Claim) -> Claim:
    return replace(claim, evidence=replace(claim.evidence, text=claim.evidence.text.upper()))


def _elsewhere(claim: Claim) -> Claim:
    return replace(claim, trigger=replace(claim.trigger, document=DENIAL_DOCUMENT.id))


def _another_number(claim: Claim) -> Claim:
    return replace(claim, quantities=(replace(claim.quantities[0], words="120", low=120, high=120),))


def _no_number(claim: Claim) -> Claim:
    return replace(claim, quantities=(replace(claim.quantities[0], words=""),))


def _deep(claim: Claim) -> Claim:
    source = claim.sources[1]
    assert source.evidence
    return replace(claim, sources=(replace(source, evidence=replace(source.evidence, end=source.evidence.end + 3)),))


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(_moved, id="a quotation one character off"),
        pytest.param(_reworded, id="a quotation in other letters"),
        pytest.param(_elsewhere, id="a quotation of another report"),
        pytest.param(_another_number, id="a figure that its sentence does not hold"),
        pytest.param(_no_number, id="a figure without words"),
        pytest.param(_deep, id="a quotation deep in a source"),
    ],
)
def test_a_quotation_that_does_not_hold_is_not_written(record: Record, damage: Callable[[Claim], Claim]) -> None:
    record.append_documents((STRIKE_DOCUMENT, DENIAL_DOCUMENT))
    notes = (note_of(STRIKE_DOCUMENT, 2),)
    with pytest.raises(EvidenceError, match=STRIKE_CLAIM.id):
        record.append_readings(notes, (DENIAL_CLAIM, damage(STRIKE_CLAIM)))
    with pytest.raises(EvidenceError):
        record.append_claims((damage(STRIKE_CLAIM),))
    assert not list(record.claims())
    assert not list(record.readings())


def test_a_claim_without_its_document_is_not_written(record: Record) -> None:
    with pytest.raises(EvidenceError, match="not here"):
        record.append_claims((STRIKE_CLAIM,))


def test_bytes_that_do_not_have_their_hash_are_not_written(record: Record) -> None:
    with pytest.raises(IntegrityError):
        record.append_documents((STRIKE_DOCUMENT,), ((STRIKE_ORIGINAL, b"other"),))
    assert not list(record.documents())


def test_originals_are_named_by_their_hash(record: Record) -> None:
    fill(record)
    sha256 = hashlib.sha256(STRIKE_RAW).hexdigest()
    assert (record.path / "originals" / sha256[:2] / sha256).read_bytes() == STRIKE_RAW
    assert not list(record.path.rglob("*.part"))


class TestReadings:
    def test_unread_until_read_by_this_very_reader(self, record: Record) -> None:
        record.append_documents((STRIKE_DOCUMENT, DENIAL_DOCUMENT))
        assert set(record.unread(READER)) == {STRIKE_DOCUMENT.id, DENIAL_DOCUMENT.id}
        record.append_readings((note_of(STRIKE_DOCUMENT, 1),), (STRIKE_CLAIM,))
        assert record.unread(READER) == (DENIAL_DOCUMENT.id,)
        assert set(record.unread(NEWER)) == {STRIKE_DOCUMENT.id, DENIAL_DOCUMENT.id}
        assert set(record.unread(replace(READER, knowledge="def"))) == {STRIKE_DOCUMENT.id, DENIAL_DOCUMENT.id}

    def test_a_newer_reader_replaces_what_is_shown_and_keeps_ids(self, record: Record) -> None:
        fill(record)
        better = replace(STRIKE_CLAIM, kind="shelling_artillery_missile", read_by=NEWER)
        assert record.append_readings((note_of(STRIKE_DOCUMENT, 1, NEWER),), (better,)) == 1
        assert record.claim(STRIKE_CLAIM.id) == better
        assert {claim.id for claim in record.claims()} == {STRIKE_CLAIM.id, DENIAL_CLAIM.id}

    def test_a_newer_reader_that_finds_nothing_leaves_nothing(self, record: Record) -> None:
        fill(record)
        record.append_readings((note_of(STRIKE_DOCUMENT, 0, NEWER),))
        assert list(record.claims()) == [DENIAL_CLAIM]

    def test_going_back_to_the_older_reader_brings_its_claims_back(self, record: Record) -> None:
        fill(record)
        record.append_readings((note_of(STRIKE_DOCUMENT, 0, NEWER),))
        assert record.unread(READER) == (STRIKE_DOCUMENT.id,)
        record.append_readings((note_of(STRIKE_DOCUMENT, 1),), (STRIKE_CLAIM,))
        assert record.claim(STRIKE_CLAIM.id) == STRIKE_CLAIM

    def test_rejections_go_with_their_reading(self, record: Record) -> None:
        record.append_documents((STRIKE_DOCUMENT,))
        left_out = Rejection(document=STRIKE_DOCUMENT.id, stage="read", reason="no_reader_for_language", detail="x")
        record.append_readings((note_of(STRIKE_DOCUMENT, 0),), (), (left_out,))
        assert list(record.rejections()) == [left_out]
        record.append_readings((note_of(STRIKE_DOCUMENT, 1, NEWER),), (replace(STRIKE_CLAIM, read_by=NEWER),))
        assert list(record.rejections()) == []

    def test_imported_claims_show_but_their_document_counts_as_unread(self, record: Record) -> None:
        record.append_documents((STRIKE_DOCUMENT,))
        assert record.append_claims((STRIKE_CLAIM,)) == 1
        assert list(record.claims()) == [STRIKE_CLAIM]
        assert record.unread(READER) == (STRIKE_DOCUMENT.id,)
        assert record.append_readings((note_of(STRIKE_DOCUMENT, 1),), (STRIKE_CLAIM,)) == 0
        assert record.unread(READER) == ()


def test_computed_is_replaced_as_a_whole(record: Record) -> None:
    fill(record)
    record.replace_computed((), (replace(INCIDENT, first_reported="2024-05-31"),), ())
    assert [i.first_reported for i in record.incidents()] == ["2024-05-31"]
    assert not list(record.links())
    assert not list(record.copies())


def test_a_failed_replacement_changes_nothing(record: Record) -> None:
    fill(record)

    def broken() -> Iterator[object]:
        raise RuntimeError("in the middle")
        yield

    with pytest.raises(RuntimeError):
        record.replace_computed((), (), broken())  # type: ignore[arg-type]
    assert list(record.incidents()) == [INCIDENT]


def test_reading_goes_on_while_another_connection_writes(tmp_path: Path) -> None:
    with open_record(tmp_path, create=True) as first, open_record(tmp_path) as second:
        fill(first)
        stream = first.documents()
        next(stream)
        assert second.append_rejections((replace(REJECTION, document="other.txt"),)) == 1
        assert len(list(stream)) == 1


class TestOpening:
    def test_no_record(self, tmp_path: Path) -> None:
        with pytest.raises(RecordError, match=r"tadmor run PATH --record"):
            open_record(tmp_path / "nowhere")
        assert not (tmp_path / "nowhere").exists()

    def test_opening_twice_with_create_keeps_what_is_there(self, tmp_path: Path) -> None:
        for _ in range(2):
            with open_record(tmp_path, create=True) as record:
                fill(record)
        with open_record(tmp_path) as record:
            assert record.count_documents() == 2

    def test_not_a_database(self, tmp_path: Path) -> None:
        (tmp_path / "record.sqlite").write_bytes(b"a letter to the editor, not a database " * 50)
        for create in (False, True):
            with pytest.raises(RecordError, match="cannot be used as a record"):
                open_record(tmp_path, create=create)

    def test_somebody_elses_database_is_left_alone(self, tmp_path: Path) -> None:
        _execute(tmp_path, "CREATE TABLE shopping (item TEXT)")
        for create in (False, True):
            with pytest.raises(RecordError):
                open_record(tmp_path, create=create)

    def test_another_schema_version(self, tmp_path: Path) -> None:
        open_record(tmp_path, create=True).close()
        _execute(tmp_path, "UPDATE about SET value = '99' WHERE name = 'schema'")
        with pytest.raises(RecordError, match="schema 99"):
            open_record(tmp_path)

    def test_an_empty_file_is_finished_by_create(self, tmp_path: Path) -> None:
        (tmp_path / "record.sqlite").touch()
        with pytest.raises(RecordError, match="cut short"):
            open_record(tmp_path)
        with open_record(tmp_path, create=True) as record:
            assert record.count_documents() == 0

    def test_a_folder_that_cannot_be_made(self, tmp_path: Path) -> None:
        (tmp_path / "file").touch()
        with pytest.raises(RecordError, match="Cannot make"):
            open_record(tmp_path / "file" / "record", create=True)


def test_a_damaged_row_says_what_to_do(record: Record) -> None:
    fill(record)
    _execute(record.path, "UPDATE claims SET quantities = '[{]'")
    with pytest.raises(RecordError, match="tadmor verify"):
        list(record.claims())


@pytest.mark.parametrize("text", ["null\x00character", "مدينة تدمر 𐡕𐡃𐡌𐡅𐡓", "“quoted”\nline"])
def test_text_comes_back_as_it_went_in(record: Record, text: str) -> None:
    document: Document = replace(STRIKE_DOCUMENT, text=text)
    record.append_documents((document,))
    assert record.document(document.id) == document


def _execute(folder: Path, statement: str) -> None:
    connection = sqlite3.connect(folder / "record.sqlite")
    connection.execute(statement)
    connection.commit()
    connection.close()


def _dump(folder: Path) -> list[str]:
    connection = sqlite3.connect(folder / "record.sqlite")
    lines = list(connection.iterdump())
    connection.close()
    return lines
