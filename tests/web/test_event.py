"""The card of an event at the desk: the same parts as on the one-file page, each value a link to its sentence, and the sign-off."""

from __future__ import annotations

import re
from html import unescape

import pytest

from tadmor.model.claim import Claim
from tadmor.model.incident import Incident
from tests.web.conftest import Opened


def _told(desk: Opened) -> Incident:
    """The event of the example that most reports tell."""
    return max(desk.record.incidents(), key=lambda incident: len(incident.documents))


def _claims(desk: Opened, incident: Incident) -> list[Claim]:
    return [claim for claim in desk.record.claims() if claim.id in set(incident.claims)]


def _token(page: str) -> str:
    found = re.search(r'name="token" value="([^"]+)"', page)
    assert found
    return found[1]


def _send(desk: Opened, event: str, **fields: str) -> tuple[int, str]:
    page = desk.client.get(f"/events/{event}").text
    expected = re.search(r'name="expected" value="([^"]*)"', page)
    assert expected
    sent = {"token": _token(page), "expected": expected[1], "name": "A. Reader"} | fields
    answer = desk.client.post(f"/events/{event}/sign", data=sent)
    return answer.status_code, answer.text


@pytest.mark.parametrize(
    "heading",
    [
        "In short, as reports tell it",
        "What the sources disagree on",
        "Who says what",
        "Figures, by day",
        "Who relays whom",
        "What to ask next",
        "What is missing here",
        "History",
        "The sentences",
    ],
)
def test_a_card_has_its_parts(desk: Opened, heading: str) -> None:
    page = desk.client.get(f"/events/{_told(desk).id}").text
    assert re.search(rf"<h2>{heading}", page)


def test_every_value_of_the_table_leads_to_its_sentence(desk: Opened) -> None:
    page = desk.client.get(f"/events/{_told(desk).id}").text
    table = page[page.index('class="matrix"') : page.index("</table>")]
    links = re.findall(r'<a class="said" href="(/reports/(\w+)#c-(\w+))" data-beside="([^"]+)"', table)
    assert len(links) > 10
    claims = {claim.id: claim for claim in desk.record.claims()}
    for _, report, claim, beside in links:
        assert claims[claim].document.id == report
        part = desk.client.get(unescape(beside), headers={"HX-Request": "true"})
        assert part.status_code == 200
        start, end = (int(number) for number in re.findall(r"=(\d+)", beside))
        document = desk.record.document(report)
        assert document
        assert document.text[start:end] in unescape(re.sub(r"<[^>]+>", "", part.text))


def test_the_sentence_beside_is_a_report_where_it_is_asked_for_as_a_page(desk: Opened) -> None:
    claim = _claims(desk, _told(desk))[0]
    answer = desk.client.get(f"/reports/{claim.document.id}/at/{claim.id}", follow_redirects=False)
    assert answer.headers["location"] == f"/reports/{claim.document.id}#c-{claim.id}"
    other = next(d.id for d in desk.record.documents() if d.id != claim.document.id)
    assert desk.client.get(f"/reports/{other}/at/{claim.id}").status_code == 404


def test_the_words_beside_are_those_of_the_address(desk: Opened) -> None:
    claim = next(c for c in desk.record.claims() if c.when.evidence)
    words = claim.when.evidence
    assert words
    address = f"/reports/{claim.document.id}/at/{claim.id}?start={words.start}&end={words.end}"
    part = desk.client.get(address, headers={"HX-Request": "true"}).text
    assert unescape("".join(re.findall(r"<mark[^>]*>(.*?)</mark>", part))) == words.text
    wrong = desk.client.get(address.replace("end=", "end=9"), headers={"HX-Request": "true"})
    assert unescape("".join(re.findall(r"<mark[^>]*>(.*?)</mark>", wrong.text))) == claim.trigger.text


def test_who_relays_whom_is_drawn_and_listed(desk: Opened) -> None:
    page = desk.client.get(f"/events/{_told(desk).id}").text
    drawn = page[page.index('<figure class="graph">') :]
    assert len(re.findall(r'class="relay (?:named|inferred)"', drawn)) >= 5
    assert "The same as a list" in drawn
    assert "is quoted by" in drawn


def test_a_signature_is_stored_with_its_name_and_shown_in_the_history(fresh: Opened) -> None:
    incident = _told(fresh)
    status, page = _send(fresh, incident.id, what="sign", why="read all six")
    assert status == 200
    (judgement,) = fresh.record.judgements()
    assert (judgement.verdict, judgement.by, judgement.why) == ("sign", "A. Reader", "read all six")
    assert judgement.signed
    assert judgement.signed.incident == incident.id
    if "being computed" in page:
        fresh.client.app.state.desk.upkeep.wait(30)  # type: ignore[attr-defined]
    page = fresh.client.get(f"/events/{incident.id}").text
    assert "signed by A. Reader" in page
    history = page[page.index('id="history"') :]
    assert "signed the grade" in history
    assert "read all six" in history


def test_another_grade_needs_a_reason_and_nothing_typed_is_lost(fresh: Opened) -> None:
    incident = _told(fresh)
    status, page = _send(fresh, incident.id, what="overrule", airwars="weak", digit="3")
    assert status == 400
    assert "say why" in page
    assert re.search(r'<option value="weak" selected>', page)
    assert not list(fresh.record.judgements())
    status, _ = _send(fresh, incident.id, what="overrule", airwars="weak", digit="3", why="both quote one ministry")
    assert status == 200
    (judgement,) = fresh.record.judgements()
    assert judgement.on[-3:] == ("grade", "weak", "3")


def test_who_was_slower_sees_it_and_keeps_what_was_typed(fresh: Opened) -> None:
    incident = _told(fresh)
    _send(fresh, incident.id, what="sign", name="B. Reader")
    status, page = _send(fresh, incident.id, what="sign", expected="", why="mine to be kept")
    assert status == 409
    assert "B. Reader decided here" in page
    assert "Nothing was written" in page
    assert "mine to be kept" in page
    assert [judgement.by for judgement in fresh.record.judgements()] == ["B. Reader"]


def test_nobody_signs_without_a_name(fresh: Opened) -> None:
    status, page = _send(fresh, _told(fresh).id, what="sign", name=" ")
    assert status == 403
    assert "name" in page
    assert not list(fresh.record.judgements())
