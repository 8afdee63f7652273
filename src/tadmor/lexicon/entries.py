"""Rows of the lexicon's tables: tab-separated files whose first line names the columns."""

from __future__ import annotations

import functools
from importlib.resources import files

from tadmor.text.phrases import WORD


def read_rows(name: str) -> list[dict[str, str]]:
    """Rows of ``lexicon/data/<name>`` as column → text; cells left out at the end of a line are empty."""
    lines = files("tadmor.lexicon").joinpath("data", name).read_text(encoding="utf-8").splitlines()
    columns = lines[0].split("\t")
    rows = []
    for line in lines[1:]:
        cells = line.split("\t")
        rows.append(dict(zip(columns, cells + [""] * (len(columns) - len(cells)), strict=True)))
    return rows


def listed(cell: str) -> tuple[str, ...]:
    """The alternatives of a cell, which are separated by bars."""
    return tuple(part for part in cell.split("|") if part)


@functools.lru_cache(maxsize=65536)
def written_like(said: str, listed_form: str) -> bool:
    """True when `said` has the capitals that the listed form asks for: "IS" is a name, "is" is not.

    Words that the list writes in small letters may be written in any way.
    """
    for ours, theirs in zip(WORD.findall(listed_form), WORD.findall(said), strict=False):
        if ours.isupper() and not theirs.isupper():
            return False
        if ours[0].isupper() and not theirs[0].isupper():
            return False
    return True
