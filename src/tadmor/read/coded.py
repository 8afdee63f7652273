"""Rows that people have coded -> claims: the codes are taken as they stand, each with the lines of its row that hold it.

A coded 0 for people killed or hurt is no figure: the layouts write 0 where the report tells of none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from tadmor.lexicon.gazetteer import Country, load_countries
from tadmor.model.actor import Actor, ActorRole, HitObject
from tadmor.model.claim import Claim, ReadBy
from tadmor.model.document import Document, Evidence
from tadmor.model.ids import EntityId, claim_id
from tadmor.model.place import Place, PlacePrecision
from tadmor.model.rejection import Rejection
from tadmor.model.source import Source
from tadmor.model.value import Quantity, TimeInterval, What
from tadmor.read.reading import Reading
from tadmor.text.rows import CODED, CODED_ROWS, RowLines, split_rows

VERSION = "1"
MOST_ACTORS = 9
_KINDS = (
    ("abduction", "abduction"),
    ("arrest", "arrest"),
    ("crowd control", "excessive_force"),
    ("shooting", "attack_on_civilians"),
    ("arson", "property_destruction"),
    ("looting", "property_destruction"),
    ("riot", "mob_violence"),
    ("melee", "mob_violence"),
    ("torture", "torture"),
)
_OF_VIOLENCE = {"1": "armed_clash", "2": "armed_clash", "3": "attack_on_civilians"}
_STATE_BODIES = "Security forces"
# What coders wrote for "several": at least two, three at best and at most.
_SEVERAL = ("2", "3", "3")
# Radius in km and precision by geo_precision of MAVERICK and where_prec of UCDP.
_MAVERICK_WIDTH: dict[str, tuple[float, PlacePrecision]] = {
    "6": (2.0, "exact"),
    "5": (3.0, "settlement"),
    "4": (4.0, "settlement"),
    "3": (8.0, "settlement"),
    "2": (60.0, "district"),
    "1": (300.0, "country"),
}
_UCDP_WIDTH: dict[str, tuple[float, PlacePrecision]] = {
    "1": (8.0, "settlement"),
    "2": (25.0, "settlement"),
    "3": (60.0, "district"),
    "4": (150.0, "province"),
    "5": (150.0, "province"),
    "6": (500.0, "country"),
    "7": (500.0, "country"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedReader:
    """Reads documents made of coded rows, one claim a row; a reader like that of a language."""

    name: str = CODED_ROWS
    version: str = VERSION
    knowledge: str = "layouts-2"
    languages: tuple[str, ...] = (CODED,)

    def read(self, document: Document) -> Reading:
        """The claims of the document's rows."""
        rows = split_rows(document.text)
        claims, rejections = [], []
        for row in rows:
            reversed_days = _days(row)[2]
            if reversed_days:
                detail = f"date_start {row.cells['date_start']} is after date_end {row.cells['date_end']}; both count."
                span = (row.span.start, row.span.end)
                rejections.append(
                    Rejection(document=document.id, stage="read", reason="days_reversed", detail=detail, span=span)
                )
            claims.append(_claim(row, document, self))
        return Reading(document=document.id, claims=tuple(claims), rejections=tuple(rejections))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    """The layouts differ in these; everything else is one."""

    kind: Callable[[RowLines], str]
    place: Callable[[RowLines, _Quote], Place | None]
    actors: Callable[[RowLines, _Quote], Iterator[Actor]]
    quantities: Callable[[RowLines, _Quote], Iterator[Quantity]]
    sources: Callable[[RowLines, _Quote, Document], tuple[Source, ...]]


_Quote = Callable[..., Evidence | None]


