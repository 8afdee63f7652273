"""A user's own places: a GeoNames country file, or a table of names and coordinates."""

from __future__ import annotations

import csv
import io
import sqlite3
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from tadmor.errors import UsageError
from tadmor.lexicon.gazetteer_build import Row, insert_place, keys_of, settlement_radius
from tadmor.lexicon.gazetteer_names import name_key

REQUIRED = ("name", "latitude", "longitude")
FEATURES = ("settlement", "district", "province", "area")
# GeoNames feature codes that name where events happen; the rest (hotels, streams, wells) is left out.
FEATURE_OF_CLASS = {"P": "settlement", "A": "district"}
RADIUS = {"settlement": 2.0, "district": 30.0, "province": 120.0, "area": 100.0}


def add_user_file(database: Path, file: Path) -> int:
    """Add the places of `file` to the gazetteer `database` and return how many were new or renewed.

    `file` is a GeoNames country file (tab separated, 19 columns; .txt, or .zip that holds one) or a CSV with a header:
    name, latitude, longitude and, where known, country (ISO 3166-1 alpha-2), admin1, feature (settlement, district,
    province, area), aliases (separated by semicolons). Adding a file again changes nothing. Raises UsageError where the
    file is neither, naming the line.
    """
    if not database.is_file():
        raise UsageError(f"There is no gazetteer at {database}. Run `tadmor gazetteer build`.")
    rows = list(_rows(file))
    connection = sqlite3.connect(database, isolation_level=None)
    try:
        connection.execute("BEGIN IMMEDIATE")
        admin1 = _admin1_names(connection)
        for row in rows:
            _put(connection, row._replace(admin1=admin1.get((row.country, name_key(row.admin1 or "")), row.admin1)))
        connection.execute("COMMIT")
    finally:
        connection.close()
    return len(rows)


def _admin1_names(connection: sqlite3.Connection) -> dict[tuple[str | None, str], str]:
    """Every key of a province, by country, to the name that the gazetteer keeps for it."""
    query = (
        "SELECT p.country, n.key, p.name FROM names n JOIN places p ON p.id = n.place WHERE p.feature = 'province'"
        " AND n.key NOT LIKE '~%'"
    )
    return {(country, key): name for country, key, name in connection.execute(query)}


def _put(connection: sqlite3.Connection, row: Row) -> None:
    known = connection.execute("SELECT id FROM places WHERE gazetteer_id = ?", (row.gazetteer_id,)).fetchone()
    if known:
        number = int(known[0])
    else:
        (number,) = connection.execute("SELECT COALESCE(MAX(id), 0) + 1 FROM places").fetchone()
        insert_place(connection, number, row)
    keys = [(key, number, rank) for key, rank in keys_of(row).items()]
    connection.executemany("INSERT OR IGNORE INTO names VALUES (?, ?, ?)", keys)


def _rows(file: Path) -> Iterator[Row]:
    if not file.is_file():
        raise UsageError(f"There is no file {file}.")
    text = _text(file)
    first = text.partition("\n")[0]
    if first.count("\t") >= 14:
        return _geonames(text.splitlines(), file)
    return _table(text, file)


def _text(file: Path) -> str:
    """The text of the file, or of the largest .txt in a .zip."""
    data = file.read_bytes()
    try:
        if file.suffix.lower() == ".zip":
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                members = [m for m in archive.infolist() if m.filename.endswith(".txt")]
                if not members:
                    raise UsageError(f"{file} holds no .txt file.")
                data = archive.read(max(members, key=lambda m: m.file_size))
        return data.decode("utf-8-sig")
    except zipfile.BadZipFile as error:
        raise UsageError(f"{file} is not a zip archive.") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{file} is not UTF-8 text.") from error


def _geonames(lines: Iterable[str], file: Path) -> Iterator[Row]:
    for number, line in enumerate(lines, 1):
        cells = line.split("\t")
        if len(cells) < 15:
            raise UsageError(f"{file}, line {number}: a GeoNames file has 19 columns, this line {len(cells)}.")
        feature = "province" if cells[7] == "ADM1" else FEATURE_OF_CLASS.get(cells[6], "")
        if not feature or cells[7].startswith("PCL"):
            continue
        people = int(cells[14] or 0)
        latitude, longitude = _position(cells[4], cells[5], file, number)
        radius = settlement_radius(people) if feature == "settlement" else RADIUS[feature]
        aliases = tuple(a for a in (cells[2], *cells[3].split(",")) if a)
        identity = f"geonames:{cells[0]}"
        yield Row(identity, cells[1], cells[8] or None, None, latitude, longitude, people, feature, radius, aliases)


def _table(text: str, file: Path) -> Iterator[Row]:
    reader = csv.DictReader(io.StringIO(text))
    columns = {c.strip().lower(): c for c in reader.fieldnames or ()}
    if missing := [c for c in REQUIRED if c not in columns]:
        raise UsageError(f"{file}: the header lacks {', '.join(missing)}.")
    for number, line in enumerate(reader, 2):
        cell = {c: (line.get(original) or "").strip() for c, original in columns.items()}
        if not cell["name"]:
            raise UsageError(f"{file}, line {number}: no name.")
        latitude, longitude = _position(cell["latitude"], cell["longitude"], file, number)
        feature = cell.get("feature") or "settlement"
        if feature not in FEATURES:
            raise UsageError(f"{file}, line {number}: feature {feature!r} is none of {', '.join(FEATURES)}.")
        country = cell.get("country", "").upper() or None
        identity = f"user:{name_key(cell['name']).replace(' ', '-')}:{latitude:.4f}:{longitude:.4f}"
        aliases = tuple(a.strip() for a in cell.get("aliases", "").split(";") if a.strip())
        admin1 = cell.get("admin1") or None
        yield Row(identity, cell["name"], country, admin1, latitude, longitude, 0, feature, RADIUS[feature], aliases)


def _position(latitude: str, longitude: str, file: Path, line: int) -> tuple[float, float]:
    try:
        position = float(latitude), float(longitude)
    except ValueError as error:
        raise UsageError(f"{file}, line {line}: {latitude!r}, {longitude!r} is not a position.") from error
    if not (-90 <= position[0] <= 90 and -180 <= position[1] <= 180):
        raise UsageError(f"{file}, line {line}: {latitude}, {longitude} lies off the globe.")
    return position
