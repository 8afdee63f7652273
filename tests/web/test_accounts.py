"""Accounts and the limits of trying."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tadmor.errors import UsageError
from tadmor.web import accounts, sessions
from tadmor.web.accounts import add_account, change_account, check_password, close_account, has_accounts, list_accounts
from tadmor.web.limits import Limiter, Rate
from tadmor.web.people import Person
from tadmor.web.team import Team

PASSWORD = "four plain words here"


@pytest.fixture
def team(tmp_path: Path) -> Team:
    team = Team(tmp_path)
    team.prepare(accounts.TABLES + sessions.TABLES)
    return team


def test_an_account_lets_in_who_knows_its_password(team: Team) -> None:
    assert not has_accounts(team)
    add_account(team, " Edda  Berg ", PASSWORD, role="editor", private=True)
    assert has_accounts(team)
    assert check_password(team, "edda berg", PASSWORD) == Person(
        name="Edda Berg", role="editor", private=True, account=True
    )
    assert check_password(team, "edda berg", PASSWORD + " ") is None
    assert check_password(team, "someone", PASSWORD) is None


@pytest.mark.parametrize(
    ("name", "password", "role", "words"),
    [
        (" ", PASSWORD, "coder", "needs a name"),
        ("Kim", "short", "coder", "at least 12"),
        ("Kim", PASSWORD, "king", "no role"),
        ("EDDA", PASSWORD, "coder", "already"),
    ],
)
def test_what_is_no_account_is_refused_in_words(team: Team, name: str, password: str, role: str, words: str) -> None:
    add_account(team, "Edda", PASSWORD, role="coder")
    with pytest.raises(UsageError, match=words):
        add_account(team, name, password, role=role)  # type: ignore[arg-type]


def test_a_closed_account_stays_in_the_list_and_lets_nobody_in(team: Team) -> None:
    add_account(team, "Edda", PASSWORD, role="coder")
    close_account(team, "edda")
    assert check_password(team, "Edda", PASSWORD) is None
    assert [row["name"] for row in list_accounts(team)] == ["Edda"]
    assert not has_accounts(team)
    with pytest.raises(UsageError, match="already"):
        add_account(team, "Edda", PASSWORD, role="coder")
    with pytest.raises(UsageError, match="no open account"):
        change_account(team, "Edda", role="editor")


def test_a_new_password_takes_the_place_of_the_old_one(team: Team) -> None:
    add_account(team, "Edda", PASSWORD, role="coder")
    change_account(team, "Edda", password="another four plain words")
    assert check_password(team, "Edda", PASSWORD) is None
    assert check_password(team, "Edda", "another four plain words") is not None


def test_a_session_that_nobody_uses_ends(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    session = sessions.start_session(team, sessions.LOCAL)
    assert sessions.find_session(team, session.key, accounts=False) is not None
    later = time.time() + sessions.IDLE_SECONDS + 1
    monkeypatch.setattr(time, "time", lambda: later)
    assert sessions.find_session(team, session.key, accounts=False) is None


def test_a_session_from_before_there_were_accounts_ends_with_the_first(team: Team) -> None:
    session = sessions.start_session(team, sessions.LOCAL)
    assert sessions.find_session(team, session.key, accounts=True) is None


def test_tries_come_back_with_time() -> None:
    now = [0.0]
    limiter = Limiter(Rate(most=2, seconds=10), clock=lambda: now[0])
    assert [limiter.wait_for("a") for _ in range(3)] == [0, 0, 10]
    assert limiter.wait_for("b") == 0
    now[0] = 9.0
    assert limiter.wait_for("a") == pytest.approx(1)
    now[0] = 10.0
    assert limiter.wait_for("a") == 0
    assert limiter.wait_for("a") > 0


def test_many_callers_do_not_free_one_who_has_to_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tadmor.web.limits.MOST_CALLERS", 100)
    limiter = Limiter(Rate(most=1, seconds=1000), clock=lambda: 0.0)
    for number in range(40):
        limiter.wait_for(f"other {number}")
    limiter.wait_for("a")
    for number in range(45):
        limiter.wait_for(f"more {number}")
    assert limiter.wait_for("a") > 0
