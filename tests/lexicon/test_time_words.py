"""Every part of day and fixed day carries a sentence that uses it, and the grammar finds it there."""

from __future__ import annotations

import pytest

from tadmor.lexicon.time_words import load_time_words
from tadmor.read.times import find_times
from tests.factories import a_page

WORDS = load_time_words()


@pytest.mark.parametrize(("word", "example"), WORDS.examples)
def test_an_example_gives_the_time_of_its_word(word: str, example: str) -> None:
    (time,) = find_times(a_page(example, parsed=False))
    assert time.evidence is not None
    assert word in time.evidence.text


def test_the_calendar_is_whole() -> None:
    assert sorted(WORDS.months.values()) == list(range(1, 13))
    assert sorted(WORDS.weekdays.values()) == list(range(7))
    assert set(WORDS.short_months.values()) == set(range(1, 13)) - {5}


def test_a_night_ends_on_the_next_day() -> None:
    assert WORDS.parts["night"] == (18 * 60, 30 * 60)
