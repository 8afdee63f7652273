"""Which reports go into a set: named one by one, found by words, or drawn by chance; from what may be seen by who chooses."""

from __future__ import annotations

import json
import secrets

from starlette.datastructures import QueryParams

from tadmor.errors import UsageError
from tadmor.run.sampling import Drawable, draw_sample
from tadmor.web.index.query import Index
from tadmor.web.selection import FOUND, match_words
from tadmor.web.words import say

WAYS = ("sample", "search", "named")
MOST_SEED = 10**9
_WITH_WORDS = "id IN (SELECT id FROM words WHERE words MATCH ? AND what = 'report')"
_LISTED = "SELECT value FROM json_each(?)"


def choose_reports(index: Index, given: QueryParams) -> tuple[tuple[str, ...], str]:
    """Ids of the reports that a form asks for, and in words how they were chosen.

    Raises UsageError where nothing is found, for a name that is no report, and for a size or a seed that is none.
    """
    way, words = given.get("way", ""), given.get("q", "").strip()
    if way == "named":
        reports = _find_named(index, given.get("reports", "").split())
        return reports, say("choosing.named", count=len(reports))
    if way == "search":
        if not words:
            raise UsageError(say("choosing.no_words"))
        rows = index.rows(f"SELECT id FROM documents WHERE {_WITH_WORDS} ORDER BY number", (match_words(words),))
        if not rows:
            raise UsageError(say("choosing.nothing", words=words))
        return tuple(row["id"] for row in rows), say("choosing.search", count=len(rows), words=words)
    if way == "sample":
        return _sample(index, given, words)
    raise UsageError(say("choosing.way"))


def _find_named(index: Index, names: list[str]) -> tuple[str, ...]:
    """Reports by id, address, or number in the list."""
    found = []
    for name in names:
        number = int(name) if name.isascii() and name.isdecimal() and len(name) < 9 else -1
        row = index.row("SELECT id FROM documents WHERE id = ? OR url = ? OR number = ?", (name, name, number))
        if row is None:
            raise UsageError(say("choosing.unknown", name=name))
        found.append(row["id"])
    if not found:
        raise UsageError(say("choosing.none_named"))
    return tuple(dict.fromkeys(found))


def _sample(index: Index, given: QueryParams, words: str) -> tuple[tuple[str, ...], str]:
    of = "events" if given.get("of") == "events" else "reports"
    size, stratified = given.get("size", "").strip(), bool(given.get("stratified"))
    seed = _read_seed(given.get("seed", "").strip())
    things = _list_events(index, words) if of == "events" else _list_reports(index, words)
    if not things:
        raise UsageError(say("choosing.nothing", words=words))
    drawn = draw_sample(things, size, seed=seed, stratified=stratified)
    reports = _reports_of(index, drawn) if of == "events" else drawn
    if not reports:
        raise UsageError(say("choosing.nothing", words=words))
    told = say(f"choosing.sample_{of}", count=len(drawn), total=len(things), seed=seed, reports=len(reports))
    extras = [say("choosing.by_outlet")] if stratified else []
    extras += [say("choosing.with_words", words=words)] if words else []
    return reports, " ".join([told, *extras])


def _read_seed(text: str) -> int:
    """The number that was given, else one drawn now; it is kept with the set, so that the sample can be drawn again."""
    if not text:
        return secrets.randbelow(MOST_SEED)
    if not (text.isascii() and text.isdecimal() and len(text) < 12):
        raise UsageError(say("choosing.seed", text=text))
    return int(text)


def _list_reports(index: Index, words: str) -> list[Drawable]:
    where, values = (f"WHERE {_WITH_WORDS}", (match_words(words),)) if words else ("", ())
    rows = index.rows(f"SELECT id, coalesce(outlet, '') AS outlet FROM documents {where} ORDER BY number", values)
    return [Drawable(id=row["id"], stratum=row["outlet"]) for row in rows]


def _list_events(index: Index, words: str) -> list[Drawable]:
    """The events; the stratum of each is the outlet of its first report."""
    where, values = (f"WHERE {FOUND}", (match_words(words),)) if words else ("", ())
    outlet = (
        "SELECT d.outlet FROM told_in t JOIN documents d ON d.id = t.document WHERE t.event = events.id "
        "ORDER BY d.number LIMIT 1"
    )
    rows = index.rows(f"SELECT id, coalesce(({outlet}), '') AS outlet FROM events {where} ORDER BY number", values)
    return [Drawable(id=row["id"], stratum=row["outlet"]) for row in rows]


def _reports_of(index: Index, events: tuple[str, ...]) -> tuple[str, ...]:
    query = f"SELECT id FROM documents WHERE id IN (SELECT document FROM told_in WHERE event IN ({_LISTED})) ORDER BY number"
    return tuple(row["id"] for row in index.rows(query, (json.dumps(events),)))
