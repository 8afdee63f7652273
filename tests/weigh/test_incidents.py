"""Clusters of claims → incidents."""

from __future__ import annotations

from typing import Any

from tadmor.model.claim import Claim
from tadmor.model.ids import ClaimId, incident_id
from tadmor.model.incident import Incident
from tadmor.weigh.incidents import weigh_clusters
from tests.claims_factory import a_claim, a_figure, a_report, a_source

ARMY, FRONT = "Aland army=xa-army", "Free Front=front"
OUTLET = a_source("The Courier", "outlet")


def _weigh(*clusters: list[Claim], documents: Any = ()) -> tuple[Incident, ...]:
    ids: list[tuple[ClaimId, ...]] = [tuple(c.id for c in cluster) for cluster in clusters]
    return weigh_clusters(ids, [c for cluster in clusters for c in cluster], list(documents), ())


def _said(name: str) -> tuple[Any, ...]:
    return (OUTLET, a_source(name))


def test_kind_is_what_most_origins_say() -> None:
    claims = [
        a_claim("armed_clash", doc="a", sources=_said("Anders")),
        a_claim("armed_clash", doc="b", sources=_said("Anders")),
        a_claim("armed_clash", doc="c", sources=_said("Anders")),
        a_claim("air_drone_strike", doc="d", sources=_said("Bruno")),
        a_claim("air_drone_strike", doc="e", sources=_said("Clara")),
    ]
    (incident,) = _weigh(claims)
    assert incident.kind == "air_drone_strike"
    assert incident.id == incident_id(tuple(c.id for c in claims))


def test_when_is_the_narrowest_interval_that_most_agree_on() -> None:
    claims = [
        a_claim(doc="a", day="2024-05-27/2024-06-02"),
        a_claim(doc="b", day="2024-05-28"),
        a_claim(doc="c", day="2024-05-28"),
        a_claim(doc="d", day="2024-05-27"),
    ]
    (incident,) = _weigh(claims)
    assert incident.when is not None
    assert (incident.when.earliest, incident.when.latest) == ("2024-05-28", "2024-05-28")


def test_when_is_never_finer_than_any_claim_says() -> None:
    claims = [a_claim(doc="a", day="2024-05-20/2024-05-26"), a_claim(doc="b", day="2024-05-25/2024-05-31")]
    (incident,) = _weigh(claims)
    assert incident.when is not None
    assert (incident.when.earliest, incident.when.latest) in {
        ("2024-05-20", "2024-05-26"),
        ("2024-05-25", "2024-05-31"),
    }


def test_when_of_claims_that_say_no_day_is_open() -> None:
    (incident,) = _weigh([a_claim(doc="a", day=None, published="2024-06-01"), a_claim(doc="b", day=None)])
    assert incident.when is not None
    assert incident.when.earliest is None
    assert incident.when.latest == "2024-05-30"


def test_where_is_the_finest_place_that_most_are_compatible_with() -> None:
    claims = [a_claim(doc=d, place=p) for d, p in (("a", "Sarin"), ("b", "Varda"), ("c", "Varda"), ("d", "Orlin"))]
    (incident,) = _weigh(claims)
    assert incident.where is not None
    assert incident.where.name == "Varda"


def test_where_is_absent_where_nobody_says() -> None:
    (incident,) = _weigh([a_claim(doc="a")])
    assert incident.where is None


def test_actors_are_merged_by_entity_and_name_and_role() -> None:
    claims = [
        a_claim(doc="a", by=ARMY, on="Free Front"),
        a_claim(doc="b", by="the army=xa-army", on=FRONT),
        a_claim(doc="c", by="?gunmen"),
    ]
    (incident,) = _weigh(claims)
    assert {(a.role, a.entity_id) for a in incident.actors if a.certainty == "named"} == {
        ("perpetrator", "xa-army"),
        ("target", "front"),
    }


def test_the_actor_of_a_denial_is_no_perpetrator() -> None:
    claims = [
        a_claim(doc="a", by=ARMY),
        a_claim(doc="b", by=FRONT, stance="denies", disputes=("perpetrator",)),
    ]
    (incident,) = _weigh(claims)
    assert {a.entity_id for a in incident.actors} == {"xa-army"}


