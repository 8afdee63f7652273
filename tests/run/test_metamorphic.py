"""What must not change a record, from the texts on: order of arrival, other names, other days, other figures, relays, and
reports that nobody here can read. And two texts that show what the record is for."""

from __future__ import annotations

import itertools
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tadmor.model.incident import Field, Incident
from tadmor.read.reader import Reader
from tests.run.whole_way import Report, Told, in_order, map_texts, run_reports

STRIKE = Report(
    name="The Courier",
    published="2024-03-13",
    text="An air strike hit the market of Zelvan on Tuesday, killing 17 people, the Zelvan hospital said. "
    "The Tesmar Front blamed the army for the strike.",
)
ARMY = Report(
    name="State Wire",
    published="2024-03-13",
    text="The army said on Wednesday that its jets had struck a depot of the Tesmar Front in Zelvan on 12 March. "
    "It said that 41 fighters had been killed in the air strike.",
)
AMBUSH = Report(
    name="Morning Post",
    published="2024-03-14",
    text="Gunmen of the Tesmar Front killed 23 soldiers in an ambush near Orhan on Wednesday, the defence ministry said.",
)
RESIDENTS = Report(
    name="Northern Echo",
    published="2024-03-14",
    text="At least 17 people were killed on Tuesday in an air strike on the market of Zelvan, residents said.",
)
SHELLING = Report(
    name="Evening News",
    published="2024-03-15",
    text="Shelling wounded 19 people in Orhan on Thursday, a local official said. Nobody was killed, the official added.",
)
REPORTS = (STRIKE, ARMY, AMBUSH, RESIDENTS, SHELLING)


def _changed(change: dict[str, str]) -> list[Report]:
    return [
        replace(
            r, name=map_texts(r.name, change), published=map_texts(r.published, change), text=map_texts(r.text, change)
        )
        for r in REPORTS
    ]


@pytest.fixture(scope="module")
def whole(english: Reader, tmp_path_factory: pytest.TempPathFactory) -> Told:
    return run_reports(tmp_path_factory.mktemp("whole"), english, REPORTS)


def test_the_dossier_has_what_the_tests_are_about(whole: Told) -> None:
    assert len(whole.incidents) == 3
    (strike,) = [i for i in whole.incidents if len(i.documents) == 3]
    assert strike.kind == "air_drone_strike"


@pytest.mark.parametrize("order", [(4, 3, 2, 1, 0), (2, 0, 4, 1, 3), (3, 1, 0, 4, 2)])
def test_order_of_arrival_changes_nothing(whole: Told, english: Reader, tmp_path: Path, order: tuple[int, ...]) -> None:
    batches = [[REPORTS[n]] for n in order]
    assert in_order(run_reports(tmp_path, english, *batches).plain) == in_order(whole.plain)


def test_other_names_give_the_same_record_under_other_names(whole: Told, english: Reader, tmp_path: Path) -> None:
    """Names of the same length, so that every quotation stands where it stood."""
    change = {
        "Zelvan": "Zelmar",
        "Orhan": "Ordan",
        "Tesmar Front": "Varlin Front",
        "Courier": "Monitor",
        "courier": "monitor",
        "State Wire": "North Wire",
        "state-wire": "north-wire",
    }
    renamed = run_reports(tmp_path, english, _changed(change))
    assert in_order(renamed.plain) == in_order(map_texts(whole.plain, change))


def test_other_days_give_the_same_record_under_other_days(whole: Told, english: Reader, tmp_path: Path) -> None:
    change = {f"2024-03-{day}": f"2024-03-{day + 7}" for day in range(10, 20)} | {"12 March": "19 March"}
    later = run_reports(tmp_path, english, _changed(change))
    assert in_order(later.plain) == in_order(map_texts(whole.plain, change))


def test_twice_as_many_of_everything_give_the_same_record_with_twice_as_many(
    whole: Told, english: Reader, tmp_path: Path
) -> None:
    change = {"17": "34", "41": "82", "23": "46", "19": "38"}
    doubled = run_reports(tmp_path, english, _changed(change))
    assert in_order(doubled.plain) == in_order(_twice(map_texts(whole.plain, change)))


def _twice(value: Any, key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _twice(item, name) for name, item in value.items()}
    if isinstance(value, list):
        return [_twice(item) for item in value]
    return value * 2 if key in ("low", "high", "best") and isinstance(value, int) else value


RELAYS = (
    "An air raid on the market of Zelvan killed 39 people on Tuesday, a security official told Northern Wire.",
    "39 people died on Tuesday when an air strike hit the market of Zelvan, a security official told Northern Wire.",
    "A security official told Northern Wire that an air strike on the market of Zelvan on Tuesday had killed 39 people.",
    "According to a security official quoted by Northern Wire, "
    "39 people were killed by an air strike on the market of Zelvan on Tuesday.",
    "Tuesday's air strike on the market of Zelvan left 39 people dead, a security official told Northern Wire.",
    "At the market of Zelvan 39 people lost their lives in an air strike on Tuesday, a security official told Northern Wire.",
    "Northern Wire quoted a security official as saying that an air strike killed 39 people at the market of Zelvan on Tuesday.",
    "An air strike on Tuesday hit the market of Zelvan and 39 people were killed, said a security official "
    "quoted by Northern Wire.",
    "The air strike that hit the market of Zelvan on Tuesday killed 39 people, a security official told Northern Wire.",
    "An air strike has killed 39 people at the market of Zelvan, a security official told Northern Wire. It hit on Tuesday.",
)
HOSPITAL = Report(
    name="The Courier",
    published="2024-03-13",
    text="An air strike hit the market of Zelvan on Tuesday. The strike killed 39 people, the Zelvan hospital said.",
)


