from __future__ import annotations

import pytest

from tadmor.read.tagger import readable_form
from tests.factories import a_page

GOLDEN = [
    (
        "Two soldiers were killed by rebels near Gossi on Sunday.",
        [
            ("Two", "two", "CD", "nummod", 1),
            ("soldiers", "soldier", "NNS", "nsubjpass", 3),
            ("were", "be", "VBD", "auxpass", 3),
            ("killed", "kill", "VBN", "ROOT", 3),
            ("by", "by", "IN", "agent", 3),
            ("rebels", "rebel", "NNS", "pobj", 4),
        ],
    ),
    (
        "The army shelled the town, officials said.",
        [
            ("The", "the", "DT", "det", 1),
            ("army", "army", "NN", "nsubj", 2),
            ("shelled", "shell", "VBD", "ccomp", 7),
            ("the", "the", "DT", "det", 4),
            ("town", "town", "NN", "dobj", 2),
        ],
    ),
]


@pytest.mark.parametrize(("sentence", "columns"), GOLDEN, ids=[row[0] for row in GOLDEN])
def test_the_parser_gives_these_columns(sentence: str, columns: list[tuple[str, str, str, str, int]]) -> None:
    parse = a_page(sentence).parses[0]
    given = list(zip(parse.words, parse.lemmas, parse.tags, parse.deps, parse.heads, strict=True))
    assert given[: len(columns)] == columns


def test_offsets_are_those_of_the_document() -> None:
    text = "It rained. Rebels fired at Timbuktu."
    page = a_page(text)
    parse = page.parses[1]
    assert [text[s:e] for s, e in zip(parse.starts, parse.ends, strict=True)] == list(parse.words)
    assert parse.token_at(text.index("fired")) == 1
    assert parse.token_at(text.index("fired") - 1) is None


@pytest.mark.parametrize(
    ("sentence", "form"),
    [
        ("TWO SOLDIERS DIED IN COLOMBIA YESTERDAY.", "Two soldiers died in Colombia yesterday."),
        ("Two soldiers\ndied.", "Two soldiers died."),
        ("NATO said so.", "NATO said so."),
        ("UN.", "UN."),
    ],
)
def test_sentences_are_made_readable_without_moving_a_character(sentence: str, form: str) -> None:
    assert readable_form(sentence) == form
    assert len(form) == len(sentence)
