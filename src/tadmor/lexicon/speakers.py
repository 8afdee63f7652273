"""Words that make a speaker, names of news agencies, and parts of names that tell what kind of source a body is."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from importlib import resources
from typing import Literal, get_args

from tadmor.errors import LexiconError
from tadmor.lexicon.entries import listed, read_rows
from tadmor.model.ids import EntityId
from tadmor.model.source import SourceKind

Sort = Literal["person", "group", "thing"]
KINDS: frozenset[str] = frozenset(get_args(SourceKind))


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerWord:
    """A head word of a speaker ("spokesman"). `sort`: a person, a group ("it") or a thing (a document speaks)."""

    word: str
    kind: SourceKind
    sort: Sort
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """A news agency and the forms of its name, with a dateline that bears its mark."""

    name: str
    aliases: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Speakers:
    """`words` by word in lower case, `agencies` by alias as written, `names`: (compiled pattern, kind), first one wins.

    A person's word stands there in the plural too. `nations`: the state of "Syrian" and "Syria's". `telling` holds where any
    of `names` does.
    """

    words: Mapping[str, SpeakerWord]
    agencies: Mapping[str, Agency]
    names: tuple[tuple[re.Pattern[str], SourceKind], ...]
    nations: Mapping[str, EntityId]
    telling: re.Pattern[str]

    def kind_of_name(self, name: str) -> SourceKind | None:
        """What a body's name tells of it, or None."""
        if name in self.agencies:
            return "news_agency"
        folded = name.casefold()
        if not self.telling.search(folded):
            return None
        return next((kind for pattern, kind in self.names if pattern.search(folded)), None)


@functools.cache
def load_speakers() -> Speakers:
    """The speakers of the package. Raises LexiconError where an entry is malformed or stands twice."""
    data = tomllib.loads(resources.files("tadmor.lexicon").joinpath("data/speakers.toml").read_text("utf-8"))
    words: dict[str, SpeakerWord] = {}
    for entry in data["words"]:
        if entry["kind"] not in KINDS or entry["sort"] not in get_args(Sort) or entry["word"] in words:
            raise LexiconError(f"speakers.toml: {entry['word']!r} has an unknown kind or sort, or stands twice")
        words[entry["word"]] = SpeakerWord(**entry)
    for single in [word for word in words.values() if word.sort == "person" and not word.word.endswith(("s", "men"))]:
        words.setdefault(single.word + "s", replace(single, word=single.word + "s"))
    agencies: dict[str, Agency] = {}
    for entry in data["agencies"]:
        agency = Agency(name=entry["name"], aliases=tuple(entry["aliases"]), example=entry["example"])
        agencies.update(dict.fromkeys(agency.aliases, agency))
    names: list[tuple[re.Pattern[str], SourceKind]] = []
    for entry in data["names"]:
        if entry["kind"] not in KINDS:
            raise LexiconError(f"speakers.toml: the name part {entry['part']!r} has an unknown kind")
        names.append((re.compile(rf"(?<!\w){re.escape(entry['part'])}(?!\w)"), entry["kind"]))
    telling = re.compile("|".join(pattern.pattern for pattern, _ in names))
    return Speakers(words=words, agencies=agencies, names=tuple(names), nations=_nations(), telling=telling)


def _nations() -> dict[str, EntityId]:
    nations: dict[str, EntityId] = {}
    for row in read_rows("states.tsv"):
        state = EntityId(f"state:{row['id']}")
        names = (row["name"], *listed(row["aliases"]))
        nations.update(dict.fromkeys(listed(row["adjectives"]), state))
        nations.update((name + end, state) for name in names for end in ("'s", "’s"))
    return nations
