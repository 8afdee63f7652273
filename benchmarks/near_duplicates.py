"""Planted copies: how many are found, how many of the found are right, how long it takes and how much memory.

    python benchmarks/near_duplicates.py [--documents N] [--seed N]

The texts are made in a process of their own, and each way of meeting (fingerprints, which the program uses, and MinHash by rensa)
runs in one that reads them from a file: its peak of memory is that of interpreter, texts and finding. Prints Markdown.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from benchmarks.minhash import meet_by_minhash
from benchmarks.planted_copies import Planted, plant_copies

from tadmor.weigh.passages import Meet, find_similar, meet_by_fingerprints

Result = TypeVar("Result")
Found = frozenset[tuple[int, int]]
WAYS: dict[str, Meet] = {"fingerprints (numpy)": meet_by_fingerprints, "MinHash (rensa)": meet_by_minhash}
_BINS = ((0.02, 0.04), (0.04, 0.06), (0.06, 0.08), (0.08, 0.10))
_PER_MEGABYTE = 1024 if sys.platform == "linux" else 1024**2


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What one way found, in how many seconds by the clock and of one processor, with how many megabytes at the peak."""

    found: Found
    seconds: float
    processor: float
    megabytes: float


def apart(task: Callable[..., Result], *arguments: object) -> Result:
    """What `task` gives, worked out in a fresh process."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(task, arguments)


def _plant(documents: int, seed: int, texts: Path) -> Planted:
    """Writes the texts into a file, one a line, and gives the rest."""
    planted = plant_copies(documents, seed)
    texts.write_text("".join(json.dumps(text) + "\n" for text in planted.texts), "utf-8")
    return replace(planted, texts=())


def _run(way: str, texts: Path) -> Run:
    with texts.open(encoding="utf-8") as lines:
        read = [json.loads(line) for line in lines]
    began, worked = time.perf_counter(), time.process_time()
    found = find_similar(read, WAYS[way])
    seconds, processor = time.perf_counter() - began, time.process_time() - worked
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _PER_MEGABYTE
    return Run(found=found, seconds=seconds, processor=processor, megabytes=peak)


def recall(planted: Planted, found: Found, least: float = 0.0, most: float = 1.0) -> float:
    """The share of copies with so many words changed that are found with the text they were made from."""
    wanted = [at for at, s in enumerate(planted.source) if at != s and least <= planted.changed[at] <= most]
    return sum((min(a, planted.source[a]), max(a, planted.source[a])) in found for a in wanted) / max(1, len(wanted))


def precision(planted: Planted, found: Found) -> float:
    """The share of found pairs that are a copy with its source or with another copy of it."""
    return sum(planted.source[a] == planted.source[b] for a, b in found) / max(1, len(found))


def main(arguments: list[str]) -> int:
    """Runs every way and prints a table."""
    parser = argparse.ArgumentParser(description="Measures near-duplicate finding on planted copies.")
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=20180513)
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as scratch:
        texts = Path(scratch) / "texts.jsonl"
        planted = apart(_plant, asked.documents, asked.seed, texts)
        runs = {way: apart(_run, way, texts) for way in WAYS}
    kinds = ", ".join(f"{planted.kinds.count(kind):,} {kind}" for kind in ("own", "template", "event", "copy"))
    print(f"{asked.documents:,} texts ({kinds}), seed {asked.seed}\n")
    shares = " | ".join(f"{least:.0%}–{most:.0%}" for least, most in _BINS)
    print(f"| candidates by | recall | {shares} | precision | seconds | of a processor | peak MB |")
    print("|---" * (6 + len(_BINS)) + "|")
    for way, run in runs.items():
        by_share = " | ".join(f"{100 * recall(planted, run.found, *share):.2f}" for share in _BINS)
        right = f"{100 * recall(planted, run.found):.2f} | {by_share} | {100 * precision(planted, run.found):.2f}"
        print(f"| {way} | {right} | {run.seconds:.1f} | {run.processor:.1f} | {run.megabytes:.0f} |")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
