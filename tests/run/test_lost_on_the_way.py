"""From the texts on: who relays whom and what was lost on the way (cases/lost.tsv)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tadmor.model.incident import Incident
from tadmor.read.reader import Reader
from tests.run.whole_way import Report, Told, run_reports
from tests.weigh.lost_cases import LostCase, find_groups, find_lost, load_lost_cases

CASES = Path(__file__).parent / "cases" / "lost.tsv"
RIGHT, KEPT = 0.92, 0.91
_REPORT = re.compile(r"(.+?)@(\d\d): (.+)")


def reports_of(case: LostCase) -> list[Report]:
    """The reports of a row."""
    parts = [_REPORT.match(part.strip()) for part in case.said.split(" | ")]
    return [Report(name=p[1], published=f"2024-03-{p[2]}", text=p[3]) for p in parts if p]


def misses(case: LostCase, told: Told) -> list[str]:
    """What a case expects and does not find, with what stands there."""
    numbers = {str(d): n for n, r in enumerate(reports_of(case), start=1) for d in (told.documents[r.url],)}
    found = find_lost(told.incidents, numbers)
    wrong = [] if found == dict(case.lost) else [f"{dict(case.lost)}, found {found}"]
    for name, value in case.checks:
        wanted = {int(number) for number in value.split(",")}
        together = any(wanted <= group for i in told.incidents for group in _groups(i, told, numbers))
        wrong += [] if together == (name == "one") else [f"{name}={value}: {len(told.incidents)} events"]
    return wrong


def _groups(incident: Incident, told: Told, numbers: dict[str, int]) -> list[set[int]]:
    return find_groups(incident, numbers, told.reports)


@pytest.mark.parametrize("name", ["lost.tsv", "lost_second.tsv"])
@pytest.mark.parametrize("loses", [True, False], ids=["lost", "nothing lost"])
def test_what_is_lost_between_texts_is_found(english: Reader, tmp_path: Path, loses: bool, name: str) -> None:
    cases = [case for case in load_lost_cases(CASES.with_name(name)) if case.loses == loses]
    wrong = {}
    for number, case in enumerate(cases):
        told = run_reports(tmp_path / str(number), english, reports_of(case))
        if found := misses(case, told):
            wrong[case.title] = found
    seen = {title: found for title, found in wrong.items() if not next(c for c in cases if c.title == title).is_unseen}
    assert 1 - len(wrong) / len(cases) >= (RIGHT if loses else KEPT), f"{len(wrong)} of {len(cases)}: {seen}"
