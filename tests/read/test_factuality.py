from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tadmor.read.factuality import Factuality, read_factuality
from tests.factories import a_page, span_of

CASES = Path(__file__).parent / "cases"
FLOORS = {"factuality": 0.98, "factuality_second": 0.86}


def told_of(text: str, word: str) -> Factuality:
    """What the sentence says of the word."""
    parse = a_page(text).parses[0]
    token = parse.token_at(span_of(text, word).start)
    assert token is not None
    return read_factuality(parse, token)


@pytest.mark.parametrize("name", FLOORS)
def test_sentences_tell_whether_it_came_about(name: str) -> None:
    with (CASES / f"{name}.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    missed = []
    for row in rows:
        found = told_of(row["text"], row["word"])
        came = "no" if found.score <= -1 else "yes" if found.score >= 1 else "unsure"
        if (found.reality, came) != (row["reality"], row["came"]):
            missed.append(f"{row['text']} [{row['word']}] {row['reality']} {row['came']}: {found}")
    assert 1 - len(missed) / len(rows) >= FLOORS[name], f"{len(missed)} of {len(rows)}\n" + "\n".join(missed)


@pytest.mark.parametrize(
    ("text", "word", "negated", "hedged"),
    [
        ("The army did not enter the town.", "enter", True, False),
        ("The army failed to enter the town.", "enter", False, False),
        ("The army denied that it had entered the town.", "entered", False, False),
        ("The army is believed to have entered the town.", "entered", False, True),
        ("The army reportedly entered the town.", "entered", False, True),
        ("No shots were fired in the town.", "fired", True, False),
    ],
)
def test_what_is_negated_and_what_nobody_vouches_for(text: str, word: str, negated: bool, hedged: bool) -> None:
    found = told_of(text, word)
    assert (found.negated, found.hedged) == (negated, hedged)


def test_the_surer_it_is_told_the_more_confident() -> None:
    sure, likely, open_ = (
        told_of(f"The army {how} the town.", word).confidence
        for how, word in (("entered", "entered"), ("must enter", "enter"), ("could enter", "enter"))
    )
    assert sure > likely > open_
