"""The index as somebody sees it who codes reports blind: without anything that anybody or any program read in them.

Temporary views of the connection stand under the names of the tables, so that no page has to think of it.
"""

from __future__ import annotations

import functools
import json
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from tadmor.web.index.query import Index

R = TypeVar("R")
# What is hidden: the reports and those that share passages with them, all events that rest on one, all statements of either, and
# what was decided of these.
_TABLES = """
CREATE TEMP TABLE copied (name TEXT PRIMARY KEY);
CREATE TEMP TABLE hidden_reports (id TEXT PRIMARY KEY);
CREATE TEMP TABLE hidden_events (id TEXT PRIMARY KEY);
CREATE TEMP TABLE hidden_numbers (number INTEGER PRIMARY KEY);
CREATE TEMP TABLE hidden_claims (id TEXT PRIMARY KEY);
CREATE TEMP TABLE hidden_judgements (id TEXT PRIMARY KEY);
"""
_FILLED = ("copied", "hidden_reports", "hidden_events", "hidden_numbers", "hidden_claims", "hidden_judgements")
_FILL = (
    "INSERT INTO hidden_reports SELECT value FROM json_each(?)",
    """INSERT OR IGNORE INTO copied SELECT name FROM main.copy_names WHERE copy IN (
    SELECT o.copy FROM main.documents h JOIN main.copy_names o ON o.name IN (h.id, h.url)
    WHERE h.id IN (SELECT id FROM hidden_reports))""",
    """INSERT OR IGNORE INTO hidden_reports SELECT id FROM main.documents
    WHERE id IN (SELECT name FROM copied) OR url IN (SELECT name FROM copied)""",
    """INSERT OR IGNORE INTO hidden_events SELECT event FROM main.claims
    WHERE event IS NOT NULL AND document IN (SELECT id FROM hidden_reports)""",
    "INSERT OR IGNORE INTO hidden_numbers SELECT number FROM main.events WHERE id IN (SELECT id FROM hidden_events)",
    """INSERT OR IGNORE INTO hidden_claims SELECT id FROM main.claims
    WHERE document IN (SELECT id FROM hidden_reports) OR event IN (SELECT id FROM hidden_events)""",
    "INSERT OR IGNORE INTO hidden_claims SELECT claim FROM main.checked WHERE document IN (SELECT id FROM hidden_reports)",
    "INSERT OR IGNORE INTO hidden_judgements SELECT judgement FROM main.judged WHERE claim IN (SELECT id FROM hidden_claims)",
    """INSERT OR IGNORE INTO hidden_judgements SELECT j.id FROM main.judgements j, json_each(j.plain, '$.anchors') a
    WHERE json_extract(a.value, '$.document') IN (SELECT id FROM hidden_reports)""",
)
_NOT = "{column} NOT IN (SELECT id FROM hidden_{what})"
_SEEN: dict[str, tuple[str, ...]] = {
    "events": (_NOT.format(column="id", what="events"),),
    "claims": (_NOT.format(column="id", what="claims"),),
    "checked": (_NOT.format(column="claim", what="claims"),),
    "judged": (_NOT.format(column="claim", what="claims"), _NOT.format(column="judgement", what="judgements")),
    "judgements": (_NOT.format(column="id", what="judgements"),),
    "rejections": (_NOT.format(column="document", what="reports"),),
    "told_in": (_NOT.format(column="event", what="events"), _NOT.format(column="document", what="reports")),
    "facets": ("event NOT IN (SELECT number FROM hidden_numbers)",),
    "word_events": ("event NOT IN (SELECT number FROM hidden_numbers)",),
    "left_out": (
        _NOT.format(column="document", what="reports"),
        f"(claim IS NULL OR {_NOT.format(column='claim', what='claims')})",
    ),
    "pairs": (_NOT.format(column="a", what="claims"), _NOT.format(column="b", what="claims")),
    "former": (
        "NOT EXISTS (SELECT 1 FROM json_each(plain, '$.claims') WHERE value IN (SELECT id FROM hidden_claims))",
        "NOT EXISTS (SELECT 1 FROM json_each(plain, '$.superseded_by') WHERE value IN (SELECT id FROM hidden_events))",
    ),
}
_HIDDEN_EVENT = "IN (SELECT id FROM hidden_events)"
# How columns read that may name what is hidden: an event that this one is part of or answers, or that it belongs with.
_CHANGED = {
    "documents": {
        name: f"CASE WHEN id IN (SELECT id FROM hidden_reports) THEN 0 ELSE {name} END"
        for name in ("events", "claims", "unread")
    },
    "events": {
        "plain": "json_set(plain"
        + "".join(
            f", '$.{name}', CASE WHEN json_extract(plain, '$.{name}') {_HIDDEN_EVENT} THEN NULL "
            f"ELSE json_extract(plain, '$.{name}') END"
            for name in ("part_of", "response_to")
        )
        + ")",
        "ties": "(SELECT json_group_array(json(value)) FROM json_each(ties) "
        f"WHERE NOT coalesce(json_extract(value, '$[1]') {_HIDDEN_EVENT}, 0))",
    },
}


