"""How a place name is cut: the word for its kind, directions, adjectives, and what the gazetteer says of the rest."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from tadmor.lexicon.gazetteer import Candidate, Gazetteer
from tadmor.lexicon.gazetteer_names import AREA_WORDS
from tadmor.lexicon.short_provinces import short_province_at
from tadmor.model.place import Relation
from tadmor.model.span import Span
from tadmor.read.places_language import KIND_AFTER, NAME

Kind = Literal["province", "district", "facility", "feature"]
DIRECTIONS = frozenset(["north", "south", "east", "west", "northern", "southern", "eastern", "western", "central"])
ADJECTIVE_BEFORE = re.compile(r"\b[A-Z]\w+\s$")
CHAIN = re.compile(r"(?:,\s+(?:in\s+)?|\s+in\s+)(?:the\s+)?(?:[a-z-]+ern\s+|central\s+)?")


@dataclass(slots=True, kw_only=True)
class Mention:
    """A place name in the text, while it is being worked on. `core` is the name looked up, `span` the name as said.

    `kind` is set where a word says what it is ("Kharkiv region"); a ``facility`` or a ``feature`` (a river) is never
    looked up; `sharing` names have their kind from a later one of a list. `hidden` names are no places of events: `acting`
    among them are countries that may stand for their governments, `bearer` stand within another name. `placed` is True where
    the words around the name ask for a place, `doubtful` after a mere "from", `close` where the outer name is only near. A
    road or a pair has `ends`, its two names.
    """

    span: Span
    core: str
    sentence: int
    kind: Kind | None = None
    label: str = ""
    introduced: bool = False
    dateline: bool = False
    hidden: bool = False
    close: bool = False
    placed: bool = False
    doubtful: bool = False
    acting: bool = False
    bearer: bool = False
    sharing: bool = False
    start: int
    end: int
    outers: list[Mention] = field(default_factory=list)
    relation: Relation | None = None
    ends: tuple[Mention, ...] = ()

    @property
    def unheld(self) -> bool:
        """True for what no gazetteer of settlements and provinces holds."""
        return self.kind in ("facility", "feature")


def candidates_of(mention: Mention, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """What the gazetteer has under a mention's name: nothing for facilities and rivers, the districts first for districts."""
    if mention.unheld:
        return ()
    found = gazetteer.candidates(mention.core)
    return (*gazetteer.districts(mention.core), *found) if mention.kind == "district" else found


def kind_of_word(word: str) -> Kind | None:
    """What "oblast" or "district" after a name says of it."""
    found = AREA_WORDS.get(word.lower())
    return "province" if found == "province" else "district" if found == "district" else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The names of one sentence: `text` is the report's, `bounds` the sentence's place in it."""

    text: str
    bounds: Span
    gazetteer: Gazetteer

    def known(self, name: str) -> bool:
        """True where the gazetteer has the name in any spelling."""
        return bool(self.gazetteer.candidates(name))

    def settled(self, name: str) -> bool:
        """True for a known name that no country bears."""
        found = self.gazetteer.candidates(name)
        return bool(found) and not any(c.feature == "country" for c in found)

    def is_country(self, core: str) -> bool:
        """True for a country that shares its name with no large province."""
        found = self.gazetteer.candidates(core)
        return any(c.feature == "country" for c in found) and not any(
            c.feature == "province" and c.population > 1_000_000 for c in found
        )

    def named_so(self, name: str) -> bool:
        """True for names whose last word only looks like a kind ("Gaza City" is left whole, "Central African Republic")."""
        return any(
            c.spelling != "loose" and c.feature in ("country", "settlement", "area")
            for c in self.gazetteer.candidates(name)
        )

    def beside(self, name: str, other: str) -> bool:
        """True when both names are known in one country."""
        found = self.gazetteer.candidates(name)
        if any(c.feature == "country" for c in found):
            return any(c.feature == "country" for c in self.gazetteer.candidates(other))
        here = {c.country for c in found}
        return any(c.country in here and c.feature != "country" for c in self.gazetteer.candidates(other))

    def with_kind(self, span: Span, core: str) -> tuple[Span, str, Kind | None]:
        """The name without the word for its kind, that kind, and the span of both."""
        kind: Kind | None = None
        words = core.split(" ")
        while len(words) > 1 and words[-1].lower() in AREA_WORDS and (words[-1].islower() or not self.named_so(core)):
            word = words.pop()
            core = " ".join(words)
            kind = self._kind_of(core, word)
        end = span.start + len(core)
        after = KIND_AFTER.match(self.text, end, self.bounds.end)
        apart = after and (after["kind"].islower() or not self.named_so(core + after.group()))
        if after and apart and not self.is_country(core):
            return Span(span.start, after.end()), core, self._kind_of(core, after["kind"])
        return Span(span.start, max(end, span.end) if kind else end), core, kind

    def _kind_of(self, core: str, word: str) -> Kind | None:
        """The kind that a word names; the "region" of a town that is no province is its surroundings."""
        found = self.gazetteer.candidates(core)
        around = word.lower() == "region" and found and not any(c.feature in ("province", "area") for c in found)
        return "district" if around else kind_of_word(word)

    def without_direction(self, core: str) -> str:
        """ "North Waziristan" where the gazetteer only has Waziristan."""
        first, _, rest = core.partition(" ")
        return rest if first.lower() in DIRECTIONS and not self.known(core) and self.known(rest) else core

    def with_adjective(self, span: Span, core: str) -> tuple[Span, str]:
        """ "Iraqi Kurdistan" is one name where the gazetteer has it."""
        before = ADJECTIVE_BEFORE.search(self.text, max(self.bounds.start, span.start - 20), span.start)
        if before and self.named_so(longer := before.group() + core):
            return Span(before.start(), span.end), longer
        return span, core

    def chained(self, end: int) -> bool:
        """True when a comma and a known province or country follow: "Nowhere, Aleppo province"."""
        match = CHAIN.match(self.text, end, self.bounds.end)
        if match and short_province_at(self.text, match.end()):
            return True
        name = match and NAME.match(self.text, match.end(), self.bounds.end)
        if not name:
            return False
        words = name.group().split(" ")
        return any(c.feature in ("country", "province") for c in self.gazetteer.candidates(" ".join(words))) or (
            len(words) > 1 and words[-1].lower() in AREA_WORDS and self.known(" ".join(words[:-1]))
        )
