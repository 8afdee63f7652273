from __future__ import annotations

from pathlib import Path

from tadmor.read.reader import Reader
from tests.factories import a_document

FLOOR = 27


def test_who_is_said_to_have_done_it(english: Reader) -> None:
    lines = (Path(__file__).parent / "cases" / "doers_blamed.tsv").read_text("utf-8").splitlines()
    rows, missed = [line.split("\t") for line in lines if not line.startswith("#")], []
    for text, wanted in rows:
        claims = [claim for claim in english.read(a_document(text)).claims if claim.stance != "denies"]
        acting = [a.name for claim in claims for a in claim.actors if a.role in {"perpetrator", "party"}]
        if not (any(wanted in name for name in acting) if wanted != "-" else not acting):
            missed.append(f"{text}\n    expected {wanted}, read {acting}")
    assert len(rows) - len(missed) >= FLOOR, f"{len(missed)} of {len(rows)}\n" + "\n".join(missed)
