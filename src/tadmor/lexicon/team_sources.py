"""A team's own source table: who owns a source, whose side it is on, how far the team trusts it, and what may never be published.

A file with a line for each source, tab-separated (``.tsv``) or comma-separated (``.csv``, semicolons too). COLUMNS are its columns;
only ``name`` must be there.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import cast, get_args

from tadmor.errors import UsageError
from tadmor.model.source import Reliability
from tadmor.text.phrases import WORD, fold

COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "name": "the source as reports name it: an outlet, a body, a person, a channel",
        "aliases": "other names, with an upright bar between two of them",
        "entity_id": "its id in the actor lexicon, where it has one; then it is known under all its names",
        "owner": "who owns or runs it: sources of one owner count once in a grade",
        "party": "the party to the conflict that it belongs to",
        "reliability": "the Admiralty letter, A (completely reliable) to E (unreliable), F where it cannot be judged",
        "never_publish": "yes or no: what it published and what it said stays in the record and in no output",
        "note": "for the team; Tadmor does not read it",
    }
)
_YES, _NO = ("yes", "y", "true", "1"), ("no", "n", "false", "0", "")
_LETTERS = get_args(Reliability)
_MOST_FAULTS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamSource:
    """One row of the table. `names` holds its name and its aliases, in comparison form."""

    name: str
    names: tuple[str, ...]
    entity_id: str | None = None
    owner: str | None = None
    party: str | None = None
    reliability: Reliability | None = None
    never_publish: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceTable:
    """The rows, and what they are found by: names in comparison form and entity ids."""

    entries: tuple[TeamSource, ...] = ()
    by_name: Mapping[str, TeamSource] = field(default_factory=dict)

    def find(self, name: str, entity_id: str | None = None) -> TeamSource | None:
        """The row of a source that goes by `name`, or None."""
        return self.by_name.get(f"id {entity_id}") or self.by_name.get(compare_form(name))

    @property
    def secret(self) -> bool:
        """True where the table has anything that may never be published."""
        return any(entry.never_publish for entry in self.entries)

    def hides(self, name: str | None, entity_id: str | None = None) -> bool:
        """True for a source that may never be published."""
        entry = self.find(name or "", entity_id)
        return entry is not None and entry.never_publish

    def betrays(self, text: str) -> bool:
        """True for words that name a source which may never be published."""
        said = f" {_words(text)} "
        return any(f" {name} " in said for entry in self.entries if entry.never_publish for name in entry.names)


NO_SOURCES = SourceTable()


def make_source_table(entries: Iterable[TeamSource]) -> SourceTable:
    """The table of these rows."""
    listed = tuple(entries)
    keys = ((key, entry) for entry in listed for key in _keys(entry))
    return SourceTable(entries=listed, by_name=dict(keys))


def make_team_source(name: str, *, aliases: Sequence[str] = (), **known: object) -> TeamSource:
    """A row under its name and aliases; `known` are the other fields of `TeamSource`."""
    names = tuple(dict.fromkeys(form for one in (name, *aliases) if (form := compare_form(one))))
    return TeamSource(name=name, names=names, **known)  # type: ignore[arg-type]


def compare_form(name: str) -> str:
    """A name as the table compares it: without case, accents, punctuation and a leading "the"."""
    return _words(name).removeprefix("the ")


def _words(text: str) -> str:
    return " ".join(fold(word) for word in WORD.findall(text))


def _keys(entry: TeamSource) -> tuple[str, ...]:
    return (*entry.names, *((f"id {entry.entity_id}",) if entry.entity_id else ()))


def load_source_table(path: Path) -> SourceTable:
    """The table in a file. Raises UsageError that names every line and column with something wrong in it (the first ten)."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise UsageError(f"There is no source table {path}.") from None
    except (OSError, UnicodeDecodeError) as fault:
        raise UsageError(f"The source table {path} cannot be read ({fault}). Save it as text in UTF-8.") from fault
    lines = list(csv.reader(text.splitlines(), delimiter=_delimiter(path, text)))
    faults: list[str] = []
    entries = tuple(_read(lines, faults))
    faults += _doubles(entries)
    if faults:
        more = f"\n  … and {len(faults) - _MOST_FAULTS} more" if len(faults) > _MOST_FAULTS else ""
        listed = "".join(f"\n  {fault}" for fault in faults[:_MOST_FAULTS])
        raise UsageError(f"The source table {path} cannot be used:{listed}{more}")
    return make_source_table(entries)


def _delimiter(path: Path, text: str) -> str:
    head = text.split("\n", 1)[0]
    if path.suffix.lower() == ".tsv" or "\t" in head:
        return "\t"
    return ";" if ";" in head and "," not in head else ","


def _read(lines: Sequence[Sequence[str]], faults: list[str]) -> Iterator[TeamSource]:
    head = [cell.strip().casefold().replace(" ", "_") for cell in lines[0]] if lines else []
    unknown = [cell for cell in head if cell not in COLUMNS]
    if "name" not in head:
        faults.append("line 1: there is no column “name”; the first line must name the columns")
        return
    if unknown:
        faults.append(f"line 1: no such column: {', '.join(f'“{c}”' for c in unknown)}; there are {', '.join(COLUMNS)}")
        return
    for double in sorted({cell for cell in head if head.count(cell) > 1}):
        faults.append(f"line 1: the column “{double}” is there twice")
    for number, line in enumerate(lines[1:], start=2):
        if not any(cell.strip() for cell in line) or line[0].startswith("#"):
            continue
        if len(line) > len(head):
            faults.append(f"line {number}: {len(line)} cells, but {len(head)} columns")
            continue
        cells = {column: cell.strip() for column, cell in zip(head, line, strict=False)}
        found = [f"line {number}, {fault}" for fault in _faults(cells)]
        faults += found
        if not found:
            yield _entry(cells)


def _faults(cells: Mapping[str, str]) -> Iterator[str]:
    if not compare_form(cells["name"]):
        yield "name: it is empty"
    if cells.get("reliability", "").upper() not in ("", *_LETTERS):
        yield f"reliability: “{cells['reliability']}” is not a letter from A to F"
    if cells.get("never_publish", "").casefold() not in (*_YES, *_NO):
        yield f"never_publish: “{cells['never_publish']}” is neither yes nor no"


def _entry(cells: Mapping[str, str]) -> TeamSource:
    letter = cells.get("reliability", "").upper()
    return make_team_source(
        cells["name"],
        aliases=[alias.strip() for alias in cells.get("aliases", "").split("|")],
        entity_id=cells.get("entity_id") or None,
        owner=cells.get("owner") or None,
        party=cells.get("party") or None,
        reliability=cast("Reliability", letter) if letter else None,
        never_publish=cells.get("never_publish", "").casefold() in _YES,
    )


def _doubles(entries: Sequence[TeamSource]) -> Iterator[str]:
    """Names that two rows claim: which of them would hold?"""
    held: dict[str, TeamSource] = {}
    for entry in entries:
        for key in _keys(entry):
            other = held.setdefault(key, entry)
            if other is not entry:
                yield f"“{other.name}” and “{entry.name}” are two rows of one name, “{key.removeprefix('id ')}”"
