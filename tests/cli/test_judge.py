"""`tadmor judge`, and what `show`, `verify` and `run` say of what people decided."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tadmor.store.record import open_record
from tests.cli.conftest import Tadmor
from tests.store.samples import DENIAL_CLAIM, DENIAL_DOCUMENT, STRIKE_CLAIM, note_of


def _ids(folder: Path) -> list[str]:
    with open_record(folder) as record:
        return [incident.id for incident in record.incidents()]


def test_an_old_id_shows_what_there_is_now_and_why(tadmor: Tadmor, filled: Path) -> None:
    assert tadmor("judge", filled, "same", STRIKE_CLAIM.id, DENIAL_CLAIM.id, "--by", "R. M.").code == 0
    (joined,) = _ids(filled)
    said = tadmor("judge", filled, "different", STRIKE_CLAIM.id, DENIAL_CLAIM.id, "--by", "R. M.", "--why", "two towns")
    assert said.code == 0
    parts = _ids(filled)
    assert joined not in parts
    shown = tadmor("show", filled, joined)
    assert shown.code == 0
    assert f"There is no event {joined} any more: it was parted by R. M. on" in shown.words
    assert "(two towns)" in shown.words
    assert all(part in shown.words for part in parts)
    tadmor("judge", filled, "unsure", STRIKE_CLAIM.id, DENIAL_CLAIM.id, "--by", "R. M.")
    tadmor("judge", filled, "same", STRIKE_CLAIM.id, DENIAL_CLAIM.id, "--by", "R. M.")
    assert _ids(filled) == [joined]
    shown = tadmor("show", filled, parts[0])
    assert shown.code == 0
    assert f"There is no event {parts[0]} any more: it was joined with others by R. M. on" in shown.words
    assert "Event 1 of 1" in shown.words


def test_an_old_id_cannot_be_signed(tadmor: Tadmor, filled: Path) -> None:
    tadmor("judge", filled, "same", STRIKE_CLAIM.id, DENIAL_CLAIM.id, "--by", "R. M.")
    (joined,) = _ids(filled)
    tadmor("judge", filled, "different", STRIKE_CLAIM.id, DENIAL_CLAIM.id, "--by", "R. M.")
    said = tadmor("sign", filled, joined, "--by", "R. M.")
    assert said.code == 2
    assert "any more" in said.err


def test_what_waits_for_its_claim_is_listed_by_verify_and_at_the_end_of_a_run(tadmor: Tadmor, filled: Path) -> None:
    tadmor("judge", filled, "different", STRIKE_CLAIM.id, DENIAL_CLAIM.id, "--by", "R. M.")
    with open_record(filled) as record:
        record.append_readings((note_of(DENIAL_DOCUMENT, 0, replace(DENIAL_CLAIM.read_by, version="2")),), ())
    for command in ("verify", "weigh"):
        said = tadmor(command, filled)
        assert said.code == 0
        assert "1 decision waits" in said.words
        assert "different, says R. M." in said.words
        assert "“struck”" in said.words
        assert "tadmor judge" in said.words


def test_the_card_says_what_changed_since_it_was_signed(tadmor: Tadmor, filled: Path, tmp_path: Path) -> None:
    tadmor("judge", filled, "same", STRIKE_CLAIM.id, DENIAL_CLAIM.id, "--by", "R. M.")
    tadmor("sign", filled, "1", "--by", "R. M.")
    with open_record(filled) as record:
        record.append_readings((note_of(DENIAL_DOCUMENT, 0, replace(DENIAL_CLAIM.read_by, version="2")),), ())
    tadmor("weigh", filled)
    words = ("Changed since signed as", "by R. M.:", "1 report gone")
    card, page = tadmor("show", filled, "1").words, (filled / "report.html").read_text("utf-8")
    tadmor("export", "csv", filled, tmp_path / "csv")
    tadmor("export", "geojson", filled, tmp_path / "geo")
    table = (tmp_path / "csv" / "incidents.csv").read_text("utf-8-sig")
    shapes = (tmp_path / "geo" / "incidents.geojson").read_text("utf-8")
    for place in (card, page, table, shapes):
        assert all(word.lower() in place.lower() for word in words)
