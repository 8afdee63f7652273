"""From the list of events to a stored decision without a mouse: an event is signed, a statement rejected and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tadmor.store.record import open_record
from tests.browser.playwright_desk import Seat, find_chromium, serve, sit_down

pytestmark = [pytest.mark.browser, pytest.mark.skipif(find_chromium() is None, reason="no chromium here")]
MOST_STOPS = 400
FOCUSED = """(e => e.matches("a, button, summary, input, textarea, select") ? [e.innerText, e.name, e.value].join(" ") : "")(
document.activeElement)"""


@pytest.fixture
def seat(folder: Path) -> Iterator[Seat]:
    with serve(folder) as address, sit_down(address) as seat:
        seat.open("/events")
        go_to(seat, "name")
        seat.page.keyboard.type("Ada")
        send(seat)
        yield seat
        assert not seat.faults
        assert not seat.outside


def go_to(seat: Seat, words: str) -> None:
    """Tab until what has the focus says or is called so."""
    for _ in range(MOST_STOPS):
        seat.page.keyboard.press("Tab")
        if words in seat.page.evaluate(FOCUSED):
            return
    raise AssertionError(f"no stop says {words}")


def send(seat: Seat) -> None:
    """Presses Enter, and waits for the page that comes."""
    with seat.page.expect_navigation():
        seat.page.keyboard.press("Enter")
    seat.page.wait_for_load_state("networkidle")


def test_an_event_is_signed(seat: Seat, folder: Path) -> None:
    seat.page.keyboard.press("j")
    send(seat)
    assert "/events/" in seat.page.url
    go_to(seat, "Sign this grade")
    seat.page.keyboard.press("Enter")
    go_to(seat, "why")
    seat.page.keyboard.type("read all of it")
    go_to(seat, "Store this")
    send(seat)
    assert seat.page.url.endswith("#grade")
    with open_record(folder) as record:
        signed = [(j.verdict, j.by, j.why) for j in record.judgements()]
    assert signed == [("sign", "Ada", "read all of it")]


def test_a_statement_is_rejected_from_the_sentence_beside_its_card_and_taken_back(seat: Seat, folder: Path) -> None:
    seat.page.keyboard.press("j")
    send(seat)
    assert "/events/" in seat.page.url
    go_to(seat, "tells of it")
    seat.page.keyboard.press("Enter")
    seat.page.wait_for_selector("#beside-title")
    seat.page.keyboard.press("Shift+Tab")
    seat.page.keyboard.press("Shift+Tab")
    assert seat.page.evaluate(FOCUSED).strip().startswith("Check or correct")
    send(seat)
    assert "/claims/" in seat.page.url
    go_to(seat, "The report does not tell this")
    send(seat)
    go_to(seat, "Take back")
    send(seat)
    with open_record(folder) as record:
        verdicts = sorted((j.at, j.verdict) for j in record.judgements() if j.verdict != "sign")
    assert [verdict for _, verdict in verdicts] == ["reject", "withdraw"]