def test_first_reported_and_documents() -> None:
    claims = [a_claim(doc="a", published="2024-05-31"), a_claim(doc="b", published="2024-05-29")]
    (incident,) = _weigh(claims)
    assert incident.first_reported == "2024-05-29"
    assert set(incident.documents) == {c.document.id for c in claims}


def test_a_battle_of_days_has_episodes() -> None:
    claims = [
        a_claim("armed_clash", doc="a", at=0, day="2024-05-26/2024-05-28", place="Varda"),
        a_claim("armed_clash", doc="b", at=0, day="2024-05-26", place="Varda"),
        a_claim("armed_clash", doc="b", at=1, day="2024-05-28", place="Lower Varda"),
    ]
    (incident,) = _weigh(claims)
    assert [(e.day, e.where.name if e.where else None) for e in incident.episodes] == [
        ("2024-05-26", "Varda"),
        ("2024-05-28", "Lower Varda"),
    ]


def test_one_day_has_no_episodes() -> None:
    (incident,) = _weigh([a_claim(doc="a"), a_claim(doc="b")])
    assert incident.episodes == ()


def test_the_answer_to_an_attack() -> None:
    attack = a_claim("armed_clash", doc="a", at=0, by=FRONT, on=ARMY, place="Varda", day="2024-05-28")
    answer = a_claim(doc="a", at=1, by=ARMY, on=FRONT, place="Varda", day="2024-05-29")
    first, second = _weigh([attack], [answer])
    by_claim = {i.claims[0]: i for i in (first, second)}
    assert by_claim[answer.id].response_to == by_claim[attack.id].id
    assert by_claim[attack.id].response_to is None


def test_an_answer_in_another_country_answers_nothing() -> None:
    attack = a_claim("armed_clash", doc="a", at=0, by=FRONT, on=ARMY, place="Brenna", day="2024-05-28")
    answer = a_claim(doc="a", at=1, by=ARMY, on=FRONT, place="Varda", day="2024-05-29")
    assert all(i.response_to is None for i in _weigh([attack], [answer]))


def test_a_strike_is_part_of_the_wave_of_its_night() -> None:
    wave = a_claim(doc="a", at=0, by=ARMY, place="Sarin", scope="wave")
    strike = a_claim(doc="a", at=1, by=ARMY, place="Varda")
    elsewhere = a_claim(doc="a", at=2, by=ARMY, place="Tassen")
    by_claim = {i.claims[0]: i for i in _weigh([wave], [strike], [elsewhere])}
    assert by_claim[strike.id].part_of == by_claim[wave.id].id
    assert by_claim[elsewhere.id].part_of is None
    assert by_claim[wave.id].part_of is None


def test_a_cluster_of_nothing_but_what_did_not_happen_is_no_incident() -> None:
    assert _weigh([a_claim(reality="hypothetical")]) == ()


def test_a_report_that_nobody_could_read_is_counted() -> None:
    claim = a_claim(doc="a", day="2024-05-28")
    unread = a_report("u", language="xx", published="2024-06-02")
    late = a_report("v", language="xx", published="2024-09-02")
    english = a_report("w", language="en", published="2024-06-02")
    (incident,) = _weigh([claim], documents=[a_report("a"), unread, late, english])
    assert incident.unread_documents == 1


def test_fields_origins_and_casualties_are_there() -> None:
    claims = [
        a_claim(doc="a", by=ARMY, sources=_said("Anders"), figures=(a_figure("killed", 7),)),
        a_claim(doc="b", by=ARMY, sources=_said("Bruno"), figures=(a_figure("killed", 9),)),
    ]
    (incident,) = _weigh(claims)
    assert incident.casualties is not None
    assert incident.casualties.killed.low == 7
    assert {o.name for o in incident.independent_origins} == {"Anders", "Bruno"}
    assert "killed" in {f.field for f in incident.fields}


def test_order_does_not_count() -> None:
    first = [a_claim(doc="a", by=ARMY, killed=7, place="Varda"), a_claim(doc="b", by=FRONT, killed=9, place="Orlin")]
    second = [a_claim("threat", doc="c", by=FRONT)]
    assert _weigh(first, second) == _weigh(second[::-1], first[::-1])
