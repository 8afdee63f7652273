"""Two claims: one incident or two? One reason a row. Expectations were written from the definition of an incident."""

from __future__ import annotations

from typing import Any

import pytest

from tadmor.match.clusters import match_claims
from tests.claims_factory import a_claim, a_source

STRIKE, SHELLING, CLASH = "air_drone_strike", "shelling_artillery_missile", "armed_clash"
ATTACK, MINE, BOMBER = "attack_on_civilians", "remote_explosive", "suicide_bomb"
VARDA: dict[str, Any] = {"place": "Varda"}
ARMY = "Aland army=xa-army"
FRONT = "Free Front=front"

SAME: list[tuple[str, tuple[str, dict[str, Any]], tuple[str, dict[str, Any]]]] = [
    ("same day, town, actor, kind", (STRIKE, VARDA | {"by": ARMY}), (STRIKE, VARDA | {"by": ARMY})),
    ("same day and town, one silent on the actor", (STRIKE, VARDA | {"by": ARMY}), (STRIKE, VARDA)),
    ("same day and town, both silent on the actor", (STRIKE, VARDA), (STRIKE, VARDA)),
    ("shelling to one, air strike to another", (SHELLING, VARDA | {"by": ARMY}), (STRIKE, VARDA | {"by": ARMY})),
    ("an attack on civilians told as an air strike", (ATTACK, VARDA | {"by": ARMY}), (STRIKE, VARDA | {"by": ARMY})),
    ("a suicide bomb told as an explosion", (BOMBER, VARDA | {"killed": 9}), (MINE, VARDA | {"killed": 9})),
    ("a clash told as an attack", (CLASH, VARDA | {"by": FRONT, "on": ARMY}), (ATTACK, VARDA | {"by": FRONT})),
    ("last week, and the day in it", (STRIKE, VARDA), (STRIKE, VARDA | {"day": "2024-05-27/2024-06-02"})),
    ("the night over two days, and the second", (STRIKE, VARDA), (STRIKE, VARDA | {"day": "2024-05-27/2024-05-28"})),
    ("the province, and the town in it", (STRIKE, VARDA | {"by": ARMY}), (STRIKE, {"place": "Sarin", "by": ARMY})),
    (
        "the country, and the town in it, same figures",
        (STRIKE, VARDA | {"by": ARMY, "killed": 23}),
        (STRIKE, {"place": "Aland", "by": ARMY, "killed": 23}),
    ),
    ("a suburb, and the town", (STRIKE, VARDA | {"by": ARMY}), (STRIKE, {"place": "Lower Varda", "by": ARMY})),
    ("tolls differ: that is for weighing", (STRIKE, VARDA | {"killed": 4}), (STRIKE, VARDA | {"killed": 11})),
    (
        "tolls and status differ",
        (STRIKE, VARDA | {"by": ARMY, "on": "civilians", "killed": 12}),
        (STRIKE, VARDA | {"by": ARMY, "on": "militants", "killed": 30}),
    ),
    ("an adjective and a noun of one state", (STRIKE, VARDA | {"by": "Alandian"}), (STRIKE, VARDA | {"by": "Aland"})),
    ("two unresolved names alike", (STRIKE, {"place": "the old mill"}), (STRIKE, {"place": "the old mill"})),
    (
        "who did it is disputed",
        (MINE, VARDA | {"by": ARMY, "killed": 12, "objects": ("market",)}),
        (MINE, VARDA | {"by": FRONT, "killed": 12, "objects": ("market",)}),
    ),
    (
        "two names of one entity",
        (STRIKE, VARDA | {"by": "the armed forces=xa-army"}),
        (STRIKE, VARDA | {"by": ARMY}),
    ),
    (
        "dates contradict, but the same large toll in the same town by the same actor",
        (STRIKE, VARDA | {"by": ARMY, "killed": 37, "wounded": 81}),
        (STRIKE, VARDA | {"by": ARMY, "killed": 37, "wounded": 81, "day": "2024-05-27"}),
    ),
    (
        "nothing said of the day; reported the day after, same town and toll",
        (STRIKE, VARDA | {"by": ARMY, "killed": 14}),
        (STRIKE, VARDA | {"by": ARMY, "killed": 14, "day": None, "published": "2024-05-29"}),
    ),
    (
        "a denial of status by the one who struck",
        (STRIKE, VARDA | {"by": ARMY, "killed": 7}),
        (STRIKE, VARDA | {"by": ARMY, "stance": "denies", "disputes": ("status",)}),
    ),
    (
        "a denial of who did it",
        (STRIKE, VARDA | {"by": ARMY}),
        (STRIKE, VARDA | {"by": ARMY, "stance": "denies", "disputes": ("perpetrator",)}),
    ),
    (
        "responsibility accepted",
        (BOMBER, VARDA | {"killed": 9}),
        (ATTACK, VARDA | {"by": FRONT, "stance": "accepts_responsibility"}),
    ),
    (
        "a recap with the date of the event",
        (STRIKE, VARDA | {"by": ARMY}),
        (STRIKE, VARDA | {"by": ARMY, "told_as": "recap", "published": "2024-07-01"}),
    ),
    (
        "a month, the same town and toll",
        (STRIKE, VARDA | {"killed": 41, "by": ARMY}),
        (STRIKE, VARDA | {"killed": 41, "by": ARMY, "day": "2024-05-01/2024-05-31", "published": "2024-08-01"}),
    ),
    (
        "destroyed homes told of the same shelling",
        (SHELLING, VARDA | {"by": ARMY, "objects": ("home",)}),
        ("property_destruction", VARDA | {"by": ARMY, "objects": ("home",)}),
    ),
    ("an execution told as an attack", ("execution", VARDA | {"killed": 5}), (ATTACK, VARDA | {"killed": 5})),
    ("an abduction twice told", ("abduction", VARDA | {"by": FRONT}), ("abduction", VARDA | {"by": FRONT})),
    ("an arrest told as an abduction", ("arrest", VARDA | {"by": ARMY}), ("abduction", VARDA | {"by": ARMY})),
    (
        "one talks twice told",
        ("negotiation", VARDA | {"party": (ARMY, FRONT)}),
        ("agreement", VARDA | {"party": (FRONT, ARMY)}),
    ),
    (
        "the two sides in either order",
        (CLASH, VARDA | {"party": (ARMY, FRONT)}),
        (CLASH, VARDA | {"party": (FRONT, ARMY)}),
    ),
    (
        "a day's total, twice told",
        (STRIKE, {"place": "Sarin", "scope": "day_total", "killed": 31}),
        (STRIKE, {"place": "Sarin", "scope": "day_total", "killed": 31}),
    ),
    (
        "a foiled attack twice told",
        (BOMBER, VARDA | {"reality": "attempted"}),
        (BOMBER, VARDA | {"reality": "attempted"}),
    ),
    (
        "attempted to one, an attack to another",
        (BOMBER, VARDA | {"by": FRONT, "reality": "attempted"}),
        (BOMBER, VARDA | {"by": FRONT}),
    ),
    (
        "presence of the same force in one place",
        ("presence", VARDA | {"by": ARMY}),
        ("presence", VARDA | {"by": ARMY, "day": None}),
    ),
    (
        "a paper puts it a day later: the same town, toll and thing hit",
        (STRIKE, VARDA | {"killed": 8, "objects": ("camp",)}),
        (STRIKE, VARDA | {"killed": 8, "objects": ("camp",), "day": "2024-05-29", "published": "2024-06-01"}),
    ),
    (
        "a paper puts it two days later: the same town, toll, weapon and doer",
        (STRIKE, VARDA | {"killed": 5, "by": ARMY, "weapons": ("aircraft",)}),
        (STRIKE, VARDA | {"killed": 5, "by": ARMY, "weapons": ("aircraft",), "day": "2024-05-26"}),
    ),
    (
        "the same words with another day",
        (
            STRIKE,
            {"killed": 52, "words": "The envoy said that men of fighting age sat at the wake where 52 people died."},
        ),
        (
            STRIKE,
            {"killed": 52, "day": "2024-06-01", "published": "2024-06-02"}
            | {"words": "The envoy said men of fighting age sat at the wake where 52 people died, and left."},
        ),
    ),
    (
        "a denial without a day or a place, by the one who struck",
        (STRIKE, VARDA | {"by": "Aland army=state:XA/army", "killed": 9}),
        (
            STRIKE,
            {"day": None, "stance": "denies", "disputes": ("status",)}
            | {"sources": (a_source("the ministry=state:XA/mod", "state_body", party="state:XA"),)},
        ),
    ),
    (
        "a denial without a day, by the group that is accused",
        (SHELLING, VARDA | {"by": FRONT, "killed": 9}),
        (
            SHELLING,
            VARDA
            | {"day": None, "stance": "denies", "disputes": ("perpetrator",)}
            | {"sources": (a_source("Free Front=front", "armed_group"),)},
        ),
    ),
    (
        "the night in which the wounded died is not the day of the attack",
        (SHELLING, VARDA | {"killed": 12, "by": FRONT}),
        (SHELLING, VARDA | {"killed": 12, "day": "2024-05-29/2024-05-30", "time_of": "died"}),
    ),
]

