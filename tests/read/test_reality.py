"""Did it happen, who says otherwise, and of how many events does a sentence speak: read through the whole reader.

The tables were written before the reader had run on them; the floors count what it now gets right.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tadmor.model.claim import Claim
from tadmor.model.value import Quantity
from tadmor.read.reader import Reader
from tadmor.read.reading import Reading
from tests.factories import a_document, span_of

CASES = Path(__file__).parent / "cases"
FLOORS = {
    "reality": 0.97,
    "scope": 0.96,
    "status_said": 0.95,
    "reality_second": 0.94,
    "scope_second": 0.9,
    "status_said_second": 0.8,
}


def rows_of(name: str) -> list[dict[str, str]]:
    """Rows of a table; the first line names the columns."""
    with (CASES / f"{name}.tsv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def claim_at(reading: Reading, text: str, word: str) -> Claim | None:
    """The claim told by this word; where the word was joined to another one, the only claim of the sentence."""
    at = span_of(text, word)
    told = [c for c in reading.claims if c.trigger.span.overlaps(at)]
    return told[0] if told else (reading.claims[0] if len(reading.claims) == 1 else None)


def how_told(reading: Reading, row: dict[str, str]) -> tuple[str, str, str]:
    """Reality, stance and what is disputed, in the form of the table."""
    at = span_of(row["text"], row["word"])
    hypothetical = [r for r in reading.rejections if r.reason == "hypothetical" and r.span]
    if any(start < at.end and at.start < end for start, end in (r.span for r in hypothetical if r.span)):
        return "hypothetical", "-", "-"
    claim = claim_at(reading, row["text"], row["word"])
    if claim is None:
        return "nothing", "-", "-"
    reality = "threatened" if claim.kind == "threat" else claim.reality
    return reality, claim.stance, "+".join(sorted(claim.disputes)) or "-"


def scope_told(reading: Reading, row: dict[str, str]) -> tuple[str, ...]:
    claim = claim_at(reading, row["text"], row["word"])
    return (claim.scope if claim else "nothing",)


def status_told(reading: Reading, row: dict[str, str]) -> tuple[str, str]:
    what, low = row["figure"].split()
    figures: list[Quantity] = [q for c in reading.claims for q in c.quantities if (q.what, q.low) == (what, int(low))]
    return (figures[0].status, figures[0].status_by or "-") if figures else ("nothing", "-")


# A sentence alone shows little of a war; a report around it would.
AROUND = "The war between the army and the rebels went on. "
SUITES = {
    "reality": (how_told, ("reality", "stance", "disputes")),
    "scope": (scope_told, ("scope",)),
    "status_said": (status_told, ("status", "by")),
}


@pytest.mark.parametrize("name", FLOORS)
def test_suite(name: str, english: Reader) -> None:
    told, columns = SUITES[name.removesuffix("_second")]
    rows, missed = rows_of(name), []
    for row in rows:
        found, wanted = (
            told(english.read(a_document(AROUND + row["text"])), row | {"text": AROUND + row["text"]}),
            tuple(row[c] for c in columns),
        )
        if found != wanted:
            missed.append(f"{row['text']} [{row.get('word', '')}]: {found}, not {wanted}")
    assert 1 - len(missed) / len(rows) >= FLOORS[name], f"{len(missed)} of {len(rows)}\n" + "\n".join(missed)
