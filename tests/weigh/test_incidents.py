"""Clusters of claims → incidents."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from tadmor.model.claim import Claim
from tadmor.model.ids import ClaimId, incident_id
from tadmor.model.incident import Incident
from tadmor.weigh.incidents import weigh_clusters
from tadmor.weigh.totals import is_total
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


def _answered(first: Claim, second: Claim) -> bool:
    """Whether the second is an answer to the first."""
    by_claim = {i.claims[0]: i for i in _weigh([first], [second])}
    assert by_claim[first.id].response_to is None
    return by_claim[second.id].response_to == by_claim[first.id].id


ANSWERS: list[tuple[str, dict[str, Any], dict[str, Any], bool]] = [
    ("one day, nothing said of the order", {}, {}, False),
    ("one day, said to be a retaliation", {}, {"words": "Aircraft struck the hills in retaliation."}, True),
    ("one day, in response", {}, {"words": "In response to the ambush, jets bombed the camp."}, True),
    (
        "three days later, said to answer it, the doer not named",
        {"day": "2024-05-25"},
        {"by": (), "words": "The strike answered the attack on a food convoy."},
        True,
    ),
    ("a day later, the doer not named, nothing said", {"day": "2024-05-27"}, {"by": ()}, False),
    ("said to answer, but five days later", {"day": "2024-05-23"}, {"words": "It was in retaliation."}, False),
    ("a reply of the ministry is no strike back", {}, {"words": "The ministry did not respond to questions."}, False),
]


@pytest.mark.parametrize(("reason", "first", "second", "expected"), ANSWERS, ids=[row[0] for row in ANSWERS])
def test_what_answers_what(reason: str, first: dict[str, Any], second: dict[str, Any], expected: bool) -> None:
    attack = a_claim("armed_clash", **{"doc": "a", "at": 0, "by": FRONT, "on": ARMY, "place": "Varda", **first})
    answer = a_claim(**{"doc": "a", "at": 1, "by": ARMY, "on": FRONT, "place": "Varda", **second})
    assert _answered(attack, answer) is expected, reason


def test_the_clock_orders_an_attack_and_its_answer() -> None:
    attack = a_claim("armed_clash", at=0, by=FRONT, on=ARMY, day="2024-05-28T05:00/2024-05-28T06:00")
    answer = a_claim(at=1, by=ARMY, on=FRONT, day="2024-05-28T14:00/2024-05-28T15:00")
    assert _answered(attack, answer)


def test_a_sentence_on_the_answered_attack_says_which_strike_answered_it() -> None:
    words = "The strike answered the attack on a food convoy three days earlier."
    attack = a_claim("armed_clash", doc="n", at=0, by=FRONT, on="food convoy", day="2024-05-25")
    retold = a_claim("armed_clash", doc="m", at=1, on="food convoy", day="2024-05-25", words=words)
    strike = a_claim(doc="m", at=0, on="Free Front fighters", day="2024-05-28")
    other = a_claim(doc="k", at=0, on="Free Front fighters", day="2024-05-28", place="Tassen")
    first, second, third = sorted(
        _weigh([attack, retold], [strike], [other]), key=lambda i: (i.when or strike.when).earliest or ""
    )
    by_claim = {claim: incident for incident in (first, second, third) for claim in incident.claims}
    assert by_claim[strike.id].response_to == by_claim[attack.id].id
    assert by_claim[other.id].response_to is None


def test_nobody_strikes_back_at_a_presence_or_a_threat() -> None:
    for kind in ("presence", "threat", "investigation"):
        told = a_claim(kind, at=0, by=FRONT, on=ARMY, day="2024-05-27")
        strike = a_claim(at=1, by=ARMY, on=FRONT)
        assert not _answered(told, strike)


def test_the_answer_goes_to_the_attack_that_it_names() -> None:
    fuel = a_claim("armed_clash", at=0, by=FRONT, on="fuel convoy", day="2024-05-26")
    food = a_claim("armed_clash", at=1, by=FRONT, on="food convoy", day="2024-05-25")
    answer = a_claim(at=2, by=ARMY, on=FRONT, words="The strike was in response to the attack on a food convoy.")
    by_claim = {i.claims[0]: i for i in _weigh([fuel], [food], [answer])}
    assert by_claim[answer.id].response_to == by_claim[food.id].id


def test_a_days_total_is_a_total_and_holds_the_events_of_its_day_and_province() -> None:
    told: dict[str, Any] = {"place": "Sarin", "scope": "day_total", "killed": 31, "by": ()}
    total = a_claim(doc="t", **told)
    strike = a_claim(doc="a", at=0, by=ARMY, place="Varda", killed=9)
    later = a_claim(doc="a", at=1, by=ARMY, place="Varda", day="2024-05-29")
    elsewhere = a_claim(doc="a", at=2, by=ARMY, place="Tassen")
    war = a_claim(doc="w", **{**told, "scope": "period_total", "day": "2024-01-01/2024-05-30", "killed": 900})
    incidents = {i.claims[0]: i for i in _weigh([total], [strike], [later], [elsewhere], [war])}
    assert incidents[strike.id].part_of == incidents[total.id].id
    assert all(incidents[c.id].part_of is None for c in (total, later, elsewhere, war))
    claims = [total, strike, war]
    assert [is_total(incidents[c.id], claims) for c in claims] == [True, False, True]
    assert [f.values[0].value for f in incidents[total.id].fields if f.field == "killed"] == ["31"]
    assert incidents[total.id].casualties is None


ROAD = "the road from Varda to Orlin"


def test_a_road_that_most_name_goes_before_a_town_on_it() -> None:
    told = [(ROAD, "Anders"), (ROAD, "Bruno"), ("Varda", "Clara")]
    claims = [a_claim(doc=f"d{n}", place=place, sources=_said(who)) for n, (place, who) in enumerate(told)]
    (incident,) = _weigh(claims)
    assert incident.where is not None
    assert incident.where.name == ROAD


def test_a_road_goes_by_the_words_that_most_use() -> None:
    told = [("the road between Varda and Orlin", "Anders"), (ROAD, "Bruno"), (ROAD, "Clara")]
    claims = []
    for n, (name, who) in enumerate(told):
        claim = a_claim(doc=f"d{n}", place=ROAD, sources=_said(who))
        assert claim.where is not None
        claims.append(dataclasses.replace(claim, where=dataclasses.replace(claim.where, name=name)))
    (incident,) = _weigh(claims)
    assert incident.where is not None
    assert incident.where.name == ROAD


@pytest.mark.parametrize(("text", "expected"), [("Varda'da roketler düştü.", 0), ("Varda ile Orlin arasında pusu.", 1)])
def test_an_unread_report_of_a_road_names_both_its_ends(text: str, expected: int) -> None:
    claim = a_claim(doc="a", place=ROAD)
    unread = a_report("u", text=text, language="xx", published="2024-06-02")
    (incident,) = _weigh([claim], documents=[unread])
    assert incident.unread_documents == expected


def test_nameless_fighters_are_no_doer_beside_a_name() -> None:
    (incident,) = _weigh([a_claim(at=0, by="Free Front fighters"), a_claim(at=1, by="fighters")])
    assert {actor.name for actor in incident.actors} == {"Free Front fighters"}


def test_copies_of_one_voice_do_not_outvote() -> None:
    told = [(ROAD, "Anders"), (ROAD, "Anders"), (ROAD, "Anders"), ("Varda", "Bruno"), ("Varda", "Clara")]
    claims = [a_claim(doc=f"d{n}", place=place, sources=_said(who)) for n, (place, who) in enumerate(told)]
    (incident,) = _weigh(claims)
    assert incident.where is not None
    assert incident.where.name == "Varda"


def test_a_place_that_was_hit_goes_before_one_fired_from() -> None:
    hit = a_claim(doc="a", place="Varda district")
    fired = a_claim(doc="b", place="Lower Varda")
    assert fired.where is not None
    fired = dataclasses.replace(fired, where=dataclasses.replace(fired.where, role="launched_from"))
    (incident,) = _weigh([hit, fired])
    assert incident.where is not None
    assert incident.where.name == "Varda district"


def test_the_day_that_most_origins_say() -> None:
    told = [("2024-05-29", "Anders")] * 3 + [("2024-05-28", "Bruno"), ("2024-05-28", "Clara")]
    claims = [a_claim(doc=f"d{n}", day=day, sources=_said(who)) for n, (day, who) in enumerate(told)]
    (incident,) = _weigh(claims)
    assert incident.when is not None
    assert incident.when.earliest == "2024-05-28"


def test_the_day_on_which_the_wounded_died_is_not_the_day() -> None:
    claims = [a_claim(doc="a", day="2024-05-27/2024-05-28"), a_claim(doc="b", day="2024-05-28", time_of="died")]
    (incident,) = _weigh(claims)
    assert incident.when is not None
    assert incident.when.of == "occurred"


ACTORS: list[tuple[str, list[str], set[str]]] = [
    ("a bare number", ["seven", "Free Front"], {"Free Front"}),
    ("a word of the event", ["attack", "Free Front", "the second strike"], {"Free Front"}),
    ("a count of people beside a name", ["seven people", "Free Front"], {"Free Front"}),
    ("a count of people alone", ["seven people"], {"seven people"}),
    ("a count of somebody", ["three aid workers", "fuel convoy"], {"three aid workers", "fuel convoy"}),
    ("the road on which it was", ["same road", "fuel convoy"], {"fuel convoy"}),
    (
        "a state and its forces",
        ["Alandian=state:XA", "Aland=state:XA", "Alandian troops=state:XA/military"],
        {"Alandian troops"},
    ),
    (
        "a state and two of its bodies",
        ["Alandian=state:XA", "Alandian troops=state:XA/military", "Alandian police=state:XA/police"],
        {"Alandian troops", "Alandian police"},
    ),
    ("an adjective and its troops without an entity", ["Alandian", "Alandian forces"], {"Alandian forces"}),
]


@pytest.mark.parametrize(("reason", "names", "expected"), ACTORS, ids=[row[0] for row in ACTORS])
def test_targets_worth_keeping(reason: str, names: list[str], expected: set[str]) -> None:
    (incident,) = _weigh([a_claim(at=n, on=name) for n, name in enumerate(names)])
    assert {actor.name for actor in incident.actors} == expected, reason
    (turned,) = _weigh([a_claim(at=n, on=name) for n, name in enumerate(names[::-1])])
    assert {actor.name for actor in turned.actors} == expected, reason


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


UNREAD: list[tuple[str, str, str, int]] = [
    ("the toll in digits", "Varda: 14 ölü", "2024-06-02", 1),
    ("the name of the town in the same letters", "Des roquettes sont tombées sur Varda.", "2024-06-02", 1),
    ("the name of the town with an ending", "Varda'da pazar yerine roketler düştü.", "2024-06-02", 1),
    ("other letters and no figure: in doubt it counts", "ракети впали на ринок уранці", "2024-06-02", 1),
    ("wheat prices", "Le prix du blé a monté de 9 pour cent à la bourse cette semaine.", "2024-06-02", 0),
    ("a number within another", "Le cours a fini à 3141 points, en hausse.", "2024-06-02", 0),
    ("after a fortnight", "Varda: 14 ölü", "2024-06-12", 0),
    ("before it happened", "Varda: 14 ölü", "2024-05-27", 0),
]


@pytest.mark.parametrize(("reason", "text", "published", "expected"), UNREAD, ids=[row[0] for row in UNREAD])
def test_a_report_that_nobody_could_read_is_counted(reason: str, text: str, published: str, expected: int) -> None:
    claim = a_claim(doc="a", day="2024-05-28", place="Varda", killed=14)
    unread = a_report("u", text=text, language="xx", published=published)
    english = a_report("w", text="Varda: 14 dead", language="en", published="2024-06-02")
    (incident,) = _weigh([claim], documents=[a_report("a"), unread, english])
    assert incident.unread_documents == expected, reason


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
