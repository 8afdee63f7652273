"""The formats that `tadmor export` knows, as a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tadmor.errors import UsageError
from tadmor.export.csv import export_csv
from tadmor.export.geojson import export_geojson
from tadmor.export.jsonl import export_jsonl
from tadmor.export.protect import Released


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format: what it is for, and the function that writes it into a folder and returns the files it wrote."""

    about: str
    write: Callable[[Released, Path], tuple[Path, ...]]


FORMATS: Mapping[str, Format] = {
    "jsonl": Format(about="the whole record, one file a class; importing it gives the record back", write=export_jsonl),
    "csv": Format(about="tables for spreadsheets: incidents, claims, and what people decided", write=export_csv),
    "geojson": Format(about="a map file with an area for every incident", write=export_geojson),
}


def find_format(name: str) -> Format:
    """The format of this name. Raises UsageError that lists those there are."""
    if name not in FORMATS:
        raise UsageError(f"There is no format {name!r}. There are: {', '.join(FORMATS)}.")
    return FORMATS[name]
