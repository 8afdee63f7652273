"""The whole page: it holds what it must, leaks nothing, and needs nothing beside it."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tadmor.export.page.contents import MOST
from tadmor.export.page.markup import VOID
from tadmor.export.page.write import render_page, write_page
from tadmor.export.protect import Released, protect
from tadmor.model.rejection import Rejection
from tadmor.store.record import open_record
from tests.claims_factory import a_claim, a_figure, a_report, a_source
from tests.export.page_records import release
from tests.store.samples import CLAIMS, DENIAL, INCIDENT, REJECTION, STRIKE, fill
from tests.store.samples import a_report as a_sample

HOSTILE = "\"><script>alert(1)</script><img src=x onerror=alert(2)>'</style></title>"


class Reader(HTMLParser):
    """Checks that elements close in order, and collects ids, links and the names of elements."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.tags: list[str] = []
        self.handlers: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_startendtag(tag, attrs)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            self.ids += [value or ""] if name == "id" else []
            self.links += [value or ""] if name == "href" else []
            self.loads += [value or ""] if name in ("src", "srcset", "data", "action") else []
            self.handlers += [name] if name.startswith("on") else []

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    assert reader.open == []
    return reader


@pytest.fixture
def sample(tmp_path: Path) -> Released:
    with open_record(tmp_path / "record", create=True) as record:
        fill(record)
        return protect(record)


def test_written_whole_and_twice_the_same(sample: Released, tmp_path: Path) -> None:
    write_page(sample, tmp_path / "record" / "report.html")
    first = (tmp_path / "record" / "report.html").read_bytes()
    write_page(sample, tmp_path / "record" / "report.html")
    assert (tmp_path / "record" / "report.html").read_bytes() == first
    assert first.startswith(b"<!DOCTYPE html>")
    assert b"<h1>record</h1>" in first
    assert [path.name for path in (tmp_path / "record").glob("*report.html*")] == ["report.html"]


def test_order_of_the_record_does_not_count(sample: Released) -> None:
    turned = replace(sample, claims=sample.claims[::-1], documents=sample.documents[::-1])
    assert render_page(turned, "x") == render_page(sample, "x")


def test_it_stands_alone(sample: Released) -> None:
    reader = read(render_page(sample, "x"))
    assert reader.loads == []
    assert reader.tags.count("script") == 1
    assert len(reader.ids) == len(set(reader.ids))
    for link in reader.links:
        assert link.startswith("https://") or link.removeprefix("#") in reader.ids, link


def test_its_policy_allows_its_own_script_alone(sample: Released) -> None:
    page = render_page(sample, "x")
    script = re.search(r"<script>(.*?)</script>", page, re.DOTALL)
    assert script
    digest = base64.b64encode(hashlib.sha256(script[1].encode()).digest()).decode()
    assert f"script-src &#x27;sha256-{digest}&#x27;" in page
    assert "default-src &#x27;none&#x27;" in page


def test_each_value_opens_its_words(sample: Released) -> None:
    page = render_page(sample, "x")
    assert "A strike on the market of Selvan <mark>killed 12 people</mark> on Monday, the health office said" in page
    assert "A <mark>strike</mark> on the market of Selvan killed 12 people" in page
    assert "The Courier ← the health office" in page
    assert 'href="https://courier.example/1"' in page


def test_a_denial_stands_in_the_card(sample: Released) -> None:
    page = render_page(sample, "x")
    assert "Denied or not confirmed" in page
    assert "denies: whether civilians were hit" in page
    assert "relays the same statement as" in page


def test_no_persons_and_no_whole_texts(sample: Released) -> None:
    page = render_page(sample, "x")
    assert "Nasrin Oma" not in page
    assert STRIKE not in page
    assert DENIAL in page, "one sentence around the quotation is shown"


def test_private_reports_do_not_reach_it(tmp_path: Path) -> None:
    with open_record(tmp_path / "record", create=True) as record:
        fill(record)
        document, original, raw = a_sample("A secret strike.", None, outlet="Hidden Paper", access="private")
        record.append_documents((document,), ((original, raw),))
        page = render_page(protect(record), "x")
    assert "Hidden Paper" not in page
    assert document.id not in page


