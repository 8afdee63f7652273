"""Words by which a report hands thoughts, wishes, questions, judgements and topics to somebody: verbs, nouns, adjectives."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from tadmor.errors import LexiconError
from tadmor.lexicon.entries import read_rows

Mode = Literal["says", "thinks", "wants", "asks", "judges", "speaks", "seems", "doubts"]
MODES: frozenset[str] = frozenset(get_args(Mode))
POS = {"v": "verbs", "n": "nouns", "a": "adjectives"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Attitude:
    """A word that gives a content to a holder. `takes` names what may follow it, the most usual first.

    "that" is a clause, "to" an infinitive, "ing" a gerund, "it" a noun, "oto" a noun and an infinitive, "as" a noun and "as",
    "judge" a noun and what it is called, "seems" what it seems to do; anything else is the preposition or particle before the
    content. `example` is a sentence with the word.
    """

    word: str
    mode: Mode
    takes: frozenset[str]
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attitudes:
    """All words by lemma, each part of speech apart."""

    verbs: Mapping[str, Attitude]
    nouns: Mapping[str, Attitude]
    adjectives: Mapping[str, Attitude]


@functools.cache
def load_attitudes() -> Attitudes:
    """The attitudes of the package. Raises LexiconError where a row is malformed or stands twice."""
    return parse_attitudes(read_rows("attitudes.tsv"))


def parse_attitudes(rows: list[dict[str, str]]) -> Attitudes:
    """Rows of the table as words by part of speech."""
    tables: dict[str, dict[str, Attitude]] = {name: {} for name in POS.values()}
    for row in rows:
        table = tables.get(POS.get(row["pos"], ""))
        if table is None or row["mode"] not in MODES or not row["takes"] or row["word"] in table:
            raise LexiconError(f"attitudes.tsv: {row['word']!r} is malformed or stands twice")
        mode: Mode = row["mode"]  # type: ignore[assignment]
        table[row["word"]] = Attitude(
            word=row["word"], mode=mode, takes=frozenset(row["takes"].split()), example=row["example"]
        )
    return Attitudes(verbs=tables["verbs"], nouns=tables["nouns"], adjectives=tables["adjectives"])
