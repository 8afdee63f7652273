"""Places by name, from an SQLite file: settlements and districts (GeoNames), provinces and countries (Natural Earth), a user's own.

`build_gazetteer` (gazetteer_build.py) makes the file once; `add_user_file` (gazetteer_user.py) adds to it.
"""

from __future__ import annotations

import csv
import os
import sqlite3
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal

from tadmor.errors import LexiconError, UsageError
from tadmor.lexicon.entries import listed, read_rows
from tadmor.lexicon.gazetteer_names import loose_key, name_key
from tadmor.text.phrases import PhraseTable

VERSION = 2
Feature = Literal["settlement", "district", "province", "country", "area"]
Spelling = Literal["name", "alias", "loose"]
# What the keys of bare names of districts begin with.
DISTRICT_MARK = "#"
WRITTEN_OUT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
SPELLINGS: tuple[Spelling, ...] = ("name", "alias", "loose")

SELECT = (
    "SELECT p.gazetteer_id, p.name, p.country, p.admin1, p.latitude, p.longitude, p.population, p.feature, p.radius_km,"
    " MIN(n.rank) FROM names n JOIN places p ON p.id = n.place WHERE n.key = ? GROUP BY p.id"
    " ORDER BY p.population DESC, p.gazetteer_id LIMIT 200"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A place that a name may mean. Degrees WGS 84 with at most four decimals; `radius_km` holds the whole place.

    `gazetteer_id` is ``geonames:N``, ``district:XX-CODE-NAME``, ``naturalearth:ISO-3166-2``, ``iso:XX``, ``area:NAME`` or
    ``user:…``. `feature` ``area`` is a region without an office of its own (the Donbas). `spelling` says how the name was met.
    """

    gazetteer_id: str
    name: str
    country: str | None
    admin1: str | None
    latitude: float
    longitude: float
    population: int
    feature: Feature
    radius_km: float
    spelling: Spelling = "name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """One line of countries.tsv. Coordinates are those of the largest part; None where the map draws none."""

    iso2: str
    iso3: str
    name: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    capitals: tuple[str, ...]
    latitude: float | None
    longitude: float | None
    radius_km: float | None


class Gazetteer:
    """An open gazetteer. A class because it holds a connection and remembers what it has looked up.

    Read-only; a process that was forked opens a connection of its own on its first look-up.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._process = -1
        self._connection: sqlite3.Connection | None = None
        self._known: dict[str, tuple[Candidate, ...]] = {}

    @property
    def stamp(self) -> str:
        """What tells this gazetteer from another: its version, how many places it holds, and the last of them."""
        rows = (
            self._connect().execute("SELECT (SELECT count(*) FROM places), (SELECT max(rowid) FROM places)").fetchone()
        )
        return f"{VERSION}:{rows[0]}:{rows[1]}"

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """Every place of that name, the most populous first; other spellings only where no settlement has the name itself."""
        key = name_key(name)
        found = self._known.get(key)
        if found is None:
            found = self._look_up(key)
            if not found and (whole := WRITTEN_OUT.get(key.partition(" ")[0])):
                found = self._look_up(f"{whole} {key.partition(' ')[2]}")
            if not any(c.feature == "settlement" for c in found) and (loose := loose_key(name)):
                known = {c.gazetteer_id for c in found}
                found += tuple(c for c in self._look_up("~" + loose) if c.gazetteer_id not in known)
            if len(self._known) > 200_000:
                self._known.clear()
            self._known[key] = found
        return found

    def districts(self, name: str) -> tuple[Candidate, ...]:
        """Districts of that bare name: those called "Boone County" for "Boone"."""
        key = DISTRICT_MARK + name_key(name)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._look_up(key)
        return found

    def _look_up(self, key: str) -> tuple[Candidate, ...]:
        if not key:
            return ()
        rows = self._connect().execute(SELECT, (key,)).fetchall()
        return tuple(
            Candidate(
                gazetteer_id=row[0],
                name=row[1],
                country=row[2],
                admin1=row[3],
                latitude=row[4],
                longitude=row[5],
                population=row[6],
                feature=row[7],
                radius_km=row[8],
                spelling=SPELLINGS[row[9]],
            )
            for row in rows
        )

    def _connect(self) -> sqlite3.Connection:
        if self._connection is None or self._process != os.getpid():
            self._process = os.getpid()
            self._connection = sqlite3.connect(
                f"{self.path.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False
            )
        return self._connection


def gazetteer_path(override: str | None = None, cache_home: str | None = None) -> Path:
    """Where the gazetteer lies: `override`, or the user's cache folder (`cache_home`, by default ~/.cache)."""
    if override:
        return Path(override)
    return (Path(cache_home) if cache_home else Path.home() / ".cache") / "tadmor" / f"gazetteer-{VERSION}.sqlite"


def open_gazetteer(path: Path) -> Gazetteer:
    """The gazetteer at `path`. Raises UsageError where there is none, LexiconError where the file is something else."""
    if not path.is_file():
        raise UsageError(f"There is no gazetteer at {path}. Run `tadmor gazetteer build`.")
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    try:
        version = connection.execute("SELECT value FROM meta WHERE key = 'version'").fetchone()
    except sqlite3.DatabaseError as error:
        raise LexiconError(f"{path} is not a gazetteer: {error}") from error
    finally:
        connection.close()
    if version is None or version[0] != str(VERSION):
        raise UsageError(f"The gazetteer at {path} is of another version. Run `tadmor gazetteer build`.")
    return Gazetteer(path)


def data_lines(name: str) -> list[str]:
    """Lines of a data file of the lexicon, without comments."""
    text = files("tadmor.lexicon").joinpath("data", name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def load_countries() -> tuple[Country, ...]:
    """countries.tsv, in order."""

    def parts(value: str) -> tuple[str, ...]:
        return tuple(p for p in value.split(";") if p)

    return tuple(
        Country(
            iso2=row["iso2"],
            iso3=row["iso3"],
            name=row["name"],
            aliases=parts(row["aliases"]),
            adjectives=parts(row["adjectives"]),
            capitals=parts(row["capital"]),
            latitude=float(row["latitude"]) if row["latitude"] else None,
            longitude=float(row["longitude"]) if row["longitude"] else None,
            radius_km=float(row["radius_km"]) if row["radius_km"] else None,
        )
        for row in csv.DictReader(data_lines("countries.tsv"), delimiter="\t")
    )


@cache
def country_words() -> PhraseTable[tuple[str, float]]:
    """Names (weight 2) and adjectives (weight 1) of countries, with the ISO code each speaks for."""
    table: list[tuple[str, tuple[str, float]]] = []
    for country in load_countries():
        table += [(name, (country.iso2, 2.0)) for name in (country.name, *country.aliases)]
        table += [(adjective, (country.iso2, 1.0)) for adjective in country.adjectives]
    return PhraseTable(table)


@cache
def country_names() -> dict[str, str]:
    """Name of each country by its ISO code."""
    return {country.iso2: country.name for country in load_countries()}


@cache
def capital_keys() -> dict[str, str]:
    """Keys of the capitals whose names stand for governments ("Moscow said"), with their countries."""
    return {name_key(c): country.iso2 for country in reversed(load_countries()) for c in country.capitals}


@cache
def country_adjectives() -> frozenset[str]:
    """Keys of the adjectives of countries that are not names of countries as well."""
    names = {name_key(n) for country in load_countries() for n in (country.name, *country.aliases)}
    return frozenset(name_key(a) for country in load_countries() for a in country.adjectives) - names


@cache
def ordinary_words() -> frozenset[str]:
    """English words and names of persons that are also names of towns: never a place without support from syntax."""
    return frozenset(name_key(word) for line in data_lines("ordinary_words.txt") for word in line.split())


@cache
def never_places() -> frozenset[str]:
    """Keys of capitalised words that follow "in" or "at" and are no places: "in Parliament", "on Telegram", "in Arabic"."""
    return frozenset(name_key(w.replace("_", " ")) for line in data_lines("never_places.txt") for w in line.split())


@cache
def other_names() -> frozenset[str]:
    """Keys of every armed group, organisation, leader (surname too), weapon and outlet of the lexicon: names of no place."""
    regions = ("africa", "americas", "asia", "europe", "mena", "orgs")
    tables = [*(f"actors_{region}.tsv" for region in regions), "weapons.tsv", "media.tsv"]
    names = [name for table in tables for row in read_rows(table) for name in listed(row["names"])]
    leaders = [name for row in read_rows("leaders.tsv") for name in listed(row["names"])]
    keys = {name_key(name) for name in (*names, *leaders, *(name.rsplit(" ", 1)[-1] for name in leaders))}
    return frozenset(keys - {""})


@cache
def water_names() -> frozenset[str]:
    """Keys of rivers and waters that are named with an article alone ("the Orontes")."""
    rows = csv.DictReader(data_lines("waters.tsv"), delimiter="\t")
    return frozenset(name_key(n) for row in rows for n in (row["name"], *row["aliases"].split(";")) if n)
