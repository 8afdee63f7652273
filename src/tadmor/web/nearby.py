"""Events that somebody may want to join with one: those of which the matcher is in doubt, those near it, and those searched."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from starlette.datastructures import QueryParams

from tadmor.web.counting import sets_of
from tadmor.web.index.query import Index
from tadmor.web.selection import choose

MOST = 12
LEAST_LETTERS = 4
COLUMNS = "id, number, title, when_words, where_words, killed_words, reports"
IN_DOUBT = """
SELECT d.event, p.place FROM pairs p JOIN claims c ON c.id = p.a JOIN claims d ON d.id = p.b WHERE c.event = :event
UNION SELECT c.event, p.place FROM pairs p JOIN claims c ON c.id = p.a JOIN claims d ON d.id = p.b WHERE d.event = :event
ORDER BY place
"""
NEAR = """
SELECT id FROM events WHERE id <> :event AND coalesce(earliest, latest) BETWEEN date(:day, '-6 days') AND date(:day, '+7 days')
ORDER BY abs(julianday(coalesce(earliest, latest)) - julianday(:day)) + (family <> :family) * 3
    + coalesce(min(9, 6 * (abs(latitude - :latitude) + abs(longitude - :longitude))), 4), number
LIMIT 12
"""


def list_near(index: Index, event: str) -> list[sqlite3.Row]:
    """Events like this one, those first of which the matcher is in doubt."""
    own = index.row(
        "SELECT family, coalesce(earliest, latest) AS day, latitude, longitude FROM events WHERE id = ?", (event,)
    )
    if own is None:
        return []
    found = [row["event"] for row in index.rows(IN_DOUBT, {"event": event}) if row["event"] not in (None, event)]
    if own["day"]:
        found += [row["id"] for row in index.rows(NEAR, {**dict(own), "day": own["day"][:10], "event": event})]
    return _rows(index, "id", list(dict.fromkeys(found))[:MOST])


def search_events(index: Index, words: str) -> list[sqlite3.Row]:
    """Events by number, by the first letters of an id, or by words of their statements and reports."""
    if words.isascii() and words.isdecimal() and len(words) < 9:
        return _rows(index, "number", [int(words)])
    if len(words) >= LEAST_LETTERS and words.isascii() and words.isalnum():
        held = index.rows("SELECT id FROM events WHERE id >= ? AND id < ? LIMIT ?", (words, f"{words}g", MOST))
        if held:
            return _rows(index, "id", [row["id"] for row in held])
    return _rows(index, "number", sets_of(index).chosen(choose(QueryParams({"q": words})))[:MOST].tolist())


def _rows(index: Index, key: str, wanted: Sequence[object]) -> list[sqlite3.Row]:
    """The events named, in the order in which they are named."""
    marks = ", ".join("?" * len(wanted))
    rows = {row[key]: row for row in index.rows(f"SELECT {COLUMNS} FROM events WHERE {key} IN ({marks})", wanted)}
    return [rows[one] for one in wanted if one in rows]
