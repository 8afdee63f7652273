"""Runs tasks and holds their figures against the floors: what `tadmor bench reading` and tests/gate both call."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tadmor.bench.reading.corpus import fingerprint
from tadmor.bench.reading.floors import Floor
from tadmor.bench.reading.task import Part, Progress, Result, Score, Task
from tadmor.read.reader import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a task found on the files with this fingerprint. `result` is None where the set is not there."""

    task: Task
    part: Part
    fingerprint: str
    result: Result | None


def run_tasks(
    tasks: Iterable[Task], data: Path, reader: Reader, part: Part = "dev", progress: Progress | None = None
) -> Iterator[Outcome]:
    """The outcome of each task, one after the other."""
    for task in tasks:
        folder = task.folder(data)
        found = fingerprint(folder, task.files)
        result = task.measure(folder, reader, part, progress or _silent) if found else None
        yield Outcome(task=task, part=part, fingerprint=found, result=result)


def below(outcome: Outcome, floors: Iterable[Floor]) -> list[tuple[Score, Floor]]:
    """The figures of dev that are under their floor. A floor counts only for the very bytes that it was measured on."""
    if outcome.result is None or outcome.part != "dev":
        return []
    scores = {score.name: score for score in outcome.result.scores}
    held = [f for f in floors if f.task == outcome.task.name and f.fingerprint == outcome.fingerprint]
    return [(scores[floor.figure], floor) for floor in held if not floor.holds(scores[floor.figure])]


def _silent(done: int, of: int) -> None:
    """No progress shown."""
