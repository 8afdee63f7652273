from __future__ import annotations

import csv
import json
import multiprocessing
import shutil
import zipfile
from pathlib import Path

import pytest

from tadmor.errors import LexiconError, UsageError
from tadmor.lexicon.gazetteer import (
    Candidate,
    country_adjectives,
    data_lines,
    gazetteer_path,
    load_countries,
    never_places,
    open_gazetteer,
    ordinary_words,
    other_names,
    water_names,
)
from tadmor.lexicon.gazetteer_names import bare_area_name, loose_key, name_key
from tadmor.lexicon.gazetteer_user import add_user_file
from tests.world import world, world_path


@pytest.mark.parametrize(
    ("name", "country", "feature", "latitude", "longitude", "why"),
    [
        ("Palmyra", "SY", "settlement", 34.56, 38.28, "an English name that is an alias"),
        ("تدمر", "SY", "settlement", 34.56, 38.28, "native script"),
        ("Пальмира", "SY", "settlement", 34.56, 38.28, "another script"),
        ("Deir ez-Zor", "SY", "settlement", 35.34, 40.14, "its own name"),
        ("Deir al-Zour", "SY", "settlement", 35.34, 40.14, "a spelling in the list"),
        ("Deir Ezzor", "SY", "settlement", 35.34, 40.14, "a spelling that only the forgiving form knows"),
        ("Dayr az-Zawr", "SY", "settlement", 35.34, 40.14, "a scholarly spelling"),
        ("Al-Sukhnah", "SY", "settlement", 34.89, 38.87, "another article"),
        ("Hassakeh", "SY", "settlement", 36.5, 40.75, "the province is spelt so, the town only nearly"),
        ("NDjamena", "TD", "settlement", 12.11, 15.05, "no apostrophe"),
        ("N’Djamena", "TD", "settlement", 12.11, 15.05, "a curly apostrophe"),
        ("Kyiv", "UA", "settlement", 50.45, 30.52, "its own name"),
        ("Kiev", "UA", "settlement", 50.45, 30.52, "the older name"),
        ("Kharkiv", "UA", "province", 49.6, 36.5, "the province beside the city"),
        ("Raqqa", "SY", "province", 36.0, 38.9, "the province beside the city"),
        ("Crimea", "UA", "province", 45.2, 34.2, "counted as the United Nations does"),
        ("Gaza Strip", "PS", "area", 31.42, 34.37, "an area"),
        ("Donbas", "UA", "area", 48.4, 38.2, "an area without an office"),
        ("Syria", "SY", "country", 35.0, 38.5, "a country"),
        ("UK", "GB", "country", 54.0, -2.5, "a country's letters"),
    ],
)
def test_names_find_their_places(
    name: str, country: str, feature: str, latitude: float, longitude: float, why: str
) -> None:
    def there(c: Candidate) -> bool:
        near = abs(c.latitude - latitude) < 1 and abs(c.longitude - longitude) < 1
        return near and (c.country, c.feature) == (country, feature)

    assert any(map(there, world().candidates(name))), why


@pytest.mark.parametrize("name", ["", "—", "Xyzzyqwert", "PMS"])
def test_what_is_no_name_finds_nothing(name: str) -> None:
    assert world().candidates(name) == ()


def test_an_ambiguous_name_gives_all_its_places_the_largest_first() -> None:
    found = world().candidates("Tripoli")
    assert {"LY", "LB"} <= {c.country for c in found}
    assert [c.population for c in found] == sorted((c.population for c in found), reverse=True)


def test_identifiers_name_their_source() -> None:
    ids = {c.gazetteer_id for name in ("Idlib", "Syria", "Donbas") for c in world().candidates(name)}
    assert {"geonames:169389", "naturalearth:SY-ID", "iso:SY", "area:donbas"} <= ids


def test_positions_have_four_decimals_at_most() -> None:
    for candidate in world().candidates("Springfield"):
        assert round(candidate.latitude, 4) == candidate.latitude
        assert round(candidate.longitude, 4) == candidate.longitude


