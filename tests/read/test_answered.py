"""A denial bears on the deed that its speaker is accused of, not on the one beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tadmor.read.reader import Reader
from tests.factories import a_document

ROWS = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "cases" / "answered.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("text", "deed"), ROWS, ids=[row[1] + ": " + row[0][:40] for row in ROWS])
def test_which_deed_is_denied(english: Reader, text: str, deed: str) -> None:
    claims = {claim.id: claim for claim in english.read(a_document(text)).claims}
    denials = [claim for claim in claims.values() if claim.stance == "denies" and "perpetrator" in claim.disputes]
    assert [claims[denial.about].trigger.text for denial in denials if denial.about] == [deed]
