"""Two tables for spreadsheets: a row an incident, a row a claim. Every row says who says so, with any denial."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from tadmor.export.protect import Released
from tadmor.export.rows import Cell, Row, claim_rows, incident_rows

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def export_csv(released: Released, folder: Path) -> tuple[Path, ...]:
    """Writes ``incidents.csv`` and ``claims.csv`` (UTF-8 with a byte order mark, so that spreadsheets see it).

    A text that a spreadsheet would run as a formula gets an apostrophe before it; `start` and `end` still hold.
    """
    folder.mkdir(parents=True, exist_ok=True)
    return (
        _write(folder / "incidents.csv", (row for _, row in incident_rows(released))),
        _write(folder / "claims.csv", claim_rows(released)),
    )


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
