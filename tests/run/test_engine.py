from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tadmor.export.jsonl import export_jsonl
from tadmor.export.protect import protect
from tadmor.model.actor import ActorEntry
from tadmor.model.claim import ReadBy
from tadmor.model.ids import EntityId
from tadmor.run.engine import Step, run_paths
from tadmor.settings import Settings
from tadmor.store.record import Record, open_record
from tadmor.store.verify import verify_record
from tests.run.small_reader import SmallReader

REPORTS = {
    "one.txt": "Officials met on Sunday in the capital. The next day 12 people were killed in Selvan, they said.",
    "two.txt": "A convoy left the coast at dawn. Later 14 people were killed in Selvan. Still later 3 guards were killed in Marat.",
    "quiet.txt": "The ministers talked about grain prices for two hours and went home without a word to the press.",
    "trap.txt": "This report is a trap for the reader, who must not stop the run because of it when it reads on.",
    "french.txt": "Le ministre a parlé hier soir devant la presse des prix du blé et de la farine dans tout le pays.",
    "empty.txt": "",
}
READER = SmallReader()


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(tmp_path / "record", create=True) as opened:
        yield opened


def _exported(record: Record, folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in export_jsonl(protect(record, texts=True), folder)}


def test_the_whole_way(reports: Path, record: Record, tmp_path: Path) -> None:
    summary = run_paths([reports, tmp_path / "nowhere"], record, READER)
    assert (summary.looked_at, summary.new_documents, summary.read, summary.new_claims) == (7, 5, 5, 3)
    assert {r.reason for r in record.rejections()} >= {
        "no_reader_for_language",
        "reader_failed",
        "no_event_found",
        "empty",
    }
    assert sum(summary.rejected.values()) == len(list(record.rejections())) == 5
    assert sorted(q.low or 0 for c in record.claims() for q in c.quantities) == [3, 12, 14]
    assert {claim for incident in record.incidents() for claim in incident.claims} == {c.id for c in record.claims()}
    assert summary.incidents == len(list(record.incidents())) > 0
    assert {c.read_by for c in record.claims()} == {ReadBy(reader="small", version="1", knowledge="one pattern")}
    assert all(record.original(document.id) is not None for document in record.documents())
    assert verify_record(record) == ()


def test_a_second_run_adds_nothing(reports: Path, record: Record, tmp_path: Path) -> None:
    run_paths([reports], record, READER)
    before = _exported(record, tmp_path / "first")
    summary = run_paths([reports], record, READER)
    assert summary.added_nothing
    assert _exported(record, tmp_path / "second") == before


def test_reports_in_two_runs_or_one_give_the_same_record(reports: Path, record: Record, tmp_path: Path) -> None:
    run_paths([reports / "two.txt"], record, READER)
    run_paths([reports], record, READER)
    with open_record(tmp_path / "other", create=True) as other:
        run_paths([reports], other, READER, settings=Settings(batch=1))
        assert _exported(other, tmp_path / "other-out") == _exported(record, tmp_path / "out")


def test_another_reader_reads_again_and_the_record_shows_its_reading(reports: Path, record: Record) -> None:
    run_paths([reports], record, READER)
    summary = run_paths([reports], record, replace(READER, knowledge="more", languages=("en", "fr")))
    assert (summary.read, summary.new_documents) == (5, 0)
    assert {c.read_by.knowledge for c in record.claims()} == {"more"}
    assert "no_reader_for_language" not in {r.reason for r in record.rejections()}
    assert verify_record(record) == ()


def test_progress_reaches_its_total(reports: Path, record: Record) -> None:
    steps: list[Step] = []
    run_paths([reports], record, READER, settings=Settings(batch=2), progress=steps.append)
    assert list(dict.fromkeys(step.stage for step in steps)) == ["ingest", "read", "weigh"]
    last = {step.stage: step for step in steps}
    assert (last["ingest"].done, last["read"].done, last["read"].total) == (6, 5, 5)


def test_nothing_but_a_missing_path(record: Record, tmp_path: Path) -> None:
    summary = run_paths([tmp_path / "nowhere"], record, READER)
    assert (summary.looked_at, summary.new_documents, summary.incidents) == (1, 0, 0)
    assert len(list(record.rejections())) == 1


def test_half_a_character_is_a_rejection(record: Record, tmp_path: Path) -> None:
    reports = tmp_path / "half.jsonl"
    reports.write_text(
        '{"text": "Before it \\ud800 after it, 9 people were killed in Selvan, the mayor said on the radio."}\n'
        '{"text": "On the radio the mayor said that 9 people were killed in Selvan before the rain came down."}\n'
    )
    run_paths([reports], record, READER)
    assert 1 <= len(list(record.documents())) <= 2
    assert verify_record(record) == ()


def test_what_another_run_adds_meanwhile_is_in_the_incidents(reports: Path, record: Record) -> None:
    class Meanwhile(dict[EntityId, ActorEntry]):
        """Looked into between the reading of claims and the writing of incidents: then another run comes in."""

        def get(self, *_: object) -> None:  # type: ignore[override]
            if record.count_documents() == 1:
                run_paths([reports], record, speaking)

    speaking = SmallReader(speaker=EntityId("the_courier"))
    run_paths([reports / "one.txt"], record, speaking, entries=Meanwhile())
    assert record.count_documents() == 5
    assert {claim for incident in record.incidents() for claim in incident.claims} == {c.id for c in record.claims()}
