"""The panel of filters: what can be chosen with how many events each leaves, and what is chosen now."""

from __future__ import annotations

from dataclasses import dataclass, replace

from starlette.datastructures import QueryParams
from starlette.requests import Request

from tadmor.export.naming import country_names
from tadmor.export.page.words import capital, spell_day
from tadmor.export.wording import spell_name
from tadmor.web.counting import Option, Sets
from tadmor.web.index.query import Index
from tadmor.web.selection import BANDS, FLAGS, ORDERS, Selection, choose
from tadmor.web.words import say

OFFERED = ("kind", "actor", "origin", "country", "outlet", "conflicting")
MOST_OPTIONS = 60
GRADES = ("confirmed", "fair", "weak", "contested", "discounted")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """One filter in force, the address of the page without it, and how many events it alone hides."""

    words: str
    without: str
    hides: int


def list_options(sets: Sets, chosen: Selection) -> dict[str, list[Option]]:
    """The values of every offered facet, the most told first. Of a facet itself the counts are those without it: its values are
    alternatives."""
    return {facet: [_spelt(facet, one) for one in _most(sets.options(facet, chosen))] for facet in OFFERED}


def count_others(sets: Sets, chosen: Selection) -> dict[str, dict[str, int]]:
    """How many events each grade, band and flag would leave, by name and value."""
    values = {"show": tuple(FLAGS), "grade": GRADES, "band": tuple(BANDS)}
    return {
        name: {value: sets.count_with(choose(QueryParams([(name, value)])).conditions[0], chosen) for value in given}
        for name, given in values.items()
    }


def list_chips(request: Request, sets: Sets, chosen: Selection) -> list[Chip]:
    """The filters in force, in words, each with what it alone hides."""
    return [
        Chip(
            words=words,
            without=_without(request, condition.name, value),
            hides=sets.hidden_by(condition, chosen),
        )
        for condition in chosen.conditions
        for value in condition.given
        if (words := _spell(sets.index, condition.name, value))
    ]


def _most(options: list[Option]) -> list[Option]:
    """The most told, and what is chosen."""
    return [one for at, one in enumerate(options) if at < MOST_OPTIONS or one.chosen]


def _spelt(facet: str, one: Option) -> Option:
    words = country_names().get(one.value, one.words) if facet == "country" else one.words
    return replace(one, words=capital(spell_name(words) if facet == "conflicting" else words))


def _without(request: Request, key: str, value: str) -> str:
    left = [pair for pair in request.query_params.multi_items() if pair != (key, value) and pair[0] != "page"]
    return f"{request.url.path}?{QueryParams(left)}" if left else request.url.path


def _spell(index: Index, key: str, value: str) -> str | None:
    if key == "country" and value in country_names():
        return say("filters.one", name=say("filters.country"), value=country_names()[value])
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
    if key == "grade" or (key == "band" and value in BANDS) or key in ("q", "box", "assignee"):
        return say("filters.one", name=say(f"filters.{key}"), value=value)
    return None


def list_orders() -> list[str]:
    """The orders in which events can be listed."""
    return list(ORDERS)
