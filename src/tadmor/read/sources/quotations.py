"""Quotations that run over several sentences: they belong to whoever spoke last, or closes them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tadmor.model.span import Span
from tadmor.read.page import Page
from tadmor.read.sources.speakers import Speaker
from tadmor.read.sources.statements import Told

MARKS = re.compile(r"[\"“”«»„]|''|``")
REACH = 3


class Quotations:
    """Follows the quotation marks of a report. A class because it is a state that each sentence moves on."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._open = False
        self._paragraph = -1
        self._last: tuple[Speaker, ...] = ()
        self._last_sentence = -REACH - 1
        self._waiting: list[int] = []
        self._found: list[Told] = []

    def read(self, sentence: int, told: Sequence[tuple[Told, tuple[Speaker, ...]]]) -> None:
        """Move on over one sentence, with what was found in it."""
        text = self._page.text_of(sentence)
        paragraph = self._page.sentences[sentence].paragraph
        if paragraph != self._paragraph and self._open:
            self._open = bool(MARKS.match(text))
            if self._open:
                text = text[1:]
        if paragraph != self._paragraph and not self._open:
            self._waiting = []
        self._paragraph = paragraph
        was_open = self._open
        self._move(text)
        spoken = [(t, chain) for t, chain in told if chain]
        if spoken:
            first = spoken[0]
            if self._waiting and was_open:
                self._give(self._waiting, first[1])
            self._waiting = []
            self._last, self._last_sentence = spoken[-1][1], sentence
            return
        if not (was_open or _quoted(text)):
            return
        if was_open and self._waiting:
            self._waiting.append(sentence)
        elif self._last and sentence - self._last_sentence <= REACH:
            self._give([sentence], self._last)
            self._last_sentence = sentence
        elif self._open or _quoted(text):
            self._waiting.append(sentence)

    def carried_on(self) -> Sequence[Told]:
        """The sentences that were given to a speaker, after the last sentence was read."""
        return self._found

    def _move(self, text: str) -> None:
        for mark in MARKS.findall(text):
            self._open = True if mark in "“«„" else False if mark in "”»" else not self._open

    def _give(self, sentences: Sequence[int], chain: tuple[Speaker, ...]) -> None:
        for sentence in sentences:
            span = self._page.sentences[sentence].span
            cue = Span(chain[-1].span.start, chain[-1].span.end)
            self._found.append(Told(content=span, cue=cue, speakers=chain, stance=None))


def _quoted(text: str) -> bool:
    """True for a sentence that opens with a quotation mark and has nothing of length outside its quotation."""
    if not MARKS.match(text):
        return False
    outside = re.sub(r'["“«„][^"”»]*(?:["”»]|$)', "", text)
    return len(outside.strip(" .,!?")) < 4
