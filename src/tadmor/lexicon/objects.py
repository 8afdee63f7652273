"""What can be hit: kinds of buildings, places of work and worship, vehicles, infrastructure.

Places of trade and company (shop, café, restaurant, hotel) are filed under ``market``, stations and works under
``infrastructure``, ambulances and pharmacies under ``hospital``, cemeteries under ``heritage``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast, get_args

from tadmor.lexicon.entries import listed, read_rows
from tadmor.model.actor import ObjectCategory
from tadmor.text.phrases import PhraseTable


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectTerm:
    """A noun for something that can be hit. `category` is None for phrases that only sound like one."""

    phrase: str
    category: ObjectCategory | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectLexicon:
    """All object phrases."""

    table: PhraseTable[ObjectTerm]


def load_objects() -> ObjectLexicon:
    """The objects of the installed package."""
    return ObjectLexicon(table=PhraseTable((term.phrase, term) for term in object_terms()))


def object_terms() -> tuple[ObjectTerm, ...]:
    """Every phrase that names something that can be hit, or only sounds like it."""
    terms: list[ObjectTerm] = []
    for row in read_rows("objects.tsv"):
        category = row["category"]
        if category != "none" and category not in get_args(ObjectCategory):
            raise ValueError(f"{category!r} is not a category of object")
        known = None if category == "none" else cast("ObjectCategory", category)
        terms.extend(ObjectTerm(phrase=name, category=known) for name in listed(row["names"]))
    return tuple(terms)
