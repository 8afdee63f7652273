"""How long the whole reading of long conflict reports takes beside a plain parse of the same texts, in one run.

Machines are noisy: what counts is the ratio. Both sides run in this process, report by report, taking turns at going first.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from tadmor.model.document import Document
from tadmor.model.ids import document_id, hash_of
from tadmor.read.parser import load_pipeline
from tadmor.read.reader import Reader

if TYPE_CHECKING:
    from spacy.language import Language

LONG = 800
ENOUGH = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """Seconds of CPU for reading and for a plain parse of the same `documents`; sentences in all and those parsed."""

    documents: int
    words: int
    reading: float
    parse: float
    sentences: int
    parsed: int
    peak_bytes: int

    @property
    def ratio(self) -> float:
        """Whole reading over plain parse."""
        return self.reading / self.parse if self.parse else 0.0

    @property
    def share(self) -> float:
        """Share of the sentences that were parsed."""
        return self.parsed / self.sentences if self.sentences else 0.0


def choose_long(documents: Iterable[Document], reader: Reader, most: int) -> tuple[Document, ...]:
    """The first `most` English reports of at least 800 words that are about armed conflict."""
    chosen: list[Document] = []
    for document in documents:
        if document.language == "en" and len(document.text.split()) >= LONG:
            gate = reader.look(document, reader.split(document))
            if gate.conflict and len(gate.chosen) >= 5:
                chosen.append(document)
        if len(chosen) == most:
            break
    return tuple(chosen)


def keep_telling(document: Document, reader: Reader) -> Document:
    """The same report with only the sentences that are worth parsing: a text where every sentence matters."""
    sentences = reader.split(document)
    gate = reader.look(document, sentences)
    text = "\n".join(document.text[s.span.start : s.span.end] for i, s in enumerate(sentences) if i in set(gate.chosen))
    raw = hash_of(text)
    return replace(document, id=document_id(raw, document.url), text=text, raw_sha256=raw, defects=())


def _parse(pipeline: Language, text: str) -> None:
    for _ in pipeline.pipe([text]):
        pass


def measure(documents: Sequence[Document], reader: Reader, progress: Callable[[int], None]) -> Speed:
    """Times both over the same documents. CPU seconds of this process; both are warmed up with the longest report first, and
    the peak of memory is that of the process by then: in a first call the plain pipeline is not yet loaded beside the reader's."""
    longest = max(documents, key=lambda document: len(document.text))
    reader.read(longest)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    pipeline = load_pipeline()
    _parse(pipeline, longest.text)
    reading = parse = 0.0
    sentences = parsed = 0
    for number, document in enumerate(documents):
        turns = (partial(reader.read, document), partial(_parse, pipeline, document.text))
        for which in (0, 1) if number % 2 == 0 else (1, 0):
            start = time.process_time()
            turns[which]()
            spent = time.process_time() - start
            reading, parse = (reading + spent, parse) if which == 0 else (reading, parse + spent)
        found = reader.look(document, reader.split(document))
        sentences += len(found.signs)
        parsed += len(found.chosen)
        progress(number + 1)
    return Speed(
        documents=len(documents),
        words=sum(len(d.text.split()) for d in documents),
        reading=reading,
        parse=parse,
        sentences=sentences,
        parsed=parsed,
        peak_bytes=peak,
    )
