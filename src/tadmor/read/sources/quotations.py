"""Quotations that run over several sentences: they belong to whoever spoke last, or closes them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tadmor.model.claim import Stance
from tadmor.model.span import Span
from tadmor.read.page import Page
from tadmor.read.sources.speakers import Speaker
from tadmor.read.sources.statements import Told, join

MARKS = re.compile(r"[\"“”«»„]|''|``")
QUOTED = re.compile(r"(?:[\"“«„]|''|``).*?(?:[\"”»]|''|$)", re.DOTALL)
OWN_VOICE = re.compile(r"\b(?:I|we|We|our|Our|my|My)\b")
OWN_DEED = re.compile(
    r"\b[Ww]e (?:have |had )?(?:killed|shot|struck|hit|bombed|attacked|ambushed|destroyed|shelled)\b"
    r"(?! (?:down )?(?:\S+ ){0,3}(?:drones?|missiles?|rockets?|UAVs?)\b)"
)
REACH, LONGEST = 3, 8
Chain = tuple[Speaker, ...]
Speech = tuple[Told, Chain]


class Quotations:
    """Follows the quotation marks of a report. A class because it is a state that each sentence moves on.

    `entries` are the statements with their whole chains, in the order found.
    """

    def __init__(self, page: Page) -> None:
        self._page = page
        self._open = False
        self._opened = 0
        self._paragraph = -1
        self._last: Speech | None = None
        self._last_sentence = -REACH - 1
        self._block: Speech | None = None
        self._block_paragraph = -1
        self._waiting: list[tuple[int, list[int]]] = []
        self.entries: list[tuple[Told, Chain]] = []

    def read(self, sentence: int, told: Sequence[tuple[Told, Chain]]) -> None:
        """Move on over one sentence, with what was found in it."""
        text = self._page.text_of(sentence)
        self._enter_paragraph(sentence, text)
        if self._open and sentence - self._opened > LONGEST:
            self._open = False
        was_open = self._open
        quoted = self._runs(text, sentence)
        carried = was_open or _is_quoted(text)
        outside = [(t, chain) for t, chain in told if chain and not _within(t.cue, quoted)]
        places = self._enter(told, quoted, outside)
        if outside and text.rstrip().endswith(":"):
            self._block, self._block_paragraph = outside[-1], self._paragraph
        elif self._block and not carried and self._in_block(text):
            self._give([(sentence, list(range(len(self.entries) - len(told), len(self.entries))))], self._block)
            return
        if outside:
            if self._waiting and was_open:
                self._give(self._waiting, outside[0])
            self._waiting = []
            top = [(t, c) for t, c in outside if not any(o is not t and o.content.contains(t.cue) for o, _ in outside)]
            last = max(top or outside, key=lambda pair: pair[0].cue.start)
            self._last, self._last_sentence = last, sentence
        elif carried:
            self._carry((sentence, places), was_open)

    def _carry(self, quoted: tuple[int, list[int]], was_open: bool) -> None:
        """A sentence of quotation alone goes to who spoke last, or waits for who closes the quotation."""
        near = quoted[0] - self._last_sentence <= REACH
        if self._last is None or not near or (was_open and self._waiting):
            self._waiting.append(quoted)
        else:
            self._give([quoted], self._last)
            self._last_sentence = quoted[0]

    def _enter(
        self, told: Sequence[tuple[Told, Chain]], quoted: Sequence[Span], outside: Sequence[tuple[Told, Chain]]
    ) -> list[int]:
        """Files the statements of a sentence; gives the places of those that a speaker outside the sentence quotes."""
        places: list[int] = []
        for one, chain in told:
            if _within(one.cue, quoted) and not any(o.content.contains(one.cue) for o, _ in outside):
                places.append(len(self.entries))
            self.entries.append((one, chain))
        return places

    def _enter_paragraph(self, sentence: int, text: str) -> None:
        """A quotation stays open over a paragraph's end only where the next one opens with a mark again."""
        paragraph = self._page.sentences[sentence].paragraph
        if paragraph == self._paragraph:
            return
        self._paragraph = paragraph
        if not (self._open and MARKS.match(text)):
            self._waiting = []
        self._open = False

    def _in_block(self, text: str) -> bool:
        """True in the paragraphs after "X said:": the next one, and what follows as long as it says "we" or "I"."""
        if self._paragraph == self._block_paragraph:
            return False
        if self._paragraph == self._block_paragraph + 1 or OWN_VOICE.search(text):
            self._block_paragraph = max(self._block_paragraph, self._paragraph - 1)
            return True
        self._block = None
        return False

    def _runs(self, text: str, sentence: int) -> list[Span]:
        """The quoted runs of a sentence; moves the state on to its end."""
        runs: list[Span] = []
        base = self._page.sentences[sentence].span.start
        start = 0 if self._open else None
        for mark in MARKS.finditer(text):
            opens = _opens(text, mark)
            if opens and (start is None or (start == 0 and self._open)):
                start = mark.start()
            elif not opens and start is not None:
                runs.append(Span(base + start, base + mark.end()))
                start = None
        self._open = start is not None
        if start != 0:
            self._opened = sentence
        if start is not None:
            runs.append(Span(base + start, base + len(text)))
        return runs

    def _give(self, sentences: Sequence[tuple[int, list[int]]], speech: Speech) -> None:
        said, chain = speech
        for sentence, places in sentences:
            for place in places:
                told, inner = self.entries[place]
                self.entries[place] = (told, join(chain, inner))
            span = self._page.sentences[sentence].span
            deed = chain[-1].armed and OWN_DEED.search(self._page.text_of(sentence)) is not None
            stance: Stance | None = "accepts_responsibility" if deed else None
            made = Told(content=span, cue=said.cue, speakers=chain, stance=stance, voice=said.voice)
            self.entries.append((made, chain))


def _opens(text: str, mark: re.Match[str]) -> bool:
    """Straight marks open a quotation before a word, after a space or at the start."""
    if mark.group() in ("“", "«", "„", "``"):
        return True
    before, after = text[: mark.start()][-1:], text[mark.end() :][:1]
    return mark.group() in ('"', "''") and (not before or before in " (—–-:[") and bool(after.strip())


def _within(span: Span, runs: Sequence[Span]) -> bool:
    return any(run.contains(span) for run in runs)


def _is_quoted(text: str) -> bool:
    """True for a sentence that opens with a quotation mark and has nothing of length outside its quotation."""
    if not MARKS.match(text):
        return False
    return len(QUOTED.sub("", text).strip(" .,!?")) < 4
