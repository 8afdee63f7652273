"""What a record holds, as it is read: documents, claims, judgements and what is computed of them, streamed and looked up by id."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any, Self, TypeVar

from sqlalchemy import Engine, Select, func, or_, select

from tadmor.errors import RecordError
from tadmor.lexicon.team_sources import SourceTable
from tadmor.model.actor import ActorEntry
from tadmor.model.anchor import Anchor
from tadmor.model.claim import PERSON, Claim, ReadBy
from tadmor.model.document import Document
from tadmor.model.ids import ClaimId, DocumentId, IncidentId
from tadmor.model.incident import CopyGroup, FormerIncident, Incident
from tadmor.model.judgement import Judgement, Link
from tadmor.model.rejection import Rejection
from tadmor.store.anchors import find_anchors
from tadmor.store.decisions import load_judged
from tadmor.store.originals import original_path
from tadmor.store.schema import (
    ACTORS,
    CLAIMS,
    COPIES,
    DOCUMENTS,
    FORMER,
    INCIDENTS,
    JUDGEMENTS,
    LINKS,
    ORIGINALS,
    READINGS,
    REJECTIONS,
    ReadingNote,
    Shelf,
)
from tadmor.store.sqlite import connect
from tadmor.store.team_sources import load_kept_sources

R = TypeVar("R")
ROWS = 200


class Held:
    """An open record to read from. A class because a connection is state: close it, or use it in a ``with`` statement."""

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self._engine = engine

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the database."""
        self._engine.dispose()

    def documents(self) -> Iterator[Document]:
        """All documents, by id."""
        return self._stream(DOCUMENTS, select(DOCUMENTS.table).order_by(DOCUMENTS.table.c.id))

    def document(self, document: str) -> Document | None:
        """The document of this id, or None."""
        return next(self._stream(DOCUMENTS, select(DOCUMENTS.table).where(DOCUMENTS.table.c.id == document)), None)

    def unread(self, reader: ReadBy) -> tuple[DocumentId, ...]:
        """Ids of the documents whose present reading is not by this reader, in order."""
        read, document = READINGS.table, DOCUMENTS.table.c.id
        by_reader = (read.c.reader == reader.reader) & (read.c.version == reader.version)
        known = by_reader & (read.c.knowledge == reader.knowledge) & read.c.current & read.c.sentences.is_not(None)
        query = select(document).where(document.not_in(select(read.c.document).where(known))).order_by(document)
        with connect(self._engine) as connection:
            return tuple(DocumentId(found) for found in connection.scalars(query))

    def claims(self, document: str | None = None) -> Iterator[Claim]:
        """The claims of the present reading of every document (or of one), by id, and all that people coded.

        One id may come twice: as it was read and as it was coded. `tadmor.match.deciding` says which of them counts.
        """
        query = select(CLAIMS.table).join(READINGS.table).where(READINGS.table.c.current)
        if document is not None:
            query = query.where(CLAIMS.table.c.document_id == document)
        return self._stream(CLAIMS, query.order_by(CLAIMS.table.c.id))

    def claim(self, claim: str) -> Claim | None:
        """The claim of this id as the newest that a person coded, else as the present reading has it; None where there is none."""
        read = READINGS.table.c
        query = select(CLAIMS.table).join(READINGS.table).where(read.current, CLAIMS.table.c.id == claim)
        return next(self._stream(CLAIMS, query.order_by(read.reader != PERSON, read.version.desc())), None)

    def judgement(self, judgement: str) -> Judgement | None:
        """The judgement of this id, or None."""
        table = JUDGEMENTS.table
        return next(self._stream(JUDGEMENTS, select(table).where(table.c.id == judgement)), None)

    def judgements_in(self, documents: Collection[str]) -> tuple[Judgement, ...]:
        """What people decided of claims of these documents, oldest first; also what has no anchor."""
        with connect(self._engine) as connection:
            return load_judged(connection, documents)

    def anchors(self, claims: Collection[str]) -> tuple[Anchor, ...]:
        """Where these claims stand, or stood in the last reading that told them, by id."""
        with connect(self._engine) as connection:
            return find_anchors(connection, claims)

    def readings(self) -> Iterator[ReadingNote]:
        """The present reading of every document, by document, and what people coded by hand."""
        table = READINGS.table
        return self._stream(READINGS, select(table).where(table.c.current).order_by(table.c.document))

    def rejections(self) -> Iterator[Rejection]:
        """What could not be read or was left out, by document; of readings, the present ones."""
        table, read = REJECTIONS.table, READINGS.table
        query = select(table).outerjoin(read, table.c.reading == read.c.id)
        query = query.where(or_(table.c.reading.is_(None), read.c.current))
        return self._stream(REJECTIONS, query.order_by(table.c.document, table.c.stage, table.c.digest))

    def judgements(self) -> Iterator[Judgement]:
        """What people decided, oldest first."""
        table = JUDGEMENTS.table
        return self._stream(JUDGEMENTS, select(table).order_by(table.c.at, table.c.id))

    def newest_judgements(self, most: int) -> tuple[Judgement, ...]:
        """What people decided last, newest first, `most` of it."""
        table = JUDGEMENTS.table
        query = select(table).order_by(table.c.at.desc(), table.c.id.desc()).limit(most)
        return tuple(self._stream(JUDGEMENTS, query))

    def replacing_judgements(self) -> tuple[Judgement, ...]:
        """Judgements that take others back or stand in their place, oldest first: by them is known what stands."""
        table = JUDGEMENTS.table
        query = select(table).where(table.c.replaces.is_not(None)).order_by(table.c.at, table.c.id)
        return tuple(self._stream(JUDGEMENTS, query))

    def judgements_of(self, by: str, at: str) -> tuple[Judgement, ...]:
        """What one person decided at one moment: several judgements where events were joined or parted."""
        table = JUDGEMENTS.table
        query = select(table).where(table.c.at == at, table.c.by == by).order_by(table.c.id)
        return tuple(self._stream(JUDGEMENTS, query))

    def actors(self) -> Iterator[ActorEntry]:
        """Lexicon entries that claims refer to, by id."""
        return self._stream(ACTORS, select(ACTORS.table).order_by(ACTORS.table.c.entity_id))

    def nearest_links(self, threshold: float, most: int) -> tuple[Link, ...]:
        """Pairs whose score is nearest to `threshold`, `most` of them, the nearest first."""
        table = LINKS.table
        query = select(table).order_by(func.abs(table.c.score - threshold), table.c.a, table.c.b).limit(most)
        return tuple(self._stream(LINKS, query))

    def links(self) -> Iterator[Link]:
        """What the matcher thinks of pairs of claims."""
        return self._stream(LINKS, select(LINKS.table).order_by(LINKS.table.c.a, LINKS.table.c.b))

    def incidents(self) -> Iterator[Incident]:
        """All incidents, by id."""
        return self._stream(INCIDENTS, select(INCIDENTS.table).order_by(INCIDENTS.table.c.id))

    def incident(self, incident: str) -> Incident | None:
        """The incident of this id, or None."""
        table = INCIDENTS.table
        return next(self._stream(INCIDENTS, select(table).where(table.c.id == incident)), None)

    def homes(self) -> dict[ClaimId, IncidentId]:
        """The incident of every claim that has one."""
        table = INCIDENTS.table.c
        with connect(self._engine) as connection:
            rows = connection.execute(select(table.id, table.claims))
            return {ClaimId(claim): IncidentId(row.id) for row in rows for claim in json.loads(row.claims)}

    def former(self) -> Iterator[FormerIncident]:
        """What ids of incidents once stood for, by id."""
        return self._stream(FORMER, select(FORMER.table).order_by(FORMER.table.c.id, FORMER.table.c.claims))

    def copies(self) -> Iterator[CopyGroup]:
        """Groups of documents that share passages or relay one statement."""
        return self._stream(COPIES, select(COPIES.table).order_by(COPIES.table.c.documents, COPIES.table.c.digest))

    def policy(self) -> str | None:
        """The casualty policy that the incidents were last weighed with; None where there are none."""
        table = INCIDENTS.table
        query = select(table).where(table.c.casualties.is_not(None)).limit(1)
        found = next(self._stream(INCIDENTS, query), None)
        return found.casualties.policy if found is not None and found.casualties is not None else None

    def sources(self) -> SourceTable:
        """The team's own source table. Raises UsageError where it cannot be used."""
        return load_kept_sources(self.path)

    def count_documents(self) -> int:
        """How many documents the record holds."""
        with connect(self._engine) as connection:
            return connection.scalar(select(func.count()).select_from(DOCUMENTS.table)) or 0

    def stamp(self) -> tuple[int, ...]:
        """Counts that change when something is added from which incidents are computed."""
        with connect(self._engine) as connection:
            tables = (DOCUMENTS.table, READINGS.table, CLAIMS.table, JUDGEMENTS.table)
            return tuple(connection.scalar(select(func.count()).select_from(table)) or 0 for table in tables)

    def rows(self, shelf: Shelf[Any]) -> Iterator[dict[str, Any]]:
        """Every row of a table as it lies on disk, superseded readings included: for `verify`."""
        with connect(self._engine) as connection:
            for row in connection.execution_options(yield_per=ROWS).execute(select(shelf.table)).mappings():
                yield dict(row)

    def check_database(self) -> str:
        """``ok``, or what SQLite finds wrong with its file."""
        with connect(self._engine) as connection:
            return str(connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar())

    def original(self, document: str) -> bytes | None:
        """The original bytes of a document, or None where they are not in the record (an imported one)."""
        table = ORIGINALS.table
        found = next(self._stream(ORIGINALS, select(table).where(table.c.document == document)), None)
        path = original_path(self.path, found.raw_sha256) if found else None
        return path.read_bytes() if path and path.is_file() else None

    def paths(self) -> dict[DocumentId, str]:
        """Where the documents came from, as given, by document; imported ones have no path."""
        return {original.document: original.path for original in self._stream(ORIGINALS, select(ORIGINALS.table))}

    def _stream(self, shelf: Shelf[R], query: Select[Any]) -> Iterator[R]:
        with connect(self._engine) as connection:
            for row in connection.execution_options(yield_per=ROWS).execute(query).mappings():
                try:
                    yield shelf.restore(dict(row))
                except (ValueError, TypeError) as fault:
                    raise RecordError(
                        f"a row of {shelf.table.name} is damaged ({fault}); see `tadmor verify {self.path}`"
                    ) from fault
