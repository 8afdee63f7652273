from __future__ import annotations

from pathlib import Path

from tadmor.read.reader import Reader
from tests.factories import a_document

ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "cases" / "kinds_between_parties.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
TELLING, QUIET = [row for row in ROWS if row[1] != "-"], [row for row in ROWS if row[1] == "-"]
FLOOR = 86


def _told(english: Reader, text: str) -> set[str]:
    return {claim.kind for claim in english.read(a_document(text)).claims}


def test_what_parties_do_with_words_money_and_bans(english: Reader) -> None:
    missed = [
        f"{text}\n    expected {wanted}, read {sorted(told)}"
        for text, wanted in TELLING
        if not set(wanted.split("+")) <= (told := _told(english, text))
    ]
    assert len(TELLING) - len(missed) >= FLOOR, f"{len(missed)} of {len(TELLING)}\n" + "\n".join(missed)


def test_firms_clubs_and_private_people_are_no_parties(english: Reader) -> None:
    assert [text for text, _ in QUIET if _told(english, text)] == []