def test_a_settlement_lies_in_its_province() -> None:
    assert {c.admin1 for c in world().candidates("Tadmur")} == {"Homs"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Deir ez-Zor", "Deir Ezzor"),
        ("Deir ez-Zor", "Dayr az-Zawr"),
        ("Al-Raqqah", "Raqqa"),
        ("Khan Sheikhoun", "Khan Shaykhun"),
        ("Ash Shaddadi", "Shaddadi"),
        ("Sloviansk", "Slovyansk"),
        ("Mykolaiv", "Mykolayiv"),
    ],
)
def test_transliterations_share_a_forgiving_form(one: str, other: str) -> None:
    assert loose_key(one) == loose_key(other) != ""


@pytest.mark.parametrize(("one", "other"), [("Hama", "Homs"), ("Kharkiv", "Kherson"), ("Aleppo", "Palmyra")])
def test_different_towns_do_not(one: str, other: str) -> None:
    assert loose_key(one) != loose_key(other)


@pytest.mark.parametrize(
    ("name", "key"), [("Sana'a", "sanaa"), ("Saint-Étienne", "saint etienne"), ("Al Bāb", "al bab"), ("U.S.", "u s")]
)
def test_strict_form(name: str, key: str) -> None:
    assert name_key(name) == key


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Kharkiv Oblast", "Kharkiv"),
        ("Muhafazat Hims", "Hims"),
        ("Republic of Dagestan", "Dagestan"),
        ("Idlib", "Idlib"),
    ],
)
def test_areas_without_their_kind(name: str, bare: str) -> None:
    assert bare_area_name(name) == bare


def test_every_area_of_the_table_has_an_example_that_names_it() -> None:
    for row in csv.DictReader(data_lines("areas.tsv"), delimiter="\t"):
        assert row["name"] in row["example"]
        assert any(c.gazetteer_id.startswith("area:") for c in world().candidates(row["name"])), row["name"]


def test_every_country_and_its_other_names_are_found() -> None:
    for country in load_countries():
        for name in (country.name, *country.aliases) if country.radius_km else ():
            found = world().candidates(name)
            part = any(
                c.feature == "area" and c.country == country.iso2 for c in found
            )  # England is a place of its own
            assert part or f"iso:{country.iso2}" in {c.gazetteer_id for c in found}, name


def test_countries_keep_adjectives_and_names_apart() -> None:
    assert "syrian" in country_adjectives()
    assert not country_adjectives() & {name_key(c.name) for c in load_countries()}


def test_ordinary_words_are_towns_somewhere() -> None:
    assert {"of", "best", "police", "mobile", "hit"} <= ordinary_words()


def test_map_files_are_small_and_whole() -> None:
    outlines = json.loads("\n".join(data_lines("countries.geojson")))
    assert {"SY", "UA", "SD", "MM", "PS"} <= {f["properties"]["iso2"] for f in outlines["features"]}
    areas = json.loads("\n".join(data_lines("admin1.json")))
    assert len(areas) > 4000
    assert all(len(ring) >= 4 for area in areas for ring in area["rings"])


def test_where_the_gazetteer_lies() -> None:
    assert gazetteer_path("/data/world.sqlite") == Path("/data/world.sqlite")
    assert gazetteer_path(None, "/cache").parent == Path("/cache/tadmor")
    assert gazetteer_path().is_relative_to(Path.home())


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="tadmor gazetteer build"):
        open_gazetteer(tmp_path / "none.sqlite")


def test_another_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.sqlite").write_text("not a database, and long enough to be read as one" * 50)
    with pytest.raises(LexiconError, match="not a gazetteer"):
        open_gazetteer(tmp_path / "x.sqlite")


def _ask(name: str) -> int:
    return len(world().candidates(name))


def test_a_forked_process_may_ask_too() -> None:
    here = _ask("Aleppo")
    with multiprocessing.get_context("fork").Pool(2) as pool:
        assert pool.map(_ask, ["Aleppo"] * 4) == [here] * 4


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = tmp_path_factory.mktemp("gazetteer") / "own.sqlite"
    shutil.copy(world_path(), copy)
    return copy


