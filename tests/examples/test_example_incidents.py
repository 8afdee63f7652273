"""The incidents of examples/gobi: which claims are one event, what its sources agree on, and who of them knows."""

from __future__ import annotations

from itertools import combinations

import pytest

from tadmor.bench.answers import is_named, same_day, same_place
from tadmor.bench.dossier import VIOLENT
from tests.examples.record_of_example import (
    DOERS,
    DONE_TO,
    INCIDENTS,
    TOLD,
    Made,
    Plain,
    answer,
    event,
    names,
    rows,
    things,
)


def same_value(field: str, wanted: str, said: str) -> bool:
    """True for the same words; a doer may go by more of the name, but a denial is never the accusation."""
    if field != "perpetrator" or wanted.startswith("denied") != said.startswith("denied"):
        return wanted == said
    return is_named([wanted.removeprefix("denied: ")], said.removeprefix("denied: "))


@pytest.mark.parametrize("name", INCIDENTS)
def test_claims_of_one_event_are_together(made: Made, name: str) -> None:
    home = event(made, name)["id"]
    held = {claim: made.incident_of(answer(made, claim)) for claim in INCIDENTS[name]["claims"] if claim in TOLD}
    assert [claim for claim, incident in held.items() if incident is None or incident["id"] != home] == []


@pytest.mark.parametrize(("a", "b"), tuple(combinations(INCIDENTS, 2)))
def test_two_events_stay_two(made: Made, a: str, b: str) -> None:
    assert event(made, a)["id"] != event(made, b)["id"]


def test_there_are_no_other_violent_events(made: Made) -> None:
    known = {event["id"] for event in made.events.values()}
    other = [i for i in made.incidents if i["kind"] in VIOLENT and i["id"] not in known]
    texts = {claim["id"]: claim["evidence"]["text"] for claim in made.claims}
    assert [[texts[claim] for claim in incident["claims"]] for incident in other] == []


@rows("kinds", of=INCIDENTS)
def test_kind_of_event(made: Made, name: str, wanted: list[str]) -> None:
    assert event(made, name)["kind"] in wanted


@rows("date", of=INCIDENTS)
def test_day_of_event(made: Made, name: str, wanted: Plain) -> None:
    assert same_day(wanted, event(made, name)["when"]), event(made, name)["when"]


@rows("place", of=INCIDENTS)
def test_place_of_event(made: Made, name: str, wanted: Plain) -> None:
    assert same_place(wanted, event(made, name)["where"]), event(made, name)["where"]


@rows("actors", of=INCIDENTS)
def test_doer_of_event(made: Made, name: str, wanted: list[str]) -> None:
    said = names([event(made, name)], DOERS)
    assert any(is_named(wanted, one) for one in said), said


@rows("targets", of=INCIDENTS)
def test_target_of_event(made: Made, name: str, wanted: list[str]) -> None:
    held = [claim for claim in made.claims if claim["id"] in event(made, name)["claims"]]
    said = [*names(held, DONE_TO), *things(held)]
    assert any(is_named(wanted, one) for one in said), said


@rows("fields", of=INCIDENTS)
def test_how_the_sources_stand_to_each_other(made: Made, name: str, wanted: Plain) -> None:
    fields = [field for field in event(made, name)["fields"] if field["field"] == wanted["field"]]
    standing = [(field["status"], field["reason"]) for field in fields]
    if wanted["reason"] is None:
        assert wanted["status"] in {status for status, _ in standing}, standing
    else:
        assert any(s == wanted["status"] and r in wanted["reason"] for s, r in standing), standing


@rows("fields", of=INCIDENTS)
def test_who_says_which_value(made: Made, name: str, wanted: Plain) -> None:
    fields = [field for field in event(made, name)["fields"] if field["field"] == wanted["field"]]
    given = [(value["value"], made.documents_of(value)) for field in fields for value in field["values"]]
    for value in wanted["values"]:
        holders = {doc for said, docs in given if same_value(wanted["field"], value["value"], said) for doc in docs}
        assert holders == set(value["docs"]), (value["value"], given)


@pytest.mark.parametrize("name", INCIDENTS)
def test_quiet_where_nobody_disagrees(made: Made, name: str) -> None:
    wanted = {field["field"] for field in INCIDENTS[name]["fields"] if field["status"] != "agreed"}
    loud = {field["field"] for field in event(made, name)["fields"] if field["status"] in ("revised", "conflicting")}
    assert loud <= wanted


@rows("origins", of=INCIDENTS)
def test_independent_origin(made: Made, name: str, wanted: list[str]) -> None:
    said = [origin["name"] for origin in event(made, name)["independent_origins"]]
    assert sum(is_named(wanted, one) for one in said) == 1, said


@pytest.mark.parametrize("name", INCIDENTS)
def test_nobody_else_counts_as_independent(made: Made, name: str) -> None:
    known = [one for accepted in INCIDENTS[name]["origins"] for one in accepted]
    assert [o["name"] for o in event(made, name)["independent_origins"] if not is_named(known, o["name"])] == []


def test_the_air_strike_answers_the_second_convoy(made: Made) -> None:
    assert event(made, "E4")["response_to"] == event(made, "E2")["id"]


def test_the_turkish_report_is_counted_beside_the_market(made: Made) -> None:
    assert event(made, "E3")["unread_documents"] == 1
