"""Many reports, one process: ingest, read what is not read yet, then match and weigh all.

Every step ends in a transaction and can be repeated, so a run that was killed is finished by the same command.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Literal, Protocol, TypeVar

from tadmor.ingest.ingested import Ingested
from tadmor.ingest.inputs import ingest_paths
from tadmor.model.actor import ActorEntry
from tadmor.model.claim import ReadBy
from tadmor.model.document import Document
from tadmor.model.ids import DocumentId, EntityId
from tadmor.model.rejection import Rejection
from tadmor.read.reading import Reading
from tadmor.run.batch import Batch, read_batch
from tadmor.run.weighing import NO_ENTRIES, choose_weighing, weigh_record
from tadmor.settings import Settings
from tadmor.store.record import Record
from tadmor.store.schema import Original, ReadingNote, digest_of
from tadmor.text.rows import CODED, is_coded

T = TypeVar("T")
Stage = Literal["ingest", "read", "weigh"]


class DocumentReader(Protocol):
    """Whatever reads documents: `name`, `version` and `knowledge` tell its readings from those of others."""

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def version(self) -> str: ...  # noqa: D102
    @property
    def knowledge(self) -> str: ...  # noqa: D102
    @property
    def languages(self) -> tuple[str, ...]: ...  # noqa: D102
    def read(self, document: Document, /) -> Reading: ...  # noqa: D102


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """How far a run is: `done` of `total` (None where that is not known yet)."""

    stage: Stage
    done: int
    total: int | None = None


Progress = Callable[[Step], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSummary:
    """What one run did. `looked_at` counts files and lines of JSON Lines, `rejected` counts its rejections by reason."""

    looked_at: int = 0
    new_documents: int = 0
    read: int = 0
    new_claims: int = 0
    sentences: int = 0
    parsed: int = 0
    incidents: int = 0
    rejected: Mapping[str, int] = field(default_factory=dict)

    @property
    def added_nothing(self) -> bool:
        """True where the record held all of it before."""
        return not (self.new_documents or self.read or self.new_claims)


def run_paths(
    paths: Sequence[str | Path],
    record: Record,
    reader: DocumentReader,
    *,
    entries: Mapping[EntityId, ActorEntry] = NO_ENTRIES,
    settings: Settings | None = None,
    progress: Progress = lambda _: None,
) -> RunSummary:
    """Reads the reports under `paths` into `record` and computes its incidents anew.

    What cannot be read becomes a Rejection. Documents that this reader has read before are not read again. `entries` is
    the actor lexicon: what the claims refer to is kept with them.
    """
    return run_items(
        ingest_paths(map(str, paths)), record, reader, entries=entries, settings=settings, progress=progress
    )


def run_items(
    items: Iterable[Ingested | Rejection],
    record: Record,
    reader: DocumentReader,
    *,
    entries: Mapping[EntityId, ActorEntry] = NO_ENTRIES,
    settings: Settings | None = None,
    progress: Progress = lambda _: None,
) -> RunSummary:
    """The same for what was ingested elsewhere. Coded rows are left to their own reader, texts to those of languages."""
    settings = settings or Settings()
    # A policy or a source table that cannot be used is said before an hour of reading, not after it.
    choose_weighing(record, settings.policy)
    summary = _ingest(items, record, settings.batch, progress)
    summary = _read_unread(record, reader, summary, settings.batch, progress)
    progress(Step(stage="weigh", done=0, total=1))
    incidents = weigh_record(record, settings.policy, entries)
    progress(Step(stage="weigh", done=1, total=1))
    return replace(summary, incidents=incidents)


def _ingest(items: Iterable[Ingested | Rejection], record: Record, size: int, progress: Progress) -> RunSummary:
    seen, new, rejected = set[str](), 0, Counter[str]()
    for batch in _batches((_storable(item) for item in items), size):
        rejections = [item for item in batch if isinstance(item, Rejection)]
        ingested = [item for item in batch if not isinstance(item, Rejection)]
        new += record.append_documents(
            [item.document for item in ingested], [(_original(item), item.raw) for item in ingested]
        )
        record.append_rejections(rejections)
        rejected.update(rejection.reason for rejection in rejections)
        seen.update(item.document if isinstance(item, Rejection) else item.path for item in batch)
        progress(Step(stage="ingest", done=len(seen)))
    progress(Step(stage="ingest", done=len(seen), total=len(seen)))
    return RunSummary(looked_at=len(seen), new_documents=new, rejected=rejected)


def _storable(item: Ingested | Rejection) -> Ingested | Rejection:
    """The item, or a Rejection where its text holds half characters (lone surrogates) that no file can hold."""
    if isinstance(item, Rejection):
        return item
    try:
        digest_of(item.document)
    except UnicodeEncodeError as fault:
        detail = f"Its text holds half a character at {fault.start}, which cannot be written."
        return Rejection(document=item.path, stage="ingest", reason="broken_characters", detail=detail)
    return item


def _original(item: Ingested) -> Original:
    document = item.document
    return Original(document=document.id, raw_sha256=document.raw_sha256, media_type=item.media_type, path=item.path)


def _read_unread(
    record: Record, reader: DocumentReader, summary: RunSummary, size: int, progress: Progress
) -> RunSummary:
    read_by = ReadBy(reader=reader.name, version=reader.version, knowledge=reader.knowledge)
    unread = record.unread(read_by)
    rejected, claims, sentences, parsed, done, read = Counter(summary.rejected), 0, 0, 0, 0, 0
    progress(Step(stage="read", done=0, total=len(unread)))
    for ids in _batches(iter(unread), size):
        found = (document for document in map(record.document, ids) if document)
        documents = tuple(document for document in found if is_coded(document) == (CODED in reader.languages))
        readings = read_batch(Batch(documents=documents, languages=reader.languages), reader.read).readings
        claims += _append(record, readings, read_by)
        rejected.update(rejection.reason for reading in readings for rejection in reading.rejections)
        sentences += sum(reading.sentences for reading in readings)
        parsed += sum(reading.parsed for reading in readings)
        done += len(ids)
        read += len(documents)
        progress(Step(stage="read", done=done, total=len(unread)))
    return replace(summary, read=read, new_claims=claims, sentences=sentences, parsed=parsed, rejected=dict(rejected))


def _append(record: Record, readings: Sequence[Reading], read_by: ReadBy) -> int:
    notes = [
        ReadingNote(
            document=DocumentId(reading.document),
            reader=read_by.reader,
            version=read_by.version,
            knowledge=read_by.knowledge,
            sentences=reading.sentences,
            parsed=reading.parsed,
            claims=len(reading.claims),
        )
        for reading in readings
    ]
    claims = [replace(claim, read_by=read_by) for reading in readings for claim in reading.claims]
    return record.append_readings(notes, claims, [r for reading in readings for r in reading.rejections])


def _batches(items: Iterable[T], size: int) -> Iterator[tuple[T, ...]]:
    left = iter(items)
    while batch := tuple(islice(left, size)):
        yield batch
