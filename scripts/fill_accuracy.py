"""Puts measured figures into README.md and docs/accuracy.md, between their marks.

tadmor bench dossier ../shared/dossiers/* | python scripts/fill_accuracy.py
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
LINE = re.compile(r"(?P<name>\S.*?)\s{2,}(?P<share>[\d.]+)\s+(?P<of>\d+)\s+(?P<interval>\d+–\d+)\s*(?P<floor>\d*)")
# What the readme shows, and how it calls it.
SHOWN = {
    "claims: recall": "claims found",
    "violent events found, right kind": "violent events found, with the right kind",
    "violent claims: precision": "violent claims that are right (precision)",
    "killed: number": "number killed",
    "killed: precision": "numbers killed that are right (precision)",
    "date": "date",
    "place": "place",
    "perpetrator or party": "perpetrator or party",
    "target": "target",
    "origin of the claim": "who claims to know (origin)",
    "source links: F1": "links of the chain of sources (F1)",
    "stance denies": "denials",
    "incidents B3 F1 (violent claims)": "claims joined into events (B³)",
    "evidence verbatim": "quotations that hold word for word",
}


class Figure(NamedTuple):
    """One line of what `tadmor bench dossier` prints, as printed."""

    share: str
    of: str
    interval: str
    floor: str


def read_figures(lines: Iterable[str]) -> dict[str, Figure]:
    """The figures by name, in their order."""
    found = (LINE.match(line) for line in lines)
    return {m["name"]: Figure(m["share"], m["of"], m["interval"], m["floor"]) for m in found if m}


def short_table(figures: Mapping[str, Figure]) -> str:
    """The table of the readme: the figures that have a floor. Raises KeyError where one is missing."""
    rows = (f"| {name} | {float(figures[key].share):.0f} | {figures[key].floor} |" for key, name in SHOWN.items())
    return "\n".join(("| | measured, % | floor, % |", "|---|---|---|", *rows))


def full_table(figures: Mapping[str, Figure]) -> str:
    """The table of docs/accuracy.md: every figure."""
    rows = (f"| {name} | {' | '.join(figure)} |" for name, figure in figures.items())
    return "\n".join(("| figure | % | of | interval | floor |", "|---|---|---|---|---|", *rows))


def fill(text: str, mark: str, table: str) -> str:
    """The text with the table between ``<!-- mark -->`` and ``<!-- end of mark -->``. Raises ValueError without them."""
    head, start, rest = text.partition(f"<!-- {mark} -->")
    _, end, tail = rest.partition(f"<!-- end of {mark} -->")
    if not (start and end):
        raise ValueError(f"no place marked {mark!r}")
    return f"{head}{start}\n{table}\n{end}{tail}"


def main() -> None:
    """Reads figures from standard input and writes both pages."""
    figures = read_figures(sys.stdin)
    for page, mark, table in (("README.md", "figures", short_table), ("docs/accuracy.md", "table", full_table)):
        path = ROOT / page
        path.write_text(fill(path.read_text("utf-8"), mark, table(figures)), "utf-8")


if __name__ == "__main__":
    main()
