"""Roads and the ground between two places: lines rather than dots."""

from __future__ import annotations

from tadmor.lexicon.gazetteer import Candidate
from tadmor.model.place import Place
from tadmor.model.span import Span
from tadmor.read.page import Page
from tadmor.read.places_names import Mention
from tadmor.read.places_resolve import Found, distance_km, group_of

# Kilometres that a relation reaches beyond what it leans on.
REACH = {"in": 0.0, "near": 15.0, "outside": 12.0, "along_front": 20.0, "between": 10.0, "on_road": 10.0}


def place_of_line(page: Page, mention: Mention, found: Found) -> Place:
    """A road or the ground between two places: a line with its middle; one known end gives a circle around it."""
    relation = mention.relation or "on_road"
    evidence = page.document.quote(Span(mention.start, mention.span.end))
    name = page.document.text[mention.span.start : mention.span.end]
    anchors = tuple(end.core for end in mention.ends)
    known = [r.candidate for end in mention.ends if (r := found.get(group_of(end)))]
    if not known or len({c.country for c in known}) > 1 or (len(known) == 1 and len(mention.ends) == 2):
        if not known and (outer := _outer_of(mention, found)):
            return Place(
                name=name,
                country=outer.country,
                admin1=outer.admin1,
                latitude=outer.latitude,
                longitude=outer.longitude,
                radius_km=outer.radius_km,
                precision="country" if outer.feature == "country" else "province",
                relation=relation,
                anchors=anchors,
                evidence=evidence,
                confidence=0.5,
            )
        countries = {c.country for c in known}
        country = next(iter(countries)) if len(countries) == 1 else None
        return Place(name=name, country=country, relation=relation, anchors=anchors, evidence=evidence, confidence=0.35)
    first, last = known[0], known[-1]
    length = distance_km(first, last)
    return Place(
        name=name,
        country=first.country,
        admin1=first.admin1 if first.admin1 == last.admin1 else None,
        latitude=round((first.latitude + last.latitude) / 2, 4),
        longitude=round((first.longitude + last.longitude) / 2, 4),
        radius_km=round(max(length / 2, 30.0) + REACH[relation], 1),
        geometry=_line_string(first, last) if first != last else None,
        precision="district" if length < 80 else "province",
        relation=relation,
        anchors=anchors,
        evidence=evidence,
        confidence=0.7,
    )


def _outer_of(mention: Mention, found: Found) -> Candidate | None:
    """The area that the text says both ends lie in."""
    outers = [r.candidate for end in mention.ends for o in end.outers if (r := found.get(group_of(o)))]
    return next((c for c in outers if c.feature != "settlement"), None)


def _line_string(first: Candidate, last: Candidate) -> dict[str, object]:
    points = [[round(c.longitude, 4), round(c.latitude, 4)] for c in (first, last)]
    return {"type": "LineString", "coordinates": points}
