"""One slot of a claim taken out and put in; no two slots share a value."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from tadmor.model.claim import Claim
from tadmor.model.correction import SLOTS, Correction, Slot, correct_claim, slot_of, value_key
from tadmor.model.plain import from_plain, to_plain
from tests.claims_factory import a_claim, a_figure, a_place

TOLD = a_claim(
    by="Aland army",
    on="?villagers",
    place="Varda",
    figures=(
        a_figure("killed_or_wounded", 40),
        a_figure("killed", 12, part_of=0),
        a_figure("wounded", 28, part_of=0),
        a_figure("killed", 5, part_of=1, group="child"),
    ),
)
OTHER = a_claim(
    "armed_clash",
    by="?gunmen",
    on="Bland army",
    place="Orlin",
    day="2024-05-20",
    stance="denies",
    disputes=("status",),
    reality="attempted",
    scope="wave",
    told_as="recap",
    objects=("hospital",),
    weapons=("drone",),
    killed=3,
    wounded=4,
)


@pytest.mark.parametrize("slot", SLOTS)
def test_what_is_taken_out_and_put_in_changes_nothing(slot: Slot) -> None:
    assert correct_claim(TOLD, [slot_of(TOLD, slot)]) == TOLD


@pytest.mark.parametrize("slot", SLOTS)
def test_what_is_put_in_is_found_there_and_no_other_slot_has_changed(slot: Slot) -> None:
    told = correct_claim(TOLD, [slot_of(OTHER, slot)])
    assert value_key(slot_of(told, slot)) == value_key(slot_of(OTHER, slot))
    for other in SLOTS:
        assert other == slot or value_key(slot_of(told, other)) == value_key(slot_of(TOLD, other))


def test_the_order_of_corrections_does_not_count() -> None:
    new = [slot_of(OTHER, slot) for slot in ("killed", "wounded", "perpetrator", "where", "other_places")]
    told = {repr(correct_claim(TOLD, order)) for order in permutations(new)}
    assert len(told) == 1


def _figures(claim: Claim) -> list[tuple[str, int | None, int | None]]:
    return [(figure.what, figure.low, figure.part_of) for figure in claim.quantities]


@pytest.mark.parametrize(
    ("slot", "new", "expected"),
    [
        (
            "killed",
            (a_figure("killed", 13), a_figure("killed", 6, part_of=0)),
            [("killed_or_wounded", 40, None), ("killed", 13, 0), ("wounded", 28, 0), ("killed", 6, 1)],
        ),
        (
            "killed",
            (a_figure("killed", 13),),
            [("killed_or_wounded", 40, None), ("killed", 13, None), ("wounded", 28, 0)],
        ),
        ("killed", (), [("killed_or_wounded", 40, None), ("wounded", 28, 0)]),
        ("killed_or_wounded", (), [("killed", 12, None), ("wounded", 28, None), ("killed", 5, 0)]),
        (
            "missing",
            (a_figure("missing", 2),),
            [
                ("killed_or_wounded", 40, None),
                ("killed", 12, 0),
                ("wounded", 28, 0),
                ("killed", 5, 1),
                ("missing", 2, None),
            ],
        ),
    ],
)
def test_parts_stay_with_their_wholes(
    slot: Slot, new: tuple[object, ...], expected: list[tuple[str, int | None, int | None]]
) -> None:
    """As many as before; fewer; none; the whole gone; a figure that was not there."""
    assert _figures(correct_claim(TOLD, [Correction(slot=slot, quantities=new)])) == expected  # type: ignore[arg-type]


def test_a_place_takes_the_place_of_the_main_one_and_others_stay() -> None:
    other = a_place("Tassen", TOLD.evidence)
    told = replace(TOLD, places=(*TOLD.places, other))
    moved = correct_claim(told, [Correction(slot="where", places=(a_place("Orlin", TOLD.evidence),))])
    assert (moved.where and moved.where.name, [place.name for place in moved.places]) == ("Orlin", ["Orlin", "Tassen"])
    nowhere = correct_claim(told, [Correction(slot="where")])
    assert (nowhere.where, nowhere.places) == (None, (other,))


def test_corrections_that_quote_other_words_say_the_same() -> None:
    one, other = (Correction(slot="where", places=(a_place("Orlin", claim.evidence),)) for claim in (TOLD, OTHER))
    assert value_key(one) == value_key(other) != value_key(slot_of(TOLD, "where"))


@pytest.mark.parametrize("slot", SLOTS)
def test_a_correction_as_json_and_back(slot: Slot) -> None:
    correction = slot_of(OTHER, slot)
    assert from_plain(Correction, to_plain(correction)) == correction


def test_the_main_place_is_known_again_though_it_is_as_sure_as_a_main_place_is() -> None:
    other = a_place("Tassen", TOLD.evidence)
    told = replace(
        TOLD, where=replace(TOLD.places[0], confidence=0.9), places=(replace(TOLD.places[0], confidence=0.4), other)
    )
    assert [place.name for place in slot_of(told, "other_places").places] == ["Tassen"]
    moved = correct_claim(told, [Correction(slot="where", places=(a_place("Orlin", TOLD.evidence),))])
    assert [place.name for place in moved.places] == ["Orlin", "Tassen"]
    assert correct_claim(told, [slot_of(told, "other_places")]) == told
