"""Re-checks everything that a record promises: hashes, ids, quotations, and that what refers to something finds it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from tadmor.errors import UsageError
from tadmor.model.claim import Claim, coded_by
from tadmor.model.document import Document
from tadmor.model.ids import claim_id, document_id, incident_id, next_id
from tadmor.model.incident import CopyGroup, FormerIncident, Incident
from tadmor.model.judgement import Judgement, Link, judged_claims
from tadmor.store.evidence import find_correction_faults, find_faults
from tadmor.store.originals import original_path
from tadmor.store.record import Record
from tadmor.store.schema import (
    CLAIMS,
    COPIES,
    DOCUMENTS,
    FORMER,
    INCIDENTS,
    JUDGEMENTS,
    LINKS,
    ORIGINALS,
    READINGS,
    SHELVES,
    Original,
    ReadingNote,
    Shelf,
    digest_of,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something that does not hold. `table` and `id` say where, `code` what kind, `detail` one sentence for the person."""

    table: str
    id: str
    code: str
    detail: str


def verify_record(record: Record) -> tuple[Problem, ...]:
    """Everything in the record that does not hold, the first thing first; empty when all holds."""
    broken = record.check_database()
    if broken != "ok":
        return (Problem(table="record", id=str(record.path), code="database", detail=f"SQLite says: {broken}"),)
    return tuple(_find_problems(record))


def _find_problems(record: Record) -> Iterator[Problem]:
    yield from _check_rows(record)
    documents = {document.id: document for document in _whole(record, DOCUMENTS)}
    yield from _check_originals(record, documents)
    yield from _check_documents(documents.values())
    claims = _whole(record, CLAIMS)
    yield from _check_claims(claims, documents)
    yield from _check_readings(record, documents)
    known = {claim.id for claim in claims}
    former: dict[Any, list[FormerIncident]] = {}
    for one in _whole(record, FORMER):
        former.setdefault(one.id, []).append(one)
    incidents = _whole(record, INCIDENTS)
    yield from _check_incidents(incidents, known, set(documents), former)
    yield from _check_former(former, {incident.id for incident in incidents})
    yield from _check_references(record, known, documents.values())
    yield from _check_judgements(record, known, documents)
    yield from _check_coded(record, claims)
    try:
        record.sources()
    except UsageError as fault:
        yield Problem(table="sources", id=str(record.path), code="sources", detail=str(fault))


def _whole(record: Record, shelf: Shelf[Any]) -> list[Any]:
    """The rows of a table that can be restored; `_check_rows` has named the others."""
    restored = []
    for row in record.rows(shelf):
        try:
            restored.append(shelf.restore(row))
        except (ValueError, TypeError):
            continue
    return restored


def _check_rows(record: Record) -> Iterator[Problem]:
    for shelf in SHELVES:
        name = shelf.table.name
        for row in record.rows(shelf):
            of = str(row.get("id") or row.get("document") or row.get("entity_id") or row["digest"])
            try:
                restored = shelf.restore(row)
            except (ValueError, TypeError) as fault:
                yield Problem(table=name, id=of, code="damaged", detail=f"this row cannot be read: {fault}")
                continue
            if digest_of(restored) != row["digest"]:
                yield Problem(table=name, id=of, code="changed", detail="this row is not as it was written")
            for key, compute in shelf.keys.items():
                if compute(restored) != row[key]:
                    yield Problem(table=name, id=of, code="key", detail=f"its column {key} does not follow from it")


def _check_originals(record: Record, documents: dict[Any, Document]) -> Iterator[Problem]:
    for original in cast("list[Original]", _whole(record, ORIGINALS)):
        path, document = original_path(record.path, original.raw_sha256), documents.get(original.document)
        if document is None or document.raw_sha256 != original.raw_sha256:
            detail = f"its original {original.raw_sha256} is not that of any document here"
        elif not path.is_file():
            detail = f"its original is missing: {path}"
        elif hashlib.sha256(path.read_bytes()).hexdigest() != original.raw_sha256:
            detail = f"its original has been changed: {path}"
        else:
            continue
        yield Problem(table="originals", id=original.document, code="original", detail=detail)


def _check_documents(documents: Iterable[Document]) -> Iterator[Problem]:
    for document in documents:
        if document.id != document_id(document.raw_sha256, document.url):
            detail = "its id does not follow from its original bytes and url"
            yield Problem(table="documents", id=document.id, code="id", detail=detail)


def _check_claims(claims: Iterable[Claim], documents: dict[Any, Document]) -> Iterator[Problem]:
    for claim in claims:
        document = documents.get(claim.document.id)
        if document is None:
            detail = f"its document {claim.document.id} is not in the record"
            yield Problem(table="claims", id=claim.id, code="orphan", detail=detail)
            continue
        for fault in find_faults(claim, document):
            yield Problem(table="claims", id=claim.id, code="quotation", detail=fault)
        if claim.document != document.reference():
            detail = "what it says of its document is not what the document says of itself"
            yield Problem(table="claims", id=claim.id, code="reference", detail=detail)
        if claim.id != claim_id(document.id, claim.trigger.start, claim.trigger.end):
            detail = "its id does not follow from its document and trigger"
            yield Problem(table="claims", id=claim.id, code="id", detail=detail)


def _check_readings(record: Record, documents: dict[Any, Document]) -> Iterator[Problem]:
    stored: dict[str, int] = {}
    for row in record.rows(CLAIMS):
        stored[row["reading"]] = stored.get(row["reading"], 0) + 1
    notes = cast("list[ReadingNote]", _whole(record, READINGS))
    for note in notes:
        if note.document not in documents:
            detail = f"its document {note.document} is not in the record"
            yield Problem(table="readings", id=note.id, code="orphan", detail=detail)
        if note.sentences is not None and stored.get(note.id, 0) != note.claims:
            detail = f"it made {note.claims} claims, and {stored.get(note.id, 0)} are here"
            yield Problem(table="readings", id=note.id, code="count", detail=detail)
    for reading in stored.keys() - {note.id for note in notes}:
        detail = f"{stored[reading]} claims belong to this reading, which is not here"
        yield Problem(table="readings", id=reading, code="orphan", detail=detail)


