"""Files made to do harm: each has the expected answer, within a minute and two gigabytes, and takes nothing else down."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.hostile.files import FILES, Hostile

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What came of every file, by name; a file that ends the process is told with how it ended."""
    folder = tmp_path_factory.mktemp("hostile")
    left = []
    for file in FILES:
        (folder / file.name).write_bytes(file.make())
        left.append(str(folder / file.name))
    found: dict[str, dict[str, Any]] = {}
    while left:
        run = subprocess.run(
            [sys.executable, "-m", "tests.hostile.child", *left], cwd=ROOT, capture_output=True, text=True, check=False
        )
        lines = [json.loads(line) for line in run.stdout.splitlines()]
        found |= {Path(line["path"]).name: line for line in lines if "path" in line}
        begun = [line["begins"] for line in lines if "begins" in line]
        if Path(begun[-1]).name not in found:
            found[Path(begun[-1]).name] = {"answers": [f"ended with {run.returncode}: {run.stderr[-600:]}"]}
        left = left[left.index(begun[-1]) + 1 :]
    return found


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_hostile_file_has_its_answer(told: dict[str, dict[str, Any]], file: Hostile) -> None:
    seen = told[file.name]
    assert tuple(seen["answers"]) == file.answers
    assert seen["seconds"] < 60
    assert seen["megabytes"] < 2000
