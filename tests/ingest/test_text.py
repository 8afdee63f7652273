from __future__ import annotations

import time
from datetime import date

import pytest

from tadmor.ingest.ingested import Ingested, Source
from tadmor.ingest.text import read_markdown, read_text
from tadmor.model.rejection import Rejection

TODAY = date(2024, 6, 30)
BODY = "Shelling killed four people on Monday, the hospital said.\nThe army denied it.\n"


def outcomes(raw: str | bytes, *, markdown: bool = False) -> tuple[list[Ingested], list[Rejection]]:
    data = raw.encode() if isinstance(raw, str) else raw
    source = Source(raw=data, path="reports/a.txt", today=TODAY)
    found = list((read_markdown if markdown else read_text)(source))
    return [o for o in found if isinstance(o, Ingested)], [o for o in found if isinstance(o, Rejection)]


def test_a_plain_file_is_its_text() -> None:
    [report], rejections = outcomes(BODY)
    document = report.document
    assert (document.text, document.title, document.outlet, document.published) == (BODY, None, None, None)
    assert (document.language, document.access, document.rights, document.retrieved) == (
        "en",
        "public",
        "quotation",
        None,
    )
    assert (report.raw, report.media_type, report.path) == (BODY.encode(), "text/plain", "reports/a.txt")
    assert rejections == []


def test_what_stands_at_the_head_is_of_the_report_and_not_in_it() -> None:
    head = (
        '---\noutlet: The Courier\npublished: 30 May 2024\nurl: https://courier.example/1\ntitle: "Four dead: a day"\n'
    )
    raw = head + "language: en-GB\naccess: private\nrights: CC BY 4.0\nretrieved: 2024-06-01\nmood: sad\n---\n\n" + BODY
    [report], rejections = outcomes(raw)
    document = report.document
    assert document.text == BODY
    assert (document.outlet, document.title, document.url) == (
        "The Courier",
        "Four dead: a day",
        "https://courier.example/1",
    )
    assert (document.published, document.published_basis, document.retrieved) == ("2024-05-30", "given", "2024-06-01")
    assert (document.language, document.access, document.rights) == ("en", "private", "CC BY 4.0")
    assert raw[report.canonical.original(0) :].startswith("Shelling")
    assert rejections == []


@pytest.mark.parametrize(
    "raw",
    ["---\n" + BODY, "---\nThe army: it denied it.\nno field here\n---\n" + BODY],
    ids=["never closed", "not fields"],
)
def test_other_dashes_at_the_head_are_text(raw: str) -> None:
    assert outcomes(raw)[0][0].document.text == raw


def test_a_dateline_dates_a_report_only_with_its_year() -> None:
    [dated], _ = outcomes("KYIV, June 1, 2017 (Agency) - " + BODY)
    assert (dated.document.published, dated.document.published_basis) == ("2017-06-01", "dateline")
    [undated], _ = outcomes("KYIV, June 1 (Agency) - " + BODY)
    assert (undated.document.published, undated.document.published_basis) == (None, None)


@pytest.mark.parametrize(
    ("head", "published", "reason"),
    [
        ("published: 2024-06-30", "2024-06-30", None),
        ("published: 2024-07-01", "2024-07-01", None),
        ("published: 2024-07-02", None, "absurd_published"),
        ("published: 3024-05-30", None, "absurd_published"),
        ("published: 1899-12-31", None, "absurd_published"),
        ("published: 1900-01-01", "1900-01-01", None),
        ("published: last week", None, "unreadable_date"),
        ("retrieved: last week", None, "unreadable_date"),
        ("language: English", None, "unknown_language"),
        ("access: secret", None, "unknown_access"),
    ],
)
def test_fields_that_cannot_be_so(head: str, published: str | None, reason: str | None) -> None:
    [report], rejections = outcomes(f"---\n{head}\n---\n{BODY}")
    assert (report.document.published, report.document.published_basis) == (published, "given" if published else None)
    assert [r.reason for r in rejections] == ([reason] if reason else [])
    assert report.document.language == "en"
    assert report.document.access == ("private" if "secret" in head else "public")


def test_a_future_dateline_is_absurd_too() -> None:
    [report], [rejection] = outcomes("KYIV, June 1, 2071 (Agency) - " + BODY)
    assert (report.document.published, rejection.reason) == (None, "absurd_published")


def test_lines_broken_at_a_width_are_put_together() -> None:
    raw = (
        "Shelling of the northern district killed at least four people on\r\nMonday, the provincial hospital said. Nine others"
        " were taken to\r\nclinics in the suburbs, where doctors lacked blood and bandages,\r\naccording to a nurse.\r\n"
    )
    [report], _ = outcomes(raw)
    text = report.document.text
    assert text == raw.replace("\r\n", " ").rstrip() + "\n"
    assert all(raw[report.canonical.original(i)] == c for i, c in enumerate(text) if not c.isspace())


def test_markdown_is_read_without_its_marks() -> None:
    raw = (
        "# Four dead in *Tal Noor*\n\n## Monday\n\n**Shelling** killed _four_ people, "
        "[the hospital](https://h.example/a_b) said.\n\n"
        "> “We ran,” a man said.\n\n- a house\n- a mosque\n\n![A house](x.png)\n\n---\n\nIts snake_case stays, and 2 * 3 too.\n"
    )
    [report], _ = outcomes(raw, markdown=True)
    text = report.document.text
    assert [line for line in text.split("\n") if line] == [
        "Monday",
        "Shelling killed four people, the hospital said.",
        "“We ran,” a man said.",
        "a house",
        "a mosque",
        "Its snake_case stays, and 2 * 3 too.",
    ]
    assert report.document.title == "Four dead in Tal Noor"
    assert raw[report.canonical.original(text.index("hospital said")) :].startswith("hospital](")


@pytest.mark.parametrize(
    ("raw", "documents", "reasons"),
    [
        (b"", 0, ["empty"]),
        (b" \n\t\n", 0, ["empty"]),
        (b"---\noutlet: The Courier\n---\n", 0, ["empty"]),
        (b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00" * 50, 0, ["not_text"]),
        (b"Shelling killed four pe\xffople in the \xc3\xa9cole, said the m\xc3\xa9decin.", 1, ["undecodable_bytes"]),
        (BODY.encode("utf-16"), 1, ["converted_encoding"]),
    ],
)
def test_bad_files(raw: bytes, documents: int, reasons: list[str]) -> None:
    reports, rejections = outcomes(raw)
    assert len(reports) == documents
    assert [r.reason for r in rejections] == reasons
    assert all(r.stage == "ingest" and r.document == "reports/a.txt" and r.detail.endswith(".") for r in rejections)


@pytest.mark.parametrize("piece", ["[a", "[a](", "**", "<!--", "`", "_a ", "---\n", "# ", "![", "KYIV, ", "\n\n- "])
def test_odd_marks_do_not_take_long(piece: str) -> None:
    start = time.process_time()
    outcomes("x" + piece * (200_000 // len(piece)), markdown=True)
    assert time.process_time() - start < 5
