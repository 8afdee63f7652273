"""The quality gate: every figure of the reading bench that has a floor is measured and held to it.

Needs the gold sets beside the checkout (or in TADMOR_GOLD); a task whose set is absent is skipped.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tadmor.bench.coreference import COREFERENCE, run_coreference
from tadmor.bench.matching import MATCHING, run_matching
from tadmor.bench.reading.floors import Floor, load_floors, raise_floors, read_floors, write_floors
from tadmor.bench.reading.runner import Outcome, below, run_tasks
from tadmor.bench.reading.task import Result, Score, Task, harmonic, share
from tadmor.bench.reading.tasks import TASKS
from tadmor.bench.weighing import WEIGHING
from tadmor.read.reader import Reader

ROOT = Path(__file__).parents[2]
DATA = Path(os.environ.get("TADMOR_GOLD", ROOT.parent / "shared" / "data"))
FLOORS = "src/tadmor/bench/reading/floors.tsv"


@pytest.mark.slow
@pytest.mark.parametrize("task", (*TASKS, *WEIGHING), ids=lambda task: task.name)
def test_no_figure_is_below_its_floor(task: Task, english: Reader) -> None:
    (outcome,) = run_tasks([task], DATA, english)
    if outcome.result is None:
        pytest.skip(f"{task.files[0]} is not under {DATA.name}")
    held = [floor for floor in load_floors() if floor.task == task.name]
    assert held, "a task without a floor holds nothing"
    assert {floor.fingerprint for floor in held} == {outcome.fingerprint}, "the gold set has changed: measure anew"
    wrong = [f"{score.name}: {100 * score.value:.1f}, floor {floor.percent:g}" for score, floor in below(outcome, held)]
    assert not wrong


@pytest.mark.slow
@pytest.mark.parametrize(("task", "run"), [(MATCHING, run_matching), (COREFERENCE, run_coreference)])
def test_no_figure_of_matching_is_below_its_floor(
    task: Task, run: Callable[[Path, Callable[[int, int], None]], Outcome]
) -> None:
    outcome = run(DATA, lambda _done, _of: None)
    if outcome.result is None:
        pytest.skip(f"{task.files[0]} is not under {DATA.name}")
    held = [floor for floor in load_floors() if floor.task == task.name]
    assert {floor.fingerprint for floor in held} == {outcome.fingerprint}, "the gold set has changed: measure anew"
    assert not [
        f"{score.name}: {100 * score.value:.1f}, floor {floor.percent:g}" for score, floor in below(outcome, held)
    ]


def test_floors_have_only_risen() -> None:
    history = subprocess.run(
        ["git", "log", "--format=%H", "--", FLOORS], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if history.returncode:
        pytest.skip("not a git checkout")
    now = {(f.task, f.figure, f.fingerprint): f for f in load_floors()}
    for commit in history.stdout.split():
        text = subprocess.run(
            ["git", "show", f"{commit}:{FLOORS}"], cwd=ROOT, capture_output=True, text=True, check=True
        )
        for floor in read_floors(text.stdout):
            held = now.get((floor.task, floor.figure, floor.fingerprint))
            assert held is not None, f"{floor.figure} of {floor.task} has lost its floor since {commit[:9]}"
            sunk = held.percent < floor.percent if floor.best == "high" else held.percent > floor.percent
            assert not sunk, f"{floor.figure} of {floor.task} was {floor.percent} in {commit[:9]}, is {held.percent}"


def _floor(figure: str, percent: float) -> Floor:
    return Floor(task="t", figure=figure, percent=percent, best="high", fingerprint="aa")


def test_raising_never_lowers() -> None:
    before = (
        _floor("up", 50),
        _floor("down", 90),
        Floor(task="t", figure="e", percent=5, best="low", fingerprint="aa"),
    )
    scores = [share("up", 80, 100), share("down", 80, 100), share("e", 3, 100)]
    after = raise_floors(before, "t", "bb", scores, slack=1)
    assert [(f.percent, f.fingerprint) for f in after] == [(79, "bb"), (90, "bb"), (4, "bb")]
    assert read_floors(write_floors(after)) == after


def test_a_floor_counts_only_for_the_bytes_it_was_measured_on() -> None:
    task = Task(name="t", title="T", files=("x",), use="tune", split="", measure=lambda *_: Result(scores=()))
    scores: tuple[Score, ...] = (harmonic("up", (10, 20), (10, 20)),)
    outcome = Outcome(task=task, part="dev", fingerprint="aa", result=Result(scores=scores))
    assert [s.name for s, _ in below(outcome, [_floor("up", 51)])] == ["up"]
    assert not below(outcome, [_floor("up", 50)])
    other = Outcome(task=task, part="dev", fingerprint="bb", result=Result(scores=scores))
    assert not below(other, [_floor("up", 51)])
