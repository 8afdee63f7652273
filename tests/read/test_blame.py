"""Who is held to have done it: read off "blame", "the work of", "was behind" and the like. Written before the code."""

from __future__ import annotations

import pytest

from tadmor.read.blame import Blame, find_blame
from tests.factories import a_page

ROWS = [
    ("The mayor blamed the Red Star for the attack.", ["Red Star > attack"]),
    ("Both officials blame the rebels.", ["rebels > "]),
    ("Suspicion fell on the Free Front, which has fought here since May.", ["Free Front > "]),
    ("The killing was the work of a militia paid by the palace.", ["militia > killing"]),
    ("The blast was blamed on separatists.", ["separatists > blast"]),
    ("Police attributed the raid to cattle thieves.", ["thieves > raid"]),
    ("The raid was attributed to cattle thieves.", ["thieves > raid"]),
    ("The army is believed to be behind the shelling.", ["army > shelling"]),
    ("Residents said the Brigade was behind the bombing.", ["Brigade > bombing"]),
    ("The ambush bore the hallmarks of the Vanguard.", ["Vanguard > ambush"]),
    ("Blame for the bombing fell on the Vanguard.", ["Vanguard > bombing"]),
    ("He was to blame for the delay.", []),
    ("The minister blamed the weather for the delay.", ["weather > delay"]),
    ("No group was behind the ambush.", []),
    ("The governor did not blame the rebels.", []),
    ("The work of the commission goes on.", []),
    ("The town lies behind the hill.", []),
]


def _shown(text: str, found: Blame) -> str:
    at = text[found.of.start : found.of.end] if found.of else ""
    return f"{text[found.head.start : found.head.end]} > {at}"


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_who_is_blamed_for_what(text: str, expected: list[str]) -> None:
    parse = a_page(text).parses[0]
    shown = [_shown(text, found) for found in find_blame(parse)]
    assert [line.replace("Free Front", "Front").replace("Red Star", "Star") for line in shown] == [
        line.replace("Free Front", "Front").replace("Red Star", "Star") for line in expected
    ]
