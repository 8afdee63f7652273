"""One selection as a list, as a map, over time and as a table: each shows the same events."""

from __future__ import annotations

import csv
import html
import io
import re

import pytest

from tadmor.export.rows import incident_rows
from tadmor.run.weighing import release
from tests.web.conftest import Opened

SELECTIONS = [
    "",
    "kind=armed_clash",
    "show=disputed&show=unsigned",
    "from=2022-10-08",
    "to=2022-10-08",
    "box=100,40,110,50",
    "grade=fair",
    "band=likely",
    "q=convoy",
    "kind=armed_clash&kind=abduction&order=reports",
]


def listed(desk: Opened, query: str, view: str = "list") -> list[str]:
    page = desk.client.get(f"/events?view={view}&{query}").text
    return re.findall(r'<td[^>]*><a href="/events/(\w+)"', page)


@pytest.mark.parametrize("query", SELECTIONS)
def test_every_view_shows_the_same_events(desk: Opened, query: str) -> None:
    wanted = listed(desk, query)
    assert wanted
    assert listed(desk, query, "map") == listed(desk, query, "time") == wanted
    points = desk.client.get(f"/events.geojson?{query}").json()["features"]
    released = {str(incident.id): incident for incident in release(desk.record).incidents}
    placed = {i for i in wanted if (where := released[i].where) and where.latitude is not None}
    assert {point["properties"]["id"] for point in points} == placed
    timeline = desk.client.get(f"/events?view=time&{query}").text
    drawn = re.findall(r'<a href="/events/(\w+)"[^>]*><title>', timeline)
    assert set(drawn) <= set(wanted)
    rows = list(csv.DictReader(io.StringIO(desk.client.get(f"/events.csv?{query}").text)))
    assert [row["incident"] for row in rows] == wanted


def test_the_table_has_the_columns_and_values_of_the_export(desk: Opened) -> None:
    rows = list(csv.DictReader(io.StringIO(desk.client.get("/events.csv").text)))
    exported = [row for _, row in incident_rows(release(desk.record))]
    assert list(rows[0]) == list(exported[0])
    assert [row["quotation"] for row in rows] == [row["quotation"] or "" for row in exported]


def test_points_are_never_finer_than_a_settlement(desk: Opened) -> None:
    for point in desk.client.get("/events.geojson").json()["features"]:
        assert all(round(part, 2) == part for part in point["geometry"]["coordinates"])
        assert point["properties"]["km"] > 0


def test_counts_of_a_filter_are_the_events_that_it_leaves(desk: Opened) -> None:
    page = desk.client.get("/events").text
    panel = page[page.index('<select name="kind">') :]
    options = re.findall(r'<option value="(\w+)">[^(]*\((\d+)\)', panel[: panel.index("</select>")])
    assert options
    for kind, count in options:
        assert len(listed(desk, f"kind={kind}")) == int(count)


def test_what_is_hidden_is_counted_and_every_filter_can_be_taken_away(desk: Opened) -> None:
    total = len(listed(desk, ""))
    page = desk.client.get("/events?kind=armed_clash&show=unsigned").text
    shown = len(listed(desk, "kind=armed_clash&show=unsigned"))
    assert f"{total - shown} more" in page
    chips = re.findall(r'<ul class="chips".*?</ul>', page, re.DOTALL)[0]
    without = [html.unescape(address) for address in re.findall(r'href="([^"]+)"', chips)]
    assert without == ["/events?show=unsigned", "/events?kind=armed_clash"]


def test_columns_count_the_events_that_may_have_happened_in_their_days(desk: Opened) -> None:
    page = desk.client.get("/events?view=time").text
    picture = page[page.index('class="density"') : page.index("</svg>")]
    columns = re.findall(r"<title>[^<]*: (\d+) events?</title>.*?", picture)
    links = [html.unescape(a) for a in re.findall(r'href="([^"]+)"', page[page.index("<svg") : page.index("</svg>")])]
    assert len(columns) == len(links)
    for count, link in zip(columns, links, strict=True):
        assert len(listed(desk, link.partition("?")[2])) >= int(count)
    assert sum(map(int, columns)) >= len(listed(desk, ""))
