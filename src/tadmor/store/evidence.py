"""Does every quotation of a claim, or of what a person put into one, stand where it says, word for word?

What a person says of a number is held to the words too: digits of any script must say it; in a language whose number words are
known so must those, unless the person counted names (modifier ``counted``). In any other the person says what a word means.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping

from tadmor.errors import EvidenceError
from tadmor.lexicon.number_words import load_numbers, split_words
from tadmor.lexicon.numbers import find_numbers
from tadmor.model.claim import Claim, coded_by
from tadmor.model.correction import Correction
from tadmor.model.document import Document, Evidence
from tadmor.model.value import Quantity

_NUMBER = re.compile(r"\d{1,3}(?:[.,٬'’\u00a0\u202f ]\d{3})+(?!\d)|\d+")
_WITH_NUMBER_WORDS = ("en",)
_SMALL = (0, 1)


def find_evidence(value: object) -> Iterator[Evidence]:
    """Every quotation in a record, however deep."""
    if isinstance(value, Evidence):
        yield value
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from find_evidence(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from find_evidence(item)
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from find_evidence(item)


def find_faults(claim: Claim, document: Document) -> Iterator[str]:
    """What does not hold between a claim and its document, one sentence each; nothing when all holds."""
    if claim.document.id != document.id:
        yield f"it belongs to document {claim.document.id}, not {document.id}"
        return
    yield from _find_quotation_faults(claim, document)
    yield from _find_figure_faults(claim.quantities)
    if coded_by(claim):
        yield from _find_number_faults(claim.quantities, document.language)


def find_correction_faults(correction: Correction, document: Document) -> Iterator[str]:
    """What does not hold between what a person put into a slot and the report; nothing when all holds."""
    yield from _find_quotation_faults(correction, document)
    yield from _find_figure_faults(correction.quantities)
    yield from _find_number_faults(correction.quantities, document.language)


def _find_quotation_faults(record: object, document: Document) -> Iterator[str]:
    for evidence in find_evidence(record):
        if evidence.document != document.id:
            yield f"it quotes another document, {evidence.document}"
        elif not evidence.start < evidence.end or document.text[evidence.start : evidence.end] != evidence.text:
            yield f"“{evidence.text[:80]}” does not stand at {evidence.start}..{evidence.end}"


def _find_figure_faults(quantities: Iterable[Quantity]) -> Iterator[str]:
    for quantity in quantities:
        if not quantity.words or quantity.words not in quantity.evidence.text:
            yield f"its figure “{quantity.words}” is not in “{quantity.evidence.text[:80]}”"


def _find_number_faults(quantities: Iterable[Quantity], language: str | None) -> Iterator[str]:
    for quantity in quantities:
        values = {value for value in (quantity.low, quantity.high) if value is not None}
        said = _said_numbers(quantity.words, language)
        wordless = not any(letter.isalpha() for letter in quantity.words)
        if quantity.modifier == "counted" or values <= said:
            continue
        if wordless or (
            language in _WITH_NUMBER_WORDS and (any(map(str.isdecimal, quantity.words)) or values - {*_SMALL})
        ):
            told = " to ".join(str(value) for value in sorted(values))
            yield f"“{quantity.words}” does not say {told}"


def _said_numbers(words: str, language: str | None) -> set[int]:
    """Numbers in digits of any script, and those of number words where they are known."""
    said = {int("".join(filter(str.isdecimal, found))) for found in _NUMBER.findall(words)}
    if language in _WITH_NUMBER_WORDS:
        for phrase in find_numbers(split_words(words), load_numbers()):
            said |= {value for value in (phrase.low, phrase.high) if value is not None}
    return said


def check_correction(correction: Correction, document: Document) -> None:
    """Raises EvidenceError where a quotation of what a person put into a slot, or a number in it, does not hold."""
    for fault in find_correction_faults(correction, document):
        raise EvidenceError(f"The new value of {correction.slot} does not hold: {fault}")


def check_claim(claim: Claim, document: Document) -> None:
    """Raises EvidenceError where a quotation of the claim, or the words of a figure, do not stand in the document."""
    for fault in find_faults(claim, document):
        raise EvidenceError(f"claim {claim.id}: {fault}")
