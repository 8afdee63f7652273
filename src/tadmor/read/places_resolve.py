"""Which place a name means: candidates weighed by the report's own geography, and no answer where the lead is small."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from tadmor.lexicon.gazetteer import Candidate, Gazetteer, capital_keys
from tadmor.lexicon.gazetteer_names import loose_key, name_key
from tadmor.model.geography import kilometres
from tadmor.read.places_confidence import GIVEN, Standing, confidence_of
from tadmor.read.places_context import Context
from tadmor.read.places_countries import Spoken, near_countries
from tadmor.read.places_names import Kind, Mention, candidates_of

# Countries that took the names of half the world's towns: naming them says little of which town is meant.
NAMESAKES = frozenset(["US", "CA", "AU", "NZ", "ZA"])
AREAS = ("country", "province", "area", "district")
LEAD = 0.7
LARGE = 300_000
ALIAS = -1.2
MILLION = 1_000_000
# What other names in the neighbourhood and in the province add, doubled support by doubled support.
NEAR, PROVINCE, COUNTRY = 1.6, 1.0, 0.5
# Names believed to lie around a small place that make it plausible.
PLAUSIBLE = 0.7
# Share of the most spoken-of country's weight from which another one is spoken of as much.
MOST = 0.75
ROUNDS = 3
# Points behind the best candidate that no support makes up for.
HOPELESS = 10.0
# Kilometres: a province that is no more than its town.
TOWN_SIZED = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """What a name was taken to mean; `lead` is by how much it won over the next different place, `confidence` how often
    what stands so is right."""

    candidate: Candidate
    lead: float
    confidence: float


Weighed = tuple[list[tuple[float, Candidate]], list[tuple[Candidate, ...]]]
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


class Resolver:
    """One report's names on their way to places. A class because each pass leans on what the pass before decided."""

    def __init__(self, gazetteer: Gazetteer, spoken: Spoken) -> None:
        self.gazetteer = gazetteer
        self.spoken = spoken
        self.decided: dict[Group, Resolved | None] = {}
        self._neighbours = near_countries(self.spoken.weights)
        self._context = Context()
        self._bare: dict[Group, Weighed] = {}

    def resolve(self, mentions: Sequence[Mention]) -> dict[Group, Resolved | None]:
        """What is clear by itself, what the report's countries make clear, then what other names around make clear."""
        groups: dict[Group, Mention] = {}
        for mention in mentions:
            groups.setdefault(group_of(mention), mention)
        for outer in (True, False):
            self._pass({g: m for g, m in groups.items() if bool(m.outers) is not outer})
        self._support()
        self._bare.clear()
        for _ in range(ROUNDS):
            context = Context()
            for group, mention in groups.items():
                context.add(group[0], self._scored(mention)[0])
            self._context = context
        self._pass(groups)
        self._as_said_before(groups)
        return self.decided

    def _pass(self, groups: dict[Group, Mention]) -> None:
        """Decide every name anew."""
        for group, mention in groups.items():
            self.decided[group] = self._choose(mention)

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
                self.spoken.add(group[0], country, 1.0)
        self._neighbours = near_countries(self.spoken.weights)

    def _as_said_before(self, groups: dict[Group, Mention]) -> None:
        """A name that an outer name resolved once means the same where it stands alone."""
        full: dict[tuple[str, Kind | None], Resolved] = {}
        for group, found in self.decided.items():
            if group[2] and found:
                full.setdefault((group[0], group[1]), found)
        for group in groups:
            if not group[2] and (said := full.get((group[0], group[1]))):
                self.decided[group] = said

    def _scored(self, mention: Mention) -> Weighed:
        """The candidates of a name, the best first, and what each of its outer names may be."""
        group = group_of(mention)
        if (bare := self._bare.get(group)) is None:
            bare = self._bare[group] = self._weigh(mention)
        scored, outers = bare
        key = group[0]
        return sorted(((score + self._supported(key, c), c) for score, c in scored), key=lambda s: -s[0]), outers

    def _weigh(self, mention: Mention) -> Weighed:
        """The candidates of a name by themselves; those far behind the best are none, whatever other names say."""
        outers = [options for o in mention.outers if (options := self._options(o))]
        found = candidates_of(mention, self.gazetteer)
        namesakes = _seated(found)
        scored = [(self._score(c, mention, outers) - namesakes.get(c.gazetteer_id, 0.0), c) for c in found]
        least = max((score for score, _ in scored), default=0.0) - HOPELESS
        return [(score, c) for score, c in scored if score >= least], outers

    def _supported(self, key: str, c: Candidate) -> float:
        """What the other names of the report add to a candidate."""
        if c.feature == "country":
            return 0.0
        near, province = self._context.near(key, c), self._context.province(key, c)
        country = self._context.country(key, c)
        return NEAR * math.log2(1 + near) + PROVINCE * math.log2(1 + province) + COUNTRY * math.log2(1 + country)

    def _choose(self, mention: Mention) -> Resolved | None:
        scored, outers = self._scored(mention)
        if not scored:
            return None
        best_score, best = scored[0]
        rival = next((s for s, c in scored[1:] if not _same(best, c)), None)
        lead = best_score - rival if rival is not None else 3.0
        if lead < LEAD or not all(any(holds(o, best) for o in options) for options in outers):
            return None
        if not outers and self._implausible(mention, best, len(scored)):
            return None
        if mention.kind == "province" and best.feature == "settlement":
            return None
        if mention.kind == "district" and best.country == "US" and best.feature == "settlement":
            return None  # counties there are seldom those of the town that shares their name
        standing = Standing(
            lead=lead,
            backed=self._backed(mention, best),
            alone=rival is None,
            held=bool(outers),
            spelt=_own_name(best, mention.core),
            spoken=self._said(mention, best) >= MOST * max(self.spoken.weights.values(), default=1.0),
        )
        sure = confidence_of(best, standing)
        return Resolved(candidate=best, lead=lead, confidence=sure) if self._sure_enough(best, sure) else None

    def _said(self, mention: Mention, c: Candidate) -> float:
        """How strongly the report speaks of a candidate's country in other words than this name."""
        if c.country is None:
            return 0.0
        return self.spoken.weights.get(c.country, 0.0) - self.spoken.own.get(name_key(mention.core), {}).get(
            c.country, 0.0
        )

    def _backed(self, mention: Mention, c: Candidate) -> float:
        """How many other names are believed to lie around a candidate or in its province."""
        key = name_key(mention.core)
        return self._context.near(key, c) + self._context.province(key, c)

    def _sure_enough(self, c: Candidate, sure: float) -> bool:
        """What is unsure is given only in a country that the report speaks of."""
        return sure >= GIVEN or c.country in self.spoken.weights

    def _options(self, outer: Mention) -> tuple[Candidate, ...]:
        """What an outer name may be: areas that can hold something, else what it was taken for."""
        areas = tuple(c for c in candidates_of(outer, self.gazetteer) if c.feature in AREAS and c.spelling != "loose")
        decided = self.decided.get(group_of(outer))
        if decided and (decided.candidate.feature in AREAS or not areas):
            return (decided.candidate,)
        return areas

    def _score(self, c: Candidate, mention: Mention, outers: list[tuple[Candidate, ...]]) -> float:
        score = _spelling(c, mention.core) + 0.9 * math.log10(c.population + 100)
        if c.feature == "area":
            score += 4.5
        if c.feature == "settlement" and c.population > 150_000 and c.spelling != "loose":
            score += 0.8 if c.population > MILLION else 0.0
            score += 1.6 if capital_keys().get(name_key(mention.core)) == c.country else 0.0
        if c.feature == "country":
            score += 1.0
        if mention.kind == "province":
            score += 4.0 if c.feature in ("province", "area") else -3.0
        if mention.kind == "district":
            score += 3.0 if c.feature == "district" else -3.0 if c.feature == "country" else 0.0
        if self.spoken.weights and c.country:
            context = 4.0 * self._said(mention, c) / max(*self.spoken.weights.values(), 1.0)
            score += context / 4 if c.country in NAMESAKES and c.population < 200_000 else context
            score += 0.7 if c.country in self._neighbours else 0.0
        for options in outers:
            score += 8.0 if any(holds(o, c) for o in options) else -6.0
        return score

    def _implausible(self, mention: Mention, c: Candidate, candidates: int) -> bool:
        """A small place in a country that the report gives no reason to think of."""
        if c.feature == "country" or c.population >= LARGE or (c.feature == "province" and candidates <= 2):
            return False
        key = name_key(mention.core)
        if capital_keys().get(key) == c.country:
            return False
        if self._backed(mention, c) >= PLAUSIBLE:
            return False
        if not self.spoken.weights:
            return c.feature == "settlement" and (c.population < 5_000 if candidates == 1 else c.population < 100_000)
        if c.country in self.spoken.weights:
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
        penalties[area.gazetteer_id] = (2.4 if softer or area.radius_km < TOWN_SIZED else 0.9) if seats else -0.5
    countries = {c.country for c in found if c.feature == "country"}
    for town in towns:
        if town.country in countries:  # "Mexico" is the country, not the city that is called so too
            penalties[town.gazetteer_id] = 4.0
    return penalties


def _spelling(c: Candidate, said: str) -> float:
    """A penalty for a name that is not the place's own: small where it is only written otherwise."""
    if c.spelling == "loose":
        return -1.0
    return 0.0 if c.spelling == "name" else -0.1 if loose_key(said) == loose_key(c.name) != "" else ALIAS


def _own_name(c: Candidate, said: str) -> bool:
    """True for a place's own name, however it is written, and for its beginning ("New York" City)."""
    same = loose_key(said) == loose_key(c.name) != ""
    return c.spelling == "name" or same or name_key(c.name).startswith(name_key(said) + " ")


def _same(a: Candidate, b: Candidate) -> bool:
    """Two records that a reader would take for one place, or one for the surroundings of the other."""
    if a.country != b.country or a.feature == "country":
        return False
    return distance_km(a, b) < 30 + max(a.radius_km, b.radius_km) * 0.6 or holds(a, b) or holds(b, a)
