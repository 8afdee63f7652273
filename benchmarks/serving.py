"""A desk as a person starts it, for benchmarks and tests: `tadmor serve` in a process of its own."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

SECONDS = 600
START = "from tadmor.cli.main import main; main()"


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """A desk that answers at `address`."""

    process: subprocess.Popen[bytes]
    address: str


def find_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def serve(record: Path, port: int | None = None) -> Iterator[Serving]:
    """The desk of a record, from when it answers to the end of the block. AssertionError where it ends before, or never answers."""
    port = find_port() if port is None else port
    command = [sys.executable, "-c", START, "serve", str(record), "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(process, port)
        yield Serving(process=process, address=f"http://127.0.0.1:{port}")
    finally:
        process.terminate()
        process.wait(timeout=30)


def spell_size(address: str) -> str:
    """How many statements and events the desk at `address` holds, in words."""

    def count(name: str) -> int:
        with urlopen(f"{address}/api/{name}?limit=1", timeout=60) as answer:
            return int(json.load(answer)["found"])

    return f"{count('claims'):,} statements in {count('incidents'):,} events"


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        if process.poll() is not None:
            raise AssertionError(f"the desk did not start: {process.returncode}")
        with socket.socket() as attempt:
            if attempt.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("the desk does not answer")
