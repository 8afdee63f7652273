from __future__ import annotations

import json
from pathlib import Path

import pytest

from tadmor.bench.reading.corpus import as_document
from tadmor.bench.reading.event_place import Answer, Asked, load_asked, measure, part_of_sentence, result_of
from tadmor.bench.reading.task import by_name
from tadmor.model.place import Place
from tadmor.model.span import Span
from tadmor.read.reader import Reader

SAID = "Rebels who had left Kano shelled Zaria."


def row(*spans: tuple[str, int, int, str], text: str = SAID) -> str:
    marks = [
        {"label": label, "start": start, "end": end, "token_start": start, "text": word}
        for label, start, end, word in spans
    ]
    return json.dumps({"text": text, "spans": marks}) + "\n"


def write(folder: Path, *rows: str) -> None:
    (folder / "event_location").mkdir()
    (folder / "event_location" / "labeled_text.jsonl").write_text("".join(rows), "utf-8")


def an_answer(gold: tuple[Span, ...], given: Span | None) -> Answer:
    place = None
    if given:
        evidence = as_document("t", SAID).quote(given)
        place = Place(name=evidence.text, evidence=evidence)
    return Answer(asked=Asked(name="1", text=SAID, verb=Span(25, 32), places=gold), place=place, confidence=0.5)


def test_offsets_that_count_words_are_read_by_the_word_itself(tmp_path: Path) -> None:
    write(tmp_path, row(("VERB", 25, 32, "shelled"), ("LOCATION", 6, 6, "Zaria")), row(("VERB", 25, 32, "shelled")))
    first, second = load_asked(tmp_path)
    assert (first.verb, first.places, second.places) == (Span(25, 32), (Span(33, 38),), ())


def test_rows_without_a_readable_place_are_not_asked(tmp_path: Path) -> None:
    write(tmp_path, row(("VERB", 25, 32, "shelled"), ("LOCATION", 6, 6, "Lagos")))
    assert list(load_asked(tmp_path)) == []


def test_figures_count_none_as_an_answer() -> None:
    kano, zaria = Span(20, 24), Span(33, 38)
    answers = [
        an_answer((zaria,), zaria),
        an_answer((zaria,), kano),
        an_answer((zaria,), None),
        an_answer((), None),
        an_answer((), kano),
    ]
    result = result_of(answers)
    scores = by_name(result.scores)
    assert scores["accuracy, none included"].value == 2 / 5
    assert scores["place: precision"].value == 1 / 3
    assert scores["place: recall"].value == 1 / 3
    assert scores["none where nothing is said"].value == 1 / 2
    assert [m.cause for m in result.misses] == ["other place given", "place not given", "place given, none said"]
    assert [(j.slot, j.right) for j in result.judged] == [("where", True), ("where", False), ("where", False)]
    assert result.asked == {"where": 3}
    assert scores["calibration error"].value == pytest.approx(0.5 - 1 / 3)


def test_the_task_runs_on_a_folder(tmp_path: Path, english: Reader) -> None:
    texts = (f"Rebels shelled Kano on day {n}." for n in range(100))
    text = next(t for t in texts if part_of_sentence(t) == "dev")
    write(tmp_path, row(("VERB", 7, 14, "shelled"), ("LOCATION", 15, 19, "Kano"), text=text))
    scores = by_name(measure(tmp_path, english, "dev", lambda done, of: None).scores)
    assert scores["accuracy, none included"].value == 1.0
