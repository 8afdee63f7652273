"""The queue of what was not coded: every entry with its reason, one step from a statement, or rightly left out and put back."""

from __future__ import annotations

import csv
import html
import io
import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from tadmor.model.rejection import Rejection
from tadmor.model.span import Span
from tadmor.read.reader import Reader
from tadmor.run.coding import add_claim, reject_claim
from tadmor.run.engine import run_paths
from tadmor.web.accounts import add_account
from tadmor.web.entries import cut_context, propose_kind
from tadmor.web.team import Team
from tadmor.web.upkeep import bring_up
from tests.web.conftest import Opened
from tests.web.test_coding import named, send, settle

__all__ = ["named"]

PASSWORD = "four plain words here"
TEXT = "He took tea. Rebels may attack the market of Dalanzadgad. Nobody knows. The end."


def entry_of(desk: Opened, reason: str, **more: str) -> dict[str, Any]:
    asked = {"reason": reason, "state": "all", **more}
    listed: list[dict[str, Any]] = desk.client.get("/left-out.json", params=asked).json()
    return listed[0]


def key_of(entry: dict[str, Any]) -> str:
    start, end = ("" if entry[name] is None else entry[name] for name in ("start", "end"))
    return f"{entry['report']}:{entry['reason']}:{start}-{end}"


def counted(desk: Opened) -> tuple[int, int]:
    """How many entries are open and decided, as the page says."""
    page = desk.client.get("/left-out").text
    return tuple(int(n) for n in re.findall(r">(?:still open|decided) \((\d+)\)", page))  # type: ignore[return-value]


def test_everything_that_was_left_out_is_listed_once_with_its_reason_in_words(desk: Opened) -> None:
    rejections = {(r.document, r.reason, r.span) for r in desk.record.rejections()}
    listed = desk.client.get("/left-out.json").json()
    found = {
        (one["report"], one["reason"], (one["start"], one["end"]) if one["start"] is not None else None)
        for one in listed
    }
    assert rejections <= found
    assert len(listed) == len(found)
    assert all(one["why"] for one in listed)
    page = desk.client.get("/left-out").text
    assert "The report is not about armed conflict" in page
    assert "No reader for the language of the report" in page
    assert f"{len(listed)} entries." in page


def test_the_sentence_stands_in_its_surroundings_with_the_word_marked(desk: Opened) -> None:
    entry = entry_of(desk, "says_nothing_new")
    page = desk.client.get("/left-out").text
    assert f"<mark>{entry['words']}</mark>" in page
    document = desk.record.document(entry["report"])
    assert document and document.text[entry["start"] : entry["end"]] == entry["words"]


@pytest.mark.parametrize(
    ("words", "before", "after"),
    [
        ("attack", "He took tea. Rebels may ", " the market of Dalanzadgad. Nobody knows."),
        ("tea", "He took ", ". Rebels may attack the market of Dalanzadgad."),
        ("end", "Nobody knows. The ", "."),
    ],
)
def test_context_is_the_sentence_and_its_neighbours(desk: Opened, words: str, before: str, after: str) -> None:
    document = replace(next(iter(desk.record.documents())), text=TEXT, language="en")
    start = TEXT.index(words)
    assert cut_context(document, Span(start, start + len(words))) == (before, words, after)


@pytest.mark.parametrize(("word", "kind"), [("kidnapped", "abduction"), ("wounded", ""), ("perhaps", ""), ("", "")])
def test_a_kind_is_proposed_where_the_word_tells_one_alone(word: str, kind: str) -> None:
    assert propose_kind(word) == kind


