"""Does confidence mean something: of the values given with 70 %, are 70 in a hundred right; and what does abstaining cost."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.table import Table

from tadmor.bench.reading.runner import Outcome
from tadmor.bench.reading.task import Judged

BINS = 10
COVERAGES = (1.0, 0.9, 0.75, 0.5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """One slot's values: how many, the share right, expected calibration error, accuracy when only the surest share is kept.

    `asked` is how many values the gold has, 0 where no task says. `chance` is the error that confidences which are exactly
    right would show with as many values: of seven values none can be 70 % right.
    """

    slot: str
    of: int
    asked: int
    right: float
    error: float
    chance: float
    kept: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibrations:
    """All slots, and the mean error over all values."""

    slots: tuple[Calibration, ...]

    @property
    def error(self) -> float:
        """Calibration error of every slot, weighted by its number of values."""
        return self._mean([slot.error for slot in self.slots])

    @property
    def chance(self) -> float:
        """What of it chance alone would make, weighted in the same way."""
        return self._mean([slot.chance for slot in self.slots])

    def _mean(self, values: Sequence[float]) -> float:
        total = sum(slot.of for slot in self.slots)
        return sum(value * slot.of for value, slot in zip(values, self.slots, strict=True)) / total if total else 0.0

    def table(self) -> Table:
        """For the screen: a line a slot."""
        table = Table(box=None, pad_edge=False, title="Confidence, and what abstaining brings", title_justify="left")
        table.add_column("slot")
        for heading in (
            "asked",
            "values",
            "right, %",
            "calibration error",
            "by chance",
            *(f"surest {100 * c:.0f} %" for c in COVERAGES),
        ):
            table.add_column(heading, justify="right")
        for slot in self.slots:
            kept = (f"{100 * share:.1f}" for share in slot.kept)
            table.add_row(
                slot.slot,
                str(slot.asked or ""),
                str(slot.of),
                f"{100 * slot.right:.1f}",
                f"{100 * slot.error:.1f}",
                f"{100 * slot.chance:.1f}",
                *kept,
            )
        return table


def calibrate(outcomes: Iterable[Outcome]) -> Calibrations | None:
    """Calibration of every slot that tasks have judged values of; None where there are none."""
    slots: dict[str, list[Judged]] = defaultdict(list)
    asked: Counter[str] = Counter()
    for outcome in outcomes:
        if outcome.result:
            asked.update({f"{outcome.task.name}: {slot}": of for slot, of in outcome.result.asked.items()})
            for judged in outcome.result.judged:
                slots[f"{outcome.task.name}: {judged.slot}"].append(judged)
    found = tuple(_of_slot(slot, judged, asked[slot]) for slot, judged in slots.items())
    return Calibrations(slots=found) if found else None


def _of_slot(slot: str, judged: Sequence[Judged], asked: int) -> Calibration:
    surest = sorted(judged, key=lambda j: -j.confidence)
    kept = tuple(_right(surest[: max(1, round(share * len(surest)))]) for share in COVERAGES)
    return Calibration(
        slot=slot,
        of=len(judged),
        asked=asked,
        right=_right(judged),
        error=expected_error(judged),
        chance=error_by_chance(judged),
        kept=kept,
    )


def error_by_chance(judged: Sequence[Judged]) -> float:
    """The error expected of as many values with the same confidences if those were exactly right: in every bin the mean distance
    of a binomial share from its probability, by the normal curve."""
    spread = (math.sqrt(2 / math.pi * sum(j.confidence * (1 - j.confidence) for j in b)) for b in _binned(judged))
    return sum(spread) / len(judged) if judged else 0.0


def _binned(judged: Sequence[Judged]) -> list[list[Judged]]:
    bins: dict[int, list[Judged]] = defaultdict(list)
    for one in judged:
        bins[min(BINS - 1, int(one.confidence * BINS))].append(one)
    return list(bins.values())


def expected_error(judged: Sequence[Judged]) -> float:
    """Expected calibration error over ten bins of equal width (Guo et al. 2017)."""
    bins = _binned(judged)
    gaps = (abs(sum(j.confidence for j in b) / len(b) - _right(b)) * len(b) for b in bins)
    return sum(gaps) / len(judged) if judged else 0.0


def _right(judged: Sequence[Judged]) -> float:
    return sum(j.right for j in judged) / len(judged) if judged else 0.0
