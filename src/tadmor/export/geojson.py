"""A map file (RFC 7946): every incident as the area that surely holds it, never as a finer dot than is known."""

from __future__ import annotations

import json
import math
from pathlib import Path

from tadmor.export.protect import Released
from tadmor.export.rows import incident_rows
from tadmor.export.spared import KM_PER_DEGREE
from tadmor.model.place import Place

CORNERS = 48
FINEST_KM = 1.0


def export_geojson(released: Released, folder: Path) -> tuple[Path, ...]:
    """Writes ``incidents.geojson``. An incident whose place is not known has ``"geometry": null``."""
    folder.mkdir(parents=True, exist_ok=True)
    features = [
        {"type": "Feature", "id": incident.id, "geometry": area_of(incident.where), "properties": row}
        for incident, row in incident_rows(released)
    ]
    target = folder / "incidents.geojson"
    text = json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False, indent=1)
    target.write_text(text + "\n", encoding="utf-8")
    return (target,)


def area_of(where: Place | None) -> dict[str, object] | None:
    """The place as GeoJSON: its own line or polygon, else a circle of `radius_km`; None where it is not resolved.

    A point is never given: it would say more than the report.
    """
    if where is None:
        return None
    if where.geometry is not None and where.geometry.get("type") not in ("Point", "MultiPoint"):
        return dict(where.geometry)
    if where.latitude is None or where.longitude is None or where.radius_km is None:
        return None
    return {"type": "Polygon", "coordinates": [_circle(where.latitude, where.longitude, where.radius_km)]}


def _circle(latitude: float, longitude: float, radius_km: float) -> list[list[float]]:
    """Counterclockwise ring of `CORNERS` corners around the circle, closed. Latitudes stop at the poles."""
    high = max(radius_km, FINEST_KM) / math.cos(math.pi / CORNERS) / KM_PER_DEGREE
    wide = high / max(math.cos(math.radians(latitude)), 0.01)
    ring = []
    for corner in range(CORNERS):
        angle = 2 * math.pi * corner / CORNERS
        north = min(90.0, max(-90.0, latitude + high * math.sin(angle)))
        ring.append([round(longitude + wide * math.cos(angle), 5), round(north, 5)])
    return [*ring, ring[0]]
