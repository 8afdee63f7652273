"""What the stages of a reading look at: one report as sentences, and as parses where a sentence was worth parsing."""

from __future__ import annotations

import bisect
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from tadmor.model.document import Document
from tadmor.model.span import Span
from tadmor.text.sentences import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Parse:
    """One parsed sentence as columns, one entry a token; offsets are those of ``Document.text``.

    `heads` are token indices of this parse (the root is its own head). `deps` and `tags` are spaCy's English labels
    (ClearNLP dependencies, Penn tags), `poses` universal parts of speech. `entities` are (first, past-last, label).
    """

    sentence: int
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: tuple[str, ...]
    lemmas: tuple[str, ...]
    tags: tuple[str, ...]
    poses: tuple[str, ...]
    deps: tuple[str, ...]
    heads: tuple[int, ...]
    entities: tuple[tuple[int, int, str], ...]

    def children(self, token: int) -> list[int]:
        """Direct dependents of a token, in order."""
        return [i for i, head in enumerate(self.heads) if head == token and i != token]

    def subtree(self, token: int) -> tuple[int, int]:
        """First and past-last token of the run that a token governs."""
        members = {token}
        grown = True
        while grown:
            grown = False
            for i, head in enumerate(self.heads):
                if head in members and i not in members:
                    members.add(i)
                    grown = True
        return min(members), max(members) + 1

    def ancestors(self, token: int) -> list[int]:
        """Heads of a token from the nearest to the root."""
        path: list[int] = []
        while self.heads[token] != token and self.heads[token] not in path:
            token = self.heads[token]
            path.append(token)
        return path

    def span(self, first: int, past_last: int) -> Span:
        """Characters of the tokens `first` up to, not including, `past_last`."""
        return Span(self.starts[first], self.ends[past_last - 1])

    def label_at(self, token: int) -> str:
        """What the parser calls the name that a token stands in; empty outside every name. Names do not overlap."""
        return next((label for first, past, label in self.entities if first <= token < past), "")

    def token_at(self, offset: int) -> int | None:
        """The token that holds the character at `offset`, or None."""
        index = bisect.bisect_right(self.starts, offset) - 1
        return index if index >= 0 and offset < self.ends[index] else None

    def tokens_in(self, span: Span) -> range:
        """The tokens that share a character with `span`."""
        return range(bisect.bisect_right(self.ends, span.start), bisect.bisect_left(self.starts, span.end))


EntityType = Literal[
    "organisation",
    "person",
    "place",
    "nationality",
    "time",
    "quantity",
    "money",
    "weapon",
    "platform",
    "vehicle",
    "document",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Tokens `first` up to, not including, `past` of a parse name something of this type, with leading article.

    An organisation is any number of people together: a state that acts, a force, a body, a crowd, "we"; a person is one human
    being, by name, office or pronoun. A platform is a military vehicle, ship or aircraft.
    """

    first: int
    past: int
    type: EntityType
    span: Span
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One report during its reading. `parses` holds only the sentences that were worth parsing, by sentence index, and
    `entities` what a tagger found in those.
    """

    document: Document
    sentences: tuple[Sentence, ...]
    parses: Mapping[int, Parse] = field(default_factory=dict)
    entities: Mapping[int, tuple[Entity, ...]] = field(default_factory=dict)

    def text_of(self, sentence: int) -> str:
        """The characters of a sentence."""
        span = self.sentences[sentence].span
        return self.document.text[span.start : span.end]

    def sentence_at(self, offset: int) -> int | None:
        """Index of the sentence that holds `offset`, or None between sentences."""
        index = bisect.bisect_right(self.sentences, offset, key=lambda s: s.span.start) - 1
        return index if index >= 0 and offset < self.sentences[index].span.end else None
