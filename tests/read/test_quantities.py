"""Figures read from sentences: the cases lie beside, one report a row, the expected figures written before the code."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from tadmor.model.value import Quantity
from tadmor.read.quantities import SAFE, find_quantities
from tests.factories import a_page

CASES = Path(__file__).parent / "cases"
FIGURE = re.compile(r"(?P<what>\w+) (?P<value>-?\d+(?:-\d+|\+)?)(?P<flags>.*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """One figure as a row writes it."""

    what: str
    low: int | None
    high: int | None
    part_of: int | None
    denied: bool
    cumulative: bool
    checks: tuple[tuple[str, str], ...]


def read_rows(name: str) -> list[tuple[str, tuple[Expected, ...]]]:
    """The rows of a file of cases."""
    rows = []
    for line in (CASES / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            text, figures = line.split("\t")
            rows.append((text, () if figures == "none" else tuple(read_figure(f.strip()) for f in figures.split("|"))))
    return rows


def read_figure(said: str) -> Expected:
    """A figure as the rows write it: ``killed 12+ <0 denied``."""
    found = FIGURE.fullmatch(said)
    assert found, said
    value, flags = found["value"], found["flags"].split()
    if value.startswith("-"):
        low, high = None, int(value[1:])
    elif value.endswith("+"):
        low, high = int(value[:-1]), None
    else:
        first, _, last = value.partition("-")
        low, high = int(first), int(last or first)
    checks = []
    for flag in flags:
        if flag in {"civ", "com"}:
            checks.append(("status", {"civ": "civilian", "com": "combatant"}[flag]))
        elif ":" in flag:
            name, _, wanted = flag.partition(":")
            checks.append(({"g": "group", "m": "modifier", "asof": "as_of"}[name], wanted))
    part = next((int(f[1:]) for f in flags if f.startswith("<")), None)
    return Expected(
        what=found["what"],
        low=low,
        high=high,
        part_of=part,
        denied="denied" in flags,
        cumulative="cum" in flags,
        checks=tuple(checks),
    )


def agrees(found: Quantity, wanted: Expected) -> bool:
    """True where the fields that every row gives are the same."""
    return (found.what, found.low, found.high, found.denied, found.cumulative) == (
        wanted.what,
        wanted.low,
        wanted.high,
        wanted.denied,
        wanted.cumulative,
    )


def compare(found: tuple[Quantity, ...], wanted: tuple[Expected, ...]) -> tuple[int, list[str]]:
    """How many figures are exact, part included, and what differs, checks included."""
    sure = [q for q in found if q.confidence > SAFE]
    place = {id(q): i for i, q in enumerate(sure)}
    exact, differs, used = 0, [], set()
    for number, expected in enumerate(wanted):
        match = next((q for q in sure if agrees(q, expected) and id(q) not in used), None)
        if match is None:
            differs.append(f"missed {number}: {expected}")
            continue
        used.add(id(match))
        part = place.get(id(found[match.part_of])) if match.part_of is not None else None
        if part != expected.part_of:
            differs.append(f"{number} is part of {part}, not {expected.part_of}")
            continue
        exact += 1
        for name, value in expected.checks:
            if (getattr(match, name) or "") != value:
                differs.append(f"{number}: {name} is {getattr(match, name)}, not {value}")
    differs.extend(f"invented {q.what} {q.low}..{q.high} {q.evidence.text!r}" for q in sure if id(q) not in used)
    return exact, differs


@pytest.mark.parametrize(("text", "wanted"), read_rows("quantities.tsv"))
def test_figures_of_a_sentence(text: str, wanted: tuple[Expected, ...]) -> None:
    _, differs = compare(find_quantities(a_page(text)), wanted)
    assert not differs
