"""Whether two places can be one: by distance, radius and precision, never finer than either of them says.

Stands below matching and weighing, which both compare places."""

from __future__ import annotations

import math
import unicodedata
from functools import lru_cache

from tadmor.model.place import Place

_WIDTH = {"exact": 0, "settlement": 0, "district": 1, "province": 2, "country": 3}
_BEARING_SLACK_KM = 25.0
OTHER_NAME = 0.8
_ONE_DOT_KM = 0.5
SLACK_KM = 25.0


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance in km between two (latitude, longitude) in degrees, on a sphere of 6,371 km (haversine)."""
    la, lo, lb, lp = map(math.radians, (*a, *b))
    h = math.sin((lb - la) / 2) ** 2 + math.cos(la) * math.cos(lb) * math.sin((lp - lo) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(h)))  # rounding can pass 1 at the antipodes


def width_of(place: Place) -> int | None:
    """0 a settlement or finer, 1 a district, 2 a province, 3 a country; None where it is not resolved."""
    return _WIDTH.get(place.precision) if place.latitude is not None else None


def folded_name(place: Place) -> str:
    """Comparison form of a place's name."""
    return _folded(place.name)


@lru_cache(maxsize=16384)
def _folded(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(c if c.isalnum() else " " for c in decomposed if unicodedata.category(c) != "Mn")
    return " ".join(letters.split())


def compare_places(a: Place | None, b: Place | None) -> float:
    """1 the same spot, less the wider either is, 0 nothing known, -1 when they cannot be one."""
    return _compare(_key(a), _key(b)) if a is not None and b is not None else 0.0


def is_one_spot(a: Place, b: Place) -> bool:
    """True for one place of the map; elsewhere for one name, or one dot, that is as wide in both."""
    if a.gazetteer_id and b.gazetteer_id:
        return a.gazetteer_id == b.gazetteer_id and width_of(a) == width_of(b)
    if width_of(a) != width_of(b) or not _as_wide(a.radius_km, b.radius_km):
        return False
    if a.latitude is None or b.latitude is None or folded_name(a) == folded_name(b):
        return folded_name(a) == folded_name(b)
    return kilometres((a.latitude, a.longitude or 0.0), (b.latitude, b.longitude or 0.0)) <= _ONE_DOT_KM


def _as_wide(a: float | None, b: float | None) -> bool:
    return a == b or (a is not None and b is not None and max(a, b) <= 2 * min(a, b))


Key = tuple[str, str | None, str | None, int | None, float, float, float]


def reach_of(place: Place) -> float:
    """How many km from its point the place surely lies, for its radius and what is said of where it is from there."""
    return (place.radius_km or 5.0) + (_BEARING_SLACK_KM if place.relation not in ("in", "on_road", "between") else 0.0)


def _key(place: Place) -> Key:
    return (
        folded_name(place),
        place.country,
        place.admin1,
        width_of(place),
        place.latitude or 0.0,
        place.longitude or 0.0,
        reach_of(place),
    )


@lru_cache(maxsize=65536)
def _compare(a: Key, b: Key) -> float:
    name_a, country_a, province_a, width_a, *spot_a, radius_a = a
    name_b, country_b, province_b, width_b, *spot_b, radius_b = b
    if width_a is None or width_b is None:
        if name_a == name_b:
            return 0.8
        if country_a is None or country_b is None:
            return 0.0
        return -1.0 if country_a != country_b else _by_width(3, 0) if 3 in (width_a, width_b) else 0.0
    distance = kilometres((spot_a[0], spot_a[1]), (spot_b[0], spot_b[1]))
    wide, narrow = max(width_a, width_b), min(width_a, width_b)
    if country_a and country_b and country_a != country_b and (wide >= 2 or distance > radius_a + radius_b):
        return -1.0
    if wide == 0:
        near = _settlements(distance, radius_a + radius_b)
        return near if name_a == name_b else min(near, OTHER_NAME)
    within = distance <= radius_a + radius_b
    if wide == 2 and province_a and province_b:
        within = within and (province_a == province_b or distance <= max(radius_a, radius_b) * 0.5)
    if wide == 3:
        within = within or country_a == country_b
    if not within:
        return -1.0 if distance > radius_a + radius_b + SLACK_KM else -0.3
    return _by_width(wide, narrow)


def _settlements(distance: float, reach: float) -> float:
    """Two settlements: neighbours are seldom one place, and fronts are struck in several villages a day."""
    if distance <= reach + 3:
        return 1.0
    if distance <= reach + 10:
        return 0.2
    return -0.6 if distance <= reach + SLACK_KM else -1.0


def _by_width(wide: int, narrow: int) -> float:
    if wide == 1:
        return 0.8 if narrow == 1 else 0.6
    if wide == 2:
        return 0.3 if narrow == 2 else 0.2
    return 0.1
