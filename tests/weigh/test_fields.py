"""What sources agree on and how they disagree: claims of one incident → status and reason of a field. One reason a row."""

from __future__ import annotations

import dataclasses
from dataclasses import replace
from typing import Any

import pytest

from tadmor.model.claim import Claim
from tadmor.model.source import SourceKind
from tadmor.weigh.fields import weigh_fields
from tests.claims_factory import a_claim, a_figure, a_source

MINISTRY, ARMY = "Defence Ministry=xa-mod", "Aland army=xa-army"
HOSPITAL, MONITOR, GOVERNOR, POLICE = "Varda hospital", "Aland Monitor", "Governor Ilja Brandt", "Sarin police"
Said = tuple[str, dict[str, Any]]


def _claims(said: list[Said]) -> list[Claim]:
    """One claim for each speaker, in a report of its own unless told otherwise."""
    claims = []
    for number, (speaker, told) in enumerate(said):
        outlet = told.get("outlet", f"Outlet {number}")
        kind: SourceKind = "medical" if told.get("medical") else "official"
        sources = (a_source(outlet, "outlet"), *((a_source(speaker, kind),) if speaker else ()))
        values = {"doc": f"r{number}", "place": "Varda", "by": ARMY, **told, "outlet": outlet, "sources": sources}
        values.pop("medical", None)
        claims.append(a_claim(values.pop("kind", "air_drone_strike"), **values))
    return claims


def day(number: int) -> str:
    return f"2024-05-{number:02}"


def figure(*args: Any, **rest: Any) -> dict[str, Any]:
    return {"figures": (a_figure(*args, **rest),)}


