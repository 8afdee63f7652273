"""What of the events is chosen: the filters of the list, the map and the timeline, read from an address and made into a query."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from starlette.datastructures import QueryParams

FACETS = ("kind", "actor", "origin", "outlet", "country", "admin1", "place", "conflicting", "revised")
FLAGS = {
    "disputed": "conflicting",
    "denied": "denied",
    "one_origin": "origins = 1",
    "one_side": "one_side AND origins > 0",
    "changed": "changed",
    "signed": "signed_by IS NOT NULL",
    "unsigned": "signed_by IS NULL",
    "no_place": "latitude IS NULL",
}
BANDS = {"likely": (0.75, 1.01), "uncertain": (0.45, 0.75), "guess": (0.0, 0.45)}
# What events are sorted by, the least first; of two that are level the one with the smaller number comes first.
ORDERS = {
    "time": "number",
    "time_back": "-number",
    "reports": "-reports",
    "killed": "-coalesce(killed_high, killed_low, -1)",
    "grade": "coalesce(credibility, 9)",
}


FOUND = "number IN (SELECT event FROM word_events WHERE row IN (SELECT rowid FROM words WHERE words MATCH ?))"


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One filter: under which name it stands in the address, its values there, and what it asks of the table ``events``."""

    name: str
    given: tuple[str, ...]
    where: str
    values: tuple[object, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """A choice of events, in the order of this name. `where` and `values` are an SQL condition on the table ``events``; it names no
    text that was given."""

    conditions: tuple[Condition, ...]
    order_name: str

    @property
    def order(self) -> str:
        """What the events are sorted by, as SQL."""
        return f"{ORDERS[self.order_name]}, number"

    @property
    def where(self) -> str:
        """All conditions as one; empty where everything is chosen."""
        return " AND ".join(f"({condition.where})" for condition in self.conditions)

    @property
    def values(self) -> tuple[object, ...]:
        """What stands for the question marks of `where`."""
        return tuple(value for condition in self.conditions for value in condition.values)

    @property
    def everything(self) -> bool:
        """Whether nothing is left out."""
        return not self.conditions

    def condition(self) -> str:
        """The condition with its WHERE; empty where everything is chosen."""
        return f"WHERE {self.where}" if self.where else ""


def choose(parameters: QueryParams) -> Selection:
    """The choice that an address names. Parameters that there are not are left aside; values of one facet are alternatives."""
    return Selection(
        conditions=tuple(_conditions(parameters)),
        order_name=order if (order := parameters.get("order", "")) in ORDERS else "time",
    )


def _conditions(given: QueryParams) -> Iterator[Condition]:
    yield from _facets(given)
    for flag in dict.fromkeys(given.getlist("show")):
        if flag in FLAGS:
            yield Condition(name="show", given=(flag,), where=FLAGS[flag], values=())
    if first := _day(given.get("from", "")):
        yield Condition(name="from", given=(first,), where="coalesce(latest, earliest, '9999') >= ?", values=(first,))
    if last := _day(given.get("to", "")):
        yield Condition(name="to", given=(last,), where="coalesce(earliest, latest, '0') <= ?", values=(last + "T99",))
    if grades := _given(given, "grade"):
        yield Condition(name="grade", given=grades, where=f"airwars IN ({_marks(grades)})", values=grades)
    if bands := tuple(band for band in _given(given, "band") if band in BANDS):
        where = " OR ".join("confidence >= ? AND confidence < ?" for _ in bands)
        yield Condition(name="band", given=bands, where=where, values=tuple(end for b in bands for end in BANDS[b]))
    if words := given.get("q", "").strip():
        yield Condition(name="q", given=(words,), where=FOUND, values=(match_words(words),))
    if box := read_box(given.get("box", "")):
        yield Condition(name="box", given=(given["box"],), where=_within(box), values=box)


def _facets(given: QueryParams) -> Iterator[Condition]:
    for facet in FACETS:
        if wanted := _given(given, facet):
            values = f"SELECT id FROM facet_values WHERE facet = ? AND value IN ({_marks(wanted)})"
            where = f"number IN (SELECT event FROM facets WHERE value IN ({values}))"
            yield Condition(name=facet, given=wanted, where=where, values=(facet, *wanted))


def _given(given: QueryParams, name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in given.getlist(name) if value))


def _marks(values: tuple[str, ...]) -> str:
    return ", ".join("?" * len(values))


def _day(text: str) -> str | None:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return None


def match_words(words: str) -> str:
    """What a person typed as a full-text query: every word must be there, "words in quotes" as they stand."""
    phrases = [part.strip() for number, part in enumerate(words.split('"')) if number % 2 and part.strip()]
    single = [word for number, part in enumerate(words.split('"')) if not number % 2 for word in part.split()]
    return " ".join('"' + text.replace('"', " ") + '"' for text in [*phrases, *single]) or '""'


def read_box(text: str) -> tuple[float, float, float, float] | None:
    """South, north, west and east of ``west,south,east,north`` in degrees; None for anything else.

    West of a box over the line where days change is greater than its east.
    """
    try:
        west, south, east, north = (float(number) for number in text.split(","))
    except ValueError:
        return None
    return (south, north, west, east) if -90 <= south <= north <= 90 and abs(west) <= 180 and abs(east) <= 180 else None


def _within(box: tuple[float, float, float, float]) -> str:
    between = "longitude BETWEEN ? AND ?" if box[2] <= box[3] else "(longitude >= ? OR longitude <= ?)"
    return f"latitude BETWEEN ? AND ? AND {between}"
