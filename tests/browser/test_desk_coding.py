"""Coding in the browser: words are selected with the mouse or with the keyboard alone, and what is stored quotes exactly them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tadmor.lexicon.actors import load_actors
from tadmor.read.reader import Reader
from tadmor.run.engine import run_paths
from tadmor.store.record import open_record
from tests.browser.playwright_desk import Seat, find_chromium, serve, sit_down

pytestmark = [pytest.mark.browser, pytest.mark.skipif(find_chromium() is None, reason="no chromium here")]
REPORTS = Path(__file__).parents[2] / "examples" / "gobi" / "reports"
ARABIC = "قُتل خمسة أشخاص في قصف السوق يوم الأحد 🙏 بحسب مسعف من المدينة."
SELECT = """([start, end]) => {
  const walker = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT);
  let seen = 0, first = null, last = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    let at = 0;
    for (const point of node.data) {
      if (seen === start) first = [node, at];
      seen += 1; at += point.length;
      if (seen === end) last = [node, at];
    }
  }
  const range = document.createRange();
  range.setStart(...first); range.setEnd(...last);
  const box = range.getBoundingClientRect();
  return [box.left, box.top + box.height / 2, box.right];
}"""


@pytest.fixture(scope="module")
def folder(english: Reader, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("coding")
    shutil.copytree(REPORTS, made / "reports")
    (made / "reports" / "arabic.txt").write_text(ARABIC, encoding="utf-8")
    with open_record(made / "record", create=True) as record:
        run_paths([made / "reports"], record, english, entries=load_actors().entries)
    return made / "record"


@pytest.fixture
def seat(folder: Path) -> Iterator[Seat]:
    with serve(folder) as address, sit_down(address) as seat:
        seat.give_name("Ada")
        yield seat
        assert not seat.faults
        assert not seat.outside


def arabic_report(folder: Path) -> tuple[str, str]:
    with open_record(folder) as record:
        return next((d.id, d.text) for d in record.documents() if d.text.startswith("قُتل"))


def test_an_arabic_report_is_coded_with_the_keyboard_alone(seat: Seat, folder: Path) -> None:
    report, text = arabic_report(folder)
    seat.open(f"/reports/{report}/code")
    page = seat.page
    page.keyboard.press("Alt+t")
    page.keyboard.press("Control+Home")
    for _ in range(len("قُتل خمسة أشخاص في ") - 1):  # the caret goes over a letter and its vowel sign in one step
        page.keyboard.press("ArrowLeft")
    for _ in range(len("قصف")):
        page.keyboard.press("Shift+ArrowLeft")
    assert page.inner_text("#chosen") == "قصف"
    page.keyboard.type("nothing can be written here")
    assert page.inner_text("#text").strip() == text.strip()
    page.focus("[data-words=trigger] button")
    page.keyboard.press("Enter")
    page.focus("select[name=kind]")
    page.keyboard.type("shelling")
    page.focus("input[name=why]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/reports/*")
    with open_record(folder) as record:
        (claim,) = record.claims(report)
    assert claim.trigger.text == "قصف"
    assert claim.kind == "shelling_artillery_missile"
    assert claim.evidence.text == text.strip()


def test_words_behind_an_emoji_are_taken_with_the_mouse_where_they_stand(seat: Seat, folder: Path) -> None:
    report, text = arabic_report(folder)
    seat.open(f"/reports/{report}/code")
    page, start = seat.page, text.index("مسعف")
    left, middle, right = page.evaluate(SELECT, [start, start + len("مسعف")])
    page.mouse.move(right - 1, middle)
    page.mouse.down()
    page.mouse.move(left + 1, middle, steps=5)
    page.mouse.up()
    page.click("[data-words=trigger] button")
    assert page.input_value("input[name=trigger-start]") == str(start)
    assert page.input_value("input[name=trigger-end]") == str(start + len("مسعف"))


def test_a_toll_is_corrected_and_taken_back(seat: Seat, folder: Path) -> None:
    with open_record(folder) as record:
        claim = next(c for c in record.claims() if any(q.what == "killed" and (q.low or 0) > 1 for q in c.quantities))
    seat.open(f"/claims/{claim.id}")
    page = seat.page
    form = page.locator("details", has=page.locator("input[name=slot][value=killed]"))
    form.locator("summary").click()
    form.locator("select[name=killed-0-status]").select_option("civilian")
    form.locator("input[name=why]").fill("as the mayor says")
    form.locator("button.main").click()
    page.wait_for_selector("ol.history")
    with open_record(folder) as record:
        (judgement,) = (j for j in record.judgements() if j.verdict == "correct")
    assert judgement.correction and judgement.correction.quantities[0].status == "civilian"
    assert "as the mayor says" in page.inner_text("ol.history")
    page.locator("ol.history button").first.click()
    page.wait_for_load_state("networkidle")
    with open_record(folder) as record:
        assert [j.verdict for j in record.judgements() if claim.id in j.on] == ["correct", "withdraw"]


def test_two_figures_and_a_place_of_the_gazetteer_are_coded_in_one_go(seat: Seat, folder: Path) -> None:
    with open_record(folder) as record:
        document = next(d for d in record.documents() if "Seven people were killed" in d.text)
    seat.open(f"/reports/{document.id}/code")
    page = seat.page

    def take(words: str, name: str) -> None:
        start = document.text.index(words)
        left, middle, right = page.evaluate(SELECT, [start, start + len(words)])
        page.evaluate("y => scrollBy(0, y - innerHeight / 2)", middle)
        left, middle, right = page.evaluate(SELECT, [start, start + len(words)])
        page.mouse.move(left + 1, middle)
        page.mouse.down()
        page.mouse.move(right - 1, middle, steps=5)
        page.mouse.up()
        page.locator(f"[data-words={name}] button").click()

    take("informs", "trigger")
    page.select_option("select[name=kind]", "armed_clash")
    killed = page.locator("details", has=page.locator("[data-words=killed-0]"))
    take("Seven", "killed-0")
    page.fill("input[name=killed-0-low]", "7")
    page.fill("input[name=killed-0-high]", "7")
    killed.locator("button[data-more]").click()
    take("three", "killed-1")
    page.fill("input[name=killed-1-low]", "3")
    page.fill("input[name=killed-1-high]", "3")
    page.fill("input[name=where-name]", "Dalanzadgad")
    take("Dalanzadgad", "where")
    page.click("button[data-lookup]")
    page.wait_for_selector(".lookup select:visible")
    page.select_option(".lookup select", index=1)
    assert page.input_value("input[name=where-country]") == "MN"
    page.click("button.main")
    page.wait_for_url("**/reports/*#c-*")
    with open_record(folder) as record:
        claim = next(c for c in record.claims(document.id) if c.read_by.reader == "person")
    assert [(q.low, q.evidence.text) for q in claim.quantities] == [(7, "Seven"), (3, "three")]
    assert claim.where
    assert (claim.where.country, claim.where.evidence.text) == ("MN", "Dalanzadgad")
    assert claim.where.precision == "settlement"
