"""The reader of one report: what people decided of it is shown and nothing hidden, and a translation stays a note beside it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tadmor.read.reader import Reader
from tadmor.run.coding import accept_claim, add_claim, correct_slot, reject_claim, undo_judgement
from tadmor.run.engine import run_paths
from tadmor.store.record import open_record
from tadmor.web.app import make_app
from tadmor.web.team import Team
from tadmor.web.translations import list_translations
from tadmor.web.upkeep import bring_up
from tests.web.conftest import Opened
from tests.web.test_guard import token_of

TURKISH = "Cumartesi gecesi Afrin'de bir pazara düşen roketler sekiz kişiyi öldürdü 😢, dedi yerel bir yetkili."
ENGLISH = "AFRIN, 14 March 2021. Gunmen killed 4 guards at a market in Afrin on Sunday, a police officer said.\n"


@pytest.fixture
def two(english: Reader, tmp_path: Path) -> Iterator[Opened]:
    """A desk of two reports, one of them in a language without a reader."""
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "one.txt").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "reports" / "two.txt").write_text(TURKISH, encoding="utf-8")
    with open_record(tmp_path / "record", create=True) as record:
        run_paths([tmp_path / "reports"], record, english)
        bring_up(tmp_path / "record", weigh=False)
        with TestClient(make_app(record), base_url="http://127.0.0.1") as client:
            yield Opened(folder=tmp_path / "record", record=record, client=client)


def _page(desk: Opened, words: str) -> tuple[str, str]:
    """The id of the report in which these words stand, and its page as the record is now."""
    bring_up(desk.folder, weigh=True)
    report = next(d.id for d in desk.record.documents() if words in d.text)
    return report, desk.client.get(f"/reports/{report}").text


def _words(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", markup)).split())


def test_what_people_decided_of_a_statement_stands_beside_it_with_what_was_read(two: Opened) -> None:
    claim = next(c for c in two.record.claims() if c.quantities)
    made = correct_slot(two.record, (claim.id, "killed"), [], by="A. Reader", why="they were only wounded")
    accept_claim(two.record, claim.id, by="B. Reader")
    page = _words(_page(two, "Gunmen")[1])
    assert "killed is now “nothing”" in page
    assert "was “killed: 4" in page
    assert "A. Reader" in page
    assert "they were only wounded" in page
    assert "checked by B. Reader" in page
    undo_judgement(two.record, made.id, by="A. Reader")
    assert "is now" not in _words(_page(two, "Gunmen")[1])


def test_a_rejected_statement_is_still_to_be_seen(two: Opened) -> None:
    claim = next(iter(two.record.claims()))
    reject_claim(two.record, claim.id, by="A. Reader", why="a film")
    page = _words(_page(two, "Gunmen")[1])
    assert "Statements that people rejected" in page
    assert f"{' '.join(claim.evidence.text.split())} rejected by A. Reader" in page
    assert "a film" in page


def test_a_statement_coded_by_hand_says_so_and_is_marked_where_it_stands(two: Opened) -> None:
    report = next(d for d in two.record.documents() if "Afrin'de" in d.text)
    start = report.text.index("öldürdü")
    place = {"start": start, "end": start + len("öldürdü")}
    add_claim(two.record, report.id, {"kind": "shelling_artillery_missile", "trigger": place}, by="A. Reader")
    page = _page(two, "Afrin'de")[1]
    assert "coded by hand by A. Reader" in _words(page)
    article = page[page.index("<article") : page.index("</article>")]
    assert re.search(r'class="m m-trigger"[^>]*>öldürdü</span>', article)
    assert f'data-at="{start}"' in article


def test_a_translation_is_a_note_beside_the_original(two: Opened) -> None:
    report, page = _page(two, "Afrin'de")
    assert "no reader for this language" in page.lower() or "There is no reader" in page
    assert f'action="/reports/{report}/translation"' in page, (
        "where nobody could read it, a translation can be put beside it"
    )
    sent = {"token": token_of(page), "name": "A. Reader", "language": "English", "text": "Rockets killed <b>eight</b>."}
    answer = two.client.post(f"/reports/{report}/translation", data=sent)
    assert answer.status_code == 200
    assert "Rockets killed &lt;b&gt;eight&lt;/b&gt;." in answer.text
    assert "put here by A. Reader" in answer.text
    assert html.escape(TURKISH, quote=True) in answer.text or TURKISH in html.unescape(answer.text)
    two.client.post(f"/reports/{report}/translation", data=sent | {"text": "Rockets killed 8."})
    shown = two.client.get(f"/reports/{report}").text
    assert "Rockets killed 8." in shown and "Rockets killed &lt;b&gt;eight&lt;/b&gt;." in shown, (
        "earlier ones stay in view"
    )
    kept = list_translations(Team(two.folder), report)
    assert [one.text for one in kept] == ["Rockets killed 8.", "Rockets killed <b>eight</b>."]
    assert list(two.record.claims(report)) == []


def test_an_empty_translation_is_refused_and_without_a_name_none_is_kept(two: Opened) -> None:
    report, page = _page(two, "Afrin'de")
    sent = {"token": token_of(page), "language": "English", "text": "Rockets"}
    assert two.client.post(f"/reports/{report}/translation", data=sent).status_code == 403
    answer = two.client.post(f"/reports/{report}/translation", data=sent | {"name": "A. Reader", "text": "  "})
    assert answer.status_code == 400
    assert list_translations(Team(two.folder), report) == ()


def test_what_is_known_of_a_report_is_on_its_page(desk: Opened) -> None:
    for document in desk.record.documents():
        page = html.unescape(desk.client.get(f"/reports/{document.id}").text)
        assert document.raw_sha256 in page
        assert document.url is None or document.url in page


def test_a_right_to_left_report_finds_its_direction_by_itself(two: Opened) -> None:
    page = _page(two, "Afrin'de")[1]
    assert re.search(r'<article class="text" id="text" dir="auto" lang="tr"', page)