def test_a_report_can_put_nothing_but_words_on_the_page(sample: Released) -> None:
    reference = replace(CLAIMS[0].document, title=HOSTILE, outlet=HOSTILE, url="javascript:alert(3)", language=HOSTILE)
    told = replace(
        CLAIMS[0],
        document=reference,
        sources=(a_source(HOSTILE),),
        evidence=replace(CLAIMS[0].evidence, text=HOSTILE, start=0, end=len(HOSTILE)),
        where=replace(CLAIMS[0].where, name=HOSTILE, evidence=CLAIMS[0].where.evidence) if CLAIMS[0].where else None,
    )
    documents = tuple(replace(d, title=HOSTILE, outlet=HOSTILE, language=HOSTILE) for d in sample.documents)
    rejection = Rejection(document=HOSTILE, stage="read", reason=HOSTILE, detail=HOSTILE)
    incident = replace(INCIDENT, where=told.where, kind=HOSTILE)
    hostile = replace(
        sample, claims=(told, CLAIMS[1]), documents=documents, rejections=(rejection,), incidents=(incident,)
    )
    page = render_page(hostile, HOSTILE)
    reader = read(page)
    assert reader.tags.count("script") == 1
    assert "img" not in reader.tags
    assert reader.handlers == []
    assert not [link for link in reader.links if link.startswith("javascript")]


@pytest.mark.parametrize(
    ("unread", "words"),
    [
        pytest.param(0, "All reports of this record are in a language that could be read.", id="all read"),
        pytest.param(
            2, "2 reports of these days could not be read (no reader for their language) and may tell of it.", id="2"
        ),
    ],
)
def test_every_card_says_how_much_could_not_be_read(sample: Released, unread: int, words: str) -> None:
    incidents = tuple(replace(incident, unread_documents=unread) for incident in sample.incidents)
    page = render_page(replace(sample, incidents=incidents), "x")
    assert page.count(words) == page.count("<article")


def test_what_was_left_out_is_listed(sample: Released) -> None:
    page = render_page(sample, "x")
    assert f"<code>{REJECTION.document}</code>: {REJECTION.detail}" in page
    assert "<dd>1</dd>" in page


def test_no_event_says_so(sample: Released) -> None:
    page = render_page(replace(sample, incidents=(), claims=()), "x")
    read(page)
    assert "No events" in page
    assert "2 reports looked at, and none tells of an event" in page
    assert "<svg" not in page


def test_nothing_at_all_is_a_page(sample: Released) -> None:
    empty = replace(sample, incidents=(), claims=(), documents=(), rejections=(), copies=())
    read(render_page(empty, "x"))


def test_events_without_a_place_or_a_day_are_named_beside_the_pictures() -> None:
    claim = a_claim(day=None, published=None, place="the grain market")
    page = render_page(release([[claim]], [a_report()]), "x")
    assert "the grain market, not found on the map" in page
    assert "The reports do not say when" in page


def test_a_toll_over_days_is_drawn() -> None:
    police = (a_source("Paper", "outlet"), a_source("Sarin police"))
    claims = [
        a_claim(doc="a", published="2024-05-29", sources=police, figures=(a_figure("killed", 7, None),)),
        a_claim(doc="b", published="2024-05-31", sources=police, figures=(a_figure("killed", 12),)),
    ]
    page = render_page(release([claims], [a_report()]), "x")
    assert 'class="toll"' in page
    assert ">7+</text>" in page
    assert 'class="step"' in page
    single = render_page(release([claims[:1]], [a_report()]), "x")
    assert 'class="toll"' not in single


def test_a_large_record_shows_what_is_told_most() -> None:
    single = [[a_claim(doc=f"s{n}", at=n % 60)] for n in range(MOST + 20)]
    told_twice = [a_claim(doc="x", day="2024-05-29"), a_claim(doc="y", day="2024-05-29")]
    page = render_page(release([*single, told_twice], [a_report(f"s{n}") for n in range(30)]), "x")
    reader = read(page)
    assert page.count("<article") == MOST
    assert f"The record holds {MOST + 21} events. This page shows the {MOST} told in most reports" in page
    assert f'id="e{MOST + 21}"' in page, "the one told twice is the last in time, and keeps its number"
    assert not [link for link in reader.links if link.startswith("#") and link[1:] not in reader.ids]


def test_no_area_is_a_dot() -> None:
    page = render_page(release([[a_claim(place="Varda")], [a_claim(doc="b", place="Sarin")]], [a_report()]), "x")
    radii = [float(radius) for radius in re.findall(r'<circle cx="[^"]+" cy="[^"]+" r="([^"]+)" class="area', page)]
    assert len(radii) == 2
    assert min(radii) >= 7.0
