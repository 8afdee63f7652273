"""Keys of programs: made for an account, with no more than it may do; the file holds their hashes alone."""

from __future__ import annotations

import hashlib
import secrets
import sqlite3

from tadmor.errors import UsageError
from tadmor.web.accounts import find_person, now
from tadmor.web.people import Person
from tadmor.web.team import Team

PREFIX = "tdk_"
TABLES = """
CREATE TABLE IF NOT EXISTS keys (hash TEXT PRIMARY KEY, account TEXT NOT NULL, purpose TEXT NOT NULL, made TEXT NOT NULL);
"""


def make_key(team: Team, account: str, purpose: str) -> str:
    """A new key, told this once. Raises UsageError where there is no such account, or no purpose is given."""
    person = find_person(team, account)
    if person is None:
        raise UsageError(f"There is no open account {account}. `tadmor accounts list` shows them.")
    if not purpose.strip():
        raise UsageError("Say what the key is for, so that it can be known again.")
    key = PREFIX + secrets.token_urlsafe(32)
    with team.write() as connection:
        connection.execute("INSERT INTO keys VALUES (?, ?, ?, ?)", (_hash(key), person.name, purpose.strip(), now()))
    return key


def find_key(team: Team, key: str) -> Person | None:
    """The person whose account the key is of, while that is open."""
    row = team.row("SELECT account FROM keys WHERE hash = ?", (_hash(key),))
    return find_person(team, row["account"]) if row else None


def list_keys(team: Team) -> list[sqlite3.Row]:
    """Every key, without itself: account, purpose, made."""
    return team.rows("SELECT account, purpose, made FROM keys ORDER BY made")


def drop_keys(team: Team, account: str, purpose: str) -> int:
    """Takes keys back; how many."""
    with team.write() as connection:
        query = "DELETE FROM keys WHERE account = ? COLLATE NOCASE AND purpose = ?"
        return connection.execute(query, (account, purpose)).rowcount


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
