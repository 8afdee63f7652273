"""TimeBank as a task: TIMEX3 spans, types and values as TempEval-3 scores them, and the intervals that claims are given.

Spans and values are those of `find_time_expressions`. A given span is matched with one gold span: the very same characters (strict)
or any overlap (relaxed). A value is right where the matched pair writes the same one. The day of publication is given, not scored.

What claims get is the interval of `find_times`. The gold value is turned into days, and an interval is right where the two are the
same up to the day of publication, share half of all their days, or where the given one holds the gold and is at most four times as
long ("early 1990" need only lie within it). Gold values that name no days ("P3M", "PAST_REF", "1989-WXX") judge no interval.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tadmor.bench.reading.corpus import as_document, part_of
from tadmor.bench.reading.task import Judged, Miss, Part, Progress, Result, Score, Task, harmonic, share
from tadmor.bench.reading.timex import GoldText, GoldTime, days_of, load_text
from tadmor.model.span import Span
from tadmor.model.value import TimeInterval
from tadmor.read.findings import TimeExpression
from tadmor.read.page import Page
from tadmor.read.reader import Reader

SPANS_PEER = "HeidelTime 90.3, SUTime 90.3 (TempEval-3 test)"
STRICT_PEER = "HeidelTime 81.3, SUTime 79.6 (TempEval-3 test)"
VALUES_PEER = "HeidelTime 77.6, SUTime 67.4 (TempEval-3 test)"
AROUND = 60
BOUNDS = ("since ", "until ", "till ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A gold expression and what was given for it; one of the two may be missing."""

    gold: GoldTime | None
    given: TimeExpression | None

    @property
    def same_span(self) -> bool:
        """The very same characters."""
        return bool(self.gold and self.given and self.gold.span == self.given.evidence.span)

    @property
    def same_value(self) -> bool:
        """The same value, on any overlap."""
        return bool(self.gold and self.given and self.gold.value == self.given.value)

    @property
    def same_kind(self) -> bool:
        """The same type, on any overlap."""
        return bool(self.gold and self.given and self.gold.kind == self.given.kind)


def pair_up(gold: Sequence[GoldTime], given: Sequence[TimeExpression]) -> list[Pair]:
    """Each expression with at most one of the other side, those that share most characters first."""
    shared = sorted(
        (
            (-_common(g.span, t.evidence.span), i, j)
            for i, g in enumerate(gold)
            for j, t in enumerate(given)
            if g.span.overlaps(t.evidence.span)
        ),
    )
    to: dict[int, int] = {}
    for _, i, j in shared:
        if i not in to and j not in to.values():
            to[i] = j
    pairs = [Pair(gold=g, given=given[to[i]] if i in to else None) for i, g in enumerate(gold)]
    return pairs + [Pair(gold=None, given=t) for j, t in enumerate(given) if j not in to.values()]


def judge(times: Iterable[TimeInterval], text: GoldText) -> Iterator[Judged]:
    """The intervals that can be judged: those on gold expressions that name days, and those on no expression at all."""
    for time in times:
        span = time.evidence.span if time.evidence else Span(0, 0)
        over = [gold for gold in text.times if gold.span.overlaps(span)]
        days = [days_of(gold.value) for gold in over]
        if None in days or (over and is_bound(time)):
            continue
        known = [d for d in days if d is not None]
        whole = (min(d[0] for d in known), max(d[1] for d in known)) if known else None
        right = whole is not None and (
            is_right(time, whole, text.published) or (any(gold.part for gold in over) and is_part(time, whole))
        )
        yield Judged(slot="when", confidence=time.confidence, right=right)


def is_bound(time: TimeInterval) -> bool:
    """ "Since Monday", "until Friday": their confidence says that nothing need have happened then, which no gold judges."""
    return time.evidence is not None and time.evidence.text.lower().startswith(BOUNDS)


