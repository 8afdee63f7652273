"""A file of a team's own → its source table, or every line that is wrong in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tadmor.errors import UsageError
from tadmor.lexicon.team_sources import COLUMNS, NO_SOURCES, SourceTable, load_source_table, make_team_source


def _load(tmp_path: Path, text: str, name: str = "sources.tsv") -> SourceTable:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return load_source_table(path)


WHOLE = (
    "name\taliases\towner\tparty\treliability\tnever_publish\tnote\n"
    "The Varda Post\tvardapost.example|VP\tVarda Group\tAland\tb\tYes\told hands\n"
)


@pytest.mark.parametrize("said", ["The Varda Post", "Varda Post", "VARDA POST", "vardapost.example", "VP", "the vp"])
def test_a_source_is_found_under_all_its_names(tmp_path: Path, said: str) -> None:
    entry = _load(tmp_path, WHOLE).find(said)
    assert entry is not None
    assert (entry.name, entry.owner, entry.party, entry.reliability) == ("The Varda Post", "Varda Group", "Aland", "B")
    assert entry.never_publish


@pytest.mark.parametrize("said", ["Varda", "Post", "The Varda Postman", ""])
def test_another_name_is_another_source(tmp_path: Path, said: str) -> None:
    assert _load(tmp_path, WHOLE).find(said) is None
    assert NO_SOURCES.find(said) is None


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("s.csv", 'name,reliability\n"Brandt, Ilja",C\n'),
        ("s.csv", "name;reliability\nBrandt, Ilja;c\n"),
        ("s.tsv", "Name\tReliability\nBrandt, Ilja\tC\n"),
        ("s.txt", "\ufeffname\treliability\r\n\r\n# a remark\r\nBrandt, Ilja\tC\r\n"),
    ],
)
def test_the_ways_in_which_tables_are_saved(tmp_path: Path, name: str, text: str) -> None:
    entry = _load(tmp_path, text, name).find("Brandt Ilja")
    assert entry is not None
    assert (entry.reliability, entry.never_publish, entry.party) == ("C", False, None)


def test_an_entity_id_finds_it_under_any_name(tmp_path: Path) -> None:
    table = _load(tmp_path, "name\tentity_id\treliability\nDefence Ministry\txa-mod\tD\n")
    found = table.find("the MoD", "xa-mod")
    assert found is not None
    assert found.reliability == "D"


FAULTS = [
    ("an empty file", "", "line 1: there is no column “name”"),
    ("no header", "The Courier\tB\n", "line 1: there is no column “name”"),
    ("an unknown column", "name\ttrust\nThe Courier\tB\n", "line 1: no such column: “trust”"),
    ("a column twice", "name\tparty\tparty\nThe Courier\ta\tb\n", "line 1: the column “party” is there twice"),
    ("an empty name", "name\treliability\n\tB\n", "line 2, name: it is empty"),
    (
        "a letter that is none",
        "name\treliability\nA\tA\nB\tG\n",
        "line 3, reliability: “G” is not a letter from A to F",
    ),
    ("a word for the letter", "name\treliability\nA\tgood\n", "“good” is not a letter"),
    ("neither yes nor no", "name\tnever_publish\nA\tmaybe\n", "line 2, never_publish: “maybe” is neither yes nor no"),
    ("too many cells", "name\treliability\nA\tB\tC\n", "line 2: 3 cells, but 2 columns"),
    ("a name twice", "name\taliases\nThe Post\t\nPost\t\n", "“The Post” and “Post” are two rows of one name, “post”"),
    ("an alias of another", "name\taliases\nThe Post\tVP\nVarda Press\tvp\n", "are two rows of one name, “vp”"),
]


@pytest.mark.parametrize(("reason", "text", "message"), FAULTS, ids=[row[0] for row in FAULTS])
def test_what_is_wrong_is_named(tmp_path: Path, reason: str, text: str, message: str) -> None:
    with pytest.raises(UsageError, match="cannot be used") as raised:
        _load(tmp_path, text)
    assert message in str(raised.value), reason


def test_all_that_is_wrong_is_named_at_once(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as raised:
        _load(tmp_path, "name\treliability\n" + "".join(f"S{n}\tX\n" for n in range(12)))
    assert str(raised.value).count("\n  line ") == 10
    assert "… and 2 more" in str(raised.value)


def test_a_file_that_is_not_there_or_no_text(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="There is no source table"):
        load_source_table(tmp_path / "none.tsv")
    (tmp_path / "sources.tsv").write_bytes(b"name\n\xff\xfe\n")
    with pytest.raises(UsageError, match="UTF-8"):
        load_source_table(tmp_path / "sources.tsv")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Dr. Selim Aras said so.", True),
        ("That is Selim Aras's word.", True),
        ("selim aras", True),
        ("Aras said so.", False),
        ("Selim Arasov said so.", False),
    ],
)
def test_words_that_name_a_source_which_may_never_be_published(tmp_path: Path, text: str, named: bool) -> None:
    table = _load(tmp_path, "name\tnever_publish\nSelim Aras\tyes\nSelim Arasov\tno\n")
    assert table.betrays(text) is named
    assert table.secret
    assert not NO_SOURCES.secret


def test_every_column_is_explained_and_read() -> None:
    made = make_team_source("A", aliases=("B",))
    assert {*COLUMNS} - {"name", "aliases", "note"} <= {*made.__slots__}
