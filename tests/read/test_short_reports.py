"""Headlines and single sentences as agencies send them: is an event told, of what kind, and how many died."""

from __future__ import annotations

from pathlib import Path

import pytest

from tadmor.lexicon.kinds import load_kinds
from tadmor.read.reader import Reader
from tadmor.weigh.casualties import count_casualties
from tadmor.weigh.weighing import Weighing
from tests.factories import a_document


def _rows(name: str) -> list[list[str]]:
    lines = (Path(__file__).parent / "cases" / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


ROWS, WIRE = _rows("short_reports.tsv"), _rows("short_reports_wire.tsv")
TOLLS = _rows("short_reports_tolls.tsv")
UCDP = Weighing(policy="ucdp")
LEAST = 52
LEAST_WIRE = 52
LEAST_TOLLS = 51


def _fault(reader: Reader, text: str, kind: str, killed: str) -> str | None:
    kinds = load_kinds()
    read = [claim for claim in reader.read(a_document(text)).claims if claim.kind in kinds.kinds]
    violent = [claim for claim in read if kinds.violent(claim.kind)]
    if kind == "quiet":
        return f"read {[c.kind for c in violent]}" if violent else None
    counted = count_casualties(violent).killed
    toll = f"{counted.low}-{'' if counted.high is None else counted.high}"
    if kind not in ("*", "-") and kind not in {claim.kind for claim in violent}:
        return f"read {[c.kind for c in violent]}"
    if kind == "*" and not violent:
        return "no violent event"
    return None if killed in ("-", toll) else f"killed {toll}"


def test_short_reports(english: Reader) -> None:
    faults = [f"{text}: {fault}" for text, kind, killed in ROWS if (fault := _fault(english, text, kind, killed))]
    assert len(ROWS) - len(faults) >= LEAST, f"{len(ROWS) - len(faults)} of {len(ROWS)}\n" + "\n".join(faults)


def test_headlines_as_wires_send_them(english: Reader) -> None:
    faults = [f"{text}: {fault}" for text, kind, killed in WIRE if (fault := _fault(english, text, kind, killed))]
    assert len(WIRE) - len(faults) >= LEAST_WIRE, f"{len(WIRE) - len(faults)} of {len(WIRE)}\n" + "\n".join(faults)


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("Seven soldiers killed in the east as fighting flares", 1),
        ("Five Alandian soldiers killed in fighting in separatist east", 1),
        ("Nine soldiers killed in rebel ambush in the east", 9),
        ("Five soldiers killed as shell hits truck in the east", 5),
        ("Six soldiers killed in fighting near Zelvan", 6),
        ("Five civilians killed by shelling in the east", 5),
    ],
)
def test_a_toll_of_a_whole_region_may_be_of_several_places(english: Reader, text: str, low: int) -> None:
    counted = count_casualties(english.read(a_document(text)).claims, weighing=UCDP)
    assert counted.killed.low == low
    assert ("whole region" in "; ".join(counted.notes)) == (low == 1)


@pytest.mark.parametrize(
    ("text", "speaker", "stance"),
    [
        ("Five soldiers killed near the border - army", "army", "asserts"),
        ("Two dead in shelling of Zelvan – regional governor", "regional governor", "asserts"),
        ("Four soldiers killed in rebel fire in the north: Damascus", "Damascus", "asserts"),
        pytest.param(
            "Four soldiers killed in rebel fire in the north - Damascus",
            "Damascus",
            "asserts",
            marks=pytest.mark.xfail(reason="the parser makes one place of “north - Damascus”", strict=True),
        ),
        ("Two soldiers reported killed in rebel attack", "The Courier", "reports_unconfirmed"),
        ("Three villagers reported dead in shelling of Zelvan", "The Courier", "reports_unconfirmed"),
        ("Police reported three villagers killed in shelling of Zelvan", "Police", "asserts"),
    ],
)
def test_who_says_what_a_headline_tells(english: Reader, text: str, speaker: str, stance: str) -> None:
    claims = english.read(a_document(text)).claims
    assert {(claim.sources[-1].name, claim.stance) for claim in claims} == {(speaker, stance)}
    assert all(claim.where is None or claim.where.name != speaker for claim in claims)


def test_tolls_told_in_many_ways(english: Reader) -> None:
    faults = [f"{text}: {fault}" for text, kind, killed in TOLLS if (fault := _fault(english, text, kind, killed))]
    assert len(TOLLS) - len(faults) >= LEAST_TOLLS, f"{len(TOLLS) - len(faults)} of {len(TOLLS)}\n" + "\n".join(faults)
