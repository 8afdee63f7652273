"""Synthetic claims with known events, as many as asked for, the same for the same seed: what matching is measured on at scale.

**Events.** 41 a day in the world of `synthetic_world.py`, whatever the number of claims: a longer record covers more days.
Places are drawn evenly, or by Zipf's law with exponent 1.2, so that one town has a fifth of all events, about eight a day. Kind by
`KINDS`, sides of the country by kind. Nobody is killed in a quarter; else the toll is Pareto (1.2) up to 200; wounded in seven of
ten, half to three times as many. One event in ten is told of a road and has a **twin** there: the same road, sides and kind, one
to six nights later, tolls of its own. An event has a geometric number of reports, 3.3 on average.

**Claims.** A report tells what happened with the noise of `NOISE`, each field apart from the others. One report in five relays
another of its event: the same words and values, another outlet and day of publication. One in ten has a second claim that gives
the wounded alone, without a day, place or side. One in five on the later of two twins also retells the earlier one. Nothing
depends on what the matcher does with it; the table was written before the first measurement and stays.

    for event, claim in make_claims(Asked(claims=10_000, zipf=True)): ...
"""

from __future__ import annotations

import itertools
import math
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from benchmarks.synthetic_values import Told, a_document, assemble_claim
from benchmarks.synthetic_world import Side, Spot, Town, load_world, sides_of

from tadmor.model.claim import Claim

EVENTS_A_DAY = 41
CLAIMS_OF_EVENT = 3.55  # measured: reports, second claims and retold twins
EXPONENT = 1.2
TWINS, RELAYS, SECOND_CLAIMS, RETOLD = 0.1, 0.2, 0.1, 0.2
FIRST_DAY = date(2001, 1, 1)
NO_MORE_REPORTS = 0.3

