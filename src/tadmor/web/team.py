"""What a team keeps at its desk and not in the record: accounts, sessions, saved filters, notes. SQLite beside the index.

Every table is made by the module that uses it (`Team.prepare`).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tadmor.errors import RecordError
from tadmor.store.sqlite import spell_unchanging
from tadmor.store.transaction import whole

FOLDER = "desk"
FILE = "team.sqlite"
BUSY_SECONDS = 10


def hold_open(path: Path) -> sqlite3.Connection:
    """A connection that keeps the files beside a database: on a full disk they could not be made again, and nothing be read."""
    connection = sqlite3.connect(path, check_same_thread=False)
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return connection


class Team:
    """The team's file. A class because it knows where the file lies; every use opens it anew, so that threads share nothing."""

    def __init__(self, record: Path, *, read_only: bool = False) -> None:
        self.path = record / FOLDER / FILE
        self._address = spell_unchanging(self.path) if read_only else f"{self.path.resolve().as_uri()}"

    def prepare(self, tables: str) -> None:
        """Makes tables that are not there yet. Raises RecordError where the folder cannot be written."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as fault:
            raise RecordError(f"Cannot make {self.path.parent}: {fault.strerror}.") from fault
        with self.open() as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.executescript(tables)

    @contextmanager
    def open(self) -> Iterator[sqlite3.Connection]:
        """A connection, each statement by itself. Raises RecordError where the file cannot be used."""
        try:
            connection = sqlite3.connect(self._address, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
        except sqlite3.Error as fault:
            raise RecordError(f"{self.path} cannot be opened: {fault}.") from fault
        connection.row_factory = sqlite3.Row
        try:
            yield connection
        except sqlite3.DatabaseError as fault:
            raise RecordError(f"{self.path} cannot be used: {fault}.") from fault
        finally:
            connection.close()

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """All or nothing, one writer at a time."""
        with self.open() as connection, whole(connection):
            yield connection

    def has(self, table: str) -> bool:
        """Whether a table is there; at a desk that cannot be written there may be none."""
        return self.path.is_file() and self.row("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)) is not None

    def rows(self, query: str, values: Sequence[object] = ()) -> list[sqlite3.Row]:
        """All rows of a query."""
        with self.open() as connection:
            return connection.execute(query, values).fetchall()

    def row(self, query: str, values: Sequence[object] = ()) -> sqlite3.Row | None:
        """The first row of a query, or None."""
        found = self.rows(query, values)
        return found[0] if found else None
