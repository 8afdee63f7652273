"""An invented world for synthetic claims: countries, provinces, towns, roads, sides. The same for every seed and size.

Twenty countries on a grid, each of twenty provinces 1.8 degrees apart, each of fifty places: half of them crowd around the chief
town (normal, 0.25 degrees, so that villages a few kilometres apart are common), half lie anywhere in the province. From every
place a road leads to the next. A country has an army, a police and six armed groups.
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass
from functools import cache

COUNTRIES, PROVINCES, TOWNS = 20, 20, 50
GROUPS = 6
_STARTS = "b br d dr f g gr h k kl l m n p r s sh t tr v z".split()
_VOWELS = "a e i o u ai ou".split()
_ENDS = "r n l s k m nd rt sh tan vo li".split()
_NAMES_SEED = 20


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of the world: a town, its road, its district or its province. `radius` in km."""

    name: str
    country: str
    province: str
    latitude: float
    longitude: float
    radius: float
    precision: str
    relation: str = "in"


@dataclass(frozen=True, slots=True)
class Town:
    """A town with the road that leads from it, and what coarser reports tell instead of either."""

    spot: Spot
    road: Spot
    neighbour: Spot
    district: Spot
    province: Spot
    number: int


@dataclass(frozen=True, slots=True)
class Side:
    """Somebody who acts or is acted on: the entity of a lexicon, its name, and the whole of which it is a part."""

    entity: str | None
    name: str
    whole: str | None = None


@cache
def load_world() -> tuple[Town, ...]:
    """All towns, in order of country, province and number."""
    pick = random.Random(_NAMES_SEED)
    towns: list[Town] = []
    for country in range(COUNTRIES):
        for province in range(PROVINCES):
            south, west = -30.0 + 9.5 * (country % 5), -60.0 + 11.0 * (country // 5)
            centre = south + 1.8 * (province % 5), west + 1.8 * (province // 5)
            towns += _province(pick, f"{_code(country)}", _name(pick), centre, len(towns))
    return tuple(towns)


def sides_of(country: str) -> dict[str, list[Side]]:
    """The army, the police, the armed groups and the people of a country, by what they are."""
    state = f"state:{country}"
    groups = [Side(f"group:{country}-{n}", f"{_ORDINALS[n]} Front of {country}") for n in range(GROUPS)]
    return {
        "army": [Side(f"{state}/army", f"{country} army", state)],
        "police": [Side(f"{state}/police", f"{country} police", state)],
        "group": groups,
        "people": [Side(None, "villagers"), Side(None, "civilians")],
    }


_ORDINALS = ("Liberation", "Northern", "Salvation", "Unity", "Dawn", "Shield")


def _code(country: int) -> str:
    return "Q" + chr(ord("A") + country)


def _name(pick: random.Random) -> str:
    syllables = ("".join((pick.choice(_STARTS), pick.choice(_VOWELS))) for _ in range(pick.choice((1, 2, 2))))
    return ("".join(syllables) + pick.choice(_STARTS) + pick.choice(_VOWELS) + pick.choice(_ENDS)).capitalize()


def _province(pick: random.Random, country: str, name: str, centre: tuple[float, float], first: int) -> list[Town]:
    spots = [_spot(pick, country, name, centre, crowded=n % 2 == 0) for n in range(TOWNS)]
    province = Spot(name, country, name, *centre, 100.0, "province")
    return [
        Town(
            spot=spot,
            road=_road(spot, spots[(n + 1) % TOWNS]),
            neighbour=min((s for s in spots if s is not spot), key=lambda s: _apart(s, spot)),
            district=Spot(f"{spot.name} district", country, name, spot.latitude, spot.longitude, 20.0, "district"),
            province=province,
            number=first + n,
        )
        for n, spot in enumerate(spots)
    ]


def _spot(pick: random.Random, country: str, province: str, centre: tuple[float, float], *, crowded: bool) -> Spot:
    def near(middle: float) -> float:
        return round(pick.gauss(middle, 0.25) if crowded else middle + pick.uniform(-0.85, 0.85), 4)

    return Spot(
        _name(pick), country, province, near(centre[0]), near(centre[1]), round(pick.uniform(2, 6), 1), "settlement"
    )


def _road(start: Spot, end: Spot) -> Spot:
    return Spot(
        f"the road from {start.name} to {end.name}",
        start.country,
        start.province,
        round((start.latitude + end.latitude) / 2, 4),
        round((start.longitude + end.longitude) / 2, 4),
        round(max(5.0, min(_apart(start, end) / 2, 40.0)), 1),
        "district",
        "on_road",
    )


def _apart(a: Spot, b: Spot) -> float:
    """Kilometres, on a plane: near enough for neighbours."""
    east = (a.longitude - b.longitude) * math.cos(math.radians(a.latitude))
    return 111.2 * math.hypot(a.latitude - b.latitude, east)
