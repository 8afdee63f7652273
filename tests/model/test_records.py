from __future__ import annotations

import pytest

from tadmor.errors import EvidenceError
from tadmor.model.claim import Claim
from tadmor.model.document import Document
from tadmor.model.ids import claim_id, document_id, hash_of, incident_id
from tadmor.model.plain import from_plain, to_plain
from tadmor.model.span import Span
from tests.factories import a_document
from tests.store.samples import STRIKE_CLAIM


def test_a_quotation_is_the_slice_itself() -> None:
    document = a_document("Ein Café brannte.")
    evidence = document.quote(Span(4, 8))
    assert (evidence.text, evidence.document) == ("Café", document.id)


@pytest.mark.parametrize("span", [Span(3, 3), Span(0, 99)])
def test_there_is_no_quotation_of_nothing(span: Span) -> None:
    with pytest.raises(EvidenceError):
        a_document("Short.").quote(span)


def test_spans() -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(5, 4)
    a, b = Span(0, 4), Span(6, 9)
    assert (a.distance(b), b.distance(a), a.cover(b), len(b)) == (2, 2, Span(0, 9), 3)
    assert a.overlaps(Span(3, 5))
    assert not a.overlaps(Span(4, 5))
    assert Span(0, 9).contains(b)


def test_ids_rest_on_what_makes_the_thing_and_nothing_else() -> None:
    assert hash_of("ab", "c") != hash_of("a", "bc")
    assert document_id("00", None) != document_id("00", "https://courier.example/1")
    document = document_id("00", None)
    assert claim_id(document, 1, 5) == claim_id(document, 1, 5) != claim_id(document, 1, 6)
    one, two = claim_id(document, 1, 5), claim_id(document, 7, 9)
    assert incident_id((one, two)) == incident_id((two, one))


def test_plain_values_and_back() -> None:
    assert from_plain(Claim, to_plain(STRIKE_CLAIM)) == STRIKE_CLAIM
    document = a_document("Text.")
    assert from_plain(Document, to_plain(document)) == document


def test_plain_values_that_do_not_fit_are_refused() -> None:
    plain = to_plain(a_document("Text."))
    with pytest.raises(TypeError, match="no field colour"):
        from_plain(Document, {**plain, "colour": "red"})
    with pytest.raises(ValueError, match="is not one of"):
        from_plain(Document, {**plain, "access": "secret"})
