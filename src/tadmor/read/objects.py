"""What was hit, as said: buildings, vehicles, works, camps. Every mention is given; the event decides which were hit."""

from __future__ import annotations

import re

from tadmor.lexicon.entries import written_like
from tadmor.lexicon.objects import ObjectLexicon
from tadmor.model.actor import HitObject
from tadmor.model.span import Span
from tadmor.read.page import Page, Parse
from tadmor.read.syntax import head_of

LEFT_TAGS = frozenset(("JJ", "NN", "NNP", "NNPS", "VBN", "HYPH", "AFX", "NNS", "VBG", "CD"))
LEFT_DEPS = frozenset(("amod", "compound", "nmod", "punct", "npadvmod", "advmod", "nummod"))
VAGUE = frozenset("other own same several many such few more most numerous nearby first second last next".split())
PARTS = frozenset(
    "building complex compound area yard grounds entrance roof wing site premises facility facilities basement courtyard "
    "hall gate wall walls ward".split()
)
WENT = re.compile(
    r"\b(?:go|goes|going|went|gone|come|came|return|returned|returning|back|stay|stayed|at)\s+$", re.IGNORECASE
)


def find_objects(page: Page, lexicon: ObjectLexicon) -> tuple[HitObject, ...]:
    """The objects of a report in text order; names are as said, without article, owner or number."""
    text = page.document.text
    found: list[HitObject] = []
    for sentence in page.sentences:
        parse = page.parses.get(sentence.index)
        for match in lexicon.table.find(text, sentence.span):
            term = match.values[0]
            said = text[match.span.start : match.span.end]
            if term.category is None or not written_like(said, term.phrase) or not _stands(text, parse, match.span):
                continue
            span = _whole(parse, match.span)
            found.append(
                HitObject(
                    name=text[span.start : span.end],
                    category=term.category,
                    evidence=page.document.quote(span),
                    confidence=0.7 if parse is not None else 0.5,
                )
            )
    return tuple(found)


def _stands(text: str, parse: Parse | None, span: Span) -> bool:
    """False for a verb, for "went home", and for a noun that only qualifies another ("hospital officials")."""
    if text[span.start : span.end].lower() == "home" and WENT.search(text, max(span.start - 12, 0), span.start):
        return False
    if parse is None:
        return True
    tokens = parse.tokens_in(span)
    if not tokens:
        return False
    token = head_of(parse, tokens)
    if parse.poses[token] not in ("NOUN", "PROPN"):
        return False
    head = parse.heads[token]
    qualifies = parse.deps[token] in ("compound", "nmod", "amod", "npadvmod") and parse.starts[head] >= span.end
    return not qualifies or parse.lemmas[head].lower() in PARTS or parse.words[head].lower() in PARTS


def _whole(parse: Parse | None, span: Span) -> Span:
    """The noun with the adjectives and names before it."""
    if parse is None:
        return span
    tokens = parse.tokens_in(span)
    members = set(tokens)
    first = tokens[0]
    while first > 0:
        left = first - 1
        if parse.tags[left] not in LEFT_TAGS or parse.deps[left] not in LEFT_DEPS:
            break
        if parse.tags[left] == "CD" and parse.words[first] not in ("-", "‐"):
            break
        head = parse.heads[left]
        hangs = head in members or (head > left and parse.heads[head] in members)
        if not hangs or parse.words[left].lower() in VAGUE:
            break
        members.add(left)
        first = left
    while first < tokens[0] and parse.tags[first] == "HYPH":
        first += 1
    return Span(min(parse.starts[first], span.start), span.end)
