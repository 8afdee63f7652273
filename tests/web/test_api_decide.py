"""Decisions by programs: stored under the name of the key, refused with a reason, told in the OpenAPI document."""

from __future__ import annotations

from typing import Any

import jsonschema
import pytest

from tadmor.run.deciding import Saying
from tadmor.run.judging import decide_pair
from tadmor.web.api.decide import ADDRESS, WAYS
from tadmor.web.api.describe import describe
from tadmor.web.keys import make_key
from tadmor.web.team import Team
from tests.web.conftest import Opened
from tests.web.test_decisions import queue_of, settle
from tests.web.test_guard import team

__all__ = ("team",)


def send(desk: Opened, body: Any, *, key: str = "", name: str = "A program") -> Any:
    headers = {"authorization": f"Bearer {key}"} if key else {"x-desk-name": name}
    desk.client.cookies.clear()
    return desk.client.post(ADDRESS, json=body, headers=headers)


def test_a_pair_is_decided_and_taken_back(fresh: Opened) -> None:
    pair = queue_of(fresh)[0]
    made = send(fresh, {"verdict": "different", "on": pair, "why": "rule 4"})
    assert made.status_code == 201, made.text
    (stored,) = fresh.record.judgements()
    assert (stored.id, stored.verdict, stored.by, stored.why) == (made.json()["id"], "different", "A program", "rule 4")
    settle(fresh)
    assert fresh.client.get(f"/api/judgements/{stored.id}").json() == made.json()
    assert send(fresh, {"verdict": "withdraw", "on": [stored.id]}).status_code == 201
    again = send(fresh, {"verdict": "withdraw", "on": [stored.id]})
    assert (again.status_code, "already" in again.json()["error"]) == (400, True)


@pytest.mark.parametrize("verdict", ["accept", "reject"])
def test_a_statement_is_decided(fresh: Opened, verdict: str) -> None:
    claim = next(iter(fresh.record.claims()))
    assert send(fresh, {"verdict": verdict, "on": [claim.id]}).status_code == 201
    assert [(j.verdict, j.on) for j in fresh.record.judgements()] == [(verdict, (claim.id,))]


def test_who_comes_second_is_told(fresh: Opened) -> None:
    pair = queue_of(fresh)[0]
    bo = decide_pair(fresh.record, "same", pair, Saying(by="Bo"))
    refused = send(fresh, {"verdict": "different", "on": pair, "expected": ""})
    assert (refused.status_code, refused.json()["judgement"]) == (409, bo.id)
    assert send(fresh, {"verdict": "different", "on": pair, "expected": bo.id}).status_code == 201


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ([], 400),
        ({}, 400),
        ({"verdict": "same"}, 400),
        ({"verdict": "merge", "on": ["a", "b"]}, 400),
        ({"verdict": "same", "on": ["a"]}, 400),
        ({"verdict": "same", "on": ["a", 1]}, 400),
        ({"verdict": "same", "on": "ab"}, 400),
        ({"verdict": ["same"], "on": ["a", "b"]}, 400),
        ({"verdict": "accept", "on": ["a"], "why": 1}, 400),
        ({"verdict": "same", "on": ["a", "b"]}, 404),
        ({"verdict": "withdraw", "on": ["a"]}, 404),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_stored(fresh: Opened, body: Any, status: int) -> None:
    refused = send(fresh, body)
    assert (refused.status_code, bool(refused.json()["error"])) == (status, True)
    assert send(fresh, body, name="").status_code == 403
    assert not list(fresh.record.judgements())


@pytest.mark.parametrize(("who", "status"), [("Rita", 403), ("Carl", 201), ("Edda", 201)])
def test_a_key_may_what_its_account_may(fresh: Opened, team: Team, who: str, status: int) -> None:
    pair = queue_of(fresh)[0]
    assert send(fresh, {"verdict": "same", "on": pair}).status_code == 401
    assert send(fresh, {"verdict": "same", "on": pair}, key="of nobody").status_code == 401
    assert send(fresh, {"verdict": "same", "on": pair}, key=make_key(team, who, "a test")).status_code == status
    assert [judgement.by for judgement in fresh.record.judgements()] == ([who] if status == 201 else [])


def test_the_document_tells_of_it(fresh: Opened) -> None:
    told = describe()["paths"][ADDRESS]["post"]
    asked = told["requestBody"]["content"]["application/json"]["schema"]
    assert asked["properties"]["verdict"]["enum"] == list(WAYS)
    jsonschema.validate({"verdict": "same", "on": ["a", "b"], "expected": None}, asked)
    made = send(fresh, {"verdict": "unsure", "on": queue_of(fresh)[0]}).json()
    jsonschema.validate(
        made,
        {**told["responses"]["201"]["content"]["application/json"]["schema"], "components": describe()["components"]},
    )
