"""What of the events is chosen: the filters of the list, the map and the timeline, read from an address and made into a query."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

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
}
BANDS = {"likely": (0.75, 1.01), "uncertain": (0.45, 0.75), "guess": (0.0, 0.45)}
ORDERS = {
    "time": "number",
    "time_back": "number DESC",
    "reports": "reports DESC, number",
    "killed": "coalesce(killed_high, killed_low, -1) DESC, number",
    "grade": "coalesce(credibility, 9), number",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """A choice of events. `where` and `values` are an SQL condition on the table ``events``; it names no text that was given."""

    where: str
    values: tuple[object, ...]
    order: str

    @property
    def everything(self) -> bool:
        """Whether nothing is left out."""
        return not self.where

    def condition(self) -> str:
        """The condition with its WHERE; empty where everything is chosen."""
        return f"WHERE {self.where}" if self.where else ""


def choose(parameters: QueryParams) -> Selection:
    """The choice that an address names. Parameters that there are not are left aside; values of one facet are alternatives."""
    parts = list(_conditions(parameters))
    return Selection(
        where=" AND ".join(f"({words})" for words, _ in parts),
        values=tuple(value for _, values in parts for value in values),
        order=ORDERS.get(parameters.get("order", ""), ORDERS["time"]),
    )


def _conditions(given: QueryParams) -> Iterator[tuple[str, tuple[object, ...]]]:
    for facet in FACETS:
        if wanted := [value for value in given.getlist(facet) if value]:
            marks = ", ".join("?" * len(wanted))
            values = f"SELECT id FROM facet_values WHERE facet = ? AND value IN ({marks})"
            yield f"number IN (SELECT event FROM facets WHERE value IN ({values}))", (facet, *wanted)
    yield from ((FLAGS[flag], ()) for flag in dict.fromkeys(given.getlist("show")) if flag in FLAGS)
    if given.get("from"):
        yield "coalesce(latest, earliest, '9999') >= ?", (given["from"],)
    if given.get("to"):
        yield "coalesce(earliest, latest, '0') <= ?", (given["to"] + "T99",)
    if grades := [grade for grade in given.getlist("grade") if grade]:
        yield f"airwars IN ({', '.join('?' * len(grades))})", tuple(grades)
    if band := BANDS.get(given.get("band", "")):
        yield "confidence >= ? AND confidence < ?", band
    if words := given.get("q", "").strip():
        yield (
            (
                "id IN (SELECT event FROM claims WHERE id IN (SELECT id FROM words WHERE words MATCH ? AND what = 'claim') "
                "UNION SELECT event FROM told_in WHERE document IN (SELECT id FROM words WHERE words MATCH ? AND what = 'report') "
                "UNION SELECT id FROM words WHERE words MATCH ? AND what = 'event')"
            ),
            (match_words(words),) * 3,
        )
    if box := _box(given.get("box", "")):
        yield "latitude BETWEEN ? AND ? AND longitude BETWEEN ? AND ?", box


def match_words(words: str) -> str:
    """What a person typed as a full-text query: every word must be there, "words in quotes" as they stand."""
    phrases = [part.strip() for number, part in enumerate(words.split('"')) if number % 2 and part.strip()]
    single = [word for number, part in enumerate(words.split('"')) if not number % 2 for word in part.split()]
    return " ".join('"' + text.replace('"', " ") + '"' for text in [*phrases, *single]) or '""'


def _box(text: str) -> tuple[float, float, float, float] | None:
    """South, north, west and east of ``west,south,east,north`` in degrees; None for anything else."""
    try:
        west, south, east, north = (float(number) for number in text.split(","))
    except ValueError:
        return None
    return (south, north, west, east) if south <= north and west <= east else None
