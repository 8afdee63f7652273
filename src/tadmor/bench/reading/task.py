"""What a task of the reading bench is, and what it gives: figures with a denominator, misses with a cause, judged values."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from tadmor.bench.tally import Figure
from tadmor.read.reader import Reader

Part = Literal["train", "dev"]
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One line of the table. `value` is between 0 and 1 over `of` cases, `low` to `high` its 95 % interval.

    `peer` is what others have published for the same thing, with where ("HeidelTime 90.3, TempEval-3 test").
    `best` says which way is good: "high", or "low" for rates of error.
    """

    name: str
    value: float
    of: int
    low: float
    high: float
    peer: str = ""
    best: Literal["high", "low"] = "high"


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """Something that Tadmor got wrong. `cause` is a short phrase that misses are grouped by; `where` names the text."""

    cause: str
    where: str
    sentence: str
    expected: str
    given: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A value that Tadmor gave with this confidence, and whether the gold agrees. `slot` as in claims ("where", "killed")."""

    slot: str
    confidence: float
    right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What one task found. `asked` counts for each slot how many values the gold has: what coverage is a share of."""

    scores: tuple[Score, ...]
    misses: tuple[Miss, ...] = ()
    judged: tuple[Judged, ...] = ()
    asked: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One gold set and how it is scored.

    `files` are glob patterns under the data folder: the bytes that the figures rest on. `use` is "ship" or "tune" (data
    README); `split` says in words how dev was chosen. `measure` gets the data folder, the reader, the part and a progress
    callback (done, of all); it must not look at the other part. `home` is set where the set comes with the project and
    lies there, not under the data folder.
    """

    name: str
    title: str
    files: tuple[str, ...]
    use: Literal["ship", "tune"]
    split: str
    measure: Callable[[Path, Reader, Part, Progress], Result]
    home: Path | None = None

    def folder(self, data: Path) -> Path:
        """Where the files of the set lie."""
        return self.home or data


def share(name: str, right: int, of: int, *, peer: str = "", best: Literal["high", "low"] = "high") -> Score:
    """`right` of `of` cases with the Wilson interval."""
    figure = Figure(name=name, value=right / of if of else 0.0, of=max(of, 1))
    low, high = figure.interval
    return Score(name=name, value=figure.value, of=of, low=low, high=high, peer=peer, best=best)


def harmonic(name: str, precision: tuple[float, int], recall: tuple[float, int], *, peer: str = "") -> Score:
    """F1 of precision and recall, each (right, of); right may be a sum of overlaps.

    The interval is Wilson's over the mean of both totals.
    """
    p, r = (right / of if of else 0.0 for right, of in (precision, recall))
    value = 2 * p * r / (p + r) if p + r else 0.0
    low, high = Figure(name=name, value=value, of=max(1, (precision[1] + recall[1]) // 2)).interval
    return Score(name=name, value=value, of=recall[1], low=low, high=high, peer=peer)


def bootstrapped(
    name: str, units: Sequence[object], statistic: Callable[[Sequence[object]], float], *, of: int, peer: str = ""
) -> Score:
    """A figure that is no simple share, with the percentile interval of 500 resamplings of `units` (documents, say)."""
    draw = random.Random(7)
    drawn = sorted(statistic(draw.choices(units, k=len(units))) for _ in range(500)) if units else [0.0]
    low, high = drawn[int(0.025 * (len(drawn) - 1))], drawn[int(0.975 * (len(drawn) - 1))]
    return Score(name=name, value=statistic(units) if units else 0.0, of=of, low=low, high=high, peer=peer)


def by_name(scores: Iterable[Score]) -> dict[str, Score]:
    """The scores by their names."""
    return {score.name: score for score in scores}
