"""What was hit, two events in one sentence, one event over several: which claims a short report must give."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from tadmor.lexicon.kinds import load_kinds
from tadmor.model.claim import Claim
from tadmor.read.reader import Reader
from tests.factories import a_document

ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "cases" / "several.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
LEAST = 0.85
TOLL = re.compile(r"(killed|wounded) (\d+)")
OBJECTS = re.compile(r"\[([\w ]+)\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """One claim as a row writes it."""

    kind: str
    tolls: frozenset[tuple[str, int]]
    objects: frozenset[str]

    def met_by(self, claim: Claim) -> bool:
        """True when the claim has the kind, exactly these tolls where any are given, and at least these objects."""
        tolls = tolls_of(claim)
        hit = {o.category for o in claim.objects}
        return claim.kind == self.kind and (tolls == self.tolls if self.tolls else True) and self.objects <= hit


def read_wanted(row: str) -> list[Wanted]:
    """The claims of a row."""
    wanted = []
    for said in row.split("|"):
        objects = OBJECTS.search(said)
        wanted.append(
            Wanted(
                kind=said.split()[0],
                tolls=frozenset((what, int(number)) for what, number in TOLL.findall(said)),
                objects=frozenset(objects[1].split() if objects else ()),
            )
        )
    return wanted


def tolls_of(claim: Claim) -> set[tuple[str, int]]:
    """How many were killed and wounded, by this claim; parts of a figure are left out."""
    whole = (q for q in claim.quantities if q.part_of is None and q.low is not None)
    return {(q.what, q.low) for q in whole if q.what in {"killed", "wounded"} and q.low is not None}


def differs(claims: tuple[Claim, ...], wanted: list[Wanted]) -> str:
    """What is missing or too much; empty when the claims are those wanted."""
    left = list(claims)
    missing = []
    for one in sorted(wanted, key=lambda w: (not w.tolls, not w.objects)):
        met = next((c for c in left if one.met_by(c)), None)
        if met is None:
            missing.append(f"{one.kind} {sorted(one.tolls)} {sorted(one.objects)}")
        else:
            left.remove(met)
    kinds, told = {w.kind for w in wanted}, {toll for w in wanted for toll in w.tolls}
    happened = [c for c in left if c.reality == "happened" and c.stance != "denies"]
    more = [c.kind for c in happened if load_kinds().violent(c.kind) and c.kind not in kinds]
    more += [f"{what} {number}" for c in happened for what, number in tolls_of(c) if (what, number) not in told]
    return "; ".join([*(f"missing {m}" for m in missing), *(f"too much: {m}" for m in more)])


def test_short_reports_of_several_things(english: Reader) -> None:
    wrong = []
    for text, row in ROWS:
        said = differs(english.read(a_document(text)).claims, read_wanted(row))
        if said:
            wrong.append(f"{text}\n    {said}")
    assert len(ROWS) >= 40
    assert len(ROWS) - len(wrong) >= LEAST * len(ROWS), f"{len(wrong)} of {len(ROWS)}\n" + "\n".join(wrong)