def test_an_entry_is_one_step_from_a_statement(named: Opened) -> None:
    entry = entry_of(named, "says_nothing_new")
    page = named.client.get("/left-out").text
    (address,) = (
        html.unescape(a)
        for a in re.findall(r'href="(/reports/[^"]+/code[^"]*)"', page)
        if f"trigger-start={entry['start']}&" in html.unescape(a) and entry["report"] in a
    )
    form = named.client.get(address).text
    assert f'name="trigger-start" inputmode="numeric" size="6" value="{entry["start"]}"' in form
    assert re.search(rf'<mark class="m m-chosen"[^>]*>{entry["words"]}', form)
    given = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
    answer = send(named, urlsplit(address).path, **{**given, "kind": "attack_on_civilians", "why": "rule 3"})
    assert answer.status_code == 303, answer.text
    assert answer.headers["location"] == "/left-out"
    claim = next(c for c in named.record.claims(entry["report"]) if c.read_by.reader == "person")
    assert (claim.trigger.start, claim.trigger.end) == (entry["start"], entry["end"])
    settle(named)
    assert entry_of(named, "says_nothing_new", state="decided")["done"] == "coded"
    assert "A statement was coded here by hand" in named.client.get("/left-out?state=decided").text


def test_what_was_coded_a_moment_ago_is_said_before_events_are_computed(named: Opened) -> None:
    entry = entry_of(named, "says_nothing_new")
    where = {"start": entry["start"], "end": entry["end"]}
    add_claim(named.record, entry["report"], {"kind": "grenade", "trigger": where}, by="Bo")
    assert "Somebody has decided of this just now" in named.client.get("/left-out").text


def test_rightly_left_out_takes_it_off_the_queue_and_can_be_undone(named: Opened) -> None:
    entry = entry_of(named, "no_reader_for_language")
    opened, decided = counted(named)
    answer = send(named, "/left-out", entry=key_of(entry), word="rightly", why="a football match", expected="")
    assert answer.status_code == 303
    assert counted(named) == (opened - 1, decided + 1)
    assert entry["report"] not in named.client.get("/left-out").text
    page = named.client.get("/left-out?state=decided").text
    assert "Rightly left out, says Ada" in page and "a football match" in page
    expected = re.search(r'name="expected" value="(\d+)"', page)
    assert expected
    told = entry_of(named, "no_reader_for_language", state="decided")
    assert (told["done"], told["decided_by"], told["decision_why"]) == ("rightly", "Ada", "a football match")
    send(named, "/left-out", entry=key_of(entry), word="again", expected=expected[1])
    assert counted(named) == (opened, decided)
    assert not list(named.record.judgements()), "the record is as it was"


def test_the_number_of_open_entries_stands_in_the_navigation(named: Opened) -> None:
    opened, _ = counted(named)
    assert f"({opened}<span" in named.client.get("/events").text
    send(named, "/left-out", entry=key_of(entry_of(named, "no_reader_for_language")), word="rightly", expected="")
    assert f"({opened - 1}<span" in named.client.get("/events").text


def test_who_was_slower_is_told_and_what_was_typed_is_kept(named: Opened) -> None:
    key = key_of(entry_of(named, "not_about_conflict"))
    assert send(named, "/left-out", entry=key, word="rightly", why="sport", expected="").status_code == 303
    answer = send(named, "/left-out", entry=key, word="rightly", why="my long memo", expected="")
    assert answer.status_code == 409
    assert "Ada decided here" in answer.text and "rightly left out" in answer.text
    assert "my long memo" in answer.text


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"entry": "no such thing", "word": "rightly"}, 404),
        ({"word": "wrongly"}, 400),
        ({"word": "rightly", "why": "x" * 2001}, 400),
        ({"word": "rightly", "expected": "999"}, 400),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_stored(named: Opened, fields: dict[str, str], status: int) -> None:
    given = {"entry": key_of(entry_of(named, "not_about_conflict")), "expected": ""} | fields
    opened = counted(named)
    assert send(named, "/left-out", **given).status_code == status
    assert counted(named) == opened


def test_filters_say_how_many_they_hide(desk: Opened) -> None:
    opened = len(desk.client.get("/left-out.json").json())
    for name, value in (
        ("reason", "not_about_conflict"),
        ("language", "tr"),
        ("outlet", "Example Gobi Courier"),
        ("language", "-"),
    ):
        shown = len(desk.client.get("/left-out.json", params={name: value}).json())
        page = desk.client.get("/left-out", params={name: value}).text
        assert 0 < shown < opened
        assert re.search(rf">{shown} entr(?:y|ies)\.", page)
        assert f"{opened - shown} more are hidden by the filters" in page


