from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tadmor.store.record import open_record
from tests.cli.conftest import Tadmor
from tests.store.samples import COPIES, DENIAL, INCIDENT, LINK, STRIKE, STRIKE_DOCUMENT, fill


def test_the_list_fits_the_screen_and_says_everything_in_words(tadmor: Tadmor, filled: Path) -> None:
    said = tadmor("show", filled)
    assert said.code == 0
    assert max(map(len, said.out.splitlines())) <= 80
    assert "\x1b" not in said.out
    columns = ("event, as reported", "when", "people", "told by")
    for word in columns:
        assert word in said.out
    for cell in ("air or drone", "27 May", "Selvan", "killed 12", "2 origins", "! sources disagree on", "! denied:"):
        assert cell in said.words
    assert said.out.startswith("1 event, as told by 2 reports\n")


@pytest.mark.parametrize("wanted", ["1", INCIDENT.id, INCIDENT.id[:6]])
def test_the_card_says_who_says_what_and_quotes_the_sentence(tadmor: Tadmor, filled: Path, wanted: str) -> None:
    said = tadmor("show", filled, wanted, "--quotes")
    assert said.code == 0
    assert max(map(len, said.out.splitlines())) <= 80
    for words in (
        "Event 1 of 1: reports of air or drone strike",
        "when: 27 May 2024",
        "killed (people): one origin",
        "] The Courier ← the health office: says so, 2024-05-30",
        f"“{STRIKE.split('. ', maxsplit=1)[0]}”",
        "https://courier.example/1, characters 0–",
        "status: CONFLICT, sources disagree",
        "] State Wire: denies it: status",
        f"“{DENIAL}”",
        "relays the same statement as",
        "2 independent origins",
        "0 reports that mention it could not be read",
    ):
        assert words in said.words, words


def test_the_card_fits_a_screen_and_says_where_the_sentences_are(tadmor: Tadmor, filled: Path) -> None:
    card, whole = tadmor("show", filled, "1"), tadmor("show", filled, "1", "--quotes")
    assert len(card.out.splitlines()) < 45
    assert "“" not in card.out.replace("“majority of origins”", "")
    for words in (
        "What the sources disagree on",
        "Other fields killed (people): one origin: ",
        "State Wire: denies it: status",
        f"Every sentence, and where it stands: tadmor show {filled} 1 --quotes",
    ):
        assert words in card.words, words
    assert whole.out.count(f"“{DENIAL}”") == 1
    assert "Every sentence, and where it stands" not in whole.words


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        ("2", "There is no event 2: give a number from 1 to 1"),
        ("0", "There is no event 0"),
        ("zzzz", "There is no event zzzz"),
        (INCIDENT.id[:2], "There is no event"),
    ],
)
def test_an_event_that_is_not_there(tadmor: Tadmor, filled: Path, wanted: str, message: str) -> None:
    said = tadmor("show", filled, wanted)
    assert said.code == 2
    assert message in said.err


def test_the_beginning_of_two_ids(tadmor: Tadmor, filled: Path) -> None:
    with open_record(filled) as record:
        twins = [replace(INCIDENT, id=f"abcd{end}") for end in "12"]  # type: ignore[arg-type]
        record.replace_computed((), twins, ())
    assert "2 events have an id that begins with abcd" in tadmor("show", filled, "abcd").err


def test_what_was_left_out(tadmor: Tadmor, filled: Path) -> None:
    said = tadmor("show", filled, "--rejections")
    assert "empty.txt" in said.out
    assert "empty (ingest): There is nothing in it." in said.words
    assert "1 in all: empty 1." in said.words


def test_an_empty_record(tadmor: Tadmor, tmp_path: Path) -> None:
    open_record(tmp_path, create=True).close()
    assert tadmor("show", tmp_path).out == "No events.\n"
    assert tadmor("show", tmp_path, "--rejections").out == "Nothing was left out.\n"


def test_names_of_persons_and_private_reports_are_not_shown(tadmor: Tadmor, tmp_path: Path) -> None:
    with open_record(tmp_path, create=True) as record:
        record.append_documents((replace(STRIKE_DOCUMENT, access="private"),))
        fill(record)
        record.replace_computed((LINK,), (INCIDENT,), (COPIES,))
    said = tadmor("show", tmp_path)
    assert "the health office" not in said.words
    card = tadmor("show", tmp_path, "1", "--quotes")
    assert "Nasrin" not in card.out
    assert "health office" not in card.out


def test_brackets_in_a_report_are_only_brackets(tadmor: Tadmor, filled: Path) -> None:
    with open_record(filled) as record:
        place = INCIDENT.where
        assert place
        record.replace_computed((), (replace(INCIDENT, where=replace(place, name="[bold]Selvan[/bold]")),), ())
    assert "[bold]Selvan[/bold]" in tadmor("show", filled, "1").out
