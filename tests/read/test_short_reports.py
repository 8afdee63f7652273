"""Headlines and single sentences as agencies send them: is an event told, of what kind, and how many died."""

from __future__ import annotations

from pathlib import Path

from tadmor.lexicon.kinds import load_kinds
from tadmor.read.reader import Reader
from tests.factories import a_document

ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "cases" / "short_reports.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
LEAST = 0


def _toll(low: int | None, high: int | None) -> str:
    return f"{low}-{'' if high is None else high}"


def _fault(reader: Reader, text: str, kind: str, killed: str) -> str | None:
    kinds = load_kinds()
    read = [claim for claim in reader.read(a_document(text)).claims if claim.kind in kinds.kinds]
    violent = [claim for claim in read if kinds.violent(claim.kind)]
    if kind == "quiet":
        return f"read {[c.kind for c in violent]}" if violent else None
    tolls = {_toll(q.low, q.high) for c in violent for q in c.quantities if q.what == "killed" and q.part_of is None}
    if kind not in ("*", "-") and kind not in {claim.kind for claim in violent}:
        return f"read {[c.kind for c in violent]}"
    if kind == "*" and not violent:
        return "no violent event"
    return None if (killed == "-" or killed in tolls) else f"killed {sorted(tolls)}"


def test_short_reports(english: Reader) -> None:
    faults = [f"{text}: {fault}" for text, kind, killed in ROWS if (fault := _fault(english, text, kind, killed))]
    assert len(ROWS) - len(faults) >= LEAST, f"{len(ROWS) - len(faults)} of {len(ROWS)}\n" + "\n".join(faults)
