"""Which place a name means: candidates weighed by the report's own geography, and no answer where the lead is small."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from tadmor.lexicon.gazetteer import Candidate, Gazetteer, capital_keys, country_words, load_countries
from tadmor.lexicon.gazetteer_names import loose_key, name_key
from tadmor.model.geography import kilometres
from tadmor.read.page import Page
from tadmor.read.places_names import Kind, Mention, candidates_of

# Names of countries that are also names of persons, states or towns speak more softly for their country.
SOFT = frozenset(["georgia", "jordan", "chad", "lebanon", "mali", "guinea", "niger", "congo", "america", "us"])
# Countries that took the names of half the world's towns: naming them says little of which town is meant.
NAMESAKES = frozenset(["US", "CA", "AU", "NZ", "ZA"])
AREAS = ("country", "province", "area")
LEAD = 0.7
LARGE = 300_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """What a name was taken to mean; `lead` is by how much it won over the next different place."""

    candidate: Candidate
    lead: float


Group = tuple[str, Kind | None, tuple[str, ...]]
Found = dict[Group, Resolved | None]


def group_of(mention: Mention) -> Group:
    """Mentions of one group are resolved alike: same name, same kind, same outer names."""
    return name_key(mention.core), mention.kind, tuple(name_key(o.core) for o in mention.outers)


def distance_km(a: Candidate, b: Candidate) -> float:
    """Great-circle distance of two places."""
    return kilometres((a.latitude, a.longitude), (b.latitude, b.longitude))


def holds(outer: Candidate, inner: Candidate) -> bool:
    """True when `inner` may lie in `outer`."""
    if outer.gazetteer_id == inner.gazetteer_id:
        return False
    if outer.feature == "country":
        return outer.country == inner.country
    if outer.country and inner.country and outer.country != inner.country:
        return False
    if inner.feature == "country":
        return False
    if outer.feature == "province" and inner.admin1:
        return inner.admin1 == outer.admin1 or distance_km(outer, inner) < 0.6 * outer.radius_km
    return distance_km(outer, inner) <= outer.radius_km + 5


def country_weights(page: Page, mentions: Iterable[Mention], gazetteer: Gazetteer) -> dict[str, float]:
    """How strongly the report speaks of each country: its name, its adjective, its provinces by name."""
    weights: dict[str, float] = {}
    for match in country_words().find(page.document.text):
        text = page.document.text[match.span.start : match.span.end]
        if not text[0].isupper() or (text == "Us") or (text == "US" and len(text) != 2):
            continue
        for iso, weight in match.values:
            soft = 0.25 if text.lower() in SOFT - {"us"} else 1.0
            weights[iso] = weights.get(iso, 0.0) + weight * soft / len(match.values)
    for key in {name_key(m.core) for m in mentions if m.kind == "province"}:
        owners = {c.country for c in gazetteer.candidates(key) if c.feature == "province"}
        if len(owners) == 1 and (owner := next(iter(owners))):
            weights[owner] = weights.get(owner, 0.0) + 1.0
    return weights


class Resolver:
    """One report's names on their way to places. A class because each pass leans on what the pass before decided."""

    def __init__(self, gazetteer: Gazetteer, weights: dict[str, float]) -> None:
        self.gazetteer = gazetteer
        self.weights = weights
        self.decided: dict[Group, Resolved | None] = {}
        self._neighbours = _near_countries(weights)

    def resolve(self, mentions: Sequence[Mention]) -> dict[Group, Resolved | None]:
        """Three passes: what is clear by itself, what the report's countries make clear, what near places make clear."""
        groups: dict[Group, Mention] = {}
        for mention in mentions:
            groups.setdefault(group_of(mention), mention)
        for outer in (True, False):
            self._pass({g: m for g, m in groups.items() if bool(m.outers) is not outer}, near=False)
        self._support()
        self._pass(groups, near=True)
        self._as_said_before(groups)
        return self.decided

    def _pass(self, groups: dict[Group, Mention], *, near: bool) -> None:
        settled = (
            [(g, r.candidate) for g, r in self.decided.items() if r and r.candidate.feature != "country"]
            if near
            else []
        )
        for group, mention in groups.items():
            others = [c for g, c in settled if g[0] != group[0]]
            self.decided[group] = self._choose(mention, others)

    def _support(self) -> None:
        """Clear places speak for their countries, up to the weight of one naming."""
        for group, found in list(self.decided.items()):
            if (
                found
                and found.lead > 1.0
                and found.candidate.country
                and (group[1] or group[2] or found.candidate.population > 20_000)
            ):
                country = found.candidate.country
                self.weights[country] = self.weights.get(country, 0.0) + 1.0
        self._neighbours = _near_countries(self.weights)

    def _as_said_before(self, groups: dict[Group, Mention]) -> None:
        """A name that an outer name resolved once means the same where it stands alone."""
        full: dict[tuple[str, Kind | None], Resolved] = {}
        for group, found in self.decided.items():
            if group[2] and found:
                full.setdefault((group[0], group[1]), found)
        for group in groups:
            if not group[2] and (said := full.get((group[0], group[1]))):
                self.decided[group] = said

    def _choose(self, mention: Mention, others: list[Candidate]) -> Resolved | None:
        outers = [options for o in mention.outers if (options := self._options(o))]
        found = candidates_of(mention, self.gazetteer)
        namesakes = _seated(found)
        scored = sorted(
            ((self._score(c, mention, outers, others) - namesakes.get(c.gazetteer_id, 0.0), c) for c in found),
            key=lambda s: -s[0],
        )
        if not scored:
            return None
        best_score, best = scored[0]
        rival = next((s for s, c in scored[1:] if not _same(best, c)), None)
        lead = best_score - rival if rival is not None else 3.0
        if lead < LEAD or not all(any(holds(o, best) for o in options) for options in outers):
            return None
        if not outers and self._implausible(mention.core, best, len(found), others):
            return None
        if mention.kind == "province" and best.feature == "settlement":
            return None
        if mention.kind == "district" and best.country == "US" and best.feature == "settlement":
            return None  # counties there are seldom those of the town that shares their name
        return Resolved(candidate=best, lead=lead)

    def _options(self, outer: Mention) -> tuple[Candidate, ...]:
        """What an outer name may be: areas that can hold something, else what it was taken for."""
        areas = tuple(c for c in candidates_of(outer, self.gazetteer) if c.feature in AREAS and c.spelling != "loose")
        decided = self.decided.get(group_of(outer))
        if decided and (decided.candidate.feature in AREAS or not areas):
            return (decided.candidate,)
        return areas

    def _score(
        self, c: Candidate, mention: Mention, outers: list[tuple[Candidate, ...]], others: list[Candidate]
    ) -> float:
        score = _spelling(c, mention.core) + 0.9 * math.log10(c.population + 100)
        if c.feature == "area":
            score += 3.0
        if c.feature == "settlement" and c.population > 150_000 and c.spelling != "loose":
            score += 0.8 if c.population > 1_000_000 else 0.0
            score += 1.6 if capital_keys().get(name_key(mention.core)) == c.country else 0.0
        if c.feature == "country":
            score += 1.0
        if mention.kind == "province":
            score += 4.0 if c.feature in ("province", "area") else -3.0
        if self.weights and c.country:
            most = max(self.weights.values())
            context = 4.0 * self.weights.get(c.country, 0.0) / max(most, 1.0)
            score += context / 4 if c.country in NAMESAKES and c.population < 200_000 else context
            score += 0.7 if c.country in self._neighbours else 0.0
        if others:
            nearest = min(distance_km(c, o) for o in others)
            score += 1.6 if nearest < 100 else 0.8 if nearest < 300 else 0.0
        for options in outers:
            score += 8.0 if any(holds(o, c) for o in options) else -6.0
        return score

    def _implausible(self, name: str, c: Candidate, candidates: int, others: list[Candidate]) -> bool:
        """A small place in a country that the report gives no reason to think of."""
        if c.feature == "country" or c.population >= LARGE or (c.feature == "province" and candidates <= 2):
            return False
        if capital_keys().get(name_key(name)) == c.country or any(distance_km(c, o) < 300 for o in others):
            return False
        if not self.weights:
            return c.feature == "settlement" and (c.population < 15_000 if candidates == 1 else c.population < 100_000)
        if c.country in self.weights:
            return False
        if c.country in self._neighbours:
            return c.spelling == "loose"
        return candidates > 1 or c.spelling == "loose" or c.population < 50_000


