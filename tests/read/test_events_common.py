from __future__ import annotations

from pathlib import Path

from tadmor.bench.answers import is_named
from tadmor.model.claim import Claim
from tadmor.read.reader import Reader
from tests.factories import a_document

LINES = [
    line.split("\t")
    for line in (Path(__file__).parent / "cases" / "events_common.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
ROWS = [dict(zip(LINES[0], cells, strict=True)) for cells in LINES[1:]]
FLOOR = 37


def _wrong(row: dict[str, str], claims: tuple[Claim, ...]) -> str | None:
    told = [claim for claim in claims if claim.kind == row["kind"]]
    if not told:
        return f"kind {[claim.kind for claim in claims]}"
    actors = [actor for claim in told for actor in claim.actors]
    for column, roles in (("doers", {"perpetrator", "party"}), ("targets", {"target", "victim", "party"})):
        names = [actor.name for actor in actors if actor.role in roles]
        for wanted in filter(None, row[column].split("|")):
            if not any(is_named([wanted], name) for name in names):
                return f"{column} {names}"
    return None


def test_common_ways_of_telling_violence(english: Reader) -> None:
    missed = []
    for row in ROWS:
        wrong = _wrong(row, english.read(a_document(row["text"])).claims)
        if wrong:
            missed.append(f"{row['text']}\n    {row['kind']} {row['doers']} > {row['targets']}: {wrong}")
    assert len(ROWS) - len(missed) >= FLOOR, f"{len(missed)} of {len(ROWS)}\n" + "\n".join(missed)
