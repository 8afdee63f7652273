from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tadmor.store.record import open_record
from tests.cli.conftest import Tadmor
from tests.store.samples import DENIAL_DOCUMENT, fill


@pytest.mark.parametrize(
    ("name", "files"),
    [
        (
            "jsonl",
            ["actors", "claims", "copies", "documents", "former_incidents", "incidents", "judgements", "rejections"],
        ),
        ("csv", ["claims", "decisions", "incidents"]),
        ("geojson", ["incidents"]),
    ],
)
def test_files_are_written_and_named(tadmor: Tadmor, filled: Path, tmp_path: Path, name: str, files: list[str]) -> None:
    said = tadmor("export", name, filled, tmp_path / "out")
    assert said.code == 0
    written = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert written == [f"{file}.{name}" for file in files]
    assert sorted(Path(line).name for line in said.out.splitlines()) == written


def test_texts_only_with_the_flag(tadmor: Tadmor, filled: Path, tmp_path: Path) -> None:
    tadmor("export", "jsonl", filled, tmp_path / "out")
    assert "was among them" not in (tmp_path / "out" / "documents.jsonl").read_text(encoding="utf-8")
    tadmor("export", "jsonl", filled, tmp_path / "out", "--texts")
    assert "was among them" in (tmp_path / "out" / "documents.jsonl").read_text(encoding="utf-8")


def test_private_reports_that_were_left_out_are_counted(tadmor: Tadmor, tmp_path: Path) -> None:
    with open_record(tmp_path / "record", create=True) as record:
        record.append_documents((replace(DENIAL_DOCUMENT, access="private"),))
        fill(record)
    said = tadmor("export", "jsonl", tmp_path / "record", tmp_path / "out")
    assert "Left out: private reports (1) and what rests on them." in said.err
    assert DENIAL_DOCUMENT.id not in (tmp_path / "out" / "claims.jsonl").read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_written(tadmor: Tadmor, filled: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    said = tadmor("export", "csv", filled, tmp_path / "file")
    assert said.code == 2
    assert "Cannot write into" in said.err
