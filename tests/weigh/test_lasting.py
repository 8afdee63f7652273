"""Ids that last: claims by letters, an incident is a word of them; ids are the words that stood first."""

from __future__ import annotations

from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tadmor.model.ids import ClaimId, IncidentId, JudgementId, incident_id
from tadmor.model.incident import FormerIncident, Incident
from tadmor.model.judgement import Judgement, Verdict
from tadmor.weigh.lasting import keep_ids, remember


def _claims(word: str) -> tuple[ClaimId, ...]:
    return tuple(ClaimId(letter) for letter in word)


def _incidents(words: str) -> list[Incident]:
    return [
        Incident(id=incident_id(_claims(w)), kind="other", when=None, where=None, claims=_claims(w), documents=())
        for w in words.split()
    ]


def _run(*states: str) -> tuple[dict[str, IncidentId], list[FormerIncident], tuple[Incident, ...]]:
    """The ids after each of these states of a record in turn."""
    living: list[FormerIncident] = []
    former: list[FormerIncident] = []
    incidents: tuple[Incident, ...] = ()
    for state in states:
        incidents = keep_ids(_incidents(state), living, former)
        former = list(remember(incidents, living, former))
        living = [FormerIncident(id=i.id, claims=i.claims) for i in incidents]
    return {"".join(i.claims): i.id for i in incidents}, former, incidents


def _id(word: str) -> IncidentId:
    return incident_id(_claims(word))


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        (("ab c",), {"ab": "ab", "c": "c"}),
        (("ab", "abc"), {"abc": "ab"}),
        (("ab", "abc", "abcd e"), {"abcd": "ab", "e": "e"}),
        (("abc", "ab c"), {"ab": "abc", "c": "c"}),
        (("abcd", "ab cd"), {"ab": "ab", "cd": "cd"}),
        (("abcd", "ab cd", "abcd"), {"abcd": "abcd"}),
        (("abc", "ab c", "abc"), {"abc": "abc"}),
        (("abc de", "abcde"), {"abcde": "abc"}),
        (("abc de", "abcde", "abc de"), {"abc": "abc", "de": "de"}),
        (("abc de", "abcde", "abcdef", "abc def"), {"abc": "abc", "def": "de"}),
        (("abc", "b"), {"b": "abc"}),
        (("abc", "def"), {"def": "def"}),
    ],
)
def test_what_id_an_incident_has(states: tuple[str, ...], expected: dict[str, str]) -> None:
    """A claim joins, one goes, halves part, two become one and part again, claims are read no more."""
    ids, _, _ = _run(*states)
    assert ids == {word: _id(first) for word, first in expected.items()}


@pytest.mark.parametrize(
    ("states", "old", "expected"),
    [
        (("abcd", "ab cd"), "abcd", "ab cd"),
        (("abc de", "abcde"), "de", "abcde"),
        (("ab c", "abc", "abcd"), "c", "abcd"),
        (("ab", "c"), "ab", ""),
    ],
)
def test_old_ids_lead_to_what_there_is_now(states: tuple[str, ...], old: str, expected: str) -> None:
    ids, former, _ = _run(*states)
    (last,) = {one.superseded_by for one in former if one.id == _id(old)}
    assert set(last) == {ids[word] for word in expected.split()}


def test_relations_follow_the_ids() -> None:
    first, second = _incidents("abc d")
    answer = Incident(**{**{f: getattr(second, f) for f in Incident.__slots__}, "response_to": first.id})
    kept = keep_ids([first, answer], [FormerIncident(id=IncidentId("old"), claims=_claims("ab"))], ())
    assert {"".join(i.claims): (i.id, i.response_to) for i in kept} == {
        "abc": ("old", None),
        "d": (second.id, "old"),
    }


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        (("abcd", "ab cd"), {"abcd": "ab cd"}),
        (("abc de", "abcde"), {"de": "abcde"}),
        (("abc de", "abcde", "abc de"), {}),
        (("ab cd", "abcd", "ab cd"), {}),
        (("abc de", "abcde", "fabcde", "f"), {"de": "f"}),
        (("ab", "c"), {"ab": ""}),
        (("abcd", "ab cd", "abcd"), {"ab": "abcd", "cd": "abcd"}),
    ],
)
def test_every_id_that_was_given_leads_on(states: tuple[str, ...], expected: dict[str, str]) -> None:
    """What is superseded, and by what. Where its claims are read no more, it follows what had superseded it."""
    ids, former, incidents = _run(*states)
    alive = {incident.id for incident in incidents}
    gone = {one.id: set(one.superseded_by) for one in former if one.id not in alive}
    assert gone == {_id(old): {ids[word] for word in after.split()} for old, after in expected.items()}


def test_an_id_stays_when_the_words_of_its_claims_move() -> None:
    living = [FormerIncident(id=IncidentId("old"), claims=_claims("ab"))]
    moved = {ClaimId("a"): ClaimId("x"), ClaimId("b"): ClaimId("y")}
    (kept,) = keep_ids(_incidents("xy"), living, (), moved)
    assert kept.id == "old"


def test_what_joined_or_parted_them_is_named() -> None:
    living = [FormerIncident(id=_id(word), claims=_claims(word)) for word in ("ab", "cde", "fghi")]
    incidents = keep_ids(_incidents("abcde fg hi"), living, ())
    at = "2024-06-01T10:00:00+00:00"
    same, different = (
        Judgement(id=JudgementId(verdict), on=tuple(pair), verdict=cast("Verdict", verdict), by="R. M.", at=at)
        for verdict, pair in (("same", "bc"), ("different", "gh"))
    )
    found = {one.id: one for one in remember(incidents, living, (), judgements=[same, different])}
    assert (found[_id("ab")].because, found[_id("ab")].judgement) == ("joined", "same")
    assert (found[_id("fghi")].because, found[_id("fghi")].judgement) == ("parted", "different")
    alone = {one.id: one for one in remember(incidents, living, ())}
    assert (alone[_id("ab")].because, alone[_id("ab")].judgement) == ("joined", None)


@given(st.lists(st.lists(st.integers(0, 3), min_size=7, max_size=7), min_size=1, max_size=5))
def test_whatever_happens_between_the_first_ids_come_back(between: list[list[int]]) -> None:
    def partition(homes: list[int]) -> str:
        parts = ("".join(c for c, at in zip("abcdefg", homes, strict=True) if at == home) for home in range(4))
        return " ".join(part for part in parts if part)

    states = ["abc de fg", *map(partition, between)]
    there, _, _ = _run(*states)
    back, former, incidents = _run(*states, *states[-2::-1])
    assert back == {word: _id(word) for word in ("abc", "de", "fg")}
    alive = {incident.id for incident in incidents}
    resolved = {one.id for one in former if set(one.superseded_by) & alive} | alive
    assert set(there.values()) <= resolved
