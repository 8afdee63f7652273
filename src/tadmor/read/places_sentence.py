"""One sentence of a report: the place names in it, found by what the parser labels and by the words around them."""

from __future__ import annotations

import re

from tadmor.lexicon.gazetteer import Gazetteer, country_adjectives, ordinary_words
from tadmor.lexicon.gazetteer_names import name_key
from tadmor.lexicon.short_provinces import find_short_provinces
from tadmor.model.span import Span
from tadmor.read.actor_states import ends_headline
from tadmor.read.page import Page, Parse
from tadmor.read.places_before import Before, words_before
from tadmor.read.places_called import PLACE_LABELS, Called, is_supported, may_be, unheld
from tadmor.read.places_ground import GROUND_AFTER
from tadmor.read.places_language import (
    APPOSED_PLACE,
    INTRODUCED,
    KIND_AFTER,
    LIST_HEAD,
    NAME,
    NAMES,
    NEXT_IN_LIST,
    ROAD_WORD,
    SPEECH_AFTER,
)
from tadmor.read.places_lists import share_kinds, show_enumerated
from tadmor.read.places_names import Kind, Mention, Names, kind_of_word
from tadmor.read.places_roads import find_roads
from tadmor.read.places_surroundings import NEVER, Surroundings
from tadmor.read.places_unknown import (
    is_barred,
)

KIND_FIRST = re.compile(
    r"(?:city|town|village|province|state|region|district|governorate)\s+of\s+(?=\S)", re.IGNORECASE
)
OWNER_BEFORE = re.compile(r"(?:[’']s|\bthe)\s+(?:[a-z]+ern\s+|central\s+)?$")
CAPITAL_BEFORE = re.compile(r"\b[A-Z]\w+\s+$")
OF_CHAIN = frozenset(["district", "raion", "oblast", "region", "province", "governorate"])
OPENERS = frozenset(
    "in near at from outside inside around across on to towards of over for the north south east west".split()
)
PLACING = frozenset(
    "in into inside across throughout near outside around toward towards from to through at of on over between"
    " along".split()
)


