from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from scripts.fill_accuracy import SHOWN, confidence_table, fill, full_tables, short_table

from tadmor.bench.reading.floors import load_floors
from tadmor.bench.reading.tasks import TASKS

ROOT = Path(__file__).parents[2]


@pytest.fixture
def measured() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((ROOT / "docs" / "accuracy.json").read_text("utf-8"))
    return found


def test_only_what_stands_between_the_marks_is_replaced() -> None:
    assert fill("a <!-- t -->old<!-- end of t --> b", "t", "new") == "a <!-- t -->\nnew\n<!-- end of t --> b"
    with pytest.raises(ValueError, match="no place marked"):
        fill("a <!-- t --> b", "t", "new")


def test_the_readme_shows_only_figures_that_have_a_floor() -> None:
    assert set(SHOWN) <= {floor.figure for floor in load_floors() if floor.task == "dossiers"}


def test_both_pages_show_the_same_measurement(measured: dict[str, Any]) -> None:
    readme, page = ((ROOT / name).read_text("utf-8") for name in ("README.md", "docs/accuracy.md"))
    assert short_table(measured) in readme
    assert full_tables(measured) in page
    assert confidence_table(measured) in page


def test_the_page_shows_tasks_that_exist(measured: dict[str, Any]) -> None:
    assert {task["task"] for task in measured["tasks"]} <= {task.name for task in TASKS}


def test_every_figure_shown_holds_its_floor(measured: dict[str, Any]) -> None:
    held = {(floor.task, floor.figure): floor for floor in load_floors()}
    for task in measured["tasks"]:
        for score in task["scores"]:
            floor = held.get((task["task"], score["name"]))
            if floor:
                shown = round(100 * score["value"], 1)
                assert shown >= floor.percent if floor.best == "high" else shown <= floor.percent, score["name"]
