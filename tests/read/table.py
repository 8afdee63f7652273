"""Rows of the case tables: tab-separated, the first line names the columns, the last column says why."""

from __future__ import annotations

from pathlib import Path

CASES = Path(__file__).parent / "cases"


def rows(name: str) -> list[tuple[str, ...]]:
    """The rows of a table without its reasons."""
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()[1:]
    return [tuple(line.split("\t")[:-1]) for line in lines]


def listed(expected: str) -> list[str]:
    """The values of a cell, which are separated by spaced semicolons."""
    return [part for part in expected.split(" ; ") if part]
