"""Two codings and what a third made of them, in a record: every name is kept, one statement stands, and it can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tadmor.errors import EvidenceError, UsageError
from tadmor.export.jsonl import export_jsonl, import_jsonl
from tadmor.model.claim import coded_by
from tadmor.run.adjudicating import Coding, adjudicate
from tadmor.run.coding import reject_claim, undo_judgement
from tadmor.run.deciding import Saying
from tadmor.run.engine import run_paths
from tadmor.run.judging import find_unsettled
from tadmor.run.weighing import release, weigh_record
from tadmor.store.record import Record, open_record
from tadmor.store.verify import verify_record
from tests.run.test_judging import READER, TEXTS

TEXT = "قُتل خمسة أشخاص في قصف السوق يوم الأحد، بحسب مسعف."
EDITOR = Saying(by="Edda", why="set pilot")


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    reports = tmp_path / "reports"
    reports.mkdir()
    for name, text in (TEXTS | {"arabic": TEXT}).items():
        (reports / f"{name}.txt").write_text(text, encoding="utf-8")
    with open_record(tmp_path / "record", create=True) as opened:
        run_paths([reports], opened, READER)
        yield opened


def report(record: Record, words: str = "قصف") -> str:
    return next(document.id for document in record.documents() if words in document.text)


def values(trigger: str = "قصف", low: int = 5, **more: Any) -> dict[str, Any]:
    killed = {"what": "killed", "low": low, "high": low, "evidence": "خمسة"}
    return {"kind": "shelling_artillery_missile", "trigger": trigger, "quantities": [killed], **more}


def codings(second: dict[str, Any] | None = None) -> list[Coding]:
    return [
        Coding(by="Ada", at="2026-01-01T10:00:00.000001+00:00", values=values(), why="rule 2"),
        Coding(by="Bo", at="2026-01-02T10:00:00.000001+00:00", values=second or values(low=6)),
    ]


def standing(record: Record) -> list[tuple[str, str | None, int | None]]:
    weigh_record(record)
    told = (claim for claim in release(record).claims if claim.document.id == report(record))
    return [(claim.trigger.text, coded_by(claim), claim.quantities[0].low) for claim in told]


def test_what_was_made_of_two_codings_stands_and_both_are_kept(record: Record) -> None:
    made = adjudicate(record, report(record), codings(), values(), EDITOR)
    assert made and coded_by(made) == "Edda"
    assert standing(record) == [("قصف", "Edda", 5)]
    judged = sorted(record.judgements(), key=lambda judgement: judgement.at)
    assert [(j.verdict, j.by, j.why) for j in judged] == [
        ("add", "Ada", "rule 2"),
        ("add", "Bo", None),
        ("add", "Edda", "set pilot"),
    ]
    assert (judged[2].replaces, judged[2].also_replaces) == (judged[0].id, (judged[1].id,))
    held = {coded_by(claim): claim.quantities[0].low for claim in record.claims(report(record))}
    assert held["Edda"] == 5
    assert not find_unsettled(record)
    assert verify_record(record) == ()


def test_codings_on_two_words_become_one_statement(record: Record) -> None:
    adjudicate(record, report(record), codings(values(trigger="قُتل")), values(), EDITOR)
    assert standing(record) == [("قصف", "Edda", 5)]


def test_who_coded_also_adjudicates_under_the_same_name(record: Record) -> None:
    adjudicate(record, report(record), codings(), values(low=6), Saying(by="Ada"))
    assert standing(record) == [("قصف", "Ada", 6)]


def test_what_is_dropped_counts_for_nothing_and_both_codings_are_kept(record: Record) -> None:
    assert adjudicate(record, report(record), codings(values(trigger="قُتل")), None, EDITOR) is None
    assert standing(record) == []
    assert sorted((j.verdict, j.by) for j in record.judgements()) == [
        ("add", "Ada"),
        ("add", "Bo"),
        ("withdraw", "Edda"),
    ]


def test_taken_back_the_codings_stand_again_and_wait_where_they_differ(record: Record) -> None:
    adjudicate(record, report(record), codings(), values(), EDITOR)
    (last,) = (j for j in record.judgements() if j.by == "Edda")
    undo_judgement(record, last.id, by="Edda")
    assert [(words, by) for words, by, _ in standing(record)] == [("قصف", "Bo")]
    assert [(one.reason, one.judgement.by) for one in find_unsettled(record)] == [("contradiction", "Ada")]


def test_a_statement_that_was_read_there_gives_its_place_and_what_was_decided_of_it(record: Record) -> None:
    read = next(claim for claim in record.claims() if claim.trigger.text)
    reject_claim(record, read.id, by="Bo")
    trigger = {"start": read.trigger.start, "end": read.trigger.end}
    coded = {"kind": read.kind, "trigger": trigger}
    given = [Coding(by="Ada", at="2026-01-01T10:00:00+00:00", values=coded)]
    made = adjudicate(record, read.document.id, given, coded, EDITOR)
    weigh_record(record)
    assert made and made.id in {claim.id for claim in release(record).claims}


def test_it_goes_out_and_comes_back(record: Record, tmp_path: Path) -> None:
    adjudicate(record, report(record), codings(), values(), EDITOR)
    weigh_record(record)
    export_jsonl(release(record, texts=True), tmp_path / "out")
    with open_record(tmp_path / "other", create=True) as other:
        import_jsonl(tmp_path / "out", other)
        told = {coded_by(claim) for claim in release(other).claims if claim.trigger.text == "قصف"}
    assert told == {"Edda"}


@pytest.mark.parametrize(
    ("given", "outcome", "fault"),
    [
        (codings(), {"kind": "picnic", "trigger": "قصف"}, UsageError),
        (codings(), values(trigger="nowhere"), EvidenceError),
        ([], values(), UsageError),
    ],
)
def test_what_cannot_be_leaves_the_record_as_it_was(
    record: Record, given: list[Coding], outcome: dict[str, Any], fault: type[Exception]
) -> None:
    before = record.stamp()
    with pytest.raises(fault):
        adjudicate(record, report(record), given, outcome, EDITOR)
    assert record.stamp() == before
