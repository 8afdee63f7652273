from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tadmor.ingest.html import looks_like_html, read_html
from tadmor.ingest.ingested import Ingested, Source
from tadmor.model.rejection import Rejection

TODAY = date(2024, 6, 30)
PARAGRAPHS = (
    "Shelling of the northern district killed at least four people on Monday, the provincial hospital said in a short note.",
    "Nine others were taken to clinics in the suburbs, where doctors lacked blood and bandages, according to a nurse there.",
    "The army denied that its guns had fired and said that it would look into the matter with the police of the province.",
)
ARTICLE = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
PIECES = (
    *(
        "<html>",
        "<head>",
        "</head>",
        "<body>",
        "</body>",
        "</html>",
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<table><tr><td>",
        "</table>",
        "<br>",
    ),
    *(
        "<article>",
        "</article>",
        "<title>",
        "</title>",
        "<ul><li>",
        "</ul>",
        "<time datetime='2024-13-45'>",
        "<time>",
        "<h1>",
        "<script>",
    ),
    *(
        '<meta property="og:title" content="',
        '">',
        "<script type='application/ld+json'>{\"@type\": [",
        "</script>",
        "<!--",
        "-->",
        "<![CDATA[",
    ),
    *(
        "<svg><x:y z='",
        "&#0;",
        "&#xFFFFFF;",
        "&nbsp;",
        "\x00",
        "\x0b",
        "<a href='http://[",
        "'>",
        "<link rel=canonical href='http://[::1'>",
    ),
    *PARAGRAPHS,
)


def a_page(*, head: str = "", before: str = "", after: str = "", title: str = "Four dead in the north") -> str:
    return (
        f"<!doctype html><html><head><title>{title}</title>{head}</head><body>"
        f"<nav><a href='/'>Home</a> <a href='/w'>World</a></nav>"
        f"<article><h1>{title}</h1>{before}{ARTICLE}</article>{after}"
        f"<footer>© 2011 The Courier. All rights reserved.</footer></body></html>"
    )


def outcomes(page: str | bytes) -> tuple[list[Ingested], list[Rejection]]:
    raw = page.encode() if isinstance(page, str) else page
    found = list(read_html(Source(raw=raw, path="a.html", today=TODAY)))
    return [o for o in found if isinstance(o, Ingested)], [o for o in found if isinstance(o, Rejection)]


def test_the_article_without_its_page_and_title() -> None:
    head = (
        '<meta property="og:site_name" content="The Courier"><link rel="canonical" href="https://courier.example/n/1">'
    )
    [report], rejections = outcomes(a_page(head=head))
    document = report.document
    assert document.text.split("\n") == list(PARAGRAPHS)
    assert (document.title, document.outlet) == ("Four dead in the north", "The Courier")
    assert (document.url, document.language, report.media_type) == ("https://courier.example/n/1", "en", "text/html")
    assert rejections == []


def test_the_outlet_in_the_title_of_the_page() -> None:
    page = a_page().replace("<title>Four dead in the north<", "<title>Four dead in the north | The Courier<")
    [report], _ = outcomes(page)
    assert (report.document.title, report.document.outlet) == ("Four dead in the north", "The Courier")
    [plain], _ = outcomes(a_page(title="Four dead - nine hurt"))
    assert (plain.document.title, plain.document.outlet) == ("Four dead - nine hurt", None)


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("Soldiers left<br>the town at dawn<br/>\non Monday.", "Soldiers left the town at dawn on Monday."),
        ("Soldiers left<br><br>The town was empty.", "Soldiers left\nThe town was empty."),
        ("Soldiers left.<br>The town was empty.", "Soldiers left.\nThe town was empty."),
        ("Soldiers <b>left</b><br>the town.", "Soldiers left the town."),
    ],
)
def test_single_line_breaks_in_mid_sentence(markup: str, text: str) -> None:
    [report], _ = outcomes(a_page(before=f"<p>{markup}</p>"))
    assert report.document.text == "\n".join((text, *PARAGRAPHS))


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
@settings(max_examples=60, deadline=None)
def test_no_markup_stops_the_reading(page: str) -> None:
    found = list(read_html(Source(raw=page.encode("utf-8", "replace"), path="a.html", today=TODAY)))
    assert found


