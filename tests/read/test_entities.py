from __future__ import annotations

import itertools
import re

import pytest

from tadmor.read.entities import load_tagger
from tadmor.read.entity_columns import noun_of, shape_of
from tadmor.read.page import Entity, Page
from tests.factories import a_page
from tests.read.table import rows

LETTERS = {
    "O": "organisation", "P": "person", "L": "place", "N": "nationality", "T": "time", "Q": "quantity", "M": "money",
    "W": "weapon", "A": "platform", "V": "vehicle", "D": "document",
}  # fmt: skip
MARK = re.compile(r"\[([A-Z]): |\]")


def entities_of(page: Page) -> list[Entity]:
    return [entity for found in page.entities.values() for entity in found]


def marked(line: str) -> tuple[str, set[tuple[str, str]]]:
    """The plain sentence and its outermost entities."""
    plain, held, opened, at = "", set(), [], 0
    for mark in MARK.finditer(line):
        plain += line[at : mark.start()]
        at = mark.end()
        if mark[1]:
            opened.append((len(plain), LETTERS[mark[1]]))
        else:
            start, kind = opened.pop()
            if not opened:
                held.add((plain[start:], kind))
    return plain + line[at:], held


def test_four_in_five_entities_of_sentences_never_trained_on_are_found() -> None:
    right = given = asked = 0
    for (line,) in rows("entities.tsv"):
        plain, expected = marked(line)
        page = a_page(plain)
        found = {(plain[e.span.start : e.span.end], e.type) for e in entities_of(page)}
        right, given, asked = right + len(found & expected), given + len(found), asked + len(expected)
    assert right / given >= 0.75
    assert right / asked >= 0.75


def test_entities_do_not_overlap_and_lie_on_their_tokens() -> None:
    page = a_page("Two Turkish soldiers were killed by PKK militants in Sirnak, Interior Minister Ali Kaya said.")
    found = entities_of(page)
    assert len(found) >= 4
    for one, two in itertools.pairwise(found):
        assert one.span.end <= two.span.start
    for entity in found:
        parse = page.parses[page.sentence_at(entity.span.start) or 0]
        assert parse.span(entity.first, entity.past) == entity.span
        assert 0 < entity.confidence < 1


def test_a_page_without_parses_has_no_entities() -> None:
    assert not a_page("Rebels shelled the port.", parsed=False).entities


def test_the_weights_are_small_and_name_every_type() -> None:
    chain = load_tagger()
    assert {label[2:] for label in chain.labels if label != "O"} == set(LETTERS.values())
    assert chain.emissions.shape[0] < 40_000


@pytest.mark.parametrize(("word", "shape"), [("Su-34", "Xx-dd"), ("NATO", "XX"), ("rebels", "xx"), ("2,118", "d,ddd")])
def test_shapes(word: str, shape: str) -> None:
    assert shape_of(word) == shape


def test_the_noun_that_a_phrase_ends_with() -> None:
    page = a_page("The Syrian army shelled a crowded fish market.")
    (parse,) = page.parses.values()
    said = {word: parse.words[noun] for word, noun in zip(parse.words, noun_of(parse), strict=True)}
    assert (said["Syrian"], said["The"], said["crowded"], said["shelled"]) == ("army", "army", "market", "shelled")
