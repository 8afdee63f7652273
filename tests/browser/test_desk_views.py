"""The desk in the browser: the map and the brush by mouse, columns by keyboard, no fault, no other host, and axe on every page."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tadmor.store.record import open_record
from tests.browser.playwright_desk import Seat, find_chromium, find_serious, serve, sit_down, too_wide

pytestmark = [pytest.mark.browser, pytest.mark.skipif(find_chromium() is None, reason="no chromium here")]


@pytest.fixture(scope="module")
def folder(gobi: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(gobi, tmp_path_factory.mktemp("views") / "gobi"))


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with serve(folder) as address:
        yield address


@pytest.fixture(params=[1280, 390])
def seat(address: str, request: pytest.FixtureRequest) -> Iterator[Seat]:
    with sit_down(address, width=request.param) as seat:
        seat.give_name("Ada")
        yield seat
        assert not seat.faults
        assert not seat.outside


def pages(folder: Path) -> list[str]:
    with open_record(folder) as record:
        incident = max(record.incidents(), key=lambda one: len(one.claims))
        report = incident.documents[0]
    return [
        "/events",
        "/events?view=map",
        "/events?view=time&show=disputed",
        f"/events/{incident.id}",
        "/reports",
        f"/reports/{report}",
        f"/reports/{report}/code",
        f"/claims/{incident.claims[0]}",
        "/team",
        "/sets",
        "/sets/new",
        "/work",
        "/nothing",
    ]


def test_axe_finds_nothing_serious_on_any_page(seat: Seat, folder: Path) -> None:
    for path in pages(folder):
        seat.open(path)
        serious = find_serious(seat.page)
        assert not serious, f"{path}: {serious}"
        seat.faults[:] = [fault for fault in seat.faults if path != "/nothing" or "404" not in fault]


def test_no_page_is_wider_than_its_window(seat: Seat, folder: Path) -> None:
    for path in pages(folder)[:-1]:
        seat.open(path)
        over = too_wide(seat.page)
        assert over <= 0, f"{path} is {over} px too wide"


def test_a_box_drawn_on_the_map_chooses_what_lies_in_it(address: str) -> None:
    with sit_down(address) as seat:
        seat.open("/events?view=map")
        page = seat.page
        page.wait_for_selector("#map[data-ready=true]", timeout=20_000)
        before = page.locator("table.events tbody tr").count()
        page.click("#area")
        box = page.locator("#map").bounding_box()
        assert box
        page.mouse.move(box["x"] + 5, box["y"] + 5)
        page.mouse.down()
        page.mouse.move(box["x"] + box["width"] - 60, box["y"] + box["height"] - 5, steps=6)
        page.mouse.up()
        page.wait_for_url("**box=**")
        assert 0 < page.locator("table.events tbody tr").count() <= before
        assert "Area" in page.inner_text("ul.chips")
        assert not seat.faults and not seat.outside


def test_days_drawn_over_the_columns_choose_these_days(address: str) -> None:
    with sit_down(address) as seat:
        seat.open("/events?view=time")
        page = seat.page
        before = page.locator("table.events tbody tr").count()
        box = page.locator("svg.density").bounding_box()
        assert box
        page.mouse.move(box["x"] + 2, box["y"] + 60)
        page.mouse.down()
        page.mouse.move(box["x"] + box["width"] / 3, box["y"] + 60, steps=6)
        page.mouse.up()
        page.wait_for_url("**from=**")
        assert 0 < page.locator("table.events tbody tr").count() < before
        assert not seat.faults


def test_a_column_is_chosen_by_keyboard(address: str) -> None:
    with sit_down(address) as seat:
        seat.open("/events?view=time")
        seat.page.locator("svg.density a").first.focus()
        seat.page.keyboard.press("Enter")
        seat.page.wait_for_url("**from=**")
        assert "From" in seat.page.inner_text("ul.chips")


def test_the_way_to_the_content_is_the_first_stop(address: str) -> None:
    with sit_down(address) as seat:
        seat.open("/events")
        seat.page.keyboard.press("Tab")
        seat.page.keyboard.press("Enter")
        assert seat.page.evaluate("document.activeElement.id") == "main"
