from __future__ import annotations

from dataclasses import replace

import pytest

from tadmor.export.page.quotations import MOST, quote_value, shorten
from tadmor.model.document import Evidence
from tests.store.samples import CLAIMS, DENIAL_CLAIM, STRIKE_CLAIM

LONG = "word " * 1000


@pytest.mark.parametrize(
    ("text", "keep_end", "first", "last"),
    [
        pytest.param("A short one.", False, "A short", "one.", id="short is whole"),
        pytest.param(f"First {LONG}last.", False, "First word", "word …", id="from the start"),
        pytest.param(f"First {LONG}last.", True, "… word", "word last.", id="from the end"),
    ],
)
def test_long_texts_are_cut_between_words(text: str, keep_end: bool, first: str, last: str) -> None:
    short = shorten(text, keep_end=keep_end)
    assert short.startswith(first)
    assert short.endswith(last)
    assert len(short) <= MOST + 2


def test_the_words_of_the_value_are_marked() -> None:
    quoted = quote_value(STRIKE_CLAIM, STRIKE_CLAIM.quantities[0].evidence)
    assert "market of Selvan <mark>killed 12 people</mark> on Monday" in quoted


def test_the_right_words_are_marked_where_they_stand_twice() -> None:
    told = replace(CLAIMS[0].evidence, text="12 shells fell and 12 people died", start=100, end=133)
    value = Evidence(document=told.document, start=119, end=121, text="12")
    assert "12 shells fell and <mark>12</mark> people" in quote_value(replace(CLAIMS[0], evidence=told), value)


def test_words_from_elsewhere_follow_by_themselves() -> None:
    elsewhere = Evidence(document=STRIKE_CLAIM.document.id, start=5000, end=5010, text="on Tuesday")
    quoted = quote_value(STRIKE_CLAIM, elsewhere)
    assert "elsewhere in the report: <q" in quoted
    assert "<mark>on Tuesday</mark>" in quoted


def test_nothing_is_marked_that_stands_in_another_report() -> None:
    assert "<mark>" not in quote_value(STRIKE_CLAIM, DENIAL_CLAIM.trigger)


def test_a_sentence_without_an_end_is_not_shown_whole() -> None:
    told = replace(STRIKE_CLAIM.evidence, text=f"{LONG}a strike{LONG}", start=0, end=10008)
    value = Evidence(document=told.document, start=5002, end=5008, text="strike")
    quoted = quote_value(replace(STRIKE_CLAIM, evidence=told), value)
    assert "word a <mark>strike</mark>word word" in quoted
    assert len(quoted) < 3 * MOST
