from __future__ import annotations

from datetime import date

import pytest

from tadmor.ingest.ingested import Ingested, Source
from tadmor.ingest.pdf import read_pdf
from tadmor.model.rejection import Rejection
from tests.ingest.made_files import a_pdf

LINES = (
    "Four dead in the north",
    "Beirut, 30 May 2024 - Shelling of the northern district killed at",
    "least four people on Monday, the provincial hospital said. Nine",
    "others were taken to clinics.",
    "The army denied that its guns had fired and said that it would look",
    "into the matter.",
)
TEXT = (
    "Beirut, 30 May 2024 - Shelling of the northern district killed at least four people on Monday, the provincial hospital said. "
    "Nine others were taken to clinics.\n"
    "The army denied that its guns had fired and said that it would look into the matter."
)


def outcomes(raw: bytes) -> tuple[list[Ingested], list[Rejection]]:
    found = list(read_pdf(Source(raw=raw, path="a.pdf", today=date(2024, 6, 30))))
    return [o for o in found if isinstance(o, Ingested)], [o for o in found if isinstance(o, Rejection)]


def test_the_text_layer_as_paragraphs() -> None:
    [report], rejections = outcomes(a_pdf([LINES], title="Four dead in the north"))
    document = report.document
    assert document.text == TEXT
    assert (document.title, document.outlet) == ("Four dead in the north", None)
    assert (document.published, document.published_basis, document.language) == ("2024-05-30", "dateline", "en")
    assert (report.media_type, rejections) == ("application/pdf", [])


@pytest.mark.parametrize("title", [None, "Microsoft Word - report_v3.docx", ""])
def test_titles_of_programs_are_none(title: str | None) -> None:
    [report], _ = outcomes(a_pdf([LINES], title=title))
    assert report.document.title is None
    assert report.document.text == "Four dead in the north\n" + TEXT


def test_a_sentence_goes_on_over_pages_and_running_lines() -> None:
    pages = [
        ["Weekly update of the office", "Shelling of the district killed four people on Monday and the", "1"],
        [
            "Weekly update of the office",
            "wounded were taken to clinics in the suburbs of the town by the",
            "Page 2 of 3",
        ],
        ["Weekly update of the office", "people who lived there.", "- 3 -"],
    ]
    [report], _ = outcomes(a_pdf(pages))
    assert report.document.text == (
        "Shelling of the district killed four people on Monday and the wounded were taken to clinics in the suburbs of the town "
        "by the people who lived there."
    )


def test_a_word_broken_at_a_line_end() -> None:
    [report], _ = outcomes(
        a_pdf([["The army denied that it had taken part in the bom-", "bardment of the town on Monday."]])
    )
    assert report.document.text == "The army denied that it had taken part in the bombardment of the town on Monday."


@pytest.mark.parametrize(
    ("raw", "documents", "reasons"),
    [
        (a_pdf([[]]), 0, ["no_text_layer"]),
        (a_pdf([[], LINES, []]), 1, ["pages_without_text"]),
        (a_pdf([LINES], password="secret"), 0, ["encrypted"]),
        (b"%PDF-1.4\nand then nothing of the kind", 0, ["broken_pdf"]),
        (b"not a PDF at all", 0, ["broken_pdf"]),
        (a_pdf([LINES])[:300], 0, ["broken_pdf"]),
        (a_pdf([]), 0, ["broken_pdf"]),
    ],
    ids=["picture", "some pictures", "password", "head only", "no PDF", "cut off", "no page"],
)
def test_bad_files(raw: bytes, documents: int, reasons: list[str]) -> None:
    reports, rejections = outcomes(raw)
    assert len(reports) == documents
    assert [r.reason for r in rejections] == reasons


def test_a_password_is_asked_for_because_of_the_password() -> None:
    [rejection] = outcomes(a_pdf([LINES], password="secret"))[1]
    assert "password" in rejection.detail
    # The same file with the empty password opens, so that it is the encryption that the other one is refused for.
    opened, refused = outcomes(a_pdf([[]], password=""))
    assert (opened, [r.reason for r in refused]) == ([], ["no_text_layer"])
