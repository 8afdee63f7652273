from __future__ import annotations

from dataclasses import replace

import pytest

from tadmor.model.correction import Correction
from tadmor.model.value import Modifier, Quantity
from tadmor.store.evidence import find_correction_faults, find_evidence, find_faults
from tests.store.samples import DENIAL_DOCUMENT, STRIKE_CLAIM, STRIKE_DOCUMENT, quote


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


@pytest.mark.parametrize(
    ("language", "words", "low", "high", "modifier", "holds"),
    [
        ("en", "12", 12, 12, "exactly", True),
        ("en", "12", 21, 21, "exactly", False),
        ("en", "1,200", 1200, 1200, "exactly", True),
        ("en", "1,200", 200, 200, "exactly", False),
        ("en", "12-15", 12, 15, "exactly", True),
        ("en", "at least 12", 12, None, "at_least", True),
        ("en", "twelve", 12, 12, "exactly", True),
        ("en", "twelve", 13, 13, "exactly", False),
        ("en", "dozens", 24, None, "vague", True),
        ("en", "dozens", 100, None, "vague", False),
        ("en", "5 thousand", 5000, 5000, "exactly", True),
        ("en", "a soldier", 1, 1, "exactly", True),
        ("en", "nobody", 0, 0, "exactly", True),
        ("en", "12 people", 1, 1, "exactly", False),
        ("en", "Ali, Omar and Zayd", 3, 3, "exactly", False),
        ("en", "Ali, Omar and Zayd", 3, 3, "counted", True),
        ("ar", "١٢", 12, 12, "exactly", True),
        ("ar", "١٢", 21, 21, "exactly", False),
        ("ar", "عشرات", 20, None, "vague", True),
        ("fa", "۱۲۰", 120, 120, "exactly", True),
        ("hi", "१२", 12, 12, "exactly", True),
        ("ru", "5 тыс.", 5000, 5000, "about", True),
        ("de", "1.200", 1200, 1200, "exactly", True),
        ("fr", "1 200", 1200, 1200, "exactly", True),
        ("uk", "дванадцять", 12, 12, "exactly", True),
        (None, "12", 12, 12, "exactly", True),
        (None, "12.", 13, 13, "exactly", False),
    ],
)
def test_what_a_person_says_of_a_number_is_in_its_words(
    language: str | None, words: str, low: int | None, high: int | None, modifier: Modifier, holds: bool
) -> None:
    """Digits of any script; number words of English; anything else a person may say of another language."""
    document = replace(STRIKE_DOCUMENT, text=f"So {words} of them.", language=language)
    figure = Quantity(
        what="killed", low=low, high=high, modifier=modifier, words=words, evidence=quote(document, document.text)
    )
    faults = list(find_correction_faults(Correction(slot="killed", quantities=(figure,)), document))
    assert (not faults) == holds