def _claim(row: RowLines, document: Document, reader: CodedReader) -> Claim:
    def quote(*columns: str) -> Evidence | None:
        span = row.span_of(*columns)
        return document.quote(span) if span else None

    parts = _MAVERICK if "actor1_initiator" in row.cells or "geo_precision" in row.cells else _UCDP
    trigger = quote("id") or document.quote(row.span)
    first, last, _ = _days(row)
    return Claim(
        id=claim_id(document.id, trigger.start, trigger.end),
        document=document.reference(),
        kind=parts.kind(row),
        sources=parts.sources(row, quote, document),
        when=TimeInterval(
            earliest=first,
            latest=last,
            precision="day" if first == last else "days",
            basis="stated",
            evidence=quote("date_start", "date_end"),
            confidence=1.0,
        ),
        where=parts.place(row, quote),
        actors=tuple(parts.actors(row, quote)),
        objects=tuple(_objects(row, quote)),
        quantities=tuple(parts.quantities(row, quote)),
        trigger=trigger,
        evidence=document.quote(row.span),
        confidence=1.0,
        read_by=ReadBy(reader=reader.name, version=reader.version, knowledge=reader.knowledge),
    )


def _days(row: RowLines) -> tuple[str, str, bool]:
    """First and last day, and whether the row has them the wrong way round: then the interval holds both all the same."""
    first, last = row.cells["date_start"][:10], row.cells["date_end"][:10]
    return min(first, last), max(first, last), first > last


def _maverick_kind(row: RowLines) -> str:
    words = " ".join(row.cells.get(f"actor{n}_violence", "") for n in range(1, MOST_ACTORS)).casefold()
    if row.cells.get("event_context") == "Clash" and "shooting" in words:
        return "armed_clash"
    return next((kind for word, kind in _KINDS if word in words), "attack_on_civilians")


def _maverick_place(row: RowLines, quote: _Quote) -> Place | None:
    names = [row.cells[column] for column in ("location", "city") if row.cells.get(column)]
    evidence = quote("city", "location", "latitude", "longitude", "geo_precision")
    if evidence is None or not (names or row.cells.get("latitude")):
        return _whole_country(row, quote)
    width = _MAVERICK_WIDTH.get(row.cells.get("geo_precision", "1")[:1], _MAVERICK_WIDTH["1"])
    return _place(", ".join(names) or evidence.text.split("\n")[0], row, width, evidence)


def _place(name: str, row: RowLines, width: tuple[float, PlacePrecision], evidence: Evidence) -> Place:
    point = (row.cells.get("latitude"), row.cells.get("longitude"))
    known = point[0] is not None and point[1] is not None
    return Place(
        name=name,
        country=country.iso2 if (country := _countries().get(row.cells.get("country", ""))) else None,
        latitude=float(point[0] or 0) if known else None,
        longitude=float(point[1] or 0) if known else None,
        radius_km=width[0] if known else None,
        precision=width[1] if known else "unresolved",
        evidence=evidence,
        confidence=1.0,
    )


def _whole_country(row: RowLines, quote: _Quote) -> Place | None:
    """The country, where a row names no place in it."""
    country, evidence = _countries().get(row.cells.get("country", "")), quote("country")
    if country is None or country.latitude is None or evidence is None:
        return None
    return Place(
        name=row.cells["country"],
        gazetteer_id=f"iso:{country.iso2}",
        country=country.iso2,
        latitude=country.latitude,
        longitude=country.longitude,
        radius_km=country.radius_km,
        precision="country",
        evidence=evidence,
        confidence=1.0,
    )


@cache
def _countries() -> Mapping[str, Country]:
    return {name: country for country in load_countries() for name in (country.name, *country.aliases)}


def _maverick_actors(row: RowLines, quote: _Quote) -> Iterator[Actor]:
    for n in range(1, MOST_ACTORS):
        name, evidence = row.cells.get(f"actor{n}"), quote(f"actor{n}")
        if name and evidence:
            unknown = name.startswith("Unknown")
            acts = row.cells.get(f"actor{n}_perpetrator", "").startswith("1")
            yield Actor(
                name=name,
                entity_id=_maverick_entity(row, n, unknown),
                role="perpetrator" if acts else "target",
                certainty="unidentified" if unknown else "named",
                evidence=evidence,
                confidence=1.0,
            )


def _maverick_entity(row: RowLines, number: int, unknown: bool) -> EntityId | None:
    """The actor of the set, a body of the state under its security forces, which an unknown one is as a whole; as a path."""
    code, kind = row.cells.get(f"actor{number}_id"), row.cells.get(f"actor{number}_type")
    if kind == _STATE_BODIES:
        branch = row.cells.get(f"actor{number}_subtype", "").partition(": ")[2]
        path = [f"maverick:{kind}", *([branch] if branch else []), *([code] if code and not unknown else [])]
        return EntityId("/".join(path))
    return EntityId(f"maverick:{code}") if code and not unknown else None


