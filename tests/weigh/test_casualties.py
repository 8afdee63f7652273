"""Claims of one incident → low, best and high under the policy `majority_of_origins`."""

from __future__ import annotations

from typing import Any

import pytest

from tadmor.weigh.casualties import count_casualties
from tests.claims_factory import a_claim, a_figure, a_source

Bounds = tuple[int | None, int | None, int | None]
Told = dict[str, Any]


def f(*args: Any, **rest: Any) -> Told:
    return {"figures": (a_figure(*args, **rest),)}


ROWS: list[tuple[str, list[tuple[str, Told]], Bounds]] = [
    ("nobody counts", [("A", {})], (None, None, None)),
    ("one exact figure", [("A", {"killed": 7})], (7, 7, 7)),
    ("two figures, no majority", [("A", {"killed": 7}), ("B", {"killed": 11}), ("B", {"killed": 11})], (7, None, 11)),
    ("most origins decide", [("A", {"killed": 7}), ("B", {"killed": 7}), ("C", {"killed": 30})], (7, 7, 30)),
    ("an open top stays open where nobody closes it", [("A", f("killed", 12, None))], (12, 12, None)),
    ("an open top is closed by the highest said", [("A", f("killed", 12, None)), ("B", {"killed": 20})], (12, 20, 20)),
    (
        "the newest figure of a speaker counts",
        [("A", {"killed": 7, "published": "2024-05-28"}), ("A", {"killed": 12, "published": "2024-05-29"})],
        (12, 12, 12),
    ),
    (
        "a part is not a toll",
        [("A", {"figures": (a_figure("killed", 12), a_figure("killed", 3, part_of=0))})],
        (12, 12, 12),
    ),
    ("a running total is not a toll", [("A", f("killed", 900, cumulative=True)), ("B", {"killed": 4})], (4, 4, 4)),
    ("a denied figure is not a toll", [("A", f("killed", 55, denied=True)), ("B", {"killed": 51})], (51, 51, 51)),
    (
        "a day's total is not the event's",
        [("A", {"killed": 31, "scope": "day_total"}), ("B", {"killed": 4})],
        (4, 4, 4),
    ),
    (
        "some of the people are not all of them",
        [("A", f("killed", 5, of="Brennans")), ("B", {"killed": 40})],
        (40, 40, 40),
    ),
    ("some of the people, and nobody counts all", [("A", f("killed", 5, of="Brennans"))], (5, 5, 5)),
    (
        "civilians and fighters apart make a toll",
        [("A", {"figures": (a_figure("killed", 5, status="civilian"), a_figure("killed", 2, status="combatant"))})],
        (7, 7, 7),
    ),
    (
        "soldiers of one side are what their speaker counts, as fighters are",
        [
            ("A", f("killed", 7, of="soldiers", status="combatant", group="soldier", belongs_to="Alandian")),
            ("B", {"killed": 21}),
        ],
        (7, None, 21),
    ),
    (
        "civilians of a nation are civilians",
        [("A", f("killed", 11, of="civilians", status="civilian", belongs_to="Aland")), ("B", {"killed": 9})],
        (9, None, 11),
    ),
    (
        "soldiers of the one side and rebels of the other make a toll",
        [
            (
                "A",
                {
                    "figures": (
                        a_figure("killed", 2, status="combatant", group="soldier"),
                        a_figure("killed", 1, status="combatant", group="fighter"),
                    )
                },
            )
        ],
        (3, 3, 3),
    ),
    (
        "soldiers of two armies make a toll",
        [
            (
                "A",
                {
                    "figures": (
                        a_figure("killed", 5, status="combatant", group="soldier", belongs_to="Alandian"),
                        a_figure("killed", 3, status="combatant", group="soldier", belongs_to="Brennan"),
                    )
                },
            )
        ],
        (8, 8, 8),
    ),
    (
        "soldiers, and soldiers of one army: nobody knows whether they are others",
        [
            (
                "A",
                {
                    "figures": (
                        a_figure("killed", 5, status="combatant", group="soldier"),
                        a_figure("killed", 3, status="combatant", group="soldier", belongs_to="Brennan"),
                    )
                },
            )
        ],
        (5, 5, 5),
    ),
    (
        "children are some of the people",
        [("A", f("killed", 4, status="civilian", group="child")), ("B", {"killed": 9})],
        (9, 9, 9),
    ),
    ("no casualties", [("A", {"killed": 0})], (0, 0, 0)),
    ("up to twenty", [("A", f("killed", None, 20))], (None, None, 20)),
]


@pytest.mark.parametrize(("reason", "told", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_killed(reason: str, told: list[tuple[str, Told]], expected: Bounds) -> None:
    claims = [
        a_claim(
            doc=f"d{n}",
            sources=(a_source("Post", "outlet"), a_source({"A": "Anders", "B": "Bruno", "C": "Clara"}[speaker])),
            **values,
        )
        for n, (speaker, values) in enumerate(told)
    ]
    casualties = count_casualties(claims)
    killed = casualties.killed
    assert (killed.low, killed.best, killed.high) == expected, reason
    assert casualties.policy == "majority_of_origins"


def test_by_status() -> None:
    claims = [
        a_claim(doc="a", figures=(a_figure("killed", 9, of="civilians", status="civilian"),)),
        a_claim(doc="b", figures=(a_figure("killed", 4, of="fighters", status="combatant"),)),
    ]
    by_status = {name: (r.low, r.best, r.high) for name, r in count_casualties(claims).by_status}
    assert by_status == {"civilian": (9, 9, 9), "combatant": (4, 4, 4)}
