from __future__ import annotations

import pytest

from tadmor.ingest.dates import find_dateline, read_date


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2024-05-30", "2024-05-30"),
        ("2024-05-30T10:15:00Z", "2024-05-30T10:15:00Z"),
        ("2024-05-30 10:15", "2024-05-30T10:15"),
        ("2024-05-30T10:15:00+03:00", "2024-05-30T10:15:00+03:00"),
        ("30 May 2024", "2024-05-30"),
        ("May 30, 2024", "2024-05-30"),
        ("Thursday, 30th of May 2024", "2024-05-30"),
        ("Thu, 30 May 2024 10:15:00 GMT", "2024-05-30"),
        ("Sept. 3, 2017", "2017-09-03"),
        ("2024-02-30", None),
        ("31 June 2024", None),
        ("May 2024", None),
        ("2024", None),
        ("30/05/2024", None),
        ("05/06/2024", None),
        ("2024-W22-4", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_dates_of_fields(words: str, day: str | None) -> None:
    assert read_date(words) == day


@pytest.mark.parametrize(
    ("text", "day", "reason"),
    [
        ("MOSCOW, June 1, 2017. /Agency/ Ships fired four missiles.", "2017-06-01", "wire"),
        ("KYIV, 2 Mar 2022 (Agency) - Shelling killed four people.", "2022-03-02", "day first"),
        ("GENEVA / BEIRUT (15 March 2018) – The office said that", "2018-03-15", "in brackets"),
        ("Port-au-Prince, 3 October 2019 – Gunmen attacked", "2019-10-03", "a name of several parts"),
        (
            "Ships fire missiles\n\nLATAKIA, Syria, May 31, 2017 – Ships fired",
            "2017-05-31",
            "under a headline, with its country",
        ),
        ("Statement of the ministry\n1 June 2017\nShips fired", "2017-06-01", "a line of its own"),
        ("Published: Thursday, 30 May 2024, 10:15 GMT\nShips fired", "2024-05-30", "a labelled line"),
        ("Date: 2017-06-01\nShips fired", "2017-06-01", "a labelled ISO line"),
        ("MOSCOW, June 1. /Agency/ Ships fired four missiles.", None, "no year"),
        ("On Monday, June 1, 2017, ships fired four missiles.", None, "a date in the telling"),
        ("The army said on June 1, 2017 that ships had fired.", None, "a date in the telling"),
        ("Fighting began in Aleppo on 1 June 2017. It went on.", None, "a date in the telling"),
        ("MOSCOW, June 31, 2017. Ships fired.", None, "no such day"),
        ("One.\nTwo.\nThree.\nFour.\nMOSCOW, June 1, 2017. Ships fired.", None, "not at the head"),
        ("", None, "nothing"),
    ],
)
def test_datelines(text: str, day: str | None, reason: str) -> None:
    assert find_dateline(text) == day, reason
