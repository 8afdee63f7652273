"""Grades that people sign or overrule, and what becomes of a signature when claims come or go."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tadmor.errors import UsageError
from tadmor.model.claim import Claim
from tadmor.model.incident import Grade, Incident
from tadmor.model.judgement import Judgement, judged_claims
from tadmor.weigh.incidents import weigh_clusters
from tadmor.weigh.signing import Signature, find_signatures, make_judgement, parse_grade, sign_incidents
from tests.claims_factory import a_claim, a_source

HOSPITAL = a_claim(doc="h", killed=7, by="Aland army=xa-army", sources=(a_source("Varda hospital", "medical"),))
VILLAGERS = a_claim(doc="v", killed=7, by="Aland army=xa-army", sources=(a_source("villagers", "witness"),))
LATER = a_claim(doc="w", killed=30, by="Aland army=xa-army", sources=(a_source("Sarin police", "state_body"),))


def _weigh(*claims: Claim) -> Incident:
    (incident,) = weigh_clusters([[claim.id for claim in claims]], claims, [], ())
    return incident


def _sign(incident: Incident, by: str = "A. Reader", day: int = 1, **rest: object) -> Judgement:
    signature = Signature(by=by, at=f"2024-06-0{day}T10:00:00+00:00", **rest)  # type: ignore[arg-type]
    return make_judgement(incident, signature)


def _graded(incident: Incident, *judgements: Judgement) -> Grade:
    (signed,) = sign_incidents([incident], judgements)
    assert signed.grade is not None
    return signed.grade


def test_a_signature_names_who_stands_for_the_grade() -> None:
    incident = _weigh(HOSPITAL, VILLAGERS)
    grade = _graded(incident, _sign(incident))
    assert (grade.short, grade.signed_by) == ("fair 1", "A. Reader")
    assert grade.reasons[0] == "signed by A. Reader on 2024-06-01"


def test_who_overrules_says_why_and_the_proposal_stays_in_view() -> None:
    incident = _weigh(HOSPITAL, VILLAGERS)
    grade = _graded(incident, _sign(incident, grade=("weak", 3), why="the villagers heard it from the hospital"))
    assert (grade.short, grade.signed_by) == ("weak 3", "A. Reader")
    assert grade.reasons[:2] == (
        "overruled by A. Reader on 2024-06-01: the villagers heard it from the hospital",
        "the rule proposes fair 1",
    )


def test_a_claim_that_comes_later_ends_the_signature_and_says_what_changed() -> None:
    signed = _sign(_weigh(HOSPITAL, VILLAGERS))
    grade = _graded(_weigh(HOSPITAL, VILLAGERS, LATER), signed)
    assert (grade.short, grade.signed_by) == ("fair 2", None)
    (changed,) = grade.changed_since
    assert (changed.by, changed.at[:10], changed.grade) == ("A. Reader", "2024-06-01", "fair 1")
    assert (changed.reports, changed.origins, changed.statements) == ((1, 0), (1, 0), (1, 0))
    assert {(c.what, c.was, c.now) for c in changed.changes or ()} >= {
        ("killed", "7", "7–30"),
        ("grade", "fair 1", "fair 2"),
    }
    (gone,) = _graded(_weigh(HOSPITAL, LATER), signed).changed_since
    assert (gone.reports, gone.statements) == ((1, 1), (1, 1))
    assert _graded(_weigh(HOSPITAL, VILLAGERS), signed).changed_since == ()


def test_an_older_signature_without_what_was_signed_counts_what_came() -> None:
    bare = replace(_sign(_weigh(HOSPITAL, VILLAGERS)), signed=None)
    assert _graded(_weigh(HOSPITAL, VILLAGERS), bare).signed_by == "A. Reader"
    (changed,) = _graded(_weigh(HOSPITAL, VILLAGERS, LATER), bare).changed_since
    assert (changed.changes, changed.reports, changed.statements) == (None, None, (1, 0))


def test_the_newest_signature_counts_and_the_order_of_arrival_does_not() -> None:
    incident = _weigh(HOSPITAL, VILLAGERS)
    first, second = _sign(incident), _sign(incident, by="B. Reader", day=2)
    assert _graded(incident, first, second) == _graded(incident, second, first)
    assert _graded(incident, first, second).signed_by == "B. Reader"


def test_a_signature_that_was_replaced_does_not_count() -> None:
    incident = _weigh(HOSPITAL, VILLAGERS)
    first = _sign(incident, day=2)
    taken = replace(_sign(incident, by="B. Reader", day=1), replaces=first.id)
    assert _graded(incident, first, taken).signed_by == "B. Reader"


def _changed(incidents: list[Incident], *judgements: Judgement) -> list[list[str]]:
    """By whom each incident was signed from which it differs."""
    signed = sign_incidents(incidents, judgements)
    return [[changed.by for changed in i.grade.changed_since] if i.grade else [] for i in signed]


def test_what_was_signed_and_is_parted_is_marked_in_every_part() -> None:
    signed = _sign(_weigh(HOSPITAL, VILLAGERS, LATER))
    left, right = _weigh(HOSPITAL, VILLAGERS), _weigh(LATER)
    assert _changed([left, right], signed) == [["A. Reader"], ["A. Reader"]]
    assert find_signatures([left, right], [signed]) == {left.id: (signed,), right.id: (signed,)}
    assert set(judged_claims(signed)) == {HOSPITAL.id, VILLAGERS.id, LATER.id}


def test_who_signs_one_part_anew_leaves_the_mark_on_the_other() -> None:
    signed = _sign(_weigh(HOSPITAL, VILLAGERS, LATER))
    left, right = _weigh(HOSPITAL, VILLAGERS), _weigh(LATER)
    assert _changed([left, right], signed, _sign(right, by="B. Reader", day=2)) == [["A. Reader"], []]
    assert _changed([left, right], signed, _sign(left, by="B. Reader", day=2)) == [[], ["A. Reader"]]


def test_of_two_signed_events_that_are_one_now_both_signatures_are_named() -> None:
    first, second = _sign(_weigh(HOSPITAL, VILLAGERS)), _sign(_weigh(LATER), by="B. Reader", day=2)
    joined = _weigh(HOSPITAL, VILLAGERS, LATER)
    assert _changed([joined], first, second) == [["B. Reader", "A. Reader"]]
    assert _changed([joined], first, second, _sign(joined, by="C. Reader", day=3)) == [[]]


def test_of_two_signatures_of_one_event_the_older_is_not_named() -> None:
    first, second = (_sign(_weigh(HOSPITAL, VILLAGERS), by=by, day=day) for by, day in (("A", 1), ("B", 2)))
    assert _changed([_weigh(HOSPITAL, VILLAGERS, LATER)], first, second) == [["B"]]


def test_other_judgements_and_claims_that_are_gone_sign_nothing() -> None:
    incident = _weigh(HOSPITAL, VILLAGERS)
    signed = _sign(incident)
    broken = replace(signed, on=("x", "fair", "1"))
    elsewhere = _sign(_weigh(LATER))
    assert _graded(incident, replace(signed, verdict="accept"), broken, elsewhere) == incident.grade


@pytest.mark.parametrize(
    ("words", "expected"), [("fair 2", ("fair", 2)), (" discounted 5 ", ("discounted", 5)), ("- 1", (None, 1))]
)
def test_a_grade_in_words(words: str, expected: tuple[str | None, int]) -> None:
    assert parse_grade(words) == expected


@pytest.mark.parametrize("words", ["", "fair", "good 2", "fair 7", "2", "fair two", "fair  2 3"])
def test_what_is_no_grade(words: str) -> None:
    with pytest.raises(UsageError, match="is no grade"):
        parse_grade(words)


def test_what_cannot_be_signed() -> None:
    incident = _weigh(HOSPITAL)
    with pytest.raises(UsageError, match="--by"):
        _sign(incident, by=" ")
    with pytest.raises(UsageError, match="--why"):
        _sign(incident, grade=("weak", 3))
    with pytest.raises(UsageError, match="no grade"):
        _sign(replace(incident, grade=None))
