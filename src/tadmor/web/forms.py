"""Forms in which a statement is coded: from fields to the values of slots, in the form of exports.

A field is named after its slot and row: ``killed-0-low``. ``killed-0-start`` and ``-end`` are where the words stand that say it, in
code points of the report. A row in which nothing is filled in says nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import QueryParams

from tadmor.errors import UsageError
from tadmor.model.document import Document
from tadmor.model.span import Span
from tadmor.web.words import say

FIGURES = ("killed", "wounded", "killed_or_wounded", "missing", "abducted", "displaced", "vehicles_destroyed")
LISTED = ("perpetrator", "target", "objects", "weapons", *FIGURES, "sources")
SHOWN = (
    "kind",
    "stance",
    "disputes",
    "reality",
    "told_as",
    "when",
    "where",
    "perpetrator",
    "target",
    "objects",
    "weapons",
    *FIGURES,
    "sources",
)
MOST_ROWS = 12
Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=False)
class Form:
    """What a form sent."""

    given: QueryParams

    def get(self, name: str) -> str:
        """A field without white space at its ends; empty where there is none."""
        return str(self.given.get(name, "")).strip()

    def words(self, name: str) -> dict[str, int] | None:
        """Where the words of a field stand. Raises UsageError for what is no place in a text."""
        start, end = self.get(f"{name}-start"), self.get(f"{name}-end")
        if not start and not end:
            return None
        if not (start.isascii() and start.isdecimal() and end.isascii() and end.isdecimal() and len(start + end) < 20):
            raise UsageError(say("coding.places", name=name))
        return {"start": int(start), "end": int(end)}

    def number(self, name: str) -> int | None:
        """A whole number, None where nothing is written. Raises UsageError for anything else."""
        text = self.get(name)
        if not text:
            return None
        if not (text.isdecimal() and len(text) < 10):
            raise UsageError(say("coding.number", text=text))
        return int(text)

    def decimal(self, name: str) -> float | None:
        """A number with a point, None where nothing is written. Raises UsageError for anything else."""
        text = self.get(name)
        try:
            return float(text) if text else None
        except ValueError:
            raise UsageError(say("coding.number", text=text)) from None


def read_slot(form: Form, slot: str, document: Document, before: Sequence[Row] = ()) -> Any:
    """The value of a slot as `tadmor.run.coding` takes it: a code, a value or None, a list. Raises UsageError, EvidenceError.

    `before` is what the slot holds. Of a value that is said again, what the form does not ask for stays as it was.
    """
    if slot in ("kind", "stance", "reality", "told_as"):
        return form.get(slot) or None
    if slot == "disputes":
        return [name for name in form.given.getlist("disputes") if name]
    if slot == "when":
        return _keep(_read_time(form), before[:1], ("earliest", "latest"))
    if slot == "where":
        return _keep(_read_place(form, document), before[:1], ("name", "latitude", "longitude"))
    readers: Mapping[str, Callable[[Form, str, Document], Row | None]] = {
        "perpetrator": _read_actor,
        "target": _read_actor,
        "objects": _read_sorted,
        "weapons": _read_sorted,
        "sources": _read_source,
    }
    read, same = readers.get(slot, _read_figure), ("low", "high") if slot in FIGURES else ("name",)
    rows = (_keep(read(form, f"{slot}-{at}", document), before[at : at + 1], same) for at in range(MOST_ROWS))
    return [row for row in rows if row is not None]


def read_slots(form: Form, document: Document) -> dict[str, Any]:
    """A whole statement as a form says it: ``kind`` and ``trigger``, and the other slots in which anything was filled in."""
    values: dict[str, Any] = {"kind": form.get("kind"), "trigger": form.words("trigger")}
    for slot in SHOWN[1:]:
        value = read_slot(form, slot, document)
        if value not in (None, [], ""):
            values[slot] = value
    return values


def join_slots(slots: Mapping[str, Any]) -> dict[str, object]:
    """The values of a statement as `tadmor.run.coding.add_claim` takes them, from the slots that were filled in."""
    values = {name: value for name, value in slots.items() if name not in (*FIGURES, "perpetrator", "target")}
    if actors := [row for slot in ("perpetrator", "target") for row in slots.get(slot, ())]:
        values["actors"] = actors
    if figures := [row for slot in FIGURES for row in slots.get(slot, ())]:
        values["quantities"] = figures
    return values


def count_rows(given: Mapping[str, Any], slot: str, held: int) -> int:
    """How many rows of a slot a form shows: those that are held or were filled in, and one more."""
    filled = (at for at in range(MOST_ROWS) if any(v for k, v in given.items() if k.startswith(f"{slot}-{at}-")))
    return min(MOST_ROWS, max(held, max((at + 1 for at in filled), default=0)) + 1)


def _keep(row: Row | None, before: Sequence[Row], same: Sequence[str]) -> Row | None:
    """The row with what the form does not ask for, where it says the same as before; of another figure of whom it is."""
    if row is None or not before:
        return row
    old = before[0]
    if all(row.get(key) == old.get(key) for key in same):
        left = {key: value for key, value in old.items() if key not in ("evidence", "confidence", "modifier", "role")}
        return {**left, **row} | {key: old[key] for key in ("modifier", "role") if key in old}
    return {key: old[key] for key in ("of", "status_by", "belongs_to") if key in old and "low" in row} | row


def _read_time(form: Form) -> Row | None:
    first, last = form.get("when-earliest"), form.get("when-latest")
    if not first and not last:
        return None
    precision = form.get("when-precision") or "day"
    row = {"earliest": first or None, "latest": last or first, "precision": precision, "basis": "stated"}
    return row | _quoted(form, "when")


def _read_place(form: Form, document: Document) -> Row | None:
    name = _name(form, "where", document)
    if not name:
        return None
    row: Row = {
        "name": name,
        "precision": form.get("where-precision") or "unresolved",
        "relation": form.get("where-relation") or "in",
    }
    row |= {"relation": form.get("where-relation") or "in", "country": form.get("where-country") or None}
    numbers = {key: form.decimal(f"where-{key}") for key in ("latitude", "longitude", "radius_km")}
    return row | {key: number for key, number in numbers.items() if number is not None} | _quoted(form, "where")


def _read_actor(form: Form, name: str, document: Document) -> Row | None:
    said = _name(form, name, document)
    if not said:
        return None
    role = "perpetrator" if name.startswith("perpetrator") else "target"
    return {"name": said, "role": role, "certainty": form.get(f"{name}-certainty") or "named"} | _quoted(form, name)


def _read_sorted(form: Form, name: str, document: Document) -> Row | None:
    said = _name(form, name, document)
    if not said:
        return None
    return {"name": said, "category": form.get(f"{name}-category")} | _quoted(form, name)


def _read_source(form: Form, name: str, document: Document) -> Row | None:
    said = _name(form, name, document)
    if not said:
        return None
    row: Row = {
        "name": said,
        "kind": form.get(f"{name}-kind") or "official",
        "anonymous": bool(form.get(f"{name}-anonymous")),
    }
    return row | _quoted(form, name)


def _read_figure(form: Form, name: str, _: Document) -> Row | None:
    low, high = form.number(f"{name}-low"), form.number(f"{name}-high")
    if low is None and high is None:
        return None
    row: Row = {
        "what": name.rsplit("-", 1)[0],
        "low": low,
        "high": high,
        "status": form.get(f"{name}-status") or "unknown",
    }
    row["group"] = form.get(f"{name}-group") or None
    row["modifier"] = "at_least" if high is None else "up_to" if low is None else "exactly"
    return row | _quoted(form, name)


def _name(form: Form, name: str, document: Document) -> str:
    """The name as typed, else the words that were selected."""
    words = form.words(name)
    if typed := form.get(f"{name}-name"):
        return typed
    return document.quote(Span(words["start"], words["end"])).text if words else ""


def _quoted(form: Form, name: str) -> Row:
    words = form.words(name)
    return {"evidence": words} if words else {}
