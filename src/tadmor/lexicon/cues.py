"""Words by which a report hands a statement to somebody: verbs, nouns, prepositions and hedges, with their stance."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any, Literal, get_args

from tadmor.errors import LexiconError
from tadmor.model.claim import Stance

Frame = Literal[
    "clause",
    "report",
    "address",
    "quote",
    "belief",
    "judge",
    "urge",
    "charge",
    "refuse",
    "own",
    "noun",
    "hedge",
    "doubt",
    "before_speaker",
]
FRAMES: frozenset[str] = frozenset(get_args(Frame))
STANCES: frozenset[str] = frozenset(get_args(Stance))


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A word of saying. `frame` tells how it takes what is said, `stance` what it says of it (None: it only says).

    `factive` is True where the word takes the truth of what is said for granted ("revealed"). `example` is a sentence
    with the word, of the kind that the finder of sources must read.
    """

    lemma: str
    frame: Frame
    stance: Stance | None = None
    factive: bool = False
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """All cues by lemma; prepositions by their words in lower case."""

    verbs: Mapping[str, Cue]
    nouns: Mapping[str, Cue]
    hedges: Mapping[str, Cue]
    prepositions: Mapping[str, Cue]


@functools.cache
def load_cues() -> Cues:
    """The cues of the package. Raises LexiconError where an entry is malformed or stands twice."""
    data = tomllib.loads(resources.files("tadmor.lexicon").joinpath("data/cues.toml").read_text("utf-8"))
    tables = {name: _table(name, data.get(name, [])) for name in ("verbs", "nouns", "hedges", "prepositions")}
    return Cues(**tables)


def _table(name: str, entries: list[dict[str, Any]]) -> dict[str, Cue]:
    table: dict[str, Cue] = {}
    for entry in entries:
        lemma = entry.get("lemma")
        if not lemma or lemma in table:
            raise LexiconError(f"cues.toml, {name}: {lemma!r} is empty or stands twice")
        if entry.get("frame") not in FRAMES or (entry.get("stance") or "asserts") not in STANCES:
            raise LexiconError(f"cues.toml, {name}: {lemma!r} has an unknown frame or stance")
        table[lemma] = Cue(
            lemma=lemma,
            frame=entry["frame"],
            stance=entry["stance"] or None,
            factive=bool(entry.get("factive")),
            example=entry.get("example", ""),
        )
    return table
