"""Small records for tests: say only what the test is about."""

from __future__ import annotations

import functools
from dataclasses import replace

from tadmor.model.document import Document
from tadmor.model.ids import document_id, hash_of
from tadmor.model.span import Span
from tadmor.read.entities import find_entities
from tadmor.read.entity_columns import Known, load_known
from tadmor.read.page import Page
from tadmor.read.tagger import tag_english
from tadmor.text.sentences import split_sentences


def a_document(
    text: str, *, published: str | None = "2024-05-30", outlet: str | None = "The Courier", url: str | None = None
) -> Document:
    """A public English report. 2024-05-30 was a Thursday."""
    raw = hash_of(text)
    return Document(
        id=document_id(raw, url),
        url=url,
        outlet=outlet,
        title=None,
        published=published,
        published_basis="given" if published else None,
        retrieved=None,
        language="en",
        text=text,
        raw_sha256=raw,
    )


def a_page(
    text: str, *, published: str | None = "2024-05-30", outlet: str | None = "The Courier", parsed: bool = True
) -> Page:
    """A report as the stages see it; every sentence parsed unless told otherwise."""
    document = a_document(text, published=published, outlet=outlet)
    sentences = split_sentences(text)
    if not parsed:
        return Page(document=document, sentences=sentences)
    page = Page(document=document, sentences=sentences, parses=tag_english(document, sentences))
    return replace(page, entities=find_entities(page, known_phrases()))


@functools.cache
def known_phrases() -> Known:
    """What the entity tagger knows in advance."""
    return load_known()


def span_of(text: str, part: str) -> Span:
    """Where `part` first stands in `text`."""
    start = text.index(part)
    return Span(start, start + len(part))
