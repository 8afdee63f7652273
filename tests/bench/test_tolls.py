"""Which headlines give a toll, which stand under one event alone, and when a range holds an estimate."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tadmor.bench.tolls import CodedEvent, Ranged, gives_toll, load_events
from tadmor.model.incident import Range


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Three villagers killed near Varda", True),
        ("Mine kills 12 near Varda", True),
        ("Soldier killed as truce frays", True),
        ("Death toll in Varda climbs to 30", True),
        ("Truce frays near Varda", False),
        ("Two wounded in Varda, says mayor", False),
        ("Varda buries its dead", False),
    ],
)
def test_headlines_that_give_a_toll(headline: str, expected: bool) -> None:
    assert gives_toll(headline) is expected


def _articles(*headlines: str) -> str:
    return ";".join(f'"The Courier, weekly,2024-05-28,{headline}"' for headline in headlines)


def test_a_headline_under_two_events_is_the_own_of_neither(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    shared, own = "Five killed, says army", "Two soldiers killed in Varda"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "source_article", "best"])
        writer.writerow(["", "#meta+source", "#affected+killed"])
        writer.writerow(["1", _articles(shared, own, own.upper()), "2"])
        writer.writerow(["2", _articles(shared, "Three killed in Orlin"), "3"])
        writer.writerow(["3", _articles("Three killed near Tassen"), "3"])
    first, second = load_events(path)
    assert [report.text for report in first.own] == [own, own.upper()]
    assert [(e.id, e.best, len(e.reports), len(e.own)) for e in (first, second)] == [("1", 2, 3, 2), ("2", 3, 2, 1)]
    assert (first.reports[0].outlet, first.reports[0].published) == ("The Courier, weekly", "2024-05-28")


@pytest.mark.parametrize(
    ("killed", "holds", "width"),
    [
        (Range(low=2, high=5), True, 0.75),
        (Range(low=4, high=4), True, 0.0),
        (Range(high=5), True, 1.25),
        (Range(low=2), False, None),
        (Range(low=5, high=6), False, 0.25),
        (Range(), False, None),
    ],
)
def test_a_range_holds_what_lies_in_it_and_only_where_it_is_closed(
    killed: Range, holds: bool, width: float | None
) -> None:
    ranged = Ranged(event=CodedEvent(id="1", reports=(), own=(), best=4), killed=killed)
    assert (ranged.holds, ranged.width) == (holds, width)
