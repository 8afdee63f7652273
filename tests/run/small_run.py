"""Runs with the small reader in processes of their own, forked from one in which everything is imported.

``python -m tests.run.small_run`` takes lines "reports TAB record" and answers each with the process id of its run, then
with "step" for every step of it; to the next line, whatever it says, it answers with the run's exit code (negative: the
signal that ended it).
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tadmor.run.engine import Step, run_paths
from tadmor.settings import Settings
from tadmor.store.record import open_record
from tadmor.text.language import detect_language
from tests.run.small_reader import SmallReader


def run_small(reports: str, record: str) -> None:
    """One run, two reports a transaction."""
    with open_record(record, create=True) as opened:
        run_paths([Path(reports)], opened, SmallReader(), settings=Settings(batch=2), progress=_say_step)


def _say_step(_: Step) -> None:
    os.write(1, b"step\n")


def main() -> None:
    """Forks a run for every line of the standard input."""
    detect_language("What is loaded on first use is loaded here, once for all runs.")
    for line in sys.stdin:
        reports, record = line.rstrip("\n").split("\t")
        process = os.fork()
        if process == 0:
            run_small(reports, record)
            os._exit(0)
        _say(process)
        # Until it is asked, an ended run stays a process of that id, so that a signal can hit no other.
        sys.stdin.readline()
        _say(os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]))


def _say(number: int) -> None:
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
