"""Small claims for tests of matching and weighing: say only what the test is about.

The geography is invented: Varda and its suburb Lower Varda, Orlin 60 km away, Tassen 160 km away in another province,
Brenna in another country.
"""

from __future__ import annotations

import dataclasses
from typing import Any, TypedDict, Unpack, cast

from tadmor.model.actor import Actor, ActorRole, HitObject, Weapon
from tadmor.model.claim import Claim, Disputed, ReadBy, Reality, Scope, Stance, ToldAs
from tadmor.model.document import Document, Evidence
from tadmor.model.ids import ClaimId, EntityId, claim_id, document_id, hash_of
from tadmor.model.place import Place, PlacePrecision
from tadmor.model.source import Source, SourceKind
from tadmor.model.span import Span
from tadmor.model.value import Group, Modifier, Quantity, Status, TimeInterval, TimeOf, TimePrecision, What

PUBLISHED = "2024-05-30"
LINES = 60

_PLACES: dict[str, tuple[PlacePrecision, float | None, float | None, float | None, str | None, str | None]] = {
    "Varda": ("settlement", 50.00, 30.00, 4.0, "XA", "Sarin"),
    "Lower Varda": ("settlement", 50.03, 30.04, 2.0, "XA", "Sarin"),
    "Orlin": ("settlement", 50.55, 30.05, 4.0, "XA", "Sarin"),
    "Tassen": ("settlement", 51.40, 30.60, 4.0, "XA", "Kell"),
    "Brenna": ("settlement", 47.00, 21.00, 4.0, "XB", "Ost"),
    "Varda district": ("district", 50.02, 30.02, 25.0, "XA", "Sarin"),
    "Sarin": ("province", 50.30, 30.10, 90.0, "XA", "Sarin"),
    "Kell": ("province", 51.60, 30.80, 90.0, "XA", "Kell"),
    "Aland": ("country", 50.50, 30.50, 400.0, "XA", None),
    "Bland": ("country", 47.00, 21.00, 300.0, "XB", None),
    "the road from Varda to Orlin": ("district", 50.27, 30.02, 33.0, "XA", "Sarin"),
    "the old mill": ("unresolved", None, None, None, None, None),
    "the grain market": ("unresolved", None, None, None, None, None),
}


class Told(TypedDict, total=False):
    """What a test says of a claim."""

    doc: str
    at: int
    published: str | None
    language: str
    outlet: str
    day: str | None
    time_precision: TimePrecision
    place: str | None
    by: str | tuple[str, ...]
    on: str | tuple[str, ...]
    party: tuple[str, ...]
    killed: Any
    wounded: Any
    figures: tuple[Quantity, ...]
    sources: tuple[Source, ...]
    stance: Stance
    disputes: tuple[Disputed, ...]
    about: ClaimId | None
    reality: Reality
    scope: Scope
    told_as: ToldAs
    objects: tuple[str, ...]
    weapons: tuple[str, ...]
    words: str
    time_of: TimeOf


def a_report(
    doc: str = "a",
    *,
    text: str | None = None,
    published: str | None = PUBLISHED,
    outlet: str | None = "The Courier",
    language: str | None = "en",
) -> Document:
    """The report that `doc` names; without `text` it has numbered lines, one for every claim that a test may make."""
    body = text if text is not None else "\n".join(f"Line {n} of report {doc}." for n in range(LINES))
    raw = hash_of(body, doc)
    url = f"https://example.org/{doc}"
    return Document(
        id=document_id(raw, url),
        url=url,
        outlet=outlet,
        title=None,
        published=published,
        published_basis="given" if published else None,
        retrieved=None,
        language=language,
        text=body,
        raw_sha256=raw,
    )


def _line(document: Document, at: int, words: str | None = None) -> Evidence:
    """Line `at` of a report, or `words` in its place."""
    said = words or f"Line {at} of report"
    if words:
        lines = document.text.splitlines()
        document = dataclasses.replace(document, text="\n".join([*lines[:at], words, *lines[at + 1 :]]))
    start = document.text.index(said)
    return document.quote(Span(start, start + len(said)))


def a_place(name: str, evidence: Evidence) -> Place:
    """One of the invented places, or an unresolved place of that name."""
    precision, latitude, longitude, radius, country, admin1 = _PLACES.get(
        name, ("unresolved", None, None, None, None, None)
    )
    return Place(
        name=name,
        gazetteer_id=f"test:{name}" if latitude is not None else None,
        country=country,
        admin1=admin1,
        latitude=latitude,
        longitude=longitude,
        radius_km=radius,
        precision=precision,
        relation="on_road" if name.startswith("the road") else "in",
        anchors=("Varda", "Orlin") if name.startswith("the road") else (),
        evidence=evidence,
    )


