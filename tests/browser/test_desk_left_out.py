"""The queue of what was not coded and the keys, in the browser: by mouse, by keyboard alone, and seen by axe."""

from __future__ import annotations

from pathlib import Path

import pytest

from tadmor.model.claim import Claim
from tadmor.store.record import open_record
from tests.browser.playwright_desk import Seat, find_chromium, find_serious, serve, sit_down

pytestmark = [pytest.mark.browser, pytest.mark.skipif(find_chromium() is None, reason="no chromium here")]


def coded(folder: Path) -> list[Claim]:
    with open_record(folder) as record:
        return [claim for claim in record.claims() if claim.read_by.reader == "person"]


def shown(seat: Seat) -> int:
    return seat.page.locator("ol.left-out > li").count()


def test_an_entry_becomes_a_statement_with_the_mouse(seat: Seat, folder: Path) -> None:
    seat.open("/left-out?reason=says_nothing_new")
    page, before = seat.page, shown(seat)
    entry = page.locator("ol.left-out > li").first
    word = entry.locator("mark").inner_text()
    entry.get_by_role("link", name="Code this").click()
    page.wait_for_selector("mark.m-chosen")
    assert page.inner_text("#chosen") == word
    assert page.locator("[data-words=trigger] output").inner_text() == f"“{word}”"
    page.select_option("select[name=kind]", "attack_on_civilians")
    page.click("button.main")
    page.wait_for_url("**/left-out?reason=says_nothing_new")
    page.wait_for_load_state("networkidle")
    (claim,) = coded(folder)
    assert claim.trigger.text == word
    seat.open("/left-out?reason=says_nothing_new")
    assert shown(seat) == before - 1


def test_the_queue_is_worked_through_with_the_keyboard_alone(seat: Seat, folder: Path) -> None:
    seat.open("/events")
    page = seat.page
    page.keyboard.press("g")
    page.keyboard.press("l")
    page.wait_for_url("**/left-out")
    page.wait_for_load_state("networkidle")
    before = shown(seat)
    first = page.locator("ol.left-out > li h2").nth(0).inner_text()
    second = page.locator("ol.left-out > li blockquote").nth(1).inner_text()
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.querySelector('blockquote').innerText") == second
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.querySelector('h2').innerText") == first
    page.keyboard.press("j")
    with page.expect_navigation():
        page.keyboard.press("x")
    assert shown(seat) == before - 1
    assert second not in page.inner_text("ol.left-out")
    seat.open("/left-out?state=decided")
    assert "Rightly left out, says Ada" in page.inner_text("ol.left-out")
    page.keyboard.press("j")
    with page.expect_navigation():
        page.keyboard.press("b")
    seat.open("/left-out")
    assert shown(seat) == before
    page.keyboard.press("j")
    with page.expect_navigation():
        page.keyboard.press("c")
    page.wait_for_selector("mark.m-chosen")
    word = page.inner_text("#chosen")
    page.focus("select[name=kind]")
    page.keyboard.type("abduction")
    with page.expect_navigation():
        page.locator("input[name=why]").press("Enter")
    assert [claim.trigger.text for claim in coded(folder)] == [word]


def test_the_list_of_keys_opens_on_a_question_mark_and_gives_the_hand_back(seat: Seat) -> None:
    seat.open("/left-out")
    page = seat.page
    page.keyboard.press("j")
    page.keyboard.press("?")
    page.wait_for_selector("dialog#keys-dialog[open]")
    told = page.inner_text("dialog#keys-dialog")
    for words in ("On this page", "Code this", "Rightly left out", "Events", "Reports", "next one of a list"):
        assert words in told
    page.keyboard.press("x")
    assert page.locator("dialog#keys-dialog[open]").count() == 1, "keys of the page do nothing behind the list"
    page.keyboard.press("Escape")
    assert page.locator("dialog#keys-dialog[open]").count() == 0
    assert page.evaluate("document.activeElement.matches('li[data-item]')")
    page.click("#open-keys")
    assert page.locator("dialog#keys-dialog[open]").count() == 1
    assert not find_serious(page)


def test_keys_do_nothing_while_somebody_types_or_has_put_them_off(seat: Seat) -> None:
    seat.open("/events")
    page = seat.page
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("g l?")
    assert page.input_value("#q") == "g l?"
    assert page.url.endswith("/events")
    assert page.locator("dialog#keys-dialog[open]").count() == 0
    seat.open("/help/keys")
    page.locator("main [data-keys-on]").uncheck()
    seat.open("/events")
    page.keyboard.press("g")
    page.keyboard.press("r")
    page.keyboard.press("?")
    assert page.url.endswith("/events")
    assert page.locator("dialog#keys-dialog[open]").count() == 0
    page.click("#open-keys")
    page.locator("dialog [data-keys-on]").check()
    page.keyboard.press("Escape")
    page.keyboard.press("g")
    page.keyboard.press("r")
    page.wait_for_url("**/reports")


def test_events_are_walked_through_with_j_and_opened_with_enter(seat: Seat) -> None:
    seat.open("/events")
    page = seat.page
    page.keyboard.press("j")
    page.keyboard.press("j")
    second = page.locator("table.events tbody a[data-item]").nth(1).get_attribute("href")
    assert page.evaluate("document.activeElement.getAttribute('href')") == second
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{second}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_serious_and_nothing_is_wider_than_the_window(folder: Path, width: int, scheme: str) -> None:
    with serve(folder) as address, sit_down(address, width=width) as seat:
        seat.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        for path in ("/left-out", "/left-out?state=decided", "/help/keys"):
            seat.open(path)
            assert not find_serious(seat.page)
            assert seat.page.evaluate("document.documentElement.scrollWidth") <= width
        assert not seat.faults
        assert not seat.outside
