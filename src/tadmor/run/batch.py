"""The one pure step that every engine calls: documents in, readings out. Nothing is written here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tadmor.model.claim import Claim
from tadmor.model.document import Document
from tadmor.model.rejection import Rejection
from tadmor.read.reading import Read, Reading
from tadmor.store.evidence import find_faults


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Some documents and, once they are read, their readings in the same order. `languages` are those of the reader."""

    documents: tuple[Document, ...]
    languages: tuple[str, ...]
    readings: tuple[Reading, ...] = ()


def read_batch(batch: Batch, read: Read) -> Batch:
    """The batch with every document read. What cannot be read, or does not hold, is a Rejection in its reading."""
    return replace(batch, readings=tuple(_read(document, batch.languages, read) for document in batch.documents))


def _read(document: Document, languages: tuple[str, ...], read: Read) -> Reading:
    if document.language is not None and document.language.split("-")[0].lower() not in languages:
        detail = f"There is no reader for its language, {document.language}."
        return Reading(document=document.id, rejections=(_rejection(document, "no_reader_for_language", detail),))
    try:
        reading = read(document)
    except Exception as fault:  # noqa: BLE001 - one bad report never stops a run
        detail = f"The reader failed with {type(fault).__name__}: {str(fault)[:200]}"
        return Reading(document=document.id, rejections=(_rejection(document, "reader_failed", detail),))
    return _keep_what_holds(document, reading)


def _keep_what_holds(document: Document, reading: Reading) -> Reading:
    """The reading without claims whose quotations do not hold, and with one claim a trigger."""
    kept: dict[str, Claim] = {}
    left_out: list[Rejection] = []
    for claim in reading.claims:
        faults = tuple(_find_all_faults(claim, document, kept))
        if faults:
            left_out.append(
                Rejection(
                    document=document.id,
                    stage="store",
                    reason=faults[0][0],
                    detail=f"A claim was left out: {faults[0][1]}.",
                    span=(claim.trigger.start, claim.trigger.end),
                )
            )
        else:
            kept[claim.id] = claim
    if not left_out:
        return reading
    return replace(reading, claims=tuple(kept.values()), rejections=(*reading.rejections, *left_out))


def _find_all_faults(claim: Claim, document: Document, kept: dict[str, Claim]) -> Iterator[tuple[str, str]]:
    for fault in find_faults(claim, document):
        yield "quotation_does_not_hold", fault
    if claim.id in kept:
        yield "same_trigger", f"another claim has the same trigger “{claim.trigger.text}”"


def _rejection(document: Document, reason: str, detail: str) -> Rejection:
    return Rejection(document=document.id, stage="read", reason=reason, detail=detail)
