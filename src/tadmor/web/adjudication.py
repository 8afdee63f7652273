"""A set that everybody is done with: codings side by side, what an editor rules of each, and all of it put into the record."""

from __future__ import annotations

import json
import threading
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tadmor.errors import UsageError
from tadmor.export.decided import spell_correction
from tadmor.model.claim import PERSON, Claim, ReadBy
from tadmor.model.correction import Slot, slot_of, value_key
from tadmor.run import adjudicating
from tadmor.run.aligning import Aligned, align_codings
from tadmor.run.deciding import Saying
from tadmor.run.handed_in import make_claim
from tadmor.run.judging import decide_pair
from tadmor.store.record import Record
from tadmor.web.forms import SHOWN, join_slots
from tadmor.web.index.query import Index
from tadmor.web.sets import Coding, CodingSet, list_codings, moment
from tadmor.web.team import Team
from tadmor.web.words import say

TABLES = """
CREATE TABLE IF NOT EXISTS rulings (
    id INTEGER PRIMARY KEY, set_id INTEGER NOT NULL, unit TEXT NOT NULL, slots TEXT, event TEXT NOT NULL, why TEXT NOT NULL,
    by TEXT NOT NULL, at TEXT NOT NULL, stored_at TEXT, claim TEXT
);
CREATE INDEX IF NOT EXISTS rulings_by_unit ON rulings (set_id, unit);
"""
_STORING = threading.Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """Codings that answer to each other, by coder, with the claims they make. `key` names them; `text` is that of their report."""

    key: str
    report: str
    text: str
    codings: Mapping[str, Coding]
    claims: Mapping[str, Claim]

    def values(self) -> list[tuple[str, Coding]]:
        """The codings in order of the coders."""
        return sorted(self.codings.items())


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What an editor made of a unit: the slots of the statement as it shall stand, None where there is none."""

    id: int
    unit: str
    slots: Mapping[str, Any] | None
    event: str
    why: str
    by: str
    at: str
    stored_at: str | None = None
    claim: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One part of a statement: what every coder put there, in words and in the words of the report; whether that is the same."""

    name: str
    told: tuple[tuple[str, str], ...]
    same: bool


def load_units(index: Index, team: Team, held: CodingSet, report: str | None = None) -> tuple[Unit, ...]:
    """The units of a set, or of one of its reports, in order of the reports and their texts.

    Raises UsageError while anybody is still coding.
    """
    if held.state in ("coding", "given_up"):
        raise UsageError(say("adjudication.too_early"))
    of: dict[str, list[Coding]] = defaultdict(list)
    for coding in list_codings(team, held.id, report=report):
        of[coding.report].append(coding)
    return tuple(unit for one in held.reports for unit in _align(index, one, of[one]))


def find_unit(index: Index, team: Team, held: CodingSet, key: str) -> Unit | None:
    """The unit of this key."""
    first = key.partition("-")[0]
    row = team.row("SELECT report FROM codings WHERE set_id = ? AND id = ?", (held.id, first))
    units = load_units(index, team, held, row["report"]) if row else ()
    return next((unit for unit in units if unit.key == key), None)


def find_next(index: Index, team: Team, held: CodingSet, report: str) -> str | None:
    """The key of the next unit without a ruling, from a report on and then from the first; None where there is none."""
    ruled, at = list_rulings(team, held.id), held.reports.index(report)
    units = (u for one in (*held.reports[at:], *held.reports[:at]) for u in load_units(index, team, held, one))
    return next((unit.key for unit in units if unit.key not in ruled), None)


def _align(index: Index, report: str, codings: Sequence[Coding]) -> list[Unit]:
    document = index.document(report) if codings else None
    if document is None:
        return []
    made: dict[str, dict[str, tuple[Coding, Claim]]] = defaultdict(dict)
    for coding in codings:
        claim = make_claim(
            document, join_slots(coding.slots), ReadBy(reader=PERSON, version=coding.at, knowledge=coding.coder)
        )
        made[coding.coder][claim.id] = (coding, claim)
    aligned = align_codings({coder: [claim for _, claim in of.values()] for coder, of in made.items()})
    return [
        _make_unit(unit, document.text, {coder: made[coder][claim.id][0] for coder, claim in unit.claims.items()})
        for unit in aligned
    ]


