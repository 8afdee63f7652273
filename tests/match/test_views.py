"""What a sparse claim takes from its report. One reason a row."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from tadmor.match.views import prepare_views
from tests.claims_factory import a_claim, a_figure

STRIKE, SHELLING, CLASH = "air_drone_strike", "shelling_artillery_missile", "armed_clash"
ARMY, FRONT = "Aland army=xa-army", "Free Front=front"
FULL: dict[str, Any] = {"place": "Varda", "by": ARMY}
Told = tuple[str, dict[str, Any]]

ROWS: list[tuple[str, list[Told], int, set[str]]] = [
    ("from the sentence before", [(STRIKE, FULL), (STRIKE, {"day": None})], 1, {"time", "place", "actors"}),
    ("from the sentence after, but no actor", [(STRIKE, {"day": None}), (STRIKE, FULL)], 0, {"time", "place"}),
    ("what it says it keeps", [(STRIKE, FULL), (STRIKE, {"day": None, "place": "Lower Varda"})], 1, {"time", "actors"}),
    ("not from another kind of event", [("presence", FULL), (STRIKE, {"day": None})], 1, set()),
    ("words take nothing", [(STRIKE, FULL), ("threat", {"day": None})], 1, set()),
    ("not from a place that it contradicts", [(STRIKE, FULL), (STRIKE, {"day": None, "place": "Tassen"})], 1, set()),
    ("an undated recap takes nothing", [(STRIKE, FULL), (STRIKE, {"day": None, "told_as": "recap"})], 1, set()),
    ("not from a recap", [(STRIKE, FULL | {"told_as": "recap"}), (STRIKE, {"day": None})], 1, set()),
    ("not from a threat", [(STRIKE, FULL | {"reality": "threatened"}), (STRIKE, {"day": None})], 1, set()),
    ("not from a day's total", [(STRIKE, FULL | {"scope": "day_total"}), (STRIKE, {"day": None})], 1, set()),
    (
        "not from the attack that it answers",
        [(CLASH, {"place": "Varda", "by": FRONT, "on": ARMY}), (STRIKE, {"day": None, "by": ARMY, "on": FRONT})],
        1,
        set(),
    ),
    ("no day from another kind elsewhere", [(STRIKE, FULL), (CLASH, {"day": None, "place": "Zell"})], 1, {"actors"}),
    ("a day from its own kind", [(STRIKE, FULL), (STRIKE, {"day": None, "place": "Zell"})], 1, {"time", "actors"}),
    ("a full claim takes nothing", [(STRIKE, FULL), (STRIKE, FULL)], 1, set()),
    (
        "slots from two sentences",
        [(STRIKE, {"place": "Varda"}), (STRIKE, {"day": None, "by": ARMY}), (STRIKE, {"day": None})],
        2,
        {"time", "place", "actors"},
    ),
]


@pytest.mark.parametrize(("reason", "told", "index", "taken"), ROWS, ids=[row[0] for row in ROWS])
def test_what_is_taken(reason: str, told: list[Told], index: int, taken: set[str]) -> None:
    claims = [a_claim(kind, at=n, **values) for n, (kind, values) in enumerate(told)]
    view = next(v for v in prepare_views(claims) if v.claim.id == claims[index].id)
    assert view.taken == taken, reason


def test_nothing_is_taken_from_another_report() -> None:
    claims = [a_claim(doc="a", place="Varda"), a_claim(doc="b", day=None)]
    assert all(not view.taken for view in prepare_views(claims))


def test_main_figures_leave_out_parts_totals_and_denials() -> None:
    claim = a_claim(
        figures=(
            a_figure("killed", 12),
            a_figure("killed", 3, part_of=0),
            a_figure("killed", 900, cumulative=True),
            a_figure("wounded", 40, denied=True),
        )
    )
    (view,) = prepare_views([claim])
    assert view.figures == {"killed": (12, 12)}


def test_a_day_that_is_quoted_from_elsewhere_in_the_report_counts_as_not_said() -> None:
    first, own = a_claim(place="Varda", at=0), a_claim(place="Tassen", at=1)
    carried = dataclasses.replace(own, when=first.when)
    views = {view.claim.id: view for view in prepare_views([first, carried])}
    assert views[first.id].dated
    assert (views[own.id].dated, views[own.id].last) == (False, views[own.id].published)


def test_a_thing_without_a_name_lies_where_the_report_tells_of() -> None:
    first, second = a_claim(place="Varda", at=0), a_claim(place="the kraal", at=1)
    views = {view.claim.id: view for view in prepare_views([first, second])}
    assert views[second.id].place == first.where
    assert views[second.id].taken == {"place"}
