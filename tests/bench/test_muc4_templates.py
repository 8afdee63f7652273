from __future__ import annotations

import dataclasses
import hashlib

import pytest

from tadmor.bench.reading.muc4_templates import (
    SLOTS,
    TYPES,
    Answered,
    answer_wire,
    asked_of,
    is_place,
    is_within,
    judge_templates,
    load_templates,
    miss_templates,
    read_templates,
    score_templates,
)
from tadmor.bench.reading.task import by_name
from tadmor.lexicon.kinds import load_kinds
from tadmor.model.claim import Claim
from tests.claims_factory import a_claim, a_figure, a_report

HEADING = (
    "docid template text_sha256 type stage date_low date_high place country "
    "killed_low killed_high wounded_low wounded_high spans"
)
TEXT = a_report().text


def a_row(at: int = 0, **coded: str) -> str:
    start = TEXT.index(f"Line {at} of")
    row = {
        "docid": "a",
        "template": "1",
        "text_sha256": hashlib.sha256(TEXT.encode()).hexdigest()[:12],
        "type": "BOMBING",
        "stage": "accomplished",
        "country": "Aland",
        "spans": f"{start}-{start + 21}",
    } | coded
    return "\t".join(row.get(column, "") for column in HEADING.split())


def answered(*claims: Claim, rows: tuple[str, ...] = (), **coded: str) -> list[Answered]:
    table = "\n".join(("\t".join(HEADING.split()), *(rows or (a_row(0, **coded),))))
    return list(answer_wire(read_templates(table), TEXT, claims))


def right(one: Answered) -> dict[str, bool]:
    return {slot: given.right for slot, given in one.given.items()}


def test_every_slot_is_taken_from_the_claim_that_touches_the_sentences() -> None:
    claim = a_claim("remote_explosive", day="2024-05-28", place="Orlin", killed=3, wounded=(5, None))
    (one,) = answered(
        claim,
        date_low="2024-05-28",
        date_high="2024-05-28",
        place="ORLIN",
        killed_low="3",
        killed_high="3",
        wounded_low="5",
    )
    assert right(one) == dict.fromkeys(SLOTS, True)


def test_a_claim_of_other_sentences_says_nothing() -> None:
    (one,) = answered(a_claim("remote_explosive", at=4))
    assert (one.given, one.paired) == ({}, 0)


def test_kinds_with_a_type_come_before_others() -> None:
    talks = dataclasses.replace(a_claim("negotiation", place="Tassen"), confidence=0.9)
    (one,) = answered(talks, a_claim("abduction", place="Orlin"), place="ORLIN", type="KIDNAPPING")
    assert right(one)["place"] and right(one)["type"]
    (alone,) = answered(talks, place="TASSEN")
    assert right(alone)["place"] and "type" not in alone.given


def test_the_surest_value_counts() -> None:
    unsure = dataclasses.replace(a_claim("armed_clash"), confidence=0.3)
    sure = dataclasses.replace(a_claim("suicide_bomb"), confidence=0.8)
    assert answered(unsure, sure)[0].given["type"].right
    assert not answered(unsure, sure, type="ATTACK")[0].given["type"].right


def test_a_value_beside_a_slot_that_nothing_is_told_for_is_given_and_wrong() -> None:
    (one,) = answered(a_claim("suicide_bomb", day="2024-05-28", place="Orlin", killed=2))
    assert right(one) == {"type": True, "date": False, "place": False, "killed": False}


def test_the_country_alone_counts_neither_way_where_no_place_is_coded() -> None:
    assert "place" not in answered(a_claim("suicide_bomb", place="Aland"))[0].given
    assert not answered(a_claim("suicide_bomb", place="Bland"))[0].given["place"].right


def test_the_day_of_publication_is_no_date() -> None:
    assert (
        "date"
        not in answered(a_claim("suicide_bomb", day=None), date_low="2024-05-30", date_high="2024-05-30")[0].given
    )


@pytest.mark.parametrize(
    ("name", "place", "is_right"),
    [
        ("ORLIN", "Orlin", True),
        ("TASSEN", "Orlin", False),
        ("SARIN", "Orlin", True),  # what is named lies in the province that is coded
        ("ORLIN", "Sarin", False),  # coarser
        ("VARDA", "the road from Varda to Orlin", True),
        ("VARDA DISTRICT", "Varda", True),
        ("LOWER VARDA", "Varda", False),
    ],
)
def test_places(name: str, place: str, is_right: bool) -> None:
    where = a_claim(place=place).where
    assert where is not None
    assert is_place(name, where) is is_right


@pytest.mark.parametrize(
    ("coded", "low", "high", "is_right"),
    [
        ((6, 8), 6, 6, True),
        ((6, 8), 8, 8, True),
        ((6, 8), 9, 9, False),
        ((6, None), 6, None, True),
        ((6, None), 7, None, False),
        ((0, 0), 0, 0, True),
    ],
)
def test_numbers(coded: tuple[int, int | None], low: int, high: int | None, is_right: bool) -> None:
    assert is_within(coded, a_figure("killed", low, high)) is is_right


def test_parts_running_totals_and_denied_figures_are_not_the_toll() -> None:
    figures = (
        a_figure("killed", 40, cumulative=True),
        a_figure("killed", 9, denied=True),
        a_figure("killed", 4),
        a_figure("killed", 1, part_of=2),
    )
    assert answered(a_claim("suicide_bomb", figures=figures), killed_low="4", killed_high="4")[0].given["killed"].right


def test_a_text_that_has_changed_is_left_out() -> None:
    assert answered(a_claim("suicide_bomb"), text_sha256="0" * 12) == []


def test_figures_have_what_is_coded_and_what_is_given_below_them() -> None:
    rows = (
        a_row(killed_low="3", killed_high="3"),
        a_row(at=2, template="2", killed_low="1", killed_high="1"),
        a_row(at=4),
    )
    both = answered(a_claim("suicide_bomb", killed=3), a_claim("armed_clash", at=4, killed=2), rows=rows)
    scores = by_name(score_templates(both))
    assert (scores["templates: killed, recall"].value, scores["templates: killed, recall"].of) == (0.5, 2)
    assert (scores["templates: killed, precision"].value, scores["templates: killed, precision"].of) == (0.5, 2)
    assert (scores["templates: type, recall"].of, scores["templates: type, precision"].of) == (3, 2)
    assert asked_of(both) == {"kind": 3, "killed": 2}
    assert sorted(j.right for j in judge_templates(both) if j.slot == "killed") == [False, True]
    causes = {miss.cause for miss in miss_templates(both)}
    assert {"template, killed: no claim", "template, killed: none is told", "template, type: other"} <= causes
    assert list(score_templates(())) == []


def test_kinds_of_the_mapping_are_those_of_the_table() -> None:
    assert set(TYPES) - {"attack"} <= set(load_kinds().kinds)


def test_the_coded_table_holds_together() -> None:
    templates = [template for wire in load_templates().values() for template in wire]
    assert len(templates) == 69
    assert len({(t.wire, t.number) for t in templates}) == 69
    for template in templates:
        assert template.types <= {"ATTACK", "BOMBING", "KIDNAPPING", "ARSON", "ROBBERY", "FORCED WORK STOPPAGE"}
        assert template.stage in {"accomplished", "attempted", "threatened"}
        assert template.spans
        assert template.country
        assert template.days is None or template.days[0] <= template.days[1]
        for bounds in (template.killed, template.wounded):
            assert bounds is None or bounds[1] is None or bounds[0] <= bounds[1]
