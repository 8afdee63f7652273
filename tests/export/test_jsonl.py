from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tadmor.errors import UsageError
from tadmor.export.jsonl import CLASSES, export_jsonl, import_jsonl
from tadmor.export.protect import protect
from tadmor.model.actor import ActorEntry, ActorName, ActorParent
from tadmor.model.ids import EntityId
from tadmor.store.record import Record, open_record
from tadmor.store.verify import verify_record
from tests.store.samples import CLAIMS, READER, STRIKE_CLAIM, STRIKE_DOCUMENT, fill, note_of

ENTRY = ActorEntry(
    entity_id=EntityId("northern_front"),
    names=(ActorName(name="Northern Front", first="2014"), ActorName(name="NF", last="2020-05")),
    kind="armed_group",
    parents=(ActorParent(entity_id=EntityId("the_league"), source="its own statement"),),
    codes={"acled": "1"},
)

LEAGUE = replace(ENTRY, entity_id=EntityId("the_league"), parents=())


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(tmp_path / "record", create=True) as opened:
        fill(opened)
        opened.append_actors((ENTRY, LEAGUE, replace(ENTRY, entity_id=EntityId("nobody asked"))))
        newer = replace(READER, version="2")
        spoken = replace(STRIKE_CLAIM.sources[0], entity_id=ENTRY.entity_id)
        claim = replace(STRIKE_CLAIM, sources=(spoken, *STRIKE_CLAIM.sources[1:]), read_by=newer)
        opened.append_readings((note_of(STRIKE_DOCUMENT, 1, newer),), (claim,))
        yield opened


def _bytes(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_one_file_a_class(record: Record, tmp_path: Path) -> None:
    paths = export_jsonl(protect(record), tmp_path / "out")
    assert [path.name for path in paths] == [f"{name}.jsonl" for name in CLASSES]
    assert {name: len(data.splitlines()) for name, data in _bytes(tmp_path / "out").items()} == {
        "documents.jsonl": 2,
        "former_incidents.jsonl": 0,
        "claims.jsonl": 2,
        "incidents.jsonl": 1,
        "copies.jsonl": 1,
        "actors.jsonl": 2,
        "judgements.jsonl": 1,
        "rejections.jsonl": 1,
    }


def test_importing_gives_the_same_record(record: Record, tmp_path: Path) -> None:
    export_jsonl(protect(record, texts=True), tmp_path / "first")
    with open_record(tmp_path / "again", create=True) as again:
        import_jsonl(tmp_path / "first", again)
        import_jsonl(tmp_path / "first", again)
        export_jsonl(protect(again, texts=True), tmp_path / "second")
        assert verify_record(again) == ()
        assert list(again.documents()) == list(record.documents())
        assert list(again.actors()) == [ENTRY, LEAGUE]
        assert list(again.judgements()) == list(record.judgements())
        assert [claim.id for claim in again.claims()] == sorted(claim.id for claim in CLAIMS)
    assert _bytes(tmp_path / "first") == _bytes(tmp_path / "second")


def test_without_texts_the_key_is_not_there_and_nothing_is_imported(record: Record, tmp_path: Path) -> None:
    export_jsonl(protect(record), tmp_path / "out")
    lines = (tmp_path / "out" / "documents.jsonl").read_text(encoding="utf-8").splitlines()
    assert all("text" not in json.loads(line) for line in lines)
    with (
        open_record(tmp_path / "again", create=True) as again,
        pytest.raises(UsageError, match="export again with --texts"),
    ):
        import_jsonl(tmp_path / "out", again)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        pytest.param("{", "line 1", id="cut off"),
        pytest.param('{"document": "a"}', "missing", id="a field is missing"),
        pytest.param('{"colour": "red"}', "no field colour", id="an unknown field"),
        pytest.param(
            '{"document": "a", "stage": "lunch", "reason": "x", "detail": "y"}',
            "'lunch' is not one of",
            id="a wrong word",
        ),
    ],
)
def test_a_bad_line_is_named(record: Record, tmp_path: Path, line: str, message: str) -> None:
    export_jsonl(protect(record, texts=True), tmp_path / "out")
    (tmp_path / "out" / "rejections.jsonl").write_text(line + "\n", encoding="utf-8")
    with open_record(tmp_path / "again", create=True) as again, pytest.raises(UsageError, match=message) as raised:
        import_jsonl(tmp_path / "out", again)
    assert "rejections.jsonl" in str(raised.value)


def test_a_folder_that_is_no_export(record: Record, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"documents\.jsonl"):
        import_jsonl(tmp_path, record)


def test_line_ends_of_all_kinds_stay_inside_their_line(record: Record, tmp_path: Path) -> None:
    odd = replace(next(iter(record.documents())), id="odd", url=None, text="a\u2028b\nc\x85d\re")  # type: ignore[arg-type]
    record.append_documents((odd,))
    export_jsonl(protect(record, texts=True), tmp_path / "out")
    with open_record(tmp_path / "again", create=True) as again:
        import_jsonl(tmp_path / "out", again)
        assert again.document("odd") == odd


def test_actors_carry_dated_names_and_codes_by_scheme(record: Record, tmp_path: Path) -> None:
    export_jsonl(protect(record), tmp_path / "out")
    front = json.loads((tmp_path / "out" / "actors.jsonl").read_text("utf-8").splitlines()[0])
    assert front["names"] == [
        {"name": "Northern Front", "from": "2014", "to": None},
        {"name": "NF", "from": None, "to": "2020-05"},
    ]
    assert front["parents"] == [{"entity_id": "the_league", "from": None, "to": None, "source": "its own statement"}]
    assert front["codes"] == {"acled": "1"}


def test_what_schema_4_exported_is_imported(record: Record, tmp_path: Path) -> None:
    export_jsonl(protect(record, texts=True), tmp_path / "out")
    file = tmp_path / "out" / "incidents.jsonl"
    plain = json.loads(file.read_text("utf-8"))
    grade = {"airwars": "weak", "credibility": 3, "reasons": [], "would_change_it": [], "signed_by": None}
    grade["changed_since"] = "signed by A. Reader as fair 1 on 2024-06-01; statements: 2 more, 1 gone"
    file.write_text(json.dumps(plain | {"superseded_by": [], "grade": grade}) + "\n", "utf-8")
    with open_record(tmp_path / "again", create=True) as again:
        import_jsonl(tmp_path / "out", again)
        (incident,) = again.incidents()
    assert incident.grade is not None
    (changed,) = incident.grade.changed_since
    assert (changed.by, changed.grade, changed.statements, changed.changes) == ("A. Reader", "fair 1", (2, 1), None)
