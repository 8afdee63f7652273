"""Pairs of statements decided at the desk, one after the other; and all that was decided."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tadmor.model.judgement import Judgement
from tadmor.run.deciding import Saying
from tadmor.run.judging import decide_pair
from tadmor.run.queue import load_queue
from tadmor.web.comparing import compare_claims
from tests.claims_factory import a_claim
from tests.web.conftest import Opened
from tests.web.test_guard import token_of

Pair = tuple[str, str]


@pytest.fixture
def named(fresh: Opened) -> Opened:
    """A desk at which Ada sits."""
    fresh.client.post("/me", data={"token": token_of(fresh.client.get("/events").text), "name": "Ada"})
    return fresh


def settle(desk: Opened) -> None:
    assert desk.client.app.state.desk.upkeep.wait(120)  # type: ignore[attr-defined]


def field(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, name
    return found[1]


def pair_on(page: str) -> Pair:
    return field(page, "a"), field(page, "b")


def fields_of(page: str) -> dict[str, str]:
    return {name: field(page, name) for name in ("token", "a", "b", "expected", "after")}


def answer(desk: Opened, page: str, verdict: str, **more: Any) -> Any:
    return desk.client.post("/decisions", data={**fields_of(page), "verdict": verdict, **more}, follow_redirects=False)


def queue_of(desk: Opened) -> list[Pair]:
    everything = {claim.id for claim in desk.record.claims()}
    return [(pair.a, pair.b) for pair in load_queue(desk.record, everything, 100)]


def walk(desk: Opened) -> list[Pair]:
    """The pairs that one sees who skips each."""
    seen, address = list[Pair](), "/decisions"
    while skip := re.search(r'href="(/decisions\?after=[^"#]+)#main"', page := desk.client.get(address).text):
        seen.append(pair_on(page))
        address = skip[1]
    assert "That was the last one" in page
    return seen


def test_the_pairs_come_in_the_order_of_the_queue_and_are_skipped_one_by_one(named: Opened) -> None:
    expected = queue_of(named)
    assert len(expected) > 3
    assert walk(named) == expected
    assert not list(named.record.judgements()), "nothing is decided by skipping"


def test_a_pair_shows_both_reports_their_sentences_and_the_reasons(named: Opened) -> None:
    page = named.client.get("/decisions").text
    claims = [named.record.claim(claim) for claim in pair_on(page)]
    for claim in claims:
        assert claim
        assert claim.document.title and claim.document.title in page
        assert claim.document.outlet and claim.document.outlet in page
        assert f'<mark class="m m-chosen">{claim.trigger.text}</mark>' in page
    assert "speaks strongly for one event" in page
    for key in "sdun":
        assert f'aria-keyshortcuts="{key}"' in page


@pytest.mark.parametrize("verdict", ["same", "different", "unsure"])
def test_an_answer_is_stored_and_the_next_pair_comes_at_once(named: Opened, verdict: str) -> None:
    first, second = queue_of(named)[:2]
    page = named.client.get("/decisions").text
    assert pair_on(page) == first
    stored = answer(named, page, verdict, why="rule 4: one night, one road")
    assert stored.status_code == 303
    (made,) = named.record.judgements()
    assert (made.verdict, made.by, made.why) == (verdict, "Ada", "rule 4: one night, one road")
    assert set(made.on) == set(first)
    following = named.client.get(stored.headers["location"]).text
    assert pair_on(following) == second, "nobody waits for events computed anew"
    assert "Stored:" in following
    assert f'action="/judgements/{made.id}/undo"' in following
    settle(named)
    assert first not in walk(named)


def test_what_is_taken_back_is_asked_again(named: Opened) -> None:
    page = named.client.get("/decisions").text
    stored = answer(named, page, "different")
    following = named.client.get(stored.headers["location"]).text
    undo = re.search(r'action="(/judgements/\w+/undo)".*?name="next" value="([^"]+)"', following, re.DOTALL)
    assert undo
    where = undo[2].replace("&amp;", "&")
    back = named.client.post(undo[1], data={"token": token_of(following), "next": where}, follow_redirects=False)
    assert back.headers["location"] == where
    again = named.client.get(where).text
    assert pair_on(again) == pair_on(page)
    settle(named)
    assert walk(named)[0] == pair_on(page)
    assert [judgement.verdict for judgement in named.record.judgements()] == ["different", "withdraw"]


def test_who_is_unsure_is_not_asked_again_and_others_are_told(named: Opened) -> None:
    page = named.client.get("/decisions").text
    answer(named, page, "unsure", why="the night is not clear")
    settle(named)
    assert pair_on(page) not in walk(named)
    named.client.post("/me", data={"token": token_of(page), "name": "Bo"})
    others = named.client.get("/decisions").text
    assert pair_on(others) == pair_on(page)
    assert "the night is not clear" in others


def test_who_comes_second_is_told_and_keeps_the_memo(named: Opened) -> None:
    page = named.client.get("/decisions").text
    bo = decide_pair(named.record, "same", pair_on(page), Saying(by="Bo"))
    refused = answer(named, page, "different", why="my long memo")
    assert refused.status_code == 409
    assert "Bo decided here" in refused.text
    assert "my long memo" in refused.text
    assert field(refused.text, "expected") == bo.id
    assert len(list(named.record.judgements())) == 1
    assert answer(named, refused.text, "different").status_code == 303
    assert [judgement.by for judgement in named.record.judgements()] == ["Bo", "Ada"]


def test_no_answer_is_no_decision(named: Opened) -> None:
    page = named.client.get("/decisions").text
    refused = answer(named, page, "", why="kept")
    assert refused.status_code == 400
    assert "kept" in refused.text
    assert named.client.get("/decisions?a=nothing&b=more").status_code == 404
    assert not list(named.record.judgements())


def test_a_name_is_asked_for_in_the_form(fresh: Opened) -> None:
    page = fresh.client.get("/decisions").text
    assert 'name="name" required' in page
    assert answer(fresh, page, "same", name="Ada").status_code == 303
    assert [judgement.by for judgement in fresh.record.judgements()] == ["Ada"]


def test_an_empty_queue_says_why(named: Opened) -> None:
    while 'name="a"' in (page := named.client.get("/decisions").text):
        answer(named, page, "unsure")
    assert "Everything is decided" in page
    settle(named)
    assert "Everything is decided" in named.client.get("/decisions").text


# All that was decided


def judged(desk: Opened, count: int = 2) -> list[Judgement]:
    pairs = queue_of(desk)[:count]
    names = ("Ada", "Bo")
    return [
        decide_pair(desk.record, "same" if at else "different", pair, Saying(by=names[at % 2], why=f"memo {at}"))
        for at, pair in enumerate(pairs)
    ]


def test_everything_decided_is_there_at_once_newest_first_and_after_the_index_too(named: Opened) -> None:
    assert "Nobody has decided anything yet" in named.client.get("/decisions/made").text
    judged(named)
    for _ in range(2):
        page = named.client.get("/decisions/made").text
        assert page.index("memo 1") < page.index("memo 0")
        assert page.count("<q dir") == 4
        assert "2 decisions" in page
        named.client.app.state.desk.upkeep.nudge()  # type: ignore[attr-defined]
        settle(named)


def test_it_is_filtered_by_who_and_what(named: Opened) -> None:
    judged(named)
    named.client.app.state.desk.upkeep.nudge()  # type: ignore[attr-defined]
    for fill in (settle, lambda _: None):
        for chosen, there, gone in (("by=Bo", "memo 1", "memo 0"), ("verdict=different", "memo 0", "memo 1")):
            page = named.client.get(f"/decisions/made?{chosen}").text
            assert there in page
            assert gone not in page
            assert f"/api/judgements.csv?{chosen}" in page
        fill(named)
    assert "No decision fits" in named.client.get("/decisions/made?by=Nobody").text
    assert named.client.get("/api/judgements?by=Bo").json()["found"] == 1


def test_undo_is_offered_for_what_stands_alone(named: Opened) -> None:
    first, second = judged(named)
    third = decide_pair(named.record, "unsure", (second.on[0], second.on[1]), Saying(by="Ada"))
    page = named.client.get("/decisions/made").text
    undo = re.findall(r'action="/judgements/(\w+)/undo"', page)
    assert undo == [third.id, first.id]
    assert "A newer decision stands in its place" in page
    named.client.post(f"/judgements/{third.id}/undo", data={"token": token_of(page), "next": "/decisions/made"})
    for _ in range(2):
        page = named.client.get("/decisions/made").text
        assert re.findall(r'action="/judgements/(\w+)/undo"', page)[1:] == [second.id, first.id]
        assert "Taken back." in page
        settle(named)


def test_readers_look_on(named: Opened) -> None:
    assert named.client.get("/decisions/made?page=9").status_code == 200
    assert named.client.get("/decisions/made?page=x&by=%00&verdict=nothing").status_code == 200


# Compared


@pytest.mark.parametrize(
    ("left", "right", "part", "likeness"),
    [
        ({"killed": (12, 12)}, {"killed": (12, 12)}, "Killed", "same"),
        ({"killed": (12, 12)}, {"killed": (15, 15)}, "Killed", "differs"),
        ({"killed": (12, 12)}, {}, "Killed", "silent"),
        ({"place": "Orlin"}, {"place": "Varda"}, "Where", "differs"),
    ],
)
def test_parts_are_compared_in_words(left: dict[str, Any], right: dict[str, Any], part: str, likeness: str) -> None:
    first, second = (a_claim(**given, doc=name, at=1) for name, given in (("a", left), ("b", right)))
    rows = {row.head: row for row in compare_claims(first, second)}
    assert rows[part].likeness == likeness
