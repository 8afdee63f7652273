"""The floors of the reading bench: a table of figures that are held, each bound to the bytes it was measured on.

A floor may rise and never falls; for figures that are rates of error it is a ceiling, and may only sink.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Literal

from tadmor.bench.reading.task import Score

EPSILON = 1e-9
HEADER = "task\tfigure\tfloor\tbest\tfingerprint"


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """`figure` of `task` is at least `percent` (at most, where `best` is "low") on the files with this fingerprint."""

    task: str
    figure: str
    percent: float
    best: Literal["high", "low"]
    fingerprint: str

    def holds(self, score: Score) -> bool:
        """True when the figure is as good as the floor, or better; rounded as it is shown."""
        shown = round(100 * score.value, 1)
        return shown >= self.percent if self.best == "high" else shown <= self.percent


def load_floors() -> tuple[Floor, ...]:
    """The committed floors."""
    return read_floors(resources.files("tadmor.bench.reading").joinpath("floors.tsv").read_text("utf-8"))


def read_floors(text: str) -> tuple[Floor, ...]:
    """Floors from the lines of a table with a heading."""
    rows = (line.split("\t") for line in text.splitlines()[1:] if line.strip())
    return tuple(
        Floor(
            task=task, figure=figure, percent=float(percent), best="low" if best == "low" else "high", fingerprint=mark
        )
        for task, figure, percent, best, mark in rows
    )


def write_floors(floors: Iterable[Floor]) -> str:
    """The table as text, in the order given."""
    rows = (f"{f.task}\t{f.figure}\t{f.percent:g}\t{f.best}\t{f.fingerprint}" for f in floors)
    return "\n".join((HEADER, *rows)) + "\n"


def raise_floors(
    floors: Sequence[Floor], task: str, fingerprint: str, scores: Iterable[Score], slack: float
) -> tuple[Floor, ...]:
    """The floors moved up to what was measured less `slack` points, never down. Those of other bytes are bound anew."""
    measured = {score.name: score for score in scores}
    risen = []
    for floor in floors:
        score = measured.get(floor.figure) if floor.task == task else None
        if score is None:
            risen.append(floor)
            continue
        if floor.best == "high":
            percent = max(floor.percent, float(math.floor(100 * score.value - slack + EPSILON)))
        else:
            percent = min(floor.percent, float(math.ceil(100 * score.value + slack - EPSILON)))
        risen.append(Floor(task=task, figure=floor.figure, percent=percent, best=floor.best, fingerprint=fingerprint))
    return tuple(risen)
