"""Tables for spreadsheets: a row an incident, a row a claim. Every row says who says so, with any denial.

Where people decided something, a third has a row for each decision.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from tadmor.export.checked import CHECKED, checked_cells, decision_rows
from tadmor.export.protect import Released
from tadmor.export.rows import Cell, Row, claim_rows, incident_rows
from tadmor.model.ids import ClaimId

_NOTHING_DECIDED: Row = dict.fromkeys(CHECKED)
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def export_csv(released: Released, folder: Path) -> tuple[Path, ...]:
    """Writes ``incidents.csv`` and ``claims.csv`` (UTF-8 with a byte order mark, so that spreadsheets see it), and
    ``decisions.csv`` where people decided something. Claims that people rejected stand there alone.

    A text that a spreadsheet would run as a formula gets an apostrophe before it; `start` and `end` still hold.
    """
    folder.mkdir(parents=True, exist_ok=True)
    decided = [_write(folder / "decisions.csv", decision_rows(released))] if released.judgements else []
    return (
        _write(folder / "incidents.csv", (row for _, row in incident_rows(released))),
        _write(folder / "claims.csv", _checked_rows(released)),
        *decided,
    )


def _checked_rows(released: Released) -> Iterator[Row]:
    """The rows of claims, each with who coded it, who checked it and what was corrected."""
    cells = checked_cells(released)
    for row in claim_rows(released):
        yield row | cells.get(ClaimId(str(row["claim"])), _NOTHING_DECIDED)


def _write(target: Path, rows: Iterable[Row]) -> Path:
    with target.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        for number, row in enumerate(rows):
            if number == 0:
                writer.writerow(row)
            writer.writerow([_guard(cell) for cell in row.values()])
    return target


def _guard(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell
