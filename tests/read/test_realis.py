"""One event, or violence in general: what the sentence shows, what the head makes of it, and what becomes of the claims."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from tadmor.model.document import Document
from tadmor.read.page import Page, Parse
from tadmor.read.reader import Reader
from tadmor.read.realis import CONSTANT, IN_GENERAL, load_weights, odds_at, odds_of_event
from tadmor.read.realis_features import marks_of
from tadmor.read.split import split_report
from tadmor.read.tagger import tag_english
from tests.factories import a_document

CASES = Path(__file__).parent / "cases" / "realis.tsv"
ROWS = [line.split("\t") for line in CASES.read_text("utf-8").splitlines() if line and not line.startswith("#")]
TABLE = Path(__file__).parents[2] / "training" / "realis.tsv"
LEAST = 0.88


def _parsed(text: str) -> tuple[Document, Parse]:
    document = a_document(text)
    return document, next(iter(tag_english(document, split_report(document)).values()))


def _marks(text: str, word: str) -> list[str]:
    document, parse = _parsed(text)
    token = parse.token_at(document.text.index(word))
    assert token is not None
    return marks_of(parse, token)


def test_one_event_is_told_from_violence_in_general() -> None:
    wrong = []
    for text, word, expected in ROWS:
        document, parse = _parsed(text)
        token = parse.token_at(document.text.index(word))
        assert token is not None, text
        odds = odds_of_event(parse, token)
        if (odds > 0) != (expected == "event"):
            wrong.append(f"{expected} {odds:.1f}: {text}")
    assert len(ROWS) >= 50
    assert len(ROWS) - len(wrong) >= LEAST * len(ROWS), "\n".join(wrong)


@pytest.mark.parametrize(
    ("text", "word", "mark"),
    [
        ("Gangs kill shopkeepers.", "kill", "own group present"),
        ("Gangs kill shopkeepers.", "kill", "met bare many"),
        ("Gangs kill shopkeepers.", "kill", "clause unanchored"),
        ("The gang killed a shopkeeper on Monday.", "killed", "own group past"),
        ("The gang killed a shopkeeper on Monday.", "killed", "met a one"),
        ("The gang killed a shopkeeper on Monday.", "killed", "clause day"),
        ("The gang has killed 300 people since 2009.", "killed", "met counted large"),
        ("The gang has killed 300 people since 2009.", "killed", "large in a period"),
        ("Three men were shot by police.", "shot", "met counted small"),
        ("Three men were shot by police.", "shot", "own passive"),
        ("The murder of a judge led to protests.", "murder", "noun the one"),
        ("Judges who are often attacked stay at home.", "attacked", "clause often"),
    ],
)
def test_marks(text: str, word: str, mark: str) -> None:
    assert mark in _marks(text, word)


def test_no_mark_is_given_twice() -> None:
    marks = _marks("The gang killed a guard and two drivers near the river on Monday.", "killed")
    assert len(marks) == len(set(marks))


def test_every_weight_is_a_number_and_the_constant_is_there() -> None:
    weights = load_weights()
    assert CONSTANT in weights
    assert len(weights) > 200
    assert all(math.isfinite(weight) for weight in weights.values())


def test_of_what_was_not_parsed_nothing_is_known() -> None:
    document = a_document("Gunmen killed a judge on Monday.")
    page = Page(document=document, sentences=split_report(document))
    assert odds_at(page, page.sentences[0].span) == 0.0


def test_what_is_told_in_general_is_left_out_with_its_reason(english: Reader) -> None:
    text = (
        "Rebels in the north are feared. The rebels have been blamed for various massacres of peasants and kidnappings "
        "of engineers in recent years, and they regularly attack villages that refuse to pay."
    )
    reading = english.read(a_document(text))
    assert "told_in_general" in {rejection.reason for rejection in reading.rejections}


def test_an_event_beside_it_is_kept(english: Reader) -> None:
    text = (
        "Rebels have been blamed for various massacres of peasants in recent years. "
        "On Monday rebels killed four peasants in the village of Osto."
    )
    reading = english.read(a_document(text))
    assert any(claim.trigger.text == "killed" for claim in reading.claims)


def test_the_threshold_leaves_out_only_what_is_far_from_an_event() -> None:
    assert IN_GENERAL <= -2


def test_the_table_of_sentences_is_large_and_even() -> None:
    rows = TABLE.read_text("utf-8").splitlines()[1:]
    assert len(rows) >= 600
    assert len({row.split("\t")[0] for row in rows}) >= 10
    events, general = sum(row.count("[") for row in rows), sum(row.count("{") for row in rows)
    assert 0.4 < events / (events + general) < 0.6


def test_no_sentence_of_the_suite_is_among_those_of_the_training() -> None:
    strip = str.maketrans("", "", "[]{}")
    trained = {row.split("\t")[2].translate(strip) for row in TABLE.read_text("utf-8").splitlines()[1:]}
    assert not trained & {text for text, _, _ in ROWS}
