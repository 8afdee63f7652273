"""Sets of reports that several people code, each apart from the others, and what each has coded so far.

What they code is kept here, and nowhere in the record, until the set is adjudicated and closed: so that no page can show it to the
other. A coding is never changed: a new one takes its place, and the old one stays in the file.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from tadmor.errors import UsageError
from tadmor.web.team import Team
from tadmor.web.words import say

MOST_LETTERS, MOST_REPORTS = 200, 5000
TABLES = """
CREATE TABLE IF NOT EXISTS coding_sets (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE COLLATE NOCASE, blind INTEGER NOT NULL, drawn TEXT NOT NULL, by TEXT NOT NULL,
    at TEXT NOT NULL, closed_by TEXT, closed_at TEXT, given_up INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS coding_set_coders (
    set_id INTEGER NOT NULL, name TEXT NOT NULL COLLATE NOCASE, PRIMARY KEY (set_id, name)
);
CREATE TABLE IF NOT EXISTS coding_set_reports (
    set_id INTEGER NOT NULL, place INTEGER NOT NULL, report TEXT NOT NULL, PRIMARY KEY (set_id, report)
);
CREATE TABLE IF NOT EXISTS codings (
    id INTEGER PRIMARY KEY, set_id INTEGER NOT NULL, report TEXT NOT NULL, coder TEXT NOT NULL COLLATE NOCASE, slots TEXT NOT NULL,
    event TEXT NOT NULL, why TEXT NOT NULL, at TEXT NOT NULL, put_away_at TEXT
);
CREATE INDEX IF NOT EXISTS codings_by_report ON codings (set_id, report);
CREATE TABLE IF NOT EXISTS coding_finished (
    set_id INTEGER NOT NULL, report TEXT NOT NULL, coder TEXT NOT NULL COLLATE NOCASE, at TEXT NOT NULL,
    PRIMARY KEY (set_id, report, coder)
);
"""
_OPEN = """
s.closed_at IS NULL AND (SELECT count(*) FROM coding_finished f WHERE f.set_id = s.id)
    < (SELECT count(*) FROM coding_set_reports r WHERE r.set_id = s.id)
    * (SELECT count(*) FROM coding_set_coders c WHERE c.set_id = s.id)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodingSet:
    """Reports that `coders` code. `drawn` says how they were chosen, `finished` which coder is done with which reports.

    `blind`: what a program read in them is hidden from the coders too. `at` and `closed_at` are ISO 8601.
    """

    id: int
    name: str
    blind: bool
    drawn: str
    by: str
    at: str
    coders: tuple[str, ...]
    reports: tuple[str, ...]
    finished: Mapping[str, frozenset[str]]
    closed_by: str | None = None
    closed_at: str | None = None
    given_up: bool = False

    @property
    def state(self) -> str:
        """``coding`` until everybody is done with every report, then ``adjudicating``, at last ``closed``, or ``given_up``."""
        if self.closed_at:
            return "given_up" if self.given_up else "closed"
        done = all(len(self.finished[coder]) == len(self.reports) for coder in self.coders)
        return "adjudicating" if done else "coding"

    def codes(self, name: str) -> str | None:
        """The coder of this name, as it is written in the set; None where the person does not code it."""
        return next((coder for coder in self.coders if coder.casefold() == name.casefold()), None)

    def next_report(self, coder: str) -> str | None:
        """The first report that a coder is not done with."""
        return next((report for report in self.reports if report not in self.finished[coder]), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A set that is to be made. `drawn` says in words how its reports were chosen."""

    name: str
    coders: tuple[str, ...]
    reports: tuple[str, ...]
    blind: bool
    drawn: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """One statement that a coder coded: its slots in the form of exports, under which name he or she knows the event, a memo."""

    id: int
    report: str
    coder: str
    slots: Mapping[str, Any]
    event: str
    why: str
    at: str


def moment() -> str:
    """This moment, ISO 8601 in UTC, to the microsecond."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def hidden_reports(team: Team, name: str) -> frozenset[str]:
    """The reports that a person codes blind now: of these he or she sees the text alone, on every page."""
    if not name or not team.has("coding_sets"):
        return frozenset()
    query = f"""
        SELECT r.report FROM coding_set_reports r JOIN coding_sets s ON s.id = r.set_id
        JOIN coding_set_coders c ON c.set_id = s.id AND c.name = ? WHERE s.blind AND {_OPEN}
    """
    return frozenset(row["report"] for row in team.rows(query, (name,)))


def make_set(team: Team, planned: Planned, by: str) -> int:
    """Makes a set and returns its number.

    Raises UsageError without a name, two coders or a report, for too many reports, and for a name that is taken.
    """
    name = " ".join(planned.name.split())
    coders = {" ".join(coder.split()).casefold(): " ".join(coder.split()) for coder in planned.coders if coder.strip()}
    if not name or len(name) > MOST_LETTERS:
        raise UsageError(say("sets.needs_name", most=MOST_LETTERS))
    if len(coders) < 2:
        raise UsageError(say("sets.needs_coders"))
    if not 0 < len(set(planned.reports)) <= MOST_REPORTS:
        raise UsageError(say("sets.needs_reports", most=MOST_REPORTS))
    with team.write() as connection:
        if connection.execute("SELECT 1 FROM coding_sets WHERE name = ?", (name,)).fetchone():
            raise UsageError(say("sets.taken", name=name))
        query = "INSERT INTO coding_sets (name, blind, drawn, by, at) VALUES (?, ?, ?, ?, ?)"
        number = connection.execute(query, (name, planned.blind, planned.drawn, by, moment())).lastrowid
        connection.executemany(
            "INSERT INTO coding_set_coders VALUES (?, ?)", [(number, one) for one in coders.values()]
        )
        rows = [(number, place, report) for place, report in enumerate(dict.fromkeys(planned.reports))]
        connection.executemany("INSERT INTO coding_set_reports VALUES (?, ?, ?)", rows)
    return int(number or 0)


def find_set(team: Team, number: int) -> CodingSet | None:
    """The set of this number."""
    row = team.row("SELECT * FROM coding_sets WHERE id = ?", (number,)) if team.has("coding_sets") else None
    return _restore(team, row) if row else None


def list_sets(team: Team) -> tuple[CodingSet, ...]:
    """All sets, open ones first, the newest first."""
    if not team.has("coding_sets"):
        return ()
    rows = team.rows("SELECT * FROM coding_sets ORDER BY closed_at IS NOT NULL, id DESC")
    return tuple(_restore(team, row) for row in rows)


def list_codings(team: Team, number: int, *, coder: str | None = None, report: str | None = None) -> tuple[Coding, ...]:
    """What was coded in a set and is not put away: of one coder or all, of one report or all, oldest first."""
    query, values = "SELECT * FROM codings WHERE set_id = ? AND put_away_at IS NULL", list[object]([number])
    for column, value in (("coder", coder), ("report", report)):
        if value is not None:
            query += f" AND {column} = ?"
            values.append(value)
    return tuple(_restore_coding(row) for row in team.rows(f"{query} ORDER BY id", values))


def keep_coding(team: Team, held: CodingSet, coding: Coding, *, instead: int | None = None) -> None:
    """Keeps a coding; its `id` and `at` are made here. `instead` is the one whose place it takes.

    Raises UsageError where the coder is done with the report, coded these very words already, or changed that one elsewhere.
    """
    with team.write() as connection:
        _refuse_finished(connection, held, coding.report, coding.coder)
        if instead is not None:
            _put_away(connection, held, instead, coding.coder)
        others = connection.execute(
            "SELECT slots FROM codings WHERE set_id = ? AND report = ? AND coder = ? AND put_away_at IS NULL",
            (held.id, coding.report, coding.coder),
        )
        if any(json.loads(row["slots"])["trigger"] == coding.slots["trigger"] for row in others):
            raise UsageError(say("sets.same_words"))
        connection.execute(
            "INSERT INTO codings (set_id, report, coder, slots, event, why, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                held.id,
                coding.report,
                coding.coder,
                json.dumps(coding.slots, ensure_ascii=False),
                " ".join(coding.event.split())[:MOST_LETTERS],
                coding.why.strip(),
                moment(),
            ),
        )


def remove_coding(team: Team, held: CodingSet, report: str, coder: str, number: int) -> None:
    """Puts a coding away. Raises UsageError where the coder is done with the report, or it is put away already."""
    with team.write() as connection:
        _refuse_finished(connection, held, report, coder)
        _put_away(connection, held, number, coder)


def finish_report(team: Team, held: CodingSet, report: str, coder: str) -> None:
    """Says that a coder is done with a report, whether anything was coded in it or not."""
    with team.write() as connection:
        query = "INSERT OR IGNORE INTO coding_finished VALUES (?, ?, ?, ?)"
        connection.execute(query, (held.id, report, coder, moment()))


def reopen_report(team: Team, held: CodingSet, report: str, coder: str) -> None:
    """Says that a coder is not done with a report after all. Raises UsageError where everybody is done with everything."""
    with team.write() as connection:
        if not connection.execute(f"SELECT 1 FROM coding_sets s WHERE s.id = ? AND {_OPEN}", (held.id,)).fetchone():
            raise UsageError(say("sets.complete"))
        query = "DELETE FROM coding_finished WHERE set_id = ? AND report = ? AND coder = ?"
        connection.execute(query, (held.id, report, coder))


def give_up_set(team: Team, held: CodingSet, by: str) -> None:
    """Ends a set; nothing of it goes into the record, what was coded stays in the file. Raises UsageError where it has ended."""
    with team.write() as connection:
        query = "UPDATE coding_sets SET closed_by = ?, closed_at = ?, given_up = 1 WHERE id = ? AND closed_at IS NULL"
        if not connection.execute(query, (by, moment(), held.id)).rowcount:
            raise UsageError(say("adjudication.closed"))


def _refuse_finished(connection: sqlite3.Connection, held: CodingSet, report: str, coder: str) -> None:
    query = "SELECT 1 FROM coding_finished WHERE set_id = ? AND report = ? AND coder = ?"
    if connection.execute(query, (held.id, report, coder)).fetchone():
        raise UsageError(say("sets.done_already"))


def _put_away(connection: sqlite3.Connection, held: CodingSet, number: int, coder: str) -> None:
    query = "UPDATE codings SET put_away_at = ? WHERE id = ? AND set_id = ? AND coder = ? AND put_away_at IS NULL"
    if not connection.execute(query, (moment(), number, held.id, coder)).rowcount:
        raise UsageError(say("sets.changed_elsewhere"))


def _restore(team: Team, row: sqlite3.Row) -> CodingSet:
    number = (row["id"],)
    coders = team.rows("SELECT name FROM coding_set_coders WHERE set_id = ? ORDER BY name", number)
    reports = team.rows("SELECT report FROM coding_set_reports WHERE set_id = ? ORDER BY place", number)
    finished: dict[str, set[str]] = {coder["name"]: set() for coder in coders}
    for done in team.rows("SELECT coder, report FROM coding_finished WHERE set_id = ?", number):
        finished[done["coder"]].add(done["report"])
    return CodingSet(
        **{name: row[name] for name in ("id", "name", "drawn", "by", "at", "closed_by", "closed_at")},
        blind=bool(row["blind"]),
        given_up=bool(row["given_up"]),
        coders=tuple(coder["name"] for coder in coders),
        reports=tuple(report["report"] for report in reports),
        finished={coder: frozenset(done) for coder, done in finished.items()},
    )


def _restore_coding(row: sqlite3.Row) -> Coding:
    held = {name: row[name] for name in ("id", "report", "coder", "event", "why", "at")}
    return Coding(**held, slots=json.loads(row["slots"]))
