"""Every name of a place in a report, wherever it stands: what a geoparser gives."""

from __future__ import annotations

from collections.abc import Sequence

from tadmor.lexicon.gazetteer import Gazetteer, country_names, country_words
from tadmor.model.place import Place
from tadmor.model.span import Span
from tadmor.read.page import Page
from tadmor.read.places import locate
from tadmor.read.places_confidence import COUNTRY
from tadmor.read.places_named import name_places
from tadmor.read.places_names import Mention
from tadmor.read.places_resolve import Found


def find_toponyms(page: Page, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Every name of a place in text order, each quoted by itself, also where nothing can have happened there: a country that
    acts or that an adjective names, a town within the name of a body, a dateline, a province after its town.

    `find_places` gives those of them at which something can have happened.
    """
    named = name_places(page, gazetteer)
    found = [_alone(page, m, named.found) for m in named.all]
    return tuple(sorted((*found, *_countries(page, found, gazetteer)), key=lambda p: p.evidence.span))


def find_named(page: Page, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Names of places that stand for something else, a government or a body, in text order: nothing happened there, unless
    the sentence says otherwise ("in the Las Vegas hotel", "shelled Yemen")."""
    named = name_places(page, gazetteer)
    shown = [Span(min(m.start, m.span.start), max(m.end, m.span.end)) for m in named.shown]
    hidden = (m for m in named.all if m.hidden and not m.dateline and not any(m.span.overlaps(s) for s in shown))
    return tuple(_alone(page, m, named.found) for m in sorted(hidden, key=lambda m: m.span))


def _alone(page: Page, mention: Mention, found: Found) -> Place:
    """A name as a place, quoted by itself."""
    name = page.document.text[mention.span.start : mention.span.end]
    return locate(mention, found, Place(name=name, evidence=page.document.quote(mention.span)))


def _countries(page: Page, found: Sequence[Place], gazetteer: Gazetteer) -> list[Place]:
    """Countries by name or adjective wherever no name of a place was found: "Russian", "the U.S."."""
    taken = [p.evidence.span for p in found] + _persons(page)
    more: list[Place] = []
    for match in country_words().find(page.document.text):
        text = page.document.text[match.span.start : match.span.end]
        if not text[0].isupper() or text == "Us" or len(match.values) > 1 or any(match.span.overlaps(t) for t in taken):
            continue
        iso = match.values[0][0]
        known = gazetteer.candidates(country_names()[iso])
        if country := next((c for c in known if c.gazetteer_id == f"iso:{iso}"), None):
            more.append(
                Place(
                    name=text,
                    gazetteer_id=country.gazetteer_id,
                    country=iso,
                    latitude=country.latitude,
                    longitude=country.longitude,
                    radius_km=country.radius_km,
                    precision="country",
                    evidence=page.document.quote(match.span),
                    confidence=COUNTRY,
                )
            )
    return more


def _persons(page: Page) -> list[Span]:
    """Names of persons of two words and more: "Jordan Miller" is no country."""
    return [
        parse.span(first, past_last)
        for parse in page.parses.values()
        for first, past_last, label in parse.entities
        if label == "PERSON" and past_last - first > 1
    ]
