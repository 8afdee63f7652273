"""Private reports and names of persons: for accounts that may see them, and in no page of anybody else."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from tadmor.read.reader import Reader
from tadmor.run.coding import accept_claim
from tadmor.run.deciding import Saying
from tadmor.run.engine import run_paths
from tadmor.run.judging import decide_pair
from tadmor.store.record import open_record
from tadmor.web.accounts import add_account
from tadmor.web.app import make_app
from tadmor.web.pages import account
from tadmor.web.team import Team
from tadmor.web.upkeep import bring_up
from tests.web.conftest import Opened
from tests.web.test_guard import token_of

PASSWORD = "four plain words here"
OPEN = "KHARTOUM, 3 May 2023. Gunmen killed 4 people at a market in Omdurman on Tuesday, a police officer said."
KEPT = (
    "KHARTOUM, 4 May 2023. Gunmen killed 7 people in El Obeid on Wednesday, said Amna Idris, a survivor of the attack."
)


@pytest.fixture(scope="module")
def kept(english: Reader, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    """The desk of a record with one public and one private report."""
    folder = tmp_path_factory.mktemp("private")
    rows = [{"text": OPEN, "outlet": "A"}, {"text": KEPT, "outlet": "B", "access": "private"}]
    (folder / "in.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    with open_record(folder / "record", create=True) as record:
        run_paths([folder / "in.jsonl"], record, english)
        bring_up(folder / "record", weigh=False)
        with TestClient(make_app(record), base_url="http://127.0.0.1") as client:
            team = Team(folder / "record")
            add_account(team, "Open", PASSWORD, role="editor")
            add_account(team, "Kept", PASSWORD, role="reader", private=True)
            account.TRIES.__init__(account.TRIES.rate)  # type: ignore[misc]
            yield Opened(folder=folder / "record", record=record, client=client)


def pages(desk: Opened, name: str) -> dict[str, tuple[int, str]]:
    """Every page about every event and report of the record, as this person sees it."""
    desk.client.post("/sign-in", data={"name": name, "password": PASSWORD})
    addresses = ["/events", "/events?q=Obeid", "/reports", "/reports?q=Idris"]
    addresses += [f"/events/{incident.id}" for incident in desk.record.incidents()]
    addresses += [f"/reports/{document.id}" for document in desk.record.documents()]
    return {address: ((answer := desk.client.get(address)).status_code, answer.text) for address in addresses}


def test_the_record_holds_both(kept: Opened) -> None:
    assert len(list(kept.record.documents())) == 2
    assert len(list(kept.record.incidents())) == 2


def test_without_permission_no_page_knows_of_it(kept: Opened) -> None:
    seen = pages(kept, "Open")
    for words in ("Obeid", "Amna", "Idris"):
        assert not [address for address, (_, text) in seen.items() if words in text and "q=" not in address]
    assert sorted(status for status, _ in seen.values()) == [200] * 6 + [404] * 2


def test_with_permission_everything_is_there(kept: Opened) -> None:
    seen = pages(kept, "Kept")
    assert {status for status, _ in seen.values()} == {200}
    assert any("Amna Idris" in text for _, text in seen.values())


def test_without_permission_no_part_of_a_private_report_is_handed_out(kept: Opened) -> None:
    (claim,) = (c for c in kept.record.claims() if "Obeid" in c.evidence.text)
    report = claim.document.id
    parts = [f"/reports/{report}", f"/reports/{report}/original", f"/reports/{report}/at/{claim.id}"]
    for name, status in (("Open", 404), ("Kept", 200)):
        kept.client.post("/sign-in", data={"name": name, "password": PASSWORD})
        answers = [kept.client.get(address, headers={"HX-Request": "true"}) for address in parts]
        assert [answer.status_code for answer in answers] == [status] * 3
        assert all(("Idris" in answer.text) == (status == 200) for answer in answers)


def test_a_translation_of_a_private_report_is_kept_by_nobody_who_may_not_see_it(kept: Opened) -> None:
    report = next(d.id for d in kept.record.documents() if d.access == "private")
    kept.client.post("/sign-in", data={"name": "Open", "password": PASSWORD})
    token = token_of(kept.client.get("/events").text)
    answer = kept.client.post(
        f"/reports/{report}/translation", data={"token": token, "text": "x", "language": "English"}
    )
    assert answer.status_code == 404


def test_nothing_is_decided_of_a_private_statement_by_who_may_not_see_it(kept: Opened) -> None:
    (claim,) = (c for c in kept.record.claims() if "Obeid" in c.evidence.text)
    judgement = accept_claim(kept.record, claim.id, by="Kept")
    kept.client.post("/sign-in", data={"name": "Open", "password": PASSWORD})
    token = token_of(kept.client.get("/events").text)
    assert kept.client.get(f"/claims/{claim.id}").status_code == 404
    assert kept.client.get(f"/reports/{claim.document.id}/code").status_code == 404
    sent = {"token": token, "verdict": "reject", "expected": judgement.id}
    for address in (f"/claims/{claim.id}", f"/reports/{claim.document.id}/code", f"/judgements/{judgement.id}/undo"):
        answer = kept.client.post(address, data=sent)
        assert answer.status_code == 404
        assert "Idris" not in answer.text
    assert [one.id for one in kept.record.judgements()] == [judgement.id]


def test_decisions_show_nothing_of_a_private_statement(kept: Opened) -> None:
    (private,) = (c for c in kept.record.claims() if "Obeid" in c.evidence.text)
    (public,) = (c for c in kept.record.claims() if "Omdurman" in c.evidence.text)
    events = {claim: incident.id for incident in kept.record.incidents() for claim in incident.claims}
    made = decide_pair(kept.record, "different", (private.id, public.id), Saying(by="Kept", why="Idris says so"))
    kept.client.post("/sign-in", data={"name": "Open", "password": PASSWORD})
    token = token_of(kept.client.get("/events").text)
    for address, status in (
        ("/decisions", 200),
        ("/decisions/made", 200),
        (f"/decisions?done={made.id}", 200),
        (f"/decisions?a={private.id}&b={public.id}", 404),
        (f"/events/{events[public.id]}/join", 200),
        (f"/events/{events[public.id]}/join?q=Obeid", 200),
        (f"/events/{events[public.id]}/join?with={events[private.id]}", 404),
        (f"/events/{events[private.id]}/split", 404),
    ):
        answer = kept.client.get(address)
        assert answer.status_code == status, address
        assert "Idris" not in answer.text, address
        assert private.id not in answer.text, address
    sent = {"token": token, "a": private.id, "b": public.id, "verdict": "same", "expected": made.id}
    assert kept.client.post("/decisions", data=sent).status_code == 404
    joined = {"token": token, "with": events[private.id], "expected": made.id}
    assert kept.client.post(f"/events/{events[public.id]}/join", data=joined).status_code == 404
    account.TRIES.__init__(account.TRIES.rate)  # type: ignore[misc]
    kept.client.post("/sign-in", data={"name": "Kept", "password": PASSWORD})
    assert "Idris says so" in kept.client.get("/decisions/made").text
