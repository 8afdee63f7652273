"""Writes the PDF of the example dossier from its text: `python scripts/make_example_pdf.py SOURCE.txt TARGET.pdf`.

The first line of the source is the title; paragraphs are parted by blank lines. One page in Helvetica, the same bytes every time.
"""

from __future__ import annotations

import sys
import textwrap
from pathlib import Path

WIDTH = 84
LEADING = 16
TOP, LEFT = 770, 72


def make_pdf(title: str, paragraphs: list[str]) -> bytes:
    """A PDF of one page: the title, the paragraphs with a blank line between them, and a page number at the foot."""
    lines = [title, ""]
    for paragraph in paragraphs:
        lines += [*textwrap.wrap(paragraph, WIDTH), ""]
    shown = "\n".join(f"({_escaped(line)}) Tj T*" for line in lines)
    content = (
        f"BT /F1 11 Tf {LEADING} TL {LEFT} {TOP} Td\n{shown}\nET\nBT /F1 9 Tf 280 40 Td (Page 1 of 1) Tj ET"
    ).encode("cp1252")
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        font,
        b"<< /Title (%s) >>" % _escaped(title).encode("cp1252"),
    ]
    return _file(objects)


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _file(objects: list[bytes]) -> bytes:
    """The objects, numbered from 1, with the table of where each begins."""
    out = b"%PDF-1.4\n"
    starts = []
    for number, body in enumerate(objects, start=1):
        starts.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    count = len(objects) + 1
    trailer = b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        count,
        count - 1,
        len(out),
    )
    return out + b"xref\n0 %d\n0000000000 65535 f \n%s%s" % (count, table, trailer)


def main() -> None:
    """Reads the source named first and writes the PDF named second."""
    source, target = map(Path, sys.argv[1:3])
    title, *paragraphs = source.read_text("utf-8").strip().split("\n\n")
    target.write_bytes(make_pdf(title, paragraphs))


if __name__ == "__main__":
    main()
