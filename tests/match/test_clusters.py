"""Small records: which claims are one incident. Letters name the incident that a claim belongs to."""

from __future__ import annotations

import itertools
import random
import time
from collections import defaultdict
from typing import Any

import pytest

from tadmor.match.clusters import match_claims
from tadmor.model.claim import Claim
from tadmor.model.ids import JudgementId
from tadmor.model.judgement import Judgement, Verdict
from tests.claims_factory import a_claim, a_figure

STRIKE, SHELLING, CLASH = "air_drone_strike", "shelling_artillery_missile", "armed_clash"
ATTACK, MINE = "attack_on_civilians", "remote_explosive"
ARMY, FRONT = "Aland army=xa-army", "Free Front=front"
Told = tuple[str, str, dict[str, Any]]

SCENARIOS: dict[str, list[Told]] = {
    "sparse sentences belong to the main event of their report": [
        ("A", STRIKE, {"doc": "a", "at": 0, "by": ARMY, "place": "Varda", "killed": 14}),
        ("A", STRIKE, {"doc": "a", "at": 1, "day": None, "wounded": 6}),
        ("A", ATTACK, {"doc": "a", "at": 2, "day": None, "killed": 14}),
        ("A", SHELLING, {"doc": "b", "at": 0, "place": "Varda", "killed": 12}),
        ("A", SHELLING, {"doc": "b", "at": 1, "day": None, "wounded": 9}),
    ],
    "an attack and the strikes that answer it, in two reports": [
        ("A", CLASH, {"doc": "a", "at": 0, "by": FRONT, "on": ARMY, "place": "Varda"}),
        ("B", STRIKE, {"doc": "a", "at": 1, "by": ARMY, "on": FRONT, "place": "Varda", "killed": 20}),
        ("B", STRIKE, {"doc": "a", "at": 2, "by": ARMY, "on": FRONT, "day": None}),
        ("B", STRIKE, {"doc": "b", "at": 0, "by": ARMY, "on": FRONT, "place": "Sarin", "killed": 25}),
        ("A", CLASH, {"doc": "b", "at": 1, "by": FRONT, "on": ARMY, "place": "Varda", "day": None}),
    ],
    "two nights on one road": [
        ("A", MINE, {"doc": "a", "at": 0, "by": FRONT, "place": "the road from Varda to Orlin", "day": "2024-05-25"}),
        ("B", MINE, {"doc": "a", "at": 1, "by": FRONT, "place": "the road from Varda to Orlin", "day": "2024-05-27"}),
        ("B", MINE, {"doc": "b", "at": 0, "by": FRONT, "place": "the road from Varda to Orlin", "day": "2024-05-27"}),
        ("A", MINE, {"doc": "c", "at": 0, "place": "the road from Varda to Orlin", "day": "2024-05-25", "by": FRONT}),
    ],
    "a day's total over the province stays apart from its parts": [
        ("A", SHELLING, {"doc": "a", "at": 0, "by": ARMY, "place": "Varda", "killed": 3}),
        ("B", SHELLING, {"doc": "a", "at": 1, "by": ARMY, "place": "Orlin", "killed": 2}),
        ("T", SHELLING, {"doc": "a", "at": 2, "by": ARMY, "place": "Sarin", "killed": 5, "scope": "day_total"}),
        ("T", SHELLING, {"doc": "b", "at": 0, "by": ARMY, "place": "Sarin", "killed": 5, "scope": "day_total"}),
        ("A", SHELLING, {"doc": "b", "at": 1, "by": ARMY, "place": "Varda", "killed": 3}),
    ],
    "a denial in the same report answers the event": [
        ("A", STRIKE, {"doc": "a", "at": 0, "by": ARMY, "place": "Varda", "killed": 7}),
        ("A", STRIKE, {"doc": "a", "at": 1, "by": ARMY, "day": None, "stance": "denies", "disputes": ("perpetrator",)}),
        ("A", STRIKE, {"doc": "b", "at": 0, "by": ARMY, "place": "Varda", "killed": 8}),
    ],
    "a recap in the middle of the news": [
        ("A", STRIKE, {"doc": "a", "at": 0, "by": ARMY, "place": "Varda", "killed": 7}),
        (
            "R",
            STRIKE,
            {"doc": "a", "at": 1, "by": ARMY, "place": "Varda", "day": "2023-11-04", "killed": 30, "told_as": "recap"},
        ),
        ("A", STRIKE, {"doc": "a", "at": 2, "day": None, "wounded": 11}),
        (
            "R",
            STRIKE,
            {
                "doc": "b",
                "at": 0,
                "by": ARMY,
                "place": "Varda",
                "day": "2023-11-04",
                "killed": 30,
                "published": "2023-11-05",
            },
        ),
    ],
    "an undated recap does not join the news of its report": [
        ("A", STRIKE, {"doc": "a", "at": 0, "by": ARMY, "place": "Varda", "killed": 7}),
        (
            "R",
            STRIKE,
            {"doc": "a", "at": 1, "by": ARMY, "day": None, "place": "Varda", "killed": 60, "told_as": "recap"},
        ),
    ],
    "unknown gunmen in three villages": [
        ("A", ATTACK, {"doc": "a", "at": 0, "by": "?gunmen", "place": "Varda", "killed": 3}),
        ("B", ATTACK, {"doc": "b", "at": 0, "by": "?gunmen", "place": "Orlin", "killed": 3}),
        ("C", ATTACK, {"doc": "c", "at": 0, "by": "?gunmen", "place": "Tassen", "killed": 3}),
    ],
    "a wide claim does not join what is apart": [
        ("A", STRIKE, {"doc": "a", "at": 0, "by": ARMY, "place": "Varda", "killed": 7}),
        ("B", STRIKE, {"doc": "b", "at": 0, "by": ARMY, "place": "Orlin", "killed": 31}),
        ("B", STRIKE, {"doc": "c", "at": 0, "by": ARMY, "place": "Sarin", "killed": 31}),
    ],
    "a week does not join two days": [
        ("A", STRIKE, {"doc": "a", "at": 0, "by": ARMY, "place": "Varda", "day": "2024-05-21", "killed": 7}),
        ("B", STRIKE, {"doc": "b", "at": 0, "by": ARMY, "place": "Varda", "day": "2024-05-24", "killed": 18}),
        (
            "B",
            STRIKE,
            {"doc": "c", "at": 0, "by": ARMY, "place": "Varda", "day": "2024-05-20/2024-05-26", "killed": 18},
        ),
    ],
    "a later report with no more than last week, the town and the strike": [
        (
            "A",
            STRIKE,
            {
                "doc": "a",
                "at": 0,
                "by": ARMY,
                "place": "Varda",
                "day": "2024-05-22",
                "killed": 7,
                "published": "2024-05-22",
            },
        ),
        ("A", STRIKE, {"doc": "b", "at": 0, "place": "Varda", "day": "2024-05-20/2024-05-26"}),
    ],
    "a paper that is a day off joins all claims of the strike": [
        ("A", STRIKE, {"doc": "a", "at": 0, "place": "Varda", "killed": 8, "objects": ("camp",)}),
        ("A", STRIKE, {"doc": "a", "at": 1, "place": "Varda", "wounded": 14, "day": None}),
        ("A", STRIKE, {"doc": "b", "at": 0, "place": "Varda", "by": ARMY, "on": FRONT, "killed": 15}),
        (
            "A",
            STRIKE,
            {"doc": "c", "at": 0, "place": "Varda", "killed": 8, "objects": ("camp",), "day": "2024-05-29"},
        ),
        ("B", STRIKE, {"doc": "d", "at": 0, "place": "Varda", "killed": 3, "objects": ("home",), "day": "2024-05-30"}),
    ],
    "words and presence beside the violence": [
        ("A", STRIKE, {"doc": "a", "at": 0, "by": ARMY, "place": "Varda"}),
        ("P", "presence", {"doc": "a", "at": 1, "by": FRONT, "place": "Varda"}),
        ("I", "investigation", {"doc": "a", "at": 2, "by": "the prosecutor", "place": "Varda"}),
        ("T", "threat", {"doc": "a", "at": 3, "by": FRONT, "on": ARMY}),
    ],
    "two strikes in one report, each with its own figures": [
        ("A", STRIKE, {"doc": "a", "at": 0, "by": ARMY, "place": "Varda", "killed": 4}),
        ("B", STRIKE, {"doc": "a", "at": 1, "by": ARMY, "place": "Orlin", "killed": 9}),
        ("B", STRIKE, {"doc": "a", "at": 2, "day": None, "wounded": 20}),
    ],
    "the toll is revised over five days": [
        ("A", SHELLING, {"doc": "a", "by": ARMY, "place": "Varda", "killed": 48, "published": "2024-05-28"}),
        ("A", SHELLING, {"doc": "b", "by": ARMY, "place": "Varda", "killed": 51, "published": "2024-05-29"}),
        (
            "A",
            SHELLING,
            {"doc": "c", "by": ARMY, "place": "Varda", "day": None, "killed": 52, "published": "2024-06-01"},
        ),
        ("A", SHELLING, {"doc": "d", "by": ARMY, "place": "Varda", "killed": 53, "published": "2024-06-02"}),
    ],
    "a threat before and a strike after": [
        ("T", STRIKE, {"doc": "a", "at": 0, "by": ARMY, "place": "Varda", "reality": "threatened"}),
        ("A", STRIKE, {"doc": "a", "at": 1, "by": ARMY, "place": "Varda"}),
    ],
    "identified and missing people of one strike": [
        ("A", SHELLING, {"doc": "a", "at": 0, "by": ARMY, "place": "Varda", "killed": 52}),
        (
            "A",
            SHELLING,
            {"doc": "a", "at": 1, "day": None, "figures": (a_figure("identified", 49), a_figure("missing", 5))},
        ),
    ],
}


