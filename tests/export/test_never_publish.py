"""What a team's source table marks as never to be published leaves in no format, and what rested on it is weighed anew."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tadmor.errors import UsageError
from tadmor.export.formats import FORMATS
from tadmor.export.page.write import render_page
from tadmor.export.protect import Released
from tadmor.model.ids import JudgementId
from tadmor.model.plain import to_plain
from tadmor.run.weighing import release, weigh_record
from tadmor.store.record import Record, open_record
from tests.store.samples import DENIAL, DENIAL_CLAIM, JUDGEMENT, REJECTION, STRIKE, STRIKE_CLAIM, fill

Table = Callable[[str], None]


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """The sample record: "The Courier" quotes "the health office", "State Wire" denies on its own account."""
    with open_record(tmp_path / "record", create=True) as opened:
        fill(opened)
        weigh_record(opened)
        yield opened


@pytest.fixture
def table(record: Record) -> Table:
    def write(rows: str) -> None:
        (record.path / "sources.tsv").write_text("name\tnever_publish\n" + rows, encoding="utf-8")

    return write


def _written(released: Released, folder: Path) -> str:
    paths = [p for name in FORMATS for p in FORMATS[name].write(released, folder / name)]
    plain = json.dumps(to_plain(released), ensure_ascii=False)
    return "\n".join((plain, render_page(released, "x"), *(path.read_text(encoding="utf-8") for path in paths)))


def test_without_such_a_row_everything_leaves(record: Record, table: Table) -> None:
    before = release(record)
    table("State Wire\tno\nSomebody Else\tyes\n")
    assert release(record) == before


def test_reports_of_such_an_outlet_stay(record: Record, table: Table, tmp_path: Path) -> None:
    table("state wire\tyes\n")
    released = release(record, texts=True)
    assert [claim.id for claim in released.claims] == [STRIKE_CLAIM.id]
    assert [incident.claims for incident in released.incidents] == [(STRIKE_CLAIM.id,)]
    written = _written(released, tmp_path)
    for words in ("State Wire", "depot", DENIAL, DENIAL_CLAIM.id):
        assert words not in written
    assert STRIKE.split(".", maxsplit=1)[0] in written


def test_what_such_a_speaker_said_stays(record: Record, table: Table, tmp_path: Path) -> None:
    """The report of another outlet that quotes it is still listed, without what it said."""
    table("Health Office\tyes\n")
    released = release(record)
    assert [claim.id for claim in released.claims] == [DENIAL_CLAIM.id]
    assert len(released.documents) == 2
    written = _written(released, tmp_path)
    assert "health office" not in written
    assert "killed 12" not in written


def test_a_text_that_names_it_does_not_leave_whole(record: Record, table: Table) -> None:
    table("Health Office\tyes\n")
    assert {document.text for document in release(record, texts=True).documents} == {DENIAL}


def test_a_sentence_that_names_it_stays(record: Record, table: Table, tmp_path: Path) -> None:
    """Nobody speaks here, but the sentence names it."""
    table("Selvan depot\tyes\nA depot in Selvan\tyes\n")
    released = release(record)
    assert [claim.id for claim in released.claims] == [STRIKE_CLAIM.id]
    assert "depot" not in _written(released, tmp_path)


def test_what_people_wrote_about_it_stays(record: Record, table: Table) -> None:
    named = replace(JUDGEMENT, id=JudgementId("j2"), why="as Karim Sel told us")
    record.append_judgements((named,))
    record.append_rejections((replace(REJECTION, document="b.txt", detail="Karim Sel: no text."),))
    table("Karim Sel\tyes\n")
    released = release(record)
    assert [judgement.id for judgement in released.judgements] == [JUDGEMENT.id]
    assert [rejection.document for rejection in released.rejections] == [REJECTION.document]


def test_a_table_that_cannot_be_used_lets_nothing_out(record: Record) -> None:
    (record.path / "sources.tsv").write_text("name\tnever_publish\nState Wire\tperhaps\n", encoding="utf-8")
    with pytest.raises(UsageError, match="neither yes nor no"):
        release(record)
