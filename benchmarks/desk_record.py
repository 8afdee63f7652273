"""A large made-up record for the review desk: events with places, days, tolls and several reports each, straight into a record.

    PYTHONPATH=. python benchmarks/desk_record.py FOLDER [--events 20000] [--claims 5]

Claims are grouped as they were made (the matcher has benchmarks of its own); everything else is weighed as in any record. Every
statement is linked to others of its event and to some of the town's next event, and half of the reports hold a sentence that gave
no statement. The same seed makes the same record.
"""

from __future__ import annotations

import argparse
import itertools
import random
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from tadmor.model.actor import Actor
from tadmor.model.claim import Claim, ReadBy
from tadmor.model.document import Document
from tadmor.model.ids import ClaimId, claim_id, document_id, hash_of
from tadmor.model.judgement import Link
from tadmor.model.place import Place
from tadmor.model.rejection import Rejection
from tadmor.model.source import Source
from tadmor.model.span import Span
from tadmor.model.value import Quantity, TimeInterval
from tadmor.store.record import Record, open_record
from tadmor.store.schema import ReadingNote
from tadmor.weigh.incidents import weigh_clusters

SEED, BATCH = 11, 500
KINDS = {
    "shelling_artillery_missile": "Shelling",
    "air_drone_strike": "A drone strike",
    "armed_clash": "An ambush",
    "remote_explosive": "A roadside bomb",
    "abduction": "A raid",
}
SIDES = ("the Northern Front", "the army", "the River Militia", "the coalition", "unknown gunmen")
SPEAKERS = (
    ("the governor", "official"),
    ("a hospital doctor", "medical"),
    ("the defence ministry", "military"),
    ("residents", "witness"),
)
TOWNS, PAPERS = ("Harbour", "Valley", "Capital", "Border", "Plains"), ("Post", "Times", "Wire")
OUTLETS = tuple(f"{town} {paper}" for town in TOWNS for paper in PAPERS)
READER = ReadBy(reader="made-up", version="1", knowledge="none")
FILLER = (
    "Shops in the town stayed closed on the following day, and the road to the capital was open to lorries alone. "
    "The price of flour had risen by a third since the spring. Aid workers said that they had stores for two weeks."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One made-up event."""

    number: int
    kind: str
    day: date
    town: str
    latitude: float
    longitude: float
    killed: int
    side: str


def make_happenings(count: int, chance: random.Random) -> Iterator[Happening]:
    """Events over twelve years in 400 towns of ten regions."""
    towns = [(f"Tellan{n}", 4 + 36 * chance.random(), -10 + 60 * chance.random()) for n in range(400)]
    for number in range(count):
        town, latitude, longitude = chance.choice(towns)
        yield Happening(
            number=number,
            kind=chance.choice(tuple(KINDS)),
            day=date(2012, 1, 1) + timedelta(days=chance.randrange(12 * 365)),
            town=town,
            latitude=latitude,
            longitude=longitude,
            killed=chance.choice((1, 2, 2, 3, 4, 5, 7, 9, 12, 23, 40)),
            side=chance.choice(SIDES),
        )


def tell(happening: Happening, number: int, chance: random.Random) -> tuple[Document, Claim]:
    """One report of an event with its one claim."""
    speaker, kind = chance.choice(SPEAKERS)
    outlet = chance.choice(OUTLETS)
    killed = happening.killed + (chance.choice((-1, 1, 2)) if chance.random() < 0.2 and happening.killed > 2 else 0)
    published = happening.day + timedelta(days=chance.choice((0, 1, 1, 2)))
    words = KINDS[happening.kind]
    lead = f"{words} by {happening.side} killed {killed} people in {happening.town} on {happening.day:%d %B %Y}, {speaker} said."
    text = f"{lead}\n\n{FILLER}\n\n{FILLER}"
    raw = hash_of(text, outlet, str(number))
    url = f"https://{outlet.replace(' ', '').lower()}.example/{happening.number}/{number}"
    document = Document(
        id=document_id(raw, url),
        url=url,
        outlet=outlet,
        title=f"{words} in {happening.town}",
        published=published.isoformat(),
        published_basis="given",
        retrieved=None,
        language="en",
        text=text,
        raw_sha256=raw,
    )
    return document, _claim(happening, document, (killed, speaker, kind))


def _claim(happening: Happening, document: Document, told: tuple[int, str, str]) -> Claim:
    killed, speaker, kind = told

    def quote(words: str) -> Span:
        start = document.text.index(words)
        return Span(start, start + len(words))

    evidence = document.quote(Span(0, document.text.index("\n")))
    trigger = document.quote(quote("killed"))
    where = Place(
        name=happening.town,
        country="XX",
        latitude=happening.latitude,
        longitude=happening.longitude,
        radius_km=5.0,
        precision="settlement",
        evidence=document.quote(quote(happening.town)),
        confidence=0.9,
    )
    day = happening.day.isoformat()
    outlet = Source(name=document.outlet or "", kind="outlet", confidence=1.0)
    return Claim(
        id=claim_id(document.id, trigger.start, trigger.end),
        document=document.reference(),
        kind=happening.kind,
        sources=(outlet, Source(name=speaker, kind=kind, evidence=document.quote(quote(speaker)))),  # type: ignore[arg-type]
        when=TimeInterval(
            earliest=day,
            latest=day,
            precision="day",
            basis="stated",
            evidence=document.quote(quote(f"{happening.day:%d %B %Y}")),
        ),
        where=where,
        places=(where,),
        actors=(
            Actor(
                name=happening.side, role="perpetrator", evidence=document.quote(quote(happening.side)), confidence=0.8
            ),
        ),
        quantities=(
            Quantity(
                what="killed",
                low=killed,
                high=killed,
                words=str(killed),
                evidence=document.quote(quote(f"{killed} people")),
            ),
        ),
        trigger=trigger,
        evidence=evidence,
        confidence=0.8,
        read_by=READER,
    )


def make_record(folder: Path, events: int, claims: int) -> None:
    """The record, with as many claims an event on average."""
    chance = random.Random(SEED)
    told: list[Claim] = []
    clusters: list[list[ClaimId]] = []
    documents: list[Document] = []
    of_town: dict[str, list[list[ClaimId]]] = {}
    with open_record(folder, create=True) as record:
        held: list[tuple[Document, Claim]] = []
        for happening in make_happenings(events, chance):
            reports = [tell(happening, n, chance) for n in range(chance.randrange(1, 2 * claims))]
            clusters.append([claim.id for _, claim in reports])
            of_town.setdefault(happening.town, []).append(clusters[-1])
            held += reports
            if len(held) > BATCH:
                _append(record, held)
                told += [claim for _, claim in held]
                documents += [document for document, _ in held]
                held = []
        _append(record, held)
        told += [claim for _, claim in held]
        documents += [document for document, _ in held]
        incidents = weigh_clusters(clusters, told, documents, ())
        record.replace_computed(link(of_town.values(), chance), incidents, ())


def link(towns: Iterable[Sequence[Sequence[ClaimId]]], chance: random.Random) -> Iterator[Link]:
    """Pairs within every event, likely to be of one, and some of a town's events that follow each other, mostly less likely."""
    for events in towns:
        for number, claims in enumerate(events):
            yield from (_link(a, b, chance.uniform(0.6, 1.0)) for a, b in itertools.combinations(claims, 2))
            for claim in claims if number + 1 < len(events) else ():
                yield _link(claim, chance.choice(events[number + 1]), chance.betavariate(2, 4))


def _link(a: ClaimId, b: ClaimId, score: float) -> Link:
    first, second = sorted((a, b))
    return Link(a=first, b=second, score=round(score, 3))


def _leave_out(document: Document) -> Rejection:
    """The first sentence beside the event, as one that names no event."""
    start = document.text.index(FILLER)
    span = (start, start + FILLER.index(".") + 1)
    detail = "It was left out: no event of violence is told in it."
    return Rejection(document=document.id, stage="read", reason="no_event_found", detail=detail, span=span)


def _append(record: Record, held: list[tuple[Document, Claim]]) -> None:
    record.append_documents(document for document, _ in held)
    notes = [
        ReadingNote(document=d.id, reader=READER.reader, version=READER.version, knowledge=READER.knowledge, claims=1)
        for d, _ in held
    ]
    left_out = [_leave_out(document) for document, claim in held if claim.id < "8"]
    record.append_readings(notes, [claim for _, claim in held], left_out)


def main() -> None:
    """Makes the record and says how long it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--events", type=int, default=20_000)
    parser.add_argument("--claims", type=int, default=5)
    asked = parser.parse_args()
    began = time.monotonic()
    make_record(asked.folder, asked.events, asked.claims)
    sys.stdout.write(f"{asked.events} events in {asked.folder}: {time.monotonic() - began:.0f} s\n")


if __name__ == "__main__":
    main()
