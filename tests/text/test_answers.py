"""Words of an answer, and the days of the act itself. One reason a row."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from tadmor.text.answers import said_days, tells_of_answer
from tests.claims_factory import a_claim

WORDS = [
    ("The army bombed the hills in retaliation.", True),
    ("Jets struck two camps in response to the ambush.", True),
    ("In direct response, batteries fired at the ridge.", True),
    ("The strike answered the attack on a food convoy.", True),
    ("The escort returned fire.", True),
    ("It was a retaliatory strike.", True),
    ("Fighters vowed to avenge their commander and shelled the post.", True),
    ("The army responded with rockets.", True),
    ("The army responded to the night attack.", True),
    ("The ministry did not respond to questions.", False),
    ("A spokesman answered questions at the base.", False),
    ("Rescue teams responded within minutes.", False),
    ("Two shells hit the market.", False),
]


@pytest.mark.parametrize(("text", "expected"), WORDS, ids=[row[0] for row in WORDS])
def test_words_of_an_answer(text: str, expected: bool) -> None:
    assert tells_of_answer(text) is expected


DAYS: list[tuple[str, dict[str, Any], bool]] = [
    ("the day of the act", {}, True),
    ("nothing said", {"day": None}, False),
    ("the day on which somebody died of it", {"time_of": "died"}, False),
    ("the day on which it was announced", {"time_of": "announced"}, False),
    ("the day on which somebody found the dead", {"time_of": "found"}, False),
]


@pytest.mark.parametrize(("reason", "told", "expected"), DAYS, ids=[row[0] for row in DAYS])
def test_days_of_the_act(reason: str, told: dict[str, Any], expected: bool) -> None:
    assert (said_days(a_claim(**told)) is not None) is expected, reason


def test_remains_are_an_act_of_the_day_on_which_they_are_found() -> None:
    assert said_days(a_claim("remains_found", time_of="found")) is not None


def test_three_days_earlier_is_when_the_answered_act_was() -> None:
    told = a_claim(words="The strike answered the attack on a convoy three days earlier.")
    earlier = dataclasses.replace(told.evidence, text="three days earlier")
    when = dataclasses.replace(told.when, basis="relative", evidence=earlier)
    assert said_days(dataclasses.replace(told, when=when)) is None
    retold = dataclasses.replace(told, when=when, told_as="recap")
    assert said_days(retold) is not None
    plain = a_claim(words="A strike hit the convoy three days earlier.")
    assert said_days(dataclasses.replace(plain, when=when)) is not None
