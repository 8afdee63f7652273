from __future__ import annotations

from pathlib import Path

from tadmor.read.reader import Reader
from tests.factories import a_document

FLOOR = 28


def test_violence_told_without_its_common_words(english: Reader) -> None:
    lines = (Path(__file__).parent / "cases" / "kinds_worded.tsv").read_text("utf-8").splitlines()
    rows, missed = [line.split("\t") for line in lines if not line.startswith("#")], []
    for text, wanted in rows:
        told = {claim.kind for claim in english.read(a_document(text)).claims}
        kinds = set(wanted.split("+")) if wanted != "-" else set()
        if not kinds <= told or (told and not kinds):
            missed.append(f"{text}\n    expected {wanted}, read {sorted(told)}")
    assert len(rows) - len(missed) >= FLOOR, f"{len(missed)} of {len(rows)}\n" + "\n".join(missed)
