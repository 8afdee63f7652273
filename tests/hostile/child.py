"""Reads one hostile file after another under limits, as the program does; one line of JSON for each on standard output."""

from __future__ import annotations

import json
import resource
import signal
import sys
import time
from datetime import date

from tadmor.ingest.ingested import Ingested
from tadmor.ingest.inputs import ingest_paths

SECONDS, BYTES = 60, 2_000_000_000


def _say(told: object) -> None:
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


def main(paths: list[str]) -> None:
    """Says before each file which it is, and after it what came of it, seconds, and megabytes held at most so far."""
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    for path in paths:
        _say({"begins": path})
        signal.alarm(SECONDS)
        began = time.monotonic()
        found = ingest_paths([path], today=date(2024, 6, 30))
        answers = [one.media_type if isinstance(one, Ingested) else one.reason for one in found]
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        told = {"path": path, "answers": answers, "seconds": time.monotonic() - began, "megabytes": most}
        _say(told)


if __name__ == "__main__":
    main(sys.argv[1:])
