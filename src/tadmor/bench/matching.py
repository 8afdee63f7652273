"""Matching measured on coded reports that people joined: MAVERICK's, whose event ids nothing here sees but the scoring.

The reports are clustered all at once. Events are dealt into five folds by the hash of their id; a pair between events of the
folds i and j is scored by weights learned without either, and held against a threshold that was chosen without either.
"""

from __future__ import annotations

import csv
import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tadmor.bench.joined import Home, b_cubed, compare_joined, pairwise
from tadmor.bench.reading.runner import Outcome, find_outcome
from tadmor.bench.reading.task import Part, Progress, Result, Score, Task, share
from tadmor.errors import UsageError
from tadmor.ingest.coded import read_coded_rows
from tadmor.ingest.ingested import Ingested
from tadmor.match.coded.clusters import group_reports
from tadmor.match.coded.fit import fit_weights, one_hot, score_rows
from tadmor.match.coded.matching import families_of
from tadmor.match.coded.pairs import Pair, count_busy, find_pairs
from tadmor.match.coded.reports import CodedReport, prepare_reports
from tadmor.match.coded.score import describe_pairs
from tadmor.model.claim import Claim
from tadmor.read.coded import CodedReader
from tadmor.read.reader import Reader
from tadmor.text.rows import read_row

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[Any]]

FILE = "maverick_civ/event_reports.csv"
FOLDS, INNER_FOLDS = 5, 5
THRESHOLDS = tuple(at / 40 for at in range(4, 25))
_AROUND = 3


@dataclass(frozen=True, kw_only=True)
class JoinedReports:
    """Reports, the pairs that are compared, and the events that people gave the reports, known to the scoring alone."""

    reports: tuple[CodedReport, ...]
    pairs: tuple[Pair, ...]
    events: tuple[str, ...]

    @cached_property
    def matrix(self) -> tuple[Array, tuple[tuple[int, str], ...]]:
        """Levels of the pairs as zeros and ones, and which feature and level each column is."""
        return one_hot(describe_pairs(self.reports, self.pairs))

    @cached_property
    def same(self) -> Array:
        """1 for pairs of one event."""
        import numpy as np

        return np.array([self.events[i] == self.events[j] for i, j in self.pairs], dtype=np.float64)

    @cached_property
    def families(self) -> tuple[str, ...]:
        """What coders told apart."""
        return tuple(families_of(self.reports))


def load_joined(path: Path) -> JoinedReports:
    """The reports of a MAVERICK file, read as `tadmor import` reads them, but without its column of events."""
    with path.open(encoding="utf-8", newline="") as file:
        events = {row["id"]: row["event_id"] for row in csv.DictReader(file)}
    claims: list[Claim] = []
    for item in read_coded_rows(path, without=("event_id",)):
        if not isinstance(item, Ingested):
            raise UsageError(f"{item.document}: {item.detail}")
        claims += CodedReader().read(item.document).claims
    reports = count_busy(prepare_reports(claims))
    named = tuple(events[read_row(report.claim.evidence.text)["id"]] for report in reports)
    return JoinedReports(reports=reports, pairs=find_pairs(reports), events=named)


def fold_of(event: str, folds: int = FOLDS, salt: str = "") -> int:
    """The fold of an event, by the hash of its id."""
    return int(hashlib.sha256((salt + event).encode()).hexdigest(), 16) % folds


def cross_score(joined: JoinedReports, folds: Array, learn: Callable[[Array], Callable[[Array], Array]]) -> Array:
    """A value for each pair from what `learn` makes of the pairs that touch neither of its two folds."""
    import numpy as np

    first, second = (folds[[pair[side] for pair in joined.pairs]] for side in (0, 1))
    values = np.zeros(len(joined.pairs))
    for a in range(FOLDS):
        for b in range(a, FOLDS):
            asked = ((first == a) & (second == b)) | ((first == b) & (second == a))
            learned = learn(~np.isin(first, (a, b)) & ~np.isin(second, (a, b)))
            values[asked] = learned(asked)
    return values


def score_within(joined: JoinedReports, told: Array, start: Array) -> Array:
    """Chances of the pairs `told` from weights learned without the fold of either report: for choosing a threshold on them.

    Reports of two folds are never one event; their chance is the mean of what the weights without the one and without the
    other fold give.
    """
    import numpy as np

    folds = np.array([fold_of(event, INNER_FOLDS, "inner") for event in joined.events])
    first, second = (folds[[pair[side] for pair in joined.pairs]] for side in (0, 1))
    chances = np.zeros(len(joined.pairs))
    for fold in range(INNER_FOLDS):
        rest = told & (first != fold) & (second != fold)
        weights = fit_weights(joined.matrix[0][rest], joined.same[rest], start=start)
        for side in (first, second):
            asked = told & (side == fold)
            chances[asked] += score_rows(joined.matrix[0][asked], weights) / 2
    return chances


