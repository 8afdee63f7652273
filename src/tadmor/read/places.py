"""Places of a report, in text order: names with what the words around them say of where, resolved or left unresolved."""

from __future__ import annotations

import re
from dataclasses import replace

from tadmor.lexicon.gazetteer import Gazetteer
from tadmor.model.place import Place, PlacePrecision
from tadmor.model.span import Span
from tadmor.read.page import Page
from tadmor.read.places_language import LEAD
from tadmor.read.places_lines import REACH, place_of_line
from tadmor.read.places_named import name_places
from tadmor.read.places_names import Mention
from tadmor.read.places_resolve import Found, Resolved, group_of
from tadmor.read.places_where import inside_bearing, is_elsewhere, position_of, relation_of, role_of

# Kilometres: what is too wide for an event.
VAST = 2000.0
ELSEWHERE_CONFIDENCE = 0.3
PRECISION: dict[str, PlacePrecision] = {
    "settlement": "settlement",
    "district": "district",
    "province": "province",
    "area": "province",
    "country": "country",
}

HOSPITAL = re.compile(r"\b(?:hospital|clinic|infirmary|morgue|mortuary|health cent(?:re|er))\b", re.IGNORECASE)
CARE = re.compile(
    r"\b(?:brought|taken|rushed|admitted|evacuated|transferred|treat(?:ed|ing)|died (?:at|in)|arrived|received)\b",
    re.IGNORECASE,
)


def find_places(page: Page, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Places named in the report, in text order. Datelines, speaking governments and names of bodies are none.

    A name that cannot be told apart, or that the gazetteer lacks, is returned ``unresolved``; a lacking village whose
    province is named gets the province's position, radius and precision.
    """
    named = name_places(page, gazetteer)
    return tuple(
        _place(page, named.page, m, named.found) for m in named.shown if not _vast(named.found.get(group_of(m)))
    )


def _vast(resolved: Resolved | None) -> bool:
    """A continent or more: no place of an event."""
    return resolved is not None and resolved.candidate.feature == "area" and resolved.candidate.radius_km > VAST


def _place(report: Page, page: Page, mention: Mention, found: Found) -> Place:
    """The place of a mention, with the words that say where. `page` is the report with small letters for capitals."""
    if mention.ends:
        return place_of_line(report, mention, found)
    text, bounds = page.document.text, page.sentences[mention.sentence].span
    before = text[max(bounds.start, mention.start - 120) : mention.start]
    lead = LEAD.search(before)
    directed = lead["directed"] if lead else ""
    rest = before[: lead.start()] if lead else before
    if lead and lead.group() and not rest.endswith((" ", "(", "“", '"')) and rest:
        directed, rest = "", before
    relation, start_back, kilometres = relation_of(rest)
    if relation is None and (around := relation_of(before))[0] == "outside":  # "the suburbs of" is no kind of the place
        (relation, start_back, kilometres), rest, directed = around, before, ""
    relation = relation or "in"
    resolved = found.get(group_of(mention))
    start = mention.start - (len(before) - len(rest)) - start_back if relation != "in" else mention.start
    name_start = mention.span.start
    broad = resolved is None or resolved.candidate.feature in ("country", "province", "area")
    if directed and relation == "in" and broad and not mention.outers:
        name_start = mention.start - len(before) + lead.start("directed") if lead else name_start
        start = min(start, name_start)
    if inside := inside_bearing(rest):
        name_start = start = mention.start - (len(before) - len(rest)) - inside
    evidence = report.document.quote(Span(start, mention.end))
    outside = text[max(bounds.start, start - 120) : start]
    role = role_of(outside, before[: len(before) - len(lead.group())] if lead else before)
    name = report.document.text[name_start : mention.span.end]
    place = locate(mention, found, Place(name=name, evidence=evidence, relation=relation, role=role), kilometres)
    if role == "impact" and (is_elsewhere(outside) or _is_cared_for(name, text[bounds.start : bounds.end])):
        return replace(place, role="destination", confidence=min(place.confidence, ELSEWHERE_CONFIDENCE))
    return place


def _is_cared_for(name: str, sentence: str) -> bool:
    """A hospital to which people were brought is not where it happened."""
    return bool(HOSPITAL.search(name) and CARE.search(sentence))


def locate(mention: Mention, found: Found, place: Place, kilometres: float | None = None) -> Place:
    """The place with the position that its name was resolved to; `kilometres` is the distance said with a bearing."""
    resolved = found.get(group_of(mention))
    if resolved is None:
        return _by_outer(mention, found, place, kilometres)
    c = resolved.candidate
    latitude, longitude, radius = position_of(c, place.relation, kilometres)
    precision = PRECISION[c.feature]
    if mention.kind == "district":
        precision = "district" if c.feature != "country" else precision
        radius = max(radius, 25.0)
    return replace(
        place,
        gazetteer_id=c.gazetteer_id,
        country=c.country,
        admin1=c.admin1,
        latitude=latitude,
        longitude=longitude,
        radius_km=radius,
        precision=precision,
        anchors=() if place.relation == "in" else (mention.core,),
        confidence=resolved.confidence,
    )


def _by_outer(mention: Mention, found: Found, place: Place, kilometres: float | None) -> Place:
    """A name that stays unresolved lies where the name around it lies, or nobody knows where."""
    outer = next(((o, r) for o in mention.outers if (r := found.get(group_of(o)))), None)
    feature = mention.kind == "feature"
    anchors = (mention.core,) if place.relation != "in" or feature else ()
    if outer is None:
        return replace(place, confidence=0.35, anchors=anchors if place.relation != "in" else ())
    c = outer[1].candidate
    held = mention.kind in ("district", "facility", "feature") and c.spelling != "loose"
    if c.feature == "settlement" and not held:
        return replace(place, confidence=0.35, anchors=anchors)
    wider = 1.3 * (kilometres or 0.0) + (REACH["near"] if mention.close else 0.0)
    precision = PRECISION[c.feature]
    return replace(
        place,
        country=c.country,
        admin1=c.admin1,
        latitude=round(c.latitude, 4),
        longitude=round(c.longitude, 4),
        radius_km=round(c.radius_km + wider, 1),
        precision="province" if feature and precision != "country" else precision,
        anchors=(*anchors, outer[0].core) if anchors else (),
        confidence=0.5,
    )
