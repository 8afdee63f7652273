"""Typed mentions of a report: organisations, people, places, times, quantities, weapons and vehicles, whether any lexicon
knows their names or not. A trained tagger (docs/models/entities.md) over what the parser and the lexicons say of each token.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import cast, get_args

import numpy as np

from tadmor.read.chain import Chain, Ints, label_sentences, load_chain, token_scores
from tadmor.read.entity_columns import Known, columns_of, routes_of
from tadmor.read.matrices import one_thread
from tadmor.read.page import Entity, EntityType, Page, Parse
from tadmor.read.word_vectors import vectors_of


@functools.cache
def load_tagger() -> Chain:
    """The trained tagger; about 0.05 s."""
    return load_chain("entities")


@one_thread()
def find_entities(page: Page, known: Known, chain: Chain | None = None) -> dict[int, tuple[Entity, ...]]:
    """The entities of every parsed sentence, by sentence index, in text order; they do not overlap."""
    parses = list(page.parses.values())
    if not parses:
        return {}
    tagger = chain or load_tagger()
    columns, routes = all_columns(page, parses, known)
    vectors = vectors_of([word for parse in parses for word in parse.words])
    scores = token_scores(tagger, columns, routes, vectors)
    found = label_sentences(tagger, scores, [len(parse.words) for parse in parses])
    return {
        parse.sentence: tuple(
            Entity(
                first=s.first,
                past=s.past,
                type=_type(s.type),
                span=parse.span(s.first, s.past),
                confidence=round(s.confidence, 2),
            )
            for s in stretches
        )
        for parse, stretches in zip(parses, found, strict=True)
    }


def all_columns(page: Page, parses: list[Parse], known: Known) -> tuple[dict[str, list[str]], dict[str, Ints]]:
    """Columns and routes of all tokens of the parses, one after the other."""
    total = sum(len(parse.words) for parse in parses)
    columns: dict[str, list[str]] = {}
    routes: list[Mapping[str, Ints]] = []
    offset = 0
    for parse in parses:
        for name, values in columns_of(page, parse, known).items():
            columns.setdefault(name, []).extend(values)
        routes.append(routes_of(parse, offset, total))
        offset += len(parse.words)
    return columns, {name: np.concatenate([r[name] for r in routes]) for name in routes[0]}


def _type(name: str) -> EntityType:
    if name not in get_args(EntityType):
        raise ValueError(f"{name!r} is not a type of entity")
    return cast("EntityType", name)
