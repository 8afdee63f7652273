"""How records lie on disk: one table a record class, derived from the class itself. Nothing about a field is written twice.

Scalars are columns; nested values are JSON text. Every row carries `digest`, a hash of the whole record, by which
`tadmor verify` sees that somebody or something changed it.
"""

from __future__ import annotations

import dataclasses
import functools
import json
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, Literal, NewType, TypeVar, cast

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, Integer, MetaData, Table, Text
from sqlalchemy.types import TypeEngine

from tadmor.model.actor import ActorEntry
from tadmor.model.claim import Claim, ReadBy
from tadmor.model.document import Document
from tadmor.model.ids import DocumentId, hash_of
from tadmor.model.incident import CopyGroup, FormerIncident, Incident
from tadmor.model.judgement import Judgement, Link, signed_claims
from tadmor.model.plain import from_plain, to_plain
from tadmor.model.rejection import Rejection

SCHEMA_VERSION = 9

R = TypeVar("R")
Key = Callable[[Any], str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """The bytes that a document was made from: kept under `raw_sha256`. `path` is where they came from, as given."""

    document: DocumentId
    raw_sha256: str
    media_type: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingNote:
    """That one reader has read one document. `sentences` and `parsed` are None where claims were imported, not read."""

    document: DocumentId
    reader: str
    version: str
    knowledge: str
    sentences: int | None = None
    parsed: int | None = None
    claims: int = 0

    @property
    def id(self) -> str:
        """Id of the reading: its document and its reader, knowledge included."""
        return reading_id(self.document, ReadBy(reader=self.reader, version=self.version, knowledge=self.knowledge))


def reading_id(document: DocumentId, reader: ReadBy) -> str:
    """Id of the reading of `document` by `reader`."""
    return hash_of("reading", document, reader.reader, reader.version, reader.knowledge)[:32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf(Generic[R]):
    """A record class and its table. `keys` are columns computed from the record, beside its own."""

    record: type[R]
    table: Table
    keys: Mapping[str, Key]

    def row(self, record: R, **more: object) -> dict[str, object]:
        """The record as one row, with `more` columns that are not part of it."""
        row: dict[str, object] = {}
        for name, (_, nested) in columns_of(self.record).items():
            value = getattr(record, name)
            row[name] = _json(value) if nested and value is not None else value
        row.update({name: key(record) for name, key in self.keys.items()})
        return row | {"digest": digest_of(record)} | more

    def restore(self, row: Mapping[str, Any]) -> R:
        """The record that `row` was made from. Raises ValueError, TypeError or KeyError where the row is damaged."""
        plain = {}
        for name, (_, nested) in columns_of(self.record).items():
            value = row[name]
            plain[name] = json.loads(value) if nested and value is not None else value
        return from_plain(self.record, plain)


def digest_of(record: object) -> str:
    """Hash of everything that a record holds."""
    return hash_of(type(record).__name__, _json(record))


def _json(value: object) -> str:
    return json.dumps(to_plain(value), ensure_ascii=False, separators=(",", ":"))


def columns_of(record: Any) -> dict[str, tuple[type[TypeEngine[Any]], bool]]:
    """Name, column type and whether it is nested (JSON text), of every field of the record class `record`, in order."""
    return _columns_of(record)


@functools.cache
def _columns_of(record: Any) -> dict[str, tuple[type[TypeEngine[Any]], bool]]:
    hints = typing.get_type_hints(record)
    return {field.name: _column_type(hints[field.name]) for field in dataclasses.fields(record)}


def _column_type(hint: Any) -> tuple[type[TypeEngine[Any]], bool]:
    if isinstance(hint, NewType):
        return _column_type(hint.__supertype__)
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        return _column_type(next(option for option in typing.get_args(hint) if option is not type(None)))
    if typing.get_origin(hint) is Literal:
        return Text, False
    scalars: dict[Any, type[TypeEngine[Any]]] = {str: Text, bool: Boolean, int: Integer, float: Float}
    return (scalars[hint], False) if hint in scalars else (Text, True)


def _optional(hint: Any) -> bool:
    return type(None) in typing.get_args(hint)


METADATA = MetaData()


def _shelf(
    name: str,
    record: type[R],
    *,
    primary: tuple[str, ...],
    keys: Mapping[str, Key] | None = None,
    refers: Mapping[str, str] | None = None,
    more: tuple[Column[Any], ...] = (),
) -> Shelf[R]:
    """The table of a record class: its fields, its keys, `digest`, and `more` columns that the record does not know."""
    hints, refers, keys = typing.get_type_hints(record), refers or {}, keys or {}
    types_of: dict[str, type[TypeEngine[Any]]] = {n: t for n, (t, _) in columns_of(record).items()}
    columns = [
        Column(
            column,
            kind,
            *([ForeignKey(refers[column])] if column in refers else []),
            primary_key=column in primary,
            nullable=column not in primary and (column not in hints or _optional(hints[column])),
            index=column in refers and column not in primary,
        )
        for column, kind in (types_of | dict.fromkeys(keys, Text) | {"digest": Text}).items()
    ]
    return Shelf(record=record, table=Table(name, METADATA, *columns, *more), keys=keys)


def _reading_of(claim: Claim) -> str:
    return reading_id(claim.document.id, claim.read_by)


def _document_of(claim: Claim) -> str:
    return claim.document.id


# In the place of a report: a judgement that takes back what was decided of claims of many.
MANY_REPORTS = "*"


def _judged_in(number: int) -> Key:
    """The report in which the claim stands that a judgement is about, or the second one; None where it has no anchor."""

    def document(judgement: Judgement) -> str | None:
        documents: list[str] = sorted({anchor.document for anchor in judgement.anchors})
        if judgement.verdict == "withdraw" and len(documents) > 2 and not signed_claims(judgement):
            documents = [MANY_REPORTS]
        return documents[number] if number < len(documents) else None

    return document


ABOUT = Table("about", METADATA, Column("name", Text, primary_key=True), Column("value", Text, nullable=False))
DOCUMENTS = _shelf("documents", Document, primary=("id",))
ORIGINALS = _shelf("originals", Original, primary=("document",), refers={"document": "documents.id"})
READINGS = _shelf(
    "readings",
    ReadingNote,
    primary=("id",),
    keys={"id": lambda note: cast("ReadingNote", note).id},
    refers={"document": "documents.id"},
    more=(Column("current", Boolean, nullable=False, index=True),),
)
CLAIMS = _shelf(
    "claims",
    Claim,
    primary=("id", "reading"),
    keys={"reading": _reading_of, "document_id": _document_of},
    refers={"reading": "readings.id", "document_id": "documents.id"},
)
REJECTIONS = _shelf(
    "rejections",
    Rejection,
    primary=("digest",),
    more=(Column("reading", Text, ForeignKey("readings.id"), index=True),),
)
JUDGEMENTS = _shelf(
    "judgements",
    Judgement,
    primary=("id",),
    keys={"document": _judged_in(0), "other_document": _judged_in(1)},
)
for _name in (*JUDGEMENTS.keys, "at"):
    Index(f"ix_judgements_{_name}", JUDGEMENTS.table.c[_name])
ACTORS = _shelf("actors", ActorEntry, primary=("entity_id",))
LINKS = _shelf("links", Link, primary=("a", "b"))
INCIDENTS = _shelf("incidents", Incident, primary=("id",))
FORMER = _shelf("former_incidents", FormerIncident, primary=("id", "claims"))
COPIES = _shelf("copies", CopyGroup, primary=("digest",))

SHELVES: tuple[Shelf[Any], ...] = (
    DOCUMENTS,
    ORIGINALS,
    READINGS,
    CLAIMS,
    REJECTIONS,
    JUDGEMENTS,
    ACTORS,
    LINKS,
    INCIDENTS,
    FORMER,
    COPIES,
)
