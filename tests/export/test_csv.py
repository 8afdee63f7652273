from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tadmor.export.csv import export_csv
from tadmor.export.protect import protect
from tadmor.store.record import Record, open_record
from tests.store.samples import DENIAL, DENIAL_DOCUMENT, STRIKE, STRIKE_CLAIM, fill, note_of


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(tmp_path / "record", create=True) as opened:
        fill(opened)
        yield opened


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_an_incident_is_one_row_with_who_says_so_and_the_denial(record: Record, tmp_path: Path) -> None:
    incidents, _, _ = export_csv(protect(record), tmp_path / "out")
    (row,) = _rows(incidents)
    assert row["kind"] == "air drone strike"
    assert row["when"] == "27 May 2024"
    assert row["where"] == "Selvan, Syria, within 4 km"
    assert (row["killed_low"], row["killed_best"], row["killed_high"]) == ("12", "12", "12")
    assert (row["wounded_low"], row["casualty_policy"]) == ("", "majority_of_origins")
    assert row["fields"] == "killed (people): one origin; status: CONFLICT, sources disagree"
    assert row["who_says_so"] == "The Courier ← the health office"
    assert row["quotation"] == STRIKE.split(". ", maxsplit=1)[0]
    assert row["url"] == "https://courier.example/1"
    assert STRIKE[int(row["start"]) : int(row["end"])] == row["quotation"]
    assert "State Wire denies it: status" in row["denials"]
    assert DENIAL in row["denials"]
    assert DENIAL_DOCUMENT.id in row["denials"]


def test_a_claim_is_one_row_and_carries_the_denial_of_its_incident(record: Record, tmp_path: Path) -> None:
    _, claims, _ = export_csv(protect(record), tmp_path / "out")
    rows = _rows(claims)
    assert {row["stance"] for row in rows} == {"says so", "denies it: status"}
    for row in rows:
        assert row["who_says_so"]
        assert row["quotation"]
        assert row["start"]
        assert row["document"]
        assert "State Wire denies it: status" in row["denials"]
    (strike,) = (row for row in rows if row["claim"] == STRIKE_CLAIM.id)
    assert strike["figures"] == "killed: 12 (“12”) people"


def test_a_claim_of_no_incident_has_its_row(record: Record, tmp_path: Path) -> None:
    record.replace_computed((), (), ())
    incidents, claims, _ = export_csv(protect(record), tmp_path / "out")
    assert _rows(incidents) == []
    assert [row["incident"] for row in _rows(claims)] == ["", ""]


@pytest.mark.parametrize("name", ["=1+1", "+49", "-x", "@sum"])
def test_no_text_is_run_as_a_formula(record: Record, tmp_path: Path, name: str) -> None:
    newer = replace(STRIKE_CLAIM.read_by, version="2")
    claim = replace(STRIKE_CLAIM, read_by=newer, sources=(replace(STRIKE_CLAIM.sources[0], name=name),))
    record.append_readings((note_of(protect(record).documents[0], 1, newer),), ())
    document = record.document(STRIKE_CLAIM.document.id)
    assert document
    record.append_readings((note_of(document, 1, newer),), (claim,))
    _, claims, _ = export_csv(protect(record), tmp_path / "out")
    assert f"'{name}" in {row["who_says_so"] for row in _rows(claims)}