def _maverick_quantities(row: RowLines, quote: _Quote) -> Iterator[Quantity]:
    whats: tuple[tuple[str, What], ...] = (("deaths", "killed"), ("injuries", "wounded"))
    for column, what in whats:
        columns = (f"{column}_low", f"{column}_best", f"{column}_high")
        several = tuple(row.cells.get(name, "").removesuffix(".0") for name in columns) == _SEVERAL
        for quantity in _quantity(row, quote, what, columns):
            yield replace(quantity, high=None, modifier="vague") if several else quantity


def _quantity(row: RowLines, quote: _Quote, what: What, columns: tuple[str, str, str]) -> Iterator[Quantity]:
    """The coded range, with the best estimate as its words."""
    told = [int(float(row.cells[column])) for column in columns if row.cells.get(column)]
    words, evidence = row.cells.get(columns[1]) or row.cells.get(columns[0]), quote(*columns)
    if told and max(told) > 0 and words and evidence:
        yield Quantity(
            what=what, low=min(told), high=max(told), words=words, modifier="exactly", evidence=evidence, confidence=1.0
        )


def _objects(row: RowLines, quote: _Quote) -> Iterator[HitObject]:
    target, evidence = row.cells.get("target"), quote("target")
    if target in ("Infrastructure", "Polling station") and evidence:
        yield HitObject(name=target, category="infrastructure", evidence=evidence, confidence=1.0)


def _maverick_sources(row: RowLines, quote: _Quote, document: Document) -> tuple[Source, ...]:
    return (Source(name=document.outlet or row.cells["source"], kind="outlet", confidence=1.0),)


def _ucdp_kind(row: RowLines) -> str:
    return _OF_VIOLENCE.get(row.cells.get("type_of_violence", ""), "armed_clash")


def _ucdp_place(row: RowLines, quote: _Quote) -> Place | None:
    name = row.cells.get("where_coordinates") or row.cells.get("where_description")
    evidence = quote("where_prec", "where_coordinates", "where_description", "latitude", "longitude")
    if name is None or evidence is None:
        return None
    return _place(name, row, _UCDP_WIDTH.get(row.cells.get("where_prec", "6")[:1], _UCDP_WIDTH["6"]), evidence)


def _ucdp_actors(row: RowLines, quote: _Quote) -> Iterator[Actor]:
    one_sided = row.cells.get("type_of_violence") == "3"
    roles: tuple[ActorRole, ActorRole] = ("perpetrator", "target") if one_sided else ("party", "party")
    for side, role in zip(("side_a", "side_b"), roles, strict=True):
        name, evidence, entity = row.cells.get(side), quote(side), row.cells.get(f"{side}_new_id")
        if name and evidence:
            yield Actor(
                name=name,
                entity_id=EntityId(f"ucdp:{entity}") if entity else None,
                role=role,
                coalition=None if one_sided else ("a" if side == "side_a" else "b"),
                evidence=evidence,
                confidence=1.0,
            )


def _ucdp_quantities(row: RowLines, quote: _Quote) -> Iterator[Quantity]:
    return _quantity(row, quote, "killed", ("low", "best", "high"))


def _ucdp_sources(row: RowLines, quote: _Quote, document: Document) -> tuple[Source, ...]:
    chain = [Source(name=document.outlet or "UCDP GED", kind="outlet", confidence=1.0)]
    said, evidence = row.cells.get("source_original"), quote("source_original")
    if said and evidence:
        chain.append(Source(name=said, kind="official", evidence=evidence))
    return tuple(chain)


_MAVERICK = _Parts(
    kind=_maverick_kind,
    place=_maverick_place,
    actors=_maverick_actors,
    quantities=_maverick_quantities,
    sources=_maverick_sources,
)
_UCDP = _Parts(
    kind=_ucdp_kind, place=_ucdp_place, actors=_ucdp_actors, quantities=_ucdp_quantities, sources=_ucdp_sources
)
