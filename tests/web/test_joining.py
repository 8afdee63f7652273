"""Events joined and parted from their cards: seen before, stored as seen, and taken back from the history."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tadmor.model.incident import Incident
from tadmor.run.deciding import Saying
from tadmor.run.joining import preview_merge, preview_split
from tadmor.run.judging import decide_pair
from tadmor.web.index.query import Index
from tadmor.web.nearby import list_near, search_events
from tadmor.web.upkeep import index_path
from tests.web.conftest import Opened
from tests.web.test_decisions import field, named, settle
from tests.web.test_guard import team, token_of

__all__ = ("named", "team")


def events_of(desk: Opened) -> list[Incident]:
    """The events, those of most statements first."""
    return sorted(desk.record.incidents(), key=lambda incident: (-len(incident.claims), incident.id))


def homes(desk: Opened) -> set[frozenset[str]]:
    return {frozenset(incident.claims) for incident in desk.record.incidents()}


def post(desk: Opened, address: str, page: str, **fields: Any) -> Any:
    return desk.client.post(address, data={"token": token_of(page), **fields}, follow_redirects=False)


# Join


def test_events_are_chosen_from_those_near_by_number_by_id_and_by_words(desk: Opened) -> None:
    index = Index(index_path(desk.folder))
    for incident in desk.record.incidents():
        near = [row["id"] for row in list_near(index, incident.id)]
        assert incident.id not in near
        assert len(set(near)) == len(near)
        number = index.numbers_of([incident.id])[incident.id]
        assert [row["id"] for row in search_events(index, str(number))] == [incident.id]
        assert [row["id"] for row in search_events(index, incident.id[:12])] == [incident.id]
    abducted = next(incident for incident in desk.record.incidents() if incident.kind == "abduction")
    assert abducted.id in [row["id"] for row in search_events(index, "nurses")]
    assert search_events(index, "9999") == []
    assert search_events(index, "no such words at all") == []
    one = events_of(desk)[0]
    page = desk.client.get(f"/events/{one.id}/join", params={"q": "nurses"}).text
    assert f"with={abducted.id}" in page


def test_joining_shows_what_would_be_and_stores_just_that(named: Opened) -> None:
    first, second = events_of(named)[:2]
    address = f"/events/{first.id}/join"
    assert address in named.client.get(f"/events/{first.id}").text
    (after,) = preview_merge(named.record, [first.id, second.id]).after.incidents
    page = named.client.get(address, params={"with": second.id}).text
    assert "What would be" in page
    assert f'<td class="then" data-head="Then" dir="auto">{len(after.claims)}</td>' in page
    assert "No decision stands against it" in page
    assert not list(named.record.judgements())
    stored = post(named, address, page, **{"with": second.id}, expected=field(page, "expected"), why="one night")
    assert stored.status_code == 303
    settle(named)
    assert frozenset((*first.claims, *second.claims)) in homes(named)
    (made,) = named.record.judgements()
    assert (made.verdict, made.by, made.why) == ("same", "Ada", "one night")
    card = named.client.get(stored.headers["location"]).text
    assert "Stored:" in card
    assert card.count(f'action="/judgements/{made.id}/undo"') == 2, "beside what was stored, and in the history"


def test_a_joined_event_comes_apart_from_the_history(named: Opened) -> None:
    before = homes(named)
    first, second = events_of(named)[:2]
    page = named.client.get(f"/events/{first.id}/join", params={"with": second.id}).text
    stored = post(named, f"/events/{first.id}/join", page, **{"with": second.id}, expected="")
    settle(named)
    card = named.client.get(stored.headers["location"]).text
    undo = re.search(r'action="(/judgements/\w+/undo)"', card[card.index('id="history"') :])
    assert undo
    post(named, undo[1], card)
    settle(named)
    assert homes(named) == before


def test_joining_three_at_once_and_what_cannot_be_joined(named: Opened) -> None:
    one, *others = events_of(named)[:3]
    address = f"/events/{one.id}/join"
    wanted = [incident.id for incident in others]
    page = named.client.get(address, params={"with": wanted}).text
    assert page.count(">Now: event") == 3
    assert post(named, address, page, **{"with": wanted}, expected="").status_code == 303
    settle(named)
    assert frozenset(claim for incident in (one, *others) for claim in incident.claims) in homes(named)
    assert named.client.get("/events/nowhere/join").status_code == 404
    left = events_of(named)[0].id
    assert named.client.get(f"/events/{left}/join?with=nowhere").status_code == 404
    assert post(named, f"/events/{left}/join", page, expected="", why="kept").status_code == 400


def test_what_somebody_decided_meanwhile_is_shown_and_the_memo_stays(named: Opened) -> None:
    first, second = events_of(named)[:2]
    address = f"/events/{first.id}/join"
    page = named.client.get(address, params={"with": second.id}).text
    bo = decide_pair(named.record, "different", (first.claims[0], second.claims[0]), Saying(by="Bo", why="two nights"))
    refused = post(named, address, page, **{"with": second.id}, expected=field(page, "expected"), why="my long memo")
    assert refused.status_code == 409
    assert "Bo decided here" in refused.text
    assert "my long memo" in refused.text
    assert field(refused.text, "expected") == bo.id
    assert f'name="with" value="{second.id}"' in refused.text
    assert [judgement.id for judgement in named.record.judgements()] == [bo.id]
    named.client.app.state.desk.upkeep.nudge()  # type: ignore[attr-defined]
    settle(named)
    assert "This decision would give way" in refused.text
    assert "two nights" in refused.text
    again = post(named, address, refused.text, **{"with": second.id}, expected=bo.id)
    assert again.status_code == 303
    settle(named)
    assert frozenset((*first.claims, *second.claims)) in homes(named)


# Split


def choose(event: Incident, *groups: int) -> dict[str, str]:
    """The radio buttons of the statements of an event; those that are not named stay in group 1."""
    return {f"g-{claim}": str(group) for claim, group in zip(event.claims, groups, strict=False)}


def test_parting_shows_what_would_be_and_stores_just_that(named: Opened) -> None:
    before = homes(named)
    (event, *_) = events_of(named)
    address, chosen = f"/events/{event.id}/split", choose(event, 2, 2, 3)
    page = named.client.get(address).text
    assert page.count("<fieldset>") == len(event.claims)
    groups = [list(event.claims[:2]), [event.claims[2]]]
    after = preview_split(named.record, event.id, groups).after.incidents
    seen = post(named, address, page, do="preview", groups="3", why="two nights", **chosen)
    assert seen.status_code == 200
    assert seen.text.count('class="then">Then:') == len(after) == 3
    assert "two nights" in seen.text
    assert not list(named.record.judgements())
    hidden = {name: field(seen.text, name) for name in ("previewed", "expected", "groups")}
    stored = post(named, address, page, do="split", why="two nights", **hidden, **chosen)
    assert stored.status_code == 303, stored.text
    settle(named)
    parts = {frozenset(event.claims[:2]), frozenset(event.claims[2:3]), frozenset(event.claims[3:])}
    assert homes(named) == before - {frozenset(event.claims)} | parts
    assert {judgement.why for judgement in named.record.judgements()} == {"two nights"}
    made = named.client.get("/decisions/made").text
    assert "parted an event" in made
    assert made.count("/undo") == 1, "one act, one undo"
    (undo,) = re.findall(r'action="(/judgements/\w+/undo)"', made)
    post(named, undo, made)
    settle(named)
    assert homes(named) == before


def test_only_what_was_seen_is_parted(named: Opened) -> None:
    event = events_of(named)[0]
    address = f"/events/{event.id}/split"
    page = named.client.get(address).text
    seen = post(named, address, page, do="preview", groups="3", **choose(event, 2))
    hidden = {name: field(seen.text, name) for name in ("previewed", "expected", "groups")}
    other = post(named, address, page, do="split", **hidden, **choose(event, 2, 2))
    assert other.status_code == 200
    assert "What would be" in other.text
    assert not list(named.record.judgements()), "the groups were changed after they had been seen"


def test_more_groups_keep_what_was_chosen_and_one_group_is_no_split(named: Opened) -> None:
    event = events_of(named)[0]
    address = f"/events/{event.id}/split"
    page = named.client.get(address).text
    more = post(named, address, page, do="more", groups="3", why="kept", **choose(event, 1, 3)).text
    assert more.count('value="4"') >= len(event.claims)
    assert re.search(rf'name="g-{event.claims[1]}" value="3" checked', more)
    assert "kept" in more
    refused = post(named, address, page, do="preview", groups="3", why="kept")
    assert refused.status_code == 400
    assert "each part needs a statement" in refused.text


def test_who_comes_second_keeps_groups_and_memo(named: Opened) -> None:
    event = events_of(named)[0]
    address, chosen = f"/events/{event.id}/split", choose(event, 2, 1, 2)
    page = named.client.get(address).text
    seen = post(named, address, page, do="preview", groups="3", **chosen)
    hidden = {name: field(seen.text, name) for name in ("previewed", "expected", "groups")}
    bo = decide_pair(named.record, "same", (event.claims[0], event.claims[1]), Saying(by="Bo"))
    refused = post(named, address, page, do="split", why="my long memo", **hidden, **chosen)
    assert refused.status_code == 409
    assert "Bo decided here" in refused.text
    assert "my long memo" in refused.text
    assert re.search(rf'name="g-{event.claims[2]}" value="2" checked', refused.text)
    assert field(refused.text, "expected") == bo.id
    again = post(named, address, page, do="split", **(hidden | {"expected": bo.id}), **chosen)
    assert again.status_code == 303
    settle(named)
    assert frozenset((event.claims[0], event.claims[2])) in homes(named)


@pytest.mark.parametrize(("who", "status"), [("Rita", 403), ("Carl", 403), ("Edda", 200)])
def test_joining_and_parting_are_for_editors(fresh: Opened, team: object, who: str, status: int) -> None:
    fresh.client.post("/sign-in", data={"name": who, "password": "four plain words here"})
    event = events_of(fresh)[0]
    for what in ("join", "split"):
        assert fresh.client.get(f"/events/{event.id}/{what}").status_code == status
    card = fresh.client.get(f"/events/{event.id}").text
    assert (f"/events/{event.id}/split" in card) == (status == 200)