def is_right(time: TimeInterval, gold: tuple[date, date], published: date) -> bool:
    """Whether an interval says the gold days, no more and not much less."""
    first, last = time.first_day, time.last_day
    if first is None or last is None:
        return False
    if gold[0] <= published < gold[1] and last <= published:
        gold = (gold[0], published)
    common = (min(last, gold[1]) - max(first, gold[0])).days + 1
    mine, theirs = (last - first).days + 1, (gold[1] - gold[0]).days + 1
    holds = first <= gold[0] and gold[1] <= last and mine <= 4 * theirs
    return holds or common / (mine + theirs - common) >= 0.5


def is_part(time: TimeInterval, gold: tuple[date, date]) -> bool:
    """Whether an interval lies within the gold days: all that can be asked of "early 1990"."""
    first, last = time.first_day, time.last_day
    return first is not None and last is not None and gold[0] <= first and last <= gold[1]


def measure(data: Path, reader: Reader, part: Part, progress: Progress) -> Result:
    """The documents of a part, with the day of publication given."""
    paths = [p for p in sorted((data / "timebank" / "TimeBank").glob("*.tml")) if part_of(p.stem) == part]
    pairs: list[Pair] = []
    misses: list[Miss] = []
    judged: list[Judged] = []
    asked = 0
    for number, path in enumerate(paths):
        text = load_text(path)
        document = as_document(text.name, text.text, text.published.isoformat())
        page = Page(document=document, sentences=reader.split(document))
        found = pair_up(text.times, reader.find_time_expressions(page))
        pairs += found
        misses += [miss for pair in found if (miss := _miss(pair, text)) is not None]
        judged += judge(reader.find_times(page), text)
        asked += sum(days_of(gold.value) is not None for gold in text.times)
        progress(number + 1, len(paths))
    scores = (*_scores(pairs), share("intervals of claims: right", sum(j.right for j in judged), len(judged)))
    return Result(scores=scores, misses=tuple(misses), judged=tuple(judged), asked={"when": asked})


def _scores(pairs: Sequence[Pair]) -> Iterator[Score]:
    given, gold = sum(p.given is not None for p in pairs), sum(p.gold is not None for p in pairs)
    both = sum(bool(p.gold and p.given) for p in pairs)

    def f1(name: str, right: int, peer: str = "") -> Score:
        return harmonic(name, (right, given), (right, gold), peer=peer)

    yield f1("spans, relaxed: F1", both, SPANS_PEER)
    yield share("spans, relaxed: precision", both, given)
    yield share("spans, relaxed: recall", both, gold)
    yield f1("spans, strict: F1", sum(p.same_span for p in pairs), STRICT_PEER)
    yield f1("values: F1", sum(p.same_value for p in pairs), VALUES_PEER)
    yield f1("types: F1", sum(p.same_kind for p in pairs))


def _miss(pair: Pair, text: GoldText) -> Miss | None:
    if pair.same_value:
        return None
    cause = "value" if pair.gold and pair.given else "not found" if pair.gold else "nothing there"
    kind = pair.gold.kind if pair.gold else pair.given.kind if pair.given else ""
    span = pair.gold.span if pair.gold else pair.given.evidence.span if pair.given else Span(0, 0)
    said = text.text[span.start : span.end]
    before, after = text.text[max(0, span.start - AROUND) : span.start], text.text[span.end : span.end + AROUND]
    return Miss(
        cause=f"{cause}: {kind}",
        where=f"{text.name} ({text.published})",
        sentence=f"{before}[{said}]{after}",
        expected=pair.gold.value if pair.gold else "nothing",
        given=pair.given.value if pair.given else "nothing",
    )


def _common(a: Span, b: Span) -> int:
    return min(a.end, b.end) - max(a.start, b.start)


TASK = Task(
    name="times",
    title="Time expressions in TimeBank (TempEval-3)",
    files=("timebank/TimeBank/*.tml",),
    use="tune",
    split="one document in five is dev, by hash of its name",
    measure=measure,
)
