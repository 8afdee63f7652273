"""JSON Lines: one report a line, read one line at a time."""

from __future__ import annotations

import codecs
import io
import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import AnyStr, BinaryIO

from tadmor.errors import IngestError
from tadmor.ingest.decoding import decode_text
from tadmor.ingest.ingested import Contents, Ingested, Source, assemble_report
from tadmor.model.rejection import Rejection

FIELDS = ("url", "outlet", "published", "language", "title", "access", "rights", "retrieved")
CHUNK = 65_536
WIDE = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


def read_json_lines(path: Path, *, name: str, today: date, limit_bytes: int) -> Iterator[Ingested | Rejection]:
    """The reports of a JSON Lines file in their order; a line that is none becomes a rejection. Blank lines do not count.

    `limit_bytes` holds for each line: a longer one is passed over without being held in memory. Raises OSError.
    """
    found = False
    with path.open("rb") as file:
        encoding = WIDE.get(file.read(2))
        file.seek(0)
        for number, raw in enumerate(_lines(file, limit_bytes, encoding), start=1):
            if raw is not None and not raw.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
                continue
            found = True
            source = Source(raw=raw or b"", path=f"{name}:{number}", today=today)
            if raw is None:
                yield source.reject(
                    "too_large", f"The line is longer than {limit_bytes / 1e6:g} MB; give the report in parts."
                )
            else:
                yield from read_report_line(source, encoding=encoding)
    if not found:
        yield Source(raw=b"", path=name, today=today).reject("empty", "There is no report in the file.")
    elif encoding:
        detail = f"It is written in {encoding.upper()} and was converted; nothing was lost."
        yield Source(raw=b"", path=name, today=today).reject("converted_encoding", detail)


def read_report_line(source: Source, *, encoding: str | None = None) -> Iterator[Ingested | Rejection]:
    """The report of one line: `{"text": …}` with url, outlet, published, language, title, access, rights, retrieved if known."""
    try:
        decoded = decode_text(source.raw) if encoding is None else None
        line = decoded.text if decoded else source.raw.decode(encoding or "utf-8", "replace")
        report = json.loads(line.lstrip("\ufeff"))
    except IngestError as error:
        yield source.reject(error.reason, error.detail)
        return
    except (ValueError, RecursionError):
        yield source.reject("bad_json", "The line is not JSON; write one report as one JSON object on one line.")
        return
    if decoded and decoded.reason:
        yield source.reject(decoded.reason, decoded.detail)
    if not isinstance(report, dict):
        yield source.reject("not_a_report", 'The line is JSON but no object; write a report as {"text": "…"}.')
        return
    text = report.get("text")
    if not isinstance(text, str):
        reason = "missing_text" if text is None else "wrong_typed_text"
        yield source.reject(reason, "The report has no text in its field text; only text is required, as a string.")
        return
    wrong = [field for field in FIELDS if not isinstance(report.get(field), str | None)]
    if wrong:
        detail = f"Not a string, and so left out: {', '.join(wrong)}. The text of the report was kept."
        yield source.reject("wrong_typed_field", detail)
    fields: dict[str, str | None] = {field: None if field in wrong else report.get(field) for field in FIELDS}
    if "access" in wrong:
        # Whoever wrote something here may have meant to protect somebody.
        fields["access"] = "private"
    yield from assemble_report(source, Contents(decoded=text, media_type="application/json", **fields))  # type: ignore[arg-type]


def _lines(file: BinaryIO, limit: int, encoding: str | None) -> Iterator[bytes | None]:
    """Lines without their ends, as bytes; None for a line beyond the limit."""
    if encoding is None:
        for line in _bounded(file.readline, limit, b"\n"):
            yield None if line is None else line.removesuffix(b"\r")
        return
    with io.TextIOWrapper(file, encoding=encoding, errors="replace", newline="\n") as text:
        for words in _bounded(text.readline, limit // 2, "\n"):
            yield None if words is None else words.removesuffix("\r").encode(encoding)


def _bounded(readline: Callable[[int], AnyStr], limit: int, end: AnyStr) -> Iterator[AnyStr | None]:
    while line := readline(limit + 1):
        if len(line.removesuffix(end)) <= limit:
            yield line.removesuffix(end)
            continue
        while line and not line.endswith(end):
            line = readline(CHUNK)
        yield None
