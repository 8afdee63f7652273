"""Tolls over time: claims of one incident → the series of each speaker, as "value day fate until"."""

from __future__ import annotations

import pytest

from tadmor.weigh.tolls import find_tolls
from tests.weigh.disagreement_cases import Case

ROWS: list[tuple[str, str, dict[str, list[str]]]] = [
    (
        "one ministry revises twice",
        "ministry@28: killed 7 | ministry@29: killed 12 | ministry@30: killed 13",
        {
            "killed by Defence Ministry": [
                "7 28 superseded 29",
                "12 29 superseded 30",
                "13 30 stands",
            ]
        },
    ),
    (
        "police take a figure back",
        "police@28: killed 55 | police@29: killed 55 denied, killed 51",
        {"killed by Sarin police": ["55 28 retracted 29", "51 29 stands"]},
    ),
    (
        "the old figure told again late is the old figure",
        "ministry=A@28: killed 7 | ministry=B@29: killed 12 | ministry=C@29: killed 7 asof28",
        {"killed by Defence Ministry": ["7 28 superseded 29", "12 29 stands"]},
    ),
    (
        "a slip supersedes nothing",
        "police=A@28: killed 39 | police=B@29: killed 59 | police=C@30: killed 39 | police=D@30: killed 39",
        {"killed by Sarin police": ["39 28 stands", "59 29 likely_slip"]},
    ),
    (
        "two speakers, two series",
        "police@28: killed 7, wounded 9 | hospital@28: killed 8",
        {
            "killed by Sarin police": ["7 28 stands"],
            "killed by Varda hospital": ["8 28 stands"],
            "wounded by Sarin police": ["9 28 stands"],
        },
    ),
    (
        "an as-of day goes before the day of publication",
        "police@30: killed 48 asof28 | police@29: killed 50",
        {"killed by Sarin police": ["48 28 superseded 29", "50 29 stands"]},
    ),
    (
        "a total of a day is in no series",
        "ministry@28: killed 31, total | police@28: killed 4",
        {"killed by Sarin police": ["4 28 stands"]},
    ),
    ("a running total is in no series", "ministry@28: killed 900 ever", {}),
    ("nobody counts", "police: | hospital:", {}),
]


@pytest.mark.parametrize(("title", "said", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_a_series_for_every_speaker(title: str, said: str, expected: dict[str, list[str]]) -> None:
    claims = Case(title=title, section="", said=said, expected=()).claims()
    found = {
        f"{series.what} by {series.speaker}": [
            " ".join(part for part in (p.value, p.day[-2:], p.fate, (p.until or "")[-2:]) if part)
            for p in series.points
        ]
        for series in find_tolls(claims)
    }
    assert found == expected
