"""Reports of battles, waves, totals and answers, from the text to the incidents (cases/episodes.tsv).

The unseen half of the table (by the hash of a title) was run for its figure alone while rules were made.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from tadmor.model.incident import Incident
from tadmor.read.reader import Reader
from tadmor.store.record import open_record
from tests.incident_cases import Find, IncidentCase, find_misses, load_incident_cases
from tests.run.whole_way import Report, run_reports

CASES = Path(__file__).parent / "cases" / "episodes.tsv"
_OUTLETS = ("The Courier", "Morning Post", "Evening News")
_REACH = 90


def _reports(told: str) -> list[Report]:
    parts = (re.fullmatch(r"\[([\d-]+)\] (.+)", part) for part in told.split(" || "))
    return [Report(name=n, published=p[1], text=p[2]) for n, p in zip(_OUTLETS, parts, strict=False) if p]


def _finder(folder: Path, reports: Sequence[Report], incidents: Sequence[Incident]) -> Find:
    """The incident of the claim whose trigger stands nearest to some words of a text."""
    with open_record(folder / "record") as record:
        claims = [(c.document.url, c.trigger.start, c.trigger.end, c.id) for c in record.claims()]
    homes = {claim: incident for incident in incidents for claim in incident.claims}

    def find(words: str) -> Incident | None:
        report = next(r for r in reports if words.lower() in r.text.lower())
        start = report.text.lower().index(words.lower())
        end = start + len(words)
        near = [
            (max(start - last, first - end, 0), claim)
            for url, first, last, claim in claims
            if url == report.url and claim in homes
        ]
        gap, claim = min(near, default=(_REACH + 1, None))
        return homes[claim] if claim is not None and gap <= _REACH else None

    return find


def misses_of(case: IncidentCase, reader: Reader, folder: Path) -> list[str]:
    """What of a case does not hold."""
    reports = _reports(case.told)
    told = run_reports(folder, reader, reports)
    return find_misses(case, told.incidents, _finder(folder, reports, told.incidents))


@pytest.mark.parametrize(("unseen", "floor"), [(False, 37), (True, 25)])
def test_most_cases_are_right(unseen: bool, floor: int, english: Reader, tmp_path: Path) -> None:
    cases = [case for case in load_incident_cases(CASES) if case.unseen is unseen]
    wrong = [case.title for n, case in enumerate(cases) if misses_of(case, english, tmp_path / str(n))]
    assert len(cases) - len(wrong) >= floor, wrong