class SentenceFinder:
    """One sentence and what has been found in it: the passes share the list of claimed characters."""

    def __init__(
        self, page: Page, gazetteer: Gazetteer, sentence: int, datelines: list[Span], persons: frozenset[str]
    ) -> None:
        self.text = page.document.text
        self.bounds = page.sentences[sentence].span
        self.parse: Parse | None = page.parses.get(sentence)
        self.gazetteer = gazetteer
        self.sentence = sentence
        self.datelines = [line for line in datelines if line.overlaps(self.bounds)]
        self.persons = persons
        self.found: list[Mention] = []
        spans = self.parse.entities if self.parse else ()
        self.entities = tuple((self.parse.span(a, b), label) for a, b, label in spans) if self.parse else ()
        self.names = Names(text=self.text, bounds=self.bounds, gazetteer=gazetteer)
        self.around = Surroundings(
            text=self.text, bounds=self.bounds, parse=self.parse, entities=self.entities, gazetteer=gazetteer
        )

    def find(self) -> list[Mention]:
        """All passes, then text order."""
        names = list(NAMES.finditer(self.text, self.bounds.start, self.bounds.end))
        if not names:
            return []
        self._dateline()
        self._short_provinces()
        if ROAD_WORD.search(self.text, self.bounds.start, self.bounds.end):
            self.found += find_roads(self.names, self.sentence, [m.span for m in self.found])
        for span, label in self.entities:
            if label in PLACE_LABELS:
                self._add_entity(span, label)
        for match in names:
            self._add_name(match)
        self._lists()
        self.found.sort(key=lambda m: m.span)
        share_kinds(self.found, self.text)
        return self.found

    def _taken(self, span: Span) -> bool:
        return any(span.start < m.span.end and m.span.start < span.end for m in self.found)

    def _dateline(self) -> None:
        for line in self.datelines:
            for match in NAME.finditer(self.text, line.start, min(line.end, self.bounds.end)):
                core = match.group()
                if match.start() >= self.bounds.start and self.gazetteer.candidates(core):
                    self._append(Span(*match.span()), core, dateline=True, hidden=True)

    def _short_provinces(self) -> None:
        """ "Okla." and "N.L." after a town."""
        for span, core in find_short_provinces(self.text, self.bounds.start, self.bounds.end):
            if not self._taken(span) and not self._in_dateline(span):
                self._append(span, core, kind="province", label="GPE", introduced=True, placed=True)

    def _append(self, span: Span, core: str, **rest: object) -> Mention:
        mention = Mention(span=span, core=core, sentence=self.sentence, start=span.start, end=span.end, **rest)  # type: ignore[arg-type]
        self.found.append(mention)
        return mention

    def _in_dateline(self, span: Span) -> bool:
        return any(line.overlaps(span) for line in self.datelines)

    # Single names

    def _add_entity(self, span: Span, label: str) -> None:
        text = self.text[span.start : span.end]
        lead = re.match(r"(?:[Tt]he|[A-Za-z]+ern|[Cc]entral|[Rr]ural|[Nn]earby)\s+", text)
        while lead and (label != "GPE" or not self.names.known(text)):
            span, text = Span(span.start + lead.end(), span.end), text[lead.end() :]
            lead = re.match(r"(?:[Tt]he|[A-Za-z]+ern|[Cc]entral|[Rr]ural)\s+", text)
        if ", " in text:  # "Springdale, Ark.": the town alone
            text = text.partition(", ")[0]
            span = Span(span.start, span.start + len(text))
        core = re.sub(r"(?:['’]s?|[,.\s]+|\s(?:of|in))$", "", text) if not self.names.known(text) else text
        intro = KIND_FIRST.match(core)
        if intro and name_key(core) != "state of palestine":
            span, core = Span(span.start + intro.end(), span.end), core[intro.end() :]
        opener = re.match(r"(?:Near|In|At|From|Outside|Inside|Around)\s", core)
        if opener and not self.names.known(core):
            span, core = Span(span.start + opener.end(), span.end), core[opener.end() :]
        longer = NAME.match(self.text, span.start, self.bounds.end)
        if longer and len(longer.group()) > len(core):
            whole = Span(*longer.span())
            if self.names.named_so(longer.group()) or self.names.known(self.names.with_kind(whole, longer.group())[1]):
                core = longer.group()
        if core:
            self._consider(Span(span.start, span.start + len(core)), core, label)

    def _add_name(self, match: re.Match[str]) -> None:
        """A name that the words around it place, whatever the parser makes of it."""
        span, core = Span(*match.span()), match.group()
        first, _, rest = core.partition(" ")
        if rest and first.lower() in OPENERS:  # "In Turkey", "Near Gao" at the beginning of a sentence
            span, core = Span(span.start + len(first) + 1, span.end), rest
        if self._taken(span):
            return
        before = words_before(self.text, span.start, self.bounds)
        after = self.text[span.end : span.end + 2]
        if before.strong or before.weak or before.introduced:
            self._consider(span, core, "", before=before)
        elif (after == ", " and self._apposed(span)) or self._heads_list(span.start) or self._with_its_kind(span):
            self._consider(span, core, "", before=before, listed=True)

    def _apposed(self, span: Span) -> bool:
        """ "Zeravka, a village in"; an adverb that begins a sentence has no label."""
        if self.parse is not None and not self._label(span):
            return False
        return bool(APPOSED_PLACE.match(self.text, span.end, self.bounds.end))

    def _with_its_kind(self, span: Span) -> bool:
        """A known province with its word where nothing was parsed, or a link of a chain: "Zeravka, Sumsky district"."""
        kind = KIND_AFTER.match(self.text, span.end)
        if kind and self.text[span.start - 2 : span.start] == ", " and kind["kind"] in OF_CHAIN:
            return True
        core = self.text[span.start : span.end]
        if GROUND_AFTER.match(self.text, span.end) or (
            kind and OWNER_BEFORE.search(self.text, self.bounds.start, span.start)
        ):
            unknown = not self.names.known(core) and name_key(core) not in ordinary_words()
            if unknown and not is_barred(core, self._label(span)):
                return True
        return bool(kind) and self.parse is None and self.names.known(core)

    def _heads_list(self, start: int) -> bool:
        """ "Three villages came under fire: " before the name."""
        return self.text[start - 2 : start] == ": " and bool(
            LIST_HEAD.search(self.text, max(self.bounds.start, start - 100), start)
        )

    def _lists(self) -> None:
        self.found.sort(key=lambda m: m.span)
        show_enumerated(self.found, self.names)
        for mention in list(self.found):
            end = mention.end
            while match := NEXT_IN_LIST.match(self.text, end, self.bounds.end):
                name, span = match["name"], Span(*match.span("name"))
                if not self._taken(span) and not mention.hidden and name_key(name) not in country_adjectives():
                    if self.names.beside(mention.core, name):
                        self._consider(span, name, "GPE", listed=True)
                    elif mention.placed and self._unknown_beside(match):
                        self._take_beside(span, name)
                if not self._taken(span):
                    break
                end = span.end

    def _take_beside(self, span: Span, name: str) -> None:
        if self.names.known(name):
            self._consider(span, name, "GPE", listed=True)
        else:
            self._append(span, name, label=self._label(span), placed=True)

    def _unknown_beside(self, match: re.Match[str]) -> bool:
        """A name that nobody knows goes on a list of places: after "and", or before the last of them."""
        name, span = match["name"], Span(*match.span("name"))
        label = self._label(span)
        joined = match.group().lstrip().startswith(("and", "or", ", and"))
        follows = NEXT_IN_LIST.match(self.text, span.end, self.bounds.end)
        if not joined and not (follows and follows.group().startswith((",", " and", " or"))):
            return False
        if label in NEVER or name in self.persons or is_barred(name, label):
            return False
        return not SPEECH_AFTER.match(self.text, span.end) and not self.around.is_body(span, kind=False)

    def _label(self, span: Span) -> str:
        return next((label for s, label in self.entities if s.overlaps(span)), "")

    def _consider(
        self, span: Span, core: str, label: str, *, before: Before | None = None, listed: bool = False
    ) -> None:
        """Take a name where the gazetteer or the syntax vouches for it."""
        called = self._called(span, core, label, before, listed)
        if called is None or self._taken(called.span) or self._in_dateline(called.span) or called.core.islower():
            return
        end = max(called.end, called.span.end)
        chained = self.names.chained(end)
        placed = listed or called.before.strong or called.before.word in PLACING
        introduced = called.before.introduced or bool(APPOSED_PLACE.match(self.text, called.end, self.bounds.end))
        supported = introduced or is_supported(called, self.names, self.persons, placed and chained)
        if not may_be(called, introduced, supported, placed):
            return
        strong = placed or called.ground_end > 0
        if self.around.vouched(called.core, called.label, strong, supported or bool(called.known and chained)):
            body = self.around.is_body(called.span, kind=bool(called.kind))
            placing = (introduced or called.kind or listed) and not ends_headline(self.text, called.span)
            stands_for = not placing and self.around.is_actor(called.span, called.core)
            mention = self._append(
                called.span,
                called.core,
                kind=called.kind,
                label=called.label,
                introduced=introduced,
                hidden=stands_for or body,
                acting=stands_for and not body,
                placed=supported or called.before.strong,
                doubtful=not supported and called.before.word == "from",
            )
            mention.end = max(mention.end, called.ground_end)

    def _called(self, span: Span, core: str, label: str, before: Before | None, listed: bool) -> Called | None:
        """The name cut out of its sentence, with its kind; None for the adjective of a country."""
        start = span.start
        span, core = self.names.with_adjective(span, core)
        if name_key(core) in country_adjectives():
            return None
        span, core, kind = self.names.with_kind(span, core)
        if before is None or span.start != start:
            before = words_before(self.text, span.start, self.bounds)
        label = label or self._label(span)
        end = span.start + len(core)
        if kind is None:
            span, core, kind = unheld(self.names, span, core, label, before)
        span, kind = self._introduced(span, kind, before)
        ground = GROUND_AFTER.match(self.text, end) if name_key(core) not in ordinary_words() else None
        if ground and label == "PRODUCT":
            label = ""
        apart = kind in ("facility", "feature")
        core = core if apart else self.names.without_direction(core)
        known = () if apart else self.gazetteer.candidates(core)
        if ground and ground["area"] and not known and kind is None:
            kind = "district"
        return Called(
            span=span,
            core=core,
            end=end,
            kind=kind,
            label=label,
            before=before,
            known=known,
            listed=listed,
            ground_end=ground.end() if ground else 0,
        )

    def _introduced(self, span: Span, kind: Kind | None, before: Before) -> tuple[Span, Kind | None]:
        """ "the state of" belongs to the name where it says which kind it is."""
        intro = before.introduced and INTRODUCED.search(self.text, max(self.bounds.start, span.start - 60), span.start)
        # "the Cacuaco district of Luanda": the kind belongs to the name before it.
        if intro and not CAPITAL_BEFORE.search(
            self.text, max(self.bounds.start + 4, intro.start() - 20), intro.start()
        ):
            wider = Span(intro.start(), span.end)
            if (named := kind if kind in ("province", "district") else kind_of_word(intro["kind"])) and not self._taken(
                wider
            ):
                return wider, named
        return span, kind
