"""Runs tasks and holds their figures against the floors: what `tadmor bench reading` and tests/gate both call."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
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
        yield _run(task, data, reader, part, progress or _silent)


def _run(task: Task, data: Path, reader: Reader, part: Part, progress: Progress) -> Outcome:
    return find_outcome(task, data, part, lambda folder: task.measure(folder, reader, part, progress))


def find_outcome(task: Task, data: Path, part: Part, measure: Callable[[Path], Result]) -> Outcome:
    """What `measure` finds in the folder of the set, or an outcome without a result where the set is not there."""
    folder = task.folder(data)
    found = fingerprint(folder, task.files)
    return Outcome(task=task, part=part, fingerprint=found, result=measure(folder) if found else None)


def below(outcome: Outcome, floors: Iterable[Floor]) -> list[tuple[Score, Floor]]:
    """The figures of dev that are under their floor. A floor counts only for the very bytes that it was measured on."""
    if outcome.result is None or outcome.part != "dev":
        return []
    scores = {score.name: score for score in outcome.result.scores}
    held = [f for f in floors if f.task == outcome.task.name and f.fingerprint == outcome.fingerprint]
    return [(scores[floor.figure], floor) for floor in held if not floor.holds(scores[floor.figure])]


def _silent(done: int, of: int) -> None:
    """No progress shown."""