ROWS: list[tuple[str, list[Said], str, str | None, str | None]] = [
    ("two origins, one toll", [(HOSPITAL, {"killed": 7}), (GOVERNOR, {"killed": 7})], "killed", "agreed", None),
    ("one origin, twice relayed", [(HOSPITAL, {"killed": 7}), (HOSPITAL, {"killed": 7})], "killed", "single", None),
    ("one origin", [(HOSPITAL, {"killed": 7}), (GOVERNOR, {})], "killed", "single", None),
    ("nobody counts", [(HOSPITAL, {}), (GOVERNOR, {})], "killed", None, None),
    (
        "two origins, two tolls, one day",
        [(HOSPITAL, {"killed": 7}), (MINISTRY, {"killed": 30})],
        "killed",
        "conflicting",
        "true_conflict",
    ),
    (
        "the same speaker, more by the next day",
        [(HOSPITAL, {"killed": 7, "published": day(28)}), (HOSPITAL, {"killed": 12, "published": day(29)})],
        "killed",
        "revised",
        "later_update",
    ),
    (
        "the same speaker, far more by the next day",
        [(HOSPITAL, {"killed": 7, "published": day(28)}), (HOSPITAL, {"killed": 40, "published": day(29)})],
        "killed",
        "revised",
        "later_update",
    ),
    (
        "another official, a few more two days later",
        [(POLICE, {"killed": 48, "published": day(28)}), (GOVERNOR, {"killed": 52, "published": day(30)})],
        "killed",
        "revised",
        "later_update",
    ),
    (
        "another speaker, three times as many days later",
        [(MINISTRY, {"killed": 25, "published": day(28)}), (MONITOR, {"killed": 90, "published": day(30)})],
        "killed",
        "conflicting",
        "true_conflict",
    ),
    (
        "another speaker, far fewer later",
        [(MONITOR, {"killed": 90, "published": day(28)}), (MINISTRY, {"killed": 5, "published": day(30)})],
        "killed",
        "conflicting",
        "true_conflict",
    ),
    (
        "the same speaker corrects downwards",
        [(POLICE, {"killed": 55, "published": day(28)}), (POLICE, {"killed": 51, "published": day(29)})],
        "killed",
        "revised",
        "later_update",
    ),
    (
        "the same speaker takes a figure back",
        [
            (POLICE, {"killed": 55}),
            (POLICE, {"figures": (a_figure("killed", 55, denied=True), a_figure("killed", 51))}),
        ],
        "killed",
        "revised",
        "retraction",
    ),
    (
        "another speaker denies the figure",
        [
            (MONITOR, {"killed": 55}),
            (MINISTRY, {"stance": "denies", "disputes": ("killed",), **figure("killed", 55, denied=True)}),
        ],
        "killed",
        "conflicting",
        "true_conflict",
    ),
    (
        "another speaker denies that anyone died",
        [(MONITOR, {"killed": 8}), (MINISTRY, {"killed": 0})],
        "killed",
        "conflicting",
        "true_conflict",
    ),
    (
        "an as-of day orders two figures of one report day",
        [(POLICE, figure("killed", 48, as_of=day(28))), (GOVERNOR, figure("killed", 50, as_of=day(29)))],
        "killed",
        "revised",
        "later_update",
    ),
    (
        "more than 100, and 100",
        [(HOSPITAL, figure("killed", 100, None, modifier="more_than")), (MINISTRY, {"killed": 100})],
        "killed",
        "agreed",
        "modifier_drift",
    ),
    (
        "at least 100, and more than 100",
        [
            (HOSPITAL, figure("killed", 100, None, modifier="at_least")),
            (MINISTRY, figure("killed", 100, None, modifier="more_than")),
        ],
        "killed",
        "agreed",
        "modifier_drift",
    ),
    (
        "dozens, and 45",
        [(HOSPITAL, figure("killed", 24, None, modifier="vague")), (MINISTRY, {"killed": 45})],
        "killed",
        "agreed",
        "precision",
    ),
    (
        "100 to 500, and 230",
        [(HOSPITAL, figure("killed", 100, 500)), (MINISTRY, {"killed": 230})],
        "killed",
        "agreed",
        "precision",
    ),
    (
        "up to 20, and 12",
        [(HOSPITAL, figure("killed", None, 20, modifier="up_to")), (MINISTRY, {"killed": 12})],
        "killed",
        "agreed",
        "precision",
    ),
    (
        "up to 20, and 35",
        [(HOSPITAL, figure("killed", None, 20, modifier="up_to")), (MINISTRY, {"killed": 35})],
        "killed",
        "conflicting",
        "true_conflict",
    ),
    (
        "more than 200, and 100",
        [(HOSPITAL, figure("killed", 200, None, modifier="more_than")), (MINISTRY, {"killed": 100})],
        "killed",
        "conflicting",
        "true_conflict",
    ),
    (
        "dozens, and 9",
        [(HOSPITAL, figure("killed", 24, None, modifier="vague")), (MINISTRY, {"killed": 9})],
        "killed",
        "conflicting",
        "true_conflict",
    ),
    (
        "children among the dead are a part",
        [
            (
                HOSPITAL,
                {"figures": (a_figure("killed", 12), a_figure("killed", 3, group="child", of="children", part_of=0))},
            ),
            (GOVERNOR, {"killed": 12}),
        ],
        "killed",
        "agreed",
        None,
    ),
    (
        "a running total is another count",
        [(HOSPITAL, {"killed": 6}), (MINISTRY, figure("killed", 900, cumulative=True))],
        "killed",
        "single",
        None,
    ),
    (
        "civilians to one, militants to the other",
        [
            (HOSPITAL, figure("killed", 11, of="civilians", status="civilian")),
            (MINISTRY, figure("killed", 25, of="militants", status="combatant")),
        ],
        "killed",
        "conflicting",
        "different_count_basis",
    ),
    (
        "civilians are some of all the dead",
        [
            (HOSPITAL, figure("killed", 5, of="civilians", status="civilian")),
            (MINISTRY, figure("killed", 12, of="people")),
        ],
        "killed",
        "single",
        None,
    ),
    (
        "more civilians than people in all",
        [
            (HOSPITAL, figure("killed", 20, of="civilians", status="civilian")),
            (MINISTRY, figure("killed", 12, of="people")),
        ],
        "killed",
        "conflicting",
        "different_count_basis",
    ),
    (
        "citizens of one nation among the dead",
        [
            (HOSPITAL, figure("killed", 5, of="Brennan citizens")),
            (MINISTRY, figure("killed", 100, None, of="fighters")),
        ],
        "killed",
        "single",
        None,
    ),
    (
        "citizens of one nation, twice counted",
        [(HOSPITAL, figure("killed", 5, of="Brennan citizens")), (MINISTRY, figure("killed", 80, of="Brennans"))],
        "killed",
        "conflicting",
        "true_conflict",
    ),
    (
        "25 wounded to one relay, 25 killed to another, of one speaker",
        [(MINISTRY, {"wounded": 25}), (MINISTRY, {"killed": 25})],
        "wounded",
        "conflicting",
        "likely_slip",
    ),
    (
        "small equal numbers are no slip",
        [(MINISTRY, {"wounded": 2}), (MINISTRY, {"killed": 2})],
        "wounded",
        "single",
        None,
    ),
    ("wounded of two origins", [(HOSPITAL, {"wounded": 6}), (GOVERNOR, {"wounded": 6})], "wounded", "agreed", None),
    (
        "wounded differ",
        [(HOSPITAL, {"wounded": 6}), (MONITOR, {"wounded": 11})],
        "wounded",
        "conflicting",
        "true_conflict",
    ),
    (
        "fewer missing later",
        [
            (POLICE, {**figure("missing", 6), "published": day(28)}),
            (POLICE, {**figure("missing", 3), "published": day(30)}),
        ],
        "missing",
        "revised",
        "later_update",
    ),
    (
        "fewer missing later, by another official",
        [
            (POLICE, {**figure("missing", 6), "published": day(28)}),
            (GOVERNOR, {**figure("missing", 3), "published": day(30)}),
        ],
        "missing",
        "revised",
        "later_update",
    ),
    (
        "trucks",
        [(POLICE, figure("vehicles_destroyed", 5)), (GOVERNOR, figure("vehicles_destroyed", 5))],
        "vehicles_destroyed",
        "agreed",
        None,
    ),
    ("it happened, say two", [(POLICE, {}), (GOVERNOR, {})], "existence", "agreed", None),
    ("it happened, says one", [(POLICE, {}), (POLICE, {})], "existence", "single", None),
    (
        "it never happened",
        [(POLICE, {}), (MINISTRY, {"stance": "denies", "disputes": ("existence",)})],
        "existence",
        "conflicting",
        "true_conflict",
    ),
    (
        "a denial of status is no denial of the event",
        [(POLICE, {}), (GOVERNOR, {}), (MINISTRY, {"stance": "denies", "disputes": ("status",)})],
        "existence",
        "agreed",
        None,
    ),
    (
        "who denies that his men were there does not deny the event",
        [(POLICE, {}), (MINISTRY, {"kind": "presence", "stance": "denies", "disputes": ("presence",)})],
        "existence",
        "single",
        None,
    ),
    (
        "presence itself denied",
        [
            (POLICE, {"kind": "presence"}),
            (MINISTRY, {"kind": "presence", "stance": "denies", "disputes": ("presence",)}),
        ],
        "existence",
        "conflicting",
        "true_conflict",
    ),
    ("two name one actor", [(POLICE, {}), (GOVERNOR, {})], "perpetrator", "agreed", None),
    (
        "the accused denies it",
        [(POLICE, {}), (MINISTRY, {"stance": "denies", "disputes": ("perpetrator",)})],
        "perpetrator",
        "conflicting",
        "true_conflict",
    ),
    (
        "each side accuses the other",
        [(POLICE, {}), (MINISTRY, {"by": "Free Front=front"})],
        "perpetrator",
        "conflicting",
        "true_conflict",
    ),
    (
        "an unknown actor contradicts nobody",
        [(POLICE, {}), (GOVERNOR, {"by": "?gunmen"})],
        "perpetrator",
        "single",
        None,
    ),
    ("unknown to both", [(POLICE, {"by": "?gunmen"}), (GOVERNOR, {"by": "?gunmen"})], "perpetrator", None, None),
    (
        "only fighters died, says the one who struck",
        [
            (HOSPITAL, figure("killed", 9, of="civilians", status="civilian")),
            (MINISTRY, {"stance": "denies", "disputes": ("status",)}),
        ],
        "status",
        "conflicting",
        "true_conflict",
    ),
    (
        "civilians to one, fighters to another",
        [
            (HOSPITAL, figure("killed", 9, of="civilians", status="civilian")),
            (MINISTRY, figure("killed", 9, of="fighters", status="combatant")),
        ],
        "status",
        "conflicting",
        "true_conflict",
    ),
    (
        "civilians to both",
        [
            (HOSPITAL, figure("killed", 9, of="civilians", status="civilian")),
            (GOVERNOR, figure("killed", 9, of="civilians", status="civilian")),
        ],
        "status",
        "agreed",
        None,
    ),
    ("one day", [(POLICE, {}), (GOVERNOR, {})], "when", "agreed", None),
    (
        "the day, and the week",
        [(POLICE, {}), (GOVERNOR, {"day": "2024-05-27/2024-06-02"})],
        "when",
        "agreed",
        "precision",
    ),
    ("two days", [(POLICE, {}), (GOVERNOR, {"day": "2024-05-27"})], "when", "conflicting", "true_conflict"),
    ("one says no day", [(POLICE, {}), (GOVERNOR, {"day": None})], "when", "single", None),
    ("one town", [(POLICE, {}), (GOVERNOR, {})], "where", "agreed", None),
    ("the town, and the province", [(POLICE, {}), (GOVERNOR, {"place": "Sarin"})], "where", "agreed", "precision"),
    ("two towns", [(POLICE, {}), (GOVERNOR, {"place": "Orlin"})], "where", "conflicting", "true_conflict"),
    (
        "weapon named by two",
        [(POLICE, {"weapons": ("missile",)}), (GOVERNOR, {"weapons": ("missile",)})],
        "weapon",
        "agreed",
        None,
    ),
    ("weapon named by one", [(POLICE, {"weapons": ("missile",)}), (GOVERNOR, {})], "weapon", "single", None),
    (
        "a paper without a source repeats the hospital's number",
        [(HOSPITAL, {"killed": 7}), ("", {"killed": 7})],
        "killed",
        "single",
        None,
    ),
    (
        "one hospital: 9, then 12, then 11",
        [
            ("doctors at the town hospital", {"killed": 9, "published": day(28), "medical": True}),
            ("the town hospital", {"killed": 12, "published": day(30), "medical": True}),
            ("hospital officials", {"killed": 11, "published": "2024-06-04", "medical": True}),
        ],
        "killed",
        "revised",
        "later_update",
    ),
    (
        "the driver among the dead is no other toll",
        [(HOSPITAL, {"killed": 7}), (MINISTRY, figure("killed", 1, of="driver"))],
        "killed",
        "single",
        None,
    ),
    (
        "two nurses and one driver are no conflict",
        [
            (HOSPITAL, figure("abducted", 2, of="nurses", group="medic")),
            (MINISTRY, figure("abducted", 1, of="driver")),
        ],
        "abducted",
        "single",
        None,
    ),
    (
        "more drivers than people in all",
        [(HOSPITAL, {"killed": 3}), (MINISTRY, figure("killed", 9, of="drivers"))],
        "killed",
        "conflicting",
        "true_conflict",
    ),
    (
        "a denial that names nobody answers the accusation",
        [
            (POLICE, {"by": "Free Front=front"}),
            ("Free Front=front", {"by": (), "stance": "denies", "disputes": ("perpetrator",)}),
        ],
        "perpetrator",
        "conflicting",
        "true_conflict",
    ),
    (
        "the accused says that it was not his fighters",
        [
            (POLICE, {"by": "Free Front=front"}),
            ("Free Front=front", {"by": "fighters", "stance": "denies", "disputes": ("perpetrator",)}),
        ],
        "perpetrator",
        "conflicting",
        "true_conflict",
    ),
    (
        "who denies something else says nothing of the day",
        [(POLICE, {}), (GOVERNOR, {"day": "2024-05-26", "stance": "denies", "disputes": ("status",)})],
        "when",
        "single",
        None,
    ),
    (
        "some of the wounded died later: a part of the toll",
        [
            (HOSPITAL, {"killed": 12, "doc": "h"}),
            (POLICE, {"killed": 3, "time_of": "died", "doc": "h", "at": 1, "day": "2024-05-29"}),
        ],
        "killed",
        "single",
        None,
    ),
    (
        "six of its fourteen trucks: a count of its own, no part of a toll",
        [
            (HOSPITAL, {"figures": (a_figure("vehicles_destroyed", 6, part_of=1), a_figure("vehicles_total", 14))}),
            (MINISTRY, figure("vehicles_destroyed", 8)),
        ],
        "vehicles_destroyed",
        "conflicting",
        "true_conflict",
    ),
    (
        "three people to one, three aid workers to another: the same number",
        [
            (HOSPITAL, figure("abducted", 3, of="members", belongs_to="our")),
            (POLICE, figure("abducted", 3, of="aid workers", group="aid_worker")),
        ],
        "abducted",
        "agreed",
        None,
    ),
    (
        "the same number of civilians to one and of fighters to another agrees in nothing",
        [
            (HOSPITAL, figure("killed", 12, of="civilians", status="civilian")),
            (MINISTRY, figure("killed", 12, of="fighters", status="combatant")),
        ],
        "killed",
        "single",
        None,
    ),
    (
        "three people to one, three aid workers and among them two nurses to another",
        [
            (HOSPITAL, figure("abducted", 3, of="members", belongs_to="our")),
            (
                POLICE,
                {"figures": (a_figure("abducted", 3, group="aid_worker"), a_figure("abducted", 2, group="medic"))},
            ),
        ],
        "abducted",
        "agreed",
        None,
    ),
    (
        "a denial by somebody whom nobody accuses",
        [(POLICE, {}), (MONITOR, {"by": "Bland army=bland", "stance": "denies", "disputes": ("perpetrator",)})],
        "perpetrator",
        "single",
        None,
    ),
    (
        "the night in which the wounded died is no other day",
        [(POLICE, {}), (GOVERNOR, {"day": "2024-05-30", "time_of": "died"})],
        "when",
        "single",
        None,
    ),
    (
        "a coalition, and the state that leads it",
        [
            (POLICE, {"by": "Aland-led coalition=coalition:north"}),
            (MONITOR, {"by": "the coalition=coalition:north"}),
            (GOVERNOR, {"by": "Aland forces=state:XA/military"}),
        ],
        "perpetrator",
        "agreed",
        "precision",
    ),
    (
        "a coalition, and a state that does not lead it",
        [
            (POLICE, {"by": "Aland-led coalition=coalition:north"}),
            (GOVERNOR, {"by": "Bland forces=state:XB/military"}),
        ],
        "perpetrator",
        "conflicting",
        "true_conflict",
    ),
    (
        "a paper without a source has another number",
        [(HOSPITAL, {"killed": 51}), ("", {"killed": 59})],
        "killed",
        "conflicting",
        "true_conflict",
    ),
]


