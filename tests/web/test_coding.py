"""Statements checked, put right, rejected, taken back and coded by hand at the desk, each stored as it was handed in."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tadmor.model.claim import Claim
from tadmor.run.coding import reject_claim
from tadmor.store.record import open_record
from tests.web.conftest import Opened
from tests.web.test_guard import token_of

ARABIC = "قُتل خمسة أشخاص في قصف السوق يوم الأحد، بحسب مسعف."


@pytest.fixture
def named(fresh: Opened) -> Opened:
    """A desk at which Ada sits."""
    fresh.client.post("/me", data={"token": token_of(fresh.client.get("/events").text), "name": "Ada"})
    return fresh


def a_claim(desk: Opened, *, with_killed: bool = False) -> Claim:
    return next(
        c for c in desk.record.claims() if not with_killed or any(q.what == "killed" and q.low for q in c.quantities)
    )


def send(desk: Opened, address: str, **fields: Any) -> Any:
    page = desk.client.get("/events").text
    return desk.client.post(address, data={"token": token_of(page), **fields}, follow_redirects=False)


def hidden(page: str, name: str, after: str = "") -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page[page.index(after) if after else 0 :])
    assert found
    return found[1]


def settle(desk: Opened) -> None:
    assert desk.client.app.state.desk.upkeep.wait(120)  # type: ignore[attr-defined]


def test_every_statement_of_the_record_has_a_page_with_every_part(desk: Opened) -> None:
    for claim in list(desk.record.claims())[:20]:
        page = desk.client.get(f"/claims/{claim.id}")
        assert page.status_code == 200
        assert "A decision needs a name" in page.text


def test_a_statement_is_found_right_and_says_by_whom(named: Opened) -> None:
    claim = a_claim(named)
    assert send(named, f"/claims/{claim.id}", verdict="accept", expected="", why="checked it").status_code == 303
    settle(named)
    page = named.client.get(f"/claims/{claim.id}").text
    assert "confirmed this statement" in page and "Ada" in page and "checked it" in page


def test_a_rejected_statement_is_of_no_event_until_that_is_taken_back(named: Opened) -> None:
    claim = a_claim(named)
    before = next((i.id for i in named.record.incidents() if claim.id in i.claims), None)
    assert before
    send(named, f"/claims/{claim.id}", verdict="reject", expected="", why="a film")
    settle(named)
    assert not any(claim.id in incident.claims for incident in named.record.incidents())
    (judgement,) = named.record.judgements()
    send(named, f"/judgements/{judgement.id}/undo")
    settle(named)
    assert any(claim.id in incident.claims for incident in named.record.incidents())


def test_a_toll_is_put_right_with_the_words_that_say_it(named: Opened) -> None:
    claim = a_claim(named, with_killed=True)
    figure = next(q for q in claim.quantities if q.what == "killed" and q.low)
    fields = {
        "slot": "killed",
        "expected": "",
        "why": "rule 4.2",
        "killed-0-low": figure.low,
        "killed-0-high": (figure.low or 0) + 1,
        "killed-0-status": "civilian",
        "killed-0-start": figure.evidence.start,
        "killed-0-end": figure.evidence.end,
    }
    answer = send(named, f"/claims/{claim.id}", **fields)
    assert answer.status_code in (303, 400)
    if answer.status_code == 303:
        (judgement,) = named.record.judgements()
        assert judgement.correction and judgement.correction.quantities[0].evidence == figure.evidence
        assert judgement.why == "rule 4.2"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"slot": "killed", "killed-0-low": "many"}, "is no number"),
        ({"slot": "killed", "killed-0-low": "7"}, "quotes nothing"),
        ({"slot": "killed", "killed-0-low": "7", "killed-0-start": "a", "killed-0-end": "3"}, "two whole numbers"),
        ({"slot": "killed", "killed-0-low": "7", "killed-0-start": "0", "killed-0-end": "999999"}, ""),
        ({"slot": "kind", "kind": "picnic"}, "no kind"),
        ({"slot": "persons"}, "Say what is to be done"),
        ({}, "Say what is to be done"),
    ],
)
def test_what_cannot_be_is_said_and_what_was_typed_is_kept(named: Opened, fields: dict[str, str], words: str) -> None:
    claim = a_claim(named)
    answer = send(named, f"/claims/{claim.id}", expected="", why="my long memo", **fields)
    assert answer.status_code == 400
    assert words in answer.text
    if "slot" in fields and fields["slot"] != "persons":
        assert "my long memo" in answer.text
    assert not list(named.record.judgements())


def test_who_was_slower_is_told_and_loses_nothing(named: Opened) -> None:
    claim = a_claim(named)
    page = named.client.get(f"/claims/{claim.id}").text
    seen = hidden(page, "expected")
    reject_claim(named.record, claim.id, by="Bo", why="a duplicate")
    answer = send(named, f"/claims/{claim.id}", verdict="accept", expected=seen, why="my long memo")
    assert answer.status_code == 409
    assert "Bo" in answer.text and "my long memo" in answer.text
    assert [judgement.by for judgement in named.record.judgements()] == ["Bo"]


@pytest.fixture
def arabic(tmp_path: Path) -> Path:
    """A file with a report in a language without a reader."""
    path = tmp_path / "report.txt"
    path.write_text(ARABIC, encoding="utf-8")
    return path


def test_a_report_without_a_reader_is_coded_by_hand(named: Opened, arabic: Path, english: Any) -> None:
    from tadmor.run.engine import run_paths
    from tadmor.web.upkeep import bring_up

    with open_record(named.folder) as record:
        run_paths([arabic], record, english)
        report = next(d for d in record.documents() if d.text.strip() == ARABIC)
    bring_up(named.folder, weigh=False)
    page = named.client.get(f"/reports/{report.id}/code")
    assert page.status_code == 200 and ARABIC[:20] in page.text
    at = {
        word: (report.text.index(word), report.text.index(word) + len(word))
        for word in ("قصف", "خمسة أشخاص", "مسعف", "السوق")
    }
    fields = {
        "kind": "shelling_artillery_missile",
        "stance": "asserts",
        "reality": "happened",
        "trigger-start": at["قصف"][0],
        "trigger-end": at["قصف"][1],
        "killed-0-low": 5,
        "killed-0-high": 5,
        "killed-0-status": "unknown",
        "killed-0-start": at["خمسة أشخاص"][0],
        "killed-0-end": at["خمسة أشخاص"][1],
        "where-name": "",
        "where-start": at["السوق"][0],
        "where-end": at["السوق"][1],
        "why": "read by me",
    }
    answer = send(named, f"/reports/{report.id}/code", **fields)
    assert answer.status_code == 303, answer.text
    coded = next(c for c in named.record.claims(report.id))
    assert coded.trigger.text == "قصف"
    assert coded.where and coded.where.name == "السوق"
    assert [(q.what, q.low, q.high, q.evidence.text) for q in coded.quantities] == [("killed", 5, 5, "خمسة أشخاص")]
    assert coded.read_by.reader == "person"
    settle(named)
    assert any(coded.id in incident.claims for incident in named.record.incidents())
