"""A report as sentences and paragraphs: spans, never copies."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from tadmor.model.span import Span

LINE = re.compile(r"[^\n\u2028\u2029]+")

# What sentencex leaves apart and belongs together: a title before a name, a unit before a number, what goes on in small letters.
TITLE = re.compile(r"(?:\b(?:Maj|Brig|Col|Lt|Gen|Adm|Amb|Cmdr|Supt|Insp|Spc|Pvt|Cpl)\.-?)+$")
CLOCK = re.compile(r"\d\s?[ap]\.\s?m\.$", re.IGNORECASE)
AFTER_CLOCK = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|"
    r"December|(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.|GMT|UTC|CES?T|EES?T|E[SD]T)\b(?!,? (?:the|an?|was|is|it|he|they)\b)"
)
BEFORE_NUMBER = re.compile(r"\b(?:[Kk]m|Nos?|Art|Sec|Fig|Para|Res|approx|ca)\.$")
GOES_ON = re.compile(r"[a-z]")
ARTICLE_OF_NAME = re.compile(r"(?:al|el|an|as|ad|ar|at|az|ash|ath|abu|bin|ibn)[-‑ ]")
ENDS = re.compile(r"[.!?…][\"'”’»)\]]*$")
# A space lost in scraping: "died.The army". Web addresses go on in small letters.
LOST_SPACE = re.compile(r"(?<=[a-z]{3}[.!?])(?=(?:[A-Z][a-z]+|[AI]) )")

# What agencies put before a headline to say which version of it this is: "UPDATE 1-Shell hits bus", "RPT-WRAPUP 2-".
SLUG = re.compile(
    r"(?:(?:UPDATE|WRAPUP|REFILE|RPT|RECAST|CORRECTED|CORRECTION|TIMELINE|FACTBOX|EXCLUSIVE|URGENT|FLASH|ALERT|BREAKING|LEAD|UPD)"
    r"(?: ?\d{1,2})?(?: ?[-–—:] ?| (?=\W)))+(?=\S)"
)

# A text is in small letters when so many of what look like its sentences, and such a share of them, begin with one.
FEW, MOSTLY_SMALL = 3, 0.7

# Above this many characters what stands between quotation marks is cut into its sentences.
LONG_QUOTATION = 240
QUOTATION_MARK = re.compile(r"[\"“”«»„‟]")

# Lines that were broken at a width: how wide a page of plain text is, and how many breaks prove it.
NARROWEST, WIDEST, FEWEST_BREAKS, LEAST_SHARE, RAGGED = 45, 100, 2, 0.8, 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """The `index`-th sentence of a text, in paragraph `paragraph`. The span has no white space at its ends."""

    index: int
    span: Span
    paragraph: int


def split_sentences(text: str, language: str = "en") -> tuple[Sentence, ...]:
    """The sentences of `text`, in order. A sentence never runs over the end of a paragraph (:func:`split_paragraphs`).

    Abbreviations, initials and quotations are left to sentencex (MIT); what it misses in English is mended after it.
    """
    import sentencex

    sentences: list[Sentence] = []
    for paragraph, block in enumerate(split_paragraphs(text)):
        # sentencex takes a line feed for an end; a space in its place keeps the offsets.
        words = text[block.start : block.end].replace("\n", " ")
        found = _boundaries(sentencex.get_sentence_boundaries, language, words)
        if any(end - start > LONG_QUOTATION for start, end in found):
            found = _split_quotations(sentencex.get_sentence_boundaries, language, words, found)
        for start, end in _split_at_lost_spaces(words, _joined(words, found)):
            span = _trimmed(text, block.start + start, block.start + end)
            if span and start == 0 and (slug := SLUG.match(text, span.start, span.end)):
                span = Span(slug.end(), span.end)
            if span:
                sentences.append(Sentence(index=len(sentences), span=span, paragraph=paragraph))
    return tuple(sentences)


def _boundaries(split: Callable[[str, str], list[dict[str, Any]]], language: str, words: str) -> list[tuple[int, int]]:
    return [(b["start_index"], b["end_index"]) for b in split(language, words)]


def _split_quotations(
    split: Callable[[str, str], list[dict[str, Any]]], language: str, words: str, found: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Boundaries with long quotations cut into their sentences: sentencex keeps what stands between quotation marks whole."""
    cut: list[tuple[int, int]] = []
    for start, end in found:
        if end - start <= LONG_QUOTATION:
            cut.append((start, end))
            continue
        bare = QUOTATION_MARK.sub(" ", words[start:end])
        cut += [(start + first, start + last) for first, last in _boundaries(split, language, bare)]
    return cut


def split_paragraphs(text: str) -> tuple[Span, ...]:
    """The paragraphs of `text` that hold more than white space: lines, or whole blocks where lines were broken at a width.

    A text counts as broken at a width when hardly a line that stops in mid-sentence had room for the next word.
    """
    lines = [Span(m.start(), m.end()) for m in LINE.finditer(text) if not m.group().isspace()]
    kept: list[Span] = []
    joins = _joins(text, lines)
    for line, joined in zip(lines, joins, strict=True):
        if joined:
            kept[-1] = kept[-1].cover(line)
        else:
            kept.append(line)
    return tuple(kept)


def _joins(text: str, lines: list[Span]) -> list[bool]:
    """For each line, whether it goes on the line before it."""
    alone = [False] * len(lines)
    width = max((len(text[line.start : line.end].rstrip()) for line in lines), default=0)
    if not NARROWEST <= width <= WIDEST:
        return alone
    full: list[bool] = []
    proofs = against = 0
    for line, following in pairwise(lines):
        before, after = text[line.start : line.end].rstrip(), text[following.start : following.end]
        beside = following.start - line.end == 1 and text[line.end] == "\n" and not after[0].isspace()
        no_room = beside and len(before) + 1 + len(after.split(maxsplit=1)[0]) > width - RAGGED
        full.append(no_room)
        if beside and not ENDS.search(before):
            against += not no_room
            proofs += no_room and (after[0].islower() or before.isupper())
    if proofs < max(FEWEST_BREAKS, LEAST_SHARE * (proofs + against)):
        return alone
    return [False, *full]


def _joined(words: str, found: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Boundaries without those that fall inside a sentence."""
    held: tuple[int, int] | None = None
    # Where hardly a sentence begins with a capital, small letters say nothing of where one begins.
    begins = [words[start:end].lstrip("\"'“‘( ")[:1] for start, end in found]
    small = words.islower() or sum(map(str.islower, begins)) >= max(FEW, MOSTLY_SMALL * len(begins))
    for start, end in found:
        if held and not small and _goes_on(words[held[0] : start].rstrip(), words[start:end].lstrip()):
            held = (held[0], end)
            continue
        if held:
            yield held
        held = (start, end)
    if held:
        yield held


def _goes_on(before: str, after: str) -> bool:
    if TITLE.search(before) and after[:1].isupper():
        return True
    if BEFORE_NUMBER.search(before) and after[:1].isdigit():
        return True
    if CLOCK.search(before) and AFTER_CLOCK.match(after):
        return True
    return GOES_ON.match(after) is not None and ARTICLE_OF_NAME.match(after) is None


def _split_at_lost_spaces(words: str, found: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for start, end in found:
        at = start
        for lost in LOST_SPACE.finditer(words, start, end):
            yield at, lost.start()
            at = lost.start()
        yield at, end


def _trimmed(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end -= len(piece) - len(piece.rstrip())
    return Span(start, end) if start < end else None
