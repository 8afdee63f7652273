from __future__ import annotations

import json
from pathlib import Path

import pytest

from tadmor.bench.reading.factuality import (
    TASK,
    Case,
    Marked,
    correlation,
    f1_of,
    load_cases,
    macro_f1,
    mean_error,
    outcome_of,
    write_as_typed,
)
from tadmor.bench.reading.task import by_name
from tadmor.read.reader import Reader


@pytest.mark.parametrize(
    ("score", "outcome"),
    [(-3, "did not happen"), (-1, "did not happen"), (-0.9, "uncertain"), (0.9, "uncertain"), (1, "happened")],
)
def test_classes_of_a_score(score: float, outcome: str) -> None:
    assert outcome_of(score) == outcome


def test_figures_of_pairs_worked_out_by_hand() -> None:
    pairs = [(3.0, 3.0), (2.0, 0.0), (-2.0, -3.0), (0.0, 3.0)]
    assert f1_of(pairs, "happened") == pytest.approx(2 / 4)
    assert f1_of(pairs, "did not happen") == 1.0
    assert f1_of(pairs, "uncertain") == 0.0
    assert macro_f1(pairs) == pytest.approx(0.5)
    assert mean_error(pairs) == pytest.approx(1.5)
    assert correlation([(1, 2), (2, 4), (3, 6)]) == pytest.approx(1.0)
    assert correlation([(1, 2), (2, 2)]) == 0.0


@pytest.mark.parametrize(
    ("tokens", "typed"),
    [
        ("They did n't go .", "They didn't go."),
        ("`` No , '' she said .", '"No," she said.'),
        ('" No , " she said .', '"No," she said.'),
        ("the men 's boots -LRB- old -RRB-", "the men's boots (old)"),
        ("a three - day raid", "a three-day raid"),
        ("It cost $ 5 .", "It cost $5."),
    ],
)
def test_tokens_as_people_type_them(tokens: str, typed: str) -> None:
    text, places = write_as_typed(tokens.split())
    assert text == typed
    assert text[slice(*places[0])] in text


def test_a_word_without_a_reading_counts_as_told() -> None:
    case = Case(name="x", text="a", marked=(Marked(start=0, end=1, gold=1.0),), given=(None,))
    assert case.pairs() == [(1.0, 3.0)]


def test_the_task_runs_on_a_folder_of_its_form(tmp_path: Path, english: Reader) -> None:
    rows = [("The army did n't bomb the town .", 3, -3.0), ("The army bombed the town .", 2, 3.0)]
    lines = [json.dumps({"text": text, "targets": [{"span1": [at, at + 1], "label": gold}]}) for text, at, gold in rows]
    for folder in ("UW", "MEANTIME", "UDS_IH2", "CB/CB"):
        path = tmp_path / "factuality" / folder
        path.mkdir(parents=True)
        (path / "dev.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    assert len(load_cases(tmp_path / "factuality" / "UW" / "dev.jsonl")) == 2
    result = TASK.measure(tmp_path, english, "dev", lambda done, of: None)
    assert by_name(result.scores)["UW: right class"].value == 1.0
    assert result.asked == {"reality": 2}
    assert not result.misses
