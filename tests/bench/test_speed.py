from __future__ import annotations

from pathlib import Path

from tadmor.bench.speed import keep_telling
from tadmor.ingest.ingested import Ingested
from tadmor.ingest.inputs import ingest_paths
from tadmor.model.document import Document
from tadmor.read.reader import Reader
from tests.factories import a_document

REPORTS = Path(__file__).parents[2] / "examples/gobi/reports"


def _one_long_report() -> Document:
    found = [item.document for item in ingest_paths([str(REPORTS)]) if isinstance(item, Ingested)]
    return a_document("\n\n".join(document.text for document in found if document.language == "en"))


def test_a_long_report_is_parsed_in_part(english: Reader) -> None:
    """What is parsed decides how long a reading takes, and no clock says it as steadily."""
    report = _one_long_report()
    sentences = english.split(report)
    gate = english.look(report, sentences)
    assert gate.conflict
    assert len(gate.chosen) <= 0.5 * len(sentences)  # reports written to tell events; of news it is a quarter


def test_what_tells_something_is_kept(english: Reader) -> None:
    report = _one_long_report()
    kept = keep_telling(report, english)
    assert 0.3 * len(report.text) < len(kept.text) < 0.8 * len(report.text)