def _relays(count: int, slip: int | None = None) -> list[Report]:
    return [
        Report(
            name=f"Paper {'ABCDEFGHIJ'[n]}",
            published="2024-03-13",
            text=RELAYS[n].replace("39", "59") if n == slip else RELAYS[n],
        )
        for n in range(count)
    ]


def _event(told: Told) -> Incident:
    return max(told.incidents, key=lambda incident: len(incident.documents))


def _disagreements(told: Told) -> list[Field]:
    return [f for i in told.incidents for f in i.fields if f.status in ("conflicting", "revised")]


def test_ten_paraphrased_relays_change_no_origin_range_or_grade(english: Reader, tmp_path: Path) -> None:
    few = run_reports(tmp_path / "few", english, [HOSPITAL, *_relays(1)])
    many = run_reports(tmp_path / "many", english, [HOSPITAL, *_relays(10)])
    assert len(few.incidents) == len(many.incidents) == 1
    one, eleven = _event(few), _event(many)
    assert [(o.name, o.kind) for o in eleven.independent_origins] == [(o.name, o.kind) for o in one.independent_origins]
    assert eleven.casualties == one.casualties
    assert eleven.grade == one.grade
    assert not _disagreements(many)


def test_one_relay_with_another_digit_gives_exactly_one_new_disagreement(english: Reader, tmp_path: Path) -> None:
    before = run_reports(tmp_path / "before", english, _relays(10))
    after = run_reports(tmp_path / "after", english, _relays(10, slip=6))
    assert not _disagreements(before)
    (new,) = _disagreements(after)
    assert (new.field, new.reason, {v.value for v in new.values}) == ("killed", "likely_slip", {"39", "59"})
    assert [len(i.claims) for i in after.incidents] == [len(i.claims) for i in before.incidents]


UNREADABLE = (
    Report(
        name="Le Matin",
        published="2024-03-13",
        language="fr",
        text="Une frappe aérienne a touché mardi le marché de Zelvan et tué 17 personnes, selon l'hôpital de la ville.",
    ),
    Report(
        name="Al Sabah",
        published="2024-03-13",
        language="ar",
        text="قال المستشفى إن غارة جوية على سوق المدينة يوم الثلاثاء قتلت سبعة عشر شخصا وجرحت كثيرين.",
    ),
)


def test_reports_in_an_unreadable_language_are_counted_and_change_nothing_else(
    whole: Told, english: Reader, tmp_path: Path
) -> None:
    more = run_reports(tmp_path, english, [*REPORTS, *UNREADABLE])
    strike = next(i for i in more.incidents if len(i.documents) == 3)
    assert strike.unread_documents >= 1
    without = [{**incident, "unread_documents": 0} for incident in more.plain["incidents"]]
    assert in_order({**more.plain, "incidents": without, "rejections": []}) == in_order(
        {**whole.plain, "rejections": []}
    )
    reasons = [r["reason"] for r in more.plain["rejections"]]
    assert reasons.count("no_reader_for_language") == 2


def test_what_was_killed_in_the_province_this_week_is_in_no_events_toll(english: Reader, tmp_path: Path) -> None:
    report = Report(
        name="The Courier",
        published="2024-03-07",
        text="The defence ministry said on Thursday that 13 people were killed in fighting between the army and the Tesmar Front "
        "in Zelvan on 3-5 March. It said that 31 people were killed across the province this week.",
    )
    told = run_reports(tmp_path, english, [report])
    tolls = [i.casualties.killed for i in told.incidents if i.casualties is not None]
    assert [(toll.low, toll.best, toll.high) for toll in tolls if toll.best is not None] == [(13, 13, 13)]
    weighed = [i for i in told.plain["incidents"] if i["casualties"] is not None]
    assert "31" not in {v["value"] for i in weighed for f in i["fields"] for v in f["values"]}


NINE = (
    Report(
        name="State Wire",
        published="2024-03-13",
        text="The army said on Wednesday that its air strike on Zelvan on Tuesday had killed nine fighters of the Tesmar Front. "
        '"We killed nine fighters, no civilians," an army spokesman said.',
    ),
    Report(
        name="The Courier",
        published="2024-03-13",
        text="The Zelvan hospital said that it had received nine bodies after Tuesday's air strike on Zelvan, "
        "four of them children. "
        '"Nine people were killed in the air strike and four of them are children," a doctor at the Zelvan hospital said.',
    ),
    Report(
        name="Northern Echo",
        published="2024-03-14",
        text="Villagers of Zelvan listed the names of seven people killed in Tuesday's air strike on Zelvan. "
        "All seven were civilians, the villagers said.",
    ),
)


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_nine_killed_are_agreed_and_who_they_were_is_not(
    english: Reader, tmp_path: Path, order: tuple[int, ...]
) -> None:
    told = run_reports(tmp_path, english, [NINE[n] for n in order])
    event = _event(told)
    assert len(event.documents) == 3
    killed = [f for f in event.fields if f.field == "killed" and f.of == "people"]
    status = [f for f in event.fields if f.field == "status"]
    assert [(f.status, "9" in {v.value for v in f.values}) for f in killed] == [("agreed", True)]
    assert [f.status for f in status] == ["conflicting"]
    assert len(event.independent_origins) == 3
