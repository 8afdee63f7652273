"""Deciding in the browser: queue, join, part and take back, with the mouse and with the keyboard alone; axe on every page."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tadmor.model.incident import Incident
from tadmor.model.judgement import Judgement
from tadmor.store.record import open_record
from tests.browser.playwright_desk import Seat, find_chromium, find_serious, serve, sit_down, too_wide

pytestmark = [pytest.mark.browser, pytest.mark.skipif(find_chromium() is None, reason="no chromium here")]
VERDICTS = {"s": "same", "d": "different", "u": "unsure"}


def decided(folder: Path) -> list[Judgement]:
    with open_record(folder) as record:
        return list(record.judgements())


def events_of(folder: Path) -> list[Incident]:
    with open_record(folder) as record:
        return sorted(record.incidents(), key=lambda incident: (-len(incident.claims), incident.id))


def homes(folder: Path) -> set[frozenset[str]]:
    return {frozenset(incident.claims) for incident in events_of(folder)}


def computed(seat: Seat) -> None:
    """Waits until events have been computed anew."""
    for _ in range(300):
        state = seat.page.request.get(f"{seat.address}/state").text()
        assert "failed" not in state, state
        if "hx-get" not in state:
            return
        time.sleep(0.2)
    raise AssertionError("events are not computed within a minute")


def pair_on(seat: Seat) -> set[str]:
    return {seat.page.input_value(f"input[name={name}]") for name in "ab"}


def test_the_queue_with_one_key_an_answer(seat: Seat, folder: Path) -> None:
    page = seat.page
    seat.open("/decisions")
    first = pair_on(seat)
    for at, (key, verdict) in enumerate(VERDICTS.items(), start=1):
        asked = pair_on(seat)
        with page.expect_navigation():
            page.keyboard.press(key)
        made = decided(folder)
        assert len(made) == at
        assert (made[-1].verdict, set(made[-1].on), made[-1].by) == (verdict, asked, "Ada")
        assert page.locator(".done").is_visible()
    skipped = pair_on(seat)
    with page.expect_navigation():
        page.keyboard.press("n")
    assert pair_on(seat) != skipped
    assert len(decided(folder)) == 3
    seat.open("/decisions")
    assert pair_on(seat) == skipped, "what was skipped waits at its place"
    assert pair_on(seat) != first


def test_keys_are_letters_while_a_memo_is_typed_and_off_where_they_are_turned_off(seat: Seat, folder: Path) -> None:
    page = seat.page
    seat.open("/decisions")
    page.focus("#why")
    page.keyboard.type("sdun: rule 4")
    assert page.input_value("#why") == "sdun: rule 4"
    page.keyboard.press("Enter")
    assert not decided(folder), "a new line in a memo is no answer"
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert not page.is_checked("#keys")
    page.keyboard.press("s")
    page.wait_for_timeout(300)
    assert not decided(folder)
    page.keyboard.press("Space")
    with page.expect_navigation():
        page.keyboard.press("s")
    (made,) = decided(folder)
    assert (made.verdict, made.why) == ("same", "sdun: rule 4")


def test_the_queue_with_the_mouse_a_memo_and_an_undo(seat: Seat, folder: Path) -> None:
    page = seat.page
    seat.open("/decisions")
    asked = pair_on(seat)
    page.fill("#why", "rule 4: one night, one road")
    page.click("button[value=different]")
    page.wait_for_selector(".done")
    (made,) = decided(folder)
    assert (made.verdict, made.why, set(made.on)) == ("different", "rule 4: one night, one road", asked)
    assert pair_on(seat) != asked
    page.click(".done button")
    page.wait_for_url("**/decisions?a=*")
    assert pair_on(seat) == asked, "what was taken back is asked again"
    assert [judgement.verdict for judgement in decided(folder)] == ["different", "withdraw"]
    with page.expect_navigation():
        page.keyboard.press("s")
    with page.expect_navigation():
        page.keyboard.press("z")
    assert [judgement.verdict for judgement in decided(folder)] == ["different", "withdraw", "same", "withdraw"]


def test_the_queue_by_tab_and_enter_alone(seat: Seat, folder: Path) -> None:
    page = seat.page
    seat.open("/decisions")
    asked = pair_on(seat)
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.value") == "unsure":
            break
    with page.expect_navigation():
        page.keyboard.press("Enter")
    (made,) = decided(folder)
    assert (made.verdict, set(made.on)) == ("unsure", asked)


def test_events_are_joined_with_the_mouse_and_come_apart_from_the_list_of_decisions(seat: Seat, folder: Path) -> None:
    before = homes(folder)
    first, second = events_of(folder)[:2]
    page = seat.page
    seat.open(f"/events/{first.id}")
    page.click("a[href$='/join']")
    page.fill("#q", second.id[:10])
    page.click(".search button")
    page.click(".near a")
    page.wait_for_selector(".foreseen")
    assert str(len(first.claims) + len(second.claims)) in page.locator(".foreseen td.then").all_inner_texts()
    page.fill("#why", "one battle")
    page.click("button.main")
    page.wait_for_selector(".done")
    computed(seat)
    assert frozenset((*first.claims, *second.claims)) in homes(folder)
    assert [(judgement.verdict, judgement.why) for judgement in decided(folder)] == [("same", "one battle")]
    seat.open("/decisions/made")
    page.click(".acts button")
    page.wait_for_selector(".acts .gone")
    computed(seat)
    assert homes(folder) == before


def test_an_event_is_parted_with_the_keyboard_alone_and_is_whole_again(seat: Seat, folder: Path) -> None:
    before = homes(folder)
    event = next(one for one in events_of(folder) if len(one.claims) == 4)
    page = seat.page
    seat.open(f"/events/{event.id}")

    def go_to(selector: str, limit: int = 120) -> None:
        for _ in range(limit):
            page.keyboard.press("Tab")
            if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
                return
        raise AssertionError(f"Tab never comes to {selector}")

    go_to("a[href$='/split']")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    chosen = page.locator("fieldset input[type=radio]:checked").evaluate_all("all => all.map(one => one.name.slice(2))")
    for claim in chosen[:2]:
        go_to(f"input[name=g-{claim}]")
        page.keyboard.press("ArrowRight")
    go_to("textarea")
    page.keyboard.type("two nights")
    go_to(".grouping button[value=preview]")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator(".foreseen thead th.then").count() == 2
    assert not decided(folder)
    assert page.input_value("#why") == "two nights"
    go_to("button[value=split]")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    computed(seat)
    assert homes(folder) == before - {frozenset(event.claims)} | {frozenset(chosen[:2]), frozenset(chosen[2:])}
    assert {judgement.why for judgement in decided(folder)} == {"two nights"}
    with page.expect_navigation():
        page.keyboard.press("z")
    computed(seat)
    assert homes(folder) == before


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_and_no_page_is_too_wide(folder: Path, width: int) -> None:
    first, second = events_of(folder)[:2]
    paths = [
        "/decisions",
        f"/events/{first.id}/join",
        f"/events/{first.id}/join?with={second.id}",
        f"/events/{first.id}/split",
        "/decisions/made",
        "/decisions?after=99",
    ]
    with serve(folder) as address, sit_down(address, width=width) as seat:
        for path in paths:
            seat.open(path)
            if path == "/decisions":
                check(seat, f"{path}, nameless")
                seat.page.fill("#name", "Ada")
                seat.page.click("button[value=same]")
                seat.page.wait_for_selector(".done")
            if path.endswith("/split"):
                seat.page.locator("fieldset").nth(1).locator("input").nth(1).check()
                seat.page.click(".grouping button[value=preview]")
                seat.page.wait_for_selector(".foreseen")
            check(seat, path)
        assert not seat.faults
        assert not seat.outside


def check(seat: Seat, where: str) -> None:
    serious = find_serious(seat.page)
    assert not serious, f"{where}: {serious}"
    over = too_wide(seat.page)
    assert over <= 0, f"{where} is {over} px too wide"
