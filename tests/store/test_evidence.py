from __future__ import annotations

from tadmor.store.evidence import find_evidence, find_faults
from tests.store.samples import DENIAL_DOCUMENT, STRIKE_CLAIM, STRIKE_DOCUMENT


def test_quotations_of_every_value_are_found() -> None:
    assert {evidence.text for evidence in find_evidence(STRIKE_CLAIM)} == {
        "strike",
        "the health office",
        "on Monday",
        "Selvan",
        "killed 12 people",
        "Nasrin Oma, 31",
        STRIKE_DOCUMENT.text.split(". ")[0],
    }


def test_a_sound_claim_has_no_faults() -> None:
    assert not list(find_faults(STRIKE_CLAIM, STRIKE_DOCUMENT))


def test_the_wrong_document_is_one_fault() -> None:
    assert len(list(find_faults(STRIKE_CLAIM, DENIAL_DOCUMENT))) == 1