def a_time(day: str | None, published: str | None, evidence: Evidence, precision: TimePrecision | None) -> TimeInterval:
    """`day` is "2024-05-28", "2024-05-20/2024-05-26" or None: nothing said."""
    if day is None:
        return TimeInterval(earliest=None, latest=published, precision="day", basis="publication")
    first, _, last = day.partition("/")
    guessed: TimePrecision = "days" if last else "day"
    return TimeInterval(
        earliest=first, latest=last or first, precision=precision or guessed, basis="stated", evidence=evidence
    )


def an_actor(name: str, role: ActorRole, evidence: Evidence, coalition: str | None = None) -> Actor:
    """ "?gunmen" is unidentified; "Aland army=xa-army" has an entity."""
    unidentified = name.startswith("?")
    words, _, entity = name.removeprefix("?").partition("=")
    return Actor(
        name=words,
        entity_id=EntityId(entity) if entity else None,
        role=role,
        coalition=cast("Any", coalition),
        certainty="unidentified" if unidentified else "named",
        evidence=evidence,
    )


def a_source(name: str, kind: SourceKind = "official", *, anonymous: bool = False, party: str | None = None) -> Source:
    """ "the ministry=xa-mod" has an entity."""
    words, _, entity = name.partition("=")
    return Source(
        name=words, entity_id=EntityId(entity) if entity else None, kind=kind, anonymous=anonymous, party=party
    )


class Counted(TypedDict, total=False):
    """What a test says of a figure."""

    of: str | None
    status: Status
    belongs_to: str | None
    group: Group | None
    modifier: Modifier
    part_of: int | None
    cumulative: bool
    as_of: str | None
    denied: bool


def a_figure(what: What, low: int | None, high: int | None = -1, **rest: Unpack[Counted]) -> Quantity:
    """`high` is `low` unless given; None leaves that side open."""
    top = low if high == -1 else high
    return Quantity(what=what, low=low, high=top, words=str(low), evidence=_line(a_report(), 0), **rest)


def _figure(what: What, value: Any) -> tuple[Quantity, ...]:
    if value is None:
        return ()
    low, high = value if isinstance(value, tuple) else (value, value)
    return (a_figure(what, low, high),)


def _names(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value


def a_claim(kind: str = "air_drone_strike", **told: Unpack[Told]) -> Claim:
    """A claim on line `at` of report `doc`; `by` are perpetrators, `on` targets, `party` the two sides of a clash."""
    published = told.get("published", PUBLISHED)
    outlet = told.get("outlet", "The Courier")
    document = a_report(told.get("doc", "a"), published=published, outlet=outlet, language=told.get("language", "en"))
    evidence = _line(document, told.get("at", 0), told.get("words"))
    actors = [an_actor(name, "perpetrator", evidence) for name in _names(told.get("by", ()))]
    actors += [an_actor(name, "target", evidence) for name in _names(told.get("on", ()))]
    actors += [an_actor(n, "party", evidence, side) for n, side in zip(told.get("party", ()), "ab", strict=False)]
    name = told.get("place")
    where = a_place(name, evidence) if name else None
    return Claim(
        id=claim_id(document.id, evidence.start, evidence.end),
        document=document.reference(),
        kind=kind,
        scope=told.get("scope", "event"),
        stance=told.get("stance", "asserts"),
        disputes=told.get("disputes", ()),
        about=told.get("about"),
        reality=told.get("reality", "happened"),
        told_as=told.get("told_as", "news"),
        sources=told.get("sources", (Source(name=outlet, kind="outlet"),)),
        when=dataclasses.replace(
            a_time(told.get("day", "2024-05-28"), published, evidence, told.get("time_precision")),
            of=told.get("time_of", "occurred"),
        ),
        where=where,
        places=(where,) if where else (),
        actors=tuple(actors),
        objects=tuple(HitObject(name=o, category=cast("Any", o), evidence=evidence) for o in told.get("objects", ())),
        quantities=(
            *_figure("killed", told.get("killed")),
            *_figure("wounded", told.get("wounded")),
            *told.get("figures", ()),
        ),
        weapons=tuple(Weapon(name=w, category=w, evidence=evidence) for w in told.get("weapons", ())),
        trigger=evidence,
        evidence=evidence,
        read_by=ReadBy(reader="test", version="1", knowledge="none"),
    )
