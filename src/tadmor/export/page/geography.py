"""The map of what is in view: land, regions and names, cut to the view and thinned to what can be seen."""

from __future__ import annotations

import itertools
import json
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

Point = tuple[float, float]
WIDTH, HEIGHT = 720.0, 460.0
KM_PER_DEGREE = 111.32
LEAST_KM = 120.0
MARGIN = 0.14
REGIONS_UP_TO_KM = 1600.0
THIN = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The piece of the earth that is drawn: its middle, and kilometres a unit of the drawing. Equal scales in the middle."""

    longitude: float
    latitude: float
    km_per_unit: float

    def project(self, longitude: float, latitude: float) -> Point:
        """Units of the drawing, x to the right and y down. Longitudes go the short way round."""
        east = (longitude - self.longitude + 180.0) % 360.0 - 180.0
        x = east * math.cos(math.radians(self.latitude)) * KM_PER_DEGREE / self.km_per_unit
        y = (latitude - self.latitude) * KM_PER_DEGREE / self.km_per_unit
        return (WIDTH / 2 + x, HEIGHT / 2 - y)


def choose_view(areas: Sequence[tuple[float, float, float]]) -> View:
    """A view that holds all areas (longitude, latitude, radius in km) with a margin. `areas` is not empty."""
    start = areas[0][0]
    easts = [((longitude - start + 180.0) % 360.0 - 180.0, radius) for longitude, _, radius in areas]
    bottom = min(latitude - radius / KM_PER_DEGREE for _, latitude, radius in areas)
    top = max(latitude + radius / KM_PER_DEGREE for _, latitude, radius in areas)
    middle = (bottom + top) / 2
    degree = KM_PER_DEGREE * max(math.cos(math.radians(middle)), 0.05)
    left = min(east - radius / degree for east, radius in easts)
    right = max(east + radius / degree for east, radius in easts)
    wide, high = (right - left) * degree, (top - bottom) * KM_PER_DEGREE
    km = max(wide * (1 + 2 * MARGIN) / WIDTH, high * (1 + 2 * MARGIN) / HEIGHT, LEAST_KM / HEIGHT)
    return View(longitude=start + (left + right) / 2, latitude=middle, km_per_unit=km)


@dataclass(frozen=True, slots=True, kw_only=True)
class Land:
    """A country or region in view: its rings in units of the drawing."""

    name: str
    rings: tuple[tuple[Point, ...], ...]


def countries_in(view: View) -> tuple[Land, ...]:
    """Countries in view."""
    features = json.loads(_read("countries.geojson"))["features"]
    found = (Land(name=f["properties"]["name"], rings=tuple(_cut(view, _outer(f["geometry"])))) for f in features)
    return tuple(land for land in found if land.rings)


def regions_in(view: View) -> tuple[Land, ...]:
    """Provinces in view; none where so much is in view that they would be a net of lines."""
    if view.km_per_unit * WIDTH > REGIONS_UP_TO_KM:
        return ()
    areas: list[dict[str, Any]] = json.loads(_read("admin1.json"))
    found = (Land(name=area["name"], rings=tuple(_cut(view, area["rings"]))) for area in areas if _near(view, area))
    return tuple(land for land in found if land.rings)


def _read(name: str) -> str:
    text = files("tadmor.lexicon").joinpath("data", name).read_text(encoding="utf-8")
    return "\n".join(line for line in text.splitlines() if not line.startswith("#"))


def _near(view: View, area: dict[str, Any]) -> bool:
    x, y = view.project(area["longitude"], area["latitude"])
    reach = 2.5 * area["radius_km"] / view.km_per_unit + 20
    return bool(-reach < x < WIDTH + reach and -reach < y < HEIGHT + reach)


def _outer(geometry: dict[str, Any]) -> Iterator[list[list[float]]]:
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    for polygon in polygons:
        yield polygon[0]


def _cut(view: View, rings: Any) -> Iterator[tuple[Point, ...]]:
    for ring in rings:
        points = [view.project(longitude, latitude) for longitude, latitude in ring]
        if any(abs(b[0] - a[0]) > 180 * KM_PER_DEGREE / view.km_per_unit / 2 for a, b in itertools.pairwise(points)):
            continue
        inside = clip_ring(points)
        thinned = _thin(inside)
        if len(thinned) > 2:
            yield thinned


def clip_ring(points: Sequence[Point], pad: float = 4.0) -> list[Point]:
    """The part of a ring within the drawing, by Sutherland and Hodgman (1974), cut `pad` outside so that no cut shows."""
    sides: tuple[tuple[int, float, bool], ...] = (
        (0, -pad, True),
        (0, WIDTH + pad, False),
        (1, -pad, True),
        (1, HEIGHT + pad, False),
    )
    kept = list(points)
    for axis, limit, above in sides:
        inside = _side(axis, limit, above)
        before, kept = kept, []
        for a, b in zip(before[-1:] + before[:-1], before, strict=True):
            if inside(a) != inside(b):
                share = (limit - a[axis]) / (b[axis] - a[axis])
                kept.append((a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])))
            if inside(b):
                kept.append(b)
    return kept


def _side(axis: int, limit: float, above: bool) -> Callable[[Point], bool]:
    return (lambda point: point[axis] >= limit) if above else (lambda point: point[axis] <= limit)


def _thin(points: Sequence[Point]) -> tuple[Point, ...]:
    """Points that lie closer than can be seen to the one before are left out."""
    kept: list[Point] = []
    for point in points:
        if not kept or abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) > THIN:
            kept.append(point)
    return tuple(kept)


def middle_of(land: Land) -> tuple[Point, float]:
    """Centre of the largest ring, and its area in square units (shoelace formula)."""
    best: tuple[Point, float] = ((0.0, 0.0), 0.0)
    for ring in land.rings:
        twice = x = y = 0.0
        for a, b in zip(ring, (*ring[1:], ring[0]), strict=True):
            cross = a[0] * b[1] - b[0] * a[1]
            twice += cross
            x += (a[0] + b[0]) * cross
            y += (a[1] + b[1]) * cross
        if abs(twice) / 2 > best[1]:
            best = ((x / (3 * twice), y / (3 * twice)), abs(twice) / 2)
    return best