def _check_incidents(
    incidents: Iterable[Incident],
    claims: set[Any],
    documents: set[Any],
    former: Mapping[Any, Sequence[FormerIncident]],
) -> Iterator[Problem]:
    incidents = list(incidents)
    known = {incident.id for incident in incidents}
    for incident in incidents:
        faults = [f"it rests on claim {c}, which is not in the record" for c in incident.claims if c not in claims]
        faults += [
            f"it is said to answer by claim {c}, which is not in the record"
            for c in incident.response_said_by
            if c not in claims
        ]
        faults += [
            f"it names document {d}, which is not in the record" for d in incident.documents if d not in documents
        ]
        related = (incident.part_of, incident.response_to)
        faults += [f"it points to incident {i}, which is not in the record" for i in related if i and i not in known]
        for fault in faults:
            yield Problem(table="incidents", id=incident.id, code="orphan", detail=fault)
        stood_for = (incident.claims, *(one.claims for one in former.get(incident.id, ())))
        if all(incident.id not in (own := incident_id(c), next_id(own)) for c in stood_for):
            detail = "its id does not follow from its claims, nor from any that it stood for before"
            yield Problem(table="incidents", id=incident.id, code="id", detail=detail)


def _check_former(former: Mapping[Any, Sequence[FormerIncident]], known: set[Any]) -> Iterator[Problem]:
    for wanted, stood_for in former.items():
        for after in sorted({after for one in stood_for for after in one.superseded_by} - known):
            detail = f"it leads to incident {after}, which is not in the record"
            yield Problem(table="former_incidents", id=wanted, code="orphan", detail=detail)


def _check_references(record: Record, claims: set[Any], documents: Iterable[Document]) -> Iterator[Problem]:
    for link in cast("list[Link]", _whole(record, LINKS)):
        for end in (link.a, link.b):
            if end not in claims:
                detail = f"it ends in claim {end}, which is not in the record"
                yield Problem(table="links", id=f"{link.a} {link.b}", code="orphan", detail=detail)
    names = {name for document in documents for name in (document.id, document.url) if name}
    for group in cast("list[CopyGroup]", _whole(record, COPIES)):
        for name in (*group.documents, *([group.earliest] if group.earliest else [])):
            if name not in names:
                detail = f"it names {name}, which is not in the record"
                yield Problem(table="copies", id=digest_of(group), code="orphan", detail=detail)


def _check_judgements(record: Record, claims: set[Any], documents: Mapping[Any, Document]) -> Iterator[Problem]:
    judgements = cast("list[Judgement]", _whole(record, JUDGEMENTS))
    made = {judgement.id for judgement in judgements}
    for judgement in judgements:
        if judgement.replaces and judgement.replaces not in made:
            detail = f"it replaces judgement {judgement.replaces}, which is not in the record"
            yield Problem(table="judgements", id=judgement.id, code="orphan", detail=detail)
        anchored = {anchor.claim: anchor for anchor in judgement.anchors}
        for anchor in anchored.values():
            if anchor.claim != claim_id(anchor.document, anchor.trigger.start, anchor.trigger.end):
                detail = f"where claim {anchor.claim} is said to stand is not what its id says"
                yield Problem(table="judgements", id=judgement.id, code="id", detail=detail)
        yield from _check_correction(judgement, documents)
        for claim in judged_claims(judgement):
            if claim not in claims and claim not in anchored:
                detail = f"it is about claim {claim}, which is not in the record"
                yield Problem(table="judgements", id=judgement.id, code="orphan", detail=detail)


def _check_correction(judgement: Judgement, documents: Mapping[Any, Document]) -> Iterator[Problem]:
    if judgement.correction is None:
        return
    of = next((anchor.document for anchor in judgement.anchors if anchor.claim == judgement.on[0]), None)
    if of not in documents:
        detail = f"it corrects claim {judgement.on[0]}, whose document is not in the record"
        yield Problem(table="judgements", id=judgement.id, code="orphan", detail=detail)
        return
    for fault in find_correction_faults(judgement.correction, documents[of]):
        yield Problem(table="judgements", id=judgement.id, code="quotation", detail=fault)
    if judgement.on[1:] != (judgement.correction.slot,):
        detail = f"it is of {' '.join(judgement.on[1:])} and holds a value of {judgement.correction.slot}"
        yield Problem(table="judgements", id=judgement.id, code="slot", detail=detail)


def _check_coded(record: Record, claims: Iterable[Claim]) -> Iterator[Problem]:
    """What a person coded and the judgement that says so belong together."""
    coded = {(claim.id, claim.read_by.knowledge, claim.read_by.version) for claim in claims if coded_by(claim)}
    judgements = cast("list[Judgement]", _whole(record, JUDGEMENTS))
    added = {(j.on[0], j.by, j.at): j.id for j in judgements if j.verdict == "add"}
    for claim, by, at in sorted(coded - added.keys()):
        detail = f"{by} coded it at {at}, and no judgement says so"
        yield Problem(table="claims", id=claim, code="orphan", detail=detail)
    for missing in sorted(added.keys() - coded):
        detail = f"{missing[1]} coded claim {missing[0]} at {missing[2]}, which is not in the record"
        yield Problem(table="judgements", id=added[missing], code="orphan", detail=detail)
