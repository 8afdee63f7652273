from __future__ import annotations

from datetime import datetime

import pytest

from tadmor.export.page.contents import Contents, gather
from tadmor.export.page.timeline import Axis, choose_axis, choose_ticks, draw_timeline
from tadmor.export.protect import Released
from tests.claims_factory import Told, a_claim, a_report
from tests.export.page_records import release


def day(text: str) -> datetime:
    return datetime.fromisoformat(text)


def contents(*told: Told) -> Contents:
    released: Released = release([[a_claim(**(Told(doc=f"d{n}") | one))] for n, one in enumerate(told)], [a_report()])
    return gather(released, "record")


def test_the_axis_holds_what_stands_together() -> None:
    axis = choose_axis([(day("2024-05-01"), day("2024-05-02")), (None, day("2024-05-20"))])
    assert axis.first < day("2024-05-01")
    assert axis.last > day("2024-05-20")


def test_an_event_of_years_ago_does_not_press_the_others_together() -> None:
    axis = choose_axis([(day("2013-08-21"), day("2013-08-22")), (day("2024-05-01"), day("2024-05-02"))])
    assert axis.first > day("2024-04-01")
    assert axis.at(day("2013-08-21")) == 0.0


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2024-05-01", "2024-05-07", ["2 May", "3 May", "4 May", "5 May", "6 May"]),
        ("2024-05-01", "2024-06-20", ["2 May", "12 May", "22 May", "1 Jun", "11 Jun"]),
        ("2020-01-01", "2024-01-01", ["2020", "2021", "2022", "2023", "2024"]),
        ("2023-11-10", "2024-06-01", ["Jan 2024", "Mar 2024", "May 2024"]),
    ],
)
def test_ticks(first: str, last: str, words: list[str]) -> None:
    assert [words for _, words in choose_ticks(Axis(first=day(first), last=day(last)))] == words


def test_bars_are_intervals() -> None:
    drawn = draw_timeline(contents({"day": "2024-05-20/2024-05-26"}, {"day": "2024-05-21"}))
    assert drawn
    assert drawn.count('class="bar"') == 2
    assert "20–26 May 2024" in drawn


def test_what_has_no_beginning_fades_in() -> None:
    drawn = draw_timeline(contents({"day": None}))
    assert drawn
    assert 'class="bar open"' in drawn
    assert "by 30 May 2024 (no day said)" in drawn


def test_what_nobody_dates_is_said_in_words() -> None:
    drawn = draw_timeline(contents({"day": None, "published": None}))
    assert drawn
    assert "<svg" not in drawn
    assert "The reports do not say when: " in drawn


def test_no_event_no_timeline() -> None:
    assert draw_timeline(contents()) is None
