"""Coded rows on the command line: into a record, weighed, and nothing lost."""

from __future__ import annotations

import csv
from pathlib import Path

from tadmor.store.record import open_record
from tests.cli.conftest import Tadmor
from tests.match.coded.rows import write_rows

WIRE = {"source": "Wire (2024-05-28) Varda: quatre morts", "source_author": "Wire"}
UCDP = {
    "id": "77",
    "type_of_violence": "1",
    "dyad_name": "Government of Aland - Front",
    "side_a_new_id": "5",
    "side_a": "Government of Aland",
    "side_b_new_id": "6",
    "side_b": "Front",
    "source_office": "Wire;Mail",
    "source_date": "2024-05-28;2024-05-29",
    "source_headline": "Four die in Orlin",
    "source_original": "police",
    "where_prec": "1",
    "where_coordinates": "Orlin town",
    "latitude": "10.0",
    "longitude": "20.0",
    "date_start": "2024-05-27 00:00:00.000",
    "date_end": "2024-05-28 00:00:00.000",
    "best": "4",
    "high": "6",
    "low": "3",
}


def test_rows_of_one_event_are_joined_and_every_value_quotes_its_row(tadmor: Tadmor, tmp_path: Path) -> None:
    file = write_rows(tmp_path / "reports.csv", {}, WIRE, {"city": "Orlin", "latitude": "14", "source": "x"})
    said = tadmor("import", file, "--record", tmp_path / "record")
    assert said.code == 0
    assert "2 events, as told by 3 reports" in said.words
    with open_record(tmp_path / "record") as record:
        claims = list(record.claims())
        assert {q.evidence.text for claim in claims for q in claim.quantities} == {
            "deaths_best: 4\ndeaths_low: 3\ndeaths_high: 5"
        }
        assert {(q.low, q.high, q.words) for claim in claims for q in claim.quantities} == {(3, 5, "4")}
        assert {claim.when.evidence.text for claim in claims if claim.when.evidence} == {
            "date_start: 2024-05-27\ndate_end: 2024-05-27"
        }
        original = record.original(claims[0].document.id)
        assert original is not None
        assert b"actor1_initiator" in original
    assert tadmor("verify", tmp_path / "record").code == 0
    again = tadmor("import", file, "--record", tmp_path / "record")
    assert "0 new claims" in again.words or "nothing" in again.words.lower()


def test_a_row_that_cannot_be_taken_is_named_with_line_and_column(tadmor: Tadmor, tmp_path: Path) -> None:
    bad = {"date_start": "2024-13-27", "source": "Wire (2024-05-28)\nover two lines"}
    file = write_rows(tmp_path / "reports.csv", {}, bad, {**WIRE, "deaths_best": "many"}, {**WIRE, "source": ""})
    said = tadmor("import", file, "--record", tmp_path / "record")
    assert said.code == 0
    assert "1 event, as told by 1 report" in said.words
    with open_record(tmp_path / "record") as record:
        details = [(r.document, r.detail) for r in record.rejections()]
    assert details == [
        ("reports.csv:3", "Line 3: column date_start: “2024-13-27” is not a date; write it as 2024-05-30."),
        ("reports.csv:5", "Line 5: column deaths_best: “many” is not a number."),
        ("reports.csv:6", "Line 6: column source: it is empty."),
    ]


def test_days_the_wrong_way_round_are_kept_as_an_interval_and_said(tadmor: Tadmor, tmp_path: Path) -> None:
    file = write_rows(tmp_path / "reports.csv", {"date_start": "2024-05-29"})
    assert tadmor("import", file, "--record", tmp_path / "record").code == 0
    with open_record(tmp_path / "record") as record:
        (claim,), (rejection,) = record.claims(), record.rejections()
    assert (claim.when.earliest, claim.when.latest) == ("2024-05-27", "2024-05-29")
    assert rejection.reason == "days_reversed"


def test_rows_of_ucdp_are_events_of_their_own(tadmor: Tadmor, tmp_path: Path) -> None:
    path = tmp_path / "ged.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(UCDP))
        writer.writeheader()
        writer.writerow(
            {**dict.fromkeys(UCDP, ""), "source_date": "#meta+source", "id": "", "best": "#affected+killed"}
        )
        writer.writerows(({**UCDP}, {**UCDP, "id": "78"}))
    said = tadmor("import", path, "--record", tmp_path / "record")
    assert said.code == 0
    assert "2 events, as told by 2 reports" in said.words
    with open_record(tmp_path / "record") as record:
        claim = next(iter(record.claims()))
    assert (claim.quantities[0].low, claim.quantities[0].words, claim.quantities[0].high) == (3, "4", 6)
    assert [(actor.name, actor.role) for actor in claim.actors] == [
        ("Government of Aland", "party"),
        ("Front", "party"),
    ]
    assert (claim.when.earliest, claim.when.latest) == ("2024-05-27", "2024-05-28")


def test_a_file_of_another_layout_is_an_error_that_says_what_is_missing(tadmor: Tadmor, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("id,date_start\n1,2024-05-27\n", "utf-8")
    said = tadmor("import", tmp_path / "x.csv", "--record", tmp_path / "record")
    assert said.code == 2
    assert "line 1" in said.err
    assert "actor1_type" in said.err
    assert not (tmp_path / "record").exists()


def test_reading_texts_into_the_same_record_leaves_the_rows_alone(tadmor: Tadmor, tmp_path: Path) -> None:
    record = tmp_path / "record"
    tadmor("import", write_rows(tmp_path / "reports.csv", {}, WIRE), "--record", record)
    (tmp_path / "t.txt").write_text("An air strike on a house in Raqqa killed 12 people on 27 May 2024.", "utf-8")
    said = tadmor("run", tmp_path / "t.txt", "--record", record)
    assert said.code == 0
    assert "2 events, as told by 3 reports" in said.words
    assert "no reader" not in said.words