# kind -> share, who does it, to whom; "|" parts whom it may be
KINDS: dict[str, tuple[float, str, str]] = {
    "armed_clash": (0.25, "army|group", "group"),
    "shelling_artillery_missile": (0.20, "army|group", "people|group|army"),
    "air_drone_strike": (0.15, "army", "group|people"),
    "attack_on_civilians": (0.15, "group|army", "people"),
    "remote_explosive": (0.12, "group", "army|police|people"),
    "abduction": (0.05, "group", "people"),
    "suicide_bomb": (0.03, "group", "army|police|people"),
    "grenade": (0.03, "group", "police|people"),
    "execution": (0.02, "group|army", "people"),
}
IN_FAMILY: dict[str, tuple[str, ...]] = {
    "shelling_artillery_missile": ("air_drone_strike",),
    "air_drone_strike": ("shelling_artillery_missile",),
    "attack_on_civilians": ("execution", "mob_violence"),
    "execution": ("attack_on_civilians",),
    "remote_explosive": ("suicide_bomb", "grenade"),
    "suicide_bomb": ("remote_explosive",),
    "grenade": ("remote_explosive",),
    "abduction": ("arrest",),
    "armed_clash": ("armed_clash",),
}
OTHER_FAMILY: dict[str, str] = {
    "shelling_artillery_missile": "remote_explosive",
    "air_drone_strike": "attack_on_civilians",
    "attack_on_civilians": "armed_clash",
    "execution": "armed_clash",
    "remote_explosive": "attack_on_civilians",
    "suicide_bomb": "attack_on_civilians",
    "grenade": "attack_on_civilians",
    "abduction": "attack_on_civilians",
    "armed_clash": "attack_on_civilians",
}
NOISE: dict[str, dict[str, float]] = {
    "day": {"day": 0.70, "night over two days": 0.10, "week": 0.07, "month": 0.01, "none": 0.10, "one day off": 0.02},
    "place": {
        "itself": 0.80,
        "other point": 0.08,  # the same name, 2 km (normal) off
        "nearest neighbour": 0.03,
        "district": 0.05,
        "province": 0.03,
        "name alone": 0.01,
    },
    "kind": {"itself": 0.85, "in family": 0.12, "other family": 0.03},
    "doer": {"itself": 0.56, "name alone": 0.06, "missing": 0.20, "gunmen": 0.10, "its whole": 0.06, "another": 0.02},
    "target": {"itself": 0.59, "missing": 0.40, "another": 0.01},
    "killed": {"itself": 0.55, "missing": 0.15, "lower": 0.12, "higher": 0.10, "at least": 0.08},
    "wounded": {"itself": 0.30, "missing": 0.60, "lower": 0.05, "higher": 0.05},
    "delay": {"0": 0.4, "1": 0.4, "2": 0.12, "4": 0.05, "6": 0.03},  # days to publication
}
_DRAWS = {field: (tuple(rows), tuple(itertools.accumulate(rows.values()))) for field, rows in NOISE.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What to make. `zipf` draws places by Zipf's law. `days` is how many days they cover, if not 41 events a day."""

    claims: int
    zipf: bool = False
    seed: int = 1
    days: int | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """What happened."""

    number: int
    day: int
    town: Town
    on_road: bool
    kind: str
    doer: Side
    target: Side
    killed: int
    wounded: int


def make_claims(asked: Asked) -> Iterator[tuple[int, Claim]]:
    """Claims with the number of their event; claims of one report follow one another."""
    pick = random.Random(f"{asked.seed} {asked.zipf}")
    return itertools.islice(_all_claims(pick, asked), asked.claims)


def _all_claims(pick: random.Random, asked: Asked) -> Iterator[tuple[int, Claim]]:
    days = asked.days or max(1, round(asked.claims / CLAIMS_OF_EVENT / EVENTS_A_DAY))
    earlier: Event | None = None
    towns = _draw_towns(pick, zipf=asked.zipf)
    for number in itertools.count():
        if earlier is not None:
            event = _twin(pick, earlier, number)
            yield from _tell(pick, event, earlier)
            earlier = None
        else:
            event = _event(pick, number, next(towns), pick.randrange(days))
            yield from _tell(pick, event, None)
            earlier = event if event.on_road else None


def _draw_towns(pick: random.Random, *, zipf: bool) -> Iterator[Town]:
    towns = list(load_world())
    pick.shuffle(towns)
    weights = [rank**-EXPONENT if zipf else 1.0 for rank in range(1, len(towns) + 1)]
    bounds = list(itertools.accumulate(weights))
    while True:
        yield from pick.choices(towns, cum_weights=bounds, k=1000)


def _event(pick: random.Random, number: int, town: Town, day: int) -> Event:
    kind = pick.choices(tuple(KINDS), tuple(share for share, _, _ in KINDS.values()))[0]
    _, doers, targets = KINDS[kind]
    sides = sides_of(town.spot.country)
    doer = pick.choice(sides[pick.choice(doers.split("|"))])
    target = pick.choice([s for s in sides[pick.choice(targets.split("|"))] if s != doer] or sides["people"])
    # Twins come in twos: one in twenty first ones gives one event in ten.
    return Event(number, day, town, pick.random() < TWINS / (2 - TWINS), kind, doer, target, *_tolls(pick))


def _tolls(pick: random.Random) -> tuple[int, int]:
    killed = 0 if pick.random() < 0.25 else min(int(pick.paretovariate(1.2)), 200)
    wounded = 0 if pick.random() < 0.3 else int((killed or 1) * pick.uniform(0.5, 3))
    return killed, wounded


def _twin(pick: random.Random, event: Event, number: int) -> Event:
    night = event.day + pick.randint(1, 6)
    return Event(number, night, event.town, True, event.kind, event.doer, event.target, *_tolls(pick))


def _tell(pick: random.Random, event: Event, earlier: Event | None) -> Iterator[tuple[int, Claim]]:
    """All reports of an event."""
    told: Told | None = None
    reports = 1 + int(math.log(1 - pick.random()) / math.log(1 - NO_MORE_REPORTS))
    for _ in range(reports):
        published = event.day + int(_draw(pick, "delay"))
        if told is None or pick.random() >= RELAYS:
            told = _tell_once(pick, event)
        document = a_document(pick, _day(published))
        yield event.number, assemble_claim(told, document, 0)
        if pick.random() < SECOND_CLAIMS and event.wounded:
            yield (
                event.number,
                assemble_claim(Told(kind=told.kind, wounded=(event.wounded, event.wounded)), document, 1),
            )
        if earlier is not None and pick.random() < RETOLD:
            yield earlier.number, assemble_claim(_retell(pick, earlier), document, 2)


def _tell_once(pick: random.Random, event: Event) -> Told:
    kind = {"itself": event.kind, "other family": OTHER_FAMILY[event.kind]}.get(_draw(pick, "kind"))
    doer = _doer(pick, event)
    return Told(
        kind=kind or pick.choice(IN_FAMILY[event.kind]),
        days=_days(pick, event.day),
        spot=_place(pick, event),
        doer=doer,
        target=_target(pick, event),
        killed=_count(pick, event.killed, "killed"),
        wounded=_count(pick, event.wounded, "wounded"),
        words=pick.getrandbits(60),
    )


def _retell(pick: random.Random, event: Event) -> Told:
    """The earlier twin in a report on the later one: always with its night, or nobody could tell them apart."""
    said = _tell_once(pick, event)
    days = (_day(event.day), _day(event.day), "day")
    return Told(**{name: getattr(said, name) for name in Told.__slots__} | {"days": days, "recap": True})


def _draw(pick: random.Random, field: str) -> str:
    rows, bounds = _DRAWS[field]
    at = pick.random() * bounds[-1]
    return next(row for row, bound in zip(rows, bounds, strict=True) if at < bound)


def _day(number: int) -> str:
    return (FIRST_DAY + timedelta(number)).isoformat()


def _days(pick: random.Random, day: int) -> tuple[str, str, str] | None:
    how = _draw(pick, "day")
    if how == "none":
        return None
    if how == "week":
        monday = day - (FIRST_DAY + timedelta(day)).weekday()
        return _day(monday), _day(monday + 6), "week"
    if how == "month":
        first = (FIRST_DAY + timedelta(day)).replace(day=1)
        last = (first + timedelta(31)).replace(day=1) - timedelta(1)
        return first.isoformat(), last.isoformat(), "month"
    if how == "night over two days":
        return _day(day), _day(day + 1), "days"
    off = pick.choice((-1, 1)) if how == "one day off" else 0
    return _day(day + off), _day(day + off), "day"


def _place(pick: random.Random, event: Event) -> Spot:
    how, town = _draw(pick, "place"), event.town
    spot = town.road if event.on_road else town.spot
    if how in ("other point", "name alone"):
        north, east = (round(pick.gauss(0, 2 / 111.2), 4) for _ in range(2))
        precision = spot.precision if how == "other point" else "unresolved"
        return replace(spot, latitude=spot.latitude + north, longitude=spot.longitude + east, precision=precision)
    coarser = {"nearest neighbour": town.neighbour, "district": town.district, "province": town.province}
    return coarser.get(how, spot)


def _doer(pick: random.Random, event: Event) -> Side | None:
    how, doer = _draw(pick, "doer"), event.doer
    if how == "missing":
        return None
    if how == "another":
        return pick.choice(sides_of(event.town.spot.country)["group"])
    if how == "gunmen":
        return Side("?", "gunmen")
    if how == "name alone":
        return Side(None, doer.name)
    return Side(doer.whole, doer.whole.removeprefix("state:")) if how == "its whole" and doer.whole else doer


def _target(pick: random.Random, event: Event) -> Side | None:
    how = _draw(pick, "target")
    other = pick.choice(sides_of(event.town.spot.country)["group"])
    return {"itself": event.target, "missing": None, "another": other}[how]


def _count(pick: random.Random, true: int, what: str) -> tuple[int, int | None] | None:
    how = _draw(pick, what)
    if how == "missing" or (true == 0 and pick.random() < 0.5):
        return None
    lower = max(0 if true == 0 else 1, true - math.ceil(true * pick.uniform(0, 0.4)))
    if how == "higher":
        higher = true + math.ceil(max(true, 1) * pick.uniform(0.05, 0.5))
        return higher, higher
    if how == "at least":
        return lower, None
    return (lower, lower) if how == "lower" else (true, true)
