"""What tables of cases expect of incidents, in few signs; tests/run/cases/episodes.tsv says how a cell is read."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tadmor.match.families import class_of
from tadmor.model.incident import Incident

Find = Callable[[str], Incident | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentCase:
    """One line of a table."""

    title: str
    told: str
    expected: tuple[str, ...]

    @property
    def unseen(self) -> bool:
        """True for the half that nobody looks at while rules are made."""
        return int(hashlib.sha256(self.title.encode()).hexdigest(), 16) % 2 == 1


def load_incident_cases(path: Path) -> list[IncidentCase]:
    """The lines of a table, without its remarks."""
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return [IncidentCase(title=t, told=told, expected=tuple(e.split("; "))) for t, told, e in rows]


def find_misses(case: IncidentCase, incidents: Sequence[Incident], find: Find) -> list[str]:
    """What of a case does not hold, each with what there is in its place."""
    return [f"{said} (is: {there})" for said in case.expected for there in _misses(said, incidents, find)]


def _misses(said: str, incidents: Sequence[Incident], find: Find) -> Iterator[str]:
    if said.startswith("events="):
        violent = sum(class_of(incident.kind) == "violence" for incident in incidents)
        if violent != int(said.removeprefix("events=")):
            yield str(violent)
    elif said.startswith(("one: ", "apart: ")):
        word, names = said.split(": ", 1)
        found = [find(name) for name in names.split(" | ")]
        ids = {incident.id if incident else None for incident in found}
        if None in ids or len(ids) != (1 if word == "one" else len(found)):
            yield f"{len(ids)} of {len(found)}, {sum(i is None for i in found)} not read"
    elif said.startswith(("days: ", "killed: ")):
        word, rest = said.split(": ", 1)
        name, _, value = rest.partition(" =")
        there = _days(find(name)) if word == "days" else _toll(find(name))
        if there != value.strip():
            yield there
    else:
        yield from _edge(said, find)


def _days(incident: Incident | None) -> str:
    return "not read" if incident is None else " ".join((e.day or "?")[5:] for e in incident.episodes)


def _toll(incident: Incident | None) -> str:
    if incident is None:
        return "not read"
    if incident.casualties is None:
        return "total"
    killed = incident.casualties.killed
    return f"{'.' if killed.low is None else killed.low}-{'.' if killed.high is None else killed.high}"


def _edge(said: str, find: Find) -> Iterator[str]:
    sign = " -> " if " -> " in said else " < "
    left, right = said.split(sign)
    right, _, basis = right.partition(" (")
    mine = find(left)
    if mine is None:
        yield "not read"
        return
    there = mine.response_to if sign == " -> " else mine.part_of
    wanted = None if right == "none" else find(right)
    if right != "none" and wanted is None:
        yield f"{right} not read"
    elif there != (wanted.id if wanted else None):
        yield "none" if there is None else "another"
    elif basis and ("words" if getattr(mine, "response_said_by", ()) else "order") != basis.rstrip(")"):
        yield "other basis"
