"""The best supported value of a slot among claims of one incident: never finer than any of them says."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date

from tadmor.model.actor import Actor
from tadmor.model.claim import Claim
from tadmor.model.geography import compare_places, folded_name, width_of
from tadmor.model.incident import Episode
from tadmor.model.place import Place
from tadmor.model.value import TimeInterval
from tadmor.text.names import ActorKey, compare_actors, key_of
from tadmor.weigh.origins import Voices

Days = tuple[date, date]


def best_kind(claims: Sequence[Claim], voices: Voices) -> str:
    """The kind that most voices give, then most claims; denials count only where there is nothing else."""
    told = [c for c in claims if c.stance != "denies"] or list(claims)
    support: dict[str, set[str]] = defaultdict(set)
    for claim in told:
        support[claim.kind].add(voices.of[claim.id])
    counted = Counter(claim.kind for claim in told)
    return min(support, key=lambda kind: (-len(support[kind]), -counted[kind], kind))


def best_time(claims: Sequence[Claim]) -> TimeInterval:
    """The narrowest interval said that can be true for more than half of the documents that say when.

    Where nobody does: not later than the first report.
    """
    told = [(c, days) for c in claims if (days := days_of(c)) is not None and c.stance != "denies"]
    told = told or [(c, days) for c in claims if (days := days_of(c)) is not None]
    if not told:
        return min((c.when for c in claims), key=lambda w: (w.latest or "9999", w.of))
    support = {d: len({c.document.id for c, other in told if _meet(d, other)}) for _, d in told}
    said = Counter(days for _, days in told)
    half = len({c.document.id for c, _ in told}) / 2
    held = [d for d in support if support[d] > half] or [d for d in support if support[d] == max(support.values())]
    chosen = min(held, key=lambda d: (d[1] - d[0], -said[d], -support[d], d))
    return min(
        (c.when for c, days in told if days == chosen),
        key=lambda w: (
            w.of != "occurred",
            len(w.earliest or ""),
            w.earliest or "",
            w.evidence.text if w.evidence else "",
        ),
    )


def days_of(claim: Claim) -> Days | None:
    """First and last day that a claim says, or None where it does not say since when."""
    first, last = claim.when.first_day, claim.when.last_day
    return (first, last) if first is not None and last is not None else None


def _meet(a: Days, b: Days) -> bool:
    return max(a[0], b[0]) <= min(a[1], b[1])


def best_place(claims: Sequence[Claim]) -> Place | None:
    """The finest place said that can be true for more than half of the documents that say where, then the most often named."""
    told = [(c.document.id, c.where) for c in claims if c.where is not None and c.stance != "denies"]
    told = told or [(c.document.id, c.where) for c in claims if c.where is not None]
    if not told:
        return None
    named = Counter(folded_name(place) for _, place in told)
    distinct = {_identity(place): place for _, place in sorted(told, key=lambda t: (t[0], t[1].evidence.start))}
    half = len({document for document, _ in told}) / 2
    support = {
        key: len({document for document, other in told if compare_places(place, other) > -1.0})
        for key, place in distinct.items()
    }
    held = [key for key in distinct if support[key] > half] or [
        k for k in distinct if support[k] == max(support.values())
    ]
    chosen = min(held, key=lambda k: (_width(distinct[k]), -named[folded_name(distinct[k])], -support[k], k))
    return distinct[chosen]


def _width(place: Place) -> int:
    width = width_of(place)
    return 4 if width is None else width


def _identity(place: Place) -> tuple[str, str, str]:
    return folded_name(place), place.gazetteer_id or "", place.relation


def merge_actors(claims: Sequence[Claim]) -> tuple[Actor, ...]:
    """Actors by role, each once under its best name; an unidentified one only where nobody is named in that role.

    The actors of a denial are not taken: it names them to say that it was not they, or not so.
    """
    told = [c for c in claims if c.stance != "denies"] or list(claims)
    groups: dict[str, list[list[Actor]]] = defaultdict(list)
    unnamed: dict[str, Actor] = {}
    for claim in sorted(told, key=lambda c: (c.document.published or "", c.document.id, c.trigger.start, c.id)):
        for actor in claim.actors:
            key = key_of(actor)
            if key is None:
                unnamed.setdefault(actor.role, actor)
                continue
            home = next((group for group in groups[actor.role] if _belongs(key, group)), None)
            if home is None:
                groups[actor.role].append([actor])
            else:
                home.append(actor)
    merged = [_best_named(group) for role in groups for group in groups[role]]
    merged += [actor for role, actor in unnamed.items() if not groups.get(role)]
    return tuple(sorted(merged, key=lambda a: (a.role, a.name)))


def _belongs(key: ActorKey, group: Sequence[Actor]) -> bool:
    keys = (key_of(actor) for actor in group)
    return any(other is not None and (key == other or compare_actors(key, other) >= 0.9) for other in keys)


def _best_named(group: Sequence[Actor]) -> Actor:
    counted = Counter(actor.name for actor in group)
    return min(
        group, key=lambda a: (a.entity_id is None, a.certainty != "named", -counted[a.name], -len(a.name), a.name)
    )


def find_episodes(claims: Sequence[Claim]) -> tuple[Episode, ...]:
    """Days that claims tell apart, where an interval of several days holds them; none for an incident of one day."""
    told = [c for c in claims if c.stance != "denies"]
    days = {c.id: days for c in told if (days := days_of(c)) is not None}
    if not any(first < last for first, last in days.values()):
        return ()
    single: dict[date, list[Claim]] = defaultdict(list)
    for claim in told:
        if claim.id in days and days[claim.id][0] == days[claim.id][1]:
            single[days[claim.id][0]].append(claim)
    if len(single) < 2:
        return ()
    return tuple(
        Episode(day=day.isoformat(), where=best_place(group), actors=merge_actors(group))
        for day, group in sorted(single.items())
    )
