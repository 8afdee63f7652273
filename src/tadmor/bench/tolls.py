"""Tolls of headlines held against what coders made of an event: UCDP's Ukraine, the headlines of an event weighed as its reports.

Asked are events with two or more different headlines that give a number of dead, as a plain pattern finds them: what the reader
makes of a headline does not choose the events. The coders cut by place: one report of a day's dead on the whole front stands under
each of several events, with a share of its number. So the figures are given for all headlines, and for those alone that stand
under one event. Also of these no range can hold every estimate, which rests on the articles and on lists of names.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tadmor.bench.reading.corpus import part_of
from tadmor.bench.reading.task import Miss, Part, Progress, Result, Score, Task, bootstrapped, share
from tadmor.model.claim import Claim
from tadmor.model.document import Document
from tadmor.model.ids import document_id, hash_of
from tadmor.model.incident import Range
from tadmor.read.reader import Reader
from tadmor.weigh.copies import find_copies
from tadmor.weigh.incidents import weigh_clusters
from tadmor.weigh.weighing import Weighing

FILE = "ucdp_ged_ukraine/conflict_data_ukr.csv"
APART = 3
POLICY = Weighing(policy="ucdp")
_ARTICLE = re.compile(r"(.*?),(\d{4}-\d{2}-\d{2}),(.*)", re.DOTALL)
_NUMBER = (
    r"\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|"
    r"nineteen|twenty|thirty|forty|fifty|dozens?"
)
_ONE = r"soldier|serviceman|civilian|militiaman|fighter|policeman|officer|man|woman|child|boy|girl|journalist"
_DEATH = r"kill(?:s|ed|ing)?|dead|dies?|died|deaths?|slain|bodies"
_TOLL = re.compile(
    rf"\b(?:{_NUMBER}|{_ONE})\b(?:\W+\w+){{0,5}}?\W+(?:{_DEATH})\b|\b(?:{_DEATH})\b(?:\W+\w+){{0,5}}?\W+(?:{_NUMBER}|{_ONE})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedEvent:
    """An event with the headlines of its reports, those of them that stand under no other event, and the coders' estimate of
    how many died."""

    id: str
    reports: tuple[Document, ...]
    own: tuple[Document, ...]
    best: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranged:
    """An event, and the range of killed that its headlines give."""

    event: CodedEvent
    killed: Range

    @property
    def holds(self) -> bool:
        """True where the range is closed upwards and the coders' estimate lies in it."""
        return self.killed.high is not None and (self.killed.low or 0) <= self.event.best <= self.killed.high

    @property
    def width(self) -> float | None:
        """The range as a share of the estimate, None where it is not closed."""
        if self.killed.high is None or not self.event.best:
            return None
        return (self.killed.high - (self.killed.low or 0)) / self.event.best


def gives_toll(headline: str) -> bool:
    """True where a number, or one person, stands at most five words from a word of dying."""
    return _TOLL.search(headline) is not None


def give_tolls(reports: Sequence[Document]) -> bool:
    """True where two or more different headlines do."""
    return len({report.text.casefold() for report in reports if gives_toll(report.text)}) > 1


def load_events(path: Path) -> Iterator[CodedEvent]:
    """The events with two or more different headlines that give a toll."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [(row, tuple(_reports(row["source_article"]))) for row in csv.DictReader(file) if row["id"]]
    events = Counter(text for _, reports in rows for text in {report.text.casefold() for report in reports})
    for row, reports in rows:
        if give_tolls(reports):
            own = tuple(report for report in reports if events[report.text.casefold()] == 1)
            yield CodedEvent(id=row["id"], reports=reports, own=own, best=int(row["best"]))


def _reports(articles: str) -> Iterator[Document]:
    """A report for each article of a cell: "OFFICE,DAY,HEADLINE", quoted and parted by semicolons; each once."""
    cells = next(csv.reader([articles], delimiter=";"), [])
    for office, day, headline in dict.fromkeys(m.groups() for cell in cells if (m := _ARTICLE.fullmatch(cell))):
        text = " ".join(headline.split())
        if text:
            raw = hash_of(text)
            url = f"urn:headline:{office}:{day}:{text}"
            yield Document(
                id=document_id(raw, url),
                url=url,
                outlet=office,
                title=None,
                published=day,
                published_basis="given",
                retrieved=None,
                language="en",
                text=text,
                raw_sha256=raw,
            )


def weigh_event(event: CodedEvent, reports: Sequence[Document], claims: Sequence[Claim]) -> Ranged:
    """Headlines with what was read in them, weighed as the reports of one incident."""
    names = {report.id for report in reports}
    told = [claim for claim in claims if claim.document.id in names]
    incidents = weigh_clusters(
        [sorted(claim.id for claim in told)], told, reports, find_copies(reports, told), weighing=POLICY
    )
    counted = incidents[0].casualties if incidents else None
    return Ranged(event=event, killed=counted.killed if counted else Range())


def score_ranges(ranged: Sequence[Ranged], name: str) -> Iterator[Score]:
    """How often the range holds the estimate, how often it is given closed, and how wide it is; of three dead or more apart."""
    for of, some in ((name, ranged), (f"{name}, three dead or more", [r for r in ranged if r.event.best >= APART])):
        yield share(f"{of}: best lies in the range", sum(r.holds for r in some), len(some))
        yield share(f"{of}: range given", sum(r.killed.high is not None for r in some), len(some))
        widths = [width for r in some if (width := r.width) is not None]
        yield bootstrapped(f"{of}: median width of the range ÷ best", widths, _median, of=len(widths))


def _median(widths: Sequence[object]) -> float:
    return median(width for width in widths if isinstance(width, float))


def measure(data: Path, reader: Reader, part: Part, progress: Progress) -> Result:
    """The figures of one part; the misses are those of events with headlines of their own."""
    events = [event for event in load_events(data / FILE) if part_of(event.id) == part]
    everything, own = [], []
    for done, event in enumerate(events, 1):
        claims = [claim for report in event.reports for claim in reader.read(report).claims]
        everything.append(weigh_event(event, event.reports, claims))
        if give_tolls(event.own):
            own.append(weigh_event(event, event.own, claims))
        progress(done, len(events))
    scores = (*score_ranges(own, "headlines of the event alone"), *score_ranges(everything, "all headlines"))
    return Result(scores=scores, misses=tuple(_miss(r) for r in own if not r.holds))


def _miss(ranged: Ranged) -> Miss:
    low, high, best = ranged.killed.low, ranged.killed.high, ranged.event.best
    cause = "no range" if high is None else "all above best" if (low or 0) > best else "all below best"
    return Miss(
        cause=cause,
        where=ranged.event.id,
        sentence=" | ".join(f"{report.published} {report.outlet}: {report.text}" for report in ranged.event.own),
        expected=str(best),
        given=f"{low}–{high}",
    )


TASK = Task(
    name="tolls",
    title="Tolls of headlines, UCDP Ukraine",
    files=(FILE,),
    use="ship",
    split="one event in five is dev, by hash of its id",
    measure=measure,
)
