from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tadmor.cli.gazetteer import chosen_path, gazetteer_app
from tadmor.errors import UsageError
from tests.world import world_path


def test_the_environment_chooses_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TADMOR_GAZETTEER", "/data/world.sqlite")
    assert chosen_path() == Path("/data/world.sqlite")
    assert chosen_path(Path("/other.sqlite")) == Path("/other.sqlite")
    monkeypatch.delenv("TADMOR_GAZETTEER")
    monkeypatch.setenv("XDG_CACHE_HOME", "/cache")
    assert chosen_path().parent == Path("/cache/tadmor")


def test_build_leaves_a_good_gazetteer_alone(tmp_path: Path) -> None:
    copy = tmp_path / "world.sqlite"
    shutil.copy(world_path(), copy)
    before = copy.stat().st_mtime_ns
    result = CliRunner().invoke(gazetteer_app, ["build", "--gazetteer", str(copy)])
    assert result.exit_code == 0
    assert "there already" in result.output
    assert copy.stat().st_mtime_ns == before


def test_add_counts_the_places(tmp_path: Path) -> None:
    copy, table = tmp_path / "world.sqlite", tmp_path / "own.csv"
    shutil.copy(world_path(), copy)
    table.write_text("name,latitude,longitude\nTell Testah,35.1,37.5\n", encoding="utf-8")
    result = CliRunner().invoke(gazetteer_app, ["add", str(table), "--gazetteer", str(copy)])
    assert result.exit_code == 0
    assert result.output.startswith("1 place")


def test_add_without_a_gazetteer_says_what_to_do(tmp_path: Path) -> None:
    result = CliRunner().invoke(gazetteer_app, ["add", "own.csv", "--gazetteer", str(tmp_path / "none.sqlite")])
    assert isinstance(result.exception, UsageError)
