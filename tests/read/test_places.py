from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tadmor.model.place import Place
from tadmor.read.places import find_places
from tests.factories import a_page
from tests.world import world

FOLDER = Path(__file__).parent / "cases"


def rows(name: str) -> list[dict[str, str]]:
    table = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))


CASES = [*rows("places.tsv"), *rows("places_second.tsv")]


def places(text: str, *, parsed: bool = True) -> tuple[Place, ...]:
    return find_places(a_page(text, parsed=parsed), world())


def meets(wanted: str, place: Place) -> bool:
    """`wanted` is name|country|precision|relation[|role]; a star takes anything."""
    fields = (place.name, place.country or "?", place.precision, place.relation, place.role)
    return all(want in ("*", got) for want, got in zip(wanted.split("|"), fields, strict=False))


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["text"][:50])
def test_suite(case: dict[str, str]) -> None:
    got = [p for p in places(case["text"]) if p.confidence > 0.3]
    wanted = [] if case["expected"] == "-" else case["expected"].split(" ;; ")
    assert len(got) == len(wanted), (case["reason"], got)
    for want, place in zip(wanted, got, strict=True):
        assert meets(want, place), (case["reason"], want, place)


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["text"][:50])
def test_every_place_quotes_its_name_and_keeps_its_promises(case: dict[str, str]) -> None:
    for place in places(case["text"]):
        assert place.name in place.evidence.text
        assert case["text"][place.evidence.start : place.evidence.end] == place.evidence.text
        assert (place.precision == "unresolved") == (place.latitude is None)
        assert (place.latitude is None) == (place.longitude is None) == (place.radius_km is None)
        if place.latitude is not None and place.longitude is not None:
            assert round(place.latitude, 4) == place.latitude
            assert round(place.longitude, 4) == place.longitude


def test_sentences_that_were_not_parsed_are_read_by_their_words() -> None:
    """What depends on the parser may be missed, but most of the suite that has places is met without it."""
    with_places = [c for c in CASES if c["expected"] != "-"]
    met = 0
    for case in with_places:
        got = [p for p in places(case["text"], parsed=False) if p.confidence > 0.3]
        wanted = case["expected"].split(" ;; ")
        met += len(got) == len(wanted) and all(map(meets, wanted, got))
    assert met / len(with_places) > 0.8


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("The convoy was hit southwest of Palmyra, Syria.", "southwest of Palmyra, Syria"),
        ("Six trucks burned just outside Raqqa in Syria.", "outside Raqqa in Syria"),
        ("It fell 30 km north of Aleppo, the Syrian army said.", "30 km north of Aleppo"),
        ("A bus was hit on the road from Raqqa to Palmyra, Syrian media said.", "on the road from Raqqa to Palmyra"),
        ("Shells fell on Hroza, a village in Kharkiv Oblast.", "Hroza, a village in Kharkiv Oblast"),
        ("Two were killed in Iraq's Anbar province.", "Iraq's Anbar province"),
        ("Gunmen opened fire in eastern Ukraine.", "eastern Ukraine"),
    ],
)
def test_evidence_holds_the_words_of_the_relation(text: str, evidence: str) -> None:
    (place,) = places(text)
    assert place.evidence.text == evidence


def test_a_distance_moves_the_middle_and_widens_the_circle() -> None:
    (town,) = places("Shells fell in Aleppo, Syria.")
    (north,) = places("Shells fell 30 km north of Aleppo, Syria.")
    assert town.latitude and north.latitude and town.radius_km and north.radius_km
    assert north.latitude - town.latitude == pytest.approx(30 / 111.2, abs=0.01)
    assert north.radius_km > town.radius_km
    assert north.anchors == ("Aleppo",)


def test_a_road_is_a_line_between_its_anchors() -> None:
    (road,) = places("A bus was hit on the road from Raqqa to Palmyra, Syrian media said.")
    assert road.anchors == ("Raqqa", "Palmyra")
    assert road.geometry is not None and road.geometry["type"] == "LineString"
    assert road.radius_km and road.radius_km > 80


