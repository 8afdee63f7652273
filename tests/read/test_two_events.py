"""Sentences of our own with two events and two times, in cases/two_events*.tsv: each event gets its own time.

A row: text, and pairs `word = time words` joined by " | ": the claim whose trigger stands nearest to the word quotes these
words for its time.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tadmor.model.claim import Claim
from tadmor.model.span import Span
from tadmor.read.reader import Reader
from tests.factories import a_document, span_of

CASES = Path(__file__).parent / "cases"


def rows(table: str) -> list[tuple[str, str]]:
    with (CASES / f"{table}.tsv").open(encoding="utf-8", newline="") as file:
        return [(r["text"], r["expected"]) for r in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


def quoted_time(text: str, claims: tuple[Claim, ...], word: str) -> str:
    """The words for the time of the claim whose trigger stands nearest to this word."""
    if not claims:
        return "no claim"
    place = span_of(text, word)
    claim = min(claims, key=lambda c: Span(c.trigger.start, c.trigger.end).distance(place))
    return claim.when.evidence.text if claim.when.evidence else "no time"


def all_right(english: Reader, text: str, expected: str) -> bool:
    """Whether every event of a row has its own time."""
    claims = english.read(a_document(text)).claims
    pairs = [pair.split(" = ") for pair in expected.split(" | ")]
    return all(quoted_time(text, claims, word) == time for word, time in pairs)


@pytest.mark.parametrize(("table", "floor"), [("two_events", 42), ("two_events_unseen", 34)])
def test_most_events_get_their_own_time(english: Reader, table: str, floor: int) -> None:
    right = [all_right(english, text, expected) for text, expected in rows(table)]
    assert (sum(right), len(right) >= 40) >= (floor, True)
