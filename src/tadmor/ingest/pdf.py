"""PDF: the text layer, page by page; lines put together into paragraphs, running heads and page numbers left out."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tadmor.errors import IngestError
from tadmor.ingest.ingested import Contents, Ingested, Source, assemble_report
from tadmor.model.rejection import Rejection
from tadmor.model.span import Span
from tadmor.text.phrases import fold

PAGE_NUMBER = re.compile(r"\W*(?:page )?\d{1,4}(?: ?(?:of|/) ?\d{1,4})?\W*", re.IGNORECASE)
# PDFium marks a word broken at a line end so.
BROKEN_WORD = re.compile("[\x02\ufffe]\n?")
ENDS = re.compile(r"[.!?…:][\"'”’»)\]]*$")
NO_TITLE = re.compile(r"microsoft|untitled|\.(?:docx?|pdf|indd|odt|qxd|tex)\b|^\W*$", re.IGNORECASE)
SHORT_LINE = 0.75
FEWEST_REPEATS = 3
PROGRAM = Path(__file__).with_name("pdf_pages.py")
SECONDS = 50
TOO_LARGE: dict[str, Any] = {"fault": "too_large_inside"}


def read_pdf(source: Source) -> Iterator[Ingested | Rejection]:
    """The report in a PDF's text layer. Its date is taken from a dateline only: the file's own dates are not publication dates."""
    try:
        found, title = _read_pages(source.raw)
    except IngestError as error:
        yield source.reject(error.reason, error.detail)
        return
    pages, title = [BROKEN_WORD.sub("", page.replace("\r\n", "\n")) for page in found], title.strip()
    empty = sum(not page.strip() for page in pages)
    if empty == len(pages):
        yield source.reject(
            "no_text_layer", "The PDF holds pictures of pages and no text; recognise its text (OCR) first."
        )
        return
    if empty:
        detail = f"{empty} of {len(pages)} pages hold no text and could not be read; recognise their text (OCR) first."
        yield source.reject("pages_without_text", detail)
    text = "\n".join(_paragraphs(_without_running_lines(pages)))
    known = None if NO_TITLE.search(title) else title
    head, newline, _ = text.partition("\n")
    repeated = known is not None and fold(head) == fold(known)
    yield from assemble_report(
        source,
        Contents(
            decoded=text,
            media_type="application/pdf",
            without=(Span(0, len(head) + len(newline)),) if repeated else (),
            title=known,
        ),
    )


def _read_pages(raw: bytes) -> tuple[list[str], str]:
    """The text of every page in order and the title that the file gives itself. Raises IngestError."""
    try:
        run = subprocess.run(
            [sys.executable, "-I", PROGRAM], input=raw, capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        found = TOO_LARGE
    else:
        found = json.loads(run.stdout) if run.returncode == 0 else TOO_LARGE
    if "fault" not in found:
        return found["pages"], found["title"]
    if found["fault"] == "encrypted":
        raise IngestError("encrypted", "The PDF asks for a password; save a copy without one.")
    if found["fault"] == "broken_pdf":
        raise IngestError("broken_pdf", "The PDF is damaged and cannot be opened; look for a better copy.")
    detail = "Unpacked the PDF is larger than can be read safely; save the pages that matter on their own."
    raise IngestError("too_large_inside", detail)


def _without_running_lines(pages: list[str]) -> Iterator[list[str]]:
    """The lines of each page without page numbers and without heads and feet that many pages share."""
    lines = [[line.strip() for line in page.split("\n") if line.strip()] for page in pages]
    edges = Counter(line for page in lines for line in {*page[:1], *page[-1:]})
    running = {line for line, count in edges.items() if count >= max(FEWEST_REPEATS, len(pages) / 2)}
    for page in lines:
        first, last = 0, len(page)
        while first < last and (page[first] in running or PAGE_NUMBER.fullmatch(page[first])):
            first += 1
        while first < last and (page[last - 1] in running or PAGE_NUMBER.fullmatch(page[last - 1])):
            last -= 1
        yield page[first:last]


def _paragraphs(pages: Iterator[list[str]]) -> Iterator[str]:
    """Lines put together: a paragraph ends with a line that ends a sentence and leaves room, or before a gap in width."""
    held: list[str] = []
    for page in pages:
        width = max(map(len, page), default=0)
        for line in page:
            held.append(line)
            if (ENDS.search(line) and len(line) < SHORT_LINE * width) or _is_heading(line, width):
                yield " ".join(held)
                held = []
    if held:
        yield " ".join(held)


def _is_heading(line: str, width: int) -> bool:
    """A short line that no sentence goes through: it leaves more than half of its width free."""
    return len(line) < width / 2 and not line.endswith((",", ";", "-", "–", "—")) and not line[0].islower()
