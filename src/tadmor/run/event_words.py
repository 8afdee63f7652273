"""Event words marked in texts, read and joined: from texts and offsets to groups of words that tell of one event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tadmor.match.words.marked import EventWord, MarkedReports
from tadmor.model.span import Span
from tadmor.read.page import Parse
from tadmor.read.parser import load_vector
from tadmor.read.tagger import tag_text
from tadmor.text.sentences import split_sentences

CONTENT = frozenset({"PROPN", "NOUN", "NUM", "VERB", "ADJ"})
TOLD = CONTENT - {"ADJ"}
EMPTY = frozenset(
    "be have do say tell make go get take come give see know think use find want become one other more many first last new "
    "year day time week month people".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A marked stretch of a text: the number of the text, and code points of it."""

    report: int
    span: Span


def prepare_event_words(texts: Sequence[str], marks: Sequence[Mark]) -> MarkedReports:
    """English texts parsed, with what of them the joining looks at. A mark outside every sentence raises ValueError."""
    import numpy as np

    parses: list[Mapping[int, Parse]] = []
    for text in texts:
        parses.append(tag_text(text, split_sentences(text)))
    words = tuple(_event_word(parses[mark.report], mark) for mark in marks)
    contents = tuple(
        Counter(lemma for parse in of.values() for lemma in _lemmas(parse, CONTENT, range(len(parse.words))))
        for of in parses
    )
    vectors = np.array([load_vector(word.lemma) for word in words])
    return MarkedReports(words=words, contents=contents, vectors=vectors)


def _lemmas(parse: Parse, poses: frozenset[str], tokens: Sequence[int]) -> list[str]:
    lemmas = (parse.lemmas[t].lower() for t in tokens if parse.poses[t] in poses)
    return [lemma for lemma in lemmas if len(lemma) > 1 and lemma not in EMPTY]


def _event_word(parses: Mapping[int, Parse], mark: Mark) -> EventWord:
    for index, parse in parses.items():
        marked = parse.tokens_in(mark.span)
        if marked:
            head = next((t for t in marked if parse.heads[t] not in marked or parse.heads[t] == t), marked[-1])
            rest = [t for t in range(len(parse.words)) if t not in marked]
            return EventWord(
                report=mark.report,
                sentence=index,
                lemma=parse.lemmas[head].lower(),
                around=tuple(_lemmas(parse, TOLD, rest)),
            )
    raise ValueError(f"no word of text {mark.report} stands at {mark.span}")
