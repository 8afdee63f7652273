"""A tenth of the run with many people (`benchmarks/desk_load.py`): nothing fails, no decision is lost or stored twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.desk_load import load


@pytest.mark.slow
def test_twenty_people_at_once_lose_no_decision(example: Path) -> None:
    seen, counted = load(example, people=20, seconds=30)
    assert counted.acknowledged > 100, "so few decisions would show nothing"
    assert (seen.faults, seen.unclear) == ([], [])
    assert {status for _, status in seen.answers} <= {200, 303, 400, 404, 409}
    assert (counted.lost, counted.doubled, counted.sneaked) == ((), (), ())
