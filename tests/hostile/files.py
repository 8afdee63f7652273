"""Files made to do harm: name, how to make its bytes, and what must come of it.

An answer is the media type of a report that is read, or the reason of a rejection; several where more than one thing is said.
"""

from __future__ import annotations

import gzip
import io
import json
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from tests.ingest.made_files import a_pdf, write_objects

BODY = "Shelling killed four people in the town on Monday, the hospital said.\n"
PLAIN, HTML, JSON, PDF = "text/plain", "text/html", "application/json", "application/pdf"
LARGE = 18_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Hostile:
    """One file: its name, what makes its bytes, and the answers that are expected, in their order."""

    name: str
    make: Callable[[], bytes]
    answers: tuple[str, ...]


def _article(inside: str) -> bytes:
    return f"<html><body><article><p>{BODY * 4}</p>{inside}<p>{BODY * 4}</p></article></body></html>".encode()


def _zipped() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../../out.txt", b"0" * 10_000_000)
    return held.getvalue()


def _pressed(words: bytes, times: int = 1, more: int = 0) -> bytes:
    """Words compressed so many times as often, and the whole compressed again so many times; never held whole."""
    press = zlib.compressobj(9)
    whole, left = divmod(times, 1000)
    out = b"".join([*(press.compress(words * 1000) for _ in range(whole)), press.compress(words * left), press.flush()])
    for _ in range(more):
        out = zlib.compress(out, 9)
    return out


