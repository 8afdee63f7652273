"""What a claim says was hit: not the hospital whose doctors speak, nor the base that the missiles came from."""

from __future__ import annotations

from pathlib import Path

from tadmor.lexicon.kinds import load_kinds
from tadmor.read.reader import Reader
from tests.factories import a_document

ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "cases" / "objects_hit.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
LEAST = 32


def _hit(reader: Reader, text: str) -> set[str]:
    kinds = load_kinds()
    violent = (claim for claim in reader.read(a_document(text)).claims if kinds.violent(claim.kind))
    return {thing.name for claim in violent for thing in claim.objects}


def _is_right(hit: set[str], wanted: set[str]) -> bool:
    told = all(any(name.endswith(one) for name in hit) for one in wanted)
    return told and all(any(name.endswith(one) for one in wanted) for name in hit)


def test_what_was_hit(english: Reader) -> None:
    faults = []
    for text, expected in ROWS:
        hit = _hit(english, text)
        if not _is_right(hit, set() if expected == "-" else set(expected.split(" ; "))):
            faults.append(f"{text} expected {expected}, read {sorted(hit)}")
    assert len(ROWS) - len(faults) >= LEAST, f"{len(ROWS) - len(faults)} of {len(ROWS)}\n" + "\n".join(faults)
