from __future__ import annotations

import pytest

from tadmor.errors import LexiconError
from tadmor.lexicon.attitudes import load_attitudes, parse_attitudes
from tadmor.lexicon.cues import load_cues
from tadmor.read.sources import find_sources
from tests.factories import a_page

ATTITUDES = load_attitudes()


@pytest.mark.parametrize("table", ["verbs", "nouns", "adjectives"])
def test_every_word_gives_its_example_to_somebody(table: str) -> None:
    entries = list(getattr(ATTITUDES, table).values())
    missed = []
    for entry in entries:
        page = a_page(entry.example)
        found, parse = find_sources(page, []), page.parses[0]
        cues = [parse.token_at(one.cue.start) for one in (*found.said, *found.held) if one.cue is not None]
        words = {parse.lemmas[t].lower() for t in cues if t is not None} | {
            parse.words[t].lower() for t in cues if t is not None
        }
        if entry.word not in words:
            missed.append(entry.example)
    assert len(missed) <= len(entries) * 0.02, missed


def test_what_is_done_in_war_is_no_attitude() -> None:
    deeds = "attack strike hit blast fire shell bomb shoot seize storm fight resist pursue push target hold release raid".split()
    assert set(deeds) & set(ATTITUDES.verbs) == {"push"}
    assert "it" not in ATTITUDES.verbs["push"].takes


def test_cues_that_also_hold_say_the_same_of_themselves() -> None:
    beliefs = {lemma for lemma, cue in load_cues().verbs.items() if cue.frame == "belief"}
    modes = {ATTITUDES.verbs[lemma].mode for lemma in beliefs & set(ATTITUDES.verbs)}
    assert modes == {"thinks"}


@pytest.mark.parametrize(
    "row",
    [
        {"word": "hope", "pos": "x", "mode": "wants", "takes": "to", "example": ""},
        {"word": "hope", "pos": "v", "mode": "dreams", "takes": "to", "example": ""},
        {"word": "hope", "pos": "v", "mode": "wants", "takes": "", "example": ""},
    ],
)
def test_a_malformed_row_is_an_error(row: dict[str, str]) -> None:
    with pytest.raises(LexiconError):
        parse_attitudes([row])


def test_a_word_stands_once_in_its_part_of_speech() -> None:
    row = {"word": "hope", "pos": "v", "mode": "wants", "takes": "to that", "example": "They hope to leave."}
    assert parse_attitudes([row]).verbs["hope"].takes == {"to", "that"}
    with pytest.raises(LexiconError):
        parse_attitudes([row, row])
