"""Statements checked, put right, rejected, taken back and coded by hand at the desk, each stored as it was handed in."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tadmor.model.claim import Claim
from tadmor.run.coding import add_claim, reject_claim
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
        assert 'name="name" required' in page.text, "who has given no name is asked for it in the form"


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


def test_what_a_form_does_not_ask_for_stays_as_it_was(named: Opened) -> None:
    claim = next(c for c in named.record.claims() if any(q.what == "killed" and q.low and q.of for q in c.quantities))
    figures = [q for q in claim.quantities if q.what == "killed"]
    fields: dict[str, Any] = {"slot": "killed", "expected": "", "why": "the dead were civilians"}
    for at, figure in enumerate(figures):
        fields |= {
            f"killed-{at}-low": "" if figure.low is None else figure.low,
            f"killed-{at}-high": "" if figure.high is None else figure.high,
            f"killed-{at}-status": "civilian" if at == 0 else figure.status,
            f"killed-{at}-group": figure.group or "",
            f"killed-{at}-start": figure.evidence.start,
            f"killed-{at}-end": figure.evidence.end,
        }
    answer = send(named, f"/claims/{claim.id}", **fields)
    assert answer.status_code == 303, answer.text
    (judgement,) = named.record.judgements()
    assert judgement.correction
    stored = judgement.correction.quantities
    assert stored[0].status == "civilian"
    for now, was in zip(stored, figures, strict=True):
        assert (now.low, now.high, now.of, now.modifier, now.words) == (
            was.low,
            was.high,
            was.of,
            was.modifier,
            was.words,
        )


def test_a_rejected_statement_keeps_its_page_where_that_is_taken_back(named: Opened) -> None:
    claim = a_claim(named)
    send(named, f"/claims/{claim.id}", verdict="reject", expected="", why="a film")
    settle(named)
    page = named.client.get(f"/claims/{claim.id}")
    assert page.status_code == 200
    assert "Somebody rejected this statement" in page.text
    (judgement,) = named.record.judgements()
    assert f'action="/judgements/{judgement.id}/undo"' in page.text
    assert f'href="/claims/{claim.id}"' in named.client.get(f"/reports/{claim.document.id}").text
    send(named, f"/judgements/{judgement.id}/undo")
    settle(named)
    page = named.client.get(f"/claims/{claim.id}")
    assert "Somebody rejected this statement" not in page.text
    assert f'action="/judgements/{judgement.id}/undo"' not in page.text, "it has been taken back already"


def test_a_name_is_asked_for_in_the_form(fresh: Opened) -> None:
    claim = a_claim(fresh)
    assert 'name="name" required' in fresh.client.get(f"/claims/{claim.id}").text
    answer = send(fresh, f"/claims/{claim.id}", verdict="accept", expected="", name="Ada")
    assert answer.status_code == 303
    assert [judgement.by for judgement in fresh.record.judgements()] == ["Ada"]


def test_two_who_code_one_word_are_told_and_nothing_typed_is_lost(named: Opened) -> None:
    claim = a_claim(named)
    fields = {
        "kind": claim.kind,
        "trigger-start": claim.trigger.start,
        "trigger-end": claim.trigger.end,
        "killed-0-low": "",
        "killed-3-low": "7",
        "disputes": ["existence", "killed"],
        "expected": "",
    }
    add_claim(named.record, claim.document.id, {"kind": claim.kind, "trigger": trigger_of(claim)}, by="Bo")
    answer = send(named, f"/reports/{claim.document.id}/code", **(fields | {"why": "my long memo", "killed-3-low": ""}))
    assert answer.status_code == 409
    assert "Bo" in answer.text
    assert "my long memo" in answer.text
    assert re.search(r'value="existence" checked', answer.text)
    (judgement,) = named.record.judgements()
    assert hidden(answer.text, "expected") == judgement.id
    again = send(
        named, f"/reports/{claim.document.id}/code", **(fields | {"expected": judgement.id, "killed-3-low": ""})
    )
    assert again.status_code == 303
    assert [j.by for j in named.record.judgements()] == ["Bo", "Ada"]


def test_what_was_hit_and_what_is_denied_can_be_coded(named: Opened) -> None:
    claim = a_claim(named)
    place = {"objects-0-start": claim.trigger.start, "objects-0-end": claim.trigger.end}
    answer = send(
        named, f"/claims/{claim.id}", slot="objects", expected="", **place, **{"objects-0-category": "hospital"}
    )
    assert answer.status_code == 303, answer.text
    answer = send(named, f"/claims/{claim.id}", slot="disputes", expected="", disputes=["status"])
    assert answer.status_code == 303, answer.text
    things, denied = (judgement.correction for judgement in named.record.judgements())
    assert things and [(thing.name, thing.category) for thing in things.objects] == [(claim.trigger.text, "hospital")]
    assert denied and denied.disputes == ("status",)


def test_a_place_is_looked_up_by_its_name(desk: Opened) -> None:
    found = desk.client.get("/places", params={"name": "Aleppo"}).json()
    assert found[0]["country"] == "SY"
    assert found[0]["precision"] in ("settlement", "province")
    assert desk.client.get("/places", params={"name": "Nowhere at all"}).json() == []


def trigger_of(claim: Claim) -> dict[str, int]:
    return {"start": claim.trigger.start, "end": claim.trigger.end}
