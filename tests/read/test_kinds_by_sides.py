from __future__ import annotations

from pathlib import Path

from tadmor.read.reader import Reader
from tests.factories import a_document

ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "cases" / "kinds_by_sides.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
FLOOR = 0


def test_the_kind_of_what_was_done_to_whom(english: Reader) -> None:
    missed = []
    for text, wanted in ROWS:
        told = {claim.kind for claim in english.read(a_document(text)).claims}
        if told != (set(wanted.split("+")) if wanted != "-" else set()):
            missed.append(f"{text}\n    expected {wanted}, read {sorted(told)}")
    assert len(ROWS) - len(missed) >= FLOOR, f"{len(missed)} of {len(ROWS)}\n" + "\n".join(missed)
