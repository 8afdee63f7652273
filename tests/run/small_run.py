"""A run with the small reader as a process of its own: ``python -m tests.run.small_run REPORTS RECORD``."""

from __future__ import annotations

import sys
from pathlib import Path

from tadmor.run.engine import run_paths
from tadmor.settings import Settings
from tadmor.store.record import open_record
from tests.run.small_reader import SmallReader


def main(reports: str, record: str) -> None:
    """Says "started" once everything is imported, then runs."""
    sys.stdout.write("started\n")
    sys.stdout.flush()
    with open_record(record, create=True) as opened:
        run_paths([Path(reports)], opened, SmallReader(), settings=Settings(batch=2))


if __name__ == "__main__":
    main(*sys.argv[1:])
