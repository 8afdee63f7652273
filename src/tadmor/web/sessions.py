"""Who is sitting at the desk now. A session is a random token in a cookie; the file holds its hash alone."""

from __future__ import annotations

import contextlib
import hashlib
import secrets
import time
from dataclasses import dataclass

from tadmor.errors import RecordError
from tadmor.web.accounts import find_person
from tadmor.web.people import Person
from tadmor.web.team import Team

COOKIE = "tadmor_desk"
IDLE_SECONDS = 12 * 3600
LOCAL = Person(name="", role="editor")
TABLES = """
CREATE TABLE IF NOT EXISTS sessions (
    token TEXT PRIMARY KEY, name TEXT NOT NULL, account INTEGER NOT NULL, form TEXT NOT NULL, seen REAL NOT NULL
);
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One sitting: who, and the token that its forms bear. `key` is what the cookie holds; empty where there is no session."""

    person: Person
    form: str
    key: str = ""


def start_session(team: Team, person: Person) -> Session:
    """A new session. Old ones that nobody uses any more are dropped on the way."""
    session = Session(person=person, form=secrets.token_urlsafe(24), key=secrets.token_urlsafe(32))
    with team.write() as connection:
        connection.execute("DELETE FROM sessions WHERE seen < ?", (time.time() - IDLE_SECONDS,))
        values = (_hash(session.key), person.name, person.account, session.form, time.time())
        connection.execute("INSERT INTO sessions VALUES (?, ?, ?, ?, ?)", values)
    return session


def find_session(team: Team, key: str, *, accounts: bool) -> Session | None:
    """The session that the cookie names, while it is in use and its account is open; `accounts`: whether there are any.

    What an account may do is asked anew each time, so that a role taken away is gone at once.
    """
    row = team.row("SELECT * FROM sessions WHERE token = ?", (_hash(key),))
    if row is None or row["seen"] < time.time() - IDLE_SECONDS or bool(row["account"]) != accounts:
        return None
    person = find_person(team, row["name"]) if accounts else Person(name=row["name"], role=LOCAL.role)
    if person is None:
        return None
    if row["seen"] < time.time() - 60:
        with (
            contextlib.suppress(RecordError),
            team.write() as connection,
        ):  # reading goes on where nothing can be written
            connection.execute("UPDATE sessions SET seen = ? WHERE token = ?", (time.time(), _hash(key)))
    return Session(person=person, form=row["form"], key=key)


def name_session(team: Team, key: str, name: str) -> None:
    """Puts a name to a session without an account: what is decided in it bears that name."""
    with team.write() as connection:
        connection.execute(
            "UPDATE sessions SET name = ? WHERE token = ? AND NOT account", (" ".join(name.split()), _hash(key))
        )


def end_session(team: Team, key: str) -> None:
    """Ends a session."""
    with team.write() as connection:
        connection.execute("DELETE FROM sessions WHERE token = ?", (_hash(key),))


def end_sessions_of(team: Team, name: str) -> None:
    """Ends all sessions of an account: where it is closed, or its password changed."""
    with team.write() as connection:
        connection.execute("DELETE FROM sessions WHERE account AND name = ? COLLATE NOCASE", (name,))


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
