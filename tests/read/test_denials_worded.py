from __future__ import annotations

from pathlib import Path

from tadmor.read.reader import Reader
from tests.factories import a_document

FLOOR = 19
WAR = "Rebels and troops fought near Maray on Monday and nine villagers were killed in Dalbo, residents said.\n\n"


def test_denials_that_do_not_say_deny(english: Reader) -> None:
    lines = (Path(__file__).parent / "cases" / "denials_worded.tsv").read_text("utf-8").splitlines()
    rows, missed = [line.split("\t") for line in lines if not line.startswith("#")], []
    for text, wanted in rows:
        claims = english.read(a_document(WAR + text)).claims
        stances = [claim.stance for claim in claims if claim.evidence.start >= len(WAR)]
        if "denies" not in stances if wanted == "denies" else stances:
            missed.append(f"{text}\n    expected {wanted}, read {stances}")
    assert len(rows) - len(missed) >= FLOOR, f"{len(missed)} of {len(rows)}\n" + "\n".join(missed)
