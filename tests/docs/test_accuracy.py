from __future__ import annotations

import re
from pathlib import Path

import pytest
from scripts.fill_accuracy import SHOWN, Figure, fill, full_table, read_figures, short_table

from tadmor.cli.bench import FLOORS

ROOT = Path(__file__).parents[2]
PRINTED = [
    "figure                                %   of  95 %    floor",
    "date                               89.5   57  79–95      45",
    "claims: recall                     59.7   97  52–74      80  below",
    "same statement: recall             21.4   14  8–48         ",
]


def test_figures_are_read_as_printed() -> None:
    assert read_figures(PRINTED) == {
        "date": Figure("89.5", "57", "79–95", "45"),
        "claims: recall": Figure("59.7", "97", "52–74", "80"),
        "same statement: recall": Figure("21.4", "14", "8–48", ""),
    }


def test_only_what_stands_between_the_marks_is_replaced() -> None:
    assert fill("a <!-- t -->old<!-- end of t --> b", "t", "new") == "a <!-- t -->\nnew\n<!-- end of t --> b"
    with pytest.raises(ValueError, match="no place marked"):
        fill("a <!-- t --> b", "t", "new")


def test_the_readme_shows_every_figure_that_has_a_floor() -> None:
    assert set(SHOWN) == set(FLOORS)


def test_both_pages_show_the_same_measurement() -> None:
    readme, page = ((ROOT / name).read_text("utf-8") for name in ("README.md", "docs/accuracy.md"))
    rows = re.findall(r"^\| ([^|]+) \| ([\d.]+) \| (\d+) \| (\d+–\d+) \| (\d*) \|$", page, re.MULTILINE)
    figures = {name: Figure(*cells) for name, *cells in rows}
    assert short_table(figures) in readme
    assert full_table(figures) in page


def test_the_floors_shown_are_those_that_are_held() -> None:
    page = (ROOT / "docs" / "accuracy.md").read_text("utf-8")
    shown = dict(re.findall(r"^\| ([^|]+) \| [\d.]+ \| \d+ \| \d+–\d+ \| (\d+) \|$", page, re.MULTILINE))
    assert {name: int(floor) for name, floor in shown.items()} == FLOORS