DIFFERENT: list[tuple[str, tuple[str, dict[str, Any]], tuple[str, dict[str, Any]]]] = [
    ("another night", (STRIKE, VARDA | {"by": ARMY}), (STRIKE, VARDA | {"by": ARMY, "day": "2024-05-26"})),
    (
        "the next day",
        (STRIKE, VARDA | {"by": ARMY, "on": FRONT}),
        (STRIKE, VARDA | {"by": ARMY, "on": FRONT, "day": "2024-05-29"}),
    ),
    (
        "one road, one week, the same actors, two nights",
        (MINE, {"place": "the road from Varda to Orlin", "by": FRONT, "on": ARMY, "day": "2024-05-26/2024-05-27"}),
        (MINE, {"place": "the road from Varda to Orlin", "by": FRONT, "on": ARMY, "day": "2024-05-28/2024-05-29"}),
    ),
    (
        "the next day with a small toll that happens to be equal",
        (STRIKE, VARDA | {"by": ARMY, "killed": 2}),
        (STRIKE, VARDA | {"by": ARMY, "killed": 2, "day": "2024-05-29"}),
    ),
    (
        "the next day with another toll",
        (STRIKE, VARDA | {"by": ARMY, "killed": 19}),
        (STRIKE, VARDA | {"by": ARMY, "killed": 23, "day": "2024-05-29"}),
    ),
    ("a town 60 km away", (STRIKE, VARDA | {"by": ARMY}), (STRIKE, {"place": "Orlin", "by": ARMY})),
    ("another province", (STRIKE, VARDA | {"by": ARMY}), (STRIKE, {"place": "Tassen", "by": ARMY})),
    ("another province, told wide", (STRIKE, VARDA | {"by": ARMY}), (STRIKE, {"place": "Kell", "by": ARMY})),
    ("another country", (STRIKE, VARDA | {"killed": 9}), (STRIKE, {"place": "Brenna", "killed": 9})),
    ("another country, told wide", (STRIKE, VARDA | {"killed": 9}), (STRIKE, {"place": "Bland", "killed": 9})),
    (
        "an attack and its answer",
        (CLASH, VARDA | {"by": FRONT, "on": ARMY}),
        (STRIKE, VARDA | {"by": ARMY, "on": FRONT}),
    ),
    (
        "an attack and its answer, told of groups without an entity",
        (ATTACK, VARDA | {"by": "rebel fighters", "on": "a coalition base"}),
        (STRIKE, VARDA | {"by": "coalition aircraft", "on": "rebel fighters"}),
    ),
    (
        "unknown gunmen are no evidence",
        (ATTACK, {"place": "Sarin", "by": "?gunmen", "killed": 3}),
        (ATTACK, {"place": "Sarin", "by": "?gunmen", "killed": 1}),
    ),
    (
        "unknown gunmen in a wide place, without a toll",
        (ATTACK, {"place": "Sarin", "by": "?gunmen"}),
        (ATTACK, {"place": "Aland", "by": "?gunmen"}),
    ),
    ("nothing but the day and the kind", (STRIKE, {}), (STRIKE, {})),
    ("nothing but the day, the country and the kind", (STRIKE, {"place": "Aland"}), (STRIKE, {"place": "Aland"})),
    ("a threat is not a strike", ("threat", VARDA | {"by": ARMY}), (STRIKE, VARDA | {"by": ARMY})),
    ("an inquiry into a strike is not the strike", ("investigation", VARDA), (STRIKE, VARDA)),
    (
        "a truce is not the fighting",
        ("agreement", VARDA | {"party": (ARMY, FRONT)}),
        (CLASH, VARDA | {"party": (ARMY, FRONT)}),
    ),
    ("presence is not violence", ("presence", VARDA | {"by": ARMY}), (STRIKE, VARDA | {"by": ARMY})),
    ("planned is not done", (STRIKE, VARDA | {"by": ARMY, "reality": "planned"}), (STRIKE, VARDA | {"by": ARMY})),
    ("threatened is not done", (STRIKE, VARDA | {"by": ARMY, "reality": "threatened"}), (STRIKE, VARDA | {"by": ARMY})),
    (
        "a day's total is not an event",
        (STRIKE, VARDA | {"scope": "day_total", "killed": 9}),
        (STRIKE, VARDA | {"killed": 9}),
    ),
    (
        "a war's total is not a day's",
        (STRIKE, {"place": "Sarin", "scope": "period_total"}),
        (STRIKE, {"place": "Sarin", "scope": "day_total"}),
    ),
    ("an abduction is not a shelling", ("abduction", VARDA | {"by": FRONT}), (SHELLING, VARDA | {"by": FRONT})),
    ("a protest is not a clash of armies", ("peaceful_protest", VARDA), (CLASH, VARDA)),
    ("an aid delivery is not a strike", ("aid_delivery", VARDA), (STRIKE, VARDA)),
    (
        "two actors, two targets, one province",
        (CLASH, {"place": "Sarin", "by": FRONT, "on": ARMY}),
        (CLASH, {"place": "Sarin", "by": "River Militia=river", "on": "Green Party=green"}),
    ),
    (
        "reported before the other happened",
        (STRIKE, VARDA | {"by": ARMY, "day": None, "published": "2024-05-20"}),
        (STRIKE, VARDA | {"by": ARMY}),
    ),
    (
        "undated, reported a year later, nothing in common but the town",
        (STRIKE, VARDA),
        (STRIKE, VARDA | {"day": None, "published": "2025-06-02"}),
    ),
    (
        "last week and the week before",
        (STRIKE, VARDA | {"by": ARMY, "day": "2024-05-13/2024-05-19"}),
        (STRIKE, VARDA | {"by": ARMY, "day": "2024-05-20/2024-05-26"}),
    ),
    (
        "a recap of an older event in the same town",
        (STRIKE, VARDA | {"by": ARMY, "killed": 9}),
        (STRIKE, VARDA | {"by": ARMY, "killed": 40, "told_as": "recap", "day": "2023-02-01/2023-02-28"}),
    ),
    (
        "a market in one town hit, a hospital in another, a day's summary",
        (STRIKE, VARDA | {"by": ARMY, "objects": ("market",)}),
        (STRIKE, {"place": "Orlin", "by": ARMY, "objects": ("hospital",)}),
    ),
    (
        "two unresolved names, nothing else",
        (STRIKE, {"place": "the old mill"}),
        (STRIKE, {"place": "the grain market"}),
    ),
    (
        "one town, the next day, the same toll and nothing else",
        (STRIKE, VARDA | {"killed": 4}),
        (STRIKE, VARDA | {"killed": 4, "day": "2024-05-29"}),
    ),
    (
        "one road, the same actors and toll, four nights later",
        (CLASH, {"place": "the road from Varda to Orlin", "by": FRONT, "killed": 5, "day": "2024-05-24"}),
        (CLASH, {"place": "the road from Varda to Orlin", "by": FRONT, "killed": 5, "day": "2024-05-28"}),
    ),
    (
        "one road, the next night, another toll and other trucks",
        (CLASH, {"place": "the road from Varda to Orlin", "by": FRONT, "killed": 5, "objects": ("vehicle",)}),
        (
            CLASH,
            {"place": "the road from Varda to Orlin", "by": FRONT, "killed": 7, "objects": ("vehicle",)}
            | {"day": "2024-05-29"},
        ),
    ),
    (
        "the same town, toll and thing hit, but other wounded",
        (STRIKE, VARDA | {"killed": 8, "wounded": 4, "objects": ("camp",)}),
        (STRIKE, VARDA | {"killed": 8, "wounded": 30, "objects": ("camp",), "day": "2024-05-29"}),
    ),
    (
        "a daily bulletin: the same words, another day and figure",
        (
            STRIKE,
            {"by": ARMY, "killed": 3, "words": "The army says that it shot down 3 drones over the south last night."},
        ),
        (
            STRIKE,
            {"by": ARMY, "killed": 7, "day": "2024-05-29"}
            | {"words": "The army says that it shot down 7 drones over the south last night."},
        ),
    ),
    (
        "a denial of presence answers who was there, not the strike",
        (STRIKE, VARDA | {"by": ARMY, "on": FRONT}),
        ("presence", VARDA | {"by": "Bland army=bland", "stance": "denies", "disputes": ("presence",)}),
    ),
    ("an arms transfer is not a clash", ("arms_transfer", VARDA | {"by": ARMY}), (CLASH, VARDA | {"by": ARMY})),
]


def _together(first: tuple[str, dict[str, Any]], second: tuple[str, dict[str, Any]]) -> bool:
    claims = [a_claim(first[0], **{"doc": "a", **first[1]}), a_claim(second[0], **{"doc": "b", **second[1]})]
    return len(match_claims(claims).clusters) == 1


@pytest.mark.parametrize(("reason", "first", "second"), SAME, ids=[row[0] for row in SAME])
def test_two_reports_tell_of_one_incident(
    reason: str, first: tuple[str, dict[str, Any]], second: tuple[str, dict[str, Any]]
) -> None:
    assert _together(first, second), reason
    assert _together(second, first), reason


@pytest.mark.parametrize(("reason", "first", "second"), DIFFERENT, ids=[row[0] for row in DIFFERENT])
def test_two_reports_tell_of_two_incidents(
    reason: str, first: tuple[str, dict[str, Any]], second: tuple[str, dict[str, Any]]
) -> None:
    assert not _together(first, second), reason
    assert not _together(second, first), reason
