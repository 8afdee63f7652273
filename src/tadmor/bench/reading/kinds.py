"""Which kind an event is, against four vocabularies of others: PLOVER, KAIROS (WikiEvents), AIDA (RAMS), and SATP's classes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tadmor.bench.dossier import VIOLENT
from tadmor.bench.reading.corpus import as_document
from tadmor.bench.reading.kinds_corpora import FILES, SATP, VIOLENT_TYPES, Coded, Mark, load_coded
from tadmor.bench.reading.task import Judged, Miss, Part, Progress, Result, Score, Task, harmonic, share
from tadmor.model.claim import Claim
from tadmor.read.reader import Reader

NGEC = "NGEC 0.52 F1 on PLOVER event types (Halterman 2026), on texts of its own"
SHOWN = 300
NO_EVENT = frozenset({"hypothetical", "story", "exercise", "rule", "long_ago", "statistics"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadCoded:
    """A coded text with the claims that were read in it, and the words that were left out because they tell of nothing that
    came about (what may happen, what a film or a law tells of): RAMS and WikiEvents mark those like any other event."""

    coded: Coded
    claims: tuple[Claim, ...]
    left_out: tuple[tuple[int, int], ...] = ()

    def beside(self, mark: Mark) -> list[Claim]:
        """Claims that quote a part of the marked sentence."""
        return [c for c in self.claims if c.evidence.start < mark.past_last and mark.first < c.evidence.end]

    def finds(self, mark: Mark) -> bool:
        """True when a claim beside the mark is of a kind that would be right, or its word was seen and told as no event."""
        seen = self.coded.any_reality and any(a < mark.past_last and mark.first < b for a, b in self.left_out)
        return seen or any(c.kind in mark.kinds for c in self.beside(mark))

    def right(self, claim: Claim) -> bool:
        """True when the claim quotes a sentence with a mark that its kind fits."""
        return any(claim.kind in m.kinds and claim in self.beside(m) for m in self.coded.marks)


def measure(data: Path, reader: Reader, part: Part, progress: Progress) -> Result:
    """Every coded text of the part, read on its own."""
    texts = load_coded(data, part)
    read = []
    for number, coded in enumerate(texts):
        read.append(read_coded(coded, reader))
        progress(number + 1, len(texts))
    return score(read)


def read_coded(coded: Coded, reader: Reader) -> ReadCoded:
    """A coded text as the reader reads it."""
    reading = reader.read(as_document(coded.name, coded.text))
    left_out = tuple(r.span for r in reading.rejections if r.reason in NO_EVENT and r.span is not None)
    return ReadCoded(coded=coded, claims=reading.claims, left_out=left_out)


def score(read: Sequence[ReadCoded]) -> Result:
    """Figures, misses and judged claims of texts that have been read."""
    by: dict[str, list[ReadCoded]] = defaultdict(list)
    for one in read:
        by[one.coded.corpus].append(one)
    scores = [*_plover(by["plover"]), *_wikievents(by["wikievents"]), *_satp(by["satp"]), *_rams(by["rams"])]
    judged = [
        Judged(slot="kind", confidence=c.confidence, right=one.right(c))
        for one in read
        if one.coded.whole and one.coded.known
        for c in one.claims
        if c.kind in VIOLENT
    ]
    asked = sum(bool(m.kinds & VIOLENT) for one in read if one.coded.whole for m in one.coded.marks)
    return Result(scores=tuple(scores), misses=tuple(_misses(read)), judged=tuple(judged), asked={"kind": asked})


def _found(read: Iterable[ReadCoded], wanted: Callable[[Mark], bool]) -> tuple[int, int]:
    marks = [(one, mark) for one in read for mark in one.coded.marks if wanted(mark)]
    return sum(one.finds(mark) for one, mark in marks), len(marks)


def _precise(read: Iterable[ReadCoded], wanted: Callable[[Claim], bool]) -> tuple[int, int]:
    claims = [(one, claim) for one in read for claim in one.claims if wanted(claim)]
    return sum(one.right(claim) for one, claim in claims), len(claims)


def _plover(read: Sequence[ReadCoded]) -> Iterable[Score]:
    everything = _found(read, lambda mark: True)
    given = _precise(read, lambda claim: True)
    known = [r for r in read if r.coded.known]
    yield share("PLOVER sentences of a type Tadmor has: type found", *_found(known, lambda mark: True))
    yield share("PLOVER: claims of the coded type", *given)
    yield harmonic("PLOVER types: F1", given, everything, peer=NGEC)
    yield share("PLOVER, violent sentences: found", *_found(read, lambda m: m.label in VIOLENT_TYPES))
    yield share("PLOVER, violent claims: precision", *_precise(read, _violent))


def _wikievents(read: Sequence[ReadCoded]) -> Iterable[Score]:
    given, asked = _precise(read, _violent), _found(read, lambda m: bool(m.kinds & VIOLENT))
    yield share("WikiEvents, attacks, deaths, wounds: found", *asked)
    yield share("WikiEvents, violent claims: precision", *given)
    yield share("WikiEvents, other events: found", *_found(read, lambda m: not m.kinds & VIOLENT))


def _satp(read: Sequence[ReadCoded]) -> Iterable[Score]:
    for label, _ in SATP:
        yield share(f"SATP, {label}: right family", *_found(read, partial(_labelled, label)))


def _labelled(label: str, mark: Mark) -> bool:
    return mark.label == label


def _rams(read: Sequence[ReadCoded]) -> Iterable[Score]:
    yield share("RAMS, attacks, deaths, wounds: found", *_found(read, lambda m: bool(m.kinds & VIOLENT)))
    yield share("RAMS, other events: found", *_found(read, lambda m: not m.kinds & VIOLENT))


def _violent(claim: Claim) -> bool:
    return claim.kind in VIOLENT and claim.reality == "happened" and claim.stance != "denies"


def _misses(read: Sequence[ReadCoded]) -> Iterable[Miss]:
    for one in read:
        for mark in one.coded.marks:
            if mark.kinds and not one.finds(mark):
                given = ", ".join(sorted({c.kind for c in one.beside(mark)})) or "nothing"
                text = one.coded.text[mark.first : mark.past_last][:SHOWN]
                cause = f"{one.coded.corpus}: {mark.label} not found"
                yield Miss(cause=cause, where=one.coded.name, sentence=text, expected=mark.label, given=given)
        for claim in one.claims:
            if one.coded.whole and not one.right(claim) and (_violent(claim) or one.coded.corpus == "plover"):
                labels = ", ".join(sorted({m.label for m in one.coded.marks if claim in one.beside(m)})) or "no event"
                yield Miss(
                    cause=f"{one.coded.corpus}: {claim.kind} is not coded",
                    where=one.coded.name,
                    sentence=claim.evidence.text[:SHOWN],
                    expected=labels,
                    given=f"{claim.kind} “{claim.trigger.text}”",
                )


TASK = Task(
    name="kinds",
    title="Kinds of events against the vocabularies of others",
    files=FILES,
    use="tune",
    split="by document or record, one in five by hash; SATP as it splits itself",
    measure=measure,
)