def _seated(found: Sequence[Candidate]) -> dict[str, float]:
    """Provinces that share their name with a large town of theirs: without the word "province" the town is meant."""
    penalties: dict[str, float] = {}
    towns = [c for c in found if c.feature == "settlement"]
    for area in (c for c in found if c.feature == "province"):
        seats = [t for t in towns if t.population * 12 > area.population and holds(area, t)]
        softer = any(t.spelling == "loose" != area.spelling for t in seats)
        penalties[area.gazetteer_id] = (2.4 if softer else 0.9) if seats else -0.5
    return penalties


def _spelling(c: Candidate, said: str) -> float:
    """A penalty for a name that is not the place's own: small where it is only written otherwise."""
    if c.spelling == "loose":
        return -1.0
    return 0.0 if c.spelling == "name" else -0.1 if loose_key(said) == loose_key(c.name) != "" else -0.6


def _same(a: Candidate, b: Candidate) -> bool:
    """Two records that a reader would take for one place, or one for the surroundings of the other."""
    if a.country != b.country or a.feature == "country":
        return False
    return distance_km(a, b) < 30 + max(a.radius_km, b.radius_km) * 0.6 or holds(a, b) or holds(b, a)


def _near_countries(weights: dict[str, float]) -> frozenset[str]:
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
