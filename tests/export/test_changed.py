"""What changed since a grade was signed, in one sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tadmor.export.changed import spell_changed
from tadmor.model.incident import Change, ChangedSince

SIGNED = ChangedSince(
    by="R. M.",
    at="2024-03-03T10:00:00+00:00",
    grade="fair 1",
    changes=(),
    reports=(0, 0),
    origins=(0, 0),
    statements=(0, 0),
)
HEAD = "changed since signed as fair 1 on 3 March 2024 by R. M.: "
KILLED = Change(what="killed", was="39", now="39–52")
DOER = Change(what="perpetrator", was="agreed", now="conflicting true_conflict", added=("Bland army",))
GRADE = Change(what="grade", was="fair 1", now="weak 3")


@pytest.mark.parametrize(
    ("changes", "reports", "origins", "statements", "expected"),
    [
        (
            (KILLED, DOER, GRADE),
            (2, 0),
            (1, 0),
            (2, 0),
            "killed 39–52, was 39; perpetrator now disputed (sources disagree), was agreed, also Bland army; "
            "2 new reports, 1 new origin; grade would be weak 3, was fair 1",
        ),
        ((), (3, 0), (0, 0), (3, 0), "3 new reports; no value changed"),
        ((), (0, 1), (0, 1), (0, 1), "1 report gone, 1 origin gone; no value changed"),
        ((), (0, 0), (0, 0), (2, 1), "2 new statements, 1 statement gone; no value changed"),
        ((KILLED,), (0, 0), (0, 0), (0, 0), "killed 39–52, was 39"),
        (None, None, None, (2, 0), "2 new statements; its values were not kept with this signature"),
        (
            (Change(what="policy", was="majority_of_origins", now="airwars"),),
            (0, 0),
            (0, 0),
            (0, 0),
            "figures by the policy airwars, was majority of origins",
        ),
        (
            (Change(what="killed", of="child", was="single", now="single", added=("4",), gone=("3",)),),
            (0, 0),
            (0, 0),
            (0, 0),
            "killed (child) also 4, no longer 3",
        ),
        (
            (Change(what="weapon", now="single", added=("drone",)),),
            (1, 0),
            (0, 0),
            (1, 0),
            "new: weapon drone; 1 new report",
        ),
        (
            (Change(what="weapon", was="single", gone=("drone",)),),
            (0, 1),
            (0, 0),
            (0, 1),
            "gone: weapon drone; 1 report gone",
        ),
        (
            (Change(what="kind", was="armed_clash", now="air_drone_strike"),),
            (0, 0),
            (0, 0),
            (0, 0),
            "kind air or drone strike, was armed clash",
        ),
        (
            (
                Change(what="when", was="2024-05-28", now="by 2024-05-30"),
                Change(what="killed", of="civilian", was="3", now="4"),
            ),
            (0, 0),
            (0, 0),
            (0, 0),
            "when by 2024-05-30, was 2024-05-28; killed (civilian) 4, was 3",
        ),
    ],
)
def test_what_changed(
    changes: tuple[Change, ...] | None,
    reports: tuple[int, int] | None,
    origins: tuple[int, int] | None,
    statements: tuple[int, int],
    expected: str,
) -> None:
    changed = replace(SIGNED, changes=changes, reports=reports, origins=origins, statements=statements)
    assert spell_changed(changed) == HEAD + expected
