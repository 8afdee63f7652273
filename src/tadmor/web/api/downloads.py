"""Files that pages offer, for the OpenAPI document: what people take away as a table a program may fetch too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

MEDIA = {"csv": "text/csv", "json": "application/json", "geojson": "application/geo+json"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """A file at `path` with an ending for each of its `formats`. `filters` are names and helps; `events`: it takes those of the
    list of events. `missing`: when there is none, for one that may not be there."""

    path: str
    help: str
    formats: tuple[Literal["csv", "json", "geojson"], ...]
    filters: tuple[tuple[str, str], ...] = ()
    events: bool = False
    missing: str = ""


DOWNLOADS = (
    Download(path="/events", help="The chosen events as the list on screen has them.", formats=("csv",), events=True),
    Download(
        path="/events",
        help="The chosen events as coarse points with their radius, for a map.",
        formats=("geojson",),
        events=True,
    ),
    Download(
        path="/land", help="Land and borders behind the map (Natural Earth, public domain).", formats=("geojson",)
    ),
    Download(
        path="/left-out",
        help="Words and reports that gave no statement, and statements that are a guess, each with the reason.",
        formats=("csv", "json"),
        filters=(
            ("reason", "Code of the reason."),
            ("language", "A two-letter code."),
            ("outlet", "Name of an outlet."),
            ("state", "`open` or `decided`."),
        ),
    ),
    Download(
        path="/sets/{set}/agreement",
        help="Krippendorff's alpha of the coders of a set, for each field and for which event, with 95 % intervals.",
        formats=("csv", "json"),
        missing="There is no set of this number whose coders are all done.",
    ),
)