@pytest.mark.parametrize(("reason_of_row", "said", "field", "status", "reason"), ROWS, ids=[row[0] for row in ROWS])
def test_a_field(reason_of_row: str, said: list[Said], field: str, status: str | None, reason: str | None) -> None:
    found = [(f.status, f.reason) for f in weigh_fields(_claims(said)) if f.field == field]
    expected = [] if status is None else [(status, reason)]
    serious = [pair for pair in found if pair[0] in ("conflicting", "revised")] or found[:1]
    assert serious == expected, reason_of_row


def test_a_value_names_its_claims_origins_documents_and_first_day() -> None:
    claims = _claims(
        [
            (HOSPITAL, {"killed": 7, "published": day(29)}),
            (HOSPITAL, {"killed": 7, "published": day(28)}),
            (GOVERNOR, {"killed": 9}),
        ]
    )
    killed = next(f for f in weigh_fields(claims) if f.field == "killed")
    seven = next(v for v in killed.values if v.value == "7")
    assert set(seven.claims) == {claims[0].id, claims[1].id}
    assert seven.origins == (HOSPITAL,)
    assert set(seven.documents) == {claims[0].document.id, claims[1].document.id}
    assert seven.first_said == day(28)


def test_every_population_is_a_field_of_its_own() -> None:
    claims = _claims(
        [
            (HOSPITAL, figure("killed", 5, of="civilians", status="civilian")),
            (GOVERNOR, figure("killed", 5, of="civilians", status="civilian")),
            (MINISTRY, figure("killed", 12, of="people")),
        ]
    )
    assert {(f.of, f.status) for f in weigh_fields(claims) if f.field == "killed"} == {
        ("civilian", "agreed"),
        ("people", "single"),
    }


