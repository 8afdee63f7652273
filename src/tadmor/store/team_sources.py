"""The team's own source table, which lies in the record folder as the text file that the team wrote."""

from __future__ import annotations

from pathlib import Path

from tadmor.errors import UsageError
from tadmor.lexicon.team_sources import NO_SOURCES, SourceTable, load_source_table

NAMES = ("sources.tsv", "sources.csv")


def load_kept_sources(folder: Path) -> SourceTable:
    """The table of the record in `folder`, empty where there is none.

    Raises UsageError where it cannot be used: better no output than one that does not know what may never be published.
    """
    there = [path for name in NAMES if (path := folder / name).is_file()]
    if len(there) > 1:
        raise UsageError(f"There are two source tables, {there[0]} and {there[1]}. Keep one of them.")
    return load_source_table(there[0]) if there else NO_SOURCES


def keep_source_table(folder: Path, path: Path) -> None:
    """Copies the table in a file into `folder`, in the place of the one that is there. Raises UsageError where it is wrong."""
    load_source_table(path)
    raw = path.read_bytes()
    name = NAMES[0] if path.suffix.lower() == ".tsv" or b"\t" in raw.split(b"\n", 1)[0] else NAMES[1]
    draft = folder / f".{name}"
    draft.write_bytes(raw)
    draft.replace(folder / name)
    for other in NAMES:
        if other != name:
            (folder / other).unlink(missing_ok=True)
