from __future__ import annotations

import json
from pathlib import Path

import pytest

from tadmor.bench.reading.muc4 import Report, align, as_compared, load_reports, measure, published_on
from tadmor.bench.reading.muc4_fillers import PEOPLE, ROLES, Filler
from tadmor.bench.reading.task import by_name
from tadmor.read.reader import Reader


def a_report(**key: tuple[frozenset[str], ...]) -> Report:
    return Report(name="r", text="", published=None, key={role: key.get(role, ()) for role in (*ROLES, PEOPLE)})


def given(role: str, *mentions: str) -> Filler:
    return Filler(role=role, mentions=mentions, confidence=0.5)


@pytest.mark.parametrize(
    ("said", "compared"),
    [
        ("THE  Bridge", "bridge"),
        ("an 'AK-47'", "ak47"),
        ("theatre of a town", "theatre of town"),
    ],
)
def test_mentions_are_compared_without_case_articles_and_punctuation(said: str, compared: str) -> None:
    assert as_compared(said) == compared


def test_an_entity_is_right_where_all_its_mentions_are_those_of_one_in_the_key() -> None:
    report = a_report(Weapon=(frozenset({"mine", "land mine"}), frozenset({"rope"})))
    fillers = [given("Weapon", "mine", "land mine"), given("Weapon", "rope", "ladder"), given("Target", "rope")]
    assert align(report, fillers).counts(ROLES) == (1, 3, 2)


def test_an_entity_of_the_key_is_found_once_only_and_the_best_alignment_counts() -> None:
    report = a_report(Victim=(frozenset({"smith", "ann smith"}), frozenset({"smith"})))
    twice = [given("Victim", "ann smith"), given("Victim", "smith"), given("Victim", "Smith")]
    assert align(report, twice).counts(("Victim",)) == (2, 3, 2)
    assert align(report, list(reversed(twice))).counts(("Victim",)) == (2, 3, 2)


def test_days_of_datelines() -> None:
    assert published_on("KANO, 3 JAN 90 (XPA)") == "1990-01-03"
    assert published_on("KANO") is None


def _write(folder: Path) -> None:
    text = "REBELS ATTACKED A BRIDGE NEAR KANO WITH DYNAMITE YESTERDAY. TWO FARMERS WERE KILLED IN THE ATTACK."
    extracts: dict[str, object] = {role: [] for role in ROLES} | {
        "Target": [[["a bridge", 18]]],
        "Weapon": [[["dynamite", 80]]],
    }
    folder.mkdir()
    (folder / "train.json").write_text(json.dumps({"docid": "A", "doctext": "", "extracts": extracts}) + "\n", "utf-8")
    row = {"docid": "A", "dateline": "KANO, 3 JAN 90", "text": text}
    slots = [
        ["message_id", "A"],
        ["hum_tgt_description", {"strings": ["FARMERS", "TWO FARMERS"], "type": "simple_strings"}],
    ]
    (folder / "keys_train").write_text("%%%\n" + json.dumps(slots) + "\n%%%\n" + json.dumps(slots), "utf-8")
    (folder / "doc_train").write_text(json.dumps(row) + "\n", "utf-8")


def test_the_task_reads_a_folder(tmp_path: Path, english: Reader) -> None:
    _write(tmp_path / "muc4")
    (report,) = load_reports(tmp_path, "train")
    assert report.key["Target"] == (frozenset({"bridge"}),)
    assert report.key[PEOPLE] == (frozenset({"farmers", "two farmers"}),)
    result = measure(tmp_path, english, "train", lambda done, of: None)
    scores = by_name(result.scores)
    assert scores["Weapon: F1"].value == 1.0
    assert result.asked == {"target": 1, "weapon": 1, "victim": 1}
    assert {judged.slot for judged in result.judged} >= {"weapon"}
