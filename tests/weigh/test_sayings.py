"""Who says a sentence, by its surface, and whether two speakers may be one."""

from __future__ import annotations

import pytest

from tadmor.weigh.sayings import find_quotations, find_sayings, may_be_one, speaker_of_words
from tests.claims_factory import a_report

HEARD: list[tuple[str, list[tuple[set[str], set[str]]]]] = [
    ("Police said two men had fled.", [(set(), {"police"})]),
    ("Two men had fled, said Ilja Brandt, mayor of Varda.", [({"ilja", "brandt", "varda"}, {"mayor"})]),
    ("According to the defence ministry, two men had fled.", [(set(), {"defence ministry"})]),
    (
        "Mara Voss, spokeswoman of the interior ministry, said two men had fled.",
        [({"mara", "vos"}, {"interior ministry"})],
    ),
    ("The mayor spoke. Two men had fled, he said.", [(set(), {"mayor"}), (set(), {"mayor"})]),
    ("The road was cut (army figures).", [(set(), {"army"})]),
    ("A resident said two men had fled.", [(set(), set())]),
    ("Two men had fled.", []),
    ("The hospital counted six, it said.", [(set(), {"hospital"})]),
]


@pytest.mark.parametrize(("text", "expected"), HEARD, ids=[row[0] for row in HEARD])
def test_who_is_heard(text: str, expected: list[tuple[set[str], set[str]]]) -> None:
    own = find_sayings(a_report(text=text)).own
    found = [
        ({name.replace("ilia", "ilja") for name in saying.speaker.names}, set(saying.speaker.offices)) for saying in own
    ]
    assert found == expected


def test_a_sentence_goes_on_with_the_speaker_before_it() -> None:
    text = "The army had moved, the governor said. Two men fled.\n\nThe road was cut."
    sayings = find_sayings(a_report(text=text))
    assert [(text[span.start : span.end], set(who.offices)) for span, who in sayings.carried] == [
        ("Two men fled.", {"governor"})
    ]


ONE = [
    ("the defence ministry", "Defence Minister Ilja Brandt", True),
    ("the defence ministry", "the interior ministry", False),
    ("Varda police", "Orlin police", False),
    ("Varda police", "police", True),
    ("Vassily Orlov", "ambassador Vasily Orlow", True),
    ("Prosecutor Mara Voss", "Prosecutor Ilja Brandt", False),
    ("the Syrian army", "Syrians", False),
    ("a resident", "a resident", False),
]


@pytest.mark.parametrize(("first", "second", "expected"), ONE)
def test_two_speakers_may_be_one(first: str, second: str, *, expected: bool) -> None:
    assert may_be_one(speaker_of_words(first), speaker_of_words(second)) is expected


def test_quotations_are_compared_without_case_and_article() -> None:
    assert list(find_quotations("He was “The old rebel commander”.")) == [("old", "rebel", "commander")]
