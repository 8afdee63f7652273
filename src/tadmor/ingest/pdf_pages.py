"""The text of a PDF's pages, read in a process of its own: a file that unpacks to more than memory holds takes nothing with it.

Run as a script it reads a PDF from standard input and writes JSON; it imports nothing of Tadmor, so that it starts quickly.
"""

from __future__ import annotations

import json
import subprocess
import sys

SECONDS = 50
BYTES = 1_000_000_000
MOST_PAGES = 10_000
MOST_CHARACTERS = 20_000_000
ENCRYPTED, BROKEN, TOO_LARGE = "encrypted", "broken_pdf", "too_large_inside"


def read_pages(raw: bytes) -> tuple[list[str], str]:
    """The text of every page in order, and the title that the file gives itself.

    Raises ValueError with ``encrypted``, ``broken_pdf``, or ``too_large_inside`` where reading takes more than a gigabyte, 50
    seconds, 10,000 pages or 20 million characters.
    """
    try:
        run = subprocess.run(
            [sys.executable, "-I", __file__], input=raw, capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired as late:
        raise ValueError(TOO_LARGE) from late
    if run.returncode != 0:
        raise ValueError(TOO_LARGE)
    found = json.loads(run.stdout)
    if "fault" in found:
        raise ValueError(found["fault"])
    return found["pages"], found["title"]


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
    try:
        with PdfDocument(raw) as pdf:
            if len(pdf) > MOST_PAGES:
                return {"fault": TOO_LARGE}
            for index in range(len(pdf)):
                pages.append(pdf[index].get_textpage().get_text_bounded())
                if sum(map(len, pages)) > MOST_CHARACTERS:
                    return {"fault": TOO_LARGE}
            return {"pages": pages, "title": pdf.get_metadata_value("Title")}
    except PdfiumError as error:
        return {"fault": ENCRYPTED if error.err_code in (FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY) else BROKEN}


if __name__ == "__main__":
    _limit_memory()
    sys.stdout.write(json.dumps(_read(sys.stdin.buffer.read())))
