from __future__ import annotations

import runpy
import subprocess
import sys
from pathlib import Path

import pytest

import tadmor
from tadmor.errors import IngestError, RecordError

ROOT = Path(__file__).parents[1]
TEXT = "Gunmen killed at least seven farmers near Birnin Gwari on Sunday, the mayor said."
HEAVY = ("spacy", "sqlalchemy", "trafilatura", "numpy", "typer", "rich", "tadmor.read", "tadmor.store")


def test_one_text_gives_claims_that_quote_it() -> None:
    (claim,) = tadmor.read_text(TEXT, published="2024-05-27", outlet="The Courier").claims
    assert [source.name for source in claim.sources] == ["The Courier", "mayor"]
    assert (claim.when.earliest, claim.when.latest) == ("2024-05-26", "2024-05-26")
    (figure,) = claim.quantities
    assert (figure.what, figure.low, figure.high, figure.modifier) == ("killed", 7, None, "at_least")
    assert figure.evidence.text == TEXT[figure.evidence.start : figure.evidence.end]


def test_without_a_day_of_publication_sunday_is_no_date() -> None:
    (claim,) = tadmor.read_text(TEXT).claims
    assert (claim.when.earliest, claim.document.published) == (None, None)


def test_what_does_not_hold_is_rejected_not_dropped() -> None:
    reading = tadmor.read_text(TEXT, published="2924-05-27", language="en")
    assert [rejection.reason for rejection in reading.rejections] == ["absurd_published"]
    assert reading.claims


def test_a_text_in_another_language_is_told_so() -> None:
    reading = tadmor.read_text("Se oyeron disparos cerca del mercado.", language="es")
    assert (reading.claims, [rejection.reason for rejection in reading.rejections]) == ((), ["no_reader_for_language"])


def test_a_text_without_words_is_an_error() -> None:
    with pytest.raises(IngestError, match="empty"):
        tadmor.read_text(" \n")


def test_reports_are_read_into_a_record_once(tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "open.txt").write_text(f"---\noutlet: The Courier\npublished: 2024-05-27\n---\n{TEXT}\n", "utf-8")
    (reports / "closed.txt").write_text("---\naccess: private\n---\nA drone strike killed two men.\n", "utf-8")
    first = tadmor.read_reports([reports], tmp_path / "record")
    again = tadmor.read_reports([reports], tmp_path / "record")
    assert (first.new_documents, first.read, again.added_nothing) == (2, 2, True)


def test_a_record_shows_nothing_private(tmp_path: Path) -> None:
    test_reports_are_read_into_a_record_once(tmp_path)
    record = tadmor.load_record(tmp_path / "record")
    assert [document.outlet for document in record.documents] == ["The Courier"]
    assert [document.text for document in record.documents] == [""]
    assert {claim.document.outlet for claim in record.claims} == {"The Courier"}
    assert [len(incident.claims) for incident in record.incidents] == [1]
    assert TEXT in tadmor.load_record(tmp_path / "record", texts=True).documents[0].text


def test_no_record_says_so(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="There is no record"):
        tadmor.load_record(tmp_path / "nowhere")


def test_importing_the_package_loads_nothing_heavy() -> None:
    script = f"import sys, tadmor; print([name for name in {HEAVY!r} if name in sys.modules])"
    environment = {"PYTHONPATH": ":".join(path for path in sys.path if path), "PATH": ""}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env=environment)
    assert done.stdout == "[]\n"


def test_a_name_that_is_not_public_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'functools'"):
        tadmor.functools  # type: ignore[attr-defined]  # noqa: B018


def test_the_first_steps_run(capsys: pytest.CaptureFixture[str]) -> None:
    runpy.run_path(str(ROOT / "examples" / "first_steps.py"))
    shown = capsys.readouterr().out
    assert "count killed 7 None at_least 'at least seven farmers'" in shown
    assert "denies by The Courier <- army" in shown
