from __future__ import annotations

from pathlib import Path

from tadmor.read.reader import Reader
from tests.factories import a_document

ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "cases" / "reports_mended.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
FLOOR = 8


def test_what_the_report_as_a_whole_tells(english: Reader) -> None:
    missed = []
    for text, wanted in ROWS:
        told = {word for claim in english.read(a_document(text)).claims for word in (claim.kind, claim.stance)}
        if (wanted.lstrip("!") in told) == wanted.startswith("!"):
            missed.append(f"{text}\n    expected {wanted}, read {sorted(told)}")
    assert len(ROWS) - len(missed) >= FLOOR, f"{len(missed)} of {len(ROWS)}\n" + "\n".join(missed)
