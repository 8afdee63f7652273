"""Sentences of our own with the intervals that they give, as tables in cases/times_*.tsv.

A row: day of publication ("." is Thursday 2024-05-30, "-" none), text, and the times expected in text order, joined by
" | ". One time reads `quotation = earliest/latest precision basis [of] [offset] [low]`, with `s` for stated, `r` for
relative, `part` for part_of_day, and `low` where the confidence must be at most 0.2.
"""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from tadmor.model.document import Evidence
from tadmor.model.value import TimeInterval
from tadmor.read.page import Page
from tadmor.read.times import Dateline, find_dateline, find_times
from tests.factories import a_page

CASES = Path(__file__).parent / "cases"
TABLES = (
    "times_absolute",
    "times_relative",
    "times_day_parts",
    "times_of",
    "times_none",
    "times_wires",
    "times_called",
    "times_reports",
)
PRECISIONS = {"part_of_day": "part"}
PUBLISHED = {".": "2024-05-30", "-": None}


def rows(table: str) -> list[tuple[str | None, str, str]]:
    with (CASES / f"{table}.tsv").open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [(PUBLISHED.get(r["published"], r["published"]), r["text"], (r["expected"] or "").strip()) for r in found]


def written(time: TimeInterval) -> str:
    """A time as the tables write it."""
    assert time.evidence is not None
    interval = time.earliest if time.earliest == time.latest else f"{time.earliest}/{time.latest}"
    words = [f"{time.evidence.text} =", interval, PRECISIONS.get(time.precision, time.precision), time.basis[0]]
    words += [time.of] if time.of != "occurred" else []
    words += [time.utc_offset] if time.utc_offset else []
    words += ["low"] if time.confidence <= 0.2 else []
    return " ".join(str(word) for word in words)


def page_of(text: str, published: str | None = "2024-05-30") -> Page:
    return a_page(text, published=published, parsed=False)


@pytest.mark.parametrize(("published", "text", "expected"), [row for table in TABLES for row in rows(table)])
def test_a_sentence_gives_its_times(published: str | None, text: str, expected: str) -> None:
    assert " | ".join(written(t) for t in find_times(page_of(text, published))) == expected


def test_the_tables_are_wide_enough() -> None:
    every = [row for table in TABLES for row in rows(table)]
    assert len({text for _, text, _ in every}) >= 200
    assert sum(not expected for _, _, expected in every) >= 30


def texts_of(dateline: Dateline, text: str) -> tuple[str, str | None, str | None, str | None]:
    """What a dateline holds: place, first day, agency and the first word of the report."""
    place = text[dateline.place.start : dateline.place.end] if dateline.place else ""
    agency = text[dateline.agency.start : dateline.agency.end] if dateline.agency else None
    day = dateline.when.earliest if dateline.when else None
    return place, day, agency, text[dateline.span.end :].split(maxsplit=1)[0]


@pytest.mark.parametrize(
    ("published", "text", "expected"),
    [
        (".", "DELMA, May 29 (Courier) - Rain fell.", ("DELMA", "2024-05-29", "Courier", "Rain")),
        (".", "DELMA, May 30. /NEWSWIRE/. Rain fell.", ("DELMA", "2024-05-30", "NEWSWIRE", "Rain")),
        (".", "Delma, 5 October 2023 – Rain fell.", ("Delma", "2023-10-05", None, "Rain")),
        (".", "Delma, 8 Feb, NEWSWIRE. Rain fell.", ("Delma", "2024-02-08", "NEWSWIRE", "Rain")),
        (".", "NEW DELMA (AP). Rain fell.", ("NEW DELMA", None, "AP", "Rain")),
        (".", "DELMA, Borduria (AP) — Rain fell.", ("DELMA, Borduria", None, "AP", "Rain")),
        ("-", "DELMA, May 29 (Courier) - Rain fell.", ("DELMA", None, "Courier", "Rain")),
        ("-", "DELMA, May 29, 2021 (Courier) - Rain fell.", ("DELMA", "2021-05-29", "Courier", "Rain")),
        (".", "DELMA/NORTH PORT (30 May 2024) – Rain fell.", ("DELMA/NORTH PORT", "2024-05-30", None, "Rain")),
        (".", "Rain over Delma\n\nDELMA - Rain fell.", ("DELMA", None, None, "Rain")),
        ("2024-01-01", "DELMA, Dec 31 (Courier) -- Rain fell.", ("DELMA", "2023-12-31", "Courier", "Rain")),
    ],
)
def test_a_dateline_is_read(published: str, text: str, expected: tuple[str, str | None, str | None, str]) -> None:
    found = find_dateline(page_of(text, PUBLISHED.get(published, published)))
    assert found is not None
    assert texts_of(found, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Rain fell on Delma on 5 October 2023 - again.",
        "The army (in green) - Rain fell.",
        "Delma is a port. Rain fell.",
        "On 5 October 2023, Delma was shelled.",
        "",
    ],
)
def test_what_is_no_dateline(text: str) -> None:
    assert find_dateline(page_of(text)) is None


def test_the_day_of_a_dateline_is_no_time_of_an_event() -> None:
    times = find_times(page_of("DELMA, May 29 (Courier) - A bridge fell on 20 May."))
    assert [t.evidence.text for t in times if t.evidence] == ["20 May"]


def test_today_is_the_day_of_the_dateline() -> None:
    times = find_times(page_of("DELMA, May 29 (Courier) - A bridge fell today."))
    assert [t.earliest for t in times] == ["2024-05-29"]


def test_times_quote_the_text_in_order() -> None:
    page = page_of("A mine blew up on Monday.\n\nOn 3 May 2023 two men died at noon. It rained on Tuesday night.")
    quotations = [t.evidence for t in find_times(page)]
    assert all(isinstance(q, Evidence) and q == page.document.quote(q.span) for q in quotations)
    starts = [q.start for q in quotations if q]
    assert starts == sorted(starts)


def test_a_day_is_never_narrowed() -> None:
    (time,) = find_times(page_of("Shops were looted last week."))
    assert (time.first_day, time.last_day) == (date(2024, 5, 20), date(2024, 5, 26))
