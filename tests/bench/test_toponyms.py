from __future__ import annotations

from pathlib import Path

import pytest

from tadmor.bench.reading.corpus import as_document, part_of
from tadmor.bench.reading.task import by_name
from tadmor.bench.reading.toponyms import LGL, Text, Toponym, compare_text, load_texts, measure, result_of
from tadmor.model.place import Place
from tadmor.model.span import Span
from tadmor.read.reader import Reader

SAID = "Fires burned in Kano. Zaria was quiet."


def a_text() -> Text:
    toponyms = (
        Toponym(span=Span(16, 20), position=(12.0, 8.5)),
        Toponym(span=Span(22, 27), position=(11.1, 7.7)),
    )
    return Text(corpus=LGL, name="1", source="1", text=SAID, toponyms=toponyms)


def a_place(start: int, end: int, position: tuple[float, float] | None, confidence: float = 0.8) -> Place:
    latitude, longitude = position or (None, None)
    quotation = as_document("t", SAID).quote(Span(start, end))
    return Place(
        name=SAID[start:end], latitude=latitude, longitude=longitude, evidence=quotation, confidence=confidence
    )


def test_a_place_is_right_within_161_km_and_counts_against_what_it_resolved() -> None:
    places = [a_place(16, 20, (12.5, 8.5)), a_place(22, 27, (20.0, 7.7)), a_place(0, 5, None)]
    scores = by_name(result_of(compare_text(a_text(), places), [(a_text(), p) for p in places]).scores)
    assert scores["end-to-end recall, 161 km"].value == 0.5
    assert scores["of those resolved, within 161 km"].value == 0.5
    assert scores["names: recall"].value == 1.0
    assert scores["names: precision"].value == pytest.approx(2 / 3)
    assert 400 < 100 * scores["median error, km"].value < 600


def test_an_unresolved_name_is_found_and_not_resolved() -> None:
    places = [a_place(16, 20, None)]
    result = result_of(compare_text(a_text(), places), [(a_text(), p) for p in places])
    scores = by_name(result.scores)
    assert scores["of those resolved, within 161 km"].of == 0
    assert [m.cause for m in result.misses] == ["LGL: unresolved", "LGL: not found"]
    assert result.judged == ()
    assert result.asked == {"where": 2}


def test_the_shorter_quotation_speaks_for_a_name() -> None:
    near, wide = a_place(22, 27, (11.1, 7.7)), a_place(16, 27, (0.0, 0.0))
    met = compare_text(a_text(), [wide, near])
    assert [m.place for m in met] == [wide, near]


def test_the_task_runs_on_a_folder(tmp_path: Path, english: Reader) -> None:
    folder = tmp_path / "geoparsing"
    folder.mkdir()
    name = next(str(n) for n in range(100) if part_of(str(n)) == "dev")
    source = next(f"urn:{n}" for n in range(100) if part_of(f"urn:{n}") == "dev")
    tag = "<gaztag><lat>12.0</lat><lon>8.52</lon></gaztag>"
    toponym = f"<toponym><start>16</start><end>20</end><phrase>Kano</phrase>{tag}</toponym>"
    (folder / "lgl.xml").write_text(
        f'<articles><article docid="{name}"><text>Fires burned in Kano, Nigeria.</text>'
        f"<toponyms>{toponym}</toponyms></article></articles>",
        "utf-8",
    )
    place = "<location><name>Kano</name><start>17</start><end>21</end><lat>12.0</lat><lon>8.52</lon></location>"
    (folder / "GeoVirus.xml").write_text(
        f"<articles><article><source>{source}</source><text>Fires burned in Kano, Nigeria.</text>"
        f"<locations>{place}</locations></article></articles>",
        "utf-8",
    )
    assert [t.toponyms[0].span for t in load_texts(tmp_path)] == [Span(16, 20), Span(16, 20)]
    scores = by_name(measure(tmp_path, english, "dev", lambda done, of: None).scores)
    assert scores["end-to-end recall, 161 km"].value == 1.0
    assert scores["end-to-end recall, 161 km"].of == 2
