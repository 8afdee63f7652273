"""Who relays whom, drawn: every end a box, every relay a line, and of many the most joined, with how many there are."""

from __future__ import annotations

import re

from tadmor.web.relay_graph import MOST, draw_relays
from tests.claims_factory import a_claim, a_figure, a_report, a_source
from tests.export.page_records import release


def _event(reports: int) -> str:
    claims = [
        a_claim(
            doc=f"d{number}",
            outlet=f"Paper {number}",
            published=f"2024-05-{1 + number % 28:02d}",
            sources=(a_source(f"Paper {number}", "outlet"), a_source("Sarin police")),
            figures=(a_figure("killed", 7),),
        )
        for number in range(reports)
    ]
    (incident,) = release([claims], [a_report(f"d{number}") for number in range(reports)]).incidents
    return str(draw_relays(incident, claims) or "")


def test_every_end_is_a_box_and_every_report_a_link_to_its_sentence() -> None:
    drawn = _event(4)
    assert drawn.count("<rect") == drawn.count('class="words"') >= 5
    assert len(set(re.findall(r'href="/reports/(\w+)#c-\w+"', drawn))) == 4
    assert "joined with most others" not in drawn


def test_of_many_the_most_joined_are_drawn_and_the_rest_is_counted() -> None:
    drawn = _event(40)
    assert drawn.count("<rect") == MOST
    assert re.search(rf"Drawn are the {MOST} of \d\d that are joined with most others; the list has all.", drawn)
    assert "Sarin police" in drawn


def test_where_nobody_relays_anybody_nothing_is_drawn() -> None:
    assert _event(1) == ""
