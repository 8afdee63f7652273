"""A report as sentences, its dateline apart: "KANO, Oct. 5 (XPA) - " would be parsed as the subject of what follows."""

from __future__ import annotations

from dataclasses import replace

from tadmor.model.document import Document
from tadmor.model.span import Span
from tadmor.read.page import Page
from tadmor.read.times_dateline import find_dateline
from tadmor.text.sentences import Sentence, split_sentences


def split_report(document: Document) -> tuple[Sentence, ...]:
    """The sentences of a report in order; where one begins with the dateline, the dateline is a sentence of its own."""
    sentences = split_sentences(document.text, document.language or "en")
    head = find_dateline(Page(document=document, sentences=sentences))
    if head is None:
        return sentences
    parts: list[Sentence] = []
    for sentence in sentences:
        inside = sentence.span.start <= head.span.start and head.span.end < sentence.span.end
        spans = _cut(document.text, sentence.span, head.span.end) if inside else (sentence.span,)
        parts += [replace(sentence, index=len(parts) + i, span=span) for i, span in enumerate(spans)]
    return tuple(parts)


def _cut(text: str, span: Span, at: int) -> tuple[Span, ...]:
    left, right = text[span.start : at].rstrip(), text[at : span.end].lstrip()
    return Span(span.start, span.start + len(left)), Span(span.end - len(right), span.end)
