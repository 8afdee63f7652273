"""The card of an event in a real browser: a value opens its sentence beside it, and nothing else is loaded."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from tadmor.lexicon.actors import load_actors
from tadmor.read.reader import Reader
from tadmor.run.engine import run_paths
from tadmor.store.record import open_record
from tests.browser.chromium import Browser, find_driver, start_browser
from tests.browser.desk_server import NO_OTHER_HOST, Served, serve_desk, wait_for
from tests.web.conftest import REPORTS

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(find_driver() is None, reason="no chromium and chromedriver here"),
]
ENTER, ESCAPE = "\ue007", "\ue00c"
SHOWN = "const p = document.getElementById('beside'); return p && !p.hidden && p.querySelector('mark')?.textContent"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    driver = find_driver()
    assert driver
    with start_browser(driver, tmp_path_factory.mktemp("profile"), [NO_OTHER_HOST]) as started:
        yield started


@pytest.fixture(scope="module")
def desk(english: Reader, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("desk") / "gobi"
    with open_record(folder, create=True) as record:
        run_paths([REPORTS], record, english, entries=load_actors().entries)
    with serve_desk(folder) as served:
        yield served


@pytest.fixture(scope="module")
def card(desk: Served) -> str:
    return f"/events/{max(desk.record.incidents(), key=lambda incident: len(incident.documents)).id}"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_it_opens_without_an_error_and_does_not_scroll_sideways(
    browser: Browser, desk: Served, card: str, width: int, scheme: str
) -> None:
    browser.log("browser")
    desk.open(browser, card, width, scheme=scheme)
    assert browser.run("return document.documentElement.scrollWidth") == width
    browser.run("document.querySelector('.matrix a.said').click()")
    wait_for(lambda: browser.run(SHOWN))
    assert browser.run("return document.documentElement.scrollWidth") == width
    assert browser.log("browser") == []


def test_a_sentence_opens_beside_by_keyboard_and_focus_comes_back(browser: Browser, desk: Served, card: str) -> None:
    desk.open(browser, card)
    words = browser.run("const a = document.querySelectorAll('.matrix a.said')[3]; a.focus(); return a.textContent")
    browser.press(ENTER)
    assert wait_for(lambda: browser.run(SHOWN))
    assert browser.run("return document.activeElement.id") == "beside-title"
    box = browser.run(
        "const b = document.querySelector('#beside mark').getBoundingClientRect(); return [b.top, b.bottom]"
    )
    assert 0 < box[0] < box[1] < 900
    browser.press(ESCAPE)
    assert browser.run("return document.getElementById('beside').hidden")
    assert browser.run("return document.activeElement.textContent") == words


def test_on_a_telephone_the_sentence_stands_below(browser: Browser, desk: Served, card: str) -> None:
    desk.open(browser, card, 390)
    browser.run("document.querySelector('.matrix a.said').click()")
    wait_for(lambda: browser.run(SHOWN))
    box = browser.run(
        "const b = document.getElementById('beside').getBoundingClientRect(); return [b.left, b.top, b.right]"
    )
    assert box[0] == 0
    assert box[1] > 300
    assert box[2] == 390


def test_nothing_is_asked_of_another_host(browser: Browser, desk: Served, card: str) -> None:
    browser.log("performance")
    desk.open(browser, card)
    browser.run("document.querySelector('.matrix a.said').click()")
    wait_for(lambda: browser.run(SHOWN))
    messages = [json.loads(entry["message"])["message"] for entry in browser.log("performance")]
    asked = [m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"]
    assert asked
    assert [url for url in asked if not url.startswith(desk.address)] == []


def test_without_its_script_a_value_is_a_link(browser: Browser, desk: Served, card: str) -> None:
    browser.devtools("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        desk.open(browser, card)
        found = browser.devtools(
            "Runtime.evaluate", {"expression": "document.querySelector('.matrix a.said').href", "returnByValue": True}
        )
    finally:
        browser.devtools("Emulation.setScriptExecutionDisabled", {"value": False})
    assert "/reports/" in found["result"]["value"]


def test_an_event_is_signed_by_mouse(browser: Browser, desk: Served, card: str) -> None:
    desk.open(browser, card)
    browser.run("document.querySelector('.sign summary').click()")
    browser.run(
        "const f = document.querySelector('.sign form'); f.querySelector('[name=name]').value = 'A. Reader';"
        "f.querySelector('[name=why]').value = 'read'; f.querySelector('button').click()"
    )
    wait_for(lambda: list(desk.record.judgements()))
    (judgement,) = desk.record.judgements()
    assert (judgement.verdict, judgement.by, judgement.why) == ("sign", "A. Reader", "read")
