"""Decisions that a newer reading or a correction has overtaken: seen on the report, the card and the statement, with what to do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tadmor.model.claim import Claim
from tadmor.run.coding import accept_claim, correct_slot, reject_claim
from tadmor.web.upkeep import bring_up
from tests.web.conftest import Opened


def read_anew(desk: Opened, claim: Claim, **changes: object) -> None:
    """A later reading in which this statement says something else."""
    note = next(n for n in desk.record.readings() if n.document == claim.document.id)
    newer = replace(note, version=f"{note.version}-b")
    told = [replace(c, **(changes if c.id == claim.id else {})) for c in desk.record.claims(claim.document.id)]  # type: ignore[arg-type]
    desk.record.append_readings([newer], [replace(c, read_by=replace(c.read_by, version=newer.version)) for c in told])
    bring_up(desk.folder, weigh=True)


@pytest.fixture
def claim(fresh: Opened) -> Claim:
    homes = fresh.record.homes()
    return next(c for c in fresh.record.claims() if c.id in homes and c.kind != "grenade")


def home(desk: Opened, claim: Claim) -> str:
    return desk.client.get(f"/events/{desk.record.homes()[claim.id]}").text


def test_a_check_of_what_is_read_otherwise_now_does_not_count_and_says_so(fresh: Opened, claim: Claim) -> None:
    accept_claim(fresh.record, claim.id, by="Ada", why="rule 2")
    read_anew(fresh, claim, kind="grenade")
    for page in (home(fresh, claim), fresh.client.get(f"/reports/{claim.document.id}").text):
        assert "One decision to look at again" in page
        assert "so this does not count any more" in page and "Ada" in page and "rule 2" in page
        assert f'href="/claims/{claim.id}">Look at the statement' in page
    assert "confirm it, put it right" in fresh.client.get(f"/claims/{claim.id}").text


def test_a_correction_of_what_is_read_otherwise_counts_and_is_to_be_looked_at(fresh: Opened, claim: Claim) -> None:
    correct_slot(fresh.record, (claim.id, "kind"), "arrest", by="Ada")
    read_anew(fresh, claim, kind="grenade")
    for page in (home(fresh, claim), fresh.client.get(f"/reports/{claim.document.id}").text):
        assert "It counts; but the report is read otherwise now" in page


def test_a_rejection_of_what_is_read_otherwise_stands_on_the_page_of_the_report(fresh: Opened, claim: Claim) -> None:
    reject_claim(fresh.record, claim.id, by="Ada")
    read_anew(fresh, claim, kind="grenade")
    assert "It counts; but the report is read otherwise now" in fresh.client.get(f"/reports/{claim.document.id}").text


def test_nothing_is_said_where_every_decision_stands(fresh: Opened, claim: Claim) -> None:
    accept_claim(fresh.record, claim.id, by="Ada")
    bring_up(fresh.folder, weigh=True)
    assert "to look at again" not in home(fresh, claim)
    assert "to look at again" not in fresh.client.get(f"/reports/{claim.document.id}").text
