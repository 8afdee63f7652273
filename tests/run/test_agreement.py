"""Codings of two people, put side by side by where they stand, and how far they agree on each field."""

from __future__ import annotations

from typing import Any

import pytest

from tadmor.model.claim import Claim, ReadBy
from tadmor.run.agreement import list_rows, measure_agreement
from tadmor.run.aligning import Aligned, align_codings
from tadmor.run.handed_in import make_claim
from tests.factories import a_document

TEXT = "Shelling killed 7 people in Dalan on Monday. Later a car bomb wounded 3 soldiers near Sevrey. Nothing else happened."
DOCUMENT = a_document(TEXT)


def code(by: str, trigger: str, kind: str, **more: Any) -> Claim:
    if "killed" in more:
        words, low = more.pop("killed")
        more["quantities"] = [{"what": "killed", "low": low, "high": low, "evidence": words}]
    if "where" in more:
        more["where"] = {"name": more["where"], "evidence": more["where"]}
    return make_claim(
        DOCUMENT, {"kind": kind, "trigger": trigger, **more}, ReadBy(reader="person", version="", knowledge=by)
    )


def words(units: tuple[Aligned, ...]) -> list[dict[str, str]]:
    return [{coder: claim.trigger.text for coder, claim in unit.claims.items()} for unit in units]


@pytest.mark.parametrize(
    ("ada", "bo", "expected", "why"),
    [
        (["Shelling"], ["Shelling"], [{"Ada": "Shelling", "Bo": "Shelling"}], "the same word"),
        (["Shelling"], ["killed"], [{"Ada": "Shelling", "Bo": "killed"}], "another word of the same sentence"),
        (["Shelling"], ["bomb"], [{"Ada": "Shelling"}, {"Bo": "bomb"}], "another sentence"),
        (
            ["Shelling", "killed"],
            ["killed"],
            [{"Ada": "Shelling"}, {"Ada": "killed", "Bo": "killed"}],
            "same word first",
        ),
        ([], ["bomb"], [{"Bo": "bomb"}], "only one coded anything"),
        ([], [], [], "nobody did"),
    ],
)
def test_statements_are_put_together_by_where_they_stand(
    ada: list[str], bo: list[str], expected: list[dict[str, str]], why: str
) -> None:
    units = align_codings(
        {
            "Ada": [code("Ada", trigger, "armed_clash") for trigger in ada],
            "Bo": [code("Bo", trigger, "armed_clash") for trigger in bo],
        }
    )
    assert words(units) == expected, why


def test_of_two_in_a_sentence_the_one_of_the_same_kind_is_taken() -> None:
    units = align_codings(
        {
            "Ada": [code("Ada", "people", "armed_clash")],
            "Bo": [code("Bo", "Shelling", "shelling_artillery_missile"), code("Bo", "Monday", "armed_clash")],
        }
    )
    assert {"Ada": "people", "Bo": "Monday"} in words(units)


def test_three_coders_make_one_unit_and_none_is_in_it_twice() -> None:
    units = align_codings(
        {
            "Ada": [code("Ada", "killed", "armed_clash")],
            "Bo": [code("Bo", "killed", "armed_clash")],
            "Cy": [code("Cy", "killed", "armed_clash"), code("Cy", "Shelling", "armed_clash")],
        }
    )
    assert words(units) == [{"Cy": "Shelling"}, {"Ada": "killed", "Bo": "killed", "Cy": "killed"}]


def test_fields_are_measured_and_silence_on_a_number_is_no_value() -> None:
    units = align_codings(
        {
            "Ada": [
                code("Ada", "killed", "shelling_artillery_missile", where="Dalan", killed=("7", 7)),
                code("Ada", "bomb", "armed_clash", where="Sevrey"),
            ],
            "Bo": [
                code("Bo", "killed", "shelling_artillery_missile", where="Dalan", killed=("7", 7)),
                code("Bo", "bomb", "armed_clash", killed=("3", 3)),
            ],
        }
    )
    names: dict[tuple[str, str], str] = {
        ("Ada", units[0].claims["Ada"].id): "one",
        ("Ada", units[1].claims["Ada"].id): "one",
    }
    names |= {("Bo", units[0].claims["Bo"].id): "x", ("Bo", units[1].claims["Bo"].id): "y"}
    found = measure_agreement(units, names)
    by_name = {one.name: one for one in found.fields}
    assert (found.units, found.shared) == (2, 2)
    assert by_name["kind"].alpha.alpha == 1.0
    assert (by_name["killed"].alpha.units, by_name["killed"].one_silent) == (1, 1)
    assert by_name["where"].alpha.raw == 0.5, "Sevrey, and nothing"
    assert (by_name["event"].alpha.units, by_name["event"].alpha.raw) == (1, 0.0), "one event for Ada, two for Bo"
    assert all(row["too_few"] for row in list_rows(found))
    assert [row["field"] for row in list_rows(found)][-1] == "event"


def test_statements_without_a_name_of_an_event_are_events_of_their_own() -> None:
    pair = [code("Ada", "killed", "armed_clash"), code("Ada", "bomb", "armed_clash")]
    units = align_codings({"Ada": pair, "Bo": pair})
    (event,) = (one for one in measure_agreement(units, {}).fields if one.name == "event")
    assert (event.alpha.units, event.alpha.raw) == (1, 1.0)
