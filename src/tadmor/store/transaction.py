"""All or nothing: what is written within it stays only where nothing fails."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """From ``BEGIN IMMEDIATE`` to ``COMMIT``; whatever is raised on the way takes back all of it and goes on."""
    held: Any = connection.connection.driver_connection
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    try:
        yield
        connection.exec_driver_sql("COMMIT")
    finally:
        if held.in_transaction:  # a full disk has taken it back already
            connection.exec_driver_sql("ROLLBACK")


@contextmanager
def whole(connection: sqlite3.Connection) -> Iterator[None]:
    """The same on a connection of the standard library in autocommit mode."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
