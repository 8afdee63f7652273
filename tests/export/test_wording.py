from __future__ import annotations

import typing
from dataclasses import replace

import pytest

from tadmor.export.wording import (
    REASONS,
    STANCES,
    STATUS_MARKS,
    spell_chain,
    spell_quantity,
    spell_range,
    spell_time,
)
from tadmor.model.claim import Stance
from tadmor.model.incident import FieldReason, FieldStatus, Range
from tadmor.model.source import Source
from tadmor.model.value import TimeInterval
from tests.store.samples import STRIKE_CLAIM


@pytest.mark.parametrize(
    ("earliest", "latest", "basis", "words"),
    [
        ("2024-05-27", "2024-05-27", "stated", "27 May 2024"),
        ("2024-05-27", "2024-05-29", "stated", "27–29 May 2024"),
        ("2024-05-27", "2024-06-02", "relative", "27 May–2 Jun 2024"),
        ("2023-12-30", "2024-01-02", "stated", "30 Dec 2023–2 Jan 2024"),
        ("2024-05-01", "2024-05-31", "stated", "May 2024"),
        ("2024-02-01", "2024-02-29", "stated", "Feb 2024"),
        ("2024-02-01", "2024-02-28", "stated", "1–28 Feb 2024"),
        ("2024-01-01", "2024-12-31", "stated", "2024"),
        ("2024-04-01", "2024-06-30", "stated", "1 Apr–30 Jun 2024"),
        ("2023-12-01", "2024-12-31", "stated", "1 Dec 2023–31 Dec 2024"),
        ("2024-05-27T13:15", "2024-05-27T13:15", "stated", "27 May 2024, 13:15"),
        ("2024-05-27T18:00", "2024-05-27T23:59", "stated", "27 May 2024, 18:00–23:59"),
        (None, "2024-05-30", "publication", "by 30 May 2024 (published)"),
        (None, "2024-05-30", "stated", "by 30 May 2024"),
        ("2024-05-30", None, "stated", "from 30 May 2024 on"),
        (None, None, "publication", "not said"),
    ],
)
def test_times_are_said_as_intervals(earliest: str | None, latest: str | None, basis: typing.Any, words: str) -> None:
    assert spell_time(TimeInterval(earliest=earliest, latest=latest, precision="day", basis=basis)) == words


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (Range(low=12, best=12, high=12), "12"),
        (Range(low=10, best=12, high=15), "10–12–15"),
        (Range(low=10, high=15), "10–15"),
        (Range(low=12), "at least 12"),
        (Range(low=12, best=14), "at least 12, best 14"),
        (Range(high=9), "up to 9"),
        (Range(low=0, high=0), "0"),
        (Range(), "no figure"),
    ],
)
def test_zero_is_a_figure_and_none_is_not(figure: Range, words: str) -> None:
    assert spell_range(figure) == words


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "killed: 12 (“12”) people"),
        ({"modifier": "at_least", "high": None}, "killed: at least 12 (“12”) people"),
        ({"modifier": "up_to", "low": None}, "killed: up to 12 (“12”) people"),
        ({"low": 24, "high": None, "modifier": "vague", "words": "dozens"}, "killed: 24–… (“dozens”) people"),
        ({"status": "civilian"}, "killed: 12 (“12”) people [civilian]"),
        ({"denied": True}, "killed: 12 (“12”) people – denied by the speaker"),
        ({"cumulative": True, "of": None}, "killed: 12 (“12”) running total"),
    ],
)
def test_a_figure_shows_what_was_said(changes: dict[str, typing.Any], words: str) -> None:
    assert spell_quantity(replace(STRIKE_CLAIM.quantities[0], **changes)) == words


def test_nothing_said() -> None:
    assert spell_time(None) == "not said"


def test_a_chain_runs_from_the_outlet_to_the_one_who_knows() -> None:
    chain = (Source(name="A", kind="outlet"), Source(name="an official", kind="official", anonymous=True))
    assert spell_chain(chain) == "A ← an official (not named)"


@pytest.mark.parametrize(("codes", "table"), [(Stance, STANCES), (FieldReason, REASONS), (FieldStatus, STATUS_MARKS)])
def test_every_code_has_its_words(codes: typing.Any, table: dict[str, str]) -> None:
    assert set(typing.get_args(codes)) == set(table)
