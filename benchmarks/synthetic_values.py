"""Synthetic claims put together as records: what was drawn, as a report and its claims would have it."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any, cast

from benchmarks.synthetic_world import Side, Spot

from tadmor.model.actor import Actor, ActorRole
from tadmor.model.claim import Claim, ReadBy
from tadmor.model.document import DocumentReference, Evidence
from tadmor.model.ids import ClaimId, DocumentId, EntityId
from tadmor.model.place import Place
from tadmor.model.source import Source
from tadmor.model.value import Quantity, TimeInterval, What

_READ_BY = ReadBy(reader="synthetic", version="1", knowledge="none")
_OUTLETS = 400
_SPEAKERS = ("officials", "the army", "residents", "a hospital", "witnesses", "a spokesman", "police")
_OPENINGS = (
    "According to those who were there,",
    "In what people called the worst day,",
    "As night fell over the fields,",
    "Shortly before the shops opened,",
    "While most were still asleep,",
    "After hours of heavy noise,",
    "It was said on the radio that",
    "Families told how without warning",
)
_TELLINGS = (
    "there was violence that reached every street of",
    "the fighting came close to the houses at",
    "people died in what happened around",
    "smoke was seen for hours from far beyond",
    "a burst of fire was heard all over",
    "many had to run for their lives in",
    "it struck without any sign beforehand at",
    "the wounded were carried on carts out of",
)
_ASIDES = (
    "as a teacher and two drivers recalled,",
    "so neighbours said over the telephone,",
    "in the words of an elder,",
    "a shopkeeper who hid in his cellar added,",
    "by the count of a local committee,",
    "if the first accounts are borne out,",
    "one of those who fled explained,",
    "as far as could be learnt,",
)
_REASONS = (
    "The reason was not known,",
    "It was not the first time,",
    "Nothing had pointed to it,",
    "There had been threats for weeks,",
    "Patrols had passed in the morning,",
    "A truce had just run out,",
    "Rain had kept most people indoors,",
    "Several roads meet at that spot,",
)
_TAILS = (
    "and nobody could say who would come next.",
    "while the roads stayed shut to everyone.",
    "before help arrived from the next district.",
    "which had been quiet since the harvest.",
    "as the telephone lines went dead.",
    "and the school was closed the morning after.",
    "though two accounts of it do not agree.",
    "where a market is held every second day.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a report says. `days` is first, last and precision; `words` picks the words in which it says so."""

    kind: str
    days: tuple[str, str, str] | None = None
    spot: Spot | None = None
    doer: Side | None = None
    target: Side | None = None
    killed: tuple[int, int | None] | None = None
    wounded: tuple[int, int | None] | None = None
    words: int = 0
    recap: bool = False


def a_document(pick: random.Random, published: str) -> DocumentReference:
    """A report of a random outlet."""
    return DocumentReference(
        id=DocumentId(f"{pick.getrandbits(128):032x}"),
        url=None,
        outlet=f"outlet {pick.randrange(_OUTLETS)}",
        published=published,
        language="en",
        title=None,
    )


def assemble_claim(told: Told, document: DocumentReference, at: int) -> Claim:
    """The claim; `at` is its place in the report."""
    quote = Evidence(document=document.id, start=200 * at, end=200 * at + 190, text=_sentence(told))
    place = _place(told.spot, quote)
    return Claim(
        id=ClaimId(f"{document.id[:30]}{at:02}"),
        document=document,
        kind=told.kind,
        told_as="recap" if told.recap else "news",
        sources=_sources(told, document),
        when=_when(told, document, quote),
        where=place,
        places=(place,) if place else (),
        actors=_actors(told, quote),
        quantities=_quantities(told, quote),
        trigger=quote,
        evidence=quote,
        read_by=_READ_BY,
    )


def _sentence(told: Told) -> str:
    if not told.words:
        return f"{told.wounded[0] if told.wounded else 'Some'} wounded were still in hospital."
    opening, telling, aside, tail, reason = (told.words >> shift & 7 for shift in (0, 3, 6, 9, 12))
    name = told.spot.name if told.spot else "the place"
    first = f"{_OPENINGS[opening]} {_ASIDES[aside]} {_TELLINGS[telling]} {name}."
    return f"{first} {_REASONS[reason]} {_TAILS[tail]}"


def _sources(told: Told, document: DocumentReference) -> tuple[Source, ...]:
    outlet = Source(name=document.outlet or "", kind="outlet")
    speaker = told.words >> 15 & 15
    if speaker >= len(_SPEAKERS):
        return (outlet,)
    country = told.spot.country if told.spot else ""
    return (outlet, Source(name=f"{_SPEAKERS[speaker]} of {country}", kind="official"))


def _when(told: Told, document: DocumentReference, quote: Evidence) -> TimeInterval:
    if told.days is None:
        return TimeInterval(earliest=None, latest=document.published, precision="day", basis="publication")
    first, last, precision = told.days
    return TimeInterval(earliest=first, latest=last, precision=cast("Any", precision), basis="stated", evidence=quote)


def _place(spot: Spot | None, quote: Evidence) -> Place | None:
    if spot is None:
        return None
    known = spot.precision != "unresolved"
    return Place(
        name=spot.name,
        country=spot.country if known else None,
        admin1=spot.province if known else None,
        latitude=spot.latitude if known else None,
        longitude=spot.longitude if known else None,
        radius_km=spot.radius if known else None,
        precision=cast("Any", spot.precision),
        relation=cast("Any", spot.relation),
        evidence=quote,
    )


def _actors(told: Told, quote: Evidence) -> tuple[Actor, ...]:
    clash = told.kind == "armed_clash"
    sides: tuple[tuple[Side | None, ActorRole], ...] = (
        (told.doer, "party" if clash else "perpetrator"),
        (told.target, "party" if clash else "target"),
    )
    return tuple(
        Actor(
            name=side.name,
            entity_id=EntityId(side.entity) if side.entity and side.entity != "?" else None,
            role=role,
            certainty="unidentified" if side.entity == "?" else "named",
            evidence=quote,
        )
        for side, role in sides
        if side is not None
    )


def _quantities(told: Told, quote: Evidence) -> tuple[Quantity, ...]:
    counted: tuple[tuple[What, tuple[int, int | None] | None], ...] = (
        ("killed", told.killed),
        ("wounded", told.wounded),
    )
    return tuple(
        Quantity(
            what=what,
            low=count[0],
            high=count[1],
            modifier="at_least" if count[1] is None else "exactly",
            words=str(count[0]),
            evidence=quote,
        )
        for what, count in counted
        if count is not None
    )