def pdf_of(*streams: bytes, catalog: bytes = b"", flate: int = 1, objects: tuple[bytes, ...] = ()) -> bytes:
    """A PDF of one page whose contents are these streams, each compressed so many times over."""
    made = [b"<< /Type /Catalog /Pages 2 0 R " + catalog + b" >>", b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>"]
    first = 5 + len(objects)
    contents = b" ".join(b"%d 0 R" % (first + n) for n in range(len(streams)))
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 4 0 R >> >> /Contents ["
    made += [page + contents + b"] >>", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>", *objects]
    names = b" ".join([b"/FlateDecode"] * flate)
    made += [
        b"<< /Length %d /Filter [%s] >>\nstream\n" % (len(stream), names) + stream + b"\nendstream"
        for stream in streams
    ]
    return write_objects(made)


SHOWN = b"BT /F1 11 Tf 50 700 Td (Shelling killed four people in the town on Monday, the hospital said.) Tj ET\n"
STREAM = _pressed(SHOWN)


def _looping_pdf() -> bytes:
    return pdf_of(STREAM).replace(b"/Kids [3 0 R]", b"/Kids [2 0 R]")


def _many_pages(count: int) -> bytes:
    kids = b"3 0 R " * count
    return pdf_of(STREAM).replace(b"/Count 1 /Kids [3 0 R]", b"/Count %d /Kids [%s]" % (count, kids))


def _jsonl(*lines: str) -> bytes:
    return "\n".join(lines).encode("utf-8", "surrogatepass")


def _report(**more: object) -> str:
    return json.dumps({"text": BODY} | more)


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    + "]><html><body><article><p>"
    + BODY * 4
    + "&a11;</p><p>"
    + BODY * 4
    + "</p></article></body></html>"
)
OUTSIDE = (
    '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY secret SYSTEM "file:///etc/passwd">]><html><body><article><p>'
    + BODY * 4
    + "&secret;</p><p>"
    + BODY * 4
    + "</p></article></body></html>"
)

FILES: tuple[Hostile, ...] = (
    # Archives and programs under another name
    Hostile(name="gzip-as-page.html", make=lambda: gzip.compress(b"0" * LARGE), answers=("not_text",)),
    Hostile(name="zip-as-text.txt", make=_zipped, answers=("not_text",)),
    Hostile(name="zip-as-pdf.pdf", make=_zipped, answers=("broken_pdf",)),
    Hostile(name="program.txt", make=lambda: b"\x7fELF" + bytes(500), answers=("not_text",)),
    Hostile(name="office.docx", make=_zipped, answers=("unsupported_type",)),
    Hostile(name="pdf-as-page.html", make=lambda: a_pdf([[BODY.strip()]]), answers=("not_text",)),
    Hostile(name="page-as-pdf.pdf", make=lambda: _article(""), answers=("broken_pdf",)),
    Hostile(name="zeros.txt", make=lambda: bytes(LARGE), answers=("not_text",)),
    Hostile(name="too-large.txt", make=lambda: b"a" * 20_000_001, answers=("too_large",)),
    # PDF
    Hostile(
        name="bomb-of-spaces.pdf",
        make=lambda: pdf_of(STREAM, _pressed(b" ", 1_500_000_000)),
        answers=("too_large_inside",),
    ),
    Hostile(
        name="bomb-twice.pdf",
        make=lambda: pdf_of(_pressed(SHOWN, more=1), _pressed(b" ", 600_000_000, more=1), flate=2),
        answers=("too_large_inside",),
    ),
    Hostile(name="bomb-of-words.pdf", make=lambda: pdf_of(_pressed(SHOWN, 1_000_000)), answers=("too_large_inside",)),
    Hostile(name="many-pages.pdf", make=lambda: _many_pages(200_000), answers=("too_large_inside",)),
    Hostile(name="loop.pdf", make=_looping_pdf, answers=("broken_pdf",)),
    Hostile(name="cut.pdf", make=lambda: a_pdf([[BODY.strip()]])[:200], answers=("broken_pdf",)),
    Hostile(name="head-only.pdf", make=lambda: b"%PDF-1.7\n%%EOF", answers=("broken_pdf",)),
    Hostile(
        name="launch.pdf",
        make=lambda: pdf_of(STREAM, catalog=b"/OpenAction << /S /Launch /F (/bin/sh) >>"),
        answers=(PDF,),
    ),
    Hostile(
        name="script.pdf",
        make=lambda: pdf_of(STREAM, catalog=b"/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"),
        answers=(PDF,),
    ),
    Hostile(
        name="far-away.pdf",
        make=lambda: pdf_of(STREAM, catalog=b"/OpenAction << /S /URI /URI (http://192.0.2.1/) >>"),
        answers=(PDF,),
    ),
    Hostile(name="deep-arrays.pdf", make=lambda: pdf_of(STREAM, objects=(b"[" * 200_000,)), answers=(PDF,)),
    Hostile(name="password.pdf", make=lambda: a_pdf([[BODY.strip()]], password="x"), answers=("encrypted",)),
    # Pages
    Hostile(name="deep.html", make=lambda: _article("<div>" * 100_000), answers=("too_deep", HTML)),
    Hostile(name="deep-tables.html", make=lambda: _article("<table><tr><td>" * 30_000), answers=("too_deep", HTML)),
    Hostile(name="long-attribute.html", make=lambda: _article(f'<a href="{"a" * 9_000_000}">x</a>'), answers=(HTML,)),
    Hostile(name="many-attributes.html", make=lambda: _article(f"<b {'x=1 ' * 500_000}>y</b>"), answers=(HTML,)),
    Hostile(name="open-tags.html", make=lambda: _article("<" * 5_000_000), answers=(HTML,)),
    Hostile(name="open-comment.html", make=lambda: b"<!--" * 2_000_000 + _article(""), answers=("no_article",)),
    Hostile(name="entities.html", make=lambda: _article("&amp;" * 1_000_000), answers=(HTML,)),
    Hostile(name="laughs.xhtml", make=LAUGHS.encode, answers=(HTML,)),
    Hostile(name="outside.xhtml", make=OUTSIDE.encode, answers=(HTML,)),
    Hostile(name="script.html", make=lambda: _article("<script>document.write('no')</script>"), answers=(HTML,)),
    Hostile(name="frames.html", make=lambda: _article('<iframe src="file:///etc/passwd"></iframe>'), answers=(HTML,)),
    Hostile(name="charset.html", make=lambda: b'<meta charset="rot13">' + _article(""), answers=(HTML,)),
    Hostile(name="utf7.html", make=lambda: b'<meta charset="utf-7">' + _article("+ADw-script+AD4-"), answers=(HTML,)),
    Hostile(name="many-titles.html", make=lambda: b"<title>a</title>" * 200_000 + _article(""), answers=(HTML,)),
    Hostile(
        name="json-ld.html",
        make=lambda: _article('<script type="application/ld+json">' + '{"a":' * 50_000 + "</script>"),
        answers=(HTML,),
    ),
    # JSON Lines
    Hostile(name="deep.jsonl", make=lambda: b"[" * 5_000_000, answers=("bad_json",)),
    Hostile(name="deep-objects.jsonl", make=lambda: b'{"a":' * 1_000_000, answers=("bad_json",)),
    Hostile(name="digits.jsonl", make=lambda: b'{"text": ' + b"9" * 5_000_000 + b"}", answers=("bad_json",)),
    Hostile(name="infinite.jsonl", make=lambda: b'{"text": 1e999}', answers=("wrong_typed_text",)),
    Hostile(name="twice.jsonl", make=lambda: b'{"text": 1, "text": "' + BODY.strip().encode() + b'"}', answers=(JSON,)),
    Hostile(name="lone.jsonl", make=lambda: b'{"text": "Shelling \\ud800 killed four in the town."}', answers=(JSON,)),
    Hostile(name="nul.jsonl", make=lambda: b'{"text": "Shelling \\u0000 killed four in the town."}', answers=(JSON,)),
    Hostile(name="long-line.jsonl", make=lambda: b'{"text": "' + b"a" * 21_000_000, answers=("too_large",)),
    Hostile(name="path.jsonl", make=lambda: _jsonl(_report(url="../../etc/passwd", outlet="../../x")), answers=(JSON,)),
    Hostile(name="scripts.jsonl", make=lambda: _jsonl(_report(url="javascript:alert(1)")), answers=(JSON,)),
    Hostile(name="lists.jsonl", make=lambda: _jsonl(_report(url=[], title={})), answers=("wrong_typed_field", JSON)),
    Hostile(
        name="far-day.jsonl", make=lambda: _jsonl(_report(published="9999-12-31")), answers=("absurd_published", JSON)
    ),
    Hostile(
        name="no-day.jsonl", make=lambda: _jsonl(_report(published="9" * 10_000)), answers=("unreadable_date", JSON)
    ),
    Hostile(
        name="access.jsonl", make=lambda: _jsonl(_report(access="PUBLIC; private")), answers=("unknown_access", JSON)
    ),
    # Plain text
    Hostile(name="one-line.txt", make=lambda: BODY.strip().encode() * 100_000, answers=(PLAIN,)),
    Hostile(name="no-blank.txt", make=lambda: b"a" * LARGE, answers=(PLAIN,)),
    Hostile(name="line-ends.txt", make=lambda: b"\r\n\n\r" * 1_000_000 + BODY.encode(), answers=(PLAIN,)),
    Hostile(name="accents.txt", make=(BODY + "e" + "\u0301" * 2_000_000).encode, answers=(PLAIN,)),
    Hostile(name="bidi.txt", make=(BODY + "\u202e" * 1_000 + "txt.exe").encode, answers=(PLAIN,)),
    Hostile(name="escapes.txt", make=(BODY * 3 + "\x1b[2J\x1b]0;title\x07").encode, answers=(PLAIN,)),
    Hostile(name="soft-hyphens.txt", make=(BODY + "\u00ad" * 3_000_000).encode, answers=(PLAIN,)),
    Hostile(name="datelines.txt", make=lambda: b"TOWN, Jan. 1 (XPA) - " * 400_000, answers=(PLAIN,)),
)
