"""All or nothing: what is written within it stays only where nothing fails."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """From ``BEGIN IMMEDIATE`` to ``COMMIT``; whatever is raised on the way takes back all of it and goes on."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.exec_driver_sql("ROLLBACK")
        raise
    connection.exec_driver_sql("COMMIT")