class BlindIndex(Index):
    """An index without what was read in some reports; of these and of their copies there are the texts alone."""

    def __init__(self, path: Path, hidden: frozenset[str]) -> None:
        super().__init__(path)
        self.hidden = hidden

    def rows(self, query: str, values: Sequence[object] | dict[str, object] = ()) -> list[sqlite3.Row]:
        """All rows of a query, of an index that did not change since it was found out what is hidden."""
        return self._undisturbed(lambda: super(BlindIndex, self).rows(query, values))

    def row(self, query: str, values: Sequence[object] | dict[str, object] = ()) -> sqlite3.Row | None:
        """The first row of a query, or None; in the same way."""
        return self._undisturbed(lambda: super(BlindIndex, self).row(query, values))

    def _undisturbed(self, ask: Callable[[], R]) -> R:
        """What `ask` gives. Where the file was written meanwhile what is hidden is found out anew, and it is asked again."""
        while True:
            connection = self._connection()
            if self._local.version != (version := _version_of(connection)):
                self._fill(connection)
            found = ask()
            if self._local.version == version == _version_of(self._connection()):
                return found

    def _fill(self, connection: sqlite3.Connection) -> None:
        connection.execute("BEGIN")
        for table in _FILLED:
            connection.execute(f"DELETE FROM {table}")
        for statement in _FILL:
            connection.execute(statement, (json.dumps(sorted(self.hidden)),) if "?" in statement else ())
        connection.execute("COMMIT")
        self._local.version = _version_of(connection)

    def _prepare(self, connection: sqlite3.Connection) -> None:
        connection.isolation_level = None
        connection.executescript(_TABLES)
        tables = dict(connection.execute("SELECT name, sql FROM main.sqlite_master WHERE type = 'table'").fetchall())
        for table in _SEEN.keys() | _CHANGED.keys():
            if table in tables:
                row = "" if "WITHOUT ROWID" in tables[table] else "rowid AS rowid, "
                seen = " AND ".join(_SEEN.get(table, ("1",)))
                names = [column["name"] for column in connection.execute(f"PRAGMA main.table_info({table})")]
                changed = _CHANGED.get(table, {})
                shown = ", ".join(f"{changed[name]} AS {name}" if name in changed else f'"{name}"' for name in names)
                connection.execute(f"CREATE TEMP VIEW {table} AS SELECT {row}{shown} FROM main.{table} WHERE {seen}")
        self._fill(connection)


def _version_of(connection: sqlite3.Connection) -> int:
    """What changes when another connection writes to the index."""
    return int(connection.execute("PRAGMA main.data_version").fetchone()[0])


@functools.lru_cache(maxsize=32)
def blind_index(path: Path, hidden: frozenset[str]) -> BlindIndex:
    """The index without what was read in these reports; the same object for the same reports."""
    return BlindIndex(path, hidden)
