"""Parts of gold sets, their fingerprints, and pages in which every sentence is parsed."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from tadmor.bench.reading.task import Part
from tadmor.model.document import Document
from tadmor.model.ids import document_id, hash_of
from tadmor.read.page import Page
from tadmor.read.reader import Reader

DEV_SHARE = 5


def part_of(document: str) -> Part:
    """The part a document (or event) belongs to where a set has no split of its own: one in five is dev, by hash of its name."""
    return "dev" if int(hashlib.sha256(document.encode()).hexdigest(), 16) % DEV_SHARE == 0 else "train"


def fingerprint(data: Path, patterns: Sequence[str]) -> str:
    """First 16 hex digits of a SHA-256 over the names and bytes of the files; empty where no file is there."""
    found = sorted({path for pattern in patterns for path in data.glob(pattern) if path.is_file()})
    if not found:
        return ""
    total = hashlib.sha256()
    for path in found:
        total.update(path.relative_to(data).as_posix().encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:16]


def as_document(name: str, text: str, published: str | None = None) -> Document:
    """A text of a gold set as a report, so that offsets of the set stay offsets of the report."""
    raw = hash_of(text)
    return Document(
        id=document_id(raw, f"urn:gold:{name}"),
        url=f"urn:gold:{name}",
        outlet=None,
        title=None,
        published=published,
        published_basis="given" if published else None,
        retrieved=None,
        language="en",
        text=text,
        raw_sha256=raw,
    )


def parse_all(document: Document, reader: Reader) -> Page:
    """The report with every sentence parsed, whatever the lexical gate would have chosen."""
    sentences = reader.split(document)
    return reader.open_page(document, sentences, sentences)
