"""Where place names stand in a report, before anything is known of which places they mean."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from tadmor.lexicon.gazetteer import Gazetteer, country_adjectives
from tadmor.lexicon.gazetteer_names import AREA_WORDS, name_key
from tadmor.model.place import Relation
from tadmor.model.span import Span
from tadmor.read.page import Page, Parse
from tadmor.read.places_language import (
    APPOSED_KIND,
    BETWEEN,
    DATELINE,
    INTRODUCED,
    INTRODUCED_NAME,
    KIND_AFTER,
    NAME,
    NEXT_IN_LIST,
    PLACED,
    ROAD_BY_NAMES,
    ROAD_OF_NAMES,
)
from tadmor.read.places_surroundings import Surroundings

Kind = Literal["province", "district"]
PLACE_LABELS = frozenset(["GPE", "LOC", "FAC"])
KIND_FIRST = re.compile(
    r"(?:city|town|village|province|state|region|district|governorate)\s+of\s+(?=\S)", re.IGNORECASE
)
DIRECTIONS = frozenset(["north", "south", "east", "west", "northern", "southern", "eastern", "western", "central"])
ADJECTIVE_BEFORE = re.compile(r"\b[A-Z]\w+\s$")
AT_UNKNOWN = re.compile(
    r"\b(?:in|at|into|near|outside|inside|around|within|from|of|reached|entered|hit|struck|shelled|bombed|attacked|seized)"
    r"\s+(?:the\s+)?$",
    re.IGNORECASE,
)
BODY_KIND = re.compile(r"\b(?:Department|Commune|Republic|State|Council|Region)$")
BEFORE_UNKNOWN = re.compile(
    r"\b(?:in|into|inside|across|throughout|near|outside|around|towards?|from|to|through|at|of|on|over|between|along)"
    r"\s+(?:(?:the|[\w-]+ern|central|rural|neighbou?ring|nearby)\s+)*$",
    re.IGNORECASE,
)


@dataclass(slots=True, kw_only=True)
class Mention:
    """A place name in the text, while it is being worked on. `core` is the name looked up, `span` the name as said.

    `kind` is set where a word says what it is ("Kharkiv region"). A road or a pair has `ends`, its two names.
    """

    span: Span
    core: str
    sentence: int
    kind: Kind | None = None
    label: str = ""
    introduced: bool = False
    dateline: bool = False
    hidden: bool = False
    start: int
    end: int
    outers: list[Mention] = field(default_factory=list)
    relation: Relation | None = None
    ends: tuple[Mention, ...] = ()


def find_mentions(page: Page, gazetteer: Gazetteer) -> list[Mention]:
    """Every mention of a place in text order; `hidden` ones only tell which country a report is about."""
    mentions: list[Mention] = []
    datelines = _datelines(page)
    for sentence in page.sentences:
        finder = _SentenceFinder(page, gazetteer, sentence.index, datelines)
        mentions += finder.find()
    return mentions


def _datelines(page: Page) -> list[Span]:
    """Datelines at the beginnings of the first four paragraphs."""
    found, paragraphs = [], set()
    for sentence in page.sentences:
        if sentence.paragraph in paragraphs:
            continue
        paragraphs.add(sentence.paragraph)
        if match := DATELINE.match(page.document.text, sentence.span.start):
            found.append(Span(*match.span()))
        if len(paragraphs) == 4:
            break
    return found


class _SentenceFinder:
    """One sentence and what has been found in it: the passes share the list of claimed characters."""

    def __init__(self, page: Page, gazetteer: Gazetteer, sentence: int, datelines: list[Span]) -> None:
        self.text = page.document.text
        self.bounds = page.sentences[sentence].span
        self.parse: Parse | None = page.parses.get(sentence)
        self.gazetteer = gazetteer
        self.sentence = sentence
        self.datelines = datelines
        self.found: list[Mention] = []
        spans = self.parse.entities if self.parse else ()
        self.entities = tuple((self.parse.span(a, b), label) for a, b, label in spans) if self.parse else ()
        self.around = Surroundings(
            text=self.text, bounds=self.bounds, parse=self.parse, entities=self.entities, gazetteer=gazetteer
        )

    def find(self) -> list[Mention]:
        """All passes, then text order."""
        if not NAME.search(self.text, self.bounds.start, self.bounds.end):
            return []
        self._dateline()
        self._roads()
        for span, label in self.entities:
            if label in PLACE_LABELS:
                self._add_entity(span, label)
        self._lexical()
        self._lists()
        self.found.sort(key=lambda m: m.span)
        return self.found

    def _taken(self, span: Span) -> bool:
        return any(span.overlaps(m.span) for m in self.found)

    def _dateline(self) -> None:
        for line in self.datelines:
            if line.overlaps(self.bounds):
                for match in NAME.finditer(self.text, line.start, min(line.end, self.bounds.end)):
                    core = match.group()
                    if match.start() >= self.bounds.start and self.gazetteer.candidates(core):
                        self._append(Span(*match.span()), core, dateline=True, hidden=True)

    def _append(self, span: Span, core: str, **rest: object) -> Mention:
        mention = Mention(span=span, core=core, sentence=self.sentence, start=span.start, end=span.end, **rest)  # type: ignore[arg-type]
        self.found.append(mention)
        return mention

    def _in_dateline(self, span: Span) -> bool:
        return any(line.overlaps(span) for line in self.datelines)

    # Roads and pairs

    def _roads(self) -> None:
        for pattern in (ROAD_OF_NAMES, ROAD_BY_NAMES, BETWEEN):
            for match in pattern.finditer(self.text, self.bounds.start, self.bounds.end):
                if pattern is ROAD_BY_NAMES:
                    ends = self._split_pair(match.start("ab"), match["ab"])
                else:
                    ends = [Span(*match.span(g)) for g in ("a", "b") if match[g]]
                if ends and not self._taken(Span(*match.span("name"))):
                    self._add_pair(match, ends, "between" if pattern is BETWEEN else "on_road")

    def _split_pair(self, start: int, pair: str) -> list[Span]:
        for gap in re.finditer(r"\s?[–—-]\s?|\s+to\s+", pair):
            left, right = pair[: gap.start()], pair[gap.end() :]
            if self._known(left) and self._known(right):
                return [Span(start, start + gap.start()), Span(start + gap.end(), start + len(pair))]
        return []

    def _add_pair(self, match: re.Match[str], ends: list[Span], relation: Relation) -> None:
        names = [self.text[e.start : e.end] for e in ends]
        if not any(self._known(n) for n in names) or (
            relation == "between" and not all(self._settled(n) for n in names)
        ):
            return
        members = tuple(
            Mention(span=e, core=n, sentence=self.sentence, start=e.start, end=e.end, hidden=True)
            for e, n in zip(ends, names, strict=True)
        )
        mention = self._append(Span(*match.span("name")), " ".join(names), relation=relation, ends=members)
        mention.start = match.start()

    # Single names

    def _known(self, name: str) -> bool:
        return bool(self.gazetteer.candidates(name))

    def _settled(self, name: str) -> bool:
        found = self.gazetteer.candidates(name)
        return bool(found) and not any(c.feature == "country" for c in found)

    def _add_entity(self, span: Span, label: str) -> None:
        text = self.text[span.start : span.end]
        lead = re.match(r"(?:[Tt]he|[A-Za-z]+ern|[Cc]entral|[Rr]ural|[Nn]earby)\s+", text)
        while lead and (label != "GPE" or not self._known(text)):
            span, text = Span(span.start + lead.end(), span.end), text[lead.end() :]
            lead = re.match(r"(?:[Tt]he|[A-Za-z]+ern|[Cc]entral|[Rr]ural)\s+", text)
        core = re.sub(r"(?:['’]s?|[,.\s]+|\s(?:of|in))$", "", text) if not self._known(text) else text
        intro = KIND_FIRST.match(core)
        if intro and name_key(core) != "state of palestine":
            span, core = Span(span.start + intro.end(), span.end), core[intro.end() :]
        longer = NAME.match(self.text, span.start, self.bounds.end)
        if longer and len(longer.group()) > len(core):
            whole = Span(*longer.span())
            if self._named_so(longer.group()) or self._known(self._with_kind(whole, longer.group())[1]):
                core = longer.group()
        if core:
            self._consider(Span(span.start, span.start + len(core)), core, label, strong=False)

    def _lexical(self) -> None:
        for match in PLACED.finditer(self.text, self.bounds.start, self.bounds.end):
            self._consider(
                Span(*match.span("name")),
                match["name"],
                "",
                strong=bool(match["strong"]),
                introduced=bool(match["intro"]),
            )
        for match in INTRODUCED_NAME.finditer(self.text, self.bounds.start, self.bounds.end):
            self._consider(Span(*match.span("name")), match["name"], "", strong=True, introduced=True)
        if self.parse is None:
            for match in NAME.finditer(self.text, self.bounds.start, self.bounds.end):
                if KIND_AFTER.match(self.text, match.end()) and self._known(match.group()):
                    self._consider(Span(*match.span()), match.group(), "", strong=True)

    def _lists(self) -> None:
        for mention in list(self.found):
            end = mention.end
            while match := NEXT_IN_LIST.match(self.text, end, self.bounds.end):
                name, span = match["name"], Span(*match.span("name"))
                if not self._taken(span) and not mention.hidden and self._beside(mention, name):
                    self._consider(span, name, "GPE", strong=True, listed=True)
                if not self._taken(span):
                    break
                end = span.end

    def _beside(self, mention: Mention, name: str) -> bool:
        """True when both names are known in one country."""
        found = self.gazetteer.candidates(mention.core)
        if any(c.feature == "country" for c in found):
            return any(c.feature == "country" for c in self.gazetteer.candidates(name))
        here = {c.country for c in found}
        return any(c.country in here and c.feature != "country" for c in self.gazetteer.candidates(name))

    def _label(self, span: Span) -> str:
        return next((label for s, label in self.entities if s.overlaps(span)), "")

    def _consider(
        self, span: Span, core: str, label: str, *, strong: bool, introduced: bool = False, listed: bool = False
    ) -> None:
        """Take a name where the gazetteer or the syntax vouches for it."""
        span, core = self._with_adjective(span, core)
        if name_key(core) in country_adjectives():
            return
        span, core, kind = self._with_kind(span, core)
        end = span.start + len(core)
        label = label or self._label(span)
        core = self._without_direction(core)
        known = self.gazetteer.candidates(core)
        before = self.text[max(self.bounds.start, span.start - 60) : span.start]
        if intro := INTRODUCED.search(before):
            introduced = True
            wider = Span(span.start - len(before) + intro.start(), span.end)
            if (named := kind or _kind(intro["kind"])) and not self._taken(wider):
                span, kind = wider, named
        if self._taken(span) or self._in_dateline(span):
            return
        introduced = introduced or bool(APPOSED_KIND.match(self.text, end, self.bounds.end))
        placed = strong or bool(BEFORE_UNKNOWN.search(before))
        told = bool(kind) and (bool(known) or not BODY_KIND.search(self.text[span.start : span.end]))
        chained = placed and self._chained(end) and (bool(known) or bool(AT_UNKNOWN.search(before)))
        supported = introduced or told or chained
        if not known and not (supported or (label in PLACE_LABELS and placed and not core.isupper())):
            return
        if core.isupper() and len(core) < 6 and not any(c.feature == "country" for c in known):
            return
        if self.around.vouched(core, label, placed, supported or bool(known and self._chained(end))):
            actor = not (introduced or kind or listed) and self.around.is_actor(span, core)
            hidden = actor or self.around.is_body(span, kind=bool(kind))
            self._append(span, core, kind=kind, label=label, introduced=introduced, hidden=hidden)

    def _with_kind(self, span: Span, core: str) -> tuple[Span, str, Kind | None]:
        """The name without the word for its kind, that kind, and the span of both."""
        kind: Kind | None = None
        words = core.split(" ")
        while len(words) > 1 and words[-1].lower() in AREA_WORDS and (words[-1].islower() or not self._named_so(core)):
            word = words.pop()
            core = " ".join(words)
            kind = self._kind_of(core, word)
        end = span.start + len(core)
        after = KIND_AFTER.match(self.text, end, self.bounds.end)
        apart = after and (after["kind"].islower() or not self._named_so(core + after.group()))
        if after and apart and not self._is_country(core):
            return Span(span.start, after.end()), core, self._kind_of(core, after["kind"])
        return Span(span.start, max(end, span.end) if kind else end), core, kind

    def _kind_of(self, core: str, word: str) -> Kind | None:
        """The kind that a word names; the "region" of a town that is no province is its surroundings."""
        found = self.gazetteer.candidates(core)
        around = word.lower() == "region" and found and not any(c.feature in ("province", "area") for c in found)
        return "district" if around else _kind(word)

    def _without_direction(self, core: str) -> str:
        """ "North Waziristan" where the gazetteer only has Waziristan."""
        first, _, rest = core.partition(" ")
        return rest if first.lower() in DIRECTIONS and not self._known(core) and self._known(rest) else core

    def _with_adjective(self, span: Span, core: str) -> tuple[Span, str]:
        """ "Iraqi Kurdistan" is one name where the gazetteer has it."""
        before = ADJECTIVE_BEFORE.search(self.text, max(self.bounds.start, span.start - 20), span.start)
        if before and self._named_so(longer := before.group() + core):
            return Span(before.start(), span.end), longer
        return span, core

    def _is_country(self, core: str) -> bool:
        found = self.gazetteer.candidates(core)
        return any(c.feature == "country" for c in found) and not any(
            c.feature == "province" and c.population > 1_000_000 for c in found
        )

    def _named_so(self, name: str) -> bool:
        """True for names whose last word only looks like a kind ("Gaza City" is left whole, "Central African Republic")."""
        return any(
            c.spelling != "loose" and c.feature in ("country", "settlement", "area")
            for c in self.gazetteer.candidates(name)
        )

    def _chained(self, end: int) -> bool:
        """True when a comma and a known province or country follow: "Nowhere, Aleppo province"."""
        match = re.compile(r"(?:,\s+(?:in\s+)?|\s+in\s+)(?:the\s+)?(?:[a-z-]+ern\s+|central\s+)?").match(
            self.text, end, self.bounds.end
        )
        name = match and NAME.match(self.text, match.end(), self.bounds.end)
        if not name:
            return False
        words = name.group().split(" ")
        return any(c.feature in ("country", "province") for c in self.gazetteer.candidates(" ".join(words))) or (
            len(words) > 1 and words[-1].lower() in AREA_WORDS and self._known(" ".join(words[:-1]))
        )


def _kind(word: str) -> Kind | None:
    found = AREA_WORDS.get(word.lower())
    return "province" if found == "province" else "district" if found == "district" else None
