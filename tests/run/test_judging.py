"""Events that a person joins or parts: in every later run, and as they were when it is taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tadmor.errors import UsageError
from tadmor.export.jsonl import export_jsonl, import_jsonl
from tadmor.export.protect import protect
from tadmor.model.claim import Claim
from tadmor.model.document import Document
from tadmor.model.value import TimeInterval
from tadmor.read.reading import Reading
from tadmor.run.engine import run_paths
from tadmor.run.judging import judge_pair
from tadmor.run.weighing import release
from tadmor.store.record import Record, open_record
from tadmor.store.verify import verify_record
from tadmor.weigh.lasting import find_successors
from tests.run.small_reader import SmallReader


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedReader(SmallReader):
    """Reads the pattern; whatever happened happened on one day."""

    def read(self, document: Document) -> Reading:
        """The claims with their day."""
        found = SmallReader.read(self, document)
        return replace(found, claims=tuple(replace(claim, when=_on_the_day(claim)) for claim in found.claims))


def _on_the_day(claim: Claim) -> TimeInterval:
    day = "2024-03-12"
    return TimeInterval(earliest=day, latest=day, precision="day", basis="stated", evidence=claim.evidence)


READER = DatedReader()
TEXTS = {
    "one": "Officials met on Sunday in the capital. The next day 12 people were killed in Selvan, they said.",
    "two": "A convoy left the coast at dawn. Later 12 people were killed in Selvan. The road was closed.",
    "three": "Nobody spoke of the talks. In the night 3 guards were killed in Marat, a man who lives there said.",
}


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    reports = tmp_path / "reports"
    reports.mkdir()
    for name, text in TEXTS.items():
        (reports / f"{name}.txt").write_text(text, encoding="utf-8")
    with open_record(tmp_path / "record", create=True) as opened:
        run_paths([reports], opened, READER)
        yield opened


def _claim(record: Record, words: str, number: int = 0) -> str:
    return sorted(c.id for c in record.claims() if words in c.evidence.text)[number]


def _again(record: Record) -> None:
    run_paths([record.path.parent / "reports"], record, replace(READER, knowledge="another"))


def _ids(record: Record) -> dict[frozenset[str], str]:
    return {frozenset(incident.claims): incident.id for incident in record.incidents()}


def test_a_split_survives_reading_again_and_is_taken_back_whole(record: Record) -> None:
    before = tuple(record.incidents())
    (event,) = [i for i in before if len(i.claims) == 2]
    pair = (event.claims[0], event.claims[1])
    judge_pair(record, "different", pair, by="A. Reader", why="two markets")
    parted = _ids(record)
    assert set(parted) == {frozenset((claim,)) for claim in (*pair, _claim(record, "Marat"))}
    assert find_successors(event.id, tuple(record.incidents()), tuple(record.former())) == tuple(
        sorted(parted[frozenset((claim,))] for claim in pair)
    )
    _again(record)
    assert _ids(record) == parted
    judge_pair(record, "unsure", pair, by="B. Reader")
    assert tuple(record.incidents()) == before
    assert verify_record(record) == ()


def test_events_that_are_joined_stay_so_and_come_apart_as_they_were(record: Record) -> None:
    before = tuple(record.incidents())
    (event,) = [i for i in before if len(i.claims) == 2]
    (other,) = [i for i in before if len(i.claims) == 1]
    judge_pair(record, "same", (event.claims[0], other.claims[0]), by="A. Reader")
    (joined,) = record.incidents()
    assert joined.id == event.id
    assert find_successors(other.id, (joined,), tuple(record.former())) == (event.id,)
    _again(record)
    assert [i.id for i in record.incidents()] == [event.id]
    made = judge_pair(record, "unsure", (event.claims[0], other.claims[0]), by="A. Reader")
    assert made.replaces is not None
    assert tuple(record.incidents()) == before
    assert verify_record(record) == ()


def test_an_event_keeps_its_id_when_a_report_joins_it(record: Record) -> None:
    (event,) = [i for i in record.incidents() if len(i.claims) == 2]
    more = record.path.parent / "reports" / "four.txt"
    more.write_text(
        "It was hot. On that day 12 people were killed in Selvan, a doctor at the hospital told the radio.", "utf-8"
    )
    run_paths([more], record, READER)
    (grown,) = [i for i in record.incidents() if len(i.claims) > 2]
    assert grown.id == event.id
    assert verify_record(record) == ()


def test_what_ids_stood_for_leaves_with_the_record_and_comes_back(record: Record, tmp_path: Path) -> None:
    (event,) = [i for i in record.incidents() if len(i.claims) == 2]
    judge_pair(record, "different", (event.claims[0], event.claims[1]), by="A. Reader")
    export_jsonl(release(record, texts=True), tmp_path / "out")
    with open_record(tmp_path / "other", create=True) as other:
        import_jsonl(tmp_path / "out", other)
        assert tuple(other.former()) == tuple(record.former()) != ()
        assert protect(other).incidents == protect(record).incidents


def test_a_claim_by_event_and_number(record: Record) -> None:
    made = judge_pair(record, "unsure", ("1:1", "2:1"), by="A. Reader")
    assert set(made.on) <= {claim.id for claim in record.claims()}


@pytest.mark.parametrize(
    ("pair", "by", "message"),
    [(("1:1", "1:1"), "A", "one statement"), (("1:9", "1:1"), "A", "no statement"), (("1:1", "2:1"), " ", "--by")],
)
def test_what_cannot_be_judged(record: Record, pair: tuple[str, str], by: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        judge_pair(record, "same", pair, by=by)
