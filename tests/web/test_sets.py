"""Sets that two people code blind: what nobody else sees, adjudication, agreement, and who has what to do."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from tadmor.model.claim import Claim, coded_by
from tadmor.run.coding import add_claim
from tadmor.run.engine import run_paths
from tadmor.store.record import open_record
from tadmor.web.accounts import add_account
from tadmor.web.app import make_app
from tadmor.web.index.blind import BlindIndex
from tadmor.web.keys import make_key
from tadmor.web.pages import account
from tadmor.web.sets import find_set, list_codings
from tadmor.web.team import Team
from tadmor.web.upkeep import bring_up, full_index_path
from tests.web.conftest import Opened
from tests.web.test_guard import PASSWORD, token_of

PEOPLE = {"Ada": "coder", "Bo": "coder", "Cy": "coder", "Edda": "editor"}


class Seat:
    """A browser of one person at the desk."""

    def __init__(self, desk: Opened, name: str) -> None:
        self.client = TestClient(desk.client.app, base_url="http://127.0.0.1")
        self.client.post("/sign-in", data={"name": name, "password": PASSWORD})

    def get(self, path: str) -> Any:
        return self.client.get(path)

    def send(self, path: str, **fields: Any) -> Any:
        token = token_of(self.client.get("/work").text)
        return self.client.post(path, data={"token": token, **fields}, follow_redirects=False)


@pytest.fixture
def seats(fresh: Opened) -> Iterator[dict[str, Seat]]:
    account.TRIES.__init__(account.TRIES.rate)  # type: ignore[misc]
    for name, role in PEOPLE.items():
        add_account(Team(fresh.folder), name, PASSWORD, role=role)  # type: ignore[arg-type]
    yield {name: Seat(fresh, name) for name in PEOPLE}


def reports_with_claims(desk: Opened, count: int) -> list[str]:
    """Reports in which a program has read something."""
    return sorted({str(claim.document.id) for claim in desk.record.claims()})[:count]


def make(seat: Seat, reports: list[str], **fields: Any) -> str:
    given: dict[str, Any] = {"title": "pilot", "coder": ["Ada", "Bo"], "way": "named", "blind": "1"}
    given["reports"] = "\n".join(reports)
    answer = seat.send("/sets", **(given | fields))
    assert answer.status_code == 303, re.findall(r'role="alert">([^<]*)', answer.text)
    return str(answer.headers["location"])


def fields_of(claim: Claim, **more: Any) -> dict[str, Any]:
    place = {"trigger-start": claim.trigger.start, "trigger-end": claim.trigger.end}
    return {"kind": claim.kind, "stance": "asserts", "reality": "happened", **place, **more}


def killed(claim: Claim, low: int) -> dict[str, Any]:
    """Figures of people killed, on the words of the report that say so many."""
    words = next(q.evidence for q in claim.quantities if q.what == "killed" and q.low == low)
    return {"killed-0-low": low, "killed-0-high": low, "killed-0-start": words.start, "killed-0-end": words.end}


def a_toll(desk: Opened) -> tuple[str, Claim, int]:
    """A report with a statement in which people are killed, and how many."""
    return next(
        (claim.document.id, claim, quantity.low)
        for claim in desk.record.claims()
        for quantity in claim.quantities
        if quantity.what == "killed" and quantity.low and quantity.evidence.text.isalpha()
    )


def a_claim(desk: Opened, report: str) -> Claim:
    return next(claim for claim in desk.record.claims(report))


def finish(seat: Seat, where: str, report: str) -> None:
    assert seat.send(f"{where}/reports/{report}/act", what="finish").status_code == 303


def code_both(desk: Opened, seats: dict[str, Seat], where: str, reports: list[str], *, differ: bool = True) -> None:
    """Ada and Bo code one statement in every report, Bo as of another stance in the first, and are done."""
    for at, report in enumerate(reports):
        claim = a_claim(desk, report)
        for name in ("Ada", "Bo"):
            stance = "denies" if name == "Bo" and at == 0 and differ else "asserts"
            answer = seats[name].send(
                f"{where}/reports/{report}",
                **fields_of(claim, stance=stance, event="x" if at < 2 else "", why="rule 3"),
            )
            assert answer.status_code == 303, re.findall(r'role="alert">([^<]*)', answer.text)
            finish(seats[name], where, report)


def test_an_editor_makes_a_set_and_its_coders_go_through_it(fresh: Opened, seats: dict[str, Seat]) -> None:
    reports = reports_with_claims(fresh, 3)
    where = make(seats["Edda"], reports)
    page = seats["Ada"].get(where).text
    assert "3 reports, named one by one." in page
    assert f"{where}/next" in seats["Ada"].get("/work").text
    first = seats["Ada"].client.get(f"{where}/next", follow_redirects=False).headers["location"]
    assert first == f"{where}/reports/{reports[0]}"
    assert "Report 1 of 3, 0 of 3 reports done" in seats["Ada"].get(first).text
    finish(seats["Ada"], where, reports[0])
    assert "Report 2 of 3, 1 of 3 reports done" in seats["Ada"].get(f"{where}/next").text
    assert "Ada: 1 of 3" in seats["Edda"].get("/sets").text
    assert seats["Cy"].get(f"{where}/next").status_code == 403, "Cy does not code this set"


def machine_words(desk: Opened, report: str) -> set[str]:
    """What gives away what was read in a report: ids of its statements, and links to the events that rest on it."""
    claims = {claim.id for claim in desk.record.claims(report)}
    return {*claims, *(f'href="/events/{i.id}"' for i in desk.record.incidents() if claims.intersection(i.claims))}


def everything(seat: Seat, desk: Opened, report: str) -> str:
    """All that the desk says to somebody, joined: pages, tables, lists for programs, searches."""
    claims = [claim.id for claim in desk.record.claims(report)]
    events = [i.id for i in desk.record.incidents()]
    paths = [
        "/events",
        "/events?view=map",
        "/events?view=time",
        "/events?q=the",
        "/events.csv",
        "/events.geojson",
        "/reports",
        "/reports?state=told",
        *(f"/api/{name}?limit=500" for name in ("incidents", "claims", "rejections", "judgements", "documents")),
        *(f"/api/{name}.csv" for name in ("incidents", "claims", "rejections", "judgements")),
        f"/api/claims?document={report}",
        "/api/claims?q=the&limit=500",
        f"/reports/{report}",
        f"/reports/{report}/code",
        *(f"/claims/{claim}" for claim in claims),
        *(f"/reports/{report}/at/{claim}" for claim in claims),
        *(f"/api/claims/{claim}" for claim in claims),
        *(f"/events/{event}" for event in events),
        *(f"/api/incidents/{event}" for event in events),
    ]
    answers = [
        (path, seat.client.get(path, headers={"HX-Request": "true"} if "/at/" in path else {})) for path in paths
    ]
    # What an address held itself is not what the desk said.
    return "\n".join(answer.text.replace(path, "") for path, answer in answers)


def test_who_codes_blind_sees_nothing_that_was_read_anywhere_and_others_do(
    fresh: Opened, seats: dict[str, Seat]
) -> None:
    report = reports_with_claims(fresh, 1)[0]
    claim = a_claim(fresh, report)
    words = machine_words(fresh, report)
    before = everything(seats["Ada"], fresh, report)
    assert all(word in before for word in words)
    make(seats["Edda"], [report])
    said = everything(seats["Ada"], fresh, report)
    assert [word for word in words if word in said] == []
    page = seats["Ada"].get(f"/sets/1/reports/{report}").text
    assert [word for word in words if word in page] == []
    assert "m-claim" not in page and "m-trigger" not in page
    assert "You code reports blind" in page
    others = everything(seats["Cy"], fresh, report)
    assert all(word in others for word in words)
    hidden = [incident.id for incident in fresh.record.incidents() if report in incident.documents]
    assert {
        seats["Ada"].get(f"{at}/{event}").status_code for event in hidden for at in ("/events", "/api/incidents")
    } == {404}
    assert seats["Ada"].send(f"/claims/{claim.id}", verdict="accept", expected="").status_code == 404
    assert seats["Ada"].send(f"/reports/{report}/code", **fields_of(claim)).status_code == 403
    assert not list(fresh.record.judgements())


def test_a_key_for_a_program_is_as_blind_as_its_owner(fresh: Opened, seats: dict[str, Seat]) -> None:
    report = reports_with_claims(fresh, 1)[0]
    make(seats["Edda"], [report])
    key = make_key(Team(fresh.folder), "Ada", "nightly")
    bearer = {"authorization": f"Bearer {key}"}
    program = TestClient(fresh.client.app, base_url="http://127.0.0.1")
    assert program.get(f"/api/claims?document={report}", headers=bearer).json()["items"] == []


def test_what_somebody_else_decides_of_the_report_is_hidden_too(fresh: Opened, seats: dict[str, Seat]) -> None:
    report = reports_with_claims(fresh, 1)[0]
    claim = a_claim(fresh, report)
    make(seats["Edda"], [report])
    trigger = {"start": claim.trigger.start, "end": claim.trigger.end}
    add_claim(fresh.record, report, {"kind": claim.kind, "trigger": trigger}, by="Cy", why="my secret memo")
    seats["Cy"].send(f"/reports/{report}/code", **fields_of(claim))
    assert fresh.client.app.state.desk.upkeep.wait(120)  # type: ignore[attr-defined]
    assert "my secret memo" in everything(seats["Cy"], fresh, report)
    assert "my secret memo" not in everything(seats["Ada"], fresh, report)


def test_counts_of_lists_are_of_what_is_seen(fresh: Opened, seats: dict[str, Seat]) -> None:
    report = reports_with_claims(fresh, 1)[0]
    whole = len(list(fresh.record.incidents()))
    make(seats["Edda"], [report])
    hidden = sum(report in incident.documents for incident in fresh.record.incidents())
    page = seats["Ada"].get("/events").text
    assert hidden and f"{whole - hidden} events." in page
    assert "hidden by the filters" not in page


def test_what_one_codes_the_other_never_sees_before_all_are_done(fresh: Opened, seats: dict[str, Seat]) -> None:
    reports = reports_with_claims(fresh, 2)
    where = make(seats["Edda"], reports)
    claim = a_claim(fresh, reports[0])
    seats["Ada"].send(f"{where}/reports/{reports[0]}", **fields_of(claim, event="name of Ada", why="memo of Ada"))
    assert "memo of Ada" in seats["Ada"].get(f"{where}/reports/{reports[0]}?coding=1").text
    for name in ("Bo", "Cy", "Edda"):
        paths = (
            where,
            f"{where}/reports/{reports[0]}?coding=1",
            f"{where}/units",
            f"{where}/agreement",
            "/work",
            "/sets",
        )
        assert not any(f"{what} of Ada" in seats[name].get(path).text for path in paths for what in ("memo", "name"))
    assert seats["Edda"].get(f"{where}/units").status_code == 403
    assert seats["Bo"].send(f"{where}/reports/{reports[0]}/act", what="remove", coding="1").status_code == 409
    assert len(list_codings(Team(fresh.folder), 1)) == 1
    assert not list(fresh.record.judgements())


def test_a_coding_is_changed_put_away_and_closed_with_the_report(fresh: Opened, seats: dict[str, Seat]) -> None:
    report, claim, low = a_toll(fresh)
    where, ada = make(seats["Edda"], [report]), seats["Ada"]
    here = f"{where}/reports/{report}"
    assert ada.send(here, **fields_of(claim)).status_code == 303
    assert "these very words" in ada.send(here, **fields_of(claim)).text
    assert ada.send(here, **fields_of(claim, instead="1", **killed(claim, low))).status_code == 303
    (coding,) = list_codings(Team(fresh.folder), 1)
    assert coding.slots["killed"][0]["low"] == low
    again = ada.send(here, **fields_of(claim, instead="1", why="my long memo"))
    assert again.status_code == 400 and "my long memo" in again.text and "in another window" in again.text
    page = ada.get(f"{here}?coding=2").text
    assert re.search(rf'name="killed-0-low"[^>]*value="{low}"', page)
    wrong = ada.send(here, **fields_of(claim, instead="2", **killed(claim, low) | {"killed-0-high": 999}))
    assert wrong.status_code == 400 and 'role="alert"' in wrong.text, "what the record would refuse is refused at once"
    finish(ada, where, report)
    assert "You are done with this report" in ada.send(here, **fields_of(claim, instead="2")).text
    assert ada.send(f"{here}/act", what="reopen").status_code == 303
    assert ada.send(f"{here}/act", what="remove", coding="2").status_code == 303
    assert list_codings(Team(fresh.folder), 1) == ()


def units_of(page: str) -> list[str]:
    return re.findall(r'href="/sets/\d+/units/([\d-]+)"', page)


def test_two_codings_are_adjudicated_and_go_into_the_record(fresh: Opened, seats: dict[str, Seat]) -> None:
    reports = reports_with_claims(fresh, 3)
    where, edda = make(seats["Edda"], reports), seats["Edda"]
    code_both(fresh, seats, where, reports)
    assert f"{where}/units" in edda.get("/work").text
    listed = edda.get(f"{where}/units").text
    units = units_of(listed)
    assert len(units) == 3
    assert listed.count("How it is said") == 1
    page = edda.get(f"{where}/units/{units[0]}").text
    assert page.count("<strong>the same</strong>") >= 2 and page.count("<strong>different</strong>") == 1
    assert edda.send(f"{where}/units", what="agreed").status_code == 303
    assert "1 statement still waits" in edda.get(f"{where}/units").text
    refused = edda.send(f"{where}/units", what="close")
    assert refused.status_code == 409 and "1 statement still waits" in refused.text
    picks = {"outcome": "stand", "pick-trigger": "0", "pick-kind": "0", "pick-reality": "1", "pick-event": "0"}
    missing = edda.send(f"{where}/units/{units[0]}", expected="", **picks)
    assert "How it is said" in missing.text and missing.status_code == 409
    ruled = edda.send(f"{where}/units/{units[0]}", expected="", why="rule 9", **picks, **{"pick-stance": "1"})
    assert ruled.status_code == 303
    assert not list(fresh.record.judgements()), "nothing is in the record before the set is closed"
    assert edda.send(f"{where}/units", what="close").headers["location"] == where
    made = sorted((j.verdict, j.by) for j in fresh.record.judgements())
    assert made == sorted([("add", "Ada"), ("add", "Bo"), ("add", "Edda")] * 3 + [("same", "Edda")])
    final = next(j for j in fresh.record.judgements() if j.by == "Edda" and j.why and "rule 9" in j.why)
    stands = [c for c in fresh.record.claims(reports[0]) if coded_by(c) == "Edda"]
    assert [claim.stance for claim in stands] == ["denies"]
    assert {fresh.record.judgement(old).by for old in (final.replaces, *final.also_replaces) if old} >= {"Ada", "Bo"}  # type: ignore[union-attr]
    assert find_set(Team(fresh.folder), 1).state == "closed"  # type: ignore[union-attr]
    assert edda.send(f"{where}/units/{units[0]}", expected="1", **picks, **{"pick-stance": "0"}).status_code == 409
    first, second = (
        claim for report in reports[:2] for claim in fresh.record.claims(report) if coded_by(claim) == "Edda"
    )
    assert fresh.client.app.state.desk.upkeep.wait(120)  # type: ignore[attr-defined]
    homes = fresh.record.homes()
    assert homes[first.id] == homes[second.id], "both coders said that these are one event"


def test_closing_that_was_interrupted_goes_on_where_it_stopped(fresh: Opened, seats: dict[str, Seat]) -> None:
    reports = reports_with_claims(fresh, 2)
    where, edda, team = make(seats["Edda"], reports), seats["Edda"], Team(fresh.folder)
    code_both(fresh, seats, where, reports, differ=False)
    edda.send(f"{where}/units", what="agreed")
    (whole,) = team.rows("SELECT slots FROM rulings ORDER BY id DESC LIMIT 1")
    with team.write() as connection:
        broken = whole["slots"].replace('"trigger": {"start": ', '"trigger": {"start": 99')
        connection.execute("UPDATE rulings SET slots = ? WHERE slots = ?", (broken, whole["slots"]))
    assert edda.send(f"{where}/units", what="close").status_code == 409
    assert len(list(fresh.record.judgements())) == 3
    assert "1 statement is not in the record yet" in edda.get(where).text
    with team.write() as connection:
        connection.execute("UPDATE rulings SET slots = ? WHERE slots = ?", (whole["slots"], broken))
    assert edda.send(f"{where}/units", what="close").status_code == 303
    assert sorted(j.verdict for j in fresh.record.judgements()) == ["add"] * 6 + ["same"]
    assert "not in the record yet" not in edda.get(where).text


def test_another_value_is_written_and_a_statement_is_dropped(fresh: Opened, seats: dict[str, Seat]) -> None:
    report, claim, low = a_toll(fresh)
    reports = [report, next(other for other in reports_with_claims(fresh, 2) if other != report)]
    where, edda = make(seats["Edda"], reports), seats["Edda"]
    code_both(fresh, seats, where, reports)
    first, second = units_of(edda.get(f"{where}/units").text)
    picks = {"pick-trigger": "0", "pick-kind": "other", "kind": "armed_clash", "pick-reality": "0", "pick-stance": "0"}
    answer = edda.send(f"{where}/units/{first}", expected="", **picks, **{"pick-killed": "other"}, **killed(claim, low))
    assert answer.status_code == 303, re.findall(r'role="alert">([^<]*)', answer.text)
    assert edda.send(f"{where}/units/{second}", expected="", outcome="drop").status_code == 303
    late = edda.send(f"{where}/units/{second}", expected="", outcome="drop", why="my long memo")
    assert late.status_code == 409 and "Edda has ruled" in late.text and "my long memo" in late.text
    closed = edda.send(f"{where}/units", what="close")
    assert closed.status_code == 303, re.findall(r'role="alert">([^<]*)', closed.text)
    (stands,) = [c for c in fresh.record.claims(reports[0]) if coded_by(c) == "Edda"]
    assert (stands.kind, [q.low for q in stands.quantities]) == ("armed_clash", [low])
    assert sorted(j.verdict for j in fresh.record.judgements()) == ["add"] * 5 + ["withdraw"]


def test_agreement_is_shown_and_taken_away(fresh: Opened, seats: dict[str, Seat]) -> None:
    reports = reports_with_claims(fresh, 3)
    where = make(seats["Edda"], reports)
    code_both(fresh, seats, where, reports)
    page = seats["Ada"].get(f"{where}/agreement").text
    assert "too few to tell" in page and "Same event or not" in page
    rows = list(csv.DictReader(io.StringIO(seats["Edda"].get(f"{where}/agreement.csv").text)))
    by_field = {row["field"]: row for row in rows}
    assert by_field["kind"]["units"] == "3" and by_field["stance"]["raw_agreement"] == "0.667"
    assert by_field["event"]["raw_agreement"] == "1.0" and by_field["event"]["units"] == "3"
    whole = json.loads(seats["Edda"].get(f"{where}/agreement.json").text)
    assert (whole["coders"], whole["statements"], whole["coded_by_two_or_more"]) == (["Ada", "Bo"], 3, 3)
    assert seats["Cy"].get(f"{where}/agreement").status_code == 403


def test_nothing_to_code_is_an_answer_too(fresh: Opened, seats: dict[str, Seat]) -> None:
    report = reports_with_claims(fresh, 1)[0]
    where = make(seats["Edda"], [report])
    for name in ("Ada", "Bo"):
        assert "Nothing to code here: done" in seats[name].get(f"{where}/reports/{report}").text
        finish(seats[name], where, report)
    assert "Nobody coded anything" in seats["Edda"].get(f"{where}/units").text
    assert seats["Edda"].send(f"{where}/units", what="close").status_code == 303
    assert find_set(Team(fresh.folder), 1).state == "closed"  # type: ignore[union-attr]


def test_with_what_was_read_in_view_the_other_coding_is_hidden_all_the_same(
    fresh: Opened, seats: dict[str, Seat]
) -> None:
    report = reports_with_claims(fresh, 1)[0]
    where, claim = make(seats["Edda"], [report], blind=""), a_claim(fresh, report)
    page = seats["Ada"].get(f"{where}/reports/{report}").text
    assert "What was read in this report" in page and "m-claim" in page
    assert "You code reports blind" not in page
    assert seats["Ada"].get(f"/reports/{report}").status_code == 200
    seats["Ada"].send(f"{where}/reports/{report}", **fields_of(claim, why="memo of Ada", event="name of Ada"))
    other = seats["Bo"].get(f"{where}/reports/{report}").text
    assert "of Ada" not in other and "Nothing yet." in other


def test_a_private_report_is_coded_and_adjudicated_by_who_may_see_it(english: Any, tmp_path: Path) -> None:
    rows = [
        {"text": "Gunmen killed 7 people in El Obeid on Wednesday, police said.", "outlet": "B", "access": "private"}
    ]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    with open_record(tmp_path / "record", create=True) as record:
        run_paths([tmp_path / "in.jsonl"], record, english)
        bring_up(tmp_path / "record", weigh=False)
        with TestClient(make_app(record), base_url="http://127.0.0.1") as client:
            desk, team = Opened(folder=tmp_path / "record", record=record, client=client), Team(tmp_path / "record")
            for name, role, private in (("Ada", "coder", True), ("Bo", "coder", False), ("Cy", "coder", True)):
                add_account(team, name, PASSWORD, role=role, private=private)  # type: ignore[arg-type]
            add_account(team, "Edda", PASSWORD, role="editor", private=True)
            add_account(team, "Open", PASSWORD, role="editor")
            account.TRIES.__init__(account.TRIES.rate)  # type: ignore[misc]
            seats = {name: Seat(desk, name) for name in ("Ada", "Cy", "Edda", "Open")}
            (report,) = (document.id for document in record.documents())
            given = {"title": "pilot", "way": "named", "reports": report, "blind": "1"}
            refused = seats["Edda"].send("/sets", coder=["Ada", "Bo"], **given)
            assert refused.status_code == 400 and "Bo may not see a private report" in refused.text
            assert seats["Open"].send("/sets", coder=["Ada", "Cy"], **given).status_code == 400
            where = make(seats["Edda"], [report], coder=["Ada", "Cy"])
            assert "El Obeid" in seats["Ada"].get(f"{where}/reports/{report}").text
            assert not list(BlindIndex(full_index_path(tmp_path / "record"), frozenset((report,))).claims_in(report))
            for name in ("Ada", "Cy"):
                finish(seats[name], where, report)
            assert seats["Edda"].get(f"{where}/units").status_code == 200
            assert seats["Open"].get(f"{where}/units").status_code == 403
            assert seats["Open"].get(f"{where}/agreement.json").status_code == 403
            assert "El Obeid" not in seats["Open"].get(where).text


def test_a_set_is_given_up_and_its_coders_see_everything_again(fresh: Opened, seats: dict[str, Seat]) -> None:
    report = reports_with_claims(fresh, 1)[0]
    where = make(seats["Edda"], [report])
    assert seats["Ada"].get(f"/reports/{report}").status_code == 403
    assert seats["Ada"].send(f"{where}/give-up").status_code == 403
    assert seats["Edda"].send(f"{where}/give-up").status_code == 303
    assert "given up" in seats["Ada"].get(where).text
    assert seats["Ada"].get(f"/reports/{report}").status_code == 200
    assert seats["Edda"].get(f"{where}/units").status_code == 403
    assert seats["Edda"].send(f"{where}/give-up").status_code == 400


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"title": " "}, "needs a name"),
        ({"coder": ["Ada"]}, "two coders"),
        ({"coder": ["Ada", "ada"]}, "two coders"),
        ({"coder": ["Ada", "Nobody"]}, "no open account"),
        ({"reports": "nowhere"}, "There is no report nowhere"),
        ({"reports": ""}, "Name at least one"),
        ({"way": "search", "q": "zzzzz"}, "Nothing holds"),
        ({"way": "sample", "size": "some"}, "no size of a sample"),
        ({"way": "sample", "size": "3", "seed": "x"}, "no seed"),
        ({"way": ""}, "Say which reports"),
    ],
)
def test_what_is_no_set_is_refused_in_words(
    fresh: Opened, seats: dict[str, Seat], fields: dict[str, Any], words: str
) -> None:
    given = {"title": "my set", "coder": ["Ada", "Bo"], "way": "named", "reports": reports_with_claims(fresh, 1)[0]}
    answer = seats["Edda"].send("/sets", **(given | fields))
    assert answer.status_code == 400 and words in answer.text
    assert find_set(Team(fresh.folder), 1) is None


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"way": "sample", "size": "4", "seed": "42"}, r"4 reports drawn by chance from \d+, seed 42\."),
        ({"way": "sample", "size": "50 %", "seed": "1", "stratified": "1"}, "Every outlet with its share"),
        ({"way": "sample", "size": "2", "seed": "7", "of": "events"}, r"reports of 2 events drawn by chance from \d+"),
        ({"way": "search", "q": "killed"}, "that hold these words: killed"),
        ({"way": "sample", "size": "2", "seed": "7", "q": "killed"}, "Drawn from what holds these words: killed"),
    ],
)
def test_a_set_is_drawn_by_chance_or_found_by_words(
    fresh: Opened, seats: dict[str, Seat], fields: dict[str, Any], words: str
) -> None:
    first = find_set(Team(fresh.folder), int(make(seats["Edda"], [], **fields).rpartition("/")[2]))
    again = find_set(Team(fresh.folder), int(make(seats["Edda"], [], title="again", **fields).rpartition("/")[2]))
    assert first and again and first.reports == again.reports
    assert re.search(words, seats["Edda"].get("/sets/1").text)


def test_only_an_editor_makes_and_adjudicates(fresh: Opened, seats: dict[str, Seat]) -> None:
    assert seats["Ada"].get("/sets/new").status_code == 403
    assert seats["Ada"].send("/sets", title="mine").status_code == 403
    where = make(seats["Edda"], reports_with_claims(fresh, 1))
    assert seats["Ada"].get(f"{where}/units").status_code == 403
    assert seats["Ada"].get("/sets/99").status_code == 404


def test_an_event_is_assigned_listed_and_found(fresh: Opened, seats: dict[str, Seat]) -> None:
    incident = next(iter(fresh.record.incidents()))
    report = reports_with_claims(fresh, 1)[0]
    edda, ada = seats["Edda"], seats["Ada"]
    assert ada.send("/assign", kind="event", thing=incident.id, person="Ada").status_code == 403
    assert edda.send("/assign", kind="event", thing=incident.id, person="Ada").status_code == 303
    assert edda.send("/assign", kind="report", thing=report, person="Ada").status_code == 303
    assert edda.send("/assign", kind="event", thing=incident.id, person="Nobody").status_code == 400
    assert edda.send("/assign", kind="event", thing="none", person="Ada").status_code == 404
    assert (
        f'href="/events/{incident.id}"' in ada.get("/work").text
        and f'href="/reports/{report}"' in ada.get("/work").text
    )
    assert "Assigned to Ada" in ada.get(f"/events/{incident.id}").text
    assert ada.get("/events").text.count("Assigned to Ada") == 1
    chosen = ada.get("/events?assignee=Ada").text
    assert "1 event." in chosen and "Assigned to: Ada" in chosen
    assert len(list(csv.reader(io.StringIO(ada.get("/events.csv?assignee=Ada").text)))) == 2
    assert edda.send("/assign", kind="event", thing=incident.id, person="").status_code == 303
    assert "No event is assigned to you." in ada.get("/work").text


def test_without_accounts_names_do_and_the_page_says_so(fresh: Opened) -> None:
    report = reports_with_claims(fresh, 1)[0]
    token = token_of(fresh.client.get("/events").text)
    given = {"title": "pilot", "coder": ["Ada", "Bo"], "way": "named", "reports": report, "blind": "1", "name": "Ada"}
    answer = fresh.client.post("/sets", data={"token": token, **given})
    assert "on trust" in answer.text
    assert "You code reports blind" in fresh.client.get("/events").text
    assert fresh.client.get(f"/reports/{report}").status_code == 403
