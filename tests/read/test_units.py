"""Figures that a later sentence tells reach the claim that they belong to."""

from __future__ import annotations

import pytest

from tadmor.read.reader import Reader
from tests.factories import a_document

AMBUSH = "Rebels ambushed a food convoy near Agadez on Monday, killing seven people, the army said."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{AMBUSH} The dead were four soldiers and three drivers.", ["killed 7", "killed 4 <0", "killed 3 <0"]),
        (f"{AMBUSH} Three soldiers were among the dead, it said.", ["killed 7", "killed 3 <0"]),
        (f"{AMBUSH} The road was closed. Among the dead were two drivers.", ["killed 7", "killed 2 <0"]),
        (f"{AMBUSH} The convoy of 26 trucks had left the depot on Sunday.", ["killed 7", "vehicles_total 26"]),
        (f"{AMBUSH} It rained. The road was closed. The column of 26 trucks had left on Sunday.", ["killed 7"]),
        (f"{AMBUSH} A second convoy of 14 lorries reached the town.", ["killed 7"]),
        (f"{AMBUSH} The convoy of 26 trucks had left on Sunday, the rebels said.", ["killed 7"]),
    ],
)
def test_figures_of_the_first_claim(english: Reader, text: str, expected: list[str]) -> None:
    claim, *_ = english.read(a_document(text)).claims
    said = [
        f"{q.what} {q.low}" + ("" if q.part_of is None else f" <{q.part_of}")
        for q in claim.quantities
        if q.low == q.high
    ]
    assert said == expected
