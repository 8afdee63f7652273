from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tadmor.export.formats import FORMATS
from tadmor.export.protect import Released, protect
from tadmor.export.spared import KM_PER_DEGREE, coarsen
from tadmor.model.claim import Claim
from tadmor.model.document import Document
from tadmor.model.ids import incident_id
from tadmor.model.incident import CopyGroup, Incident
from tadmor.model.judgement import Judgement
from tadmor.model.place import Place
from tadmor.model.plain import to_plain
from tadmor.store.record import Record, open_record
from tests.store.samples import (
    COPIES,
    DENIAL,
    DENIAL_CLAIM,
    DENIAL_DOCUMENT,
    DENIAL_ORIGINAL,
    DENIAL_RAW,
    INCIDENT,
    JUDGEMENT,
    LINK,
    REJECTION,
    STRIKE,
    STRIKE_CLAIM,
    STRIKE_DOCUMENT,
    STRIKE_PLACE,
    fill,
    note_of,
)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(tmp_path / "record", create=True) as opened:
        fill(opened)
        yield opened


@pytest.fixture
def private(tmp_path: Path) -> Iterator[Record]:
    """The same record with the denial in a private document."""
    with open_record(tmp_path / "private", create=True) as opened:
        secret = replace(DENIAL_DOCUMENT, access="private")
        original = replace(DENIAL_ORIGINAL, path="from/a/source.txt")
        opened.append_documents((STRIKE_DOCUMENT, secret), ((original, DENIAL_RAW),))
        opened.append_rejections((replace(REJECTION, document="from/a/source.txt"), REJECTION))
        opened.append_readings(
            (note_of(STRIKE_DOCUMENT, 1), note_of(secret, 1)),
            (replace(STRIKE_CLAIM, about=DENIAL_CLAIM.id), DENIAL_CLAIM),
        )
        opened.append_judgements((JUDGEMENT,))
        opened.replace_computed((LINK,), (INCIDENT,), (COPIES,))
        yield opened


def _everything(released: Released) -> str:
    return json.dumps(to_plain(released), ensure_ascii=False)


def _written(released: Released, folder: Path) -> str:
    paths: Iterable[Path] = (p for name in FORMATS for p in FORMATS[name].write(released, folder / name))
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def test_persons_leave_in_no_format(record: Record, tmp_path: Path) -> None:
    released = protect(record)
    assert [claim.persons for claim in released.claims] == [(), ()]
    assert "Nasrin" not in _written(released, tmp_path)


def test_whole_texts_leave_only_when_asked_for(record: Record, tmp_path: Path) -> None:
    assert "was among them" not in _written(protect(record), tmp_path / "without")
    assert {document.text for document in protect(record).documents} == {""}
    assert {document.text for document in protect(record, texts=True).documents} == {STRIKE, DENIAL}
    assert "was among them" in _written(protect(record, texts=True), tmp_path / "with")


def test_nothing_of_a_private_document_leaves(private: Record, tmp_path: Path) -> None:
    released = protect(private, texts=True)
    written = _everything(released) + _written(released, tmp_path)
    assert DENIAL_DOCUMENT.id not in written
    assert DENIAL_CLAIM.id not in written
    assert "State Wire" not in written
    assert "depot" not in written
    assert [claim.id for claim in released.claims] == [STRIKE_CLAIM.id]
    assert "from/a/source" not in written
    assert released.rejections == (REJECTION,)
    assert (released.incidents, released.copies, released.judgements) == ((), (), ())


def test_an_incident_that_rests_on_a_private_document_is_weighed_anew(private: Record) -> None:
    public = replace(
        INCIDENT, id=incident_id((STRIKE_CLAIM.id,)), claims=(STRIKE_CLAIM.id,), documents=(STRIKE_DOCUMENT.id,)
    )
    seen: list[str] = []

    def weigh(
        documents: Iterable[Document], claims: Iterable[Claim], judgements: Iterable[Judgement]
    ) -> tuple[tuple[Incident, ...], tuple[CopyGroup, ...]]:
        seen.extend([d.id for d in documents] + [c.id for c in claims] + [j.id for j in judgements])
        return (public,), ()

    released = protect(private, weigh=weigh)
    assert [incident.id for incident in released.incidents] == [public.id]
    assert seen == [STRIKE_DOCUMENT.id, STRIKE_CLAIM.id]


