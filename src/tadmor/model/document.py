"""What is known of one report, and the only maker of quotations from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from tadmor.errors import EvidenceError
from tadmor.model.ids import DocumentId
from tadmor.model.span import Span

PublishedBasis = Literal["given", "html", "dateline", "inferred"]
Access = Literal["public", "private"]
DefectKind = Literal[
    "truncated_sentence",
    "unclosed_quotation",
    "machine_translated",
    "stranded_caption",
    "boilerplate",
    "wrong_encoding",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A quotation: `text` is exactly ``Document.text[start:end]``. Made by :meth:`Document.quote` alone."""

    document: DocumentId
    start: int
    end: int
    text: str

    @property
    def span(self) -> Span:
        """Where the quotation stands in its document."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Defect:
    """Something wrong with the text of a report, and where."""

    kind: DefectKind
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One report. `text` is NFC with LF line ends; `published` is an ISO 8601 date or date and time, or None.

    `published_basis` says how the date was found and is None exactly when `published` is.
    `rights` names what may be republished: ``quotation`` unless known better.
    """

    id: DocumentId
    url: str | None
    outlet: str | None
    title: str | None
    published: str | None
    published_basis: PublishedBasis | None
    retrieved: str | None
    language: str | None
    text: str
    raw_sha256: str
    defects: tuple[Defect, ...] = ()
    access: Access = "public"
    rights: str = "quotation"

    @property
    def published_day(self) -> date | None:
        """The day of publication, or None where it is not known."""
        return date.fromisoformat(self.published[:10]) if self.published else None

    def quote(self, span: Span) -> Evidence:
        """The text at `span` as a quotation of this report. Raises EvidenceError for an empty or outlying span."""
        if not span.start < span.end <= len(self.text):
            raise EvidenceError(
                f"no text at {span.start}..{span.end} of document {self.id} ({len(self.text)} characters)"
            )
        return Evidence(document=self.id, start=span.start, end=span.end, text=self.text[span.start : span.end])

    def reference(self) -> DocumentReference:
        """The short form that every claim carries."""
        return DocumentReference(
            id=self.id,
            url=self.url,
            outlet=self.outlet,
            published=self.published,
            language=self.language,
            title=self.title,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentReference:
    """The short form of a document that every claim carries."""

    id: DocumentId
    url: str | None
    outlet: str | None
    published: str | None
    language: str | None
    title: str | None
