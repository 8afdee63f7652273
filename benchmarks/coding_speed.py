"""How long a person's decision takes in a large record.

    PYTHONPATH=. python benchmarks/coding_speed.py [--claims 100000] [--decided 10000] [--times 50]

Makes a record of reports with ten claims each, with as many decisions in it, then decides again and again: each line gives the time
on the clock and of the processor, median and slowest but the first, in milliseconds. The first is given apart: it loads modules.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.claims_factory import a_claim, a_report

from tadmor.model.anchor import anchor_claim
from tadmor.model.claim import Claim
from tadmor.model.judgement import Judgement, name_judgement
from tadmor.run.coding import accept_claim, add_claim, correct_slot, find_newest, reject_claim, undo_judgement
from tadmor.run.deciding import Saying
from tadmor.run.judging import decide_pair
from tadmor.store.record import Record, open_record
from tadmor.store.schema import ReadingNote

EACH, AT_ONCE = 10, 500


def fill(record: Record, claims: int, decided: int) -> list[Claim]:
    """Claims of invented reports, and accepted ones among them."""
    made: list[Claim] = []
    for begin in range(0, claims // EACH, AT_ONCE):
        names = [f"d{number}" for number in range(begin, min(begin + AT_ONCE, claims // EACH))]
        documents = [a_report(name) for name in names]
        told = [a_claim(doc=name, at=at, place="Varda") for name in names for at in range(EACH)]
        notes = [
            ReadingNote(
                document=d.id, reader="test", version="1", knowledge="none", sentences=60, parsed=60, claims=EACH
            )
            for d in documents
        ]
        record.append_documents(documents)
        record.append_readings(notes, told)
        made += told
    record.append_judgements(_accept(claim, number) for number, claim in enumerate(random.sample(made, decided)))
    return made


def _accept(claim: Claim, number: int) -> Judgement:
    on, at = (claim.id,), f"2024-06-01T10:00:00.{number:06d}+00:00"
    identity = name_judgement(on, "accept", "A", at)
    return Judgement(id=identity, on=on, verdict="accept", by="A", at=at, anchors=(anchor_claim(claim),))


def measure(name: str, act: Callable[[], object], times: int) -> None:
    """Prints how long `act` takes."""
    clock, processor = [], []
    for _ in range(times):
        began, worked = time.perf_counter(), time.process_time()
        act()
        clock.append(1000 * (time.perf_counter() - began))
        processor.append(1000 * (time.process_time() - worked))
    told = (f"{statistics.median(spent[1:]):6.1f} median {max(spent[1:]):6.1f} slowest" for spent in (clock, processor))
    print(f"{name:<8} first {clock[0]:6.1f}  clock {next(told)}  processor {next(told)}")


def main() -> None:
    """Fills a record and decides."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--decided", type=int, default=10_000)
    parser.add_argument("--times", type=int, default=50)
    asked = parser.parse_args()
    random.seed(7)
    with tempfile.TemporaryDirectory() as folder, open_record(Path(folder) / "record", create=True) as record:
        claims = fill(record, asked.claims, asked.decided)
        random.shuffle(claims)
        left, made = iter(claims), list[str]()
        measure("look", lambda: find_newest(record, next(left).id), asked.times)
        measure("accept", lambda: made.append(accept_claim(record, next(left).id, by="B").id), asked.times)
        measure("reject", lambda: reject_claim(record, next(left).id, by="B"), asked.times)
        measure("correct", lambda: correct_slot(record, (next(left).id, "kind"), "execution", by="B"), asked.times)
        coded = {"kind": "execution", "trigger": {"start": 0, "end": 4}}
        measure("add", lambda: add_claim(record, next(left).document.id, coded, by="B"), asked.times)
        measure("undo", lambda: undo_judgement(record, made.pop(), by="B"), asked.times)
        pair = Saying(by="B", expected="")
        measure("pair", lambda: decide_pair(record, "same", (next(left).id, next(left).id), pair), asked.times)


if __name__ == "__main__":
    main()