def test_a_denied_figure_is_shown_as_denied() -> None:
    claims = _claims(
        [
            (MONITOR, {"killed": 55}),
            (MINISTRY, {"stance": "denies", "disputes": ("killed",), **figure("killed", 55, denied=True)}),
        ]
    )
    killed = next(f for f in weigh_fields(claims) if f.field == "killed")
    assert {v.value for v in killed.values} == {"55", "denied: 55"}


def test_a_denial_that_took_over_the_doer_of_its_report_is_of_its_speaker() -> None:
    told = _claims(
        [(POLICE, {"at": 0}), ("Bland army=bland", {"at": 1, "stance": "denies", "disputes": ("perpetrator",)})]
    )
    borrowed = dataclasses.replace(told[1], actors=told[0].actors)
    (field,) = (f for f in weigh_fields([told[0], borrowed]) if f.field == "perpetrator")
    assert field.status == "single"
    assert {value.value for value in field.values} == {"Aland army", "denied: Bland army"}


def test_a_doer_is_shown_under_a_name_that_takes_no_side() -> None:
    names = ["terrorists of the so-called Free Front", "terrorists of the so-called Free Front", "Free Front fighters"]
    claims = _claims([(f"Speaker {n}", {"by": name}) for n, name in enumerate(names)])
    (field,) = (f for f in weigh_fields(claims) if f.field == "perpetrator")
    assert {value.value for value in field.values} == {"Free Front fighters"}


def test_one_outlet_under_two_spellings_is_one_voice() -> None:
    claims = [
        a_claim(doc=f"d{n}", killed=7, sources=(a_source(name, "outlet"),))
        for n, name in enumerate(("The Varda Post", "vardapost", "Varda Post"))
    ]
    (field,) = (f for f in weigh_fields(claims) if f.field == "killed")
    assert field.status == "single"


def test_a_doer_taken_over_from_elsewhere_is_no_statement_of_this_speaker() -> None:
    named = a_claim(doc="a", outlet="Alpha", by=("rebels",))
    silent = a_claim(doc="b", outlet="Beta", at=2)
    elsewhere = a_claim(doc="b", outlet="Beta", at=0, by=("rebels",)).actors
    lent = replace(silent, actors=elsewhere)
    (field,) = [f for f in weigh_fields((named, lent)) if f.field == "perpetrator"]
    assert (field.status, [value.claims for value in field.values]) == ("single", [(named.id,)])
