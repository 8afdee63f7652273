from __future__ import annotations

import pytest

from tadmor.model.span import Span
from tadmor.read.places import find_places
from tadmor.read.places_of_event import choose_place, find_options, load_place_head, shares_of
from tadmor.read.reader import Reader
from tadmor.read.toponyms import find_named
from tests.factories import a_document, a_page
from tests.read.table import rows
from tests.world import world


def chosen(text: str, word: str) -> tuple[str, float]:
    page = a_page(text)
    trigger = Span(text.index(word), text.index(word) + len(word))
    found = choose_place(page, 0, trigger, find_places(page, world()), find_named(page, world()))
    return (found.place.name, found.confidence) if found else ("-", 0.0)


@pytest.mark.parametrize(("text", "word", "expected"), rows("places_of_event.tsv"))
def test_where_it_happened(text: str, word: str, expected: str) -> None:
    assert chosen(text, word)[0] == expected


def test_a_choice_is_surer_where_nothing_else_is_named() -> None:
    alone = chosen("Gunmen killed three guards in Mosul.", "killed")
    among = chosen("Gunmen from Basra who had met in Kirkuk killed three guards in Mosul.", "killed")
    assert alone[0] == "Mosul"
    assert alone[1] > among[1]


def test_options_are_places_then_what_only_looks_like_a_name() -> None:
    page = a_page("Moscow said that fighters of the Baraka Front had stormed Manbij.")
    options = find_options(page, 0, find_places(page, world()), find_named(page, world()))
    by_name = {option.place.name: option.source for option in options}
    assert by_name["Manbij"] == "place"
    assert by_name["Moscow"] == "named"
    assert [o.place.evidence.start for o in options] == sorted(o.place.evidence.start for o in options)


def test_a_sentence_that_was_not_parsed_has_no_chosen_place() -> None:
    page = a_page("Gunmen killed three guards in Mosul.", parsed=False)
    assert choose_place(page, 0, Span(7, 13), find_places(page, world())) is None


def test_shares_add_up_and_order_as_scores_do() -> None:
    shares = shares_of([800.0, 801.0, 799.0])
    assert sum(shares) == pytest.approx(1.0)
    assert sorted(range(3), key=lambda i: shares[i]) == [2, 0, 1]


def test_what_the_head_has_never_met_counts_nothing() -> None:
    assert load_place_head().score(["no such feature was ever made"]) == 0.0


def test_a_claim_has_the_chosen_place(english: Reader) -> None:
    text = "The minister told reporters in Geneva that militants had attacked a clinic in Goma on Monday and killed six nurses."
    claims = english.read(a_document(text)).claims
    assert {claim.where.name for claim in claims if claim.where} == {"Goma"}


def test_a_denial_happens_where_the_denied_strike_did(english: Reader) -> None:
    text = "The army denied on Thursday that its air strike on Raqqa on Monday killed civilians."
    claims = english.read(a_document(text)).claims
    assert [(claim.stance, claim.where.name if claim.where else None) for claim in claims] == [("denies", "Raqqa")]
