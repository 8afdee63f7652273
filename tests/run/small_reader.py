"""A reader of one pattern, so that runs can be tested without a parser: "12 people were killed in Selvan"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tadmor.model.claim import Claim, ReadBy
from tadmor.model.document import Document
from tadmor.model.ids import EntityId, claim_id
from tadmor.model.place import Place
from tadmor.model.rejection import Rejection
from tadmor.model.source import Source
from tadmor.model.span import Span
from tadmor.model.value import Quantity, TimeInterval
from tadmor.read.reading import Reading
from tadmor.text.sentences import split_sentences

PATTERN = re.compile(r"(\d+) (\w+) were (killed) in (\w+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallReader:
    """Reads one pattern. A text that holds the word "trap" breaks it, as a bug would."""

    name: str = "small"
    version: str = "1"
    knowledge: str = "one pattern"
    languages: tuple[str, ...] = ("en",)
    speaker: EntityId | None = None

    def read(self, document: Document) -> Reading:
        """Every "N people were killed in PLACE" as a claim."""
        if "trap" in document.text:
            raise IndexError("list index out of range")
        sentences = split_sentences(document.text)
        told = [s for s in sentences if PATTERN.search(document.text[s.span.start : s.span.end])]
        claims = tuple(self._claim(document, sentence.span) for sentence in told)
        nothing = Rejection(document=document.id, stage="read", reason="no_event_found", detail="No such words.")
        return Reading(
            document=document.id,
            claims=claims,
            rejections=() if claims else (nothing,),
            sentences=len(sentences),
            parsed=len(told),
        )

    def _claim(self, document: Document, sentence: Span) -> Claim:
        match = PATTERN.search(document.text, sentence.start, sentence.end)
        assert match
        trigger = document.quote(Span(*match.span(3)))
        evidence = document.quote(sentence)
        count = int(match[1])
        return Claim(
            id=claim_id(document.id, trigger.start, trigger.end),
            document=document.reference(),
            kind="attack_on_civilians",
            sources=(Source(name=document.outlet or "a report", kind="outlet", entity_id=self.speaker),),
            when=TimeInterval(
                earliest=None, latest=(document.published or "")[:10] or None, precision="day", basis="publication"
            ),
            where=Place(name=match[4], evidence=document.quote(Span(*match.span(4)))),
            quantities=(
                Quantity(what="killed", of=match[2], low=count, high=count, words=match[1], evidence=evidence),
            ),
            trigger=trigger,
            evidence=evidence,
            read_by=ReadBy(reader="unset", version="unset", knowledge="unset"),
        )
