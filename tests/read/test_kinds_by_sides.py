from __future__ import annotations

from pathlib import Path

import pytest

from tadmor.read.reader import Reader
from tests.factories import a_document

FLOORS = {"kinds_by_sides.tsv": 22, "kinds_varied.tsv": 68}


def _rows(name: str) -> list[list[str]]:
    lines = (Path(__file__).parent / "cases" / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


@pytest.mark.parametrize("name", FLOORS)
def test_the_kind_of_what_was_done_to_whom(name: str, english: Reader) -> None:
    rows, missed = _rows(name), []
    for text, wanted in rows:
        told = {claim.kind for claim in english.read(a_document(text)).claims}
        kinds = set(wanted.split("+")) if wanted != "-" else set()
        if not kinds <= told or (told and not kinds):
            missed.append(f"{text}\n    expected {wanted}, read {sorted(told)}")
    assert len(rows) - len(missed) >= FLOORS[name], f"{len(missed)} of {len(rows)}\n" + "\n".join(missed)
