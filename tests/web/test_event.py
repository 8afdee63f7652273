"""The card of an event at the desk: what report.html says of it, links of the desk, what to ask, signing."""

from __future__ import annotations

import html
import re

from tadmor.export.page.card import list_sections
from tadmor.export.page.contents import gather
from tadmor.run.weighing import release
from tests.web.conftest import Opened
from tests.web.test_guard import token_of


def words_of(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", markup)).split())


def test_the_card_says_what_the_page_of_the_record_says(desk: Opened) -> None:
    contents = gather(release(desk.record), "gobi")
    for event in contents.events:
        page = words_of(desk.client.get(f"/events/{event.incident.id}").text)
        for section in list_sections(contents, event):
            if section is not None:
                assert words_of(section) in page


def test_every_link_of_a_card_leads_somewhere(desk: Opened) -> None:
    seen: set[str] = set()
    for incident in desk.record.incidents():
        page = desk.client.get(f"/events/{incident.id}").text
        seen |= set(re.findall(r'href="(/(?:reports|events)/[^"]+)"', page))
    assert len(seen) > 20
    for address in seen:
        path, _, anchor = address.partition("#")
        target = desk.client.get(path)
        assert target.status_code == 200
        if anchor.startswith("c-"):
            assert f'id="{anchor}"' in target.text


def test_an_event_is_signed_under_the_name_of_the_session(fresh: Opened) -> None:
    incident = next(i for i in fresh.record.incidents() if i.grade)
    address = f"/events/{incident.id}"
    page = fresh.client.get(address).text
    assert 'name="seen"' not in page, "nobody has given a name yet"
    page = fresh.client.post("/me", data={"token": token_of(page), "name": "Ada", "next": address}).text
    seen = re.search(r'name="seen" value="([^"]*)"', page)
    assert seen
    answer = fresh.client.post(
        f"{address}/sign", data={"token": token_of(page), "seen": seen[1]}, follow_redirects=False
    )
    assert answer.status_code == 303
    (judgement,) = fresh.record.judgements()
    assert (judgement.verdict, judgement.by) == ("sign", "Ada")
    assert fresh.client.app.state.desk.upkeep.wait(60)  # type: ignore[attr-defined]
    page = fresh.client.get(address).text
    assert "signed by Ada" in words_of(page)
    assert "signed" in words_of(page[page.index('id="history"') :])


def test_overruling_takes_a_reason_and_keeps_what_was_typed(fresh: Opened) -> None:
    incident = next(i for i in fresh.record.incidents() if i.grade and i.grade.airwars)
    address = f"/events/{incident.id}"
    fresh.client.post("/me", data={"token": token_of(fresh.client.get(address).text), "name": "Ada"})
    page = fresh.client.get(address).text
    seen = re.search(r'name="seen" value="([^"]*)"', page)
    assert seen
    data = {"token": token_of(page), "seen": seen[1], "grade": "weak 5", "why": ""}
    answer = fresh.client.post(f"{address}/sign", data=data)
    assert answer.status_code == 400
    assert 'value="weak 5"' in answer.text
    assert not list(fresh.record.judgements())


def test_signing_what_has_changed_since_it_was_shown_stores_nothing(fresh: Opened) -> None:
    incident = next(i for i in fresh.record.incidents() if i.grade)
    address = f"/events/{incident.id}"
    page = fresh.client.get(address).text
    fresh.client.post("/me", data={"token": token_of(page), "name": "Ada"})
    data = {"token": token_of(page), "seen": "of an earlier day", "grade": "weak 5", "why": "a long reason"}
    answer = fresh.client.post(f"{address}/sign", data=data)
    assert answer.status_code == 409
    assert "a long reason" in answer.text
    assert not list(fresh.record.judgements())