def _build(told: list[Told]) -> tuple[list[Claim], set[frozenset[str]]]:
    claims = [a_claim(kind, **values) for _, kind, values in told]
    expected: dict[str, set[str]] = defaultdict(set)
    for claim, (letter, _, _) in zip(claims, told, strict=True):
        expected[letter].add(claim.id)
    return claims, {frozenset(ids) for ids in expected.values()}


@pytest.mark.parametrize("name", SCENARIOS)
def test_claims_fall_into_incidents(name: str) -> None:
    claims, expected = _build(SCENARIOS[name])
    assert {frozenset(cluster) for cluster in match_claims(claims).clusters} == expected


@pytest.mark.parametrize("seed", range(8))
def test_any_order_gives_the_same_clusters(seed: int) -> None:
    claims = [claim for told in SCENARIOS.values() for claim in _rename(told, seed)[0]]
    unique = list({claim.id: claim for claim in claims}.values())
    shuffled = random.Random(seed).sample(unique, len(unique))
    assert match_claims(shuffled) == match_claims(unique)


def _rename(told: list[Told], seed: int) -> tuple[list[Claim], set[frozenset[str]]]:
    renamed = [(letter, kind, {**values, "doc": f"{values['doc']}{len(told)}{seed}"}) for letter, kind, values in told]
    return _build(renamed)


