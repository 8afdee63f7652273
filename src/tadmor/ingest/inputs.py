"""The world -> documents: files and folders as given, in a settled order, one at a time."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

from tadmor.ingest.html import looks_like_html, read_html
from tadmor.ingest.ingested import Ingested, Source
from tadmor.ingest.jsonl import read_json_lines
from tadmor.ingest.pdf import read_pdf
from tadmor.ingest.text import read_markdown, read_text
from tadmor.model.rejection import Rejection

DEFAULT_LIMIT = 20_000_000
READERS: dict[str, Callable[[Source], Iterator[Ingested | Rejection]]] = {
    ".txt": read_text,
    ".text": read_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".pdf": read_pdf,
}
JSON_LINES = (".jsonl", ".ndjson")


def ingest_paths(
    paths: Iterable[str], *, today: date | None = None, limit_bytes: int = DEFAULT_LIMIT
) -> Iterator[Ingested | Rejection]:
    """Documents and rejections of files and folders, in the order given; folders are walked in sorted order.

    Hidden files of folders are passed over. A document may come with rejections about it, each naming the path.
    `today`: the day from which a publication date is in the future. `limit_bytes`: the largest file (of JSON Lines: line).
    """
    day = today or date.today()
    for given in paths:
        for name in _walk(given):
            yield from _ingest_file(name, day, limit_bytes)


def _walk(given: str) -> Iterator[str]:
    """The files of a folder, or the path itself. Links to folders are not followed, so that no walk goes round."""
    try:
        folder = Path(given).is_dir()
    except (OSError, ValueError):
        folder = False
    closed: list[str] = []
    empty = True
    for at, folders, files in (
        os.walk(given, onerror=lambda error: closed.append(str(error.filename))) if folder else ()
    ):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith("."):
                empty = False
                yield str(Path(at, name))
    yield from closed
    if empty and not closed:
        yield given


def _ingest_file(given: str, today: date, limit_bytes: int) -> Iterator[Ingested | Rejection]:
    # Names that are not UTF-8 must still be written to the record.
    name = os.fsencode(given).decode("utf-8", "replace")
    nothing = Source(raw=b"", path=name, today=today)
    path = Path(given)
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode) and os.access(path, os.R_OK | os.X_OK):
            yield nothing.reject("empty", "There is no file in the folder.")
            return
        if not stat.S_ISREG(status.st_mode):
            yield nothing.reject("unreadable", "It is neither a file nor a folder that can be read.")
            return
        suffix = path.suffix.lower()
        if suffix in JSON_LINES:
            yield from read_json_lines(path, name=name, today=today, limit_bytes=limit_bytes)
            return
        reader = READERS.get(suffix)
        if reader is None:
            kinds = " ".join((*READERS, *JSON_LINES))
            yield nothing.reject(
                "unsupported_type", f"Files ending in {suffix or 'nothing'!r} are not read; these are: {kinds}."
            )
            return
        raw = b"" if status.st_size > limit_bytes else path.read_bytes()
    except FileNotFoundError:
        yield nothing.reject("missing", "There is no such file or folder; check the path.")
        return
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        yield nothing.reject("unreadable", f"It cannot be read: {reason}.")
        return
    if status.st_size > limit_bytes:
        size = f"{status.st_size / 1e6:.0f} MB"
        yield nothing.reject("too_large", f"It is {size}, more than the limit of {limit_bytes / 1e6:g} MB; split it.")
    elif not raw.strip():
        yield nothing.reject("empty", "The file is empty.")
    else:
        chosen = read_html if reader is read_text and looks_like_html(raw) else reader
        yield from chosen(Source(raw=raw, path=name, today=today))
