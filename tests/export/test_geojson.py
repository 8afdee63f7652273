from __future__ import annotations

import itertools
import json
import math
from dataclasses import replace
from pathlib import Path

import pytest

from tadmor.export.geojson import area_of, export_geojson
from tadmor.export.protect import protect
from tadmor.export.spared import KM_PER_DEGREE
from tadmor.model.place import Place
from tadmor.store.record import open_record
from tests.store.samples import INCIDENT, STRIKE_PLACE, fill

ROAD = {"type": "LineString", "coordinates": [[39.01, 35.95], [38.28, 34.56]]}
POINT = {"type": "Point", "coordinates": [39.01, 35.95]}


def test_features_are_areas_and_say_who_says_so(tmp_path: Path) -> None:
    with open_record(tmp_path, create=True) as record:
        fill(record)
        nowhere = replace(INCIDENT, id="nowhere", where=None)  # type: ignore[arg-type]
        record.replace_computed((), (INCIDENT, nowhere), ())
        (path,) = export_geojson(protect(record), tmp_path / "out")
    collection = json.loads(path.read_text(encoding="utf-8"))
    assert collection["type"] == "FeatureCollection"
    features = {feature["id"]: feature for feature in collection["features"]}
    assert features["nowhere"]["geometry"] is None
    assert features[INCIDENT.id]["geometry"]["type"] == "Polygon"
    assert features[INCIDENT.id]["properties"]["who_says_so"] == "The Courier ← the health office"
    assert "denies it" in features[INCIDENT.id]["properties"]["denials"]


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        pytest.param(None, None, id="nothing said"),
        pytest.param(Place(name="x", evidence=STRIKE_PLACE.evidence), None, id="not resolved"),
        pytest.param(replace(STRIKE_PLACE, radius_km=None), None, id="how wide is not known"),
        pytest.param(STRIKE_PLACE, "Polygon", id="a settlement is its circle"),
        pytest.param(replace(STRIKE_PLACE, geometry=ROAD), "LineString", id="a road is its line"),
        pytest.param(replace(STRIKE_PLACE, geometry=POINT), "Polygon", id="a point is never given"),
    ],
)
def test_what_is_drawn(place: Place | None, kind: str | None) -> None:
    area = area_of(place)
    assert (area["type"] if area else None) == kind


@pytest.mark.parametrize(
    ("latitude", "radius"), [(34.56, 3.0), (0.0, 250.0), (68.0, 30.0), pytest.param(34.56, 0.0, id="not a dot")]
)
def test_the_circle_surely_holds_the_place(latitude: float, radius: float) -> None:
    area = area_of(replace(STRIKE_PLACE, latitude=latitude, longitude=20.0, radius_km=radius))
    assert area
    ring = area["coordinates"][0]  # type: ignore[index]
    assert ring[0] == ring[-1]
    shoelace = sum(a[0] * b[1] - b[0] * a[1] for a, b in itertools.pairwise(ring))
    assert shoelace > 0, "counterclockwise"
    for (x, y), (x2, y2) in itertools.pairwise(ring):
        east = ((x + x2) / 2 - 20.0) * math.cos(math.radians(latitude))
        distance = KM_PER_DEGREE * math.hypot(east, (y + y2) / 2 - latitude)
        assert distance >= max(radius, 1.0) * 0.998
        assert distance <= max(radius, 1.0) * 1.02
