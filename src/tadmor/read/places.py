"""Places of a report, in text order: names with what the words around them say of where, resolved or left unresolved."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from typing import cast

from tadmor.lexicon.gazetteer import Candidate, Gazetteer
from tadmor.model.place import Place, PlacePrecision, PlaceRole, Relation
from tadmor.model.span import Span
from tadmor.read.page import Page
from tadmor.read.places_language import (
    APPOSED_KIND,
    BEARING,
    DESTINATION,
    FOUND,
    FROM_DISTANCE,
    FRONT,
    LAUNCHED,
    LEAD,
    NEAR,
    NEXT_IN_LIST,
    OUTER_GAP,
    OUTSIDE,
    POSSESSIVE_GAP,
)
from tadmor.read.places_lines import REACH, place_of_line
from tadmor.read.places_mentions import find_mentions
from tadmor.read.places_names import Mention, candidates_of
from tadmor.read.places_resolve import Found, Resolved, Resolver, country_weights, group_of, holds

DEGREES = {
    "north": 0,
    "northeast": 45,
    "east": 90,
    "southeast": 135,
    "south": 180,
    "southwest": 225,
    "west": 270,
    "northwest": 315,
}
# Kilometres: a bearing without a distance, and what is too wide for an event.
BEARING_REACH = 40.0
VAST = 1500.0
PRECISION: dict[str, PlacePrecision] = {
    "settlement": "settlement",
    "district": "district",
    "province": "province",
    "area": "province",
    "country": "country",
}


def find_places(page: Page, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Places named in the report, in text order. Datelines, speaking governments and names of bodies are none.

    A name that cannot be told apart, or that the gazetteer lacks, is returned ``unresolved``; a lacking village whose
    province is named gets the province's position, radius and precision.
    """
    mentions = find_mentions(page, gazetteer)
    if not mentions:
        return ()
    linked = _link(page, [m for m in mentions if not m.dateline], gazetteer)
    shown = [m for m in linked if not m.hidden]
    members = [end for m in shown for end in m.ends]
    everything = [*mentions, *members]
    resolver = Resolver(gazetteer, country_weights(page, everything, gazetteer))
    found = resolver.resolve([m for m in everything if not m.ends])
    return tuple(_place(page, m, found) for m in shown if not _vast(found.get(group_of(m))))


def _vast(resolved: Resolved | None) -> bool:
    """A continent or more: no place of an event."""
    return resolved is not None and resolved.candidate.feature == "area" and resolved.candidate.radius_km > VAST


def _link(page: Page, mentions: list[Mention], gazetteer: Gazetteer) -> list[Mention]:
    """Put outer names with inner ones ("Hit, in Iraq's Anbar province"): the inner is kept, the outer is its own no more."""
    kept: list[Mention] = []
    text = page.document.text
    for mention in reversed(mentions):
        following = kept[-1] if kept else None
        if following and following.sentence == mention.sentence:
            gap = text[mention.end : following.start]
            if (
                POSSESSIVE_GAP.fullmatch(gap)
                and not following.ends
                and not mention.ends
                and _may_hold(mention, following, gazetteer)
            ):
                following.outers.append(mention)
                following.start = mention.start
                continue
            match = OUTER_GAP.fullmatch(gap)
            inside = match and (match["joined"] or APPOSED_KIND.match(gap))
            if (
                match
                and (_may_hold(following, mention, gazetteer) or (inside and _is_area(following, gazetteer)))
                and not _listed(page, mention, following, gap)
            ):
                kept.pop()
                for inner in mention.ends or (mention,):
                    inner.outers += [following, *following.outers]
                mention.end = following.end
        kept.append(mention)
    return kept[::-1]


def _is_area(mention: Mention, gazetteer: Gazetteer) -> bool:
    """True where the text itself calls it a province: what is said to lie in it lies nowhere else."""
    return mention.kind == "province" and any(
        c.feature in ("province", "area") for c in candidates_of(mention, gazetteer)
    )


def _listed(page: Page, inner: Mention, outer: Mention, gap: str) -> bool:
    """True for an item of a list ("Aleppo, Idlib and Hama"), where a comma does not mean "in"."""
    if gap.strip() != "," or outer.kind:
        return False
    after = NEXT_IN_LIST.match(page.document.text, outer.end)
    return bool(after and page.document.text[outer.end] != "," and inner.kind is None and outer.label != "")


def _may_hold(outer: Mention, inner: Mention, gazetteer: Gazetteer) -> bool:
    outers = [c for c in candidates_of(outer, gazetteer) if c.spelling != "loose"]
    if outer.kind == "province" or not any(c.feature in ("country", "province", "area") for c in outers):
        areas = [c for c in candidates_of(outer, gazetteer) if c.feature in ("province", "area")]
    else:
        areas = [c for c in outers if c.feature in ("country", "province", "area")]
    if inner.kind == "district" and any(c.population > 50_000 for c in outers):
        return True
    if not areas and not (outer.ends == () and inner.kind is None and any(c.population > 50_000 for c in outers)):
        return False
    inners = [c for m in inner.ends or (inner,) for c in candidates_of(m, gazetteer)]
    if any(c.feature == "country" for c in inners) and all(a.feature == "country" for a in areas):
        return False
    return (not inners and bool(areas)) or any(holds(a, c) for a in areas for c in inners)


