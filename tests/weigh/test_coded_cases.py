"""Two coded rows of one invented event → how their values stand to each other (cases/coded.tsv, which says how a row is read)."""

from __future__ import annotations

import csv
import dataclasses
from pathlib import Path

import pytest

from tadmor.ingest.coded import read_coded_rows
from tadmor.ingest.ingested import Ingested
from tadmor.model.claim import Claim
from tadmor.read.coded import CodedReader
from tadmor.weigh.fields import weigh_fields

CASES = Path(__file__).parent / "cases" / "coded.tsv"
_PLAIN = {
    "country": "",
    "date_start": "2024-05-27",
    "date_end": "2024-05-27",
    "city": "Varda",
    "location": "",
    "latitude": "10.1",
    "longitude": "20.2",
    "geo_precision": "3",
    "deaths_low": "0",
    "deaths_best": "0",
    "deaths_high": "0",
    "injuries_low": "0",
    "injuries_best": "0",
    "injuries_high": "0",
}
_ACTOR = ("", "_id", "_type", "_subtype")


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One line of the table."""

    title: str
    rows: tuple[str, str]
    field: str
    expected: str


def load_cases() -> list[Case]:
    lines = CASES.read_text(encoding="utf-8").splitlines()[1:]
    cases = []
    for line in lines:
        if not line.startswith("#"):
            title, first, second, expected = line.split("\t")
            field, _, verdict = expected.partition("=")
            cases.append(Case(title=title, rows=(first, second), field=field, expected=verdict))
    return cases


def _row(said: str, number: int) -> dict[str, str]:
    cells = {**_PLAIN, "id": f"r{number}", "actor1_type": "", "source_author": f"Outlet {number}", "day": "2024-05-28"}
    doers = [part[2:] for part in said.split("; ") if part.startswith("P:")]
    for at, doer in enumerate(doers, start=1):
        for column, value in zip(_ACTOR, doer.split("/"), strict=False):
            cells[f"actor{at}{column}"] = value
        cells[f"actor{at}_perpetrator"] = "1.0"
    cells |= dict(part.split("=", 1) for part in said.split("; ") if "=" in part and not part.startswith("P:"))
    day = cells.pop("day")
    return {**cells, "source": f"{cells['source_author']} ({day}) Row {number}"}


def _claims(case: Case, folder: Path) -> list[Claim]:
    rows = [_row(said, number) for number, said in enumerate(case.rows, start=1)]
    columns = list(dict.fromkeys(column for row in rows for column in row))
    path = folder / "rows.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="")
        writer.writeheader()
        writer.writerows(rows)
    items = list(read_coded_rows(path))
    assert all(isinstance(item, Ingested) for item in items), items
    return [c for item in items if isinstance(item, Ingested) for c in CodedReader().read(item.document).claims]


@pytest.mark.parametrize("case", load_cases(), ids=lambda case: case.title)
def test_two_coded_rows(case: Case, tmp_path: Path) -> None:
    (field,) = [field for field in weigh_fields(_claims(case, tmp_path)) if field.field == case.field]
    assert f"{field.status}/{field.reason or ''}".rstrip("/") == case.expected
