"""What reports count: people, bodies, vehicles, buildings, weapons; and the words that tell what became of them."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any, Literal

from tadmor.lexicon.number_words import Words
from tadmor.model.value import Group, Status, What

CountedKind = Literal[
    "person", "body", "life", "vehicle", "aircraft", "building", "weapon", "strike", "attack", "event"
]
FateForm = Literal["verb", "intransitive", "follows", "deed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedNoun:
    """A noun that reports count. `plural` is False for a form that names one."""

    kind: CountedKind
    status: Status
    group: Group | None
    plural: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedWords:
    """Nouns by form, and for each way a fate word can stand, what it says became of those counted."""

    nouns: Mapping[str, CountedNoun]
    verbs: Mapping[str, What]
    intransitive: Mapping[str, What]
    follows: Mapping[str, What]
    deeds: Mapping[str, What]
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]

    def join_phrases(self, words: Words) -> Words:
        """The same words with those that belong together ("shot dead", "aid workers") made one, tied by hyphens."""
        if not any(word in self.phrases for word in words.lower):
            return words
        lower: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        index = 0
        while index < len(words.lower):
            options = self.phrases.get(words.lower[index], ())
            size = max((len(p) for p in options if words.lower[index : index + len(p)] == p), default=1)
            lower.append("-".join(words.lower[index : index + size]))
            starts.append(words.starts[index])
            ends.append(words.ends[index + size - 1])
            index += size
        return Words(text=words.text, lower=tuple(lower), starts=tuple(starts), ends=tuple(ends))

    def noun(self, word: str) -> CountedNoun | None:
        """The entry of a word; of the last part of a hyphenated one; a guess for words in -man, -men and the like."""
        found = self.nouns.get(word)
        if found is None and "-" in word:
            found = self.nouns.get(word.rsplit("-", 1)[1])
        if found is None and word.endswith("'s"):
            return None
        if found is None and len(word) > 5 and word.endswith(("men", "women")):
            return CountedNoun(kind="person", status="unknown", group=None, plural=True)
        if found is None and len(word) > 6 and word.endswith("man") and word not in {"ottoman", "talisman"}:
            return CountedNoun(kind="person", status="unknown", group=None, plural=False)
        return found


@functools.cache
def load_counted() -> CountedWords:
    """The counted nouns and fates, read once a process."""
    data = load_counted_data()
    nouns: dict[str, CountedNoun] = {}
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for entry in data["noun"]:
        for word in entry["words"].split():
            for form, plural in _forms(word):
                noun = CountedNoun(kind=entry["kind"], status=entry["status"], group=entry.get("group"), plural=plural)
                nouns[form] = noun
                _file_phrase(phrases, form)
    tables: dict[str, dict[str, What]] = {"verbs": {}, "intransitive": {}, "follows": {}, "deeds": {}}
    for fate in data["fate"]:
        for form, table in tables.items():
            for word in fate[form].split():
                table.setdefault(word, fate["what"])
                _file_phrase(phrases, word)
    return CountedWords(nouns=nouns, phrases={k: tuple(v) for k, v in phrases.items()}, **tables)


def load_counted_data() -> dict[str, Any]:
    """The tables as written in ``counted.toml``, with their examples."""
    return tomllib.loads(resources.files("tadmor.lexicon").joinpath("data/counted.toml").read_text("utf-8"))


def _file_phrase(phrases: dict[str, list[tuple[str, ...]]], word: str) -> None:
    """Files a form of several words ("shot-dead") under its first."""
    parts = tuple(word.split("-"))
    if len(parts) > 1:
        phrases.setdefault(parts[0], []).append(parts)


def _forms(word: str) -> list[tuple[str, bool]]:
    singular, slash, plural = word.partition("/")
    if not slash:
        ending = "es" if singular.endswith(("s", "ch", "sh", "x")) else "s"
        plural = singular[:-1] + "ies" if singular.endswith("y") and singular[-2] not in "aeiou" else singular + ending
    return [
        (form, many)
        for form, many in ((singular, False), (plural, True))
        if form != "-" and (form != singular or not many or slash)
    ]
