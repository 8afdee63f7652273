"""The best supported value of a slot among claims of one incident: never finer than any of them says."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from tadmor.model.claim import Claim
from tadmor.model.geography import compare_places, folded_name, width_of
from tadmor.model.incident import Episode
from tadmor.model.place import Place
from tadmor.model.value import TimeInterval
from tadmor.text.answers import said_days
from tadmor.text.phrases import WORD, fold
from tadmor.weigh.actors import merge_actors
from tadmor.weigh.days import days_of_battle
from tadmor.weigh.origins import Voices

Days = tuple[date, date]
_STRETCHES = ("on_road", "between")


def best_kind(claims: Sequence[Claim], voices: Voices) -> str:
    """The kind that most voices give, then most claims; denials count only where there is nothing else."""
    told = [c for c in claims if c.stance != "denies"] or list(claims)
    support: dict[str, set[str]] = defaultdict(set)
    for claim in told:
        support[claim.kind].add(voices.of[claim.id])
    counted = Counter(claim.kind for claim in told)
    return min(support, key=lambda kind: (-len(support[kind]), -counted[kind], kind))


def best_time(claims: Sequence[Claim], voices: Voices) -> TimeInterval:
    """The narrowest interval said that can be true for more than half of the voices that say when, then the most often said.

    Where nobody does: not later than the first report.
    """
    told = [(c, days) for c in claims if (days := said_days(c)) is not None and c.stance != "denies"]
    told = told or [(c, days) for c in claims if (days := said_days(c)) is not None]
    if not told:
        return min((c.when for c in claims), key=lambda w: (w.latest or "9999", w.of))
    support = {d: _heard((c for c, other in told if _meet(d, other)), voices) for _, d in told}
    said = {d: _heard((c for c, other in told if other == d), voices) for _, d in told}
    counted = Counter(days for _, days in told)
    half = _heard((c for c, _ in told), voices) / 2
    held = [d for d in support if support[d] > half] or [d for d in support if support[d] == max(support.values())]
    chosen = min(held, key=lambda d: (d[1] - d[0], -said[d], -counted[d], -support[d], d))
    return min(
        (c.when for c, days in told if days == chosen),
        key=lambda w: (
            w.of != "occurred",
            len(w.earliest or ""),
            w.earliest or "",
            -(w.confidence or 0.0),
            w.evidence.text if w.evidence else "",
        ),
    )


def _heard(claims: Iterable[Claim], voices: Voices) -> int:
    return len({voices.of[claim.id] for claim in claims})


def _meet(a: Days, b: Days) -> bool:
    return max(a[0], b[0]) <= min(a[1], b[1])


def best_place(claims: Sequence[Claim], voices: Voices) -> Place | None:
    """The finest place of impact said that can be true for more than half of the voices that say where, then the most often named.

    A road or a stretch between two towns that more voices name goes before a town at its end.
    """
    told = [(c, c.where) for c in claims if c.where is not None and c.stance != "denies"]
    told = told or [(c, c.where) for c in claims if c.where is not None]
    told = [(c, place) for c, place in told if place.role == "impact"] or told
    if not told:
        return None
    distinct = {_identity(p): p for _, p in sorted(told, key=lambda t: (t[0].document.id, t[1].evidence.start))}
    named = {key: _heard((c for c, p in told if _identity(p) == key), voices) for key in distinct}
    counted = Counter(_identity(place) for _, place in told)
    half = _heard((c for c, _ in told), voices) / 2
    support = {
        key: _heard((c for c, other in told if compare_places(place, other) > -1.0), voices)
        for key, place in distinct.items()
    }
    held = [key for key in distinct if support[key] > half] or [
        k for k in distinct if support[k] == max(support.values())
    ]
    held = [key for key in held if not _outvoted(key, held, distinct, named)]
    chosen = min(held, key=lambda k: (_width(distinct[k]), -named[k], -counted[k], -support[k], k))
    worded = [(c, place) for c, place in told if _identity(place) == chosen]
    spoken = {name: _heard((c for c, p in worded if p.name == name), voices) for name in {p.name for _, p in worded}}
    return min(
        (p for _, p in worded),
        key=lambda p: (-spoken[p.name], p.relation != "on_road", p.name, -(p.confidence or 0.0), p.evidence.start),
    )


def _outvoted(
    key: tuple[str, ...],
    held: Sequence[tuple[str, ...]],
    places: Mapping[tuple[str, ...], Place],
    named: Mapping[tuple[str, ...], int],
) -> bool:
    """True for a town at the end of a road which more voices name than the town."""
    if places[key].relation in _STRETCHES:
        return False
    return any(
        places[other].relation in _STRETCHES
        and named[other] > named[key]
        and folded_name(places[key]) in {" ".join(fold(w) for w in WORD.findall(end)) for end in places[other].anchors}
        for other in held
    )


def _width(place: Place) -> int:
    width = width_of(place)
    return 4 if width is None else width


def _identity(place: Place) -> tuple[str, ...]:
    """What makes two mentions one place: a stretch is known by its ends, however it is worded."""
    if place.relation in _STRETCHES and place.anchors:
        return ("stretch", *sorted(anchor.casefold() for anchor in place.anchors))
    return folded_name(place), place.gazetteer_id or "", place.relation


def find_episodes(claims: Sequence[Claim], voices: Voices) -> tuple[Episode, ...]:
    """The days of a battle that its claims tell apart (tadmor.weigh.days); none for an incident of one day."""
    told: dict[date, list[Claim]] = defaultdict(list)
    days = days_of_battle(claims)
    for claim in claims:
        if claim.id in days:
            told[days[claim.id]].append(claim)
    return tuple(
        Episode(day=day.isoformat(), where=best_place(group, voices), actors=merge_actors(group))
        for day, group in sorted(told.items())
    )


def time_of_battle(claims: Sequence[Claim], voices: Voices, episodes: Sequence[Episode]) -> TimeInterval:
    """The best supported time, of a battle that of those who tell of all of it; it holds every day of the episodes."""
    apart = days_of_battle(claims) if episodes else {}
    whole = [c for c in claims if c.id not in apart and said_days(c) is not None and c.stance != "denies"]
    when = best_time(whole or claims, voices)
    days = sorted(episode.day for episode in episodes if episode.day)
    if not days or when.first_day is None or when.last_day is None:
        return when
    first, last = min(when.first_day.isoformat(), days[0]), max(when.last_day.isoformat(), days[-1])
    if (first, last) == (when.first_day.isoformat(), when.last_day.isoformat()):
        return when
    return replace(when, earliest=first, latest=last, precision="days")
