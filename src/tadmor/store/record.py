"""The record on disk: a folder with `record.sqlite` and the original bytes of every document.

What is read and decided is only added; what is computed (links, incidents, copies) is replaced as a whole. Every batch
is one transaction, so a run that is killed leaves whole batches and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, delete, select, update
from sqlalchemy.dialects.sqlite import insert

from tadmor.model.actor import ActorEntry
from tadmor.model.claim import PERSON, Claim, ReadBy
from tadmor.model.document import Document
from tadmor.model.ids import DocumentId
from tadmor.model.incident import CopyGroup, FormerIncident, Incident
from tadmor.model.judgement import Judgement, Link
from tadmor.model.rejection import Rejection
from tadmor.store.decisions import Decision, check_corrections, load_judged, load_quoted
from tadmor.store.evidence import check_claim
from tadmor.store.held import ROWS, Held
from tadmor.store.originals import keep_original
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
    Original,
    ReadingNote,
    Shelf,
)
from tadmor.store.sqlite import connect, open_database
from tadmor.store.transaction import transaction


class Record(Held):
    """An open record to read from and to add to: close it, or use it in a ``with`` statement."""

    def append_documents(self, documents: Iterable[Document], originals: Iterable[tuple[Original, bytes]] = ()) -> int:
        """Adds documents that are not there yet and returns how many were new. Original bytes are on disk before."""
        notes = []
        for original, raw in originals:
            keep_original(self.path, raw, original.raw_sha256)
            notes.append(ORIGINALS.row(original))
        with self._writing() as connection:
            new = _add(connection, DOCUMENTS, [DOCUMENTS.row(document) for document in documents])
            _add(connection, ORIGINALS, notes)
        return new

    def append_readings(
        self, notes: Sequence[ReadingNote], claims: Iterable[Claim] = (), rejections: Iterable[Rejection] = ()
    ) -> int:
        """Adds what one reader read in some documents, which from now on is what the record holds of them.

        Rejections belong to the reading of their document. Returns how many claims were new. Raises EvidenceError, and
        writes nothing, where a quotation does not hold.
        """
        readings = {note.document: note.id for note in notes}
        with self._writing() as connection:
            read = READINGS.table.c
            connection.execute(
                update(READINGS.table).where(read.document.in_(readings), read.reader != PERSON).values(current=False)
            )
            for note in notes:
                row = READINGS.row(note, current=True)
                statement = insert(READINGS.table).values(row)
                connection.execute(statement.on_conflict_do_update(index_elements=["id"], set_=row))
            new = _add(connection, CLAIMS, self._checked(connection, claims))
            for rejection in rejections:
                row = REJECTIONS.row(rejection, reading=readings.get(DocumentId(rejection.document)))
                statement = insert(REJECTIONS.table).values(row)
                connection.execute(
                    statement.on_conflict_do_update(index_elements=["digest"], set_={"reading": row["reading"]})
                )
        return new

    def append_claims(self, claims: Iterable[Claim]) -> int:
        """Adds claims from elsewhere (an import). Raises EvidenceError, and writes nothing, where a quotation does not
        hold. They show where no reading of their document is in the record yet; what people coded always does."""
        with self._writing() as connection:
            return self._put_claims(connection, tuple(claims))

    def append_rejections(self, rejections: Iterable[Rejection]) -> int:
        """Adds rejections that belong to no reading (inputs that never became a document, imports)."""
        with self._writing() as connection:
            return _add(connection, REJECTIONS, [REJECTIONS.row(item, reading=None) for item in rejections])

    def append_judgements(self, judgements: Iterable[Judgement]) -> int:
        """Adds what people decided. Raises EvidenceError, and writes nothing, where a correction quotes what is not there."""
        with self._writing() as connection:
            return self._put_judgements(connection, tuple(judgements))

    def decide(self, documents: Collection[str], make: Callable[[tuple[Judgement, ...]], Decision]) -> Judgement:
        """Adds what `make` makes of all judgements of claims of these documents, oldest first, with nobody writing meanwhile.

        Whatever `make` raises leaves the record as it was.
        """
        with self._writing() as connection:
            decision = make(load_judged(connection, documents))
            self._put_claims(connection, decision.claims)
            self._put_judgements(connection, (decision.judgement, *decision.also))
        return decision.judgement

    def append_actors(self, actors: Iterable[ActorEntry]) -> None:
        """Adds the lexicon entries that claims refer to; an entry that has changed since replaces the old one."""
        with self._writing() as connection:
            for row in map(ACTORS.row, actors):
                statement = insert(ACTORS.table).values(row)
                connection.execute(statement.on_conflict_do_update(index_elements=["entity_id"], set_=row))

    def replace_computed(
        self,
        links: Iterable[Link],
        incidents: Iterable[Incident],
        copies: Iterable[CopyGroup],
        former: Iterable[FormerIncident] = (),
    ) -> None:
        """Puts newly computed links, incidents and copies in the place of the old ones, all at once; adds to what ids stood for,
        and says anew where they lead."""
        with self._writing() as connection:
            _put_former(connection, former)
            computed: tuple[tuple[Shelf[Any], Iterable[Any]], ...] = (
                (LINKS, links),
                (INCIDENTS, incidents),
                (COPIES, copies),
            )
            for shelf, rows in computed:
                connection.execute(delete(shelf.table))
                _add(connection, shelf, [shelf.row(row) for row in rows])

    def replace_incidents(
        self, old: Iterable[Incident], new: Iterable[Incident], former: Iterable[FormerIncident] = ()
    ) -> None:
        """Puts some incidents in the place of some others, all at once, and says where ids lead that name none any more."""
        with self._writing() as connection:
            _put_former(connection, former)
            gone = [incident.id for incident in old]
            connection.execute(delete(INCIDENTS.table).where(INCIDENTS.table.c.id.in_(gone)))
            _add(connection, INCIDENTS, [INCIDENTS.row(incident) for incident in new])

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with connect(self._engine) as connection, transaction(connection):
            yield connection

    def _put_claims(self, connection: Connection, claims: Sequence[Claim]) -> int:
        rows = self._checked(connection, claims)
        for document, reader in dict.fromkeys((claim.document.id, claim.read_by) for claim in claims):
            self._note_import(connection, document, reader)
        return _add(connection, CLAIMS, rows)

    @staticmethod
    def _put_judgements(connection: Connection, judgements: Sequence[Judgement]) -> int:
        check_corrections(connection, judgements)
        return _add(connection, JUDGEMENTS, [JUDGEMENTS.row(judgement) for judgement in judgements])

    def _checked(self, connection: Connection, claims: Iterable[Claim]) -> list[dict[str, object]]:
        rows, documents = [], dict[str, Document]()
        for claim in claims:
            document = documents.get(claim.document.id)
            if document is None:
                document = documents[claim.document.id] = load_quoted(
                    connection, claim.document.id, f"claim {claim.id}"
                )
            check_claim(claim, document)
            rows.append(CLAIMS.row(claim))
        return rows

    @staticmethod
    def _note_import(connection: Connection, document: DocumentId, reader: ReadBy) -> None:
        table = READINGS.table
        present = select(table.c.id).where(table.c.document == document, table.c.current, table.c.reader != PERSON)
        current = reader.reader == PERSON or connection.execute(present).first() is None
        note = ReadingNote(document=document, reader=reader.reader, version=reader.version, knowledge=reader.knowledge)
        _add(connection, READINGS, [READINGS.row(note, current=current)])


def _put_former(connection: Connection, former: Iterable[FormerIncident]) -> None:
    for row in map(FORMER.row, former):
        statement = insert(FORMER.table).values(row)
        connection.execute(statement.on_conflict_do_update(index_elements=["id", "claims"], set_=row))


def _add(connection: Connection, shelf: Shelf[Any], rows: Iterable[dict[str, object]]) -> int:
    """Writes the rows that are not there yet; returns how many."""
    statement, left = insert(shelf.table).on_conflict_do_nothing(), iter(rows)
    before = connection.exec_driver_sql("SELECT total_changes()").scalar() or 0
    while batch := list(islice(left, ROWS)):
        connection.execute(statement, batch)
    return int((connection.exec_driver_sql("SELECT total_changes()").scalar() or 0) - before)


def open_record(path: str | Path, *, create: bool = False, read_only: bool = False) -> Record:
    """The record in folder `path`; `read_only` where that cannot be written. Raises RecordError, saying what to do, where there is
    none or it is not ours."""
    folder = Path(path)
    return Record(folder, open_database(folder, create=create, read_only=read_only))
