"""Where something happened, never finer than the report says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from tadmor.model.document import Evidence

PlacePrecision = Literal["exact", "settlement", "district", "province", "country", "unresolved"]
PlaceRole = Literal["impact", "launched_from", "found", "destination"]
Relation = Literal[
    "in",
    "near",
    "outside",
    "between",
    "on_road",
    "along_front",
    "north_of",
    "northeast_of",
    "east_of",
    "southeast_of",
    "south_of",
    "southwest_of",
    "west_of",
    "northwest_of",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place as named in the report, and where that is.

    `name` is as said. `latitude` and `longitude` are WGS 84 degrees, `radius_km` the radius that surely holds the place:
    both None when `precision` is ``unresolved``. `country` is ISO 3166-1 alpha-2, `admin1` and `admin2` names.
    `geometry` is GeoJSON where a point does not do. `anchors` are the names that a relation leans on
    ("the road from Raqqa to Palmyra": Raqqa, Palmyra).
    """

    name: str
    gazetteer_id: str | None = None
    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    radius_km: float | None = None
    geometry: Mapping[str, object] | None = None
    precision: PlacePrecision = "unresolved"
    relation: Relation = "in"
    role: PlaceRole = "impact"
    anchors: tuple[str, ...] = ()
    evidence: Evidence
    confidence: float = 0.5
