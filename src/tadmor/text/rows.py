"""Rows that people have coded, written out so that every cell can be quoted: a line `column: value` for each that is not empty."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tadmor.model.document import Document
from tadmor.model.span import Span

# ISO 639-2 for "no linguistic content": a text of coded cells is read by no reader of a language.
CODED = "zxx"
# What claims that were taken from such rows say they were read by.
CODED_ROWS = "coded-rows"
_MARK = ": "


def is_coded(document: Document) -> bool:
    """True for a document whose text is made of coded rows."""
    return document.language == CODED


@dataclass(frozen=True, slots=True, kw_only=True)
class RowLines:
    """One row as it stands in a text: its cells by column, and where the line of each lies."""

    cells: Mapping[str, str]
    lines: Mapping[str, Span]
    span: Span

    def span_of(self, *columns: str) -> Span | None:
        """From the first to the last line of those of `columns` that are not empty; None where all are."""
        found = [self.lines[column] for column in columns if column in self.lines]
        return Span(min(s.start for s in found), max(s.end for s in found)) if found else None


def write_row(cells: Mapping[str, str]) -> str:
    """The lines of one row, in the order of its columns. White space in a cell becomes single spaces."""
    told = ((column, " ".join(value.split())) for column, value in cells.items())
    return "\n".join(f"{column}{_MARK}{value}" for column, value in told if value)


def read_row(text: str) -> dict[str, str]:
    """The cells that `write_row` wrote."""
    return dict(line.split(_MARK, 1) for line in text.split("\n") if _MARK in line)


def split_rows(text: str) -> tuple[RowLines, ...]:
    """The rows of a text in which rows stand in paragraphs of their own."""
    rows, at = [], 0
    for block in text.split("\n\n"):
        lines, start = {}, at
        for line in block.split("\n"):
            column = line.split(_MARK, 1)[0]
            lines[column] = Span(start, start + len(line))
            start += len(line) + 1
        rows.append(RowLines(cells=read_row(block), lines=lines, span=Span(at, at + len(block))))
        at += len(block) + 2
    return tuple(row for row in rows if row.cells)