@pytest.mark.parametrize(
    ("head", "before", "published", "reason"),
    [
        ('<meta property="article:published_time" content="2024-05-30T10:00:00Z">', "", "2024-05-30", "meta tag"),
        ('<meta name="date" content="2024-05-30">', "", "2024-05-30", "plain meta tag"),
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024-05-30T08:00:00+03:00"}</script>',
            "",
            "2024-05-30",
            "JSON-LD",
        ),
        ("", '<time datetime="2024-05-30">Thursday</time>', "2024-05-30", "time tag"),
        ("", '<span class="publish-date">30 May 2024</span>', "2024-05-30", "a line marked as a date"),
        ("", "", None, "only a copyright line"),
        ("", "<p>The war began on 3 March 2011 in a small town.</p>", None, "a date in the telling"),
        (
            '<meta property="article:published_time" content="2024-05-30">'
            '<meta property="article:modified_time" content="2024-06-07">',
            "",
            "2024-05-30",
            "changed later",
        ),
    ],
)
def test_how_the_date_is_found(head: str, before: str, published: str | None, reason: str) -> None:
    [report], rejections = outcomes(a_page(head=head, before=before))
    assert report.document.published == published, reason
    assert report.document.published_basis == ("html" if published else None)
    assert rejections == []


def test_time_tags_of_other_articles_do_not_date_this_one() -> None:
    after = '<aside><a href="/old">Old news</a> <time datetime="2019-01-01">2019</time></aside>'
    [report], _ = outcomes(a_page(before='<time datetime="2024-05-30">Thursday</time>', after=after))
    assert report.document.published == "2024-05-30"


@pytest.mark.parametrize("day", ["2124-05-30", "1823-05-30"])
def test_absurd_dates(day: str) -> None:
    [report], [rejection] = outcomes(a_page(head=f'<meta property="article:published_time" content="{day}">'))
    assert (report.document.published, rejection.reason) == (None, "absurd_published")


def test_a_page_in_an_encoding_that_it_names() -> None:
    page = a_page(head='<meta charset="windows-1251">').replace("Shelling", "Обстрел")
    [report], rejections = outcomes(page.encode("cp1251", "xmlcharrefreplace"))
    assert report.document.text.startswith("Обстрел of the northern")
    assert rejections == []


@pytest.mark.parametrize("tag", ["div", "blockquote", "span", "b", "table><tr><td", "ul><li"])
@pytest.mark.parametrize("closed", [True, False])
def test_ten_thousand_tags_deep(tag: str, closed: bool) -> None:
    opening = f"<{tag}>" * 10_000
    closing = "".join(f"</{name}>" for name in reversed(tag.split("><"))) * 10_000 if closed else ""
    start = time.process_time()
    found, rejections = outcomes(a_page(after=f"{opening}<p>{PARAGRAPHS[0]}</p>{closing}"))
    assert time.process_time() - start < 10
    assert "too_deep" in [r.reason for r in rejections]
    assert all(PARAGRAPHS[1] in report.document.text for report in found)


def test_only_deep_tags_hold_no_article() -> None:
    reports, rejections = outcomes("<html><body>" + "<div>" * 10_000 + PARAGRAPHS[0] + "</div>" * 10_000)
    assert (len(reports), [r.reason for r in rejections]) == (0, ["too_deep"])


def test_many_tags_side_by_side_take_linear_time() -> None:
    start = time.process_time()
    [report], _ = outcomes(a_page(before=ARTICLE * 2_000))
    assert len(report.document.text) > 500_000
    assert time.process_time() - start < 30


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<html><body></body></html>", "no_article"),
        ("   ", "empty"),
        ("<html><body><script>var a = 1;</script></body></html>", "no_article"),
        ("<!-- -->", "no_article"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0d" * 30, "not_text"),
        (b"\xff\xfe", "empty"),
    ],
)
def test_pages_without_an_article(page: str | bytes, reason: str) -> None:
    reports, rejections = outcomes(page)
    assert (reports, [r.reason for r in rejections if r.reason != "converted_encoding"]) == ([], [reason])


@pytest.mark.parametrize(
    ("raw", "page"),
    [
        (b"<!DOCTYPE html><p>", True),
        (b"\n<html lang='en'>", True),
        (b"<!-- saved --><html>", True),
        (b"The <html> tag", False),
    ],
)
def test_pages_are_known_by_their_head(raw: bytes, page: bool) -> None:
    assert looks_like_html(raw) is page


@pytest.mark.parametrize("piece", ["<a ", "<p", "<!--", "&"])
def test_broken_markup_does_not_take_long(piece: str) -> None:
    start = time.process_time()
    outcomes("<html><body>" + piece * 100_000)
    assert time.process_time() - start < 10
