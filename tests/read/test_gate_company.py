from __future__ import annotations

import pytest

from tadmor.lexicon.kinds import Trigger, load_kinds
from tadmor.read.gate import POINTING
from tadmor.read.gate_company import company_of, is_accompanied, written
from tadmor.read.split import split_report
from tests.factories import a_document
from tests.read.test_gate import _gate

ROWS = [
    ("called", "they called for a truce", True),
    ("called", "they called it a day", False),
    ("took", "police took two men into custody", True),
    ("took", "the talks took an hour", False),
    ("took", "they took the crew prisoner", True),
    ("attack", "the attack", True),  # asks for nothing that could not be a name
    ("killed", "he was killed", True),
    ("went", "the column went north", True),
    ("went", "she went home", False),
    ("went", "the device went off", True),
    ("inquiry", "an inquiry was opened", True),
    ("inquiry", "an inquiry desk", False),
    ("fell", "the town fell to militiamen", True),
    ("fell", "prices fell", False),
    ("hold", "they hold two policemen", True),
    ("threw", "youths threw petrol bombs", True),
    ("threw", "she threw a party", False),
    ("rebels", "rebels", True),  # no form of a trigger: nothing is asked of it
]


@pytest.mark.parametrize(("form", "sentence", "expected"), ROWS, ids=[f"{row[0]}: {row[1]}" for row in ROWS])
def test_a_word_needs_its_company(form: str, sentence: str, expected: bool) -> None:
    assert is_accompanied(form, set(sentence.split()), load_kinds()) is expected


def test_every_part_of_a_pattern_is_asked_for() -> None:
    trigger = Trigger(lemma="drive", pos="v", kind="seize", needs="obj:FORCES&from:home|house")
    forces, preposition, homes = company_of(trigger)
    assert {"rebels", "militiamen", "troops"} <= forces
    assert preposition == {"from"}
    assert homes == written(frozenset({"home", "house"}))


def test_irregular_forms_are_written_out() -> None:
    assert {"began", "made", "children", "people", "gunmen"} <= written(
        frozenset({"begin", "make", "child", "person", "gunman"})
    )


FILLER = "The street has many benches. " * 30
WAR = "Rebels shelled the army base and killed three soldiers. "


def _chosen(*sentences: str) -> list[str]:
    text = WAR * 5 + FILLER + " ".join(sentences)
    document, gate = a_document(text), _gate(text)
    assert gate.conflict
    return [s for s in sentences if any(s in document.text[a:b] for a, b in _spans(text, gate.chosen))]


def _spans(text: str, chosen: tuple[int, ...]) -> list[tuple[int, int]]:
    sentences = split_report(a_document(text))
    return [(sentences[i].span.start, sentences[i].span.end) for i in chosen]


def test_a_long_report_gives_up_what_can_tell_an_event() -> None:
    tells, not_this = "Fighters took nine villagers into custody.", "The minister called the plan a waste of two hours."
    assert _chosen(not_this, "It was dark.", "It was late.", tells) == [tells]


def test_who_is_meant_by_he_is_looked_for_in_the_two_sentences_before() -> None:
    named, tells = "The minister called the plan a waste of two hours.", "He said rebels had ambushed the patrol."
    assert "he" in POINTING
    assert _chosen(named, "It was dark.", tells) == [named, tells]
    assert _chosen(named, "It was dark.", "It was late.", tells) == [tells]


def test_a_short_report_is_looked_at_more_closely() -> None:
    text = WAR + "The minister called the plan a waste of two hours."
    assert _gate(text).chosen == (0, 1)
