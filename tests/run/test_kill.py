"""``kill -9`` at any moment, then the same command again, gives the record of an undisturbed run."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tadmor.export.jsonl import export_jsonl
from tadmor.export.protect import protect
from tadmor.store.record import open_record
from tadmor.store.verify import verify_record

ROOT = Path(__file__).parents[2]
MOMENTS = 10
TOWNS = ("Selvan", "Marat", "Orhan", "Tell Abad", "Kesra", "Vardim")
SPEAKERS = ("the mayor", "a hospital", "the ministry", "a relief group", "residents")


def write_reports(folder: Path, count: int) -> Path:
    """So many invented reports, some empty, some in another language, some that break the reader."""
    folder.mkdir()
    for number in range(count):
        town, speaker = TOWNS[number % len(TOWNS)].split()[0], SPEAKERS[number % len(SPEAKERS)]
        text = (
            f"Officials of {town} met on day {number} of the talks. In the evening {number + 2} people were killed in {town}, "
            f"{speaker} said. A road to the coast was closed. Later {number + 1} guards were killed in {town}, it added."
        )
        if number % 11 == 5:
            text = (
                f"Le ministre a parlé le jour {number} devant la presse des prix du blé et de la farine dans le pays."
            )
        if number % 13 == 7:
            text = f"Report {number} is a trap for the reader, who must go on without it when the words are read aloud."
        (folder / f"{number:03}.txt").write_text("" if number % 17 == 9 else text, encoding="utf-8")
    return folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a run ended, and how many steps it had reported."""

    returncode: int
    steps: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When to kill: so many seconds after a step."""

    step: int
    seconds: float


class Runner:
    """Starts runs in processes of their own, and kills them. Each is forked from one that has everything imported."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def run(self, reports: Path, record: Path, moment: Moment | None = None) -> Ended:
        """A run, killed at a moment."""
        self._tell(f"{reports}\t{record}")
        pid, steps = int(self._hear()), 0
        assert pid > 1
        if moment is not None:
            while steps < moment.step:
                assert self._hear() == "step"
                steps += 1
            time.sleep(moment.seconds)
            os.kill(pid, signal.SIGKILL)
        self._tell("ended?")
        while (heard := self._hear()) == "step":
            steps += 1
        return Ended(returncode=int(heard), steps=steps)

    def _tell(self, line: str) -> None:
        assert self.process.stdin
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()

    def _hear(self) -> str:
        assert self.process.stdout
        return self.process.stdout.readline().strip()


@pytest.fixture(scope="module")
def runner() -> Iterator[Runner]:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    command = [sys.executable, "-m", "tests.run.small_run"]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, text=True
    ) as process:
        yield Runner(process)


def exported(record: Path, folder: Path) -> dict[str, bytes]:
    """The whole record as `tadmor export jsonl --texts` writes it."""
    with open_record(record) as opened:
        assert verify_record(opened) == ()
        return {path.name: path.read_bytes() for path in export_jsonl(protect(opened, texts=True), folder)}


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_reports(tmp_path_factory.mktemp("kill") / "reports", 60)


def test_killed_at_ten_moments_and_run_again(runner: Runner, reports: Path, tmp_path: Path) -> None:
    undisturbed = runner.run(reports, tmp_path / "undisturbed")
    assert undisturbed.returncode == 0
    expected = exported(tmp_path / "undisturbed", tmp_path / "expected")
    assert len(expected["claims.jsonl"].splitlines()) > 80
    random_moments = random.Random(20240530)
    killed = 0
    for number in range(MOMENTS):
        record = tmp_path / f"record{number}"
        moment = Moment(
            step=random_moments.randrange(undisturbed.steps) if number else 0, seconds=random_moments.uniform(0, 0.02)
        )
        killed += runner.run(reports, record, moment).returncode == -signal.SIGKILL
        assert runner.run(reports, record).returncode == 0
        assert exported(record, tmp_path / f"out{number}") == expected, f"killed at {moment}"
    assert killed >= MOMENTS // 2, "the moments must fall into the run"


def test_killed_again_and_again_on_one_record(runner: Runner, reports: Path, tmp_path: Path) -> None:
    undisturbed = runner.run(reports, tmp_path / "undisturbed")
    random_moments = random.Random(7)
    for _ in range(4):
        step = random_moments.randrange(1, undisturbed.steps // 2)
        runner.run(reports, tmp_path / "record", Moment(step=step, seconds=0.001))
    assert runner.run(reports, tmp_path / "record").returncode == 0
    expected = exported(tmp_path / "undisturbed", tmp_path / "expected")
    assert exported(tmp_path / "record", tmp_path / "out") == expected
