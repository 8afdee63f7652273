"""The desk for programs: pages that hold everything once, records as the record has them, and a document that says so."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

import jsonschema
import pytest
from openapi_spec_validator import validate
from starlette.routing import Route

from tadmor.model.plain import to_plain
from tadmor.run.weighing import release
from tadmor.web.api.describe import describe
from tadmor.web.api.downloads import DOWNLOADS, MEDIA, Download
from tadmor.web.api.lists import LISTS
from tadmor.web.app import list_routes
from tests.web.conftest import Opened

NAMES = [listing.name for listing in LISTS]


def every_item(desk: Opened, name: str, limit: int) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = []
    address: str | None = f"/api/{name}?limit={limit}"
    while address:
        page = desk.client.get(address).json()
        assert len(page["items"]) <= limit
        items += page["items"]
        address = page["next"]
    assert len(items) == page["found"]
    return items


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("limit", [1, 3, 500])
def test_pages_hold_everything_that_may_be_shown_once(desk: Opened, name: str, limit: int) -> None:
    released = release(desk.record)
    held = {json.dumps(to_plain(item), sort_keys=True) for item in getattr(released, name)}
    items = every_item(desk, name, limit)
    assert {json.dumps(item, sort_keys=True) for item in items} == held
    assert len(items) == len(held)


def test_one_record_is_found_by_its_id(desk: Opened) -> None:
    for incident in desk.record.incidents():
        assert desk.client.get(f"/api/incidents/{incident.id}").json()["claims"] == list(incident.claims)
    answer = desk.client.get("/api/claims/none")
    assert answer.status_code == 404
    assert "claims" in answer.json()["error"]


def test_texts_are_there_only_where_they_are_asked_for(desk: Opened) -> None:
    document = next(iter(desk.record.documents()))
    assert desk.client.get(f"/api/documents/{document.id}").json()["text"] == ""
    assert desk.client.get(f"/api/documents/{document.id}?text=1").json()["text"] == document.text


def test_filters_leave_what_they_say(desk: Opened) -> None:
    incident = next(iter(desk.record.incidents()))
    found = desk.client.get(f"/api/claims?event={incident.id}").json()
    assert {item["id"] for item in found["items"]} == set(incident.claims)
    by_kind = desk.client.get(f"/api/incidents?kind={incident.kind}").json()
    assert {item["kind"] for item in by_kind["items"]} == {incident.kind}


@pytest.mark.parametrize(
    "given", ["limit=x", "limit=-3", "after=x", "limit=99999999999999999999", "after=1e9", "q=%22%22%22"]
)
@pytest.mark.parametrize("name", NAMES)
def test_a_wrong_parameter_is_no_fault(desk: Opened, name: str, given: str) -> None:
    assert desk.client.get(f"/api/{name}?{given}").status_code == 200


@pytest.mark.parametrize("name", NAMES)
def test_the_csv_of_a_list_has_a_line_for_every_record(desk: Opened, name: str) -> None:
    answer = desk.client.get(f"/api/{name}.csv")
    assert answer.headers["content-type"].startswith("text/csv")
    lines = list(csv.reader(io.StringIO(answer.text)))
    assert len(lines) == 1 + len(every_item(desk, name, 500))
    assert {len(line) for line in lines} == {len(lines[0])}


def test_the_document_is_openapi() -> None:
    validate(describe())


@pytest.mark.parametrize("name", NAMES)
def test_every_answer_is_what_the_document_says(desk: Opened, name: str) -> None:
    document = desk.client.get("/openapi.json").json()
    schema = document["paths"][f"/api/{name}"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    answer = desk.client.get(f"/api/{name}?limit=500").json()
    jsonschema.validate(answer, {**schema, "components": document["components"]})


def test_every_address_for_programs_is_in_the_document() -> None:
    paths = {route.path for route in list_routes() if isinstance(route, Route)}
    for_programs = {path for path in paths if path.startswith("/api/") or re.search(r"\.\w*(json|csv)$", path)}
    assert for_programs - {"/openapi.json"} == set(describe()["paths"])


def test_the_address_is_no_query(desk: Opened) -> None:
    for given in ("event=x' OR '1'='1", "document=%25", "verdict=same;DROP TABLE claims"):
        assert desk.client.get(f"/api/claims?{given}").status_code == 200
    assert desk.client.get("/api/claims?event=x' OR '1'='1").json()["found"] == 0


@pytest.mark.parametrize("download", DOWNLOADS, ids=lambda one: one.path)
def test_a_file_that_a_page_offers_is_of_the_format_that_the_document_says(desk: Opened, download: Download) -> None:
    for ending in download.formats:
        answer = desk.client.get(f"{download.path.format(set=7)}.{ending}")
        if download.missing:
            assert answer.status_code == 404
        else:
            assert answer.headers["content-type"].split(";")[0] == MEDIA[ending]
