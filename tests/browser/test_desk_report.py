"""The reader in a real browser: the text on the screen is the report, in any script, and each kind of mark can be switched off."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tadmor.read.reader import Reader
from tadmor.run.coding import add_claim
from tadmor.run.engine import run_paths
from tadmor.store.record import open_record
from tests.browser.chromium import Browser, find_driver, start_browser
from tests.browser.desk_server import NO_OTHER_HOST, Served, serve_desk
from tests.web.conftest import REPORTS

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(find_driver() is None, reason="no chromium and chromedriver here"),
]
ARABIC = "قُتل خمسة أشخاص 👩‍👩‍👧 في قصف السوق يوم الأحد، بحسب مسعف من المدينة.\n\nوأصيب ١٢ آخرون."
DECORATION = "return getComputedStyle(document.querySelector('.text .m-when')).textDecorationLine"
LABEL = "return getComputedStyle(document.querySelector('.text .m-when[data-label]'), '::before').content"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    driver = find_driver()
    assert driver
    with start_browser(driver, tmp_path_factory.mktemp("profile"), [NO_OTHER_HOST]) as started:
        yield started


@pytest.fixture(scope="module")
def desk(english: Reader, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The example with an Arabic report in which a person coded a statement."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "arabic.txt").write_text(ARABIC, encoding="utf-8")
    with open_record(folder / "gobi", create=True) as record:
        run_paths([REPORTS, folder / "arabic.txt"], record, english)
        arabic = next(d for d in record.documents() if d.text.startswith("قُتل"))
        trigger, day, low = (arabic.text.index(words) for words in ("قصف", "يوم الأحد", "خمسة"))
        values = {
            "kind": "shelling_artillery_missile",
            "trigger": {"start": trigger, "end": trigger + 3},
            "when": {
                "earliest": "2023-10-01",
                "latest": "2023-10-01",
                "precision": "day",
                "basis": "relative",
                "evidence": {"start": day, "end": day + 9},
            },
            "quantities": [
                {"what": "killed", "low": 5, "high": 5, "words": "خمسة", "evidence": {"start": low, "end": low + 4}}
            ],
        }
        add_claim(record, arabic.id, values, by="A. Reader")
    with serve_desk(folder / "gobi") as served:
        yield served


def _report(desk: Served, words: str) -> str:
    return next(d.id for d in desk.record.documents() if words in d.text)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("words", ["قُتل", "Mandalgovi"])
def test_it_opens_without_an_error_and_does_not_scroll_sideways(
    browser: Browser, desk: Served, words: str, width: int, scheme: str
) -> None:
    browser.log("browser")
    desk.open(browser, f"/reports/{_report(desk, words)}", width, scheme=scheme)
    assert browser.run("return document.documentElement.scrollWidth") == width
    assert browser.log("browser") == []


def test_the_text_on_the_screen_is_the_report_and_every_piece_knows_its_place(browser: Browser, desk: Served) -> None:
    for document in desk.record.documents():
        desk.open(browser, f"/reports/{document.id}")
        assert browser.run("return document.getElementById('text').textContent") == document.text
        pieces = browser.run(
            "return [...document.querySelectorAll('#text [data-at]')].map(p => [Number(p.dataset.at), p.textContent])"
        )
        assert pieces
        for at, words in pieces:
            assert document.text[at : at + len(words)] == words


def test_an_arabic_report_runs_from_right_to_left(browser: Browser, desk: Served) -> None:
    desk.open(browser, f"/reports/{_report(desk, 'قُتل')}")
    assert browser.run("return getComputedStyle(document.getElementById('text')).direction") == "rtl"
    places = browser.run(
        "return ['.m-figure', '.m-trigger', '.m-when'].map(s => "
        "document.querySelector('.text ' + s).getBoundingClientRect().left)"
    )
    assert places == sorted(places, reverse=True)


def test_a_kind_of_mark_is_switched_off_by_keyboard(browser: Browser, desk: Served) -> None:
    desk.open(browser, f"/reports/{_report(desk, 'Mandalgovi')}")
    assert browser.run(DECORATION) == "underline"
    assert browser.run(LABEL) != "none"
    browser.run("document.getElementById('layer-when').focus()")
    browser.press(" ")
    assert browser.run(DECORATION) == "none"
    assert browser.run(LABEL) == "none"


def test_a_statement_is_found_in_the_text(browser: Browser, desk: Served) -> None:
    desk.open(browser, f"/reports/{_report(desk, 'Mandalgovi')}")
    browser.run("document.querySelector('.read [data-claim] a').click()")
    assert browser.run("return document.querySelectorAll('#text .p.here').length") > 0
