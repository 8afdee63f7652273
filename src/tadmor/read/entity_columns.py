"""What the entity tagger looks at: each token as columns of words, and the ways from a token to others."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

import numpy as np

from tadmor.lexicon.actors import actor_terms
from tadmor.lexicon.entries import written_like
from tadmor.lexicon.objects import object_terms
from tadmor.lexicon.weapons import weapon_terms
from tadmor.model.span import Span
from tadmor.read.chain import Ints
from tadmor.read.page import Page, Parse
from tadmor.text.phrases import PhraseTable

UPPER, LOWER, DIGIT = re.compile(r"[A-Z]+"), re.compile(r"[a-z]+"), re.compile(r"\d")
# What hangs on the noun to its right within one phrase.
INSIDE = frozenset("compound amod det nmod poss nummod punct case quantmod advmod npadvmod predet".split())


Known = PhraseTable[tuple[str, str]]


def load_known() -> Known:
    """All phrases of the lexicons of actors, weapons and objects in one table: as listed, and what they are."""
    weapons = ((t.phrase, f"weapon/{t.category}") for t in weapon_terms() if t.category)
    actors = ((t.phrase, f"{t.use}/{t.kind}") for t in actor_terms())
    objects = ((t.phrase, t.category) for t in object_terms() if t.category)
    return PhraseTable((phrase, (phrase, label)) for phrase, label in (*weapons, *actors, *objects))


@functools.lru_cache(maxsize=65536)
def shape_of(word: str) -> str:
    """ "Su-34" → "Xx-dd": the kinds of characters, runs of letters shortened."""
    shape = LOWER.sub(lambda m: "x" if len(m.group()) < 2 else "xx", UPPER.sub(_capitals, word))
    return DIGIT.sub("d", shape)[:8]


def _capitals(match: re.Match[str]) -> str:
    return "X" if len(match.group()) < 2 else "XX"


def columns_of(page: Page, parse: Parse, known: Known) -> dict[str, list[str]]:
    """For every token of a sentence what stands in each column; "" where nothing does."""
    words = [word.lower() for word in parse.words]
    lemmas = [lemma.lower() for lemma in parse.lemmas]
    noun = noun_of(parse)
    governors = [parse.heads[k] for k in noun]
    span = page.sentences[parse.sentence].span
    return {
        "word": words,
        "lemma": lemmas,
        "shape": [shape_of(word) for word in parse.words],
        "tag": list(parse.tags),
        "dep": list(parse.deps),
        "front": [word[:3] for word in words],
        "end": [word[-3:] for word in words],
        "parser": _marked(len(words), parse.entities),
        "known": _marked(len(words), _known(page.document.text, span, parse, known)),
        "use": [parse.deps[k] for k in noun],
        "governor": [f"{parse.deps[k]} {lemmas[g]}" for k, g in zip(noun, governors, strict=True)],
    }


def routes_of(parse: Parse, offset: int, none: int) -> dict[str, Ints]:
    """For every token which token each route leads to; `offset` is the number of the first, `none` where there is no such."""
    own = np.arange(offset, offset + len(parse.words), dtype=np.intp)
    before, after = own - 1, own + 1
    before[0], after[-1] = none, none
    noun = np.array(noun_of(parse), dtype=np.intp) + offset
    return {
        "own": own,
        "before": before,
        "after": after,
        "noun": np.where(noun == own, none, noun),
        "head": np.array(parse.heads, dtype=np.intp) + offset,
    }


def noun_of(parse: Parse) -> list[int]:
    """For every token the noun that its phrase ends with: itself where it hangs on nothing to its right."""
    nouns = list(range(len(parse.words)))
    for k in reversed(nouns):
        head = parse.heads[k]
        if head > k and parse.deps[k] in INSIDE:
            nouns[k] = nouns[head]
    return nouns


def _marked(length: int, found: Iterable[tuple[int, int, str]]) -> list[str]:
    """Tokens with what was found there and where in it they stand: "B-x", "I-x", "E-x", "S-x"."""
    marks = [""] * length
    for first, past, label in found:
        for k in range(first, min(past, length)):
            place = ("S" if past - first == 1 else "B") if k == first else "E" if k == past - 1 else "I"
            marks[k] = f"{place}-{label}"
    return marks


def _known(text: str, within: Span, parse: Parse, known: Known) -> list[tuple[int, int, str]]:
    found = []
    for match in known.find(text, within):
        said = text[match.span.start : match.span.end]
        label = next((label for phrase, label in match.values if written_like(said, phrase)), None)
        tokens = parse.tokens_in(match.span)
        if label is not None and tokens:
            found.append((tokens[0], tokens[-1] + 1, label))
    return found
