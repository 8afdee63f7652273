"""A sentence as words and signs, and the lexicon of the words that say how many."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources

from tadmor.model.value import Modifier

TOKEN = re.compile(
    r"\d{1,3}(?:,\d{3})+(?!\w)|\d+(?=[-–]\d+\b(?!-))|\d+\.\d+(?!\w)|\d+(?![\w-])|(?:[A-Za-z]\.){2,}|(?:dead|killed|wounded|injured|hurt)(?=-[A-Z])|\w+(?:[-'’]\w+)*|[^\w\s\"“”«»]",
    re.UNICODE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A sentence as words and signs: `lower` for comparison; offsets are those of the text that was split."""

    text: str
    lower: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def at(self, index: int) -> str:
        """The word at `index` in lower case; an empty string outside the sentence."""
        return self.lower[index] if 0 <= index < len(self.lower) else ""

    def said(self, first: int, past_last: int) -> str:
        """The characters from word `first` up to, not including, word `past_last`."""
        return self.text[self.starts[first] : self.ends[past_last - 1]]


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberPhrase:
    """A number with its modifier: words `first` up to, not including, `past_last`; the number itself starts at `core`.

    `links_noun` is True where the phrase ends in "of" before what it counts ("dozens of").
    """

    first: int
    core: int
    past_last: int
    low: int | None
    high: int | None
    modifier: Modifier
    links_noun: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberWords:
    """The lexicon of number words, as loaded from ``numbers.toml``."""

    exact: Mapping[str, int]
    scale: Mapping[str, int]
    vague: Mapping[str, int]
    modifiers: Mapping[tuple[str, ...], Modifier]
    units: frozenset[str]
    labels: frozenset[str]


@functools.cache
def load_numbers() -> NumberWords:
    """The number words, read once a process."""
    data = tomllib.loads(resources.files("tadmor.lexicon").joinpath("data/numbers.toml").read_text("utf-8"))
    modifiers = {tuple(phrase.split()): name for name, phrases in data["modifiers"].items() for phrase in phrases}
    return NumberWords(
        exact=data["exact"],
        scale=data["scale"],
        vague=data["vague"],
        modifiers=modifiers,
        units=frozenset(data["units"]["words"].split()),
        labels=frozenset(data["labels"]["words"].split()),
    )


def split_words(text: str) -> Words:
    """Words and signs of one sentence. Ranges of digits ("12-15") are taken apart, "12-year-old" is not."""
    found = [(m.group().lower().replace("’", "'"), m.start(), m.end()) for m in TOKEN.finditer(text)]
    return Words(
        text=text,
        lower=tuple(f[0] for f in found),
        starts=tuple(f[1] for f in found),
        ends=tuple(f[2] for f in found),
    )
