"""Two people at two browsers code a set blind, by mouse and by keyboard alone; an editor adjudicates; agreement is taken away."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tadmor.lexicon.actors import load_actors
from tadmor.model.claim import coded_by
from tadmor.read.reader import Reader
from tadmor.run.engine import run_paths
from tadmor.store.record import open_record
from tadmor.web.accounts import add_account
from tadmor.web.app import TEAM_TABLES
from tadmor.web.team import Team
from tests.browser.playwright_desk import Seat, find_chromium, find_serious, serve, sit_down

pytestmark = [pytest.mark.browser, pytest.mark.skipif(find_chromium() is None, reason="no chromium here")]
PASSWORD = "four plain words here"
FIRST = "Shelling killed seven people in Dalanzadgad on Monday, a medic said. Nothing else was heard of the town."
SECOND = "قُتل خمسة أشخاص في قصف السوق يوم الأحد بحسب مسعف من المدينة."


@pytest.fixture
def folder(english: Reader, tmp_path: Path) -> Path:
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "a.txt").write_text(FIRST, encoding="utf-8")
    (reports / "b.txt").write_text(SECOND, encoding="utf-8")
    with open_record(tmp_path / "record", create=True) as record:
        run_paths([reports], record, english, entries=load_actors().entries)
    team = Team(tmp_path / "record")
    team.prepare(TEAM_TABLES)
    for name, role in (("Ada", "coder"), ("Bo", "coder"), ("Edda", "editor")):
        add_account(team, name, PASSWORD, role=role)  # type: ignore[arg-type]
    return tmp_path / "record"


@pytest.fixture
def seat(folder: Path) -> Iterator[Seat]:
    with serve(folder) as address, sit_down(address) as seat:
        yield seat
        assert not seat.faults
        assert not seat.outside


def sit(seat: Seat, name: str, path: str = "/work", *, width: int = 1280) -> Page:
    """A browser of its own for one person, signed in."""
    browser = seat.page.context.browser
    assert browser
    page = browser.new_context(viewport={"width": width, "height": 900}, accept_downloads=True).new_page()
    page.on("console", lambda message: seat.faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda fault: seat.faults.append(str(fault)))
    own = re.compile(rf"^(?:{re.escape(seat.address)}/|data:|blob:)")
    page.on("request", lambda asked: None if own.match(asked.url) else seat.outside.append(asked.url))
    page.goto(f"{seat.address}{path}")
    page.fill("input[name=name]", name)
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_url(f"**{path}")
    return page


def check(page: Page) -> None:
    """Nothing serious is found by axe, and nothing is wider than the page."""
    assert not find_serious(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def make_set(page: Page) -> None:
    """An editor makes a set of both reports for both coders."""
    page.click("nav a[href='/sets']")
    page.click("a[href='/sets/new']")
    check(page)
    page.fill("#title", "pilot")
    page.get_by_label("Ada").check()
    page.get_by_label("Bo").check()
    page.get_by_role("radio", name="These reports").check()
    page.fill("textarea[name=reports]", "1\n2")
    page.click("button.main")
    page.wait_for_url("**/sets/1")
    check(page)


def select_by_keys(page: Page, before: str, words: str, *, forward: str) -> None:
    """Goes into the text and selects words in it; nothing but keys."""
    page.wait_for_selector("#text[contenteditable]")
    page.keyboard.press("Alt+t")
    page.keyboard.press("Control+Home")
    for _ in before:
        page.keyboard.press(forward)
    for _ in words:
        page.keyboard.press(f"Shift+{forward}")
    expect(page.locator("#chosen")).to_have_text(words)


def take_by_keys(page: Page, field: str) -> None:
    page.focus(f"[data-words={field}] button")
    page.keyboard.press("Enter")


def code_by_keys(page: Page) -> None:
    """Ada codes both reports without a mouse."""
    page.focus("a[href='/sets/1/next']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/sets/1/reports/*")
    for _ in range(2):
        english = page.inner_text("#text").startswith("Shelling")
        if english:
            select_by_keys(page, "", "Shelling", forward="ArrowRight")
            take_by_keys(page, "trigger")
            page.focus("select[name=kind]")
            page.keyboard.type("shelling")
            select_by_keys(page, "Shelling killed ", "seven", forward="ArrowRight")
            take_by_keys(page, "killed-0")
            page.focus("input[name=killed-0-low]")
            page.keyboard.type("7")
            page.keyboard.press("Tab")
            page.keyboard.type("7")
            page.focus("input[name=event]")
            page.keyboard.type("Dalanzadgad")
            page.keyboard.press("Enter")
            page.wait_for_selector("ol.own li")
            check(page)
        page.focus("button[value=finish]")
        with page.expect_navigation():
            page.keyboard.press("Enter")


def select_by_mouse(page: Page, words: str) -> None:
    page.wait_for_selector("#text[contenteditable]")
    spot = page.evaluate(
        """(words) => {
          const walker = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const at = node.data.indexOf(words);
            if (at < 0) continue;
            const range = document.createRange();
            range.setStart(node, at); range.setEnd(node, at + words.length);
            range.startContainer.parentElement.scrollIntoView({ block: "center" });
            const box = range.getBoundingClientRect();
            return [box.left, box.top + box.height / 2, box.right];
          }
        }""",
        words,
    )
    page.mouse.move(spot[0] + 1, spot[1])
    page.mouse.down()
    page.mouse.move(spot[2] - 1, spot[1], steps=5)
    page.mouse.up()
    expect(page.locator("#chosen")).to_have_text(words)


def code_by_mouse(page: Page) -> None:
    """Bo codes the English report on another word and as a drone strike, with the same toll; nothing in the other."""
    page.click("a[href='/sets/1/next']")
    for _ in range(2):
        if page.inner_text("#text").startswith("Shelling"):
            assert page.locator("ol.own li").count() == 0, "what Ada coded is not shown"
            assert page.locator(".text .m-claim").count() == 0, "nor what was read"
            select_by_mouse(page, "killed")
            page.click("[data-words=trigger] button")
            page.select_option("select[name=kind]", "air_drone_strike")
            select_by_mouse(page, "seven")
            page.click("[data-words=killed-0] button")
            page.fill("input[name=killed-0-low]", "7")
            page.fill("input[name=killed-0-high]", "7")
            page.fill("input[name=event]", "Dalanzadgad")
            page.click("button.main")
            page.wait_for_selector("ol.own li")
        with page.expect_navigation():
            page.click("button[value=finish]")


def test_a_set_goes_from_its_making_to_the_record(seat: Seat, folder: Path, tmp_path: Path) -> None:
    with open_record(folder) as record:
        ours = next(document.id for document in record.documents() if document.text.startswith("Shelling"))
        assert list(record.claims(ours)), "a program has read it, too"
    edda = sit(seat, "Edda")
    make_set(edda)

    ada = sit(seat, "Ada")
    check(ada)
    code_by_keys(ada)
    assert "2 of 2" in ada.inner_text("ul.done")
    bo = sit(seat, "Bo")
    for path in ("/events", "/reports"):
        bo.goto(seat.address + path)
        assert "You code reports blind" in bo.inner_text("body")
        assert bo.locator("a[href^='/events/']").count() == 0
    check(bo)
    bo.goto(f"{seat.address}/work")
    code_by_mouse(bo)

    edda.goto(f"{seat.address}/work")
    edda.click("a[href='/sets/1/units']")
    check(edda)
    assert "What happened" in edda.inner_text("tbody")
    edda.click("tbody a")
    check(edda)
    kinds = edda.locator("fieldset.part", has=edda.locator("input[name=pick-kind]"))
    assert "different" in kinds.inner_text()
    assert "Ada" in kinds.inner_text() and "Bo" in kinds.inner_text()
    edda.focus("input[name=pick-trigger][value='0']")
    edda.keyboard.press("Space")
    edda.focus("input[name=pick-kind][value='0']")
    edda.keyboard.press("Space")
    edda.fill("input[name=why]", "it says shelling")
    edda.focus("form button.main")
    edda.keyboard.press("Enter")
    edda.wait_for_url("**/units")
    edda.click("button[value=close]")
    edda.wait_for_url("**/sets/1")
    with open_record(folder) as record:
        stands = [claim for claim in record.claims(ours) if coded_by(claim) == "Edda"]
        assert [(c.trigger.text, c.kind, c.quantities[0].low) for c in stands] == [
            ("Shelling", "shelling_artillery_missile", 7)
        ]
        assert sorted((j.verdict, j.by) for j in record.judgements()) == [
            ("add", "Ada"),
            ("add", "Bo"),
            ("add", "Edda"),
        ]

    edda.click("a[href='/sets/1/agreement']")
    check(edda)
    with edda.expect_download() as waiting:
        edda.click("a[href$='agreement.csv']")
    waiting.value.save_as(tmp_path / "agreement.csv")
    with (tmp_path / "agreement.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["field"]: row for row in csv.DictReader(file)}
    assert (rows["kind"]["units"], rows["kind"]["raw_agreement"]) == ("1", "0.0")
    assert (rows["killed"]["units"], rows["killed"]["raw_agreement"]) == ("1", "1.0")
    bo.goto(f"{seat.address}/events")
    assert "You code reports blind" not in bo.inner_text("body"), "the set is done: everything is seen again"


def test_pages_of_a_set_fit_a_telephone(seat: Seat) -> None:
    edda = sit(seat, "Edda", width=390)
    make_set(edda)
    ada = sit(seat, "Ada", "/sets/1", width=390)
    check(ada)
    ada.click("a[href='/sets/1/next']")
    ada.wait_for_url("**/sets/1/reports/*")
    check(ada)


def test_an_event_is_assigned_and_found_under_my_work(seat: Seat) -> None:
    edda = sit(seat, "Edda", "/events")
    edda.click("table.events a")
    edda.click(".assigned summary")
    edda.select_option(".assigned select[name=person]", "Ada")
    edda.click(".assigned button")
    edda.wait_for_selector("text=Assigned to Ada")
    check(edda)
    ada = sit(seat, "Ada")
    ada.click("main a[href^='/events/']")
    assert "Assigned to Ada" in ada.inner_text("main")
    ada.goto(f"{seat.address}/events?assignee=Ada")
    assert ada.locator("table.events tbody tr").count() == 1
