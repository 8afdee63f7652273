from __future__ import annotations

import pytest

from tadmor.export.page.geography import (
    HEIGHT,
    WIDTH,
    Land,
    choose_view,
    clip_ring,
    countries_in,
    middle_of,
    regions_in,
)

ALEPPO, DARAA = (37.16, 36.20, 12.0), (36.10, 32.62, 5.0)
FIJI, TONGA = (178.4, -18.1, 10.0), (-175.2, -21.1, 10.0)


@pytest.mark.parametrize(
    "areas",
    [
        pytest.param([ALEPPO, DARAA], id="two towns"),
        pytest.param([ALEPPO], id="one town"),
        pytest.param([(38.0, 35.0, 400.0)], id="a country"),
        pytest.param([FIJI, TONGA], id="across the date line"),
        pytest.param([(20.0, 69.0, 30.0), (25.0, 70.0, 5.0)], id="far north"),
    ],
)
def test_all_areas_are_in_view(areas: list[tuple[float, float, float]]) -> None:
    view = choose_view(areas)
    for longitude, latitude, radius in areas:
        x, y = view.project(longitude, latitude)
        reach = radius / view.km_per_unit
        assert reach <= x <= WIDTH - reach
        assert reach <= y <= HEIGHT - reach


def test_a_view_is_no_wider_than_it_must_be() -> None:
    assert choose_view([FIJI, TONGA]).km_per_unit * WIDTH < 1500
    assert choose_view([ALEPPO]).km_per_unit * HEIGHT == pytest.approx(120.0)


def test_a_degree_of_latitude_has_its_length() -> None:
    view = choose_view([ALEPPO, DARAA])
    (_, south), (_, north) = view.project(37.0, 34.0), view.project(37.0, 35.0)
    assert (south - north) * view.km_per_unit == pytest.approx(111.32)


def test_land_in_view() -> None:
    view = choose_view([ALEPPO, DARAA])
    names = {land.name for land in countries_in(view)}
    assert {"Syria", "Lebanon", "Jordan"} <= names
    assert not names & {"Brazil", "Japan", "Canada"}
    assert regions_in(view)
    assert regions_in(choose_view([FIJI, ALEPPO])) == ()


def test_what_is_drawn_stays_in_the_drawing() -> None:
    for land in countries_in(choose_view([ALEPPO])):
        for x, y in (point for ring in land.rings for point in ring):
            assert -5 <= x <= WIDTH + 5
            assert -5 <= y <= HEIGHT + 5


@pytest.mark.parametrize(
    ("ring", "corners"),
    [
        pytest.param([(10, 10), (20, 10), (20, 20)], {(10, 10), (20, 10), (20, 20)}, id="inside"),
        pytest.param([(-50, -50), (-20, -50), (-20, -20)], set(), id="outside"),
        pytest.param(
            [(-100, -100), (2000, -100), (2000, 2000), (-100, 2000)],
            {(0, 0), (WIDTH, 0), (WIDTH, HEIGHT), (0, HEIGHT)},
            id="around it all",
        ),
        pytest.param(
            [(-10, 10), (10, 10), (10, 30), (-10, 30)], {(0, 10), (10, 10), (10, 30), (0, 30)}, id="over the edge"
        ),
        pytest.param([], set(), id="nothing"),
    ],
)
def test_rings_are_cut(ring: list[tuple[float, float]], corners: set[tuple[float, float]]) -> None:
    assert set(clip_ring(ring, pad=0.0)) == corners


def test_the_middle_is_that_of_the_largest_ring() -> None:
    small, large = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0)), ((10.0, 10.0), (20.0, 10.0), (20.0, 20.0), (10.0, 20.0))
    assert middle_of(Land(name="x", rings=(small, large))) == ((15.0, 15.0), 100.0)
