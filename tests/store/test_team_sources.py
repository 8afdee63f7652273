from __future__ import annotations

from pathlib import Path

import pytest

from tadmor.errors import UsageError
from tadmor.lexicon.team_sources import NO_SOURCES
from tadmor.store.team_sources import keep_source_table, load_kept_sources


def test_a_table_is_kept_as_it_was_written_and_a_newer_takes_its_place(tmp_path: Path) -> None:
    assert load_kept_sources(tmp_path) is NO_SOURCES
    first, second = tmp_path / "team.tsv", tmp_path / "team.csv"
    first.write_text("name\treliability\nThe Courier\tB\n", encoding="utf-8")
    second.write_text("name,reliability\nThe Courier,C\n", encoding="utf-8")
    keep_source_table(tmp_path, first)
    assert (tmp_path / "sources.tsv").read_bytes() == first.read_bytes()
    keep_source_table(tmp_path, second)
    assert [path.name for path in tmp_path.glob("*sources*")] == ["sources.csv"]
    entry = load_kept_sources(tmp_path).find("The Courier")
    assert entry is not None
    assert entry.reliability == "C"


def test_a_wrong_table_does_not_take_the_place_of_a_right_one(tmp_path: Path) -> None:
    (tmp_path / "sources.tsv").write_text("name\nThe Courier\n", encoding="utf-8")
    wrong = tmp_path / "team.csv"
    wrong.write_text("name,reliability\nThe Courier,X\n", encoding="utf-8")
    with pytest.raises(UsageError, match="line 2, reliability"):
        keep_source_table(tmp_path, wrong)
    assert load_kept_sources(tmp_path).find("The Courier") is not None


def test_two_tables_are_one_too_many(tmp_path: Path) -> None:
    for name in ("sources.tsv", "sources.csv"):
        (tmp_path / name).write_text("name\nA\n", encoding="utf-8")
    with pytest.raises(UsageError, match="two source tables"):
        load_kept_sources(tmp_path)