def _place(page: Page, mention: Mention, found: Found) -> Place:
    """The place of a mention, with the words that say where."""
    if mention.ends:
        return place_of_line(page, mention, found)
    text, bounds = page.document.text, page.sentences[mention.sentence].span
    before = text[max(bounds.start, mention.start - 120) : mention.start]
    lead = LEAD.search(before)
    directed = lead["directed"] if lead else ""
    rest = before[: lead.start()] if lead else before
    if lead and lead.group() and not rest.endswith((" ", "(", "“", '"')) and rest:
        directed, rest = "", before
    relation, start_back, kilometres = _relation(rest)
    relation = relation or "in"
    resolved = found.get(group_of(mention))
    start = mention.start - (len(before) - len(rest)) - start_back if relation != "in" else mention.start
    name_start = mention.span.start
    broad = resolved is None or resolved.candidate.feature in ("country", "province", "area")
    if directed and relation == "in" and broad and not mention.outers:
        name_start = mention.start - len(before) + lead.start("directed") if lead else name_start
        start = min(start, name_start)
    if inside := _inside_bearing(rest):
        name_start = start = mention.start - (len(before) - len(rest)) - inside
    evidence = page.document.quote(Span(start, mention.end))
    role = _role(
        text[max(bounds.start, start - 120) : start], before[: len(before) - len(lead.group())] if lead else before
    )
    name = text[name_start : mention.span.end]
    return _located(
        mention, resolved, found, name, Place(name=name, evidence=evidence, relation=relation, role=role), kilometres
    )


def _located(
    mention: Mention, resolved: Resolved | None, found: Found, name: str, place: Place, kilometres: float | None
) -> Place:
    if resolved is None:
        outer = _innermost(mention, found)
        if outer is None or (outer.candidate.feature == "settlement" and mention.kind != "district"):
            return replace(place, confidence=0.35, anchors=_anchors(mention, place.relation))
        c = outer.candidate
        return replace(
            place,
            country=c.country,
            admin1=c.admin1,
            latitude=round(c.latitude, 4),
            longitude=round(c.longitude, 4),
            radius_km=round(c.radius_km, 1),
            precision=PRECISION[c.feature],
            anchors=_anchors(mention, place.relation),
            confidence=0.5,
        )
    c = resolved.candidate
    latitude, longitude, radius = _position(c, place.relation, kilometres)
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
        anchors=_anchors(mention, place.relation),
        confidence=round(min(0.95, 0.55 + 0.12 * resolved.lead - (0.15 if c.spelling == "loose" else 0.0)), 2),
    )


def _anchors(mention: Mention, relation: Relation) -> tuple[str, ...]:
    return () if relation == "in" else (mention.core,)


def _innermost(mention: Mention, found: Found) -> Resolved | None:
    return next((r for o in mention.outers if (r := found.get(group_of(o)))), None)


def _relation(before: str) -> tuple[Relation | None, int, float | None]:
    """Relation said by the end of `before`, how many characters say it, and its distance in kilometres."""
    front = FRONT.search(before)
    for pattern, relation in ((BEARING, None), (OUTSIDE, "outside"), (FROM_DISTANCE, "near"), (NEAR, "near")):
        match = pattern.search(before)
        if not match or (pattern is BEARING and match["inside"]):
            continue
        start = front.start() if front else match.start()
        named = "along_front" if front else relation or f"{re.sub(r'[- ]', '', match['bearing'].lower())}_of"
        distance = _kilometres(match) if pattern in (BEARING, FROM_DISTANCE) else None
        return cast("Relation", named), len(before) - start, distance
    if front and re.search(r"\b(?:near|at|in|around)\s+$", before):
        return "along_front", len(before) - front.start(), None
    return None, 0, None


def _inside_bearing(before: str) -> int:
    """Characters of "north of " in "in the north of Syria", which is a part of Syria."""
    match = BEARING.search(before)
    return len(before) - match.start("bearing") if match and match["inside"] else 0


def _kilometres(match: re.Match[str]) -> float | None:
    if not match["number"]:
        return None
    unit = match["unit"].lower()
    factor = 1.0 if unit.startswith("k") else 1.609 if unit.startswith("mi") else 0.001
    return float(match["number"].replace(",", ".")) * factor


def _role(*befores: str) -> PlaceRole:
    """Role said by the words before the place phrase, or before the name in it ("found near X")."""
    if any(LAUNCHED.search(b) for b in befores):
        return "launched_from"
    if any(DESTINATION.search(b) for b in befores):
        return "destination"
    return "found" if any(FOUND.search(b) for b in befores) else "impact"


def _position(c: Candidate, relation: Relation, kilometres: float | None) -> tuple[float, float, float]:
    """Where "8 km east of X" lies: the middle of what it may mean, with a radius that surely holds it."""
    latitude, longitude, radius = c.latitude, c.longitude, c.radius_km
    if relation.endswith("_of"):
        away = kilometres if kilometres is not None else BEARING_REACH / 2
        angle = math.radians(DEGREES[relation[:-3]])
        latitude += away * math.cos(angle) / 111.2
        longitude += away * math.sin(angle) / (111.2 * max(0.1, math.cos(math.radians(c.latitude))))
        radius += max(2.0, 0.3 * kilometres) if kilometres is not None else BEARING_REACH / 2 + 10
    elif kilometres is not None:
        radius += 1.3 * kilometres
    else:
        radius += REACH[relation]
    return round(latitude, 4), round(longitude, 4), round(radius, 1)
