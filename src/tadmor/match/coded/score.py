"""The learned weights, what they make of a pair, and why: `weights.tsv` has one line a level."""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources

from tadmor.match.coded.pairs import Pair, count_busy
from tadmor.match.coded.reports import CodedReport, prepare_reports
from tadmor.match.coded.table import LEVEL_FEATURES
from tadmor.model.claim import Claim
from tadmor.model.ids import ClaimId

HEADER = "feature\tlevel\tweight\tpairs"
_CONSTANT, _THRESHOLD = "constant", "threshold"


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelWeights:
    """`of` is the weight of a level by (feature, level): what it adds to the log odds. A level never seen says nothing."""

    of: Mapping[tuple[str, str], float]
    constant: float
    threshold: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelReason:
    """What one feature says of a pair of coded reports. `left` and `right` are what it looked at."""

    feature: str
    level: str
    weight: float
    left: str
    right: str

    def __str__(self) -> str:
        """ "killed: equal, up to 4 +1.2"."""
        return f"{self.feature}: {self.level} {self.weight:+.1f}"


@functools.cache
def load_weights() -> LevelWeights:
    """The weights that come with the program."""
    return read_weights(resources.files("tadmor.match.coded").joinpath("weights.tsv").read_text("utf-8"))


def read_weights(text: str) -> LevelWeights:
    """Weights from the lines of a table with a heading."""
    rows = [line.split("\t") for line in text.splitlines()[1:] if line.strip()]
    table = {(feature, level): float(weight) for feature, level, weight, _ in rows}
    constant, threshold = table.pop((_CONSTANT, "")), table.pop((_THRESHOLD, ""))
    return LevelWeights(of=table, constant=constant, threshold=threshold)


def name_weights(
    learned: Iterable[float],
    names: Sequence[tuple[int, str]],
    features: Sequence[str],
    threshold: float,
    least: float = 0.0,
) -> LevelWeights:
    """Weights as `one_hot` names their columns, the constant first. One that is less than `least` on either side is left out."""
    constant, *others = map(float, learned)
    told = zip(names[1:], others, strict=True)
    of = {(features[feature], level): weight for (feature, level), weight in told if abs(weight) >= least}
    return LevelWeights(of=of, constant=constant, threshold=threshold)


def write_weights(weights: LevelWeights, pairs: Mapping[tuple[str, str], int], features: Sequence[str]) -> str:
    """The table as text: constant and threshold, then the levels by feature; `pairs` is how many training pairs had a level."""
    order = {feature: at for at, feature in enumerate(features)}
    rows = [f"{_CONSTANT}\t\t{weights.constant:.3f}\t", f"{_THRESHOLD}\t\t{weights.threshold:.3f}\t"]
    for feature, level in sorted(weights.of, key=lambda key: (order[key[0]], -weights.of[key], key[1])):
        rows.append(f"{feature}\t{level}\t{weights.of[feature, level]:.3f}\t{pairs.get((feature, level), 0)}")
    return "\n".join((HEADER, *rows)) + "\n"


def describe_pairs(reports: Sequence[CodedReport], pairs: Sequence[Pair]) -> list[list[str]]:
    """The levels of the pairs: one list a feature, in the order of the table."""
    left, right = [reports[i] for i, _ in pairs], [reports[j] for _, j in pairs]
    return [feature.column(left, right) for feature in LEVEL_FEATURES]


def score_reports(reports: Sequence[CodedReport], pairs: Sequence[Pair], weights: LevelWeights) -> list[float]:
    """The chance of each pair, from 0 to 1, that it is one event."""
    totals = [weights.constant] * len(pairs)
    for feature, column in zip(LEVEL_FEATURES, describe_pairs(reports, pairs), strict=True):
        for index, level in enumerate(column):
            totals[index] += weights.of.get((feature.name, level), 0.0)
    return [1 / (1 + math.exp(-max(-30.0, min(30.0, total)))) for total in totals]


def explain_coded_pair(
    a: ClaimId, b: ClaimId, claims: Sequence[Claim], weights: LevelWeights | None = None
) -> tuple[LevelReason, ...]:
    """Why two of the coded `claims` are or are not thought one event, the weightiest reason first.

    `claims` are all coded ones of the record: how busy a day is and how rare a word counts. KeyError for an id not among them.
    """
    weights = weights or load_weights()
    reports = {report.claim.id: report for report in count_busy(prepare_reports(claims))}
    first, second = reports[a], reports[b]
    reasons = []
    for feature in LEVEL_FEATURES:
        level = feature.level(first, second)
        weight = weights.of.get((feature.name, level), 0.0)
        if weight:
            reasons.append(
                LevelReason(
                    feature=feature.name,
                    level=level,
                    weight=weight,
                    left=feature.says(first),
                    right=feature.says(second),
                )
            )
    return tuple(sorted(reasons, key=lambda reason: (-abs(reason.weight), reason.feature)))
