"""Filters that a team keeps under a name: its inclusion criteria, with a memo. Added to; what is put away stays in the file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from tadmor.errors import UsageError
from tadmor.web.team import Team

MOST_LETTERS = 2000
TABLES = """
CREATE TABLE IF NOT EXISTS filters (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, memo TEXT NOT NULL, query TEXT NOT NULL, by TEXT NOT NULL, at TEXT NOT NULL,
    put_away_by TEXT, put_away_at TEXT
);
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedFilter:
    """A choice under a name. `query` is the part of an address after the question mark; `at` is ISO 8601."""

    id: int
    name: str
    memo: str
    query: str
    by: str
    at: str


def save_filter(team: Team, name: str, memo: str, query: str, by: str) -> None:
    """Keeps a choice. Raises UsageError without a name or without a filter, and for words that are too long."""
    if not name.strip() or not query:
        raise UsageError("A saved filter has a name, and at least one filter is in force.")
    if max(map(len, (name, memo, query))) > MOST_LETTERS:
        raise UsageError(f"Name, memo and filters may each have at most {MOST_LETTERS:,} characters.")
    with team.write() as connection:
        connection.execute(
            "INSERT INTO filters (name, memo, query, by, at) VALUES (?, ?, ?, ?, ?)",
            (name.strip(), memo.strip(), query, by, _now()),
        )


def put_away(team: Team, number: int, by: str) -> None:
    """Takes a saved filter out of the list."""
    with team.write() as connection:
        connection.execute(
            "UPDATE filters SET put_away_by = ?, put_away_at = ? WHERE id = ? AND put_away_at IS NULL",
            (by, _now(), number),
        )


def list_filters(team: Team) -> tuple[SavedFilter, ...]:
    """The saved filters that are in use, by name."""
    if not team.has("filters"):
        return ()
    rows = team.rows(
        "SELECT id, name, memo, query, by, at FROM filters WHERE put_away_at IS NULL ORDER BY name COLLATE NOCASE, id"
    )
    return tuple(SavedFilter(**dict(row)) for row in rows)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
