"""The index of who codes blind: of the reports and their copies the texts alone, in every table there is."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tadmor.model.ids import IncidentId
from tadmor.model.incident import FormerIncident
from tadmor.model.plain import to_plain
from tadmor.web.index.blind import _SEEN, BlindIndex
from tadmor.web.index.layout import TABLES
from tadmor.web.index.query import Index
from tadmor.web.upkeep import index_path
from tests.web.conftest import Opened

# These hold nothing that was read in a report: names of values, groups of copies, and the full text, which is
# asked through the tables that name what was found.
HARMLESS = {"about", "facet_values", "copies", "copy_names", "words"}


def test_every_table_of_the_index_was_thought_of() -> None:
    tables = set(re.findall(r"CREATE (?:VIRTUAL )?TABLE (\w+)", TABLES))
    assert tables - set(_SEEN) - HARMLESS == {"documents"}


@pytest.fixture(scope="module")
def copied(desk: Opened) -> tuple[str, set[str]]:
    """A report that others share passages with, and all of them."""
    index = Index(index_path(desk.folder))
    for row in index.rows("SELECT id, url FROM documents ORDER BY number"):
        names = {name for group in index.copies_of([row["id"], row["url"]]) for name in group.documents}
        ids = set(index.reports_named(names)[0].values())
        if len(ids) > 1 and index.claims_in(row["id"]):
            return row["id"], ids
    raise AssertionError("the example has no copies")


def test_copies_of_a_report_are_hidden_with_it(desk: Opened, copied: tuple[str, set[str]]) -> None:
    report, copies = copied
    full, blind = Index(index_path(desk.folder)), BlindIndex(index_path(desk.folder), frozenset((report,)))
    for copy in copies:
        assert blind.claims_in(copy) == () and blind.rejections_in(copy) == () and blind.checked_in(copy) == ()
        assert blind.document(copy) == full.document(copy), "its text is there"
        row = blind.row("SELECT events, claims, unread FROM documents WHERE id = ?", (copy,))
        assert row and tuple(row) == (0, 0, 0)


def test_an_event_that_rests_on_it_is_hidden_with_all_statements(desk: Opened, copied: tuple[str, set[str]]) -> None:
    report, _ = copied
    full, blind = Index(index_path(desk.folder)), BlindIndex(index_path(desk.folder), frozenset((report,)))
    events = {row["id"] for row in full.rows("SELECT id FROM events")}
    seen = {row["id"] for row in blind.rows("SELECT id FROM events")}
    assert seen < events
    for event in events - seen:
        assert blind.incident(event) is None and blind.claims_of(event) == () and not blind.numbers_of([event])
    for event in seen:
        assert blind.claims_of(event) == full.claims_of(event)
    numbers = {row["event"] for row in blind.rows("SELECT event FROM facets UNION SELECT event FROM word_events")}
    assert numbers <= {row["number"] for row in blind.rows("SELECT number FROM events")}


def test_nothing_that_is_shown_names_a_hidden_event(desk: Opened, copied: tuple[str, set[str]], tmp_path: Path) -> None:
    path = tmp_path / "index.sqlite"
    shutil.copy(index_path(desk.folder), path)
    full, blind = Index(path), BlindIndex(path, frozenset((copied[0],)))
    shown = [row["id"] for row in blind.rows("SELECT id FROM events ORDER BY number")]
    hidden = {row["id"] for row in full.rows("SELECT id FROM events")}.difference(shown)
    gone, first, second = min(hidden), shown[0], shown[1]
    ties = [["Part of", gone, "", []], ["After", second, "by a day", []]]
    before = {"part_of": gone, "response_to": second}
    lead = FormerIncident(id=IncidentId("0" * 32), claims=(), superseded_by=(IncidentId(gone),))
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        plain = json.loads(full.row("SELECT plain FROM events WHERE id = ?", (first,))["plain"]) | before  # type: ignore[index]
        other.execute(
            "UPDATE events SET plain = ?, ties = ? WHERE id = ?", (json.dumps(plain), json.dumps(ties), first)
        )
        other.execute("INSERT INTO former VALUES (?, ?)", (lead.id, json.dumps(to_plain(lead))))
    seen = blind.incident(first)
    assert seen is not None and (seen.part_of, seen.response_to) == (None, second)
    assert [tie.other for tie in blind.ties(first)] == [second]
    assert blind.former(lead.id) is None
    everything = str(
        [tuple(row) for table in ("events", "former", "claims") for row in blind.rows(f"SELECT * FROM {table}")]
    )
    assert not [event for event in hidden if event in everything]


def test_rows_keep_their_numbers(desk: Opened, copied: tuple[str, set[str]]) -> None:
    full, blind = Index(index_path(desk.folder)), BlindIndex(index_path(desk.folder), frozenset((copied[0],)))
    known = {row["id"]: row["rowid"] for row in full.rows("SELECT rowid, id FROM claims")}
    assert all(known[row["id"]] == row["rowid"] for row in blind.rows("SELECT rowid, id FROM claims ORDER BY rowid"))


def test_what_is_written_into_the_index_meanwhile_is_hidden_too(
    desk: Opened, copied: tuple[str, set[str]], tmp_path: Path
) -> None:
    path = tmp_path / "index.sqlite"
    shutil.copy(index_path(desk.folder), path)
    report = copied[0]
    blind = BlindIndex(path, frozenset((report,)))
    seen = blind.rows("SELECT id, number FROM events ORDER BY number")[0]
    claim = Index(path).claims_of(seen["id"])[0]
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("UPDATE claims SET document = ? WHERE id = ?", (report, claim.id))
        assert blind.incident(seen["id"]) is None and blind.claim(claim.id) is None
        assert blind.count("SELECT count(*) FROM facets WHERE event = ?", (seen["number"],)) == 0
        other.execute("UPDATE claims SET document = ? WHERE id = ?", (claim.document.id, claim.id))
        assert blind.incident(seen["id"]) and blind.claim(claim.id)
