"""What pages ask the index: one open file, read-only, a connection a thread."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from tadmor.model.checked import Checked
from tadmor.model.claim import Claim
from tadmor.model.document import Document
from tadmor.model.incident import CopyGroup, FormerIncident, Incident
from tadmor.model.judgement import Judgement
from tadmor.model.plain import from_plain
from tadmor.model.rejection import Rejection

R = TypeVar("R")
MOST_NAMED = 10_000
MOST_KEPT, MOST_MADE = 500, 8


@dataclass(frozen=True, slots=True, kw_only=True)
class TiedTo:
    """Another event that one belongs to: words for how, its id, an aside, the claims that say so."""

    words: str
    other: str
    aside: str
    said_by: tuple[str, ...]


class Index:
    """An open index. A class because a connection is state; each thread has one of its own, and a replaced file is opened anew.

    `hidden` are reports of which nothing but the text is shown (`tadmor.web.index.blind`).
    """

    hidden: frozenset[str] = frozenset()

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()
        self._kept: dict[tuple[object, ...], list[sqlite3.Row]] = {}
        self._made: dict[tuple[object, ...], bytes] = {}

    def rows(self, query: str, values: Sequence[object] | dict[str, object] = ()) -> list[sqlite3.Row]:
        """All rows of a query."""
        return self._connection().execute(query, values).fetchall()

    def kept_rows(self, query: str, values: Sequence[object] = ()) -> list[sqlite3.Row]:
        """All rows of a query, remembered as long as the index is as it is: for counts that every page shows."""
        key = (*self.state(), query, tuple(values))
        found = self._kept.get(key)
        if found is None:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            found = self._kept[key] = self.rows(query, values)
        return found

    def kept_bytes(self, name: str, make: Callable[[], bytes]) -> bytes:
        """What `make` gives, remembered by name as long as the index is as it is."""
        key = (*self.state(), name)
        found = self._made.get(key)
        if found is None:
            if len(self._made) >= MOST_MADE:
                self._made.clear()
            found = self._made[key] = make()
        return found

    def row(self, query: str, values: Sequence[object] | dict[str, object] = ()) -> sqlite3.Row | None:
        """The first row of a query, or None."""
        found: sqlite3.Row | None = self._connection().execute(query, values).fetchone()
        return found

    def count(self, query: str, values: Sequence[object] | dict[str, object] = ()) -> int:
        """The one number that a query gives; 0 where it gives none."""
        found = self.row(query, values)
        return int(found[0] or 0) if found else 0

    def about(self) -> dict[str, str]:
        """What was kept with the index when it was made: ``stamp``, ``name``, ``layout``."""
        return {row["name"]: row["value"] for row in self.rows("SELECT * FROM about")}

    def incident(self, event: str) -> Incident | None:
        """The event of this id."""
        return self._one(Incident, "SELECT plain FROM events WHERE id = ?", event)

    def ties(self, event: str) -> tuple[TiedTo, ...]:
        """How an event belongs with others."""
        found = self.row("SELECT ties FROM events WHERE id = ?", (event,))
        told = json.loads(found["ties"]) if found else ()
        return tuple(TiedTo(words=w, other=o, aside=a, said_by=tuple(by)) for w, o, a, by in told)

    def claim(self, claim: str) -> Claim | None:
        """The claim of this id."""
        return self._one(Claim, "SELECT plain FROM claims WHERE id = ?", claim)

    def claims_of(self, event: str) -> tuple[Claim, ...]:
        """The claims of an event, in order of publication."""
        return self._all(
            Claim, "SELECT plain FROM claims WHERE event = ? ORDER BY coalesce(published, '9999'), id", event
        )

    def claims_in(self, document: str) -> tuple[Claim, ...]:
        """The claims of a report, in order of its text."""
        return self._all(Claim, "SELECT plain FROM claims WHERE document = ? ORDER BY start, id", document)

    def home_of(self, claim: str) -> str | None:
        """The event that a claim belongs to."""
        found = self.row("SELECT event FROM claims WHERE id = ?", (claim,))
        return found["event"] if found else None

    def homes_of(self, claims: Iterable[str]) -> dict[str, tuple[str, int]]:
        """Of claims that belong to events, by claim: the event and its number."""
        marks, values = _marks(claims)
        query = f"SELECT c.id, c.event, e.number FROM claims c JOIN events e ON e.id = c.event WHERE c.id IN ({marks})"
        return {row["id"]: (row["event"], row["number"]) for row in self.rows(query, values)}

    def document(self, document: str) -> Document | None:
        """The report of this id."""
        return self._one(Document, "SELECT plain FROM documents WHERE id = ?", document)

    def reports_named(self, names: Iterable[str]) -> tuple[dict[str, str], dict[str, int]]:
        """Of reports by id or url: their ids, and their numbers in the whole list."""
        marks, values = _marks(names)
        query = f"SELECT id, url, number FROM documents WHERE id IN ({marks}) OR url IN ({marks}) ORDER BY number DESC"
        ids: dict[str, str] = {}
        numbers: dict[str, int] = {}
        for row in self.rows(query, (*values, *values)):
            for name in (row["id"], row["url"]):
                if name:
                    ids[name], numbers[name] = row["id"], row["number"]
        return ids, numbers

    def checked_in(self, document: str) -> tuple[Checked, ...]:
        """What people decided of single claims of a report, rejected ones too, in order of its text."""
        found = self._all(Checked, "SELECT plain FROM checked WHERE document = ?", document)
        return tuple(sorted(found, key=lambda one: (one.read.evidence.start, one.claim)))

    def checked(self, claim: str) -> Checked | None:
        """What people decided of this claim, also where they rejected it."""
        return self._one(Checked, "SELECT plain FROM checked WHERE claim = ?", claim)

    def stamp(self) -> tuple[int, ...]:
        """The stamp of the record (`Held.stamp`) when the index was made or last brought up to a decision."""
        return tuple(int(number) for number in self.about()["stamp"].split("."))

    def checked_of(self, event: str) -> tuple[Checked, ...]:
        """What people decided of the claims of an event, in order of their ids."""
        query = "SELECT k.plain FROM checked k JOIN claims c ON c.id = k.claim WHERE c.event = ? ORDER BY k.claim"
        return self._all(Checked, query, event)

    def decisions_on(self, claims: Iterable[str]) -> tuple[Judgement, ...]:
        """What people decided of these claims, newest first."""
        wanted, found = list(claims), dict[str, Judgement]()
        for first in range(0, len(wanted), MOST_NAMED):
            marks, values = _marks(wanted[first : first + MOST_NAMED])
            query = f"SELECT judgement FROM judged WHERE claim IN ({marks})"
            for row in self.rows(f"SELECT id, plain FROM judgements WHERE id IN ({query})", values):
                found[row["id"]] = from_plain(Judgement, json.loads(row["plain"]))
        return tuple(sorted(found.values(), key=lambda j: (j.at, j.id), reverse=True))

    def rejections_in(self, document: str) -> tuple[Rejection, ...]:
        """What was left out of a report."""
        return self._all(Rejection, "SELECT plain FROM rejections WHERE document = ? ORDER BY id", document)

    def copies_of(self, names: Iterable[str]) -> tuple[CopyGroup, ...]:
        """Groups of copies in which one of these reports stands, by url or id."""
        marks, values = _marks(names)
        query = (
            f"SELECT plain FROM copies WHERE id IN (SELECT copy FROM copy_names WHERE name IN ({marks})) ORDER BY id"
        )
        return tuple(from_plain(CopyGroup, json.loads(row["plain"])) for row in self.rows(query, values))

    def former(self, event: str) -> FormerIncident | None:
        """What an id led to that names no event any more."""
        return self._one(FormerIncident, "SELECT plain FROM former WHERE id = ? ORDER BY rowid DESC", event)

    def numbers_of(self, events: Iterable[str]) -> dict[str, int]:
        """The numbers of events in the whole list."""
        marks, values = _marks(events)
        return {
            row["id"]: row["number"]
            for row in self.rows(f"SELECT id, number FROM events WHERE id IN ({marks})", values)
        }

    def _prepare(self, connection: sqlite3.Connection) -> None:
        """What is done with every new connection."""

    def state(self) -> tuple[int, int]:
        """What changes when another file takes the place of this one, or it is brought up to a decision."""
        state = self.path.stat()
        return state.st_ino, state.st_mtime_ns

    def _one(self, record: type[R], query: str, value: str) -> R | None:
        found = self.row(query, (value,))
        return from_plain(record, json.loads(found["plain"])) if found else None

    def _all(self, record: type[R], query: str, value: str) -> tuple[R, ...]:
        return tuple(from_plain(record, json.loads(row["plain"])) for row in self.rows(query, (value,)))

    def _connection(self) -> sqlite3.Connection:
        """The connection of this thread, to the file that lies there now."""
        place = self.path.stat().st_ino
        if getattr(self._local, "place", None) != place:
            connection = sqlite3.connect(f"{self.path.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False)
            connection.row_factory = sqlite3.Row
            self._prepare(connection)
            old = getattr(self._local, "connection", None)
            if old is not None:
                old.close()
            self._local.connection, self._local.place = connection, place
        held: sqlite3.Connection = self._local.connection
        return held


def _marks(values: Iterable[Any]) -> tuple[str, tuple[Any, ...]]:
    """As many question marks as values, for ``IN (…)``."""
    held = tuple(values)
    return ", ".join("?" * len(held)), held
