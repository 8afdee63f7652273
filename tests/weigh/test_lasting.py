"""Ids that last: claims by letters, an incident is a word of them; ids are the words that stood first."""

from __future__ import annotations

import pytest

from tadmor.model.ids import ClaimId, IncidentId, incident_id
from tadmor.model.incident import FormerIncident, Incident
from tadmor.weigh.lasting import find_successors, gone_since, keep_ids


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
        former += [one for one in gone_since(living, incidents) if one not in former]
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
    ids, former, incidents = _run(*states)
    assert set(find_successors(_id(old), incidents, former)) == {ids[word] for word in expected.split()}


def test_relations_follow_the_ids() -> None:
    first, second = _incidents("abc d")
    answer = Incident(**{**{f: getattr(second, f) for f in Incident.__slots__}, "response_to": first.id})
    kept = keep_ids([first, answer], [FormerIncident(id=IncidentId("old"), claims=_claims("ab"))], ())
    assert {"".join(i.claims): (i.id, i.response_to) for i in kept} == {
        "abc": ("old", None),
        "d": (second.id, "old"),
    }
