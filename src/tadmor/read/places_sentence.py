"""One sentence of a report: the place names in it, found by what the parser labels and by the words around them."""

from __future__ import annotations

import re
from itertools import pairwise

from tadmor.lexicon.gazetteer import Gazetteer, country_adjectives, water_names
from tadmor.lexicon.gazetteer_names import name_key
from tadmor.model.place import Relation
from tadmor.model.span import Span
from tadmor.read.page import Page, Parse
from tadmor.read.places_before import Before, words_before
from tadmor.read.places_language import (
    APPOSED_PLACE,
    BETWEEN,
    INTRODUCED,
    KIND_AFTER,
    LIST_HEAD,
    NAME,
    NAMES,
    NEXT_IN_LIST,
    ROAD_BY_NAMES,
    ROAD_OF_NAMES,
    ROAD_WORD,
    SPEECH_AFTER,
)
from tadmor.read.places_names import Kind, Mention, Names, kind_of_word
from tadmor.read.places_surroundings import NEVER, Surroundings
from tadmor.read.places_unknown import (
    AT_FACILITY,
    FACILITIES,
    facility_at,
    is_bank,
    is_barred,
    makes_a_place,
)

PLACE_LABELS = frozenset(["GPE", "LOC", "FAC"])
KIND_FIRST = re.compile(
    r"(?:city|town|village|province|state|region|district|governorate)\s+of\s+(?=\S)", re.IGNORECASE
)
# Inhabitants from which "the X airport" is named by its town alone.
WELL_KNOWN = 15_000
LIST_GAP = re.compile(r",?\s+(?:and\s+|or\s+|as\s+well\s+as\s+)?(?:the\s+)?")
CAPITAL_BEFORE = re.compile(r"\b[A-Z]\w+\s+$")
BODY_KIND = re.compile(r"\b(?:Department|Commune|Republic|State|Council|Region)$")
OF_CHAIN = frozenset(["district", "raion", "oblast", "region", "province", "governorate"])
OPENERS = frozenset(
    "in near at from outside inside around across on to towards of over for the north south east west".split()
)
PLACING = frozenset(
    "in into inside across throughout near outside around toward towards from to through at of on over between along".split()
)
AT_UNKNOWN = frozenset(
    "in at into near outside inside around within from of reached entered hit struck shelled bombed attacked seized".split()
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
        if ROAD_WORD.search(self.text, self.bounds.start, self.bounds.end):
            self._roads()
        for span, label in self.entities:
            if label in PLACE_LABELS:
                self._add_entity(span, label)
        for match in names:
            self._add_name(match)
        self._lists()
        self.found.sort(key=lambda m: m.span)
        return self.found

    def _taken(self, span: Span) -> bool:
        return any(span.start < m.span.end and m.span.start < span.end for m in self.found)

    def _dateline(self) -> None:
        for line in self.datelines:
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
            if self.names.known(left) and self.names.known(right):
                return [Span(start, start + gap.start()), Span(start + gap.end(), start + len(pair))]
        return []

    def _add_pair(self, match: re.Match[str], ends: list[Span], relation: Relation) -> None:
        names = [self.text[e.start : e.end] for e in ends]
        if not any(self.names.known(n) for n in names) or (
            relation == "between" and not all(self.names.settled(n) for n in names)
        ):
            return
        members = tuple(
            Mention(span=e, core=n, sentence=self.sentence, start=e.start, end=e.end, hidden=True)
            for e, n in zip(ends, names, strict=True)
        )
        mention = self._append(Span(*match.span("name")), " ".join(names), relation=relation, ends=members)
        mention.start = match.start()

    # Single names

    def _add_entity(self, span: Span, label: str) -> None:
        text = self.text[span.start : span.end]
        lead = re.match(r"(?:[Tt]he|[A-Za-z]+ern|[Cc]entral|[Rr]ural|[Nn]earby)\s+", text)
        while lead and (label != "GPE" or not self.names.known(text)):
            span, text = Span(span.start + lead.end(), span.end), text[lead.end() :]
            lead = re.match(r"(?:[Tt]he|[A-Za-z]+ern|[Cc]entral|[Rr]ural)\s+", text)
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
        if not kind:
            return False
        if self.text[span.start - 2 : span.start] == ", " and kind["kind"] in OF_CHAIN:
            return True
        return self.parse is None and self.names.known(self.text[span.start : span.end])

    def _heads_list(self, start: int) -> bool:
        """ "Three villages came under fire: " before the name."""
        return self.text[start - 2 : start] == ": " and bool(
            LIST_HEAD.search(self.text, max(self.bounds.start, start - 100), start)
        )

    def _lists(self) -> None:
        self.found.sort(key=lambda m: m.span)
        self._enumerated()
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

    def _enumerated(self) -> None:
        """In "in Greece, Bulgaria and Italy" every country is a place, as the first is."""
        for first, second in pairwise(self.found):
            if second.acting and not first.hidden and self.names.is_country(first.core):
                gap = self.text[first.end : second.span.start]
                if LIST_GAP.fullmatch(gap) and not SPEECH_AFTER.match(self.text, second.span.end):
                    second.hidden = second.acting = False

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
        start = span.start
        span, core = self.names.with_adjective(span, core)
        if name_key(core) in country_adjectives():
            return
        span, core, kind = self.names.with_kind(span, core)
        if before is None or span.start != start:
            before = words_before(self.text, span.start, self.bounds)
        label = label or self._label(span)
        end = span.start + len(core)
        if kind is None:
            span, core, kind = self._unheld(span, core, label, before)
        span, kind = self._introduced(span, kind, before)
        if self._taken(span) or self._in_dateline(span) or core.islower():
            return
        core = core if kind in ("facility", "feature") else self.names.without_direction(core)
        known = () if kind in ("facility", "feature") else self.gazetteer.candidates(core)
        chained = self.names.chained(max(end, span.end))
        introduced = before.introduced or bool(APPOSED_PLACE.match(self.text, end, self.bounds.end))
        placed = listed or before.strong or before.word in PLACING
        told = bool(kind) and (bool(known) or not BODY_KIND.search(self.text[span.start : span.end]))
        held = chained and placed and (bool(known) or before.word in AT_UNKNOWN)
        told = told or (listed and not known)
        supported = (
            introduced
            or told
            or held
            or (all(c.spelling == "loose" for c in known) and self._unknown(core, max(end, span.end), label, before))
        )
        if not known and kind is None and not introduced and is_barred(core, label):
            return
        if before.word == "on" and label not in PLACE_LABELS and not (supported or makes_a_place(before, core, label)):
            return
        if not known and not (supported or (label in PLACE_LABELS and placed and not core.isupper())):
            return
        if core.isupper() and len(core) < 6 and not any(c.feature in ("country", "province") for c in known):
            return
        if self.around.vouched(core, label, placed, supported or bool(known and chained)):
            actor = not (introduced or kind or listed) and self.around.is_actor(span, core)
            body = self.around.is_body(span, kind=bool(kind))
            hidden = actor or body
            self._append(
                span,
                core,
                kind=kind,
                label=label,
                introduced=introduced,
                hidden=hidden,
                acting=actor and not body,
                placed=supported or before.strong,
            )

    def _unheld(self, span: Span, core: str, label: str, before: Before) -> tuple[Span, str, Kind | None]:
        """A facility with its kind, a river with its article: neither is looked up."""
        if (before.article and name_key(core) in water_names()) or (
            before.word == "of" and is_bank(self.text, self.bounds, span.start)
        ):
            return span, core, "feature"
        found = [c for c in self.gazetteer.candidates(core) if c.spelling != "loose"]
        if any(c.population >= WELL_KNOWN or c.feature == "country" for c in found) or is_barred(core, label):
            return span, core, None
        if not (before.word in AT_FACILITY or label in PLACE_LABELS):
            return span, core, None
        if after := facility_at(self.text, span.start + len(core), self.bounds.end):
            span = Span(span.start, after.end())
            return (span, core, None) if found else (span, self.text[span.start : span.end], "facility")
        named = " " in core and core.rsplit(" ", 1)[1].lower() in FACILITIES
        return span, core, "facility" if named and not found else None

    def _introduced(self, span: Span, kind: Kind | None, before: Before) -> tuple[Span, Kind | None]:
        """ "the state of" belongs to the name where it says which kind it is."""
        intro = before.introduced and INTRODUCED.search(self.text, max(self.bounds.start, span.start - 60), span.start)
        # "the Cacuaco district of Luanda": the kind belongs to the name before it.
        if intro and not CAPITAL_BEFORE.search(
            self.text, max(self.bounds.start + 4, intro.start() - 20), intro.start()
        ):
            wider = Span(intro.start(), span.end)
            if (named := kind or kind_of_word(intro["kind"])) and not self._taken(wider):
                return wider, named
        return span, kind

    def _unknown(self, core: str, end: int, label: str, before: Before) -> bool:
        """A name that the gazetteer does not have as it is written, where the syntax asks for a place."""
        if label in NEVER or core in self.persons or is_barred(core, label):
            return False
        return makes_a_place(before, core, label) and self.text[end : end + 2] not in ("'s", "’s")
