"""The public functions, wired as the command line wires them. `import tadmor` gives them; see its ``__all__``."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tadmor.errors import IngestError, TadmorError
from tadmor.model.claim import Claim
from tadmor.model.document import Document, Evidence
from tadmor.model.incident import Incident
from tadmor.model.judgement import Judgement, Unsettled
from tadmor.model.place import Place
from tadmor.model.value import Quantity, TimeInterval

if TYPE_CHECKING:
    from tadmor.export.protect import Released
    from tadmor.read.reader import Reader
    from tadmor.read.reading import Reading
    from tadmor.run.engine import RunSummary
    from tadmor.run.judging import PairVerdict
    from tadmor.store.record import Record

__all__ = [
    "Claim",
    "Document",
    "Evidence",
    "Incident",
    "Judgement",
    "Place",
    "Quantity",
    "TadmorError",
    "TimeInterval",
    "Unsettled",
    "add_claim",
    "check_claim",
    "correct_claim",
    "judge_claims",
    "list_unsettled",
    "load_record",
    "match_event_words",
    "read_reports",
    "read_text",
    "reject_claim",
    "sign_event",
    "undo_judgement",
]


def read_text(
    text: str,
    *,
    published: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    title: str | None = None,
    language: str | None = None,
) -> Reading:
    """Claims of one report given as text, with what was left out and why. Nothing is written.

    `published` is an ISO 8601 day: without it (and without a dateline) "on Sunday" has no date. `language` is a
    two-letter code, found from the text where it is None. Offsets of the claims' quotations are code points of `text` in
    NFC with LF line ends. Raises IngestError for a text without words, UsageError where the gazetteer or the parser is
    not installed.
    """
    from tadmor.ingest.ingested import Contents, Ingested, Source, assemble_report
    from tadmor.model.rejection import Rejection
    from tadmor.run.batch import Batch, read_batch

    source = Source(raw=text.encode("utf-8", "replace"), path="text", today=date.today())
    contents = Contents(
        decoded=text,
        media_type="text/plain",
        url=url,
        outlet=outlet,
        title=title,
        published=published,
        language=language,
    )
    found = tuple(assemble_report(source, contents))
    left_out = tuple(item for item in found if isinstance(item, Rejection))
    documents = tuple(item.document for item in found if isinstance(item, Ingested))
    if not documents:
        raise IngestError(left_out[0].reason, left_out[0].detail)
    reader = _load_english()
    (reading,) = read_batch(Batch(documents=documents, languages=reader.languages), reader.read).readings
    return replace(reading, rejections=(*left_out, *reading.rejections))


def read_reports(paths: Sequence[str | Path], record: str | Path) -> RunSummary:
    """Reads files and folders of reports into the record in folder `record`, as `tadmor run` does, but draws no page.

    The record is made where there is none; reading the same reports again adds nothing. What cannot be read becomes a
    Rejection, counted in the summary. Raises RecordError where `record` is a folder of something else, UsageError where
    the gazetteer or the parser is not installed.
    """
    from tadmor.lexicon.actors import load_actors
    from tadmor.run.engine import run_paths
    from tadmor.settings import load_settings
    from tadmor.store.record import open_record

    settings = load_settings(os.environ)
    with open_record(record, create=True) as opened:
        return run_paths(paths, opened, _load_english(), entries=load_actors().entries, settings=settings)


def load_record(record: str | Path, *, texts: bool = False) -> Released:
    """What the record in folder `record` may show: documents, claims, incidents, copies, actors, judgements, rejections.

    It has passed the rules for everything that leaves a record: private reports and what rests on them are left out,
    names of persons too, coordinates are no finer than a settlement. `texts`: with the whole texts of the reports. Raises
    RecordError where there is no record.
    """
    from tadmor.run.weighing import release
    from tadmor.store.record import open_record

    with open_record(record) as opened:
        return release(opened, texts=texts)


def judge_claims(
    record: str | Path, verdict: PairVerdict, first: str, second: str, *, by: str, why: str | None = None
) -> Judgement:
    """Says of two claims that they tell of one event ("same"), of two ("different"), or takes that back ("unsure").

    It holds in every later run until it is taken back, as `tadmor judge`. A claim is named by its id, by the first letters of it,
    or by EVENT:NUMBER as on a card. Events are computed anew. Raises RecordError where there is no record, UsageError for a claim
    that is not there and without a name.
    """
    from tadmor.run.judging import judge_pair
    from tadmor.store.record import open_record

    with open_record(record) as opened:
        return judge_pair(opened, verdict, (first, second), by=by, why=why)


def check_claim(record: str | Path, claim: str, *, by: str, why: str | None = None) -> Judgement:
    """Says that a person checked a claim against its report (`tadmor code accept`). Events are computed anew.

    A claim is named by its id, by the first letters of it, or by EVENT:NUMBER as on a card. Raises RecordError where there is no
    record, UsageError for a claim that is not there and without a name.
    """
    from tadmor.run.coding import accept_claim

    return _code(record, claim, lambda opened, found: accept_claim(opened, found, by=by, why=why))


def reject_claim(record: str | Path, claim: str, *, by: str, why: str | None = None) -> Judgement:
    """Says that a report does not tell this (`tadmor code reject`): the claim stays in the record and counts for nothing.

    Named and raising as `check_claim`.
    """
    from tadmor.run.coding import reject_claim as reject

    return _code(record, claim, lambda opened, found: reject(opened, found, by=by, why=why))


def correct_claim(
    record: str | Path, on: tuple[str, str], value: object, *, by: str, why: str | None = None
) -> Judgement:
    """Puts one slot of a claim right (`tadmor code correct`): `on` is the claim and the slot, ``("3:1", "killed")``.

    `value` is as in exports, one value or a list, None for nothing; `evidence` in it are the words of the report, as they stand
    (if they stand there once) or ``{"start": 10, "end": 14}``, code points. Named as `check_claim`. Raises RecordError where there
    is no record, UsageError for what is no value of the slot, EvidenceError (a TadmorError) where the words do not say it.
    """
    from tadmor.run.coding import correct_slot

    claim, slot = on
    return _code(record, claim, lambda opened, found: correct_slot(opened, (found, slot), value, by=by, why=why))


def add_claim(
    record: str | Path, document: str, values: Mapping[str, object], *, by: str, why: str | None = None
) -> Claim:
    """Adds a claim that a person coded in a report (its whole id) of any language (`tadmor code add`). Events are computed anew.

    `values` are as in exports, at least ``kind`` and ``trigger``, the word that tells it; quotations as for `correct_claim`. Raises
    RecordError, UsageError and EvidenceError as that does.
    """
    from tadmor.run.coding import add_claim as add
    from tadmor.run.weighing import weigh_record
    from tadmor.store.record import open_record

    with open_record(record) as opened:
        made = add(opened, document, values, by=by, why=why)
        weigh_record(opened)
        return made


def undo_judgement(record: str | Path, judgement: str, *, by: str, why: str | None = None) -> Judgement:
    """Takes back what a person decided, of whatever kind (`tadmor code undo`); what had stood before stands again.

    `judgement` is a whole id. Events are computed anew. Raises RecordError where there is no record, UsageError where there is no
    such judgement or it has been taken back.
    """
    from tadmor.run.coding import undo_judgement as undo
    from tadmor.run.weighing import weigh_record
    from tadmor.store.record import open_record

    with open_record(record) as opened:
        made = undo(opened, judgement, by=by, why=why)
        weigh_record(opened)
        return made


def _code(record: str | Path, claim: str, act: Callable[[Record, str], Judgement]) -> Judgement:
    from tadmor.run.judging import find_claim
    from tadmor.run.weighing import release, weigh_record
    from tadmor.store.record import open_record

    with open_record(record) as opened:
        made = act(opened, find_claim(release(opened), claim))
        weigh_record(opened)
        return made


def sign_event(
    record: str | Path, incident: str, *, by: str, grade: str | None = None, why: str | None = None
) -> Judgement:
    """Puts a name to the proposed grade of an event, or overrules it with `grade` ("weak 3") and `why`, as `tadmor sign`.

    An event is named by its number in the list or the first letters of its id. What its card says is kept with the signature
    (`Judgement.signed`); what is different later stands in `Incident.grade.changed_since`. Raises RecordError where there is no
    record, UsageError where there is nothing to sign, without a name, and to overrule without saying why.
    """
    from tadmor.run.judging import sign_incident
    from tadmor.store.record import open_record

    with open_record(record) as opened:
        return sign_incident(opened, incident, by=by, grade=grade, why=why)


def list_unsettled(record: str | Path) -> tuple[Unsettled, ...]:
    """What people decided and does not apply at present, each with the reason, oldest first; nothing of it is lost.

    Raises RecordError where there is no record.
    """
    from tadmor.run.judging import find_unsettled
    from tadmor.store.record import open_record

    with open_record(record) as opened:
        return find_unsettled(opened)


def _load_english() -> Reader:
    from tadmor.lexicon.gazetteer import gazetteer_path
    from tadmor.settings import load_settings

    override = load_settings(os.environ).gazetteer or None
    return _load_reader(gazetteer_path(override, os.environ.get("XDG_CACHE_HOME")))


def match_event_words(texts: Sequence[str], marks: Sequence[tuple[int, int, int]]) -> tuple[tuple[int, ...], ...]:
    """Event words that you have marked in English texts, joined where they tell of one event (event coreference).

    For events of every sort, also those for which there is no kind of claim. A mark is (number of the text, start, end) in code
    points of that text; a group is the sorted numbers of its marks, and every mark is in one. What decides is how alike the
    words, their sentences and their reports are; docs/models/words.md says how often that is right. Time and memory grow with
    the square of the number of marks. Raises ValueError where no word stands at a mark,
    UsageError where the parser is not installed.
    """
    from tadmor.match.words.grouping import group_event_words
    from tadmor.model.span import Span
    from tadmor.run.event_words import Mark, prepare_event_words

    marked = prepare_event_words(texts, [Mark(report=at, span=Span(start, end)) for at, start, end in marks])
    return group_event_words(marked)


@functools.cache
def _load_reader(gazetteer: Path) -> Reader:
    from tadmor.read.reader import load_reader

    return load_reader(gazetteer)