def _make_unit(unit: Aligned, text: str, codings: Mapping[str, Coding]) -> Unit:
    key = "-".join(str(number) for number in sorted(coding.id for coding in codings.values()))
    return Unit(key=key, report=unit.document, text=text, codings=codings, claims=unit.claims)


def compare_unit(unit: Unit) -> list[Compared]:
    """Every part of the codings of a unit, side by side; without those of which nobody says anything."""
    claims = [unit.claims[coder] for coder, _ in unit.values()]
    slots = [coding.slots for _, coding in unit.values()]
    triggers = tuple((claim.trigger.text, "") for claim in claims)
    rows = [Compared(name="trigger", told=triggers, same=len({claim.trigger.span for claim in claims}) == 1)]
    for name in SHOWN:
        if any(name in held for held in slots):
            told = tuple(_tell(name, claim, held, unit.text) for claim, held in zip(claims, slots, strict=True))
            rows.append(
                Compared(
                    name=name, told=told, same=len({_key(name, c, h) for c, h in zip(claims, slots, strict=True)}) == 1
                )
            )
    events = tuple((coding.event, "") for _, coding in unit.values())
    if any(name for name, _ in events):
        rows.append(Compared(name="event", told=events, same=len(set(events)) == 1))
    return rows


def is_agreed(held: CodingSet, unit: Unit) -> bool:
    """Whether every coder coded the unit, and all the same."""
    return len(unit.codings) == len(held.coders) and all(row.same for row in compare_unit(unit))


def list_units(index: Index, team: Team, held: CodingSet) -> list[dict[str, Any]]:
    """Every unit as a row of a list: where it stands, who coded it, in which parts they differ. Remembered with the index: a set
    that everybody is done with does not change."""

    def make() -> bytes:
        rows = []
        for unit in load_units(index, team, held):
            coders = [coder for coder, _ in unit.values()]
            differ = [row.name for row in compare_unit(unit) if not row.same]
            row = {"key": unit.key, "report": unit.report, "words": unit.claims[coders[0]].trigger.text}
            rows.append({**row, "coders": coders, "differ": differ, "agreed": coders == [*held.coders] and not differ})
        return json.dumps(rows).encode()

    found: list[dict[str, Any]] = json.loads(index.kept_bytes(f"units of set {held.id}", make))
    return found


def list_rulings(team: Team, number: int) -> dict[str, Ruling]:
    """The newest ruling of every unit of a set."""
    rows = team.rows("SELECT * FROM rulings WHERE set_id = ? ORDER BY id", (number,))
    return {row["unit"]: _restore(dict(row)) for row in rows}


def keep_ruling(team: Team, held: CodingSet, ruling: Ruling, *, expected: str) -> None:
    """Keeps a ruling; its `id` and `at` are made here. `expected` is the number of the newest that the editor had seen, or empty.

    Raises UsageError where somebody ruled since, and where the set is closed.
    """
    with team.write() as connection:
        if connection.execute("SELECT closed_at FROM coding_sets WHERE id = ?", (held.id,)).fetchone()["closed_at"]:
            raise UsageError(say("adjudication.closed"))
        query = "SELECT id, by FROM rulings WHERE set_id = ? AND unit = ? ORDER BY id DESC LIMIT 1"
        newest = connection.execute(query, (held.id, ruling.unit)).fetchone()
        if (str(newest["id"]) if newest else "") != expected:
            raise UsageError(say("adjudication.meanwhile", name=newest["by"] if newest else "–"))
        slots = None if ruling.slots is None else json.dumps(ruling.slots, ensure_ascii=False)
        connection.execute(
            "INSERT INTO rulings (set_id, unit, slots, event, why, by, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (held.id, ruling.unit, slots, ruling.event, ruling.why, ruling.by, moment()),
        )


