"""Whether a capitalised name is a place of something: what the words and the syntax around it say against it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tadmor.lexicon.gazetteer import Gazetteer, capital_keys, ordinary_words
from tadmor.lexicon.gazetteer_names import name_key
from tadmor.model.span import Span
from tadmor.read.actor_states import ends_headline
from tadmor.read.page import Parse
from tadmor.read.places_ground import DIRECTED_BEFORE, PART_AFTER, stands_on
from tadmor.read.places_language import (
    CAPITAL_WORD,
    INSIDE_BEFORE,
    INTRODUCED,
    NOT_AN_ACTOR,
    OFFICE,
    PART_OF,
    SPEECH_AFTER,
    TITLE_OF,
    TREATY,
)

NEVER = frozenset(["DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "LANGUAGE", "EVENT", "LAW", "PRODUCT"])
NOT_A_BODY = re.compile(
    r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
HOUSE_AFTER = re.compile(r"\s+(?:hotel|restaurant)\b")
WELL_KNOWN = 100_000
NEXT_CAPITAL = re.compile(rf"[ \u00a0](?=({CAPITAL_WORD}))")
OF_A_BODY = re.compile(r"(?P<name>[A-Z][\w-]+)\s+(?P<link>of|for)\s+(?:the\s+)?$")
OF_A_GROUP = re.compile(r"\b(?:Qa[ie]da|Islamic State|Jihad|Brotherhood)\s+(?:in|of)\s+(?:the\s+)?$")
BEFORE_COUNTRY = re.compile(
    r"\b(?:[Ii]n|[Ii]nto|[Ii]nside|[Aa]cross|[Tt]hroughout|[Nn]ear|[Oo]ver|[Ww]ithin|[Oo]utside|[Aa]round|[Tt]owards?|[Ff]rom|to|through|at|entered|invaded|left|visit(?:ed|ing|s)?|toured"
    r"|leaving|hit|bombed|struck|attacked|fled|reached|border\s+with|off|enter(?:ing)?|infiltrated?|flee|patrol(?:l?ed|ling|s)?)\s+(?:(?:the|[\w-]+ern|(?:north|south)(?:-?(?:east|west))?|east|west|central|rural|neighbou?ring|nearby|far|occupied)\s+)*"
    r"(?:(?:[A-Z]\w+\s?){1,3}(?:,\s+(?:[A-Z]\w+\s?){1,3})*,?\s*\band\s+(?:[\w-]+ern\s+)?)?$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """One sentence: its text, its parse where there is one, and what the parser took for names."""

    text: str
    bounds: Span
    parse: Parse | None
    entities: tuple[tuple[Span, str], ...]
    gazetteer: Gazetteer

    def vouched(self, core: str, label: str, strong: bool, supported: bool) -> bool:
        """False for ordinary words and persons that nothing but spelling makes a place."""
        if supported:
            return True
        key = name_key(core)
        if label in NEVER or (len(key) < 3 and key not in ("us", "uk")):
            return False
        if key in ordinary_words():
            return label == "GPE" and strong
        if label in ("PERSON", "ORG", "NORP", "WORK_OF_ART"):
            found = self.gazetteer.candidates(core)
            plain = any(c.spelling != "loose" for c in found) or (" " in core and len(found) == 1)
            return plain and (strong or label == "ORG")
        return True

    def is_body(self, span: Span, *, kind: bool) -> bool:
        """True inside the name of a body, person or treaty: "Kyiv Independent", "Kharkiv Oblast Police", "University of Aleppo"."""
        after = NEXT_CAPITAL.match(self.text, span.end, self.bounds.end)
        if after and not NOT_A_BODY.match(self.text, after.end()):
            return True
        before = self.text[max(self.bounds.start, span.start - 30) : span.start]
        if not kind and not INTRODUCED.search(before):
            body = OF_A_BODY.search(before)
            if body and body["link"] == "for" and self.gazetteer.candidates(body["name"]):
                body = None  # "left Sabha for Tripoli"
            if TITLE_OF.search(before) or (body and (body.start() > 0 or span.start - len(before) > self.bounds.start)):
                return True
        if (
            OF_A_GROUP.search(before)
            or TREATY.match(self.text, span.end, self.bounds.end)
            or (not kind and OFFICE.match(self.text, span.end, self.bounds.end))
            or (HOUSE_AFTER.match(self.text, span.end, self.bounds.end) and not self._well_known(span))
        ):
            return True
        return any(
            s.contains(span)
            and s.start < span.start - 4
            and label in ("ORG", "LAW", "WORK_OF_ART", "PERSON", "PRODUCT", "EVENT")
            for s, label in self.entities
        )

    def _well_known(self, span: Span) -> bool:
        """True for a town that a house may be named by: "a Baghdad restaurant"."""
        return any(
            c.feature == "settlement" and c.spelling != "loose" and c.population >= WELL_KNOWN
            for c in self.gazetteer.candidates(self.text[span.start : span.end])
        )

    def is_actor(self, span: Span, core: str) -> bool:
        """True where a country or capital stands for its government, or only modifies a noun."""
        country = any(c.feature == "country" for c in self.gazetteer.candidates(core))
        capital = name_key(core) in capital_keys()
        before = self.text[max(self.bounds.start, span.start - 50) : span.start]
        if (country or capital) and ends_headline(self.text, span):
            return True
        if country:
            if PART_AFTER.match(self.text, span.end) or stands_on(self.parse, self._tokens(span)):
                return False
            if DIRECTED_BEFORE.search(before) and not SPEECH_AFTER.match(self.text, span.end):
                return False
            if BEFORE_COUNTRY.search(before) and not self._modifies(span):
                return False
            return not ((PART_OF.search(before) and not self._modifies(span)) or self._attacked(span))
        if capital and not INSIDE_BEFORE.search(before):
            return bool(SPEECH_AFTER.match(self.text, span.end)) or self._speaks(span)
        return False

    def _tokens(self, span: Span) -> range:
        return self.parse.tokens_in(span) if self.parse else range(0)

    def _modifies(self, span: Span) -> bool:
        tokens = self._tokens(span)
        if not self.parse or not tokens:
            return False
        last = tokens[-1]
        head = self.parse.heads[last]
        if self._left_alone(tokens[0]):
            return False
        return self.parse.deps[last] in ("compound", "amod", "nmod", "poss") and head not in tokens and head > last

    def _left_alone(self, token: int) -> bool:
        """After a preposition that governs nothing: "In Aba police arrested nine", where the parser sees police of Aba."""
        if not self.parse or token == 0 or self.parse.words[token - 1].lower() not in {"in", "near", "at", "outside"}:
            return False
        return not any(self.parse.deps[c] in ("pobj", "pcomp") for c in self.parse.children(token - 1))

    def _speaks(self, span: Span) -> bool:
        if not self.parse:
            return False
        for token in self._tokens(span):
            at = token
            while self.parse.deps[at] == "conj" and self.parse.heads[at] != at:
                at = self.parse.heads[at]
            verb = self.parse.heads[at]
            if (
                self.parse.deps[at] == "nsubj"
                and self.parse.poses[verb] == "VERB"
                and self.parse.lemmas[verb].lower() not in NOT_AN_ACTOR
            ):
                return True
        return False

    def _attacked(self, span: Span) -> bool:
        return bool(self.parse) and any(self.parse.deps[t] == "nsubjpass" for t in self._tokens(span) if self.parse)