def a_judgement(
    verdict: Verdict, a: Claim, b: Claim, at: str = "2024-06-01T10:00:00", replaces: str | None = None
) -> Judgement:
    return Judgement(
        id=JudgementId(f"{verdict}-{at}"),
        on=(a.id, b.id),
        verdict=verdict,
        by="reviewer",
        at=at,
        replaces=JudgementId(replaces) if replaces else None,
    )


def test_a_person_joins_what_the_matcher_keeps_apart() -> None:
    first, second = a_claim(doc="a", place="Varda"), a_claim(doc="b", place="Tassen", day="2024-05-20")
    assert len(match_claims([first, second]).clusters) == 2
    assert len(match_claims([first, second], [a_judgement("same", first, second)]).clusters) == 1


def test_a_person_parts_what_the_matcher_joins_and_a_third_does_not_bring_them_back() -> None:
    claims = [a_claim(doc=d, place="Varda", by=ARMY, killed=9) for d in "abc"]
    assert len(match_claims(claims).clusters) == 1
    parted = match_claims(claims, [a_judgement("different", claims[0], claims[1])]).clusters
    home = {claim: index for index, cluster in enumerate(parted) for claim in cluster}
    assert home[claims[0].id] != home[claims[1].id]
    assert len(parted) == 2


def test_the_newest_judgement_of_a_pair_holds() -> None:
    first, second = a_claim(doc="a", place="Varda", by=ARMY), a_claim(doc="b", place="Varda", by=ARMY)
    older = a_judgement("different", first, second)
    newer = a_judgement("same", second, first, at="2024-06-02T10:00:00")
    for judgements in itertools.permutations([older, newer]):
        assert len(match_claims([first, second], judgements).clusters) == 1


