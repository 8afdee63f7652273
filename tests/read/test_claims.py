from __future__ import annotations

import pytest

from tadmor.model.claim import Claim
from tadmor.read.reader import Reader
from tests.factories import a_document

STRIKE = "A government air strike on a market in Timbuktu on Monday killed 12 people, the mayor said."


def _claims(reader: Reader, text: str) -> tuple[Claim, ...]:
    return reader.read(a_document(text)).claims


def test_a_later_sentence_takes_over_what_the_report_has_said(english: Reader) -> None:
    first, second = _claims(english, STRIKE + " Nine were wounded, a doctor said.")
    assert (second.kind, second.when.earliest, second.where and second.where.name) == (
        "air_drone_strike",
        "2024-05-27",
        "Timbuktu",
    )
    assert first.where is not None
    assert second.where is not None
    assert second.where.evidence == first.where.evidence
    assert second.where.confidence < first.where.confidence
    assert [source.name for source in second.sources] == ["The Courier", "doctor"]


def test_a_denial_names_what_it_answers_and_what_it_disputes(english: Reader) -> None:
    claims = _claims(english, STRIKE + " The army denied that civilians were killed in the strike.")
    denial = claims[-1]
    assert (denial.stance, denial.disputes, denial.about) == ("denies", ("status",), claims[0].id)


def test_an_attack_and_its_answer_are_two_claims_with_sides_swapped(english: Reader) -> None:
    text = "Rebels attacked an army post near Gao and killed three soldiers. Army jets bombed a rebel camp in response."
    attack, answer = _claims(english, text)
    assert {a.name for a in attack.actors if a.role == "perpetrator"} == {"Rebels"}
    assert {a.name for a in answer.actors if a.role == "perpetrator"} == {"Army jets"}
    assert (attack.kind, answer.kind) == ("armed_clash", "air_drone_strike")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Soldiers and rebels fear an attack. If rebels attack the base, soldiers will die.", "hypothetical"),
        ("Rebels killed four soldiers on Monday. The attack shocked the army.", "says_nothing_new"),
    ],
)
def test_what_is_left_out_is_said_with_its_reason(english: Reader, text: str, reason: str) -> None:
    reading = english.read(a_document(text))
    assert reason in {rejection.reason for rejection in reading.rejections}
    for rejection in reading.rejections:
        assert rejection.document == reading.document


def test_nothing_said_of_the_time_is_no_later_than_publication(english: Reader) -> None:
    (claim,) = _claims(english, "Gunmen killed four soldiers near Gao.")
    assert (claim.when.earliest, claim.when.latest, claim.when.basis) == (None, "2024-05-30", "publication")


def test_an_older_event_beside_a_newer_one_is_a_recap(english: Reader) -> None:
    text = "Rebels killed four soldiers near Gao on Monday. On 2 May, rebels killed nine soldiers on the same road."
    assert [claim.told_as for claim in _claims(english, text)] == ["news", "recap"]


def test_reading_twice_gives_the_same_claims(english: Reader) -> None:
    assert _claims(english, STRIKE) == _claims(english, STRIKE)


def test_evidence_is_the_slice_itself(english: Reader) -> None:
    document = a_document("KANO, May 30 (XPA) - Gunmen killed four soldiers near Gao on Monday, the army said.")
    for claim in english.read(document).claims:
        assert document.text[claim.evidence.start : claim.evidence.end] == claim.evidence.text
        assert claim.evidence.text.startswith("Gunmen")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Shelling killed Maria Petrova, a teacher, in Kherson on Monday.", "Maria Petrova"),
        ("Gunmen abducted Father John Musa near Kaduna on Monday.", "Father John Musa"),
    ],
)
def test_people_without_an_office_are_kept_apart_from_the_actors(english: Reader, text: str, named: str) -> None:
    (claim,) = _claims(english, text)
    assert [person.name for person in claim.persons] == [named]
    assert named not in {actor.name for actor in claim.actors}


@pytest.mark.parametrize(
    ("speaker", "kind"),
    [
        ("said Ivan Petrenko, a resident", "witness"),
        ("Mr Bondar said", "witness"),
        ("Governor Oleh Koval said", "official"),
    ],
)
def test_a_speaker_without_an_office_is_a_witness(english: Reader, speaker: str, kind: str) -> None:
    (claim,) = _claims(english, f"Shelling by rebels killed two people in Kherson on Monday, {speaker}.")
    assert claim.sources[-1].kind == kind
