from __future__ import annotations

import pytest

from tadmor.lexicon.kinds import GENERIC, load_kinds
from tadmor.lexicon.words import forms

RECORDS_KINDS = set(
    """
    armed_clash attack_on_civilians air_drone_strike shelling_artillery_missile remote_explosive suicide_bomb
    grenade chemical_weapon sexual_violence abduction execution torture mob_violence excessive_force
    property_destruction remains_found arrest territory_gained_government territory_gained_nonstate
    territory_transferred troop_movement presence force_change base_established disrupted_weapons_use
    surrender_or_release arms_transfer aid_delivery displacement peaceful_protest protest_with_intervention
    violent_demonstration agreement negotiation threat demand sanction investigation other
    """.split()
)


def test_the_table_holds_the_kinds_of_the_record() -> None:
    assert set(load_kinds().kinds) == RECORDS_KINDS


def test_every_kind_is_defined_coded_and_shown_by_an_example() -> None:
    for kind in load_kinds().kinds.values():
        assert kind.definition.endswith(".")
        assert " / " in kind.acled
        assert kind.examples or kind.name == "other"


def test_every_trigger_names_a_kind() -> None:
    lexicon = load_kinds()
    named = {trigger.kind for triggers in lexicon.triggers.values() for trigger in triggers}
    assert named <= set(lexicon.kinds) | GENERIC
    assert len(named) > 30


@pytest.mark.parametrize(
    ("lemma", "expected"),
    [
        ("kill", {"kill", "kills", "killed", "killing"}),
        ("strike", {"strike", "strikes", "struck", "striking"}),
        ("rape", {"rape", "rapes", "raped", "raping"}),
        ("casualty", {"casualty", "casualties"}),
        ("clash", {"clash", "clashes", "clashed", "clashing"}),
        ("open fire", {"open fire", "opens fire", "opened fire", "opening fire"}),
    ],
)
def test_forms_of_words(lemma: str, expected: set[str]) -> None:
    assert expected <= forms(lemma)
