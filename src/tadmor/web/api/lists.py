"""The lists that a program can ask for, one table: what each is made of, how it is filtered, and how its pages follow each other.

A page is as many items as `limit`; `next` is the address of the one after it. The order is that of the pages of the desk.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import QueryParams

from tadmor.model.claim import Claim
from tadmor.model.document import Document
from tadmor.model.incident import CopyGroup, FormerIncident, Incident
from tadmor.model.judgement import Judgement
from tadmor.model.rejection import Rejection
from tadmor.web.index.query import Index
from tadmor.web.selection import choose, match_words

LIMIT, MOST = 50, 500
Condition = tuple[str, tuple[object, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """One parameter of a list: its name, a line of help, and the condition that a value stands for."""

    name: str
    help: str
    condition: Callable[[str], Condition]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One list. `key` orders it and is what `after` refers to: a number that no two rows share."""

    name: str
    record: type[Any]
    table: str
    key: str
    help: str
    filters: tuple[Filter, ...] = ()
    one: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage:
    """One page of a list: plain records, how many the filters leave, and after which key the next page begins; None at the end."""

    items: tuple[dict[str, Any], ...]
    found: int
    after: int | None


def _is(column: str) -> Callable[[str], Condition]:
    return lambda value: (f"{column} = ?", (value,))


def _says(what: str) -> Callable[[str], Condition]:
    query = "id IN (SELECT id FROM words WHERE words MATCH ? AND what = ?)"
    return lambda value: (query, (match_words(value), what))


LISTS = (
    Listing(
        name="incidents",
        record=Incident,
        table="events",
        key="number",
        help="Events, in order of time. Takes the filters of the list of events as its address shows them there.",
    ),
    Listing(
        name="claims",
        record=Claim,
        table="claims",
        key="rowid",
        help="Statements.",
        filters=(
            Filter(name="event", help="Id of an event.", condition=_is("event")),
            Filter(name="document", help="Id of a report.", condition=_is("document")),
            Filter(name="q", help="Words that its sentences hold.", condition=_says("claim")),
        ),
    ),
    Listing(
        name="documents",
        record=Document,
        table="documents",
        key="number",
        help="Reports, in order of publication. Their text is left out unless it is asked for (`text=1`).",
        filters=(
            Filter(name="outlet", help="Name of an outlet.", condition=_is("outlet")),
            Filter(name="language", help="A two-letter code.", condition=_is("language")),
            Filter(name="url", help="Its address, as given.", condition=_is("url")),
            Filter(name="q", help="Words that it holds.", condition=_says("report")),
        ),
    ),
    Listing(
        name="rejections",
        record=Rejection,
        table="rejections",
        key="id",
        help="What could not be read or was left out, and why.",
        filters=(
            Filter(name="document", help="Id of a report.", condition=_is("document")),
            Filter(name="stage", help="Stage at which it was left out.", condition=_is("stage")),
            Filter(name="reason", help="Code of the reason.", condition=_is("reason")),
        ),
        one=False,
    ),
    Listing(
        name="judgements",
        record=Judgement,
        table="judgements",
        key="rowid",
        help="What people decided, oldest first.",
        filters=(
            Filter(name="by", help="Who decided.", condition=_is("by")),
            Filter(name="verdict", help="What was decided.", condition=_is("verdict")),
        ),
    ),
    Listing(name="copies", record=CopyGroup, table="copies", key="id", help="Reports that share passages.", one=False),
    Listing(
        name="former_incidents",
        record=FormerIncident,
        table="former",
        key="rowid",
        help="What ids of events once stood for, and where they lead.",
        one=False,
    ),
)


def read_page(index: Index, listing: Listing, given: QueryParams) -> ListPage:
    """The page of a list that an address asks for. A wrong number is the default one."""
    limit = min(MOST, max(1, _number(given.get("limit"), LIMIT)))
    after = _number(given.get("after"), -1)
    where, values = _condition(listing, given)
    found = index.count(f"SELECT count(*) FROM {listing.table} WHERE {where}", values)
    query = (
        f"SELECT {listing.key} AS key, plain FROM {listing.table} "
        f"WHERE {where} AND {listing.key} > ? ORDER BY {listing.key} LIMIT ?"
    )
    rows = index.rows(query, (*values, after, limit + 1))
    kept = rows[:limit]
    items = tuple(_plain(listing, row["plain"], given) for row in kept)
    return ListPage(items=items, found=found, after=kept[-1]["key"] if len(rows) > limit else None)


def read_all(index: Index, listing: Listing, given: QueryParams) -> Iterator[dict[str, Any]]:
    """All items of a list, page by page."""
    after: int | None = -1
    while after is not None:
        page = read_page(index, listing, QueryParams([*_without_pages(given), ("after", after), ("limit", MOST)]))
        yield from page.items
        after = page.after


def read_one(index: Index, listing: Listing, wanted: str, given: QueryParams) -> dict[str, Any] | None:
    """The item of this id, or None."""
    row = index.row(f"SELECT plain FROM {listing.table} WHERE id = ?", (wanted,))
    return _plain(listing, row["plain"], given) if row else None


def _condition(listing: Listing, given: QueryParams) -> Condition:
    if listing.record is Incident:
        chosen = choose(given)
        return chosen.where or "1", chosen.values
    parts = [one.condition(value) for one in listing.filters if (value := given.get(one.name))]
    return " AND ".join(words for words, _ in parts) or "1", tuple(value for _, values in parts for value in values)


def _plain(listing: Listing, text: str, given: QueryParams) -> dict[str, Any]:
    plain: dict[str, Any] = json.loads(text)
    if listing.record is Document and given.get("text") != "1":
        plain["text"] = ""
    return plain


def _without_pages(given: QueryParams) -> list[tuple[str, str]]:
    return [(key, value) for key, value in given.multi_items() if key not in ("after", "limit")]


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text is not None and text.isascii() and text.isdecimal() and len(text) < 16 else otherwise
