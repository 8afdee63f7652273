from __future__ import annotations

import pytest

from tadmor.lexicon.actors import armed_names, load_actors
from tadmor.lexicon.kinds import load_kinds
from tadmor.read.gate import Gate, open_gate
from tadmor.read.split import split_report
from tests.factories import a_document


def _gate(text: str) -> Gate:
    document = a_document(text)
    return open_gate(document, split_report(document), load_kinds())


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Militants attacked an army base. Four soldiers were killed and the troops fired back.", "war"),
        ("The striker scored a late goal and the coach praised his defenders after the match.", "sport"),
        ("Shares fell as investors sold; the takeover bid was an assault on the firm's board.", "business"),
        ("An earthquake killed 40 people; floods and a landslide followed.", "accident"),
    ],
)
def test_what_a_text_is_about(text: str, about: str) -> None:
    assert _gate(text).about == about


def test_only_sentences_that_may_tell_an_event_are_chosen() -> None:
    text = "Rebels ambushed an army patrol and killed three soldiers. Bread is sold at the corner. Two militants were wounded."
    assert _gate(text).chosen == (0, 2)


def test_figures_of_speech_count_only_beside_words_of_war() -> None:
    assert not _gate("It was a battle, a siege, a massacre of a final for the club in the cup.").conflict
    assert _gate("Soldiers and rebels fought a battle after the siege; the army shelled the town.").conflict


def test_the_name_of_an_armed_group_is_a_word_of_war() -> None:
    text = "The Taliban killed nine members of one family near the river."
    document = a_document(text)
    names = armed_names(load_actors())
    assert not _gate(text).chosen
    assert open_gate(document, split_report(document), load_kinds(), names).chosen == (0,)


def test_an_acronym_counts_only_beside_words_of_war() -> None:
    names = armed_names(load_actors())
    alone, beside = (a_document(f"The EPL {rest}") for rest in ("met on Monday.", "shelled troops."))
    assert open_gate(alone, split_report(alone), load_kinds(), names).chosen == ()
    assert open_gate(beside, split_report(beside), load_kinds(), names).war > _gate("It shelled troops.").war


def test_a_long_report_asks_more_of_a_weak_word() -> None:
    filler = "The council met and the road was paved. " * 40
    war = "Militants attacked soldiers. The army shelled rebels. Troops killed insurgents. Gunmen fired at police. "
    weak = "He hit upon an idea."
    gate = _gate(war + war + filler + weak)
    assert gate.conflict
    assert len(gate.signs) - 1 not in gate.chosen
