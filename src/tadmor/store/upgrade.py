"""A record of a schema before this one taken over in place, so that nothing is lost that people decided.

The file as it was stays beside it. Schema 5 and 6 added to incidents who relays whom and who says that one answers another; schema
7 keeps with a judgement where its claims stood and what was signed, and with an old id of an incident where it leads; schema 8 what
a person put into a slot of a claim; schema 9 what it had said when somebody decided of it. What had been changed by hand before is
still seen by `tadmor verify` afterwards.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert, text, update

from tadmor.model.ids import hash_of
from tadmor.model.judgement import Judgement, judged_claims
from tadmor.model.older import renew_incident
from tadmor.model.plain import to_plain
from tadmor.store.anchors import find_anchors
from tadmor.store.schema import ABOUT, FORMER, INCIDENTS, JUDGEMENTS, SCHEMA_VERSION, Shelf, columns_of
from tadmor.store.transaction import transaction

BEFORE = ("4", "5", "6", "7", "8")


def upgrade(connection: Connection, folder: Path, schema: str) -> None:
    """Takes over a record of one of the schemas `BEFORE`, all or nothing. The old file is kept, as ``record.schema-4.sqlite``."""
    kept = folder / f"record.schema-{schema}.sqlite"
    if not kept.exists():
        connection.execute(text("VACUUM INTO :path"), {"path": str(kept)})
    with transaction(connection):
        present = ABOUT.select().with_only_columns(ABOUT.c.value).where(ABOUT.c.name == "schema")
        if connection.scalar(present) == schema:
            for shelf in (JUDGEMENTS, INCIDENTS, FORMER):
                _take_over(connection, shelf)
            connection.execute(update(ABOUT).where(ABOUT.c.name == "schema").values(value=str(SCHEMA_VERSION)))


def _take_over(connection: Connection, shelf: Shelf[Any]) -> None:
    rows = [dict(row) for row in connection.execute(text(f"SELECT * FROM {shelf.table.name}")).mappings()]
    new = [_renew(connection, shelf, row) for row in rows]
    shelf.table.drop(connection)
    shelf.table.create(connection)
    if new:
        connection.execute(insert(shelf.table), new)


def _renew(connection: Connection, shelf: Shelf[Any], row: dict[str, Any]) -> dict[str, Any]:
    sound = row["digest"] == _old_digest(shelf, row)
    named = {column.name for column in shelf.table.columns}
    new = {name: value for name, value in (_defaults(shelf) | row).items() if name in named}
    if not sound:
        return new | _old_keys(shelf, new)
    if shelf is INCIDENTS and row["grade"] is not None:
        new["grade"] = _renew_grade(row["grade"])
    record = shelf.restore(new)
    if isinstance(record, Judgement) and "anchors" not in row:
        record = dataclasses.replace(record, anchors=find_anchors(connection, judged_claims(record)))
    return shelf.row(record)


def _old_keys(shelf: Shelf[Any], row: Mapping[str, Any]) -> dict[str, str | None]:
    """The keys of a row that is not as it was written, as far as it can be read."""
    try:
        record = shelf.restore(row)
    except (ValueError, TypeError):
        return dict.fromkeys(shelf.keys)
    return {name: key(record) for name, key in shelf.keys.items()}


def _defaults(shelf: Shelf[Any]) -> dict[str, Any]:
    """What a row holds of fields that are younger than it."""
    known = columns_of(shelf.record)
    fields = (field for field in dataclasses.fields(shelf.record) if field.default is not dataclasses.MISSING)
    return {
        f.name: _dump(to_plain(f.default)) if known[f.name][1] and f.default is not None else f.default for f in fields
    }


def _old_digest(shelf: Shelf[Any], row: Mapping[str, Any]) -> str | None:
    """What the digest of the row was when it was written; None where it is damaged."""
    nested = {name for name, (_, nested) in columns_of(shelf.record).items() if nested} | {"superseded_by"}
    try:
        plain = {
            name: json.loads(value) if name in nested and value is not None else value
            for name, value in row.items()
            if name != "digest" and name not in shelf.keys
        }
    except ValueError:
        return None
    return hash_of(shelf.record.__name__, _dump(plain))


def _renew_grade(grade: str) -> str:
    return _dump(renew_incident({"grade": json.loads(grade)})["grade"])


def _dump(plain: object) -> str:
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
