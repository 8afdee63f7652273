from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tadmor.ingest.ingested import Ingested
from tadmor.ingest.jsonl import read_json_lines
from tadmor.model.ids import document_id
from tadmor.model.rejection import Rejection

BODY = "Shelling killed four people on Monday, the hospital said.\nThe army denied it."


def outcomes(folder: Path, raw: bytes, *, limit: int = 10_000) -> list[Ingested | Rejection]:
    path = folder / "reports.jsonl"
    path.write_bytes(raw)
    return list(read_json_lines(path, name="reports.jsonl", today=date(2024, 6, 30), limit_bytes=limit))


def summary(found: list[Ingested | Rejection]) -> list[tuple[str, str]]:
    """Path and title of a document, path and reason of a rejection, in their order."""
    return [(o.path, o.document.title or "") if isinstance(o, Ingested) else (o.document, o.reason) for o in found]


def a_line(**fields: Any) -> bytes:
    return json.dumps({"text": BODY, **fields}).encode() + b"\n"


def test_every_field_is_kept(tmp_path: Path) -> None:
    fields = {
        "url": "https://courier.example/n/1?a=b#c",
        "outlet": "The Courier",
        "published": "2024-05-30T10:00:00Z",
        "language": "fr",
        "title": "Four dead",
        "access": "private",
        "rights": "CC BY 4.0",
        "retrieved": "2024-06-02T11:00:00Z",
    }
    line = a_line(**fields, unknown={"a": 1})
    [report] = outcomes(tmp_path, line)
    assert isinstance(report, Ingested)
    document = report.document
    assert {field: getattr(document, field) for field in fields} == fields
    assert (document.text, document.published_basis) == (BODY, "given")
    assert (report.raw, report.path, report.media_type) == (line.rstrip(), "reports.jsonl:1", "application/json")
    assert document.raw_sha256 == hashlib.sha256(line.rstrip()).hexdigest()
    assert document.id == document_id(document.raw_sha256, document.url)


def test_only_the_text_is_required(tmp_path: Path) -> None:
    [report] = outcomes(tmp_path, a_line(title=None))
    assert isinstance(report, Ingested)
    document = report.document
    assert (document.url, document.outlet, document.title, document.published, document.retrieved) == (None,) * 5
    assert (document.language, document.access, document.rights) == ("en", "public", "quotation")


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "  leading blanks and a tab\t.\n\n\n",
        "Line one\u2028line two",
        "a \u00ad soft hyphen, a \u200b space of no width",
    ],
)
def test_canonical_texts_are_kept_unchanged(tmp_path: Path, text: str) -> None:
    [report] = outcomes(tmp_path, a_line(text=text))
    assert isinstance(report, Ingested)
    assert report.document.text == text
    assert report.canonical.breaks == ()


def test_lines_broken_at_a_width_are_kept_as_they_are(tmp_path: Path) -> None:
    text = "Shelling of the northern district killed at least four people on\nMonday, said the hospital.\n" * 4
    [report] = outcomes(tmp_path, a_line(text=text))
    assert isinstance(report, Ingested)
    assert report.document.text == text


