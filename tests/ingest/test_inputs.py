from __future__ import annotations

import os
import tracemalloc
from datetime import date
from pathlib import Path

import pytest

from tadmor.ingest.ingested import Ingested
from tadmor.ingest.inputs import ingest_paths
from tests.ingest.made_files import a_pdf

TODAY = date(2024, 6, 30)
BODY = "Shelling killed four people on Monday, the hospital said.\n"
PAGE = f"<html><body><article><p>{BODY * 4}</p><p>{BODY * 4}</p></article></body></html>"


def summary(*paths: Path | str, limit: int = 20_000_000) -> list[tuple[str, str]]:
    """Path and media type of a document, path and reason of a rejection, in their order."""
    found = ingest_paths([str(path) for path in paths], today=TODAY, limit_bytes=limit)
    return [(o.path, o.media_type) if isinstance(o, Ingested) else (o.document, o.reason) for o in found]


def test_a_folder_is_walked_in_order_and_hidden_files_are_not_read(tmp_path: Path) -> None:
    files = {
        "b.txt": BODY.encode(),
        "a.md": BODY.encode(),
        "c.HTML": PAGE.encode(),
        "d.pdf": a_pdf([[BODY.strip()]]),
        "e.jsonl": b'{"text": "Four died."}\n{"text": "Nine died."}\n',
        "f.docx": b"PK\x03\x04",
        ".hidden.txt": BODY.encode(),
        ".git/a.txt": BODY.encode(),
        "sub/b.txt": BODY.encode(),
        "sub/a.txt": BODY.encode(),
        "another/z.txt": BODY.encode(),
        "saved.txt": PAGE.encode(),
    }
    for name, raw in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(raw)
    (tmp_path / "sub" / "round").symlink_to(tmp_path, target_is_directory=True)
    found = [(str(Path(path).relative_to(tmp_path)), what) for path, what in summary(tmp_path)]
    assert found == [
        ("a.md", "text/markdown"),
        ("b.txt", "text/plain"),
        ("c.HTML", "text/html"),
        ("d.pdf", "application/pdf"),
        ("e.jsonl:1", "application/json"),
        ("e.jsonl:2", "application/json"),
        ("f.docx", "unsupported_type"),
        ("saved.txt", "text/html"),
        ("another/z.txt", "text/plain"),
        ("sub/a.txt", "text/plain"),
        ("sub/b.txt", "text/plain"),
    ]
    assert summary(tmp_path) == summary(tmp_path)


def test_a_second_reading_gives_the_same(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("---\npublished: 2024-05-30\n---\n" + BODY)
    (tmp_path / "b.html").write_text(PAGE)
    assert list(ingest_paths([str(tmp_path)])) == list(ingest_paths([str(tmp_path)]))


def test_nothing_is_read_before_it_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY)
    found = ingest_paths([str(tmp_path / "a.txt"), str(tmp_path / "b.txt")], today=TODAY)
    assert isinstance(next(found), Ingested)
    (tmp_path / "b.txt").write_text(BODY)
    assert isinstance(next(found), Ingested)


@pytest.mark.parametrize(
    ("name", "raw", "outcome"),
    [
        ("empty.txt", b"", "empty"),
        ("empty.html", b"\n", "empty"),
        ("empty.pdf", b"", "empty"),
        ("empty.jsonl", b"", "empty"),
        ("picture.txt", b"\xff\xd8\xff\xe0" + bytes(range(256)) * 8, "not_text"),
        ("archive.md", b"PK\x03\x04" + bytes(range(256)) * 8, "not_text"),
        ("report.txt", a_pdf([[BODY.strip()]]), "not_text"),
        ("text.pdf", BODY.encode(), "broken_pdf"),
        ("report.doc", b"anything", "unsupported_type"),
        ("report", b"anything", "unsupported_type"),
        ("secret.pdf", a_pdf([[BODY.strip()]], password="x"), "encrypted"),
        ("scan.pdf", a_pdf([[]]), "no_text_layer"),
        ("deep.html", b"<html><body>" + b"<div>" * 10_000 + b"text", "too_deep"),
    ],
)
def test_bad_files_become_rejections(tmp_path: Path, name: str, raw: bytes, outcome: str) -> None:
    path = tmp_path / name
    path.write_bytes(raw)
    assert summary(path) == [(str(path), outcome)]


@pytest.mark.parametrize("name", ["nowhere.txt", "nowhere/at/all", "a\x00b.txt", "x" * 5_000])
def test_missing_paths(tmp_path: Path, name: str) -> None:
    [(path, reason)] = summary(f"{tmp_path}/{name}")
    assert (path, reason in ("missing", "unreadable")) == (f"{tmp_path}/{name}", True)
    assert summary(tmp_path / "nowhere.txt") == [(str(tmp_path / "nowhere.txt"), "missing")]


def test_what_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "folder").mkdir()
    (tmp_path / "dead.txt").symlink_to(tmp_path / "nowhere")
    assert summary(tmp_path / "pipe.txt", tmp_path / "folder", tmp_path / "dead.txt") == [
        (str(tmp_path / "pipe.txt"), "unreadable"),
        (str(tmp_path / "folder"), "empty"),
        (str(tmp_path / "dead.txt"), "missing"),
    ]


def test_names_that_are_not_utf_8(tmp_path: Path) -> None:
    name = os.fsdecode(os.fsencode(str(tmp_path)) + b"/caf\xe9.txt")
    Path(name).write_text(BODY)
    [(path, what)] = summary(tmp_path)
    assert (path, what) == (f"{tmp_path}/caf\ufffd.txt", "text/plain")


def test_a_hundred_megabytes_are_not_read_into_memory(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    tracemalloc.start()
    found = summary(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found == [(str(path), "too_large")]
    assert peak < 2_000_000


def test_the_limit_is_a_setting(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY)
    assert summary(tmp_path / "a.txt", limit=len(BODY) - 1) == [(str(tmp_path / "a.txt"), "too_large")]
    assert summary(tmp_path / "a.txt", limit=len(BODY)) == [(str(tmp_path / "a.txt"), "text/plain")]
