"""A program of its own: reads a PDF from standard input, under limits, and writes the text of its pages as JSON.

It is run as a script and imports nothing of Tadmor, so that it starts quickly. A file that unpacks to more memory than it may take
ends it, and nothing else.
"""

from __future__ import annotations

import json
import sys

BYTES = 1_000_000_000
MOST_PAGES = 10_000
MOST_CHARACTERS = 20_000_000


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # only Unix can
        return
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _read(raw: bytes) -> dict[str, object]:
    from pypdfium2 import PdfDocument, PdfiumError
    from pypdfium2.raw import FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY

    pages: list[str] = []
    characters = 0
    try:
        with PdfDocument(raw) as pdf:
            if len(pdf) > MOST_PAGES:
                return {"fault": "too_large_inside"}
            for index in range(len(pdf)):
                pages.append(pdf[index].get_textpage().get_text_bounded())
                characters += len(pages[-1])
                if characters > MOST_CHARACTERS:
                    return {"fault": "too_large_inside"}
            return {"pages": pages, "title": pdf.get_metadata_value("Title")}
    except PdfiumError as error:
        secret = error.err_code in (FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY)
        return {"fault": "encrypted" if secret else "broken_pdf"}


if __name__ == "__main__":
    _limit_memory()
    sys.stdout.write(json.dumps(_read(sys.stdin.buffer.read())))
