"""The page of events: filters with counts, what is hidden and why, sentences found, saved filters, sure and possible days."""

from __future__ import annotations

import re

import pytest
from starlette.datastructures import QueryParams

from tadmor.web.counting import sets_of
from tadmor.web.drawn_time import count_bins
from tadmor.web.filters import count_others, list_options
from tadmor.web.index.query import Index
from tadmor.web.saved import list_filters
from tadmor.web.selection import choose
from tadmor.web.team import Team
from tadmor.web.upkeep import index_path
from tests.web.conftest import Opened
from tests.web.test_guard import token_of

CHOICES = (
    "",
    "country=MN",
    "show=disputed",
    "kind=abduction",
    "q=convoy",
    "from=2022-10-08&to=2022-10-11",
    "grade=fair",
)


def shown(page: str) -> list[str]:
    return re.findall(r'<td [^>]*><a href="/events/(\w+)"', page)


@pytest.mark.parametrize("query", CHOICES)
def test_sets_in_memory_and_the_condition_choose_the_same_events(desk: Opened, query: str) -> None:
    index, chosen = Index(index_path(desk.folder)), choose(QueryParams(query))
    rows = index.rows(f"SELECT number FROM events {chosen.condition()} ORDER BY number", chosen.values)
    assert sets_of(index).chosen(chosen).tolist() == [row["number"] for row in rows]


@pytest.mark.parametrize("query", CHOICES)
def test_every_count_beside_a_filter_is_what_choosing_it_gives(desk: Opened, query: str) -> None:
    sets, chosen = sets_of(Index(index_path(desk.folder))), choose(QueryParams(query))
    counted = {facet: {one.value: one.count for one in held} for facet, held in list_options(sets, chosen).items()}
    for name, counts in (counted | count_others(sets, chosen)).items():
        for value, count in counts.items():
            others = [(k, v) for k, v in QueryParams(query).multi_items() if k != name or k == "show"]
            alone = choose(QueryParams([*others, (name, value)]))
            assert len(sets.chosen(alone)) == count, (name, value)


def test_a_chip_says_what_its_filter_alone_hides(desk: Opened) -> None:
    sets = sets_of(Index(index_path(desk.folder)))
    country, disputed, both = (
        len(sets.chosen(choose(QueryParams(query))))
        for query in ("country=MN", "show=disputed", "country=MN&show=disputed")
    )
    page = desk.client.get("/events?country=MN&show=disputed").text
    assert "Country: Mongolia" in page
    assert re.findall(r"hides (\d+) more", page) == [str(disputed - both), str(country - both)]
    assert f"{sets.held - both} more are hidden by the filters." in page


def test_the_page_shows_the_sentence_in_which_a_word_was_found(desk: Opened) -> None:
    page = desk.client.get("/events?q=convoy").text
    found = re.findall(r'<p class="found-in" dir="auto">.*?</p>', page)
    assert found
    assert all(re.search("<mark>convoy</mark>", sentence, re.IGNORECASE) for sentence in found)


def test_what_is_searched_never_becomes_markup(desk: Opened) -> None:
    page = desk.client.get("/events", params={"q": "<b>convoy", "kind": "<i>x"}).text
    assert "<b>" not in page and "<i>" not in page


def test_filters_are_saved_under_a_name_and_put_away(fresh: Opened) -> None:
    page = fresh.client.get("/events?country=MN").text
    sent = {
        "token": token_of(page),
        "query": "country=MN",
        "title": "Mongolia",
        "memo": "All of it",
        "name": "A. Reader",
    }
    answer = fresh.client.post("/filters", data=sent, follow_redirects=False)
    assert answer.headers["location"] == "/events?country=MN"
    page = fresh.client.get("/events").text
    assert ("Mongolia" in page, "All of it" in page, "A. Reader" in page) == (True, True, True)
    (kept,) = list_filters(Team(fresh.folder))
    sent = {"token": token_of(page), "filter": str(kept.id)}
    assert fresh.client.post("/filters/put-away", data=sent, follow_redirects=False).status_code == 303
    assert list_filters(Team(fresh.folder)) == ()


def test_a_saved_filter_needs_a_name_and_a_filter(fresh: Opened) -> None:
    token = token_of(fresh.client.get("/events?country=MN").text)
    for title, query in (("", "country=MN"), ("Everything", "")):
        sent = {"token": token, "query": query, "title": title, "memo": "", "name": "A. Reader"}
        assert fresh.client.post("/filters", data=sent).status_code == 400


def test_a_box_over_the_line_where_days_change_is_no_fault(desk: Opened) -> None:
    assert choose(QueryParams("box=170,-10,-170,10")).conditions[0].values == (-10.0, 10.0, 170.0, -170.0)
    assert desk.client.get("/events?box=170,-10,-170,10").status_code == 200


def test_events_without_a_place_can_be_listed(desk: Opened) -> None:
    page = desk.client.get("/events?view=map").text
    placed = len(desk.client.get("/events.geojson").json()["features"])
    nowhere = shown(desk.client.get("/events?show=no_place").text)
    assert len(nowhere) == len(list(desk.record.incidents())) - placed
    assert "show=no_place" in page


def test_a_stretch_of_days_holds_what_is_sure_and_what_may_be(desk: Opened) -> None:
    sets = sets_of(Index(index_path(desk.folder)))
    bins = count_bins(sets.days, sets.chosen(choose(QueryParams(""))))
    assert [(one.first.isoformat(), one.sure, one.count) for one in bins if one.count] == [
        ("2022-10-04", 0, 1),
        ("2022-10-05", 0, 1),
        ("2022-10-06", 1, 1),
        ("2022-10-08", 1, 1),
        ("2022-10-10", 2, 2),
        ("2022-10-11", 3, 3),
        ("2022-10-13", 1, 1),
    ]
