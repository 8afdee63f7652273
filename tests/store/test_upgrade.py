"""Records of schemas 4, 6, 7 and 8, as those wrote the files `schema_N.sql`, are taken over with everything that people decided."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tadmor.errors import RecordError
from tadmor.model.claim import coded_by
from tadmor.model.ids import incident_id
from tadmor.model.incident import ChangedSince
from tadmor.store.record import open_record
from tadmor.store.verify import verify_record
from tests.store.samples import DENIAL_CLAIM, INCIDENT, JUDGEMENT, STRIKE_CLAIM, STRIKE_ORIGINAL, STRIKE_RAW, fill

OLD = {schema: Path(__file__).with_name(f"schema_{schema}.sql") for schema in ("4", "6")}


@pytest.fixture(params=OLD)
def schema(request: pytest.FixtureRequest) -> str:
    """The schema of an old record."""
    return str(request.param)


@pytest.fixture
def old(tmp_path: Path, schema: str) -> Path:
    """The folder of an old record, with its originals."""
    with open_record(tmp_path / "new", create=True) as record:
        fill(record)
    folder = tmp_path / "new"
    (folder / "record.sqlite").unlink()
    connection = sqlite3.connect(folder / "record.sqlite")
    connection.executescript(OLD[schema].read_text("utf-8"))
    connection.close()
    return folder


def test_everything_is_there_and_holds(old: Path) -> None:
    with open_record(old) as record:
        assert verify_record(record) == ()
        assert [claim.id for claim in record.claims()] == sorted((STRIKE_CLAIM.id, DENIAL_CLAIM.id))
        assert record.original(STRIKE_ORIGINAL.document) == STRIKE_RAW
        (incident,) = record.incidents()
        assert (incident.id, incident.fields) == (INCIDENT.id, INCIDENT.fields)
        assert incident.grade is not None
        (changed,) = incident.grade.changed_since
        assert changed == ChangedSince(
            by="A. Reader", at="2024-06-02", grade="weak 3", changes=None, reports=None, origins=None, statements=(1, 0)
        )
        (former,) = record.former()
        assert (former.id, former.superseded_by) == (incident_id((DENIAL_CLAIM.id,)), ())


def test_what_people_decided_is_anchored(old: Path) -> None:
    with open_record(old) as record:
        same, signed = record.judgements()
    assert (same.id, same.on, same.by, same.at) == (JUDGEMENT.id, JUDGEMENT.on, JUDGEMENT.by, JUDGEMENT.at)
    assert {anchor.claim: anchor.trigger for anchor in same.anchors} == {
        STRIKE_CLAIM.id: STRIKE_CLAIM.trigger,
        DENIAL_CLAIM.id: DENIAL_CLAIM.trigger,
    }
    assert (signed.verdict, signed.signed, [anchor.claim for anchor in signed.anchors]) == (
        "sign",
        None,
        [STRIKE_CLAIM.id],
    )


def test_the_old_file_is_kept_and_opening_again_changes_nothing(old: Path, schema: str) -> None:
    open_record(old).close()
    kept = old / f"record.schema-{schema}.sqlite"
    connection = sqlite3.connect(kept)
    assert connection.execute("SELECT value FROM about WHERE name = 'schema'").fetchone() == (schema,)
    connection.close()
    before = kept.read_bytes()
    with open_record(old) as record:
        assert verify_record(record) == ()
    assert kept.read_bytes() == before


def test_what_had_been_changed_by_hand_is_still_seen(old: Path) -> None:
    connection = sqlite3.connect(old / "record.sqlite")
    connection.execute("UPDATE judgements SET verdict = 'different' WHERE verdict = 'same'")
    connection.commit()
    connection.close()
    with open_record(old) as record:
        assert [(p.table, p.code) for p in verify_record(record)] == [("judgements", "changed")]


def test_a_record_of_schema_3_is_refused_with_what_to_do(old: Path) -> None:
    connection = sqlite3.connect(old / "record.sqlite")
    connection.execute("UPDATE about SET value = '3' WHERE name = 'schema'")
    connection.commit()
    connection.close()
    with pytest.raises(RecordError, match=r"schema 3.*install that Tadmor"):
        open_record(old)


def test_what_schema_7_knew_of_a_judgement_stays(tmp_path: Path) -> None:
    (tmp_path / "record").mkdir()
    connection = sqlite3.connect(tmp_path / "record" / "record.sqlite")
    connection.executescript(Path(__file__).with_name("schema_7.sql").read_text("utf-8"))
    connection.close()
    with open_record(tmp_path / "record") as record:
        _, signed, moved = record.judgements()
        assert (signed.signed is not None, moved.replaces, len(moved.anchors)) == (True, "j1", 2)
        assert [judgement.correction for judgement in record.judgements()] == [None, None, None]
        assert {j.id for j in record.judgements_in((STRIKE_CLAIM.document.id,))} == {"j1", "j2", signed.id}
        (former,) = record.former()
        assert former.because == "joined"
        assert [(p.table, p.code) for p in verify_record(record)] == [("originals", "original")] * 2


def test_what_schema_8_knew_of_corrections_and_hand_coded_claims_stays(tmp_path: Path) -> None:
    (tmp_path / "record").mkdir()
    connection = sqlite3.connect(tmp_path / "record" / "record.sqlite")
    connection.executescript(Path(__file__).with_name("schema_8.sql").read_text("utf-8"))
    connection.close()
    with open_record(tmp_path / "record") as record:
        corrected, added = (j for j in record.judgements() if j.verdict in ("correct", "add"))
        assert corrected.correction is not None
        assert (corrected.correction.code, corrected.seen, added.on[1]) == ("execution", None, "statement")
        assert [coded_by(claim) for claim in record.claims()].count("C. Coder") == 1
        assert [(p.table, p.code) for p in verify_record(record)] == [("originals", "original")] * 2
