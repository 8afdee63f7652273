"""The scorer of typed mentions: what is a match for whom, and the task on a tiny set of its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tadmor.bench.reading.corpus import as_document, parse_all, part_of
from tadmor.bench.reading.entities import Mention, core_of, exact, measure, parser_mentions, relaxed, strict
from tadmor.read.reader import Reader

TEXT = "The Blue Army's column left Old Harbour."


def _mention(said: str, kind: str) -> Mention:
    return Mention(start=TEXT.index(said), end=TEXT.index(said) + len(said), type=kind)


@pytest.mark.parametrize(
    ("gold", "found", "matchers"),
    [
        (("The Blue Army", "Organisation"), ("The Blue Army", "Organisation"), {"strict", "exact", "relaxed"}),
        (("The Blue Army", "Organisation"), ("Blue Army's", "Organisation"), {"strict", "relaxed"}),
        (("The Blue Army", "Organisation"), ("Army", "Organisation"), {"relaxed"}),
        (("The Blue Army", "Organisation"), ("The Blue Army", "Location"), set()),
        (("Old Harbour", "Location"), ("The Blue Army", "Organisation"), set()),
    ],
)
def test_a_match_is_of_type_and_place(gold: tuple[str, str], found: tuple[str, str], matchers: set[str]) -> None:
    given = {"strict": strict, "exact": exact, "relaxed": relaxed}
    met = {name for name, match in given.items() if match(TEXT, [_mention(*gold)], [_mention(*found)])}
    assert met == matchers


def test_each_mention_is_in_one_pair() -> None:
    whole = _mention("The Blue Army", "Organisation")
    parts = [_mention("Blue", "Organisation"), _mention("Army", "Organisation")]
    assert len(relaxed(TEXT, [whole], parts)) == 1


def test_an_article_alone_is_left_whole() -> None:
    assert core_of("The", Mention(start=0, end=3, type="Organisation")) == (0, 3, "Organisation")


def test_the_parser_s_entities_have_types_of_the_gold(english: Reader) -> None:
    page = parse_all(as_document("made", "Syrians left Damascus on Monday."), english)
    said = {(page.document.text[m.start : m.end], m.type) for m in parser_mentions(page)}
    assert {("Damascus", "Location"), ("Monday", "Temporal")} <= said


def test_the_task_reads_a_set_of_its_own(tmp_path: Path, english: Reader) -> None:
    name = next(f"made-{n}" for n in range(50) if part_of(f"made-{n}") == "dev")
    folder = tmp_path / "re3d" / "Made"
    folder.mkdir(parents=True)
    row = {"_id": name, "text": "The Syrian army shelled Idlib on Monday."}
    (folder / "documents.json").write_text(json.dumps(row) + "\n", "utf-8")
    gold = [("The Syrian army", "Organisation", 1.0), ("Idlib", "Location", 0.9), ("army", "Organisation", 0.0)]
    rows = [
        {"documentId": name, "begin": row["text"].index(said), "end": row["text"].index(said) + len(said), "type": kind,
         "confidence": believed}
        for said, kind, believed in gold
    ]  # fmt: skip
    (folder / "entities.json").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    result = measure(tmp_path, english, "dev", lambda done, of: None)
    scores = {score.name: score for score in result.scores}
    assert scores["strict F1"].of == 2  # the mention that annotators rejected is no gold
    assert scores["Location: strict F1"].value == 1.0
    assert result.asked == {"actor": 1}
    assert not measure(tmp_path, english, "train", lambda done, of: None).judged
