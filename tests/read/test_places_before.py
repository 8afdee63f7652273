from __future__ import annotations

import pytest

from tadmor.model.span import Span
from tadmor.read.places_before import words_before


@pytest.mark.parametrize(
    ("before", "word", "introduced", "strong", "why"),
    [
        ("Shells fell in ", "in", False, True, "a preposition"),
        ("Shells fell near the small ", "near", False, True, "articles and adjectives are passed over"),
        ("Troops left the mining town of ", "left", True, True, "the town of, with a word before it"),
        ("Troops left the town of ", "left", True, True, "the town of"),
        ("He spoke of ", "of", False, False, "of alone says nothing"),
        ("The residents of ", "of", False, True, "residents live in places"),
        ("Jets bombed ", "bombed", False, True, "a struck place"),
        ("In May, ", "", False, False, "nothing reaches over a comma"),
        ("Floods hit the capital, ", "", True, True, "the capital before its name"),
        ("They burned towns such as ", "as", True, True, "an example of a town"),
        ("", "", False, False, "the beginning of a sentence"),
    ],
)
def test_what_leads_up_to_a_name(before: str, word: str, introduced: bool, strong: bool, why: str) -> None:
    text = before + "Zeravka"
    found = words_before(text, len(before), Span(0, len(text)))
    assert (found.word, found.introduced, found.strong) == (word, introduced, strong), why


def test_a_hyphen_before_the_name_leads_up_to_nothing() -> None:
    assert words_before("in pro-Zeravka", 7, Span(0, 14)).word == ""