def test_an_unknown_village_gets_the_circle_of_its_province() -> None:
    (village,) = places("Three died in Umm Zarqatan, a village in Hama province, Syria.")
    (province,) = places("Three died in Hama province, Syria.")
    assert (village.latitude, village.radius_km) == (province.latitude, province.radius_km)
    assert (village.gazetteer_id, village.precision, village.admin1) == (None, "province", "Hama")


@pytest.mark.parametrize(
    ("text", "country", "precision", "why"),
    [
        ("The bomb went off in the Karrada district of Baghdad.", "IQ", "settlement", "an unknown quarter: its town"),
        ("Shells hit the Al Qa'im region in Iraq.", "IQ", "district", "the region of a town is its surroundings"),
        ("The talks in Geneva failed, American and Syrian officials said.", "CH", "settlement", "not Geneva, Illinois"),
        ("Gunmen killed ninety in Paris, American officials said.", "FR", "settlement", "not Paris, Texas"),
    ],
)
def test_what_is_said_and_no_more(text: str, country: str, precision: str, why: str) -> None:
    (place,) = places(text)
    assert (place.country, place.precision) == (country, precision), why


@pytest.mark.parametrize(
    "text",
    [
        "The wounded are being treated in Moscow hospitals.",
        "Four of the injured were flown to Ankara.",
        "The spokesman told reporters in Geneva that the toll was rising.",
        "A girl died of her burns at a hospital in Warsaw.",
        "A court in Paris sentenced two men over the attack.",
        "The two foreign ministers met in Cairo.",
    ],
)
def test_a_place_told_of_from_elsewhere_is_kept_with_little_trust(text: str) -> None:
    (place,) = places(text)
    assert (place.role, place.confidence) == ("destination", 0.3)


def test_a_river_has_the_circle_of_its_province_widened_by_the_distance() -> None:
    (river,) = places("Drones fell 8 kilometers east of the Orontes in Hama Province.")
    (province,) = places("Three died in Hama province, Syria.")
    assert (river.latitude, river.longitude) == (province.latitude, province.longitude)
    assert river.radius_km and province.radius_km
    assert river.radius_km == pytest.approx(province.radius_km + 1.3 * 8, abs=0.1)
    assert river.anchors == ("Orontes", "Hama")


def test_names_of_a_report_in_capitals_are_quoted_as_they_stand() -> None:
    (place,) = places("GUERRILLAS ATTACKED A GARRISON IN SAN MIGUEL DEPARTMENT ON TUESDAY, THE ARMY REPORTED.")
    assert place.evidence.text == "SAN MIGUEL DEPARTMENT"


@pytest.mark.parametrize(
    ("text", "names", "why"),
    [
        ("Zeravka burned. Nine died in Zeravka.", ["Zeravka", "Zeravka"], "also before the mention that places it"),
        ("Nine died in Zeravka. Mr Zeravka wept.", [], "a person of that name: nothing is taken for sure"),
        ("Nine died in Zeravka. Zeravka told reporters no more.", [], "unknown villages do not speak"),
        ("Nine died in Zeravka. The Zeravka police left.", ["Zeravka"], "an office"),
        ("Nine died in Mali. Mali is poor.", ["Mali"], "countries do much besides being places"),
    ],
)
def test_a_name_once_seen_as_a_place_is_one_again(text: str, names: list[str], why: str) -> None:
    assert [p.name for p in places(text)] == names, why


def test_a_continent_is_no_place_of_an_event() -> None:
    assert places("Attacks rose across Africa and in the Middle East.") == ()


def test_a_country_alone_has_a_wide_circle() -> None:
    (place,) = places("Gunmen opened fire in eastern Ukraine.")
    assert place.radius_km and place.radius_km > 400


def test_nothing_comes_of_nothing() -> None:
    assert places("") == ()
    assert places("they came and went.") == ()


GROUND = rows("places_ground.tsv")


@pytest.mark.parametrize("case", GROUND, ids=lambda c: c["text"][:50])
def test_roads_fronts_and_the_ground_around_towns(case: dict[str, str]) -> None:
    got = [p for p in places(case["text"]) if p.confidence > 0.3]
    wanted = case["expected"].split(" ;; ")
    for want in wanted:
        assert any(meets(want, place) for place in got), (case["reason"], want, got)
