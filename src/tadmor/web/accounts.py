"""Who may sit at the desk: names, roles and passwords, kept as Argon2id hashes (RFC 9106) beside the record.

Without any account the desk is for whoever sits at this machine, and listens to nobody else.
"""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from tadmor.errors import UsageError
from tadmor.web.people import ROLES, Person, Role
from tadmor.web.team import Team

LEAST_LETTERS = 12
TABLES = """
CREATE TABLE IF NOT EXISTS accounts (
    name TEXT PRIMARY KEY COLLATE NOCASE, role TEXT NOT NULL, private INTEGER NOT NULL, hash TEXT NOT NULL, made TEXT NOT NULL,
    closed TEXT
);
"""
_HASHER = PasswordHasher()
_NOBODY = _HASHER.hash("no account has this")


def now() -> str:
    """This moment, ISO 8601 in UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def has_accounts(team: Team) -> bool:
    """Whether people have to say who they are."""
    return team.path.is_file() and team.row("SELECT 1 FROM accounts WHERE closed IS NULL") is not None


def list_accounts(team: Team) -> list[sqlite3.Row]:
    """Every account, open ones first: name, role, private, made, closed."""
    return team.rows("SELECT name, role, private, made, closed FROM accounts ORDER BY closed IS NOT NULL, name")


def add_account(team: Team, name: str, password: str, *, role: Role, private: bool = False) -> None:
    """Adds an account. Raises UsageError for a name that is taken or empty, a role that there is not, a short password."""
    name = " ".join(name.split())
    if not name:
        raise UsageError("An account needs a name: judgements bear it.")
    if role not in ROLES:
        raise UsageError(f"There is no role {role!r}. There are: {', '.join(ROLES)}.")
    if team.row("SELECT 1 FROM accounts WHERE name = ?", (name,)):
        raise UsageError(
            f"There is an account {name} already, or there was one; judgements bear its name for good. Take another."
        )
    with team.write() as connection:
        values = (name, role, private, _hash(password), now(), None)
        connection.execute("INSERT INTO accounts VALUES (?, ?, ?, ?, ?, ?)", values)


def change_account(
    team: Team, name: str, *, role: Role | None = None, private: bool | None = None, password: str | None = None
) -> None:
    """Changes what an open account may do, or its password. Raises UsageError where there is none."""
    if role is not None and role not in ROLES:
        raise UsageError(f"There is no role {role!r}. There are: {', '.join(ROLES)}.")
    changes = {"role": role, "private": private, "hash": _hash(password) if password is not None else None}
    given = {column: value for column, value in changes.items() if value is not None}
    if not given:
        raise UsageError("Nothing to change: give a role, what may be seen, or a new password.")
    with team.write() as connection:
        assigned = ", ".join(f"{column} = ?" for column in given)
        query = f"UPDATE accounts SET {assigned} WHERE name = ? AND closed IS NULL"
        changed = connection.execute(query, (*given.values(), name)).rowcount
    _need(changed, name)


def close_account(team: Team, name: str) -> None:
    """Lets somebody in no more. The name stays: decisions stand under it. Raises UsageError where there is no such account."""
    with team.write() as connection:
        query = "UPDATE accounts SET closed = ? WHERE name = ? AND closed IS NULL"
        changed = connection.execute(query, (now(), name)).rowcount
    _need(changed, name)


def check_password(team: Team, name: str, password: str) -> Person | None:
    """The person, where the password is that of the account; as slow where there is no account as where there is one."""
    row = team.row("SELECT * FROM accounts WHERE name = ? AND closed IS NULL", (" ".join(name.split()),))
    try:
        _HASHER.verify(row["hash"] if row else _NOBODY, password)
    except (VerificationError, InvalidHashError):
        return None
    return person_of_row(row) if row else None


def find_person(team: Team, name: str) -> Person | None:
    """The person of an open account, as it is now."""
    row = team.row("SELECT * FROM accounts WHERE name = ? AND closed IS NULL", (name,))
    return person_of_row(row) if row else None


def person_of_row(row: sqlite3.Row) -> Person:
    """The person of a row of ``accounts``."""
    return Person(name=row["name"], role=row["role"], private=bool(row["private"]), account=True)


def _need(changed: int, name: str) -> None:
    if not changed:
        raise UsageError(f"There is no open account {name}. `tadmor accounts list` shows them.")


def _hash(password: str) -> str:
    if len(password) < LEAST_LETTERS:
        raise UsageError(
            f"A password has at least {LEAST_LETTERS} characters; a few words in a row are easy to keep in mind."
        )
    return _HASHER.hash(password)
