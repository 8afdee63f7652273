"""What ingestion gives: a document with the bytes it was made from, and the steps that every format shares."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tadmor.ingest.dates import find_dateline, read_date
from tadmor.model.document import Access, Document, PublishedBasis
from tadmor.model.ids import document_id
from tadmor.model.rejection import Rejection
from tadmor.model.span import Span
from tadmor.text.canonical import Canonical, canonicalise
from tadmor.text.defects import find_defects
from tadmor.text.language import detect_language
from tadmor.text.sentences import split_paragraphs

EARLIEST = date(1900, 1, 1)
LANGUAGE = re.compile(r"([a-z]{2})(?:[-_][a-z0-9]+)*", re.IGNORECASE)
BLANK = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingested:
    """A document and what it was made from.

    `raw`: the original bytes (a file, or one line of JSON Lines). `path`: as given, with the line in JSON Lines.
    `canonical` leads from offsets of ``document.text`` back to the decoded text (of html and pdf: the text as extracted).
    """

    document: Document
    raw: bytes
    media_type: str
    path: str
    canonical: Canonical


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One input as read: its bytes, its name for the person, and the day from which a publication date is in the future."""

    raw: bytes
    path: str
    today: date

    def reject(self, reason: str, detail: str) -> Rejection:
        """A rejection of this input, or of a part of it."""
        return Rejection(document=self.path, stage="ingest", reason=reason, detail=detail)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a format found in an input, unchecked. `without`: parts of `decoded` that are not the report's text.

    `wrapped`: lines may have been broken at a width by whoever wrote the file, and are put together again.
    """

    decoded: str
    media_type: str
    without: tuple[Span, ...] = ()
    wrapped: bool = False
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    published_basis: PublishedBasis = "given"
    retrieved: str | None = None
    language: str | None = None
    access: str | None = None
    rights: str | None = None


def assemble_report(source: Source, contents: Contents) -> Iterator[Ingested | Rejection]:
    """The document of an input, and a rejection for each thing about it that cannot be so."""
    canonical = canonicalise(contents.decoded, without=contents.without)
    if contents.wrapped:
        canonical = replace(canonical, text=_unwrapped(canonical.text))
    text = canonical.text
    if not text.strip():
        yield source.reject("empty", "There is no text in it; give the report's text or leave it out.")
        return
    published, basis = contents.published, contents.published_basis
    if published:
        published, rejection = _checked_date(source, published)
        if rejection:
            yield rejection
    elif dateline := find_dateline(text):
        published, rejection = _checked_date(source, dateline)
        basis = "dateline"
        if rejection:
            yield rejection
    retrieved = read_date(contents.retrieved) if contents.retrieved else None
    if contents.retrieved and not retrieved:
        yield source.reject("unreadable_date", f"retrieved {contents.retrieved!r} is not a date and was left out.")
    language, rejection = _checked_language(source, contents.language)
    if rejection:
        yield rejection
    language = language or detect_language(text)
    access, rejection = _checked_access(source, contents.access)
    if rejection:
        yield rejection
    raw_sha256 = hashlib.sha256(source.raw).hexdigest()
    url = _one_line(contents.url)
    document = Document(
        id=document_id(raw_sha256, url),
        url=url,
        outlet=_one_line(contents.outlet),
        title=_one_line(contents.title),
        published=published,
        published_basis=basis if published else None,
        retrieved=retrieved,
        language=language,
        text=text,
        raw_sha256=raw_sha256,
        defects=find_defects(text, language),
        access=access,
        rights=_one_line(contents.rights) or "quotation",
    )
    yield Ingested(
        document=document, raw=source.raw, media_type=contents.media_type, path=source.path, canonical=canonical
    )


def _unwrapped(text: str) -> str:
    """The text with a space for each line end inside a paragraph; no offset changes."""
    pieces: list[str] = []
    at = 0
    for paragraph in split_paragraphs(text):
        pieces.append(text[at : paragraph.start])
        pieces.append(text[paragraph.start : paragraph.end].replace("\n", " "))
        at = paragraph.end
    return "".join((*pieces, text[at:]))


def _one_line(words: str | None) -> str | None:
    return (BLANK.sub(" ", canonicalise(words).text).strip() or None) if words else None


def _checked_date(source: Source, published: str) -> tuple[str | None, Rejection | None]:
    """A day of grace for time zones: what is tomorrow here may be today where the report was published."""
    read = read_date(published)
    if read is None:
        detail = f"The publication date {published!r} is not a full date and was left out; write it as 2024-05-30."
        return None, source.reject("unreadable_date", detail)
    day = date.fromisoformat(read[:10])
    if not EARLIEST <= day <= source.today + timedelta(days=1):
        what = "before 1900" if day < EARLIEST else f"in the future (today is {source.today})"
        detail = f"The publication date {read} is {what} and was left out; correct it in the report if it is known."
        return None, source.reject("absurd_published", detail)
    return read, None


def _checked_language(source: Source, given: str | None) -> tuple[str | None, Rejection | None]:
    if not given or not given.strip():
        return None, None
    code = LANGUAGE.fullmatch(given.strip())
    if code:
        return code.group(1).lower(), None
    detail = f"The language {given!r} is not a two-letter code such as en; it was found from the text instead."
    return None, source.reject("unknown_language", detail)


def _checked_access(source: Source, given: str | None) -> tuple[Access, Rejection | None]:
    if not given or not given.strip():
        return "public", None
    word = given.strip().lower()
    if word in ("public", "private"):
        return ("private" if word == "private" else "public"), None
    detail = f"access {given!r} is neither public nor private; the report is kept private to be on the safe side."
    return "private", source.reject("unknown_access", detail)
