"""A report as sentences and paragraphs: spans, never copies."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tadmor.model.span import Span

PARAGRAPH = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """The `index`-th sentence of a text, in paragraph `paragraph`. The span has no white space at its ends."""

    index: int
    span: Span
    paragraph: int


def split_sentences(text: str, language: str = "en") -> tuple[Sentence, ...]:
    """The sentences of `text`, in order. Line ends always end a sentence. Abbreviations, initials and quotations are
    left to sentencex (MIT), whose boundaries are checked against the text."""
    import sentencex

    sentences: list[Sentence] = []
    for paragraph, block in enumerate(PARAGRAPH.finditer(text)):
        for boundary in sentencex.get_sentence_boundaries(language, block.group()):
            start = block.start() + boundary["start_index"]
            end = block.start() + boundary["end_index"]
            piece = text[start:end]
            start += len(piece) - len(piece.lstrip())
            end -= len(piece) - len(piece.rstrip())
            if start < end:
                sentences.append(Sentence(index=len(sentences), span=Span(start, end), paragraph=paragraph))
    return tuple(sentences)
