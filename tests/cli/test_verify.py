from __future__ import annotations

import sqlite3
from pathlib import Path

from tests.cli.conftest import Tadmor


def test_all_holds(tadmor: Tadmor, filled: Path) -> None:
    said = tadmor("verify", filled)
    assert said.code == 0
    assert said.out == "All holds: 2 reports, 2 claims, and every quotation stands where it says.\n"


def test_what_does_not_hold_is_named(tadmor: Tadmor, filled: Path) -> None:
    connection = sqlite3.connect(filled / "record.sqlite")
    connection.execute("UPDATE documents SET text = replace(text, '12', '21')")
    connection.commit()
    connection.close()
    said = tadmor("verify", filled)
    assert said.code == 1
    assert "The first: this row is not as it was written" in said.err
    assert "killed 12 people” does not stand at" in said.words
