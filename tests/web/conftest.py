"""The desk of the example dossier: one that is only read for the whole run, and a copy of it for every test that decides."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tadmor.lexicon.actors import load_actors
from tadmor.read.reader import Reader
from tadmor.run.engine import run_paths
from tadmor.store.record import Record, open_record
from tadmor.web.app import make_app
from tadmor.web.upkeep import bring_up

REPORTS = Path(__file__).parents[2] / "examples" / "gobi" / "reports"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A desk with its record. Clients that stand for a browser of this machine."""

    folder: Path
    record: Record
    client: TestClient


@pytest.fixture(scope="session")
def example(english: Reader, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the example's record with its index."""
    folder = tmp_path_factory.mktemp("desk") / "gobi"
    with open_record(folder, create=True) as record:
        run_paths([REPORTS], record, english, entries=load_actors().entries)
    bring_up(folder, weigh=False)
    return folder


@pytest.fixture(scope="session")
def desk(example: Path) -> Iterator[Opened]:
    """A desk at which nothing is decided."""
    with open_record(example) as record, TestClient(make_app(record), base_url="http://127.0.0.1") as client:
        yield Opened(folder=example, record=record, client=client)


@pytest.fixture
def fresh(example: Path, tmp_path: Path) -> Iterator[Opened]:
    """A desk of its own for one test."""
    folder = tmp_path / "gobi"
    shutil.copytree(example, folder)
    with open_record(folder) as record, TestClient(make_app(record), base_url="http://127.0.0.1") as client:
        yield Opened(folder=folder, record=record, client=client)
