"""A report's text with its marks: the text stays what it is, and spans may lie within and across each other."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tadmor.web.marks import LAYERS, Marked, cut_text, list_marks, mark_text
from tests.web.conftest import Opened

TEXTS = [
    "Shells hit Orsk on Sunday.",
    "قُتل خمسة أشخاص في قصف السوق يوم الأحد.",
    "Взрыв 💥 в Орске: 5 <погибших> & 3 раненых",
    "e\u0301tat — 👨‍👩‍👧 family",
    "",
]


def words_of(markup: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", markup))


@given(
    st.sampled_from(TEXTS),
    st.lists(
        st.tuples(st.integers(0, 60), st.integers(0, 60), st.sampled_from(LAYERS), st.sampled_from("abc")), max_size=12
    ),
)
def test_the_marked_text_is_the_text(text: str, spans: list[tuple[int, int, str, str]]) -> None:
    marks = [Marked(start=a, end=b, layer=layer, claim=claim) for a, b, layer, claim in spans]
    pieces = list(cut_text(0, len(text), marks))
    assert "".join(text[p.start : p.end] for p in pieces) == text
    assert words_of(mark_text(text, marks)) == text
    for piece in pieces:
        for at in range(piece.start, piece.end):
            over = {mark.layer for mark in marks if mark.start <= at < mark.end}
            assert set(piece.layers) == over


def test_spans_that_cross_are_all_there() -> None:
    marks = [
        Marked(start=0, end=11, layer="claim", claim="a"),
        Marked(start=7, end=26, layer="claim", claim="b"),
        Marked(start=7, end=11, layer="where", claim="a"),
    ]
    shown = [(p.start, p.end, p.layers, p.claims, p.begins) for p in cut_text(0, 26, marks)]
    assert shown == [
        (0, 7, ("claim",), ("a",), ("a",)),
        (7, 11, ("claim", "where"), ("a", "b"), ("b",)),
        (11, 26, ("claim",), ("b",), ()),
    ]


def test_nothing_of_a_report_becomes_markup() -> None:
    text = '<script>alert("x")</script> & <b>'
    shown = mark_text(text, [Marked(start=0, end=8, layer="claim", claim='"><x')])
    assert "<script" not in shown and "<b>" not in shown and '"><x' not in shown
    assert words_of(shown) == text


def test_every_value_of_the_example_is_marked_where_it_stands(desk: Opened) -> None:
    texts = {document.id: document.text for document in desk.record.documents()}
    for claim in desk.record.claims():
        for mark in list_marks((claim,)):
            assert 0 <= mark.start < mark.end <= len(texts[claim.document.id])
        assert next(m for m in list_marks((claim,)) if m.layer == "trigger").start == claim.trigger.start


@pytest.mark.parametrize("state", ["all", "told", "quiet", "not_read", "nonsense"])
def test_the_list_of_reports_leaves_what_it_says(desk: Opened, state: str) -> None:
    told = {document for incident in desk.record.incidents() for document in incident.documents}
    every = {document.id for document in desk.record.documents()}
    unread = {r.document for r in desk.record.rejections() if r.reason == "no_reader_for_language"}
    wanted = {"told": told, "not_read": unread & every, "quiet": every - told - unread}.get(state, every)
    page = desk.client.get("/reports", params={"state": state}).text
    assert set(re.findall(r'href="/reports/(\w+)"', page)) == wanted


def test_the_reader_holds_the_text_and_an_anchor_for_every_claim(desk: Opened) -> None:
    for document in desk.record.documents():
        page = desk.client.get(f"/reports/{document.id}").text
        article = re.search(r'<article class="text"[^>]*>(.*?)</article>', page, re.DOTALL)
        assert article and words_of(article[1]) == document.text
        for claim in desk.record.claims(document.id):
            assert f'id="c-{claim.id}"' in page


def test_the_sentence_beside_a_card_is_marked(desk: Opened) -> None:
    for claim in desk.record.claims():
        part = desk.client.get(f"/reports/{claim.document.id}/at/{claim.id}", headers={"HX-Request": "true"}).text
        assert "<html" not in part
        assert claim.evidence.text in words_of(part)
    other = next(d for d in desk.record.documents() if d.id != claim.document.id)
    assert desk.client.get(f"/reports/{other.id}/at/{claim.id}").status_code == 404


def test_the_original_comes_as_a_file_and_never_as_a_page(desk: Opened) -> None:
    for document in desk.record.documents():
        answer = desk.client.get(f"/reports/{document.id}/original")
        assert answer.content == desk.record.original(document.id)
        assert answer.headers["content-type"] == "application/octet-stream"
        assert answer.headers["content-disposition"].startswith("attachment")
        assert answer.headers["x-content-type-options"] == "nosniff"
