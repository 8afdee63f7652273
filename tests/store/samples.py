"""Two invented reports and what was read in them, for tests of everything that comes after reading."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

from tadmor.model.actor import Actor, Person
from tadmor.model.claim import Claim, ReadBy
from tadmor.model.document import Document, Evidence
from tadmor.model.ids import claim_id, document_id, incident_id
from tadmor.model.incident import Casualties, CopyGroup, Field, FieldValue, Incident, Origin, Range
from tadmor.model.judgement import Judgement, Link
from tadmor.model.place import Place
from tadmor.model.rejection import Rejection
from tadmor.model.source import Source
from tadmor.model.value import Quantity, TimeInterval
from tadmor.store.record import Record
from tadmor.store.schema import Original, ReadingNote

READER = ReadBy(reader="sample", version="1", knowledge="abc")
STRIKE = "A strike on the market of Selvan killed 12 people on Monday, the health office said. Nasrin Oma, 31, was among them."
DENIAL = "The army struck a depot in Selvan. It denied that civilians died there."


def a_report(
    text: str, url: str | None, *, outlet: str = "The Courier", **fields: Any
) -> tuple[Document, Original, bytes]:
    """A document with its original bytes."""
    raw = text.encode()
    sha256 = hashlib.sha256(raw).hexdigest()
    document = Document(
        id=document_id(sha256, url),
        url=url,
        outlet=outlet,
        title=None,
        published="2024-05-30",
        published_basis="given",
        retrieved=None,
        language="en",
        text=text,
        raw_sha256=sha256,
    )
    document = replace(document, **fields)
    return document, Original(document=document.id, raw_sha256=sha256, media_type="text/plain", path="in.txt"), raw


def quote(document: Document, part: str) -> Evidence:
    """The first time that `part` stands in the document."""
    start = document.text.index(part)
    return Evidence(document=document.id, start=start, end=start + len(part), text=part)


def a_claim(document: Document, trigger: str, **fields: Any) -> Claim:
    """A claim about `trigger`, told by the outlet, without values unless given."""
    told = quote(document, trigger)
    claim = Claim(
        id=claim_id(document.id, told.start, told.end),
        document=document.reference(),
        kind="air_drone_strike",
        sources=(Source(name=document.outlet or "", kind="outlet"),),
        when=TimeInterval(earliest=None, latest="2024-05-30", precision="day", basis="publication"),
        trigger=told,
        evidence=quote(document, document.text.split(". ")[0]),
        read_by=READER,
    )
    return replace(claim, **fields)


SELVAN = {"latitude": 34.56123, "longitude": 40.12789, "radius_km": 3.0, "country": "SY", "precision": "settlement"}
STRIKE_DOCUMENT, STRIKE_ORIGINAL, STRIKE_RAW = a_report(STRIKE, "https://courier.example/1")
DENIAL_DOCUMENT, DENIAL_ORIGINAL, DENIAL_RAW = a_report(DENIAL, None, outlet="State Wire")
STRIKE_PLACE = Place(name="Selvan", evidence=quote(STRIKE_DOCUMENT, "Selvan"), **SELVAN)  # type: ignore[arg-type]
STRIKE_CLAIM = a_claim(
    STRIKE_DOCUMENT,
    "strike",
    sources=(
        Source(name="The Courier", kind="outlet"),
        Source(name="the health office", kind="medical", evidence=quote(STRIKE_DOCUMENT, "the health office")),
    ),
    when=TimeInterval(
        earliest="2024-05-27",
        latest="2024-05-27",
        precision="day",
        basis="relative",
        evidence=quote(STRIKE_DOCUMENT, "on Monday"),
    ),
    where=STRIKE_PLACE,
    places=(STRIKE_PLACE,),
    quantities=(
        Quantity(
            what="killed", of="people", low=12, high=12, words="12", evidence=quote(STRIKE_DOCUMENT, "killed 12 people")
        ),
    ),
    persons=(Person(name="Nasrin Oma", age=31, evidence=quote(STRIKE_DOCUMENT, "Nasrin Oma, 31")),),
)
DENIAL_CLAIM = a_claim(
    DENIAL_DOCUMENT,
    "struck",
    stance="denies",
    disputes=("status",),
    actors=(Actor(name="army", role="perpetrator", evidence=quote(DENIAL_DOCUMENT, "The army")),),
    evidence=quote(DENIAL_DOCUMENT, DENIAL),
)
CLAIMS = (STRIKE_CLAIM, DENIAL_CLAIM)
INCIDENT = Incident(
    id=incident_id((STRIKE_CLAIM.id, DENIAL_CLAIM.id)),
    kind="air_drone_strike",
    when=STRIKE_CLAIM.when,
    where=STRIKE_PLACE,
    actors=DENIAL_CLAIM.actors,
    claims=(STRIKE_CLAIM.id, DENIAL_CLAIM.id),
    documents=(STRIKE_DOCUMENT.id, DENIAL_DOCUMENT.id),
    first_reported="2024-05-30",
    fields=(
        Field(
            field="killed",
            of="people",
            status="single",
            values=(
                FieldValue(
                    value="12",
                    claims=(STRIKE_CLAIM.id,),
                    origins=("the health office",),
                    documents=(STRIKE_DOCUMENT.id,),
                ),
            ),
        ),
        Field(
            field="status",
            status="conflicting",
            reason="true_conflict",
            values=(
                FieldValue(
                    value="civilian",
                    claims=(STRIKE_CLAIM.id,),
                    origins=("the health office",),
                    documents=(STRIKE_DOCUMENT.id,),
                ),
                FieldValue(
                    value="not civilian",
                    claims=(DENIAL_CLAIM.id,),
                    origins=("State Wire",),
                    documents=(DENIAL_DOCUMENT.id,),
                ),
            ),
        ),
    ),
    independent_origins=(
        Origin(name="the health office", kind="medical", claims=(STRIKE_CLAIM.id,)),
        Origin(name="State Wire", kind="outlet", claims=(DENIAL_CLAIM.id,)),
    ),
    casualties=Casualties(killed=Range(low=12, best=12, high=12), wounded=Range(), policy="majority_of_origins"),
)
LINK = Link(a=STRIKE_CLAIM.id, b=DENIAL_CLAIM.id, score=0.75)
COPIES = CopyGroup(
    documents=("https://courier.example/1", DENIAL_DOCUMENT.id),
    kind="same_statement",
    basis="Selvan: 12 casualties",
    earliest="https://courier.example/1",
    rests_on="Selvan",
)
JUDGEMENT = Judgement(
    id="j1",  # type: ignore[arg-type]
    on=(STRIKE_CLAIM.id, DENIAL_CLAIM.id),
    verdict="same",
    by="reviewer",
    at="2024-06-01T10:00:00Z",
)
REJECTION = Rejection(document="empty.txt", stage="ingest", reason="empty", detail="There is nothing in it.")


def note_of(document: Document, claims: int, reader: ReadBy = READER) -> ReadingNote:
    """That the reader has read the document and found so many claims."""
    return ReadingNote(
        document=document.id,
        reader=reader.reader,
        version=reader.version,
        knowledge=reader.knowledge,
        sentences=2,
        parsed=1,
        claims=claims,
    )


def fill(record: Record) -> None:
    """Puts all of the above into a record."""
    record.append_documents(
        (STRIKE_DOCUMENT, DENIAL_DOCUMENT), ((STRIKE_ORIGINAL, STRIKE_RAW), (DENIAL_ORIGINAL, DENIAL_RAW))
    )
    record.append_readings((note_of(STRIKE_DOCUMENT, 1), note_of(DENIAL_DOCUMENT, 1)), CLAIMS)
    record.append_rejections((REJECTION,))
    record.append_judgements((JUDGEMENT,))
    record.replace_computed((LINK,), (INCIDENT,), (COPIES,))
