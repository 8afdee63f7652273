"""The whole way on the command line, with the real reader and the installed gazetteer."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import Tadmor
from tests.world import world_path

ROOT = Path(__file__).parents[2]
STRIKE = {
    "outlet": "The Courier",
    "published": "2024-05-30",
    "language": "en",
    "url": "https://courier.example/1",
    "text": "An air strike on a house in Raqqa killed at least 12 people on Monday, the health ministry said. "
    "Rescue workers searched the rubble until the evening.",
}
DENIAL = {
    "outlet": "State Wire",
    "published": "2024-05-31",
    "language": "en",
    "url": "https://wire.example/7",
    "text": "The army denied on Thursday that its air strike on Raqqa on Monday killed civilians. "
    "A spokesman said that the pilots had struck an ammunition depot.",
}
CLASH = {
    "outlet": "The Courier",
    "published": "2024-06-02",
    "language": "en",
    "url": "https://courier.example/2",
    "text": "Gunmen attacked a police checkpoint near Kirkuk on Saturday, killing three officers, police said.",
}
MARKET = {
    "outlet": "The Courier",
    "published": "2024-06-02",
    "language": "en",
    "url": "https://courier.example/3",
    "text": "Wheat prices rose for a third week. Traders at the market said that rain had kept buyers at home.",
}
FRENCH = {
    "outlet": "Le Courrier",
    "published": "2024-06-02",
    "language": "fr",
    "url": "https://courrier.example/4",
    "text": "Le ministre a parlé hier soir devant la presse des prix du blé et de la farine.",
}


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TADMOR_GAZETTEER", str(world_path()))
    folder = tmp_path / "reports"
    folder.mkdir()
    lines = (json.dumps(report) for report in (STRIKE, DENIAL, CLASH, MARKET, FRENCH))
    (folder / "reports.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (folder / "empty.txt").touch()
    return folder


def test_events_counts_and_what_was_left_out(tadmor: Tadmor, reports: Path, tmp_path: Path) -> None:
    said = tadmor("run", reports, tmp_path / "nowhere.txt", "--record", tmp_path / "record")
    assert said.code == 0
    assert "\x1b" not in said.out + said.err
    assert said.err == ""
    assert "Raqqa" in said.words
    assert "at least" in said.words
    assert "5 new reports, 5 in the record; 5 read now" in said.words
    assert "1 report could not be read, no reader for their language: fr 1." in said.words
    assert "empty 1" in said.words
    assert "missing 1" in said.words
    assert "--rejections" in said.words
    assert tadmor("verify", tmp_path / "record").code == 0


def test_a_second_run_says_that_nothing_is_new(tadmor: Tadmor, reports: Path, tmp_path: Path) -> None:
    first = tadmor("run", reports, "--record", tmp_path / "record")
    second = tadmor("run", reports, "--record", tmp_path / "record")
    assert "Nothing new: the record held all this before (5 reports)." in second.words
    assert second.out.split("told by")[1].split("One event")[0] == first.out.split("told by")[1].split("One event")[0]


def test_every_rejection_is_listed_with_its_reason(tadmor: Tadmor, reports: Path, tmp_path: Path) -> None:
    tadmor("run", reports, tmp_path / "nowhere.txt", "--record", tmp_path / "record")
    said = tadmor("show", tmp_path / "record", "--rejections")
    for words in ("nowhere.txt", "empty.txt", "There is no reader for its language, fr.", "https://courier.example/3"):
        assert words in said.words


def test_the_first_event_has_its_card(tadmor: Tadmor, reports: Path, tmp_path: Path) -> None:
    tadmor("run", reports, "--record", tmp_path / "record")
    said = tadmor("show", tmp_path / "record", "1", "--quotes")
    assert "The Courier ← the health ministry" in said.words or "The Courier ← health ministry" in said.words
    assert "“An air strike on a house in Raqqa killed at least 12 people on Monday" in said.words


def test_no_event_says_what_was_looked_at(tadmor: Tadmor, reports: Path, tmp_path: Path) -> None:
    (tmp_path / "quiet.jsonl").write_text(json.dumps(MARKET), encoding="utf-8")
    said = tadmor("run", tmp_path / "quiet.jsonl", "--record", tmp_path / "record")
    assert said.code == 0
    assert said.out.startswith("No events.")
    assert (
        "this run looked at 2 sentences of 1 reports" in said.words or "looked at 2 sentences of 1 report" in said.words
    )
    assert "Left out:" in said.words


def test_no_gazetteer_is_one_message(
    tadmor: Tadmor, reports: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TADMOR_GAZETTEER", str(tmp_path / "none.sqlite"))
    said = tadmor("run", reports, "--record", tmp_path / "record")
    assert said.code == 2
    assert "tadmor gazetteer build" in said.err
    assert len(said.err.splitlines()) == 1


@pytest.mark.slow
def test_killed_at_ten_moments_the_real_run_ends_the_same(tadmor: Tadmor, reports: Path, tmp_path: Path) -> None:
    """The same as tests/run/test_kill.py with the real reader: the record of an undisturbed run, byte for byte."""
    start = time.monotonic()
    _run(reports, tmp_path / "undisturbed", None)
    lasted = time.monotonic() - start
    tadmor("export", "jsonl", tmp_path / "undisturbed", tmp_path / "expected", "--texts")
    moments = random.Random(31)
    for number in range(10):
        record, out = tmp_path / f"record{number}", tmp_path / f"out{number}"
        _run(reports, record, moments.uniform(0.2, 1.0) * lasted)
        _run(reports, record, None)
        assert tadmor("export", "jsonl", record, out, "--texts").code == 0
        for path in sorted((tmp_path / "expected").iterdir()):
            assert (out / path.name).read_bytes() == path.read_bytes(), path.name


def _run(reports: Path, record: Path, kill_after: float | None) -> None:
    script = f"import sys; sys.argv = ['tadmor', 'run', {str(reports)!r}, '--record', {str(record)!r}]"
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    command = [sys.executable, "-c", f"{script}; from tadmor.cli.main import main; main()"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, env=environment) as process:
        try:
            process.wait(timeout=kill_after)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
        else:
            assert process.returncode == 0
