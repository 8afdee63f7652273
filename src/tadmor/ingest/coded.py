"""Files of rows that people have coded: MAVERICK's event reports, a row a report of an event, and UCDP GED, a row an event.

Rows of one article become one document, whose text is the rows written out (tadmor.text.rows) and whose original bytes are the
rows as CSV; of UCDP every row is a document. What cannot be a row becomes a rejection that names line and column.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tadmor.errors import UsageError
from tadmor.ingest.ingested import Ingested
from tadmor.model.document import Document
from tadmor.model.ids import document_id
from tadmor.model.rejection import Rejection
from tadmor.text.canonical import canonicalise
from tadmor.text.rows import CODED, write_row

Cells = Mapping[str, str]
_PUBLISHED = re.compile(r"\((\d{4}-\d{2}-\d{2})\)\s*(.*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What a row says of the article that it was coded from."""

    article: str
    outlet: str | None
    title: str | None
    published: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Columns of one kind of file. `needed` may not be empty in any row; `known_by` tell the layout from others."""

    name: str
    known_by: tuple[str, ...]
    needed: tuple[str, ...]
    days: tuple[str, ...]
    numbers: tuple[str, ...]
    heading: Callable[[Cells], Heading]


def _maverick_heading(row: Cells) -> Heading:
    said = " ".join(row["source"].split())
    found = _PUBLISHED.search(said)
    day = found.group(1) if found and not _no_day(found.group(1)) else None
    title = found.group(2) if found else said
    return Heading(article=said, outlet=row.get("source_author") or None, title=title or said, published=day)


def _ucdp_heading(row: Cells) -> Heading:
    offices = [office for office in row.get("source_office", "").split(";") if office]
    days = sorted(day for day in row.get("source_date", "").split(";") if day and not _no_day(day))
    title = " ".join(row.get("source_headline", "").split()) or None
    return Heading(
        article=row["id"], outlet=offices[0] if offices else None, title=title, published=days[0] if days else None
    )


LAYOUTS: tuple[Layout, ...] = (
    Layout(
        name="MAVERICK",
        known_by=("date_start", "actor1_type", "deaths_best", "geo_precision"),
        needed=("id", "date_start", "date_end", "source"),
        days=("date_start", "date_end"),
        numbers=(
            *(f"{what}_{which}" for what in ("deaths", "injuries") for which in ("best", "low", "high")),
            "latitude",
            "longitude",
        ),
        heading=_maverick_heading,
    ),
    Layout(
        name="UCDP GED",
        known_by=("dyad_name", "where_prec", "date_start", "best"),
        needed=("id", "date_start", "date_end"),
        days=("date_start", "date_end"),
        numbers=("best", "low", "high", "latitude", "longitude"),
        heading=_ucdp_heading,
    ),
)


def read_coded_rows(path: Path, *, without: tuple[str, ...] = ()) -> Iterator[Ingested | Rejection]:
    """The documents of a file in the order of their first rows, after the rejections of rows that cannot be taken.

    `without` are columns to be left out. UsageError where the file is no CSV of a known layout.
    """
    lines = _lines(path)
    columns = next(lines, (1, []))[1]
    layout = next((one for one in LAYOUTS if set(one.known_by) <= set(columns)), None)
    if layout is None:
        raise UsageError(_unknown(path, columns))
    articles: dict[str, list[dict[str, str]]] = {}
    headings: dict[str, Heading] = {}
    first_line: dict[str, int] = {}
    for number, values in lines:
        if not any(values) or (values[0:2] == ["", ""] and any(value.startswith("#") for value in values)):
            continue  # an empty line, or the line of HXL tags under the heading
        row = dict(zip(columns, values, strict=False))
        faults = [f"It has {len(values)} cells, and the heading {len(columns)} columns."]
        faults = faults if len(values) != len(columns) else list(_faults(row, layout))
        if faults:
            detail = f"Line {number}: {faults[0]}"
            yield Rejection(document=f"{path.name}:{number}", stage="ingest", reason="bad_row", detail=detail)
            continue
        heading = layout.heading(row)
        headings.setdefault(heading.article, heading)
        first_line.setdefault(heading.article, number)
        articles.setdefault(heading.article, []).append({c: v for c, v in row.items() if c not in without})
    for article, rows in articles.items():
        yield _document(headings[article], rows, f"{path.name}:{first_line[article]}")


def _lines(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Rows with the line that each begins on."""
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise UsageError(f"{path} is not UTF-8 (byte {fault.start}); save it as CSV UTF-8.") from fault
    reader = csv.reader(io.StringIO(text, newline=""))
    before = 0
    try:
        for values in reader:
            yield before + 1, [value.strip() for value in values]
            before = reader.line_num
    except csv.Error as fault:
        raise UsageError(f"{path}, line {reader.line_num}: not CSV ({fault}).") from fault


def _unknown(path: Path, columns: list[str]) -> str:
    missing = [
        f"{layout.name} also needs {', '.join(c for c in layout.known_by if c not in columns)}" for layout in LAYOUTS
    ]
    return f"{path}, line 1: the columns are of no layout that can be imported. {'; '.join(missing)}."


def _faults(row: Cells, layout: Layout) -> Iterator[str]:
    for column in layout.needed:
        if not row.get(column):
            yield f"column {column}: it is empty."
    for column in layout.days:
        if row.get(column) and _no_day(row[column]):
            yield f"column {column}: “{row[column]}” is not a date; write it as 2024-05-30."
    for column in layout.numbers:
        if row.get(column) and not re.fullmatch(r"-?\d+(\.\d+)?", row[column]):
            yield f"column {column}: “{row[column]}” is not a number."


def _no_day(value: str) -> bool:
    try:
        date.fromisoformat(value[:10])
    except ValueError:
        return True
    return False


def _document(heading: Heading, rows: list[dict[str, str]], path: str) -> Ingested:
    original = io.StringIO(newline="")
    writer = csv.DictWriter(original, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    raw = original.getvalue().encode("utf-8")
    canonical = canonicalise("\n\n".join(map(write_row, rows)))
    digest = hashlib.sha256(raw).hexdigest()
    document = Document(
        id=document_id(digest, None),
        url=None,
        outlet=heading.outlet,
        title=heading.title,
        published=heading.published,
        published_basis="given" if heading.published else None,
        retrieved=None,
        language=CODED,
        text=canonical.text,
        raw_sha256=digest,
    )
    return Ingested(document=document, raw=raw, media_type="text/csv", path=path, canonical=canonical)
