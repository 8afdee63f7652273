"""The page in a real browser, at the widths of a desk and of a telephone, with the network off."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tadmor.export.page.write import write_page
from tests.browser.chromium import Browser, find_driver, start_browser
from tests.claims_factory import a_claim, a_figure, a_report, a_source
from tests.export.page_records import release

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(find_driver() is None, reason="no chromium and chromedriver here"),
]

LONG = "The-very-long-name-of-a-report-without-any-place-to-break-it-" * 3
WIDTHS = (1280, 390)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    driver = find_driver()
    assert driver
    with start_browser(driver, tmp_path_factory.mktemp("profile")) as started:
        yield started


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two events, told by six speakers of whom one denies, with figures of several days and names that do not break."""
    speakers = [
        a_source(f"{name} office of Sarin and of all its districts")
        for name in ("Health", "Police", "Army", "Press", "Aid")
    ]
    claims = [
        a_claim(
            doc=f"d{n}",
            outlet=LONG if n == 0 else f"Paper {n}",
            published=f"2024-05-{28 + n % 3}",
            sources=(a_source(f"Paper {n}", "outlet"), speaker),
            place="Varda",
            by="Aland army",
            on="farmers",
            figures=(a_figure("killed", 7 + n), a_figure("wounded", 20, None)),
            stance="denies" if n == 4 else "asserts",
            disputes=("existence",) if n == 4 else (),
        )
        for n, speaker in enumerate(speakers)
    ]
    claims.append(
        a_claim(doc="d9", outlet="Paper 9", published="2024-05-31", place="Varda", by="Aland army", killed=11)
    )
    road = a_claim(doc="road", place="the road from Varda to Orlin", day=None)
    documents = [replace(a_report("d0"), title=LONG, url=f"https://example.org/{LONG}"), a_report("road")]
    target = tmp_path_factory.mktemp("record") / "report.html"
    write_page(release([claims, [road]], documents), target)
    return target


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_it_opens_without_an_error(browser: Browser, page: Path, width: int, scheme: str) -> None:
    browser.log("browser")
    browser.open(page, width, scheme=scheme)
    assert browser.log("browser") == []
    assert browser.run("return document.querySelectorAll('article').length") == 2
    assert browser.run("return document.querySelectorAll('section.says button').length") == 2, "its script may run"


def test_it_asks_for_nothing(browser: Browser, page: Path) -> None:
    browser.log("performance")
    browser.open(page, 1280)
    messages = [json.loads(entry["message"])["message"] for entry in browser.log("performance")]
    asked = [m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"]
    assert set(asked) <= {page.resolve().as_uri()}


@pytest.mark.parametrize("opened", [False, True])
@pytest.mark.parametrize("width", WIDTHS)
def test_the_page_does_not_scroll_sideways(browser: Browser, page: Path, width: int, opened: bool) -> None:
    browser.open(page, width)
    if opened:
        browser.run("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    assert browser.run("return document.documentElement.scrollWidth") == width
    outside = browser.run(
        "return [...document.querySelectorAll('main *')].filter(e => !e.closest('.scroll') && !e.closest('svg') && "
        "e.getBoundingClientRect().right > innerWidth + 1).map(e => e.tagName + ' ' + e.textContent.slice(0, 60))"
    )
    assert outside == []


@pytest.mark.parametrize("width", WIDTHS)
def test_who_relays_whom_reads_in_words(browser: Browser, page: Path, width: int) -> None:
    browser.open(page, width)
    words = browser.run("return document.querySelector('.relays .passed > li').innerText")
    assert "Aid office of Sarin" in words
    assert "source no longer named" in words
    assert "in its own voice" in words
    assert browser.run("return document.querySelector('.relays .lost li').getBoundingClientRect().height") > 10
    browser.run("document.querySelector('.relays summary').focus()")
    browser.press("\ue007")
    assert browser.run("return document.querySelectorAll('.relays details[open] blockquote').length") == 2


@pytest.mark.parametrize("width", WIDTHS)
def test_there_is_something_to_see(browser: Browser, page: Path, width: int) -> None:
    browser.open(page, width)
    colours = browser.run(
        "return ['.map .area', '.timeline .bar', '.toll .dot', '.matrix .differs'].map(s => {"
        "const box = document.querySelector(s).getBoundingClientRect(); return Math.min(box.width, box.height); })"
    )
    assert min(colours) > 3
    assert _shades(browser.picture()) > 20


@pytest.mark.parametrize("width", WIDTHS)
def test_a_sentence_opens_from_the_keyboard(browser: Browser, page: Path, width: int) -> None:
    browser.open(page, width)
    browser.run("document.querySelector('.matrix details summary').focus()")
    assert not browser.run("return document.querySelector('.matrix details').open")
    browser.press("\ue007")
    assert browser.run("return document.querySelector('.matrix details').open")
    assert browser.run("return document.querySelector('.matrix details mark').getBoundingClientRect().height") > 5


@pytest.mark.parametrize(
    ("start", "reached"),
    [
        pytest.param("nav a", "#map", id="from link to link"),
        pytest.param(".matrix details summary", "SUMMARY", id="from value to value"),
    ],
)
def test_tab_goes_on(browser: Browser, page: Path, start: str, reached: str) -> None:
    browser.open(page, 1280)
    browser.run("document.querySelector(arguments[0]).focus()", start)
    browser.press("\ue004")
    told = "const a = document.activeElement; return a.tagName === 'A' ? a.getAttribute('href') : a.tagName"
    assert browser.run(told) == reached


def test_nothing_is_out_of_reach_of_tab(browser: Browser, page: Path) -> None:
    browser.open(page, 1280)
    unreachable = browser.run("return document.querySelectorAll('[tabindex=\"-1\"]:not(svg *)').length")
    assert unreachable == 0


def test_it_can_be_read_without_its_script(browser: Browser, page: Path) -> None:
    browser.devtools("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.open(page, 390)
        text = browser.devtools("Runtime.evaluate", {"expression": "document.body.innerText", "returnByValue": True})
    finally:
        browser.devtools("Emulation.setScriptExecutionDisabled", {"value": False})
    assert "Open all sentences" not in text["result"]["value"]
    assert "DENIED OR NOT CONFIRMED" in text["result"]["value"].upper()


def test_it_prints(browser: Browser, page: Path) -> None:
    browser.open(page, 1280)
    assert browser.pdf().startswith(b"%PDF")
    assert not browser.run("return document.querySelector('.statements').open"), "closed again afterwards"


def _shades(png: bytes) -> int:
    """How many different bytes the picture holds: a blank one holds few. The chunks are those of the PNG standard."""
    data, at = b"", 8
    while at < len(png):
        length = int.from_bytes(png[at : at + 4], "big")
        if png[at + 4 : at + 8] == b"IDAT":
            data += png[at + 8 : at + 8 + length]
        at += 12 + length
    return len(set(zlib.decompress(data)))
