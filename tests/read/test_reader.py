from __future__ import annotations

from dataclasses import replace

from tadmor.model.value import TimeInterval
from tadmor.read.page import Page
from tadmor.read.reader import Reader
from tests.factories import a_document


def test_a_text_without_war_says_why_nothing_was_coded(english: Reader) -> None:
    reading = english.read(a_document("The striker scored twice and the coach praised the goalkeeper after the match."))
    assert reading.claims == ()
    assert [rejection.reason for rejection in reading.rejections] == ["not_about_conflict"]
    assert "sport" in reading.rejections[0].detail


def test_a_stage_is_replaced_by_passing_another(english: Reader) -> None:
    def no_times(page: Page) -> tuple[TimeInterval, ...]:
        return ()

    text = "Gunmen killed four soldiers near Gao on Monday."
    (usual,) = english.read(a_document(text)).claims
    (without,) = replace(english, find_times=no_times).read(a_document(text)).claims
    assert usual.when.earliest == "2024-05-27"
    assert without.when.basis == "publication"
    assert without.id == usual.id


def test_a_claim_says_who_read_it(english: Reader) -> None:
    (claim,) = english.read(a_document("Gunmen killed four soldiers near Gao.")).claims
    assert (claim.read_by.reader, len(claim.read_by.knowledge)) == ("english", 16)


def test_only_sentences_worth_it_are_parsed(english: Reader) -> None:
    reading = english.read(a_document("Gunmen killed four soldiers. Bread is sold at nine. The road is long."))
    assert (reading.sentences, reading.parsed) == (3, 1)
