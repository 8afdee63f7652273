"""The frame of the desk: every page answers, says what it may load, and says in words what goes wrong."""

from __future__ import annotations

import re

import pytest

from tadmor.export.rows import sort_incidents
from tests.web.conftest import Opened


def test_the_list_shows_every_event_under_its_number(desk: Opened) -> None:
    page = desk.client.get("/events").text
    incidents = sort_incidents(desk.record.incidents())
    assert re.findall(r'href="/events/(\w+)"', page) == [incident.id for incident in incidents]
    assert f"{len(incidents)} events." in page


def test_every_event_and_every_report_has_a_page_that_holds_its_sentences(desk: Opened) -> None:
    claims = {claim.id: claim for claim in desk.record.claims()}
    for incident in desk.record.incidents():
        page = desk.client.get(f"/events/{incident.id}")
        assert page.status_code == 200
        for claim in incident.claims:
            assert claims[claim].document.id in page.text
    for document in desk.record.documents():
        assert desk.client.get(f"/reports/{document.id}").status_code == 200


@pytest.mark.parametrize("address", ["/events/0123456789abcdef", "/reports/0123456789abcdef", "/nothing"])
def test_what_is_not_there_is_said_on_a_page(desk: Opened, address: str) -> None:
    answer = desk.client.get(address)
    assert answer.status_code == 404
    assert "This cannot be shown" in answer.text


@pytest.mark.parametrize("address", ["/events", "/events?q=%22", "/nothing", "/static/desk.css"])
def test_a_page_may_load_from_the_desk_alone(desk: Opened, address: str) -> None:
    headers = desk.client.get(address).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "http" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


def test_no_page_names_another_host(desk: Opened) -> None:
    page = desk.client.get("/events").text
    assert not re.findall(r'(?:src|href|action)="(?:https?:)?//', page)