def test_a_replaced_judgement_does_not_hold() -> None:
    first, second = a_claim(doc="a", place="Varda", by=ARMY), a_claim(doc="b", place="Varda", by=ARMY)
    older = a_judgement("different", first, second, at="2024-06-03T10:00:00")
    newer = a_judgement("unsure", first, second, at="2024-06-02T10:00:00", replaces=older.id)
    assert len(match_claims([first, second], [older, newer]).clusters) == 1


def test_a_denial_joins_the_claim_that_it_answers() -> None:
    first = a_claim(doc="a", at=0, by=ARMY, place="Varda")
    other = a_claim(doc="a", at=1, by=FRONT, place="Orlin", day="2024-05-20")
    denial = a_claim(ATTACK, doc="a", at=2, by=ARMY, day=None, stance="denies", disputes=("status",), about=first.id)
    clusters = {frozenset(cluster) for cluster in match_claims([first, other, denial]).clusters}
    assert clusters == {frozenset({first.id, denial.id}), frozenset({other.id})}


def test_a_denial_that_own_men_were_there_is_no_part_of_the_strike_that_it_answers() -> None:
    first = a_claim(doc="a", at=0, by=ARMY, place="Varda")
    denial = a_claim(
        "presence", doc="a", at=1, by=FRONT, day=None, stance="denies", disputes=("presence",), about=first.id
    )
    assert len(match_claims([first, denial]).clusters) == 2


def test_one_speaker_in_one_report_who_names_two_doers_tells_of_two_deeds() -> None:
    shelled = a_claim("shelling_artillery_missile", doc="a", at=0, by=FRONT, place="Varda")
    struck = a_claim(doc="a", at=1, by=ARMY, place="Varda")
    elsewhere = a_claim(doc="b", by=ARMY, place="Varda")
    clusters = {frozenset(cluster) for cluster in match_claims([shelled, struck, elsewhere]).clusters}
    assert clusters == {frozenset((shelled.id,)), frozenset((struck.id, elsewhere.id))}


def test_both_sides_of_a_clash_act() -> None:
    first = a_claim("armed_clash", doc="a", at=0, by="attackers of the convoy", place="Varda")
    second = a_claim("armed_clash", doc="a", at=1, by="men of the escort", place="Varda")
    assert len(match_claims([first, second]).clusters) == 1


def test_no_claims() -> None:
    assert match_claims([]).clusters == ()


def test_two_thousand_claims_take_less_than_five_seconds() -> None:
    towns = ["Varda", "Orlin", "Tassen", "Brenna", "Sarin", "Aland", None]
    kinds = [STRIKE, SHELLING, CLASH, ATTACK, MINE, "presence"]
    pick = random.Random(7)
    claims = [
        a_claim(
            pick.choice(kinds),
            doc=f"d{n // 5}",
            at=n % 5,
            day=pick.choice([None, f"2024-05-{pick.randint(1, 28):02}"]),
            place=pick.choice(towns),
            by=pick.choice([(ARMY,), (FRONT,), ("?gunmen",), ()]),
            killed=pick.choice([None, pick.randint(1, 40)]),
        )
        for n in range(2000)
    ]
    started = time.process_time()
    match_claims(claims)
    assert time.process_time() - started < 10