@pytest.mark.parametrize(
    ("line", "reasons"),
    [
        (b"{not json", ["bad_json"]),
        (b'{"text": "cut off', ["bad_json"]),
        (b"[" * 200_000, ["bad_json"]),
        (b'{"text": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", ["bad_json"]),
        (b'{"text": 1' + b"0" * 6_000 + b"}", ["bad_json"]),
        (b'["text"]', ["not_a_report"]),
        (b"null", ["not_a_report"]),
        (b'{"title": "Four dead"}', ["missing_text"]),
        (b'{"text": null}', ["missing_text"]),
        (b'{"text": 12}', ["wrong_typed_text"]),
        (b'{"text": ["a", "b"]}', ["wrong_typed_text"]),
        (b'{"text": "  \\n "}', ["empty"]),
        (b"\x00\x01\x02\x03" * 100, ["not_text"]),
    ],
)
def test_bad_lines_stop_nothing(tmp_path: Path, line: bytes, reasons: list[str]) -> None:
    found = outcomes(tmp_path, a_line(title="one") + line + b"\n\n" + a_line(title="two"), limit=1_000_000)
    bad = [("reports.jsonl:2", reason) for reason in reasons]
    assert summary(found) == [("reports.jsonl:1", "one"), *bad, ("reports.jsonl:4", "two")]


@pytest.mark.parametrize(
    ("fields", "reasons"),
    [
        ({"published": 20240530}, ["wrong_typed_field"]),
        ({"outlet": ["The Courier"], "url": {"a": 1}}, ["wrong_typed_field"]),
        ({"published": "2024-13-01"}, ["unreadable_date"]),
        ({"published": "2031-01-01"}, ["absurd_published"]),
        ({"language": "English"}, ["unknown_language"]),
        ({"access": 1}, ["wrong_typed_field"]),
    ],
)
def test_wrong_fields_are_left_out_and_the_report_is_kept(
    tmp_path: Path, fields: dict[str, Any], reasons: list[str]
) -> None:
    *rejections, report = outcomes(tmp_path, a_line(**fields))
    assert isinstance(report, Ingested)
    assert summary(rejections) == [("reports.jsonl:1", reason) for reason in reasons]
    document = report.document
    assert (document.text, document.published, document.outlet, document.url) == (BODY, None, None, None)
    assert document.access == ("private" if "access" in fields else "public")
    assert all(
        field in o.detail
        for o in rejections
        if isinstance(o, Rejection) and o.reason == "wrong_typed_field"
        for field in fields
    )


def test_letters_that_no_file_can_hold(tmp_path: Path) -> None:
    [report] = outcomes(
        tmp_path, b'{"text": "Four \\ud83d died.", "url": "https://a.example/\\udc00", "title": "a\\u0000b\\nc"}'
    )
    assert isinstance(report, Ingested)
    document = report.document
    assert (document.text, document.url, document.title) == ("Four \ufffd died.", "https://a.example/\ufffd", "ab c")


def test_broken_bytes_and_byte_order_marks(tmp_path: Path) -> None:
    found = outcomes(
        tmp_path, b"\xef\xbb\xbf" + a_line(title="one") + b'{"text": "The caf\xe9 in the old town burned."}\r\n'
    )
    assert summary(found) == [
        ("reports.jsonl:1", "one"),
        ("reports.jsonl:2", "undecodable_bytes"),
        ("reports.jsonl:2", ""),
    ]
    assert isinstance(found[2], Ingested)
    assert found[2].document.text == "The café in the old town burned."
    assert found[2].raw.endswith(b"}")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16(tmp_path: Path, encoding: str) -> None:
    text = "\ufeff" + "".join(
        json.dumps({"text": t}, ensure_ascii=False) + "\r\n" for t in ("Four Ċ died.\u0a0a\u0a00", "Nine ਊ hurt.")
    )
    raw = text.encode(encoding)
    found = outcomes(tmp_path, raw)
    reports = [o for o in found if isinstance(o, Ingested)]
    assert [r.document.text for r in reports] == ["Four Ċ died.\u0a0a\u0a00", "Nine ਊ hurt."]
    assert ("reports.jsonl", "converted_encoding") in summary(found)
    assert all(r.raw in raw for r in reports)


@pytest.mark.parametrize("length", [999, 1_000, 1_001, 1_002, 2_000, 2_002, 5_000])
def test_a_line_beyond_the_limit_is_passed_over(tmp_path: Path, length: int) -> None:
    frame = len(json.dumps({"text": ""}))
    long = json.dumps({"text": "x" * (length - frame)}).encode()
    assert len(long) == length
    found = outcomes(tmp_path, a_line(title="one") + long + b"\n" + a_line(title="two"), limit=1_000)
    middle = ("reports.jsonl:2", "" if length < 1_001 else "too_large")
    assert summary(found) == [("reports.jsonl:1", "one"), middle, ("reports.jsonl:3", "two")]


@pytest.mark.parametrize("raw", [b"", b"\n\n  \n", b"\xff\xfe"])
def test_a_file_without_reports(tmp_path: Path, raw: bytes) -> None:
    assert summary(outcomes(tmp_path, raw)) == [("reports.jsonl", "empty")]
