"""A sentence as columns of tokens, one letter a token: the alphabet that the grammar of times is written in."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass

from tadmor.lexicon.time_words import TimeWords, load_time_words
from tadmor.model.span import Span

# Letters of the classes of data/time_words.toml, and of what is not a class of words:
# M month, m short month, D day of a month, d ordinal day, Y year, F four digits of a clock, # another number, S ISO day,
# N numeric date, W weekday, w short weekday, P part of day, C clock, A a.m. or p.m., Z zone, X decade, H fixed day,
# + season, q number word, ' possessive s, - dash, and , . ( ) / as they are; _ is any other word.
LETTERS = {
    "parts_vague": "V",
    "tonight": "J",
    "day_words": "T",
    "units": "U",
    "weekend": "K",
    "ago": "G",
    "earlier": "E",
    "later": "L",
    "before": "b",
    "after": "r",
    "last": "l",
    "previous": "p",
    "this": "t",
    "same": "s",
    "next": "x",
    "following": "f",
    "that": "y",
    "early": "e",
    "late": "z",
    "middle": "g",
    "beginning": "i",
    "end": "j",
    "of": "o",
    "on": "n",
    "into": "c",
    "in": "c",
    "at": "k",
    "to": "h",
    "until": "u",
    "between": "B",
    "from": "R",
    "and": "&",
    "about": "~",
    "shortly": "!",
    "since": "Q",
    "by": "=",
    "as": "%",
    "vague": "v",
    "recent": ";",
    "ordinal": "O",
    "fraction": "I",
    "latest": "κ",
    "fiscal": "φ",
    "period": "π",
    "local": "<",
    "time": ">",
    "article": "a",
    "the": "^",
    "over": "|",
}
CORE = frozenset("dMmYSNWTJVKHXC+AZGPULEb;FIφπ")
TENS, ONES = range(20, 100), range(1, 10)
PUNCTUATION = {"-": "-", "–": "-", "—": "-", ",": ",", ".": ".", "(": "(", ")": ")", "/": "/"}
SHAPES = r"""
    (?P<S>\d{4}-\d\d-\d\d)(?:T\d\d:\d\d[\d:.]*(?:Z|[+-]\d\d:?\d\d)?)?
  | (?P<N>\d{1,2}[./]\d{1,2}[./]\d{4}(?!\d))
  | (?P<C>\d{1,2}:\d\d(?![\d:])|\d{1,2}\.\d\d(?=\s?[ap]\.?m\b))
  | (?P<X>(?:19|20)\d0s\b)
  | (?P<x>\d+(?:[.,]\d+)+)
  | (?P<d>[1-3]?\d(?:st|nd|rd|th)\b)
  | (?P<D>\d+(?=[ap]\.?m\b)|\d+\b)
  | (?P<A>[AaPp]\.\s?[Mm]\.|[AaPp]\.?[Mm]\b)
  | (?P<s>['’]s\b)
  | (?P<w>\w+)
  | \S
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """A sentence: `starts` and `ends` are offsets in the text it was cut from, `words` lower case, `raw` as written,
    `letters` one class a token."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: tuple[str, ...]
    raw: tuple[str, ...]
    letters: str

    def number(self, index: int, words: TimeWords) -> int | None:
        """The number that a token writes, in digits or as a word; "a" counts one."""
        word = self.words[index]
        if word[0].isdigit():
            return int(re.sub(r"\D", "", word))
        return 1 if self.letters[index] == "a" else words.numbers.get(word)

    def year(self, index: int, words: TimeWords) -> int | None:
        """The year that a token writes, in digits or as it is spoken."""
        word = self.words[index]
        return int(word) if word.isdigit() else words.spoken_years.get(re.sub(r"[\s-]+", " ", word))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Alphabet:
    """The words of time, compiled: what cuts a sentence into tokens, and the letter of each word."""

    words: TimeWords
    pattern: re.Pattern[str]
    letters: Mapping[str, str]


@functools.cache
def load_alphabet() -> Alphabet:
    """The alphabet of the words that come with Tadmor."""
    words = load_time_words()
    letters = {word: LETTERS[name] for name, members in words.classes.items() for word in members}
    letters |= dict.fromkeys(words.numbers, "q") | dict.fromkeys(words.parts, "P") | dict.fromkeys(words.seasons, "+")
    phrases = "|".join(
        rf"(?P<{letter}>\b(?i:{_choice(names)})\b)"
        for letter, names in (
            ("H", list(words.fixed_days)),
            ("P", [p for p in words.parts if not p.isalpha()]),
        )
    )
    tens, ones = (_choice([n for n, v in words.numbers.items() if n.isalpha() and v in few]) for few in (TENS, ONES))
    phrases += rf"|(?P<Y>\b(?i:{_spoken_year(tens, ones)})\b)"
    phrases += rf"|(?P<q>\b(?i:(?:{tens})[-\s](?:{ones}))\b)"
    return Alphabet(words=words, pattern=re.compile(f"{phrases}|{SHAPES}", re.VERBOSE), letters=letters)


@functools.lru_cache(maxsize=1024)
def split_tokens(text: str, span: Span, alphabet: Alphabet) -> Tokens | None:
    """The tokens of a sentence, or None where none of them can begin a time. Kept: a report without a day is gone through twice."""
    found = list(alphabet.pattern.finditer(text, span.start, span.end))
    letters = "".join([_letter(m, alphabet) for m in found])
    if CORE.isdisjoint(letters):
        return None
    raw = tuple([m.group() for m in found])
    return Tokens(
        starts=tuple([m.start() for m in found]),
        ends=tuple([m.end() for m in found]),
        words=tuple([word.lower() for word in raw]),
        raw=raw,
        letters=letters,
    )


def _spoken_year(tens: str, ones: str) -> str:
    """Nineteen ninety-six, two thousand and one, twenty fourteen."""
    teens = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    return (
        rf"nineteen[-\s](?:{tens})(?:[-\s](?:{ones}))?|two\sthousand(?:\sand)?\s(?:{ones}|{teens})"
        rf"|twenty\s(?:{teens}|twenty(?:[-\s](?:{ones}))?)"
    )


def _choice(names: list[str]) -> str:
    longest_first = sorted(names, key=len, reverse=True)
    return "|".join(n.replace("-", r"\-").replace(" ", r"\s").replace("'", "['’]") for n in longest_first)


def _letter(match: re.Match[str], alphabet: Alphabet) -> str:
    shape, raw = match.lastgroup, match.group()
    if shape == "w":
        return _letter_of_word(raw, alphabet)
    if shape == "D":
        return _letter_of_number(raw)
    if shape is None:
        return PUNCTUATION.get(raw, "_")
    return {"s": "'", "x": "_", "d": "d" if shape != "d" or 1 <= int(raw[:-2]) <= 31 else "_"}.get(shape, shape)


def _letter_of_word(raw: str, alphabet: Alphabet) -> str:
    word, words = raw.lower(), alphabet.words
    if raw[0].isupper():
        if word in words.months:
            return "M"
        if word in words.weekdays:
            return "W"
        if word in words.short_months:
            return "m"
        if word in words.short_weekdays:
            return "w"
        if word in words.zones:
            return "Z" if raw.isupper() else "_"
    return alphabet.letters.get(word, "_")


def _letter_of_number(raw: str) -> str:
    value = int(raw) if len(raw) <= 4 else 0
    if len(raw) <= 2:
        return "D" if 1 <= value <= 31 else "#"
    if len(raw) == 4 and 1900 <= value < 2100:
        return "Y"
    return "F" if len(raw) == 4 and value < 2400 and value % 100 < 60 else "#"
