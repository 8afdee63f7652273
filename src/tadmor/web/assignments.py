"""Who is to look at which event or report. Added to: an assignment that ends stays in the file."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace

from starlette.datastructures import QueryParams

from tadmor.errors import UsageError
from tadmor.web.selection import Condition, Selection, choose
from tadmor.web.sets import moment
from tadmor.web.team import Team
from tadmor.web.words import say

KINDS = ("event", "report")
TABLES = """
CREATE TABLE IF NOT EXISTS assignments (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, thing TEXT NOT NULL, person TEXT NOT NULL COLLATE NOCASE, by TEXT NOT NULL,
    at TEXT NOT NULL, ended_at TEXT
);
CREATE INDEX IF NOT EXISTS assignments_by_thing ON assignments (kind, thing);
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """An event or a report that somebody is to look at, by id; by whom that was said, and when (ISO 8601)."""

    kind: str
    thing: str
    person: str
    by: str
    at: str


def assign(team: Team, kind: str, thing: str, person: str, by: str) -> None:
    """Assigns an event or a report to a person in place of whoever had it; to nobody where `person` is empty."""
    person = " ".join(person.split())
    if kind not in KINDS:
        raise UsageError(say("work.what"))
    with team.write() as connection:
        query = "UPDATE assignments SET ended_at = ? WHERE kind = ? AND thing = ? AND ended_at IS NULL"
        connection.execute(query, (moment(), kind, thing))
        if person:
            query = "INSERT INTO assignments (kind, thing, person, by, at) VALUES (?, ?, ?, ?, ?)"
            connection.execute(query, (kind, thing, person, by, moment()))


def list_assignments(team: Team, *, person: str | None = None) -> tuple[Assignment, ...]:
    """What is assigned now, to one person or to all, oldest first."""
    if not team.has("assignments"):
        return ()
    query, values = "SELECT kind, thing, person, by, at FROM assignments WHERE ended_at IS NULL", ()
    if person is not None:
        query, values = f"{query} AND person = ?", (person,)  # type: ignore[assignment]
    return tuple(Assignment(**dict(row)) for row in team.rows(f"{query} ORDER BY id", values))


def find_assigned(team: Team, kind: str, things: Iterable[str]) -> dict[str, Assignment]:
    """Of these events or reports those that are assigned, by id."""
    wanted = set(things)
    return {one.thing: one for one in list_assignments(team) if one.kind == kind and one.thing in wanted}


def choose_events(team: Team, given: QueryParams) -> Selection:
    """The choice of events that an address names, with those of one assignee where it names one."""
    chosen, person = choose(given), given.get("assignee", "").strip()
    if not person:
        return chosen
    events = sorted(one.thing for one in list_assignments(team, person=person) if one.kind == "event")
    where = "id IN (SELECT value FROM json_each(?))"
    condition = Condition(name="assignee", given=(given["assignee"],), where=where, values=(json.dumps(events),))
    return replace(chosen, conditions=(*chosen.conditions, condition))


def list_assignees(team: Team) -> list[str]:
    """Everybody to whom an event is assigned."""
    return sorted({one.person for one in list_assignments(team) if one.kind == "event"}, key=str.casefold)
