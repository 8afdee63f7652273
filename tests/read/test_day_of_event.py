"""On which day a claim says that its event was, where the report names several days. "-" where it does not say."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tadmor.read.reader import Reader
from tests.factories import a_document

with (Path(__file__).parent / "cases" / "day_of_event.tsv").open(encoding="utf-8") as file:
    ROWS = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


NOT_READ = {"raid on Kidal"}  # the town is read as whom the raid was on, and not as where it was
MARKED = [pytest.param(row, id=row["told"], marks=[pytest.mark.xfail] * (row["told"] in NOT_READ)) for row in ROWS]


@pytest.mark.parametrize("row", MARKED)
def test_the_day_of_an_event(row: dict[str, str], english: Reader) -> None:
    claims = english.read(a_document(row["text"])).claims
    days = {str(claim.when.first_day or "-") for claim in claims if row["told"] in claim.evidence.text}
    assert days == {row["day"]}
