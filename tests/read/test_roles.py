from __future__ import annotations

import pytest

from tadmor.lexicon.kinds import load_kinds
from tadmor.read.roles import find_roles
from tadmor.read.triggers import Surroundings, find_triggers
from tests.factories import a_page

ROWS = [
    ("Rebels attacked the convoy.", "attacked", ["perpetrator Rebels", "target the convoy"]),
    ("The convoy was attacked by rebels.", "attacked", ["perpetrator rebels", "target The convoy"]),
    ("The killing of two nurses by gunmen shocked the town.", "killing", ["perpetrator gunmen", "target two nurses"]),
    ("Clashes between soldiers and rebels went on.", "Clashes", ["party soldiers", "party rebels"]),
    ("Troops carried out an attack on the village.", "attack", ["perpetrator Troops", "target the village"]),
    ("The village came under attack.", "attack", ["target The village"]),
    ("The attack was carried out by militants.", "attack", ["perpetrator militants"]),
    ("The mayor's murder shocked rebels and soldiers.", "murder", ["target The mayor"]),
    ("Soldiers killed in the ambush were buried.", "killed", ["target Soldiers"]),
    ("Militants who shelled the camp fled.", "shelled", ["perpetrator Militants", "target the camp"]),
    ("A Russian missile hit a shop.", "missile", ["perpetrator Russian", "target a shop"]),
    (
        "There were reports that rebels have killed nine drivers.",
        "killed",
        ["perpetrator rebels", "target nine drivers"],
    ),
    ("The rebels used mortars against the village twice.", "used", ["perpetrator The rebels", "target the village"]),
    ("The shelling went on all night, with two nurses killed and a ward burned.", "killed", ["target two nurses"]),
    (
        "We condemn the attack on a bank, for which the Red Star claimed responsibility.",
        "attack",
        ["perpetrator the Red Star", "target a bank"],
    ),
    ("Bandits kidnapped and killed nine herders.", "kidnapped", ["perpetrator Bandits", "target nine herders"]),
    ("Fighting saw 120 soldiers and a general killed.", "killed", ["target 120 soldiers", "target a general"]),
    ("Six soldiers were dead.", "dead", ["target Six soldiers"]),
]


@pytest.mark.parametrize(("text", "word", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_who_did_it_and_to_whom(text: str, word: str, expected: list[str]) -> None:
    parse = a_page(text).parses[0]
    triggers = find_triggers(parse, load_kinds(), Surroundings(war=True, strict=False))
    token, trigger = next((t, k) for t, k in triggers if parse.words[t] == word)
    roles = find_roles(parse, token, trigger)
    assert sorted(f"{r.role} {text[r.span.start : r.span.end]}" for r in roles) == sorted(expected)
