"""Judgements are found by the reports that they are about, and no others are looked at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tadmor.errors import EvidenceError
from tadmor.model.correction import Correction
from tadmor.model.document import Document
from tadmor.model.judgement import Judgement, Verdict
from tadmor.model.value import Quantity
from tadmor.store.decisions import Decision
from tadmor.store.record import Record, open_record
from tests.claims_factory import a_claim, a_report
from tests.store.samples import DENIAL_CLAIM, STRIKE_CLAIM, STRIKE_DOCUMENT, fill, note_of, quote

REPORTS = [a_report(name) for name in "abcd"]


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(tmp_path / "record", create=True) as opened:
        opened.append_documents(REPORTS)
        for name, document in zip("abcd", REPORTS, strict=True):
            claims = [a_claim(doc=name, at=at) for at in (1, 3)]
            opened.append_readings([note_of(document, 2, claims[0].read_by)], claims)
        yield opened


def _judge(record: Record, verdict: Verdict, reports: str, at: str, **more: object) -> Judgement:
    claims = [a_claim(doc=name, at=1).id for name in reports]
    on = tuple(sorted(claims[:2]))
    made = Judgement(
        id=at,  # type: ignore[arg-type]
        on=on,
        verdict=verdict,
        by="A",
        at=f"2024-06-01T10:{at}:00Z",
        anchors=record.anchors(claims),
    )
    return replace(made, **more)  # type: ignore[arg-type]


def _in(record: Record, *names: str) -> list[str]:
    documents: dict[str, Document] = dict(zip("abcd", REPORTS, strict=True))
    return [judgement.id for judgement in record.judgements_in([documents[name].id for name in names])]


def test_those_of_one_or_of_two_reports_and_those_that_take_back_many(record: Record) -> None:
    record.append_judgements(
        [
            _judge(record, "accept", "a", "01"),
            _judge(record, "same", "ab", "02"),
            _judge(record, "same", "cd", "03"),
            _judge(record, "withdraw", "abc", "04", replaces="02"),
            replace(_judge(record, "accept", "d", "05"), anchors=()),
        ]
    )
    assert _in(record, "a") == ["01", "02", "04", "05"]
    assert _in(record, "b") == ["02", "04", "05"]
    assert _in(record, "c") == ["03", "04", "05"]
    assert _in(record, "c", "a") == ["01", "02", "03", "04", "05"]
    assert [judgement.id for judgement in record.judgements_of("A", "2024-06-01T10:02:00Z")] == ["02"]


def test_a_decision_is_written_whole_or_not_at_all(record: Record) -> None:
    one, other = _judge(record, "accept", "a", "01"), _judge(record, "same", "ab", "02")

    def refuse(known: tuple[Judgement, ...]) -> Decision:
        assert known == ()
        raise EvidenceError("no")

    with pytest.raises(EvidenceError):
        record.decide([REPORTS[0].id], refuse)
    assert record.decide([REPORTS[0].id], lambda _: Decision(judgement=one, also=(other,))) == one
    assert [judgement.id for judgement in record.judgements()] == ["01", "02"]
    with pytest.raises(EvidenceError):
        record.decide([REPORTS[0].id], lambda _: Decision(judgement=replace(one, id="03"), claims=(STRIKE_CLAIM,)))  # type: ignore[arg-type]
    assert [judgement.id for judgement in record.judgements()] == ["01", "02"]


def test_a_correction_must_quote_the_report_of_its_claim(tmp_path: Path) -> None:
    wrong = Quantity(what="killed", low=21, high=21, words="12", evidence=quote(STRIKE_DOCUMENT, "killed 12 people"))
    with open_record(tmp_path / "record", create=True) as record:
        fill(record)
        made = Judgement(
            id="j9",  # type: ignore[arg-type]
            on=(DENIAL_CLAIM.id, "killed"),
            verdict="correct",
            by="A",
            at="2024-06-01T10:00:00Z",
            correction=Correction(slot="killed", quantities=(replace(wrong, low=12, high=12),)),
            anchors=record.anchors([DENIAL_CLAIM.id]),
        )
        with pytest.raises(EvidenceError, match="another document"):
            record.append_judgements([made])
        anchored = replace(made, on=(STRIKE_CLAIM.id, "killed"), anchors=record.anchors([STRIKE_CLAIM.id]))
        with pytest.raises(EvidenceError, match="does not say 21"):
            record.append_judgements([replace(anchored, correction=Correction(slot="killed", quantities=(wrong,)))])
        with pytest.raises(EvidenceError, match="where it stands"):
            record.append_judgements([replace(made, anchors=())])
        assert record.append_judgements([anchored]) == 1
