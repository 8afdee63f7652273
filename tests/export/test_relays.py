"""The graph of who relays whom as it leaves the record: words, quotations, and no name of a private person."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from tadmor.export.jsonl import export_jsonl
from tadmor.export.page.write import write_page
from tadmor.export.protect import Released, View, protect
from tadmor.export.relays import list_relayed, spell_relays
from tadmor.export.spared import NAME_WITHHELD
from tadmor.lexicon.team_sources import NO_SOURCES
from tadmor.model.claim import Claim
from tadmor.model.plain import to_plain
from tadmor.model.source import Source
from tests.claims_factory import a_claim, a_figure, a_report, a_source
from tests.export.page_records import release

WIRE = a_source("Northern Wire", "news_agency")
OFFICIAL = a_source("an unnamed official", anonymous=True)
WITNESS = a_source("Nasrin Oma", "witness")


def _told(doc: str, outlet: str, day: int, *links: Source, least: int = 39, open_above: bool = False) -> Claim:
    figure = a_figure("killed", least, None if open_above else least, modifier="at_least" if open_above else "exactly")
    own = WIRE if outlet == WIRE.name else a_source(outlet, "outlet")
    return a_claim(
        doc=doc, outlet=outlet, published=f"2024-05-{day}", place="Varda", figures=(figure,), sources=(own, *links)
    )


def _released(*claims: Claim) -> Released:
    return release([claims], [a_report(c.document.url.rpartition("/")[2]) for c in claims if c.document.url])


def _lines(*claims: Claim) -> list[str]:
    released = _released(*claims)
    return [s.line for i in released.incidents for s in spell_relays(i, {c.id: c for c in released.claims})]


@pytest.mark.parametrize(
    ("claims", "line"),
    [
        pytest.param(
            (_told("a", "Northern Wire", 28, OFFICIAL, open_above=True), _told("b", "The Courier", 29)),
            "Northern Wire, quoting an unnamed official (not named), 28 May 2024 -> The Courier, in its own voice, 29 May 2024 "
            "(source no longer named; “at least 39” became “39”); likely (0.80): the same figure, which only an unnamed official "
            "gave before, and no source is named",
            id="own voice",
        ),
        pytest.param(
            (_told("a", "The Courier", 28, WIRE, OFFICIAL), _told("b", "Morning Post", 29, WIRE, OFFICIAL)),
            "The Courier, quoting an unnamed official (not named) by way of Northern Wire, 28 May 2024 -> Morning Post, quoting "
            "an unnamed official (not named) by way of Northern Wire, 29 May 2024 (nothing lost); very likely (0.90): the same "
            "speaker gives the same",
            id="nothing lost",
        ),
    ],
)
def test_a_relay_in_one_line(claims: tuple[Claim, ...], line: str) -> None:
    assert _lines(*claims) == [line]


def test_who_is_quoted_by_whom() -> None:
    released = _released(_told("a", "The Courier", 28, WIRE, OFFICIAL), _told("b", "Morning Post", 29, WIRE, OFFICIAL))
    (incident,) = released.incidents
    assert list_relayed(incident, released.claims) == [
        ("Northern Wire", ("The Courier", "Morning Post")),
        ("an unnamed official (not named)", ("Northern Wire",)),
    ]


def test_the_graph_is_in_the_record_and_comes_back(tmp_path: Path) -> None:
    released = _released(_told("a", "Northern Wire", 28, OFFICIAL), _told("b", "The Courier", 29))
    export_jsonl(released, tmp_path)
    (incident,) = (json.loads(line) for line in (tmp_path / "incidents.jsonl").read_text().splitlines())
    told = [relay for relay in incident["relays"] if relay["basis"] == "inferred"]
    assert [[change["what"] for change in relay["changes"]] for relay in told] == [["became_own_voice"]]
    assert {relay["of"]["kind"] for relay in incident["relays"]} == {"speaker", "outlet", "document"}
    assert all(relay["of_evidence"]["text"] and relay["by_evidence"]["text"] for relay in told)


def _view(kept: Released) -> View:
    held = {name: getattr(kept, name) for name in ("documents", "claims", "incidents", "copies")}
    empty = dict.fromkeys(("former", "actors", "judgements", "rejections"), ())
    rows = {name: (lambda rows=rows: rows) for name, rows in (held | empty).items()}
    return cast("View", SimpleNamespace(**rows, paths=dict, sources=lambda: NO_SOURCES))


def test_the_name_of_a_witness_does_not_leave_by_the_graph(tmp_path: Path) -> None:
    told = _told("a", "Morning Post", 28, a_source("Aland Monitor", "ngo"), WITNESS), _told("b", "The Courier", 29)
    kept = _released(*told, _told("c", "Herald", 30, a_source("Aland Monitor", "ngo")))
    assert "Nasrin" in json.dumps(to_plain(kept.incidents))
    released = protect(_view(kept))
    assert "Nasrin" not in json.dumps(to_plain(released))
    assert NAME_WITHHELD in json.dumps(to_plain(released.incidents[0].relays))
    write_page(released, tmp_path / "report.html")
    assert "Nasrin" not in (tmp_path / "report.html").read_text(encoding="utf-8")
