"""Number words: every example of the data file, and what is no number of people."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

import pytest

from tadmor.lexicon.number_words import NumberPhrase, load_numbers, split_words
from tadmor.lexicon.numbers import find_numbers


def examples() -> list[dict[str, Any]]:
    """The examples that the data file carries."""
    data = tomllib.loads(resources.files("tadmor.lexicon").joinpath("data/numbers.toml").read_text("utf-8"))
    return list(data["example"])


def numbers_of(text: str) -> list[NumberPhrase]:
    """The numbers of a text."""
    return find_numbers(split_words(text), load_numbers())


@pytest.mark.parametrize("example", examples(), ids=lambda e: str(e["text"]))
def test_examples_of_the_data(example: dict[str, Any]) -> None:
    (found,) = numbers_of(f"there were {example['text']} people")
    assert (found.low, found.high) == (example.get("low"), example.get("high"))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a gun of 120 mm", "a calibre"),
        ("80 and 120 mm mortars", "two calibres with one unit"),
        ("on 12 March", "a day"),
        ("on March 12", "a day after its month"),
        ("in 2014", "a year"),
        ("$500 was paid", "a price"),
        ("15% of the crop", "a share"),
        ("15 per cent of the crop", "a share in words"),
        ("aged 45", "an age"),
        ("the man, 45, left", "an age between commas"),
        ("at 12:30", "a time"),
        ("5th Corps", "an ordinal"),
        ("resolution 2254", "a numbered paper"),
        ("12 kilometres away", "a distance"),
        ("two days later", "a duration"),
        ("one in ten left", "a rate"),
        ("no one came", "a zero, not a one"),
        ("call 555 1234", "a telephone number"),
        ("a 12-year-old boy", "an age as an adjective"),
    ],
)
def test_what_counts_nothing(text: str, why: str) -> None:
    assert numbers_of(text) == [], why


@pytest.mark.parametrize(
    ("text", "modifier", "core"),
    [
        ("at least 12 people", "at_least", "12"),
        ("some 300 men", "about", "300"),
        ("no fewer than forty men", "at_least", "forty"),
        ("only 12 men", "exactly", "12"),
        ("dozens of men", "vague", "dozens"),
        ("nearly a dozen men", "about", "a"),
    ],
)
def test_modifier_stands_in_the_phrase(text: str, modifier: str, core: str) -> None:
    words = split_words(text)
    (found,) = find_numbers(words, load_numbers())
    assert found.modifier == modifier
    assert found.first == 0
    assert words.at(found.core) == core


def test_a_rise_is_not_a_range() -> None:
    assert [n.low for n in numbers_of("the toll rose from 12 to 15")] == [12, 15]


def test_words_keep_their_offsets() -> None:
    words = split_words("“Twenty-three” U.S. men’s 12-15")
    assert words.lower == ("twenty-three", "u.s.", "men's", "12", "-", "15")
    assert [words.text[a:b] for a, b in zip(words.starts, words.ends, strict=True)] == [
        "Twenty-three",
        "U.S.",
        "men’s",
        "12",
        "-",
        "15",
    ]


@pytest.mark.parametrize(
    ("text", "lows"),
    [
        ("On 3 May 14 soldiers were killed.", [14]),
        ("By June 12 30 bodies had been found.", [30]),
        ("On 12 Feb 90 the town fell.", []),
        ("On 9 May 2023 eight men were shot.", [8]),
        ("On May 3 soldiers were killed.", []),
    ],
)
def test_a_day_and_the_figure_after_it_stay_apart(text: str, lows: list[int]) -> None:
    assert [found.low for found in numbers_of(text)] == lows
