"""The record of the example, read once for all tests in a browser, and a copy of it with a desk and a browser for each."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tadmor.lexicon.actors import load_actors
from tadmor.read.reader import Reader
from tadmor.run.engine import run_paths
from tadmor.store.record import open_record
from tests.browser.playwright_desk import Seat, serve, sit_down

REPORTS = Path(__file__).parents[2] / "examples" / "gobi" / "reports"


@pytest.fixture(scope="session")
def gobi(english: Reader, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the example's record; nothing is decided in it."""
    folder = tmp_path_factory.mktemp("browser") / "gobi"
    with open_record(folder, create=True) as record:
        run_paths([REPORTS], record, english, entries=load_actors().entries)
    return folder


@pytest.fixture
def folder(gobi: Path, tmp_path: Path) -> Path:
    """A record of its own for one test."""
    return Path(shutil.copytree(gobi, tmp_path / "gobi"))


@pytest.fixture
def seat(folder: Path) -> Iterator[Seat]:
    """Ada in front of a browser; no fault of the console and no request to another host may come of it."""
    with serve(folder) as address, sit_down(address) as seat:
        seat.page.set_default_timeout(90_000)
        seat.give_name("Ada")
        yield seat
        assert not seat.faults
        assert not seat.outside
