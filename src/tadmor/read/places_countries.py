"""Which countries a report speaks of, and which lie beside them."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from tadmor.lexicon.gazetteer import Gazetteer, country_words, load_countries
from tadmor.lexicon.gazetteer_names import name_key
from tadmor.read.page import Page
from tadmor.read.places_names import Mention

# Names of countries that are also names of persons, states or towns speak more softly for their country.
SOFT = frozenset(["georgia", "jordan", "chad", "lebanon", "mali", "guinea", "niger", "congo", "america", "us"])
Weights = dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """How strongly a report speaks of each country, and how much of that each name (by its key) says itself: a name is no
    evidence for what it means itself."""

    weights: Weights
    own: dict[str, Weights]

    def add(self, name: str, country: str, weight: float) -> None:
        """Count one naming."""
        self.weights[country] = self.weights.get(country, 0.0) + weight
        mine = self.own.setdefault(name, {})
        mine[country] = mine.get(country, 0.0) + weight


def country_weights(page: Page, mentions: Iterable[Mention], gazetteer: Gazetteer) -> Spoken:
    """How strongly the report speaks of each country: its name, its adjective, its provinces by name."""
    spoken = Spoken(weights={}, own={})
    for match in country_words().find(page.document.text):
        text = page.document.text[match.span.start : match.span.end]
        if not text[0].isupper() or (text == "Us") or (text == "US" and len(text) != 2):
            continue
        for iso, weight in match.values:
            soft = 0.25 if text.lower() in SOFT - {"us"} else 1.0
            spoken.add(name_key(text), iso, weight * soft / len(match.values))
    for key in {name_key(m.core) for m in mentions if m.kind == "province"}:
        owners = {c.country for c in gazetteer.candidates(key) if c.feature == "province"}
        if len(owners) == 1 and (owner := next(iter(owners))):
            spoken.add(key, owner, 1.0)
    return spoken


def near_countries(weights: dict[str, float]) -> frozenset[str]:
    """Countries whose centre lies close to one that the report names."""
    return frozenset().union(*map(_neighbours, weights))


@cache
def _neighbours(iso: str) -> frozenset[str]:
    table = {c.iso2: (c.latitude, c.longitude, c.radius_km) for c in load_countries()}
    latitude, longitude, radius = table.get(iso, (None, None, None))
    if latitude is None or longitude is None or radius is None:
        return frozenset()
    near: set[str] = set()
    for other, (there, across, reach) in table.items():
        if there is not None and across is not None and reach is not None and other != iso:
            east = abs(longitude - across) * 111 * math.cos(math.radians(latitude))
            if math.hypot(abs(latitude - there) * 111, east) < min(radius, 1200) + min(reach, 1200):
                near.add(other)
    return frozenset(near)
