from __future__ import annotations

import pytest

from tadmor.read.scope import find_scope
from tests.factories import a_page, span_of


@pytest.mark.parametrize(
    ("sentence", "word", "scope"),
    [
        ("Nineteen people were killed across the province on Tuesday.", "killed", "day_total"),
        ("Some 300,000 people have died since the war began in 2011.", "died", "period_total"),
        ("A wave of drone strikes hit four towns.", "strikes", "wave"),
        ("Two men were shot dead in the market.", "shot", "event"),
        ("It was the deadliest raid since the war began.", "raid", "event"),
        ("The base, attacked twice since 2019, was shelled on Friday.", "shelled", "event"),
        ("The base, attacked twice since 2019, was shelled on Friday.", "attacked", "period_total"),
    ],
)
def test_scope_of_a_trigger(sentence: str, word: str, scope: str) -> None:
    parse = a_page(sentence).parses[0]
    token = parse.token_at(span_of(sentence, word).start)
    assert token is not None
    assert find_scope(parse, token, sentence) == scope
