"""Opening the SQLite file of a record: write-ahead log, waiting for a lock, foreign keys, and the schema's version."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, insert, inspect, select
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import NullPool

from tadmor.errors import RecordError
from tadmor.store.schema import ABOUT, METADATA, SCHEMA_VERSION
from tadmor.store.transaction import transaction
from tadmor.store.upgrade import BEFORE, upgrade

FILE = "record.sqlite"
BUSY_SECONDS = 30


def open_database(folder: Path, *, create: bool, read_only: bool = False) -> Engine:
    """The engine of the record in `folder`. Raises RecordError, saying what to do, where it cannot be used.

    `read_only`: nothing can be written where it lies, and nobody else writes it.
    """
    file = folder / FILE
    if not file.is_file():
        if not create:
            raise RecordError(f"There is no record in {folder}. `tadmor run PATH --record {folder}` makes one.")
        _make_folder(folder)
    address = spell_unchanging(file) + "&uri=true" if read_only else str(file)
    engine = create_engine(f"sqlite+pysqlite:///{address}", isolation_level="AUTOCOMMIT", poolclass=NullPool)
    event.listen(engine, "connect", _prepare_reading if read_only else _prepare)
    try:
        _check(engine, folder, create=create)
    except BaseException:
        engine.dispose()
        raise
    return engine


def spell_unchanging(file: Path) -> str:
    """The address of a database that is only read: no file is made beside it. Raises RecordError where one there is needed."""
    log = file.with_name(file.name + "-wal")
    if log.is_file() and log.stat().st_size:
        raise RecordError(
            f"{file} was not closed in good order and its folder cannot be written. Copy the whole folder to a place that can, and "
            "open it there."
        )
    return f"{file.resolve().as_uri()}?mode=ro&immutable=1"


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise RecordError(f"Cannot make the record folder {folder}: {fault.strerror}.") from fault


def _prepare(connection: Any, _: object) -> None:
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {1000 * BUSY_SECONDS}")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def _prepare_reading(connection: Any, _: object) -> None:
    connection.execute("PRAGMA query_only = ON")


def _check(engine: Engine, folder: Path, *, create: bool) -> None:
    with connect(engine) as connection:
        if create:
            _create(connection)
        elif not inspect(connection).has_table(ABOUT.name):
            raise RecordError(
                f"{folder / FILE} is not a record of Tadmor, or its making was cut short. "
                f"`tadmor run PATH --record {folder}` finishes an empty one."
            )
        asked = select(ABOUT.c.value).where(ABOUT.c.name == "schema")
        version = connection.scalar(asked)
        if version in BEFORE:
            upgrade(connection, folder, version)
            version = connection.scalar(asked)
    if version != str(SCHEMA_VERSION):
        raise RecordError(
            f"The record in {folder} has schema {version}; this Tadmor reads schema {SCHEMA_VERSION}. "
            f"It can take over schemas {', '.join(BEFORE)}. Read the reports into a new record, or install that Tadmor."
        )


def _create(connection: Connection) -> None:
    """Makes the tables, all or none. A file with foreign tables in it is left as it is."""
    with transaction(connection):
        if not inspect(connection).get_table_names():
            METADATA.create_all(connection)
            connection.execute(insert(ABOUT), [{"name": "schema", "value": str(SCHEMA_VERSION)}])
        elif not inspect(connection).has_table(ABOUT.name):
            raise RecordError("There is a database of something else in that folder. Choose another --record folder.")


@contextmanager
def connect(engine: Engine) -> Iterator[Connection]:
    """A connection in the driver's autocommit mode: transactions begin where the code says BEGIN.

    Raises RecordError where the file is locked, full, read-only or damaged.
    """
    try:
        with engine.connect() as connection:
            yield connection
    except DatabaseError as fault:
        raise RecordError(f"{engine.url.database} cannot be used as a record: {fault.orig}.") from fault
