"""Where place names stand in a report, before anything is known of which places they mean."""

from __future__ import annotations

import re

from tadmor.lexicon.gazetteer import Gazetteer, ordinary_words
from tadmor.lexicon.gazetteer_names import name_key
from tadmor.model.span import Span
from tadmor.read.page import Page
from tadmor.read.places_language import DATELINE, SPEECH_AFTER, TITLED, UPPER
from tadmor.read.places_names import Mention
from tadmor.read.places_sentence import SentenceFinder
from tadmor.read.places_surroundings import Surroundings

WORD_BEFORE = re.compile(r"(\w+)[ \u00a0]$")
CAPITAL_LINE = re.compile(
    rf"[{UPPER}][{UPPER}'’.\- ]{{2,30}}(?:, [\w. ]{{2,20}}?)?(?: \([A-Z][\w ]+\))?(?: ?(?:--+|[–—])| -|:) "
)
OPENERS = frozenset(
    "the in at near on of from to around outside inside after before since for both only and but while when if as".split()
)


def find_mentions(page: Page, gazetteer: Gazetteer) -> list[Mention]:
    """Every mention of a place in text order; `hidden` ones only tell which country a report is about."""
    mentions: list[Mention] = []
    datelines = _datelines(page)
    persons = _persons(page)
    for sentence in page.sentences:
        mentions += SentenceFinder(page, gazetteer, sentence.index, datelines, persons).find()
    repeats = _repeats(page, mentions, gazetteer, datelines, persons)
    return sorted((*mentions, *repeats), key=lambda m: m.span) if repeats else mentions


def _datelines(page: Page) -> list[Span]:
    """Datelines at the beginnings of the first four paragraphs, or after a headline that runs on into the text."""
    found, paragraphs = [], set()
    for sentence in page.sentences:
        if sentence.paragraph in paragraphs:
            if sentence.index < 3 and (match := CAPITAL_LINE.match(page.document.text, sentence.span.start)):
                found.append(Span(*match.span()))
            continue
        paragraphs.add(sentence.paragraph)
        if match := DATELINE.match(page.document.text, sentence.span.start):
            found.append(Span(*match.span()))
        if len(paragraphs) == 4:
            break
    return found


def _persons(page: Page) -> frozenset[str]:
    """Names that surely are of persons: they speak, or bear a title; the last word of each as well."""
    text = page.document.text
    names = {match["name"] for match in TITLED.finditer(text)}
    for parse in page.parses.values():
        for first, past_last, label in parse.entities:
            if label == "PERSON" and SPEECH_AFTER.match(text, parse.ends[past_last - 1]):
                names.add(text[parse.starts[first] : parse.ends[past_last - 1]])
    return frozenset((*names, *(name.rsplit(" ", 1)[-1] for name in names)))


def _repeats(
    page: Page, mentions: list[Mention], gazetteer: Gazetteer, datelines: list[Span], persons: frozenset[str]
) -> list[Mention]:
    """The names of the report's places once more: as a subject, with a possessive, before "strike"."""
    text = page.document.text
    taken = sorted((m.start, m.end) for m in mentions) + [(line.start, line.end) for line in datelines]
    first: dict[str, Mention] = {}
    for mention in mentions:
        if _recurs(mention, gazetteer) and mention.core not in persons:
            first.setdefault(mention.core, mention)
    found: list[Mention] = []
    for core, model in sorted(first.items(), key=lambda item: -len(item[0])):
        at = text.find(core)
        while at >= 0:
            span = Span(at, at + len(core))
            at = text.find(core, span.end)
            if any(start < span.end and span.start < end for start, end in taken):
                continue
            sentence = page.sentence_at(span.start)
            if sentence is not None and _stands_alone(page, sentence, span, gazetteer):
                taken.append((span.start, span.end))
                found.append(
                    Mention(span=span, core=core, sentence=sentence, kind=model.kind, start=span.start, end=span.end)
                )
    return found


def _recurs(mention: Mention, gazetteer: Gazetteer) -> bool:
    """True for names that mean their place wherever they stand: no countries, provinces with their word, ordinary words."""
    if mention.hidden or mention.ends or mention.kind not in (None, "facility") or len(mention.core) < 4:
        return False
    if name_key(mention.core) in ordinary_words():
        return False
    known = gazetteer.candidates(mention.core)
    return (bool(known) or not mention.doubtful) and not any(c.feature == "country" for c in known)


def _stands_alone(page: Page, sentence: int, span: Span, gazetteer: Gazetteer) -> bool:
    """False inside a longer word or name, and where a person, a body or a speaking government bears the name."""
    text, bounds = page.document.text, page.sentences[sentence].span
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    if before.isalnum() or after.isalnum() or before in ("-", "@", "#") or after in ("-", "@"):
        return False
    word = WORD_BEFORE.search(text, max(bounds.start, span.start - 30), span.start)
    if word and word[1][0].isupper() and word[1].lower() not in OPENERS:
        return False
    if SPEECH_AFTER.match(text, span.end):
        return False
    parse = page.parses.get(sentence)
    entities = tuple((parse.span(a, b), label) for a, b, label in parse.entities) if parse else ()
    around = Surroundings(text=text, bounds=bounds, parse=parse, entities=entities, gazetteer=gazetteer)
    return not around.is_body(span, kind=False) and not around.is_actor(span, text[span.start : span.end])
