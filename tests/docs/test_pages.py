from __future__ import annotations

import ast
import csv
import inspect
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer.main

import tadmor
from tadmor.cli.main import app
from tadmor.export.csv import export_csv
from tadmor.export.protect import protect
from tadmor.store.record import open_record
from tests.store.samples import fill

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]\n]*\]\(([^)\s]+)\)")
COMMAND = re.compile(r"(?:^|`)(?:\.venv/bin/)?((?:tadmor|make) [^`\n]*)", re.MULTILINE)
CODE = re.compile(r"[a-z]+(?:_[a-z]+)*")


def _named(page: Path) -> str:
    return str(page.relative_to(ROOT))


def _python() -> Iterator[object]:
    for page in PAGES:
        for number, (language, block) in enumerate(FENCE.findall(page.read_text("utf-8"))):
            if language == "python":
                yield pytest.param(block, id=f"{_named(page)}-{number}")


def _commands() -> Iterator[object]:
    for page in PAGES:
        for line in dict.fromkeys(COMMAND.findall(page.read_text("utf-8"))):
            yield pytest.param(line, id=f"{_named(page)}: {line[:50]}")


@pytest.mark.parametrize("block", tuple(_python()))
def test_python_in_the_pages_runs(block: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    exec(compile(block, "block", "exec"), {"__name__": "block"})


def test_the_readme_shows_what_its_ten_lines_print(capsys: pytest.CaptureFixture[str]) -> None:
    blocks = FENCE.findall((ROOT / "README.md").read_text("utf-8"))
    first = next(number for number, (language, _) in enumerate(blocks) if language == "python")
    exec(compile(blocks[first][1], "README.md", "exec"), {})
    assert capsys.readouterr().out == blocks[first + 1][1]


@pytest.mark.parametrize("line", tuple(_commands()))
def test_commands_in_the_pages_exist(line: str) -> None:
    program, *words = shlex.split(line.partition("  ")[0], comments=True)
    if program == "make":
        targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
        assert {word for word in words if "=" not in word} <= targets
        return
    command = typer.main.get_command(app)
    while words and words[0] in getattr(command, "commands", {}):
        command = command.commands[words.pop(0)]  # type: ignore[attr-defined]
    options = {name for parameter in command.params for name in parameter.opts} | {"--help"}
    assert not hasattr(command, "commands") or all(word.startswith("-") for word in words), f"no such command: {line}"
    assert {word for word in words if word.startswith("--")} <= options


@pytest.mark.parametrize("page", PAGES, ids=_named)
def test_links_lead_somewhere(page: Path) -> None:
    links = [link.partition("#")[0] for link in LINK.findall(page.read_text("utf-8")) if "://" not in link]
    assert [link for link in links if link and not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=_named)
def test_files_that_are_named_exist(page: Path) -> None:
    named = re.findall(
        r"`((?:src|tests|scripts|examples|benchmarks|docs|requirements)/[\w/.-]+)`", page.read_text("utf-8")
    )
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_the_version_has_an_entry() -> None:
    entries = re.findall(r"^## (\S+)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert entries[0] == tadmor.__version__


def test_every_decision_is_listed() -> None:
    folder = ROOT / "docs" / "decisions"
    listed = LINK.findall((folder / "README.md").read_text("utf-8"))
    assert sorted([*listed, "README.md"]) == sorted(page.name for page in folder.iterdir())


@pytest.mark.parametrize("name", [name for name in tadmor.__all__ if name != "__version__"])
def test_public_names_are_documented(name: str) -> None:
    thing = getattr(tadmor, name)
    described = thing.__doc__ or ""
    assert described and not described.startswith(f"{name}(")
    if inspect.isfunction(thing):
        assert all(p.annotation is not inspect.Parameter.empty for p in inspect.signature(thing).parameters.values())


@pytest.mark.parametrize("table", ["incidents", "claims", "decisions"])
def test_every_column_of_a_table_is_explained(table: str, tmp_path: Path) -> None:
    with open_record(tmp_path / "record", create=True) as record:
        fill(record)
        export_csv(protect(record), tmp_path / "out")
    with (tmp_path / "out" / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
        written = next(csv.reader(file))
    text = (ROOT / "docs" / "guide.md").read_text("utf-8").partition("### Columns")[2].partition("\n## ")[0]
    where = table if table == "decisions" else f"both|{table}"
    lines = re.findall(rf"^\| (`.*`) \| (?:{where}) \|", text, re.MULTILINE)
    assert sorted(written) == sorted(name for line in lines for name in re.findall(r"`(\w+)`", line))


def test_every_reason_of_a_rejection_is_explained() -> None:
    table = (ROOT / "docs" / "guide.md").read_text("utf-8").partition("## What was left out")[2].partition("\n## ")[0]
    explained = set(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE))
    sources = [ast.parse(path.read_text("utf-8")) for path in sorted((ROOT / "src" / "tadmor").rglob("*.py"))]
    assert explained == {reason for tree in sources for reason in _reasons(tree)}


# Where a call that rejects carries its reason code.
PLACES: dict[str, int | str] = {
    "reject": 0,
    "IngestError": 0,
    "_rejection": 1,
    "Rejection": "reason",
    "Decoded": "reason",
}


def _reasons(tree: ast.AST) -> Iterator[str]:
    """Reason codes in calls that reject, in what is called a reason, and in what faults give."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from _codes(_reason_of(node))
        elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "reason":
            yield from _codes(node.value)
        elif isinstance(node, ast.FunctionDef) and node.name in ("_why_not", "_find_all_faults"):
            given = (inner.value for inner in ast.walk(node) if isinstance(inner, (ast.Return, ast.Yield)))
            yield from (
                code for value in given for code in _codes(value.elts[0] if isinstance(value, ast.Tuple) else value)
            )


def _reason_of(call: ast.Call) -> ast.expr | None:
    place = PLACES.get(call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", ""))
    if isinstance(place, int):
        return call.args[place] if len(call.args) > place else None
    return next((word.value for word in call.keywords if place and word.arg == place), None)


def _codes(node: ast.expr | None) -> Iterator[str]:
    """String constants that an expression may give."""
    if isinstance(node, ast.IfExp):
        yield from _codes(node.body)
        yield from _codes(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value):
        yield node.value