def rule_agreed(team: Team, held: CodingSet, units: Sequence[Unit], by: str) -> int:
    """Takes every unit of which all coders say the same and nobody ruled yet, as they coded it. Returns how many."""
    ruled = list_rulings(team, held.id)
    agreed = [unit for unit in units if unit.key not in ruled and is_agreed(held, unit)]
    for unit in agreed:
        _, first = unit.values()[0]
        ruling = Ruling(id=0, unit=unit.key, slots=first.slots, event=first.event, why="", by=by, at="")
        keep_ruling(team, held, ruling, expected="")
    return len(agreed)


def close_set(team: Team, record: Record, held: CodingSet, units: Sequence[Unit], by: str) -> None:
    """Closes a set and puts everything into the record: every coding under the name of its coder, every ruling under its editor's.

    What was stored already is left: where it was interrupted it goes on. Raises UsageError while a unit waits for a ruling.
    """
    with _STORING:
        ruled = list_rulings(team, held.id)
        if left := sum(unit.key not in ruled for unit in units):
            raise UsageError(say("adjudication.left", count=left))
        with team.write() as connection:
            query = "UPDATE coding_sets SET closed_by = ?, closed_at = ? WHERE id = ? AND closed_at IS NULL"
            connection.execute(query, (by, moment(), held.id))
        for unit in units:
            if ruled[unit.key].stored_at is None:
                _store(team, record, held, unit, ruled[unit.key])
        _join_events(record, held, list_rulings(team, held.id).values())


def count_unstored(team: Team, held: CodingSet) -> int:
    """How many rulings of a closed set are not in the record: more than none only where storing them was interrupted."""
    if held.state != "closed":
        return 0
    return sum(ruling.stored_at is None for ruling in list_rulings(team, held.id).values())


def _store(team: Team, record: Record, held: CodingSet, unit: Unit, ruling: Ruling) -> None:
    codings = [
        adjudicating.Coding(
            by=coder,
            at=coding.at,
            values=join_slots(coding.slots),
            why=say("adjudication.coded", name=held.name, why=coding.why).strip(),
        )
        for coder, coding in unit.values()
    ]
    outcome = join_slots(ruling.slots) if ruling.slots is not None else None
    why = say("adjudication.ruled", name=held.name, why=ruling.why).strip()
    made = adjudicating.adjudicate(record, unit.report, codings, outcome, Saying(by=ruling.by, why=why))
    with team.write() as connection:
        query = "UPDATE rulings SET stored_at = ?, claim = ? WHERE id = ?"
        connection.execute(query, (moment(), made.id if made else None, ruling.id))


def _join_events(record: Record, held: CodingSet, rulings: Sequence[Ruling] | Any) -> None:
    """Says of statements to which one name of an event was left that they are the same event."""
    named: dict[str, list[Ruling]] = defaultdict(list)
    for ruling in rulings:
        if ruling.event and ruling.claim:
            named[ruling.event.casefold()].append(ruling)
    for first, *others in named.values():
        for other in others:
            if first.claim and other.claim and first.claim != other.claim:
                why = say("adjudication.one_event", name=held.name, event=other.event)
                decide_pair(record, "same", (first.claim, other.claim), Saying(by=other.by, why=why))


def _tell(name: str, claim: Claim, held: Mapping[str, Any], text: str) -> tuple[str, str]:
    if name not in held:
        return "", ""
    slot: Slot = name  # type: ignore[assignment]
    return spell_correction(slot_of(claim, slot)), _quote(held[name], text)


def _key(name: str, claim: Claim, held: Mapping[str, Any]) -> str:
    slot: Slot = name  # type: ignore[assignment]
    return value_key(slot_of(claim, slot)) if name in held else ""


def _quote(value: Any, text: str) -> str:
    """The words of the report that a value quotes."""
    rows = value if isinstance(value, list) else [value]
    spans = {(e["start"], e["end"]) for row in rows if isinstance(row, dict) and (e := row.get("evidence"))}
    return " … ".join(text[start:end] for start, end in sorted(spans))


def _restore(row: dict[str, Any]) -> Ruling:
    slots = json.loads(row["slots"]) if row["slots"] is not None else None
    del row["set_id"]
    return Ruling(**{**row, "slots": slots})
