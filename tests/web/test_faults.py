"""What goes wrong around the desk: it is killed, the disk is full, nothing can be written. A real server, a real disk."""

from __future__ import annotations

import re
import resource
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import httpx2
import pytest
from benchmarks.serving import find_port, serve

from tadmor.errors import RecordError
from tadmor.store.record import open_record
from tadmor.web.serving import _is_writable
from tests.web.test_guard import token_of


@pytest.fixture
def port() -> int:
    return find_port()


@pytest.fixture
def folder(example: Path, tmp_path: Path) -> Path:
    """A record that was closed in good order, whoever has the example open."""
    copy = Path(shutil.copytree(example, tmp_path / "gobi"))
    for file in copy.rglob("*.sqlite"):
        with closing(sqlite3.connect(file)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return copy


@pytest.fixture
def browser(port: int) -> Iterator[httpx2.Client]:
    with httpx2.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
        yield client


def sit_down(browser: httpx2.Client) -> tuple[str, dict[str, str]]:
    """Ada at the page of a statement, with the form that she has filled in."""
    token = token_of(browser.get("/events").text)
    assert browser.post("/me", data={"token": token, "name": "Ada"}).status_code == 303
    claim = browser.get("/api/claims?limit=1").json()["items"][0]["id"]
    page = browser.get(f"/claims/{claim}").text
    return f"/claims/{claim}", {"token": token_of(page), "expected": "", "verdict": "accept", "why": "read it & agree"}


def reasons(folder: Path) -> list[str | None]:
    with open_record(folder) as record:
        return [judgement.why for judgement in record.judgements()]


def test_a_form_that_was_open_when_the_desk_was_killed_is_stored_once(
    folder: Path, port: int, browser: httpx2.Client
) -> None:
    with serve(folder, port) as desk:
        address, form = sit_down(browser)
        desk.process.kill()
    with serve(folder, port):
        assert browser.post(address, data=form).status_code == 303
        assert browser.post(address, data=form).status_code == 409, "sent twice, it is not stored twice"
    assert reasons(folder) == ["read it & agree"]


def test_a_record_that_was_not_closed_and_cannot_be_written_is_refused_with_what_to_do(folder: Path) -> None:
    (folder / "record.sqlite-wal").write_bytes(b"something")
    with pytest.raises(RecordError, match="Copy the whole folder"):
        open_record(folder, read_only=True)


def test_on_a_full_disk_pages_are_read_and_what_was_sent_is_given_back(
    folder: Path, port: int, browser: httpx2.Client
) -> None:
    with serve(folder, port) as desk:
        process = desk.process
        address, form = sit_down(browser)
        before = resource.prlimit(process.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (512, before[1]))
        refused = browser.post(address, data=form)
        assert refused.status_code == 503
        assert "Nothing was stored" in refused.text and "free some space" in refused.text
        again = dict(re.findall(r'name="(\w+)" value="([^"]*)"', refused.text[refused.text.index("<main") :]))
        assert again["why"] == "read it &amp; agree" and again["verdict"] == "accept"
        assert browser.get("/events").status_code == 200, "what is there can be read"
        assert browser.get(address).status_code == 200
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, before)
        assert browser.post(address, data=again | {"why": "read it & agree"}).status_code == 303
    assert reasons(folder) == ["read it & agree"]


@contextmanager
def unwritable(folder: Path) -> Iterator[Path]:
    """The folder where nothing can be written: by its permissions, or mounted so for who may write anywhere."""
    folder.chmod(0o500)
    for file in folder.rglob("*"):
        file.chmod(0o500 if file.is_dir() else 0o400)
    mounted = _is_writable(folder)
    if mounted:
        for options in ("--bind", "-oremount,ro,bind"):
            done = subprocess.run(["mount", options, str(folder), str(folder)], capture_output=True, check=False)
            if done.returncode:
                pytest.skip("nothing can be made read-only here")
    try:
        yield folder
    finally:
        with suppress(OSError):
            subprocess.run(["umount", str(folder)], capture_output=True, check=False)
        for file in (folder, *folder.rglob("*")):
            file.chmod(0o700)


def test_a_record_that_cannot_be_written_is_read_and_says_so(folder: Path, port: int, browser: httpx2.Client) -> None:
    with unwritable(folder), serve(folder, port):
        page = browser.get("/events")
        assert page.status_code == 200
        claim = browser.get("/api/claims?limit=1").json()["items"][0]["id"]
        assert browser.get(f"/claims/{claim}").status_code == 200
        refused = browser.post(
            "/api/decisions", json={"verdict": "accept", "on": [claim]}, headers={"x-desk-name": "Ada"}
        )
        assert refused.status_code == 403
        assert "cannot be written" in refused.json()["error"]
    assert reasons(folder) == []