def test_a_record_without_private_documents_is_not_weighed_anew(record: Record) -> None:
    def weigh(*_: object) -> tuple[tuple[Incident, ...], tuple[CopyGroup, ...]]:
        raise AssertionError("nothing to weigh")

    assert [incident.id for incident in protect(record, weigh=weigh).incidents] == [INCIDENT.id]


def test_pointers_to_incidents_that_stay_are_cut(private: Record) -> None:
    public = replace(
        INCIDENT,
        id=incident_id((STRIKE_CLAIM.id,)),
        claims=(STRIKE_CLAIM.id,),
        documents=(STRIKE_DOCUMENT.id,),
        part_of=INCIDENT.id,
        response_to=INCIDENT.id,
    )
    private.replace_computed((), (INCIDENT, public), ())
    (released,) = protect(private).incidents
    assert (released.part_of, released.response_to) == (None, None)


@pytest.mark.parametrize(
    ("latitude", "longitude"), [(34.56123, 40.12789), (-12.00499, 17.99501), (69.123456, -140.987654)]
)
def test_coordinates_are_no_finer_than_a_settlement_and_the_circle_still_holds(
    latitude: float, longitude: float
) -> None:
    place = replace(STRIKE_PLACE, latitude=latitude, longitude=longitude, radius_km=3.0, precision="exact")
    coarse = coarsen(place)
    assert coarse.latitude == round(latitude, 2)
    assert coarse.longitude == round(longitude, 2)
    assert coarse.precision == "settlement"
    assert coarse.radius_km is not None
    moved = KM_PER_DEGREE * math.hypot(
        coarse.latitude - latitude, (coarse.longitude - longitude) * math.cos(math.radians(latitude))
    )
    assert 3.0 + moved <= coarse.radius_km <= 3.0 + moved + 0.11
    assert coarsen(coarse) == coarse


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        pytest.param(Place(name="x", evidence=STRIKE_PLACE.evidence), (None, None, None), id="not resolved"),
        pytest.param(
            replace(STRIKE_PLACE, latitude=34.56, longitude=40.1, radius_km=7.25),
            (34.56, 40.1, 7.25),
            id="coarse already",
        ),
    ],
)
def test_nothing_is_made_up_where_there_is_nothing_to_round(place: Place, expected: tuple[float | None, ...]) -> None:
    coarse = coarsen(place)
    assert (coarse.latitude, coarse.longitude, coarse.radius_km) == expected


def test_lines_are_rounded_too() -> None:
    road = {"type": "LineString", "coordinates": [[39.01234, 35.94999], [38.28155, 34.56021]]}
    assert coarsen(replace(STRIKE_PLACE, geometry=road)).geometry == {
        "type": "LineString",
        "coordinates": [[39.01, 35.95], [38.28, 34.56]],
    }


def test_a_witness_speaks_without_a_name_in_every_output(tmp_path: Path) -> None:
    first = STRIKE_CLAIM.sources[0]
    witness = replace(STRIKE_CLAIM.sources[-1], name="Ruta Melnyk", kind="witness", anonymous=False, evidence=None)
    claim = replace(STRIKE_CLAIM, sources=(first, witness))
    origin = replace(INCIDENT.independent_origins[0], name="Ruta Melnyk")
    told = replace(INCIDENT.fields[0].values[0], origins=("Ruta Melnyk",))
    field = replace(INCIDENT.fields[0], values=(told,))
    incident = replace(INCIDENT, independent_origins=(origin,), fields=(field,))
    group = replace(COPIES, basis="Ruta Melnyk: 12 casualties", rests_on="Ruta Melnyk")
    with open_record(tmp_path / "record", create=True) as opened:
        opened.append_documents((STRIKE_DOCUMENT, DENIAL_DOCUMENT), ())
        opened.append_readings((note_of(STRIKE_DOCUMENT, 1), note_of(DENIAL_DOCUMENT, 1)), (claim, DENIAL_CLAIM))
        opened.replace_computed((LINK,), (incident,), (group,))
        released = protect(opened)
    assert "Melnyk" not in _everything(released)
    assert "Melnyk" not in _written(released, tmp_path / "out")
    assert released.incidents[0].independent_origins[0].name == "a witness (name withheld)"
