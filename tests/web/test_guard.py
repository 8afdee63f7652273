"""What stands before every request: names of the desk, forms of its own pages, accounts, roles, and how often."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from starlette.routing import Route
from starlette.testclient import TestClient

from tadmor.web.accounts import add_account, change_account, close_account
from tadmor.web.app import list_routes, make_app
from tadmor.web.keys import make_key
from tadmor.web.pages import account
from tadmor.web.sessions import end_sessions_of
from tadmor.web.team import Team
from tests.web.conftest import Opened

PASSWORD = "four plain words here"
POSTS = sorted({route.path for route in list_routes() if isinstance(route, Route) and "POST" in (route.methods or ())})


def token_of(page: str) -> str:
    found = re.search(r'name="token" value="([^"]+)"', page)
    assert found, "the page has no form"
    return found[1]


@pytest.fixture
def team(fresh: Opened) -> Iterator[Team]:
    """The desk with three accounts."""
    team = Team(fresh.folder)
    for name, role in (("Rita", "reader"), ("Carl", "coder"), ("Edda", "editor")):
        add_account(team, name, PASSWORD, role=role)  # type: ignore[arg-type]
    account.TRIES.__init__(account.TRIES.rate)  # type: ignore[misc]
    yield team


def sign_in(desk: Opened, name: str, password: str = PASSWORD) -> int:
    answer = desk.client.post("/sign-in", data={"name": name, "password": password}, follow_redirects=False)
    return answer.status_code


def test_there_are_forms_to_be_guarded() -> None:
    assert len(POSTS) >= 3


@pytest.mark.parametrize("path", [path for path in POSTS if path != "/sign-in"])
@pytest.mark.parametrize("token", [None, "", "of another sitting"])
def test_no_form_is_taken_without_the_token_of_its_session(fresh: Opened, path: str, token: str | None) -> None:
    fresh.client.get("/events")
    before = fresh.record.stamp()
    answer = fresh.client.post(re.sub(r"\{\w+\}", "x", path), data={"token": token} if token is not None else {})
    assert answer.status_code == 403
    assert "nothing was changed" in answer.text
    assert fresh.record.stamp() == before


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize(
    "headers", [{"origin": "http://evil.example"}, {"sec-fetch-site": "cross-site"}, {"origin": "null"}]
)
def test_no_form_is_taken_from_a_page_of_another_site(fresh: Opened, path: str, headers: dict[str, str]) -> None:
    token = token_of(fresh.client.get("/events").text)
    answer = fresh.client.post(re.sub(r"\{\w+\}", "x", path), data={"token": token}, headers=headers)
    assert answer.status_code == 403


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "localhost.evil.example:80"])
def test_only_names_of_the_desk_are_answered(desk: Opened, host: str) -> None:
    assert desk.client.get("/events", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:8080", "[::1]:8080", "[::1]"])
def test_names_of_this_machine_are_answered(desk: Opened, host: str) -> None:
    assert desk.client.get("/events", headers={"host": host}).status_code == 200


def test_a_body_larger_than_the_desk_takes_is_refused(fresh: Opened) -> None:
    token = token_of(fresh.client.get("/events").text)
    assert fresh.client.post("/me", data={"token": token, "name": "x" * 2_100_000}).status_code == 413


def test_somebody_without_an_account_gives_a_name_that_the_session_keeps(fresh: Opened) -> None:
    token = token_of(fresh.client.get("/events").text)
    page = fresh.client.post("/me", data={"token": token, "name": "  Ada   Lovelace ", "next": "/events?q=x"})
    assert page.url.path == "/events"
    assert page.url.query == b"q=x"
    assert 'value="Ada Lovelace"' in page.text


@pytest.mark.parametrize("target", ["//evil.example", "http://evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_nobody_is_led_away_from_the_desk(fresh: Opened, target: str) -> None:
    token = token_of(fresh.client.get("/events").text)
    answer = fresh.client.post("/me", data={"token": token, "name": "A", "next": target}, follow_redirects=False)
    assert answer.headers["location"] == "/events"


def test_with_accounts_nothing_is_shown_before_signing_in(fresh: Opened, team: Team) -> None:
    incident = next(iter(fresh.record.incidents()))
    for path in ("/events", f"/events/{incident.id}", "/team", "/state"):
        answer = fresh.client.get(path, follow_redirects=False)
        assert answer.status_code == 303
        assert answer.headers["location"].startswith("/sign-in?next=/")
        assert incident.id not in answer.text
    assert fresh.client.post("/me", data={"name": "x"}).status_code == 401


def test_a_wrong_password_and_a_wrong_name_are_told_alike(fresh: Opened, team: Team) -> None:
    wrong = fresh.client.post("/sign-in", data={"name": "Edda", "password": "x"})
    nobody = fresh.client.post("/sign-in", data={"name": "Nobody", "password": "x"})
    assert (wrong.status_code, wrong.text) == (nobody.status_code, nobody.text)
    assert wrong.status_code == 403


def test_the_right_password_leads_to_the_page_asked_for(fresh: Opened, team: Team) -> None:
    data = {"name": "edda", "password": PASSWORD, "next": "/events?kind=x"}
    page = fresh.client.post("/sign-in", data=data)
    assert page.url.path == "/events"
    assert "Edda, editor" in page.text


def test_a_session_is_a_cookie_that_no_script_reads_and_the_file_does_not_hold(fresh: Opened, team: Team) -> None:
    answer = fresh.client.post("/sign-in", data={"name": "Edda", "password": PASSWORD}, follow_redirects=False)
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=Strict" in cookie
    key = cookie.partition("=")[2].partition(";")[0]
    assert key.encode() not in team.path.read_bytes()
    assert PASSWORD.encode() not in team.path.read_bytes()


def test_a_stolen_form_token_without_its_cookie_is_worth_nothing(fresh: Opened, team: Team) -> None:
    sign_in(fresh, "Edda")
    token = token_of(fresh.client.get("/events").text)
    other = TestClient(fresh.client.app, base_url="http://127.0.0.1")
    assert other.post("/sign-out", data={"token": token}).status_code == 401


def test_tries_are_limited_by_name_and_a_wait_is_told(fresh: Opened, team: Team) -> None:
    assert [sign_in(fresh, "Edda", "x") for _ in range(6)][-1] == 429
    answer = fresh.client.post("/sign-in", data={"name": "Edda", "password": PASSWORD})
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) > 0


@pytest.mark.parametrize(("name", "status"), [("Rita", 403), ("Carl", 403), ("Edda", 200)])
def test_a_role_opens_what_it_opens(fresh: Opened, team: Team, name: str, status: int) -> None:
    assert sign_in(fresh, name) == 303
    assert fresh.client.get("/team").status_code == status


def test_a_role_taken_away_is_gone_at_once(fresh: Opened, team: Team) -> None:
    sign_in(fresh, "Edda")
    change_account(team, "Edda", role="reader")
    assert fresh.client.get("/team").status_code == 403


def test_who_is_closed_is_out_at_once_and_the_name_is_not_given_again(fresh: Opened, team: Team) -> None:
    sign_in(fresh, "Edda")
    close_account(team, "Edda")
    end_sessions_of(team, "Edda")
    assert fresh.client.get("/events", follow_redirects=False).status_code == 303
    assert sign_in(fresh, "Edda") == 403


def test_signing_out_ends_the_session_for_good(fresh: Opened, team: Team) -> None:
    sign_in(fresh, "Edda")
    page = fresh.client.get("/events")
    kept = dict(fresh.client.cookies)
    fresh.client.post("/sign-out", data={"token": token_of(page.text)})
    fresh.client.cookies.update(kept)
    assert fresh.client.get("/events", follow_redirects=False).status_code == 303


def test_a_key_opens_the_desk_in_the_name_of_its_account(fresh: Opened, team: Team) -> None:
    key = make_key(team, "Edda", "nightly export")
    assert fresh.client.get("/team", headers={"authorization": f"Bearer {key}"}).status_code == 200
    assert (
        fresh.client.get("/team", headers={"authorization": "Bearer tdk_no"}, follow_redirects=False).status_code == 303
    )
    assert key.encode() not in team.path.read_bytes()
    close_account(team, "Edda")
    assert (
        fresh.client.get("/team", headers={"authorization": f"Bearer {key}"}, follow_redirects=False).status_code == 303
    )


def test_a_desk_that_cannot_be_written_is_shown_and_decides_nothing(fresh: Opened) -> None:
    with TestClient(make_app(fresh.record, read_only=True), base_url="http://127.0.0.1") as client:
        assert client.get("/events").status_code == 200
        assert client.post("/me", data={"name": "A"}).status_code == 403
