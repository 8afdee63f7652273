"""Names of places inside other names: "Mansfield Public Library", "Raqqa Military Council". No places of events themselves,
but they say which part of the world a report is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tadmor.lexicon.gazetteer import Gazetteer, country_adjectives, never_places, ordinary_words
from tadmor.lexicon.gazetteer_names import AREA_WORDS, name_key
from tadmor.model.span import Span
from tadmor.read.page import Page
from tadmor.read.places_language import NAMES
from tadmor.read.places_names import Kind, Mention, kind_of_word

# What follows the name of a place in the name of a body, an office or a building.
BODY = frozenset(
    "police sheriff sheriffs city town township village county district school schools high middle elementary"
    " university college hospital clinic medical health department fire council court courts superior municipal"
    " public community chamber library museum airport airfield airbase station news times herald tribune post star"
    " journal gazette observer attorney state national regional provincial general board commission committee army"
    " navy brigade battalion division governorate government ministry foreign prime president governor mayor senate"
    " house parliament housing park parks road street avenue highway bank legislature supreme water center centre"
    " central agency association authority office officials company corporation union federation institute"
    " international military civil red revolutionary security forces force command front movement area metro"
    " metropolitan stadium arena theatre theater church cathedral mosque temple prison jail zoo symphony festival"
    " fair river valley lake bay port harbour harbor bridge refinery plant mill region islands island refugee camp".split()
)
FIRST = frozenset(
    "the in at near on from of to for and but as by with north south east west greater downtown new".split()
)
PLACE_LABELS = frozenset(["GPE", "LOC", "FAC"])
PERSONS = frozenset(["PERSON", "DATE", "TIME", "LANGUAGE", "NORP"])
POSSESSIVE = re.compile(r"[’']s\b")
LARGE = 5_000


def find_bearers(page: Page, mentions: Sequence[Mention], gazetteer: Gazetteer) -> list[Mention]:
    """A hidden mention for every place named within another name, in text order, apart from what `mentions` hold."""
    text = page.document.text
    taken = [(m.span.start, m.span.end) for m in mentions]
    named = {name_key(m.core) for m in mentions if not m.ends and not m.doubtful}
    found: list[Mention] = []
    for sentence in page.sentences:
        labels = _labels(page, sentence.index)
        for match in NAMES.finditer(text, sentence.span.start, sentence.span.end):
            span = Span(*match.span())
            if any(start < span.end and span.start < end for start, end in taken):
                continue
            label = next((label for s, label in labels if s.overlaps(span)), "")
            if (cut := _cut(span, match.group(), label, named, gazetteer)) is not None:
                inner, kind = cut
                core = text[inner.start : inner.end]
                found.append(
                    Mention(
                        span=inner,
                        core=core,
                        sentence=sentence.index,
                        kind=kind,
                        hidden=True,
                        bearer=True,
                        start=inner.start,
                        end=inner.end,
                    )
                )
    return found


def _labels(page: Page, sentence: int) -> list[tuple[Span, str]]:
    parse = page.parses.get(sentence)
    return [(parse.span(a, b), label) for a, b, label in parse.entities] if parse else []


def _cut(span: Span, name: str, label: str, named: set[str], gazetteer: Gazetteer) -> tuple[Span, Kind | None] | None:
    """The longest beginning of a name that is a place's, and its kind where the next word says so."""
    words = name.split(" ")
    start = span.start
    while len(words) > 1 and words[0].lower() in FIRST and not gazetteer.candidates(" ".join(words[:2])):
        start += len(words[0]) + 1
        words = words[1:]
    for length in _lengths(words):
        core = " ".join(words[:length])
        if name_key(core) in country_adjectives():
            return None
        rest = words[length].lower() if length < len(words) else ""
        if not _may_be(core, label, named, gazetteer):
            continue
        if not _vouched(core, rest, label, named, gazetteer):
            return None
        kind = kind_of_word(rest) if rest in AREA_WORDS else None
        return Span(start, start + len(core)), kind
    return None


def _lengths(words: list[str]) -> Iterator[int]:
    """From the whole name to its first word."""
    return iter(range(min(len(words), 4), 0, -1))


def _may_be(core: str, label: str, named: set[str], gazetteer: Gazetteer) -> bool:
    """A name that the gazetteer has as it is written, and that is no ordinary word."""
    key = name_key(core)
    if len(key) < 4 or key in ordinary_words() or key in never_places():
        return False
    return any(c.spelling != "loose" for c in gazetteer.candidates(core)) or bool(gazetteer.districts(core))


def _vouched(core: str, rest: str, label: str, named: set[str], gazetteer: Gazetteer) -> bool:
    """True where the report names the place elsewhere, or what follows or the parser says that it is a place's name."""
    if name_key(core) in named and not (label in PERSONS and rest and rest not in BODY):
        return True
    if rest in BODY:
        return any(c.spelling == "name" for c in gazetteer.candidates(core)) or rest in AREA_WORDS
    if label in PERSONS or (not rest and label not in PLACE_LABELS):
        return False
    big = any(
        c.spelling == "name" and (c.population >= LARGE or c.feature != "settlement")
        for c in gazetteer.candidates(core)
    )
    return big and label in ("ORG", "FAC", "GPE", "LOC", "EVENT")
