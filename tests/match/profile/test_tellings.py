"""What rows tell, against what may be true: tolls, days, sides, places, and which rows count as one."""

from __future__ import annotations

import numpy as np
import pytest

from tadmor.match.profile.days import AFTER, BEFORE, INSIDE, LAST, OFF, tell_days
from tadmor.match.profile.evidence import tell
from tadmor.match.profile.sides import ITSELF, OTHER, SILENT, tell_sides
from tadmor.match.profile.tellings import tell_spots, tell_tolls
from tadmor.match.profile.usual import bin_of, count_usual
from tadmor.match.table import ClaimTable, tabulate
from tadmor.match.views import prepare_views
from tests.claims_factory import Told, a_claim


def _table(*told: Told) -> ClaimTable:
    rows: list[Told] = [{"doc": f"d{number}", "place": "Varda", **one} for number, one in enumerate(told)]
    views = {view.claim.id: view for view in prepare_views([a_claim(**row) for row in rows])}
    return tabulate(views[a_claim(**row).id] for row in rows)


# told toll, true toll, level: 0 silent, 1 equal, then told lower by up to 1.1, 1.25, 1.5, 1.7, 2, 3, 6 times and more (2 to 9),
# told higher (10 to 17); the same again, 17 further on, for a toll that is open above
TOLLS = [
    (None, 4, 0),
    (4, 4, 1),
    (4, 5, 3),
    (10, 11, 2),
    (4, 40, 9),
    (5, 4, 11),
    (12, 5, 15),
    ((4, None), 4, 18),
    ((4, None), 5, 20),
]


@pytest.mark.parametrize(("told", "true", "level"), TOLLS)
def test_tolls(told: object, true: int, level: int) -> None:
    telling = tell_tolls(_table({"killed": told}, {"killed": 3}), "killed")
    assert telling.level[telling.code[0], bin_of(np.array([true]))[0]] == level


# told days, days before publication on the 30th (0 is the day of publication), level
DAYS = [
    ("2024-05-28", 2, INSIDE),
    ("2024-05-28", 3, BEFORE),
    ("2024-05-28", 1, AFTER),
    ("2024-05-28", 5, OFF),
    ("2024-05-28/2024-05-29", 2, INSIDE),
    ("2024-05-28/2024-05-29", 1, LAST),
    ("2024-05-20/2024-05-26", 6, INSIDE),
    ("2024-05-20/2024-05-26", 3, AFTER),
    (None, 0, INSIDE),
    (None, 9, INSIDE),
]


@pytest.mark.parametrize(("told", "before", "level"), DAYS)
def test_days(told: str | None, before: int, level: int) -> None:
    telling = tell_days(_table({"day": told, "published": "2024-05-30"}))
    assert telling.level[telling.code[0], before + 1] == level


def test_days_that_are_told_long_after_count_from_themselves() -> None:
    telling = tell_days(_table({"day": "2024-02-01", "published": "2024-05-30"}))
    assert telling.level[telling.code[0], 2] == INSIDE
    assert telling.retold[telling.code[0]]


def test_one_day_is_one_place_on_the_round_whenever_it_was_published() -> None:
    table = _table({"day": "2024-05-28", "published": "2024-05-28"}, {"day": "2024-05-28", "published": "2024-06-03"})
    days = tell_days(table)
    slots = days.slots(np.arange(2))
    assert slots[0, 1] == slots[1, 7]


def test_sides() -> None:
    table = _table(
        {"by": "the army", "on": "rebels"}, {"by": "the army"}, {"by": "rebels", "on": "the army"}, {"by": "a gang"}
    )
    usual = count_usual(table)
    telling = tell_sides(table, usual)
    army = int(table.doers[0])
    slot = usual.slots[usual.country[table.place[0]]].tolist().index(army)
    first, second = telling.acting[0][telling.code], telling.acted_on[0][telling.code]
    assert [first[row, slot] for row in (0, 1)] == [ITSELF, ITSELF]
    assert first[2, slot] not in (SILENT, ITSELF)
    assert second[:, slot].tolist()[1:3] == [SILENT, ITSELF]
    assert OTHER < ITSELF


def test_either_of_two_parties_may_have_begun() -> None:
    table = _table({"party": ("the army", "rebels")}, {"by": "the army", "on": "rebels"})
    usual = count_usual(table)
    telling = tell_sides(table, usual)
    slots = usual.slots[usual.country[table.place[1]]].tolist()
    army, rebels = slots.index(int(table.doers[1])), slots.index(int(table.targets[1]))
    side = np.full((1, ITSELF + 1), np.log(0.05))
    side[0, ITSELF] = np.log(0.6)
    chances = telling.chances(side[0], side[0])[telling.code].reshape(2, len(slots), len(slots))
    assert chances[0, army, rebels] == pytest.approx(chances[0, rebels, army])
    assert chances[1, army, rebels] > chances[1, rebels, army] + 1


def test_places() -> None:
    told: list[Told] = [{"place": name} for name in ("Varda", "Varda", "Lower Varda", "Sarin", "Orlin", "Tassen")]
    table = _table(*told)
    usual = count_usual(table)
    telling = tell_spots(table, usual)
    province = usual.province[table.place[0]]
    slot = usual.spots[province].tolist().index(int(table.place[0]))
    levels = telling.level[telling.code, slot].tolist()
    assert levels[0] == levels[1] == 13  # itself
    assert len(set(levels[:5])) == 4  # itself, a suburb, its province, a town far away
    assert telling.spread[telling.code[0], slot] == 0
    assert usual.province[table.place[5]] != province


def test_a_second_sentence_counts_for_its_tolls_alone() -> None:
    said: Told = {"doc": "a", "day": "2024-05-28", "place": "Varda"}
    lead: Told = {**said, "killed": 4}
    again: Told = {**said, "at": 1, "wounded": 9}
    elsewhere: Told = {**said, "doc": "b"}
    first, second, other = (a_claim(**one) for one in (lead, again, elsewhere))
    table = tabulate(prepare_views([first, second, other]))
    told = tell(table)
    units = dict(zip(table.ids, told.unit.tolist(), strict=True))
    assert units[first.id] == units[second.id] != units[other.id]
    assert told.repeats.sum() == 1
