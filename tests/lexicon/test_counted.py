"""Counted nouns: every entry's example, and that forms are singular or plural as they should be."""

from __future__ import annotations

from typing import Any

import pytest

from tadmor.lexicon.counted import load_counted, load_counted_data
from tadmor.lexicon.number_words import load_numbers, split_words
from tadmor.read.quantities_figures import find_figures


@pytest.mark.parametrize("entry", load_counted_data()["noun"], ids=lambda e: str(e["example"][1]))
def test_example_counts_its_word(entry: dict[str, Any]) -> None:
    text, word = entry["example"]
    counted = load_counted()
    words = counted.join_phrases(split_words(text))
    figure = find_figures(words, load_numbers(), counted)[0]
    assert words.at(figure.head) == word
    assert figure.noun is not None
    assert (figure.noun.kind, figure.noun.status) == (entry["kind"], entry["status"])


@pytest.mark.parametrize(
    ("word", "plural"),
    [("soldier", False), ("soldiers", True), ("child", False), ("children", True), ("people", True), ("bodies", True)],
)
def test_forms(word: str, plural: bool) -> None:
    noun = load_counted().noun(word)
    assert noun is not None
    assert noun.plural is plural


def test_words_that_belong_together_are_one() -> None:
    words = load_counted().join_phrases(split_words("two aid workers were shot dead"))
    assert words.lower == ("two", "aid-workers", "were", "shot-dead")
