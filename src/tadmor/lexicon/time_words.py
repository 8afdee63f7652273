"""English words of time and of the clauses that hold them, from data/time_words.toml."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

from tadmor.lexicon.number_words import load_numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWords:
    """What the grammar of times knows in advance. Keys are lower case.

    `months` are 1 to 12, `weekdays` 0 (Monday) to 6; the short forms stand apart since they need a date beside them.
    `parts` are minutes after midnight from and to (beyond 1440: the next day), `part_codes` their marks in TIMEX3.
    `spoken_years` are years in words. `fixed_days` are (month, day). `seasons` are ((month, day), (month, day)). `zones`
    are offsets. `classes` are closed sets of words by name of set; `names`, `verbs` and `spans` likewise. `often` and
    `vague` have the TIMEX3 value of a word that says how often, or only roughly when.
    """

    months: Mapping[str, int]
    short_months: Mapping[str, int]
    weekdays: Mapping[str, int]
    short_weekdays: Mapping[str, int]
    numbers: Mapping[str, int]
    spoken_years: Mapping[str, int]
    parts: Mapping[str, tuple[int, int]]
    part_codes: Mapping[str, str]
    fixed_days: Mapping[str, tuple[int, int]]
    seasons: Mapping[str, tuple[tuple[int, int], tuple[int, int]]]
    zones: Mapping[str, str]
    classes: Mapping[str, frozenset[str]]
    names: Mapping[str, frozenset[str]]
    verbs: Mapping[str, frozenset[str]]
    spans: Mapping[str, frozenset[str]]
    often: Mapping[str, str]
    vague: Mapping[str, str]
    examples: tuple[tuple[str, str], ...]

    def month(self, word: str) -> int | None:
        """The month that a word in lower case names, in full or cut short."""
        return self.months.get(word) or self.short_months.get(word)


@functools.cache
def load_time_words() -> TimeWords:
    """The words of data/time_words.toml. `examples` are (word, sentence that uses it)."""
    raw = tomllib.loads(resources.files("tadmor.lexicon").joinpath("data/time_words.toml").read_text(encoding="utf-8"))
    parts: dict[str, tuple[int, int]] = {}
    codes: dict[str, str] = {}
    examples: list[tuple[str, str]] = []
    for entry in raw["part_of_day"]:
        first, last = _minutes(entry["from"]), _minutes(entry["to"])
        parts |= dict.fromkeys(entry["words"], (first, last + (1440 if last < first else 0)))
        codes |= dict.fromkeys(entry["words"], entry["code"])
        examples += [(word, entry["example"].replace(entry["words"][0], word)) for word in entry["words"]]
    examples += [(entry["name"], entry["example"]) for entry in raw["fixed_day"]]
    return TimeWords(
        months={name.lower(): i for i, name in enumerate(raw["months"], 1)},
        short_months=_lower(raw["month_abbreviations"]),
        weekdays={name.lower(): i for i, name in enumerate(raw["weekdays"])},
        short_weekdays=_lower(raw["weekday_abbreviations"]),
        numbers=_numbers(),
        spoken_years=_spoken_years(),
        parts=parts,
        part_codes=codes,
        fixed_days={entry["name"].lower(): _month_day(entry["day"]) for entry in raw["fixed_day"]},
        seasons={name: (_month_day(first), _month_day(last)) for name, (first, last) in raw["seasons"].items()},
        zones=_lower(raw["zones"]),
        classes=_sets(raw["classes"]),
        names=_sets(raw["names"]),
        verbs=_sets(raw["verbs"]),
        spans=_sets(raw["spans"]),
        often=raw["often"],
        vague=raw["vague"],
        examples=tuple(examples),
    )


def _numbers() -> dict[str, int]:
    """One to ninety-nine, those of two words with a hyphen or a space."""
    exact = load_numbers().exact
    ones = {word: value for word, value in exact.items() if value < 10}
    tens = {word: value for word, value in exact.items() if value >= 20}
    both = {f"{ten}{sign}{one}": t + o for ten, t in tens.items() for one, o in ones.items() for sign in "- "}
    return {**exact, **both}


def _spoken_years() -> dict[str, int]:
    """Nineteen sixty to nineteen ninety-nine, two thousand one to two thousand twenty-nine, as speakers say them."""
    numbers = {word: value for word, value in _numbers().items() if "-" not in word}
    last = {f"nineteen {word}": 1900 + value for word, value in numbers.items() if value >= 20}
    this = {f"two thousand{a} {word}": 2000 + n for word, n in numbers.items() if n < 30 for a in ("", " and")}
    twenties = {f"twenty {word}": 2000 + value for word, value in numbers.items() if 10 <= value < 30}
    return last | this | twenties


def _minutes(clock: str) -> int:
    hour, minute = clock.split(":")
    return int(hour) * 60 + int(minute)


def _month_day(text: str) -> tuple[int, int]:
    month, day = text.split("-")
    return int(month), int(day)


def _lower(table: Mapping[str, Any]) -> dict[str, Any]:
    return {name.lower(): value for name, value in table.items()}


def _sets(table: Mapping[str, list[str]]) -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in table.items()}