def test_a_table_of_ones_own(own: Path, tmp_path: Path) -> None:
    table = tmp_path / "villages.csv"
    table.write_text(
        "name,latitude,longitude,country,admin1,aliases\nTell Zarqatan,35.123456,37.5,sy,Hama,Tal Zarkatan;تل زرقطان\n",
        encoding="utf-8",
    )
    assert add_user_file(own, table) == 1
    assert add_user_file(own, table) == 1
    gazetteer = open_gazetteer(own)
    for name in ("Tell Zarqatan", "Tal Zarkatan", "تل زرقطان", "Tel Zarqatan"):
        (found,) = gazetteer.candidates(name)
        assert (found.country, found.admin1, found.latitude) == ("SY", "Hama", 35.1235)
        assert found.gazetteer_id.startswith("user:")


@pytest.mark.parametrize("packed", [False, True], ids=["txt", "zip"])
def test_a_geonames_country_file(own: Path, tmp_path: Path, packed: bool) -> None:
    cells = [
        f"99{int(packed)}1",
        "Umm Testah",
        "Umm Testah",
        "Oum Testa",
        "34.9",
        "38.1",
        "P",
        "PPL",
        "SY",
        "",
        "11",
        "",
        "",
        "",
        "420",
        "",
        "",
        "",
        "",
    ]
    stream = [
        "77",
        "Wadi Testah",
        "Wadi Testah",
        "",
        "34.9",
        "38.1",
        "H",
        "WAD",
        "SY",
        "",
        "11",
        "",
        "",
        "",
        "0",
        "",
        "",
        "",
        "",
    ]
    text = "\t".join(cells) + "\n" + "\t".join(stream) + "\n"
    file = tmp_path / "SY.txt"
    file.write_text(text, encoding="utf-8")
    if packed:
        file = tmp_path / "SY.zip"
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("readme.txt", "short")
            archive.writestr("SY.txt", text)
    assert add_user_file(own, file) == 1
    assert any(c.gazetteer_id == f"geonames:{cells[0]}" for c in open_gazetteer(own).candidates("Oum Testa"))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("name,longitude\nX,1\n", "lacks latitude"),
        ("name,latitude,longitude\nX,abc,1\n", "line 2: .* is not a position"),
        ("name,latitude,longitude\nX,95,1\n", "off the globe"),
        ("name,latitude,longitude\n,5,1\n", "line 2: no name"),
        ("name,latitude,longitude,feature\nX,5,1,moon\n", "feature 'moon'"),
    ],
)
def test_a_bad_table_says_where(own: Path, tmp_path: Path, content: str, message: str) -> None:
    file = tmp_path / "bad.csv"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match=message):
        add_user_file(own, file)


def test_a_broken_zip_is_refused(own: Path, tmp_path: Path) -> None:
    file = tmp_path / "bad.zip"
    file.write_bytes(b"no zip")
    with pytest.raises(UsageError, match="not a zip archive"):
        add_user_file(own, file)


@pytest.mark.parametrize(
    "row", tuple(csv.DictReader(data_lines("waters.tsv"), delimiter="\t")), ids=lambda r: r["name"]
)
def test_every_water_is_named_in_its_example(row: dict[str, str]) -> None:
    assert name_key(row["name"]) in water_names()
    assert f"the {row['name']}" in row["example"] or f"The {row['name']}" in row["example"]


def test_words_that_are_no_places_are_no_large_towns() -> None:
    """A word on the list keeps no well-known town from being found: only names that the gazetteer lacks are asked."""
    assert {"telegram", "parliament", "arabic"} <= never_places()
    assert not never_places() & {"kyiv", "aleppo", "goma", "gaza"}


@pytest.mark.parametrize("name", ["Boko Haram", "Hezbollah", "Vladimir Putin", "Putin", "Reuters"])
def test_names_of_actors_and_outlets_are_known_as_such(name: str) -> None:
    assert name_key(name) in other_names()
