"""The panel of filters: what can be chosen with how many events each leaves, and what is chosen now."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from starlette.datastructures import QueryParams
from starlette.requests import Request

from tadmor.export.page.words import capital, spell_day
from tadmor.export.wording import spell_name
from tadmor.web.index.query import Index
from tadmor.web.selection import BANDS, FLAGS, ORDERS, Selection, choose
from tadmor.web.words import say

OFFERED = ("kind", "actor", "origin", "country", "outlet", "conflicting")
MOST_OPTIONS = 60
GRADES = ("confirmed", "fair", "weak", "contested", "discounted")


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One value of a filter: what the address holds, its words, how many events it leaves, whether it is chosen."""

    value: str
    words: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """One filter in force, and the address of the page without it."""

    words: str
    without: str


def list_options(index: Index, given: QueryParams) -> dict[str, list[Option]]:
    """The values of every offered facet, the most told first. Of a facet itself the counts are those without it: its values are
    alternatives."""
    in_force = [facet for facet in OFFERED if any(given.getlist(facet))]
    free = [facet for facet in OFFERED if facet not in in_force]
    counted = _count(index, choose(given), free)
    for facet in in_force:
        counted |= _count(index, _choose_without(given, facet), [facet])
    return {facet: list(_options(facet, counted.get(facet, []), set(given.getlist(facet)))) for facet in OFFERED}


def list_chips(request: Request, index: Index) -> list[Chip]:
    """The filters in force, in words."""
    return [
        Chip(words=words, without=_without(request, key, value))
        for key, value in request.query_params.multi_items()
        if value and (words := _spell(index, key, value))
    ]


def _count(index: Index, chosen: Selection, facets: Sequence[str]) -> dict[str, list[sqlite3.Row]]:
    """Facet, value, its words and how many of the chosen events have it, the most first; one pass over the facets."""
    if not facets:
        return {}
    within = "" if chosen.everything else f"WHERE event IN (SELECT number FROM events {chosen.condition()})"
    query = (
        "SELECT v.facet, v.value, v.words, c.events FROM facet_values v "
        f"JOIN (SELECT value, count(*) AS events FROM facets {within} GROUP BY value) c ON c.value = v.id "
        f"WHERE v.facet IN ({', '.join('?' * len(facets))}) ORDER BY c.events DESC, v.words"
    )
    found: dict[str, list[sqlite3.Row]] = {}
    for row in index.kept_rows(query, (*chosen.values, *facets)):
        found.setdefault(row["facet"], []).append(row)
    return found


def _options(facet: str, rows: Sequence[sqlite3.Row], wanted: set[str]) -> Iterator[Option]:
    for row in rows[:MOST_OPTIONS]:
        words = spell_name(row["words"]) if facet == "conflicting" else row["words"]
        yield Option(value=row["value"], words=capital(words), count=row["events"], chosen=row["value"] in wanted)
        wanted.discard(row["value"])
    for value in sorted(wanted - {""}):
        yield Option(value=value, words=value, count=0, chosen=True)


def _choose_without(given: QueryParams, facet: str) -> Selection:
    return choose(QueryParams([(key, value) for key, value in given.multi_items() if key != facet]))


def _without(request: Request, key: str, value: str) -> str:
    left = [pair for pair in request.query_params.multi_items() if pair != (key, value) and pair[0] != "page"]
    return f"{request.url.path}?{QueryParams(left)}" if left else request.url.path


def _spell(index: Index, key: str, value: str) -> str | None:
    if key in OFFERED or key in ("admin1", "place", "revised"):
        row = index.row("SELECT words FROM facet_values WHERE facet = ? AND value = ? LIMIT 1", (key, value))
        return say("filters.one", name=say(f"filters.{key}"), value=spell_name(row["words"]) if row else value)
    if key == "show" and value in FLAGS:
        return say(f"filters.{value}")
    if key in ("from", "to"):
        try:
            return say("filters.one", name=say(f"filters.{key}"), value=spell_day(value))
        except ValueError:
            return None
    if key == "grade" or (key == "band" and value in BANDS) or key in ("q", "box"):
        return say("filters.one", name=say(f"filters.{key}"), value=value)
    return None


def list_orders() -> list[str]:
    """The orders in which events can be listed."""
    return list(ORDERS)