def choose_threshold(joined: JoinedReports, told: Array, start: Array) -> float:
    """The threshold around which the reports of the pairs `told` join best (B³ and pairwise F1), each scored by folds unseen.

    `start` are weights learned from the same pairs: from there the weights of their folds are found sooner.
    """
    import numpy as np

    chances = score_within(joined, told, start)
    held = sorted({i for at in np.flatnonzero(told) for i in joined.pairs[at]})
    seat = {i: at for at, i in enumerate(held)}
    scored = {(seat[joined.pairs[at][0]], seat[joined.pairs[at][1]]): float(chances[at]) for at in np.flatnonzero(told)}
    families = [joined.families[i] for i in held]
    events = [joined.events[i] for i in held]

    def joins(threshold: float) -> float:
        links = {pair: chance - threshold for pair, chance in scored.items()}
        home = homes(group_reports(len(held), links, families=families, not_compared=-threshold))
        return b_cubed(home, events) + pairwise(home, events)

    joined_at = [joins(threshold) for threshold in THRESHOLDS]
    around = [joined_at[max(at - _AROUND, 0) : at + _AROUND + 1] for at in range(len(THRESHOLDS))]
    return max(zip((sum(near) / len(near) for near in around), THRESHOLDS, strict=True))[1]


def homes(groups: Iterable[Sequence[int]]) -> list[int]:
    """The number of its cluster for each report."""
    at = {i: number for number, members in enumerate(groups) for i in members}
    return [at[i] for i in range(len(at))]


def cluster_unseen(joined: JoinedReports, progress: Progress) -> tuple[list[int], Array, list[float]]:
    """Clusters of the whole corpus, the chances of its pairs, and the fifteen thresholds."""
    import numpy as np

    folds = np.array([fold_of(event) for event in joined.events])
    thresholds: list[float] = []
    limits = np.zeros(len(joined.pairs))

    def with_threshold(told: Array) -> Callable[[Array], Array]:
        weights = fit_weights(joined.matrix[0][told], joined.same[told])
        thresholds.append(choose_threshold(joined, told, weights))
        progress(len(thresholds), FOLDS * (FOLDS + 1) // 2)

        def of(asked: Array) -> Array:
            limits[asked] = thresholds[-1]
            return score_rows(joined.matrix[0][asked], weights)

        return of

    chances = cross_score(joined, folds, with_threshold)
    links = {pair: float(link) for pair, link in zip(joined.pairs, chances - limits, strict=True)}
    mean = sum(thresholds) / len(thresholds)
    return (
        homes(group_reports(len(joined.reports), links, families=joined.families, not_compared=-mean)),
        chances,
        thresholds,
    )


def same_city_day_actor(joined: JoinedReports) -> Home:
    """The baseline of a spreadsheet: one first day, one city, one first actor."""
    keys = [(r.first, r.city, r.claim.actors[0].name if r.claim.actors else "") for r in joined.reports]
    at = {key: number for number, key in enumerate(dict.fromkeys(keys))}
    return [at[key] for key in keys]


def run_matching(data: Path, progress: Progress) -> Outcome:
    """The figures of the whole corpus under `data`, or an outcome without a result where it is not there."""
    return find_outcome(MATCHING, data, "dev", lambda folder: measure(folder, None, "dev", progress))


def measure(data: Path, _reader: Reader | None, _part: Part, progress: Progress) -> Result:
    """The figures; there are no parts, every pair is scored by weights that have not seen its events, and nothing is read."""
    joined = load_joined(data / FILE)
    home, _, _ = cluster_unseen(joined, progress)
    asked = sum(n * (n - 1) // 2 for n in Counter(joined.events).values())
    others = {"every report alone": range(len(home)), "same city, day and actor": same_city_day_actor(joined)}
    scores: list[Score] = [*compare_joined(home, joined.events, others)]
    return Result(scores=(*scores, share("pairs of one event that are compared", int(joined.same.sum()), asked)))


MATCHING = Task(
    name="matching",
    title="Matching of coded reports, MAVERICK Côte d'Ivoire",
    files=(FILE,),
    use="ship",
    split="five folds of events, by hash; a pair is scored by weights learned without the folds of its two events",
    measure=measure,
)
