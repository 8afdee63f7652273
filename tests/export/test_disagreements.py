"""Fields of an incident → what its sources disagree on, the most important first."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tadmor.export.disagreements import MOST_SHOWN, rank_disagreements
from tadmor.export.page.contents import Event
from tadmor.export.page.standing import show_disagreements
from tadmor.export.page.words import spell_marks
from tadmor.model.incident import Field, FieldValue, Incident, Origin
from tests.claims_factory import a_claim, a_report, a_source
from tests.export.page_records import release
from tests.store.samples import INCIDENT


def _field(name: Any, status: Any, reason: Any = None, of: str | None = None) -> Field:
    value = FieldValue(value="7", claims=(), origins=("Varda hospital",), documents=())
    return Field(field=name, of=of, status=status, reason=reason, values=(value,))


def _incident(*fields: Field, origins: tuple[Origin, ...] = ()) -> Incident:
    return replace(INCIDENT, fields=fields, independent_origins=origins)


EVERY = (
    _field("weapon", "conflicting", "true_conflict"),
    _field("killed", "revised", "later_update", "people"),
    _field("when", "conflicting", "likely_slip"),
    _field("killed", "conflicting", "true_conflict", "child"),
    _field("killed", "conflicting", "different_count_basis", "people"),
    _field("where", "agreed"),
    _field("status", "conflicting", "true_conflict"),
    _field("existence", "revised", "retraction"),
    _field("perpetrator", "conflicting", "true_conflict"),
    _field("vehicles_total", "single"),
)


def test_what_weighs_most_comes_first() -> None:
    ranked = [(f.field, f.of) for f in rank_disagreements(_incident(*EVERY))]
    assert ranked == [
        ("perpetrator", None),
        ("status", None),
        ("existence", None),
        ("killed", "people"),
        ("killed", "child"),
        ("when", None),
        ("weapon", None),
        ("killed", "people"),
    ]


def test_the_order_of_the_fields_does_not_count() -> None:
    assert rank_disagreements(_incident(*EVERY)) == rank_disagreements(_incident(*reversed(EVERY)))


def test_a_card_shows_five_at_most_and_says_how_many_are_left() -> None:
    shown = str(show_disagreements(Event(number=1, incident=_incident(*EVERY), claims=())))
    assert MOST_SHOWN == 5
    assert shown.count("<li>") == 5
    assert "3 more in the table below." in shown
    assert "Varda hospital" in shown
    few = str(show_disagreements(Event(number=1, incident=_incident(EVERY[0], EVERY[5]), claims=())))
    assert few.count("<li>") == 1
    assert "more in the table" not in few


def test_where_nothing_is_disputed_there_is_no_such_part() -> None:
    assert show_disagreements(Event(number=1, incident=_incident(EVERY[5]), claims=())) is None


def _origin(party: str | None = None, *, own: bool = False) -> Origin:
    return Origin(name="X", kind="military", party=party, own_interest=own, claims=())


MARKS = [
    ("one origin that is a party", (_origin("Aland"),), "one origin, a party to the conflict"),
    ("one origin that speaks of its own acts", (_origin(own=True),), "one origin, a party to the conflict"),
    ("two of one party", (_origin("Aland"), _origin("Aland")), "all origins belong to one party to the conflict"),
    ("two parties", (_origin("Aland"), _origin("Free Front")), None),
    ("one of two is no party", (_origin("Aland"), _origin()), None),
    ("one that is no party", (_origin(),), None),
    ("nobody", (), None),
]


@pytest.mark.parametrize(("reason", "origins", "mark"), MARKS, ids=[row[0] for row in MARKS])
def test_the_mark_of_one_side(reason: str, origins: tuple[Origin, ...], mark: str | None) -> None:
    assert spell_marks(_incident(origins=origins), ()) == ([mark] if mark else []), reason


def test_the_page_shows_policy_grade_and_mark() -> None:
    from tadmor.export.page.write import render_page

    claim = a_claim(
        killed=12, place="Varda", by="Aland army=xa-army", sources=(a_source("Army", "military", party="Aland"),)
    )
    page = render_page(release([[claim]], [a_report()]), "x")
    for words in (
        "one origin, a party to the conflict",
        "Figures by the policy “majority of origins”",
        "Grade: weak 4, proposed by a rule, not signed",
        "1 source knows of it itself: Army (party to the conflict)",
        "What would change it:",
        "fair, if a second source that knows of it itself tells it",
    ):
        assert words in page, words
