"""Sentences of our own with everything that they say of time, in cases/time_expressions.tsv.

A row: text and the expressions expected in text order, joined by " | "; one reads `words = value`. The day of publication is
Thursday 2024-05-30.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tadmor.read.times import find_time_expressions, find_times
from tests.factories import a_page

CASES = Path(__file__).parent / "cases" / "time_expressions.tsv"


def rows() -> list[tuple[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as file:
        return [(r["text"], r["expected"] or "") for r in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


@pytest.mark.parametrize(("text", "expected"), rows())
def test_a_sentence_gives_all_that_it_says_of_time(text: str, expected: str) -> None:
    found = find_time_expressions(a_page(text, parsed=False))
    assert " | ".join(f"{e.evidence.text} = {e.value}" for e in found) == expected


def test_expressions_never_overlap_and_stand_in_order() -> None:
    text = "For nearly two weeks, since early last month, planes came every night or twice a week, as in the past three months."
    spans = [e.evidence.span for e in find_time_expressions(a_page(text, parsed=False))]
    assert spans == sorted(spans)
    assert not any(a.overlaps(b) for a in spans for b in spans if a != b)


def test_what_is_dated_carries_the_interval_of_find_times() -> None:
    page = a_page("Rebels, who shelled the town for three days, took it on Monday night.", parsed=False)
    lasted, taken = find_time_expressions(page)
    assert lasted.interval is None
    assert (taken.interval,) == find_times(page)


def test_the_day_of_a_dateline_is_an_expression() -> None:
    page = a_page("DELMA, May 29 (Courier) - Rain fell today.", parsed=False)
    assert [e.value for e in find_time_expressions(page)] == ["2024-05-29", "2024-05-29"]