def test_a_long_list_comes_in_pages(fresh: Opened) -> None:
    document = next(iter(fresh.record.documents()))
    spans = [(at, at + 2) for at in range(45)]
    fresh.record.append_rejections(
        Rejection(document=document.id, stage="read", reason="story", detail="“x” was not coded", span=span)
        for span in spans
    )
    bring_up(fresh.folder, weigh=False)
    seen = []
    for page in (1, 2, 3):
        text = fresh.client.get("/left-out", params={"reason": "story", "page": page}).text
        assert f"Page {page} of 3" in text
        seen += re.findall(r'id="e-(\d+)"', text)
    assert len(seen) == len(set(seen)) == 45
    assert seen == sorted(seen, key=int)


def test_the_table_holds_the_same_as_the_list(desk: Opened) -> None:
    rows = list(csv.DictReader(io.StringIO(desk.client.get("/left-out.csv").text)))
    listed = desk.client.get("/left-out.json").json()
    assert [row["report"] for row in rows] == [one["report"] for one in listed]
    assert list(rows[0]) == list(listed[0])


def test_a_statement_that_a_person_rejected_is_decided_and_can_be_put_back(named: Opened) -> None:
    claim = next(iter(named.record.claims()))
    judgement = reject_claim(named.record, claim.id, by="Bo", why="a film")
    bring_up(named.folder, weigh=True)
    page = named.client.get("/left-out?state=decided").text
    assert "A person rejected the statement" in page and "a film" in page
    assert f'action="/judgements/{judgement.id}/undo"' in page
    send(named, f"/judgements/{judgement.id}/undo", next="/left-out?state=decided")
    settle(named)
    assert claim.id not in named.client.get("/left-out?state=all").text


def test_a_guess_can_be_confirmed_or_rejected_from_the_queue(named: Opened) -> None:
    read = next(iter(named.record.claims()))
    note = next(n for n in named.record.readings() if n.document == read.document.id)
    others = [c for c in named.record.claims(read.document.id) if c.id != read.id]
    newer = replace(note, version=f"{note.version}-b")
    by = replace(read.read_by, version=newer.version)
    named.record.append_readings(
        [newer], [replace(read, confidence=0.2, read_by=by), *(replace(c, read_by=by) for c in others)]
    )
    bring_up(named.folder, weigh=True)
    page = named.client.get("/left-out", params={"reason": "guess"}).text
    assert "The reading is a guess" in page
    assert f'action="/claims/{read.id}"' in page
    send(named, f"/claims/{read.id}", verdict="accept", expected="", next="/left-out?reason=guess")
    settle(named)
    assert not named.client.get("/left-out.json", params={"reason": "guess", "state": "all"}).json(), "it was checked"


def test_private_reports_are_in_the_queue_of_those_alone_who_may_see_them(
    fresh: Opened, english: Reader, tmp_path: Path
) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("---\nlanguage: tr\naccess: private\n---\nGizli bir haber.", encoding="utf-8")
    run_paths([path], fresh.record, english)
    secret = next(d for d in fresh.record.documents() if d.access == "private")
    bring_up(fresh.folder, weigh=False)
    team, key = Team(fresh.folder), f"{secret.id}:no_reader_for_language:-"
    add_account(team, "Open", PASSWORD, role="coder")
    add_account(team, "Kept", PASSWORD, role="coder", private=True)
    fresh.client.post("/sign-in", data={"name": "Open", "password": PASSWORD})
    for address in ("/left-out", "/left-out.json", "/left-out.csv"):
        assert secret.id not in fresh.client.get(address).text
    assert send(fresh, "/left-out", entry=key, word="rightly", expected="").status_code == 404
    fresh.client.post("/sign-in", data={"name": "Kept", "password": PASSWORD})
    assert "Gizli" in fresh.client.get("/left-out").text
    assert send(fresh, "/left-out", entry=key, word="rightly", expected="").status_code == 303
