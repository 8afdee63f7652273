from __future__ import annotations

from dataclasses import replace

import pytest

from tadmor.model.claim import Claim
from tadmor.model.document import Document
from tadmor.read.reading import Reading
from tadmor.run.batch import Batch, read_batch
from tests.factories import a_document
from tests.run.small_reader import SmallReader

TOLD = a_document("Officials met. On Monday 12 people were killed in Selvan.")
QUIET = a_document("Officials met and dined.")
TRAP = a_document("This is a trap. On Monday 12 people were killed in Selvan.")
READER = SmallReader()


def _read(document: Document, languages: tuple[str, ...] = ("en",)) -> Reading:
    (reading,) = read_batch(Batch(documents=(document,), languages=languages), READER.read).readings
    return reading


def test_readings_stand_in_the_order_of_their_documents() -> None:
    batch = read_batch(Batch(documents=(QUIET, TOLD, TRAP), languages=("en",)), READER.read)
    assert [reading.document for reading in batch.readings] == [QUIET.id, TOLD.id, TRAP.id]
    assert [len(reading.claims) for reading in batch.readings] == [0, 1, 0]


@pytest.mark.parametrize(
    ("language", "languages", "readable"),
    [
        ("en", ("en",), True),
        ("en-GB", ("en",), True),
        ("EN", ("en",), True),
        (None, ("en",), True),
        ("ar", ("en",), False),
        ("ar", ("en", "ar"), True),
        ("eng", ("en",), False),
    ],
)
def test_a_language_without_a_reader_is_a_rejection(
    language: str | None, languages: tuple[str, ...], readable: bool
) -> None:
    reading = _read(replace(TOLD, language=language), languages)
    assert bool(reading.claims) is readable
    assert [rejection.reason for rejection in reading.rejections] == ([] if readable else ["no_reader_for_language"])


def test_a_reader_that_fails_is_a_rejection_with_the_type_of_its_failure() -> None:
    (rejection,) = _read(TRAP).rejections
    assert (rejection.stage, rejection.reason, rejection.document) == ("read", "reader_failed", TRAP.id)
    assert "IndexError" in rejection.detail


@pytest.mark.parametrize("fault", [KeyboardInterrupt, SystemExit])
def test_stopping_is_not_a_failure_of_the_reader(fault: type[BaseException]) -> None:
    def stop(_: Document) -> Reading:
        raise fault

    with pytest.raises(fault):
        read_batch(Batch(documents=(TOLD,), languages=("en",)), stop)


def _wrong_number(claim: Claim) -> Claim:
    return replace(claim, quantities=(replace(claim.quantities[0], words="13"),))


def test_a_claim_whose_quotation_does_not_hold_is_left_out_and_counted() -> None:
    good = READER.read(TOLD)
    moved = replace(good.claims[0], trigger=replace(good.claims[0].trigger, start=0, end=6))

    def read(_: Document) -> Reading:
        return replace(good, claims=(moved, _wrong_number(good.claims[0]), *good.claims))

    (reading,) = read_batch(Batch(documents=(TOLD,), languages=("en",)), read).readings
    assert reading.claims == good.claims
    assert [(r.stage, r.reason) for r in reading.rejections] == [("store", "quotation_does_not_hold")] * 2
    assert "“13”" in reading.rejections[1].detail


def test_one_claim_a_trigger() -> None:
    good = READER.read(TOLD)

    def read(_: Document) -> Reading:
        return replace(good, claims=good.claims * 2)

    (reading,) = read_batch(Batch(documents=(TOLD,), languages=("en",)), read).readings
    assert reading.claims == good.claims
    assert [rejection.reason for rejection in reading.rejections] == ["same_trigger"]
