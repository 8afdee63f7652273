from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from tadmor import __version__
from tests.cli.conftest import Tadmor

HEAVY = ("spacy", "sqlalchemy", "trafilatura", "numpy", "lxml", "pypdfium2", "rich.table")


def test_help_names_every_command(tadmor: Tadmor) -> None:
    said = tadmor("--help")
    assert said.code == 0
    for command in ("run", "show", "export", "verify", "gazetteer"):
        assert f"  {command} " in said.out


def test_help_imports_nothing_heavy() -> None:
    script = (
        "import sys; sys.argv = ['tadmor', '--help']\n"
        "from tadmor.cli.main import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        f"print('heavy:', [name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env=_path())
    assert done.stdout.splitlines()[-1] == "heavy: []"


def test_help_takes_less_than_half_a_second() -> None:
    script = "import sys; sys.argv = ['tadmor', '--help']; from tadmor.cli.main import main; main()"
    seconds = []
    for _ in range(5):
        start = time.monotonic()
        subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, env=_path())
        seconds.append(time.monotonic() - start)
    assert min(seconds) < 0.5


def _path() -> dict[str, str]:
    return {"PYTHONPATH": ":".join(path for path in sys.path if path), "PATH": ""}


def test_version(tadmor: Tadmor) -> None:
    assert tadmor("--version").out == f"tadmor {__version__}\n"


def test_no_command_shows_the_help(tadmor: Tadmor) -> None:
    assert "Commands:" in tadmor().out + tadmor().err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("show", "nowhere"), "There is no record in"),
        (("verify", "nowhere"), "There is no record in"),
        (("export", "csv", "nowhere", "out"), "There is no record in"),
        (("export", "punchcards", "nowhere", "out"), "There are: jsonl, csv, geojson"),
        (("export", "csv", "nowhere", "out", "--texts"), "--texts goes with jsonl alone"),
        (("run", "nowhere", "--record", "/dev/null/record"), "tadmor: "),
    ],
)
def test_what_a_person_can_put_right_is_one_message(
    tadmor: Tadmor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    said = tadmor(*arguments)
    assert said.code == 2
    assert message in said.err
    assert "Traceback" not in said.err
    assert len(said.err.strip().splitlines()) == 1
    assert said.out == ""


def test_an_unknown_option_is_explained(tadmor: Tadmor) -> None:
    said = tadmor("show", "--colour")
    assert said.code == 2
    assert "--colour" in said.err


def test_a_reader_that_goes_away_is_no_error(filled: Path) -> None:
    script = f"import sys; sys.argv = ['tadmor', 'show', {str(filled)!r}]; from tadmor.cli.main import main; main()"
    with subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=_path()
    ) as process:
        assert process.stdout
        process.stdout.close()
        assert process.stderr
        assert process.stderr.read() == b""
