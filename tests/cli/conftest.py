from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tadmor.cli.main import main
from tadmor.store.record import open_record
from tests.store.samples import fill


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a command wrote and its exit code."""

    code: int
    out: str
    err: str

    @property
    def words(self) -> str:
        """The output with every run of white space as one space: how lines were wrapped does not count."""
        return " ".join(self.out.split())


Tadmor = Callable[..., Said]


@pytest.fixture
def tadmor(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Tadmor:
    """Runs `tadmor` with some arguments, on a screen of 80 columns that is no terminal."""
    monkeypatch.setenv("COLUMNS", "80")

    def call(*arguments: str | Path) -> Said:
        monkeypatch.setattr(sys, "argv", ["tadmor", *map(str, arguments)])
        code: object = 0
        try:
            main()
        except SystemExit as exit_:
            code = exit_.code or 0
        out, err = capfd.readouterr()
        assert isinstance(code, int)
        return Said(code=code, out=out, err=err)

    return call


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """The folder of a record with one event of two reports, one of which denies."""
    with open_record(tmp_path / "record", create=True) as record:
        fill(record)
    return tmp_path / "record"
