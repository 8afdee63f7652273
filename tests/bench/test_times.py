from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tadmor.bench.reading.corpus import part_of
from tadmor.bench.reading.times import TASK, is_right, judge, pair_up
from tadmor.bench.reading.timex import GoldText, GoldTime, days_of, load_text
from tadmor.model.document import Evidence
from tadmor.model.span import Span
from tadmor.model.value import TimeInterval
from tadmor.read.findings import TimeExpression
from tadmor.read.reader import Reader
from tests.factories import a_document, span_of

TEXT = "Shells fell on Monday and again on 3 May for two hours."
TML = """<?xml version="1.0" ?><TimeML><DOCID>x</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2024-05-30T08:00" functionInDocument="CREATION_TIME">30 May</TIMEX3></DCT>
<TEXT>Shells <EVENT eid="e1">fell</EVENT> on <TIMEX3 tid="t1" type="DATE" value="2024-05-27">Monday</TIMEX3> and again on
<TIMEX3 tid="t2" type="DATE" value="2024-05-03">3 May</TIMEX3> for <TIMEX3 tid="t3" type="DURATION" value="PT2H">two hours</TIMEX3>.
</TEXT></TimeML>"""


def an_expression(said: str, value: str) -> TimeExpression:
    evidence = a_document(TEXT).quote(span_of(TEXT, said))
    return TimeExpression(kind="date", value=value, evidence=evidence)


def a_gold(said: str, value: str) -> GoldTime:
    return GoldTime(span=span_of(TEXT, said), kind="date", value=value)


def an_interval(earliest: str, latest: str, said: str = "Monday") -> TimeInterval:
    evidence: Evidence = a_document(f"{said}.").quote(Span(0, len(said)))
    return TimeInterval(
        earliest=earliest, latest=latest, precision="days", basis="relative", evidence=evidence, confidence=0.8
    )


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2024-05-30", ("2024-05-30", "2024-05-30")),
        ("2024-05-30T14:30", ("2024-05-30", "2024-05-30")),
        ("2024-05-30TNI", ("2024-05-30", "2024-05-31")),
        ("2024-W22", ("2024-05-27", "2024-06-02")),
        ("2024-W22-WE", ("2024-06-01", "2024-06-02")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2024-Q2", ("2024-04-01", "2024-06-30")),
        ("2024-H1", ("2024-01-01", "2024-06-30")),
        ("2024-SU", ("2024-06-01", "2024-09-30")),
        ("2024", ("2024-01-01", "2024-12-31")),
        ("202", ("2020-01-01", "2029-12-31")),
        ("19", ("1900-01-01", "1999-12-31")),
    ],
)
def test_a_value_names_days(value: str, days: tuple[str, str]) -> None:
    found = days_of(value)
    assert found is not None
    assert (found[0].isoformat(), found[1].isoformat()) == days


@pytest.mark.parametrize("value", ["P3D", "PT2H", "PRESENT_REF", "XXXX-WXX-5", "1989-WXX", "PXM", "2024-WI"])
def test_a_value_that_names_none(value: str) -> None:
    assert days_of(value) is None


def test_each_expression_is_matched_once_and_by_the_most_characters() -> None:
    gold = [a_gold("Monday", "2024-05-27"), a_gold("3 May", "2024-05-03")]
    given = [an_expression("on Monday", "2024-05-27"), an_expression("3", "x"), an_expression("3 May", "2024-05-04")]
    monday, third, spare = pair_up(gold, given)
    assert (monday.same_span, monday.same_value, monday.same_kind) == (False, True, True)
    assert (third.same_span, third.same_value) == (True, False)
    assert (spare.gold, spare.given) == (None, given[1])


@pytest.mark.parametrize(
    ("time", "gold", "right"),
    [
        (an_interval("2024-05-27", "2024-05-27"), ("2024-05-27", "2024-05-27"), True),
        (an_interval("2024-05-26", "2024-05-26"), ("2024-05-27", "2024-05-27"), False),
        (an_interval("2024-05-25", "2024-05-28"), ("2024-05-27", "2024-05-27"), True),
        (an_interval("2024-05-20", "2024-05-28"), ("2024-05-27", "2024-05-27"), False),
        (an_interval("2024-01-01", "2024-05-30"), ("2024-01-01", "2024-12-31"), True),
        (an_interval("2024-03-01", "2024-03-31"), ("2024-01-01", "2024-12-31"), False),
    ],
)
def test_an_interval_is_right_when_it_says_the_days(time: TimeInterval, gold: tuple[str, str], right: bool) -> None:
    days = (date.fromisoformat(gold[0]), date.fromisoformat(gold[1]))
    assert is_right(time, days, date(2024, 5, 30)) is right


def test_a_bound_is_not_judged_where_the_gold_has_its_day() -> None:
    since = an_interval("2024-05-03", "2024-05-30", "since 3 May")
    gold = (GoldTime(span=Span(6, 11), kind="date", value="2024-05-03"),)
    assert not list(judge([since], GoldText(name="x", text="x", published=date(2024, 5, 30), times=gold)))
    assert len(list(judge([since], GoldText(name="x", text="x", published=date(2024, 5, 30), times=())))) == 1


def test_a_part_of_a_period_lies_within_it() -> None:
    early = an_interval("1990-01-01", "1990-04-30", "early 1990")
    for part in (True, False):
        gold = (GoldTime(span=Span(0, 10), kind="date", value="1990", part=part),)
        (judged,) = judge([early], GoldText(name="x", text="x", published=date(2024, 5, 30), times=gold))
        assert judged.right is part


def test_what_the_gold_does_not_date_judges_nothing() -> None:
    gold = (GoldTime(span=Span(0, 6), kind="duration", value="P3M"),)
    text = GoldText(name="x", text="Monday.", published=date(2024, 5, 30), times=gold)
    assert not list(judge([an_interval("2024-05-27", "2024-05-27")], text))
    bare = GoldText(name="x", text="Monday.", published=date(2024, 5, 30), times=())
    assert [j.right for j in judge([an_interval("2024-05-27", "2024-05-27")], bare)] == [False]


def test_a_file_gives_its_text_and_expressions(tmp_path: Path) -> None:
    path = tmp_path / "a.tml"
    path.write_text(TML, "utf-8")
    text = load_text(path)
    said = [text.text[t.span.start : t.span.end] for t in text.times]
    assert (said, text.published) == (["Monday", "3 May", "two hours"], date(2024, 5, 30))


def test_the_task_runs_on_a_folder(tmp_path: Path, english: Reader) -> None:
    folder = tmp_path / "timebank" / "TimeBank"
    folder.mkdir(parents=True)
    name = next(name for name in map(str, range(99)) if part_of(name) == "dev")
    (folder / f"{name}.tml").write_text(TML, "utf-8")
    result = TASK.measure(tmp_path, english, "dev", lambda _done, _of: None)
    figures = {score.name: score.value for score in result.scores}
    assert (figures["spans, strict: F1"], figures["values: F1"], figures["intervals of claims: right"]) == (
        1.0,
        1.0,
        1.0,
    )
    assert (result.asked, len(result.judged), result.misses) == ({"when": 2}, 2, ())
