from __future__ import annotations

import dataclasses

import pytest

from tadmor.model.span import Span
from tadmor.read.reader import Reader
from tadmor.read.truecase import in_one_case, quote_anew, truecase
from tests.claims_factory import a_figure
from tests.factories import a_document
from tests.read.table import rows


@pytest.mark.parametrize(("said", "written"), rows("truecase.tsv"))
def test_capitals_stand_where_print_has_them(said: str, written: str) -> None:
    assert truecase(a_document(said)).text == written


@pytest.mark.parametrize(
    "text", ["", "UN: NO.", "A bomb exploded in Cali.", "ATTACK IN CALI. A bomb exploded there at noon."]
)
def test_texts_with_both_kinds_of_letters_are_left_alone(text: str) -> None:
    document = a_document(text)
    assert truecase(document) is document


def test_a_letter_that_grows_when_written_small_leaves_the_text_alone() -> None:
    assert truecase(a_document("THE ARMY ENTERED İZMİR ON MONDAY.")).text == "THE ARMY ENTERED İZMİR ON MONDAY."


def test_a_heading_of_another_hand_does_not_hide_that_a_text_has_no_capitals() -> None:
    body = "the army said on friday that gunmen had attacked a camp near mopti and killed four soldiers. " * 4
    assert in_one_case("From March 2 " + body)
    assert not in_one_case("From Friday, March 2, by Anna Keller in Mopti. " + body[:90])


def test_one_case_asks_for_enough_letters() -> None:
    assert not in_one_case("CNN 1234")
    assert in_one_case("REBELS TOOK TIMBUKTU ON MONDAY")


def test_quotations_are_those_of_the_report_as_it_came(english: Reader) -> None:
    text = "REBELS KILLED FOUR SOLDIERS IN AN AMBUSH NEAR TIMBUKTU ON MONDAY, THE ARMY SAID."
    document = a_document(text)
    claims = english.read(document).claims
    assert claims
    for claim in claims:
        assert claim.trigger.text == text[claim.trigger.start : claim.trigger.end]
        assert all(q.words in q.evidence.text for q in claim.quantities)


def test_quoting_anew_changes_quotations_and_words_of_figures_only() -> None:
    printed, came = a_document("Four died."), a_document("FOUR DIED.")
    figure = dataclasses.replace(a_figure("killed", 4), words="Four", evidence=printed.quote(Span(0, 9)))
    (anew,) = quote_anew((figure,), came)
    assert (anew.words, anew.evidence.text, anew.evidence.start, anew.low) == ("FOUR", "FOUR DIED", 0, 4)
