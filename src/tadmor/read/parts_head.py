"""The head that says which nouns of a report play a part in an attack: weights, and what is made of them. See docs/models/parts.md.

first    each group of nouns by itself: six logistic regressions over hashed features and two vectors of words
report   one over the words of the report: is it about an attack at all
second   six over what the first says of the group, of its rivals for the part, and of the report
run      one over ways of cutting the name out of the phrase
level    the product of second and run, set to what came true
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING, get_args

from tadmor.read.findings import PartRole
from tadmor.read.parts_groups import RUN_ROWS, Group, Run, row_of, runs_of

if TYPE_CHECKING:
    from typing import Any

    from numpy.typing import NDArray

    Floats = NDArray[Any]

PARTS: tuple[PartRole, ...] = get_args(PartRole)
TOO_FAINT = 0.02
FAR_RANK = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class PartsHead:
    """The weights. Columns are parts in the order of `PARTS`; the last row of `first`, `report` and `run` is the constant."""

    first: Floats
    vectors: Floats
    report: Floats
    run: Floats
    middle: Floats
    scale: Floats
    second: Floats
    level: Floats


@functools.cache
def load_parts_head() -> PartsHead:
    """The committed weights."""
    import numpy as np

    with resources.files("tadmor.read").joinpath("weights", "parts.npz").open("rb") as file, np.load(file) as kept:
        return PartsHead(**{name: kept[name].astype(np.float32) for name in PartsHead.__dataclass_fields__})


def first_logits(head: PartsHead, groups: Sequence[Group]) -> Floats:
    """What each group is worth by itself, for each part: one row a group."""
    import numpy as np

    rows = np.array([head.first[list(group.rows)].sum(axis=0) for group in groups])
    logits: Floats = rows + np.array([group.vector for group in groups]) @ head.vectors + head.first[-1]
    return logits


def report_logit(head: PartsHead, words: set[int]) -> float:
    """How much the words of the report speak of an attack."""
    return float(head.report[sorted(words)].sum() / max(len(words), 1) ** 0.5 + head.report[-1])


def run_logits(head: PartsHead, runs: Sequence[Run], part: int, sort: str) -> list[float]:
    """How well each cut makes a name, for this part."""
    return [float(head.run[rows_of_run(run, part, sort)].sum() + head.run[-1]) for run in runs]


def rows_of_run(run: Run, part: int, sort: str) -> list[int]:
    """The rows that a cut asks for: its features, each also with the part and with the sort of noun."""
    crossed = (f"{feature}|{mark}" for mark in (PARTS[part], sort) for feature in run.asked)
    return [row_of(feature, RUN_ROWS) for feature in (*run.asked, *crossed)]


def second_features(first: Floats, groups: Sequence[Group], about: float) -> Floats:
    """For each group what the first step says of it, of its rivals and of the report; one row a group."""
    import numpy as np

    chance = as_chance(first)
    ordered = -np.sort(-first, axis=0)
    top, runner_up = ordered[0], ordered[min(1, len(groups) - 1)]
    rank = (first[None, :, :] > first[:, None, :]).sum(axis=1)
    rows = [
        np.concatenate(
            [
                np.clip(first[at], -9, 9),
                [about],
                top,
                chance.sum(axis=0),
                np.minimum(rank[at], FAR_RANK),
                np.where(rank[at] == 0, runner_up, top),
                [len(group.nouns), min(n.scene.sentence for n in group.nouns), len(groups) / 100],
            ]
        )
        for at, group in enumerate(groups)
    ]
    return np.array(rows, dtype=np.float32)


def as_chance(logit: Any) -> Any:
    """The logistic function."""
    import numpy as np

    return 1 / (1 + np.exp(-logit))


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The best cut of one noun for one part, and how likely the noun plays it under this name."""

    part: int
    run: Run
    confidence: float


def choose_parts(head: PartsHead, groups: Sequence[Group], words: set[int]) -> list[list[Chosen]]:
    """For each group its parts, the best cut of each noun, the best first; nothing for parts that are all too unlikely."""
    import numpy as np

    first = first_logits(head, groups)
    told = second_features(first, groups, report_logit(head, words))
    standard = (told - head.middle) / head.scale
    chosen: list[list[Chosen]] = []
    for at, group in enumerate(groups):
        found: list[Chosen] = []
        likely = [part for part in range(len(PARTS)) if as_chance(first[at, part]) > TOO_FAINT]
        runs = runs_of(group) if likely else []
        for part in likely:
            cuts = run_logits(head, runs, part, group.nouns[0].sort)
            best = {
                id(run.noun): max(
                    (c, -i) for i, (c, r) in enumerate(zip(cuts, runs, strict=True)) if r.noun is run.noun
                )
                for run in runs
            }
            for cut, place in sorted(best.values(), reverse=True):
                row = np.concatenate([standard[at], [max(cuts) / 3, 1.0]])
                product = as_chance(row @ head.second[:, part]) * as_chance(cut)
                confidence = as_chance(head.level[0, part] * _logit(product) + head.level[1, part])
                found.append(Chosen(part=part, run=runs[-place], confidence=float(confidence)))
        chosen.append(found)
    return chosen


def _logit(chance: Any) -> Any:
    import numpy as np

    clipped = np.clip(chance, 1e-4, 1 - 1e-4)
    return np.log(clipped / (1 - clipped))
