"""What claims are compared by, with what a sparse sentence takes from the report it stands in.

"Six injured are in hospital" names no day, place or actor: it means the event that the report is telling of. Such a claim takes
what it does not say from the nearest earlier claim of its report that it does not contradict, else (a day or a place, never an
actor) from the nearest later one. A day that a claim quotes from elsewhere in its report counts as not said here:
some are days of another event, and a wrong day keeps claims of one event apart. A thing without a name that no map
knows ("the kraal") lies where the report is telling of.
What is taken is used for matching alone: the claim itself stays as the report says it.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from tadmor.match.families import class_of, compatibility
from tadmor.model.claim import Claim, Scope
from tadmor.model.geography import compare_places
from tadmor.model.place import Place
from tadmor.text.answers import find_mention, limit_to_mention, said_days
from tadmor.text.going_on import find_reach, tells_days
from tadmor.text.names import ActorKey, compare_sides, key_of, key_of_name
from tadmor.text.phrases import WORD, fold

_SIDE_OF = {"perpetrator": 0, "supplier": 0, "target": 1, "victim": 1, "recipient": 1, "party": 2}
_REACH = 20
# What the one who is said to have acted denies; losses are denied by those who had them.
_OWN_DEEDS = frozenset(("status", "perpetrator"))
Interval = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One claim as the matcher sees it. Days are ordinals; `first` is None where the report does not say when.

    `figures` are the main figures of the event itself, by what is counted. `origin` is the comparison form of the last source.
    `answering` is who denies or accepts a deed for which the claim names no doer: perhaps the one who is accused of it.
    `goes_on`: fighting that a report says went on for days; `first` and `last` are then all the days that its words reach over.
    `answered`: what its sentence says another act answers; `mentioned`: as barely as in "in retaliation for the attack".
    """

    claim: Claim
    first: int | None
    last: int | None
    published: int | None
    place: Place | None
    doers: tuple[ActorKey, ...]
    targets: tuple[ActorKey, ...]
    parties: tuple[ActorKey, ...]
    figures: dict[str, Interval]
    origin: str
    answering: tuple[ActorKey, ...] = ()
    taken: frozenset[str] = frozenset()
    goes_on: bool = False
    answered: bool = False
    mentioned: bool = False
    scope: Scope = "event"

    @property
    def dated(self) -> bool:
        """True when the report, or its context, says since when."""
        return self.first is not None

    @property
    def acting(self) -> tuple[ActorKey, ...]:
        """Who did it; of a two-sided event, either side."""
        return self.doers or self.parties

    @property
    def acted_on(self) -> tuple[ActorKey, ...]:
        """To whom it was done; of a two-sided event, either side."""
        return self.targets or self.parties


def prepare_views(claims: Sequence[Claim]) -> tuple[View, ...]:
    """Views in an order that does not depend on the order of `claims`: by document, then place in its text."""
    ordered = sorted(claims, key=lambda c: (c.document.id, c.trigger.start, c.trigger.end, c.id))
    by_document: dict[str, list[View]] = defaultdict(list)
    for claim in ordered:
        by_document[claim.document.id].append(_view(claim))
    return tuple(view for views in by_document.values() for view in _in_context(views))


def _view(claim: Claim) -> View:
    days = said_days(claim) if _says_itself(claim) else None
    latest = days[1] if days else _latest(claim)
    reach = find_reach(claim.evidence.text) if claim.kind == "armed_clash" and days else None
    single = reach is not None and days is not None and (days[0] == days[1] or not reach.whole)
    mention, own = find_mention(claim), limit_to_mention(claim)
    doers, targets, parties = _sides(own)
    return View(
        claim=claim,
        first=days[0].toordinal() - (reach.back if reach and single else 0) if days else None,
        last=latest.toordinal() + (reach.ahead if reach and single else 0) if latest else None,
        published=_ordinal(claim.document.published),
        place=own.where if own.where and own.where.role in ("impact", "found") else None,
        doers=doers,
        targets=targets,
        parties=parties,
        figures=_main_figures(claim),
        origin=_origin(claim),
        answering=_answering(claim),
        scope=claim.scope,
        goes_on=reach is not None or (claim.kind == "armed_clash" and tells_days(claim)),
        answered=mention is not None and not mention.bare,
        mentioned=mention is not None and mention.bare,
    )


def _says_itself(claim: Claim) -> bool:
    """True where the words that date a claim stand in what it quotes."""
    quoted = claim.when.evidence
    return quoted is None or claim.evidence.span.overlaps(quoted.span)


def _latest(claim: Claim) -> date | None:
    """Not later than this: the day of publication, or of what followed the act (a death, an announcement)."""
    said, published = claim.when.last_day if _says_itself(claim) else None, _day(claim.document.published)
    return min(said, published) if said and published else said or published


def _answering(claim: Claim) -> tuple[ActorKey, ...]:
    """Who denies or accepts a deed, where the claim names no doer."""
    speaks = claim.stance == "accepts_responsibility" or (
        claim.stance == "denies" and bool(_OWN_DEEDS & set(claim.disputes))
    )
    last = claim.sources[-1] if claim.sources else None
    if (
        not speaks
        or last is None
        or last.kind in ("outlet", "news_agency")
        or any(a.role == "party" for a in claim.actors)
    ):
        return ()
    entities: list[str | None] = [entity for entity in (last.entity_id, last.party) if entity]
    if not entities and last.kind not in ("armed_group", "military", "state_body"):
        return ()
    return tuple(dict.fromkeys(key_of_name(entity, last.name) for entity in entities or [None]))


@lru_cache(maxsize=16384)
def _day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None


def _ordinal(text: str | None) -> int | None:
    day = _day(text)
    return day.toordinal() if day else None


def _sides(claim: Claim) -> tuple[tuple[ActorKey, ...], tuple[ActorKey, ...], tuple[ActorKey, ...]]:
    """Who acted, who was acted on, and the parties of what two sides did, each once."""
    sides: tuple[list[ActorKey], list[ActorKey], list[ActorKey]] = ([], [], [])
    for actor in claim.actors:
        at = _SIDE_OF.get(actor.role)
        key = None if at is None else key_of(actor)
        if at is not None and key is not None and key not in sides[at]:
            sides[at].append(key)
    doers, targets, parties = sides
    return tuple(doers), tuple(targets), tuple(parties)


def _origin(claim: Claim) -> str:
    last = claim.sources[-1] if claim.sources else None
    if last is None:
        return ""
    return last.entity_id or _folded(last.name)


@lru_cache(maxsize=16384)
def _folded(name: str) -> str:
    return " ".join(fold(word) for word in WORD.findall(name))


def _main_figures(claim: Claim) -> dict[str, Interval]:
    figures: dict[str, Interval] = {}
    for quantity in claim.quantities:
        if quantity.part_of is not None or quantity.cumulative or quantity.denied:
            continue
        held = figures.get(quantity.what)
        if held is None or (quantity.low or 0) > (held[0] or 0):
            figures[quantity.what] = (quantity.low, quantity.high)
    return figures


def _in_context(views: list[View]) -> list[View]:
    """Views of one document, in the order of the text, each with what it takes from its surroundings."""
    waves = {view.claim.evidence.start for view in views if view.scope == "wave"}
    views = [
        dataclasses.replace(view, scope="wave") if _blames_for(view) and view.claim.evidence.start in waves else view
        for view in views
    ]
    resolved: list[View] = []
    for index, view in enumerate(views):
        told = view
        if _may_take(view):
            for other in _around(view, resolved[: -_REACH - 1 : -1], views[index + 1 : index + 1 + _REACH]):
                if _complete(told):
                    break
                if _may_give(told, other):
                    told = _take(told, other, actors=other.claim.trigger.start <= view.claim.trigger.start)
        resolved.append(told)
    return resolved


def _blames_for(view: View) -> bool:
    """ "Drones struck four towns, police said, blaming the militia": the blame is for what its sentence tells."""
    return view.claim.stance == "reports_unconfirmed" and view.scope == "event" and not view.figures


def _around(view: View, before: list[View], after: list[View]) -> list[View]:
    """What a view may take from, in order. The attack that a strike answered is another than the strike, if there is another."""
    around = [*before, *after]
    if view.mentioned:
        around.sort(key=lambda other: other.claim.evidence.start == view.claim.evidence.start)
    return around


def _complete(view: View) -> bool:
    return view.dated and _is_placed(view) and bool(view.acting or view.acted_on)


def _is_placed(view: View) -> bool:
    """True where a place has a name of its own, or is on the map."""
    place = view.place
    return place is not None and (place.latitude is not None or not place.name[:1].islower())


def _may_take(view: View) -> bool:
    undated_recap = view.claim.told_as == "recap" and not view.dated
    return not _complete(view) and not undated_recap and class_of(view.claim.kind) == "violence"


def _may_give(view: View, other: View) -> bool:
    mine, theirs = view.claim, other.claim
    if is_answer_beside(view, other):
        return False
    if mine.told_as != theirs.told_as or view.scope != other.scope or mine.reality != theirs.reality:
        return False
    if not compatibility(mine.kind, theirs.kind):
        return False
    if view.dated and other.dated and not _days_meet(view, other):
        return False
    if compare_places(view.place, other.place) < 0 or swapped(view, other) > 0:
        return False
    return compare_sides(view.doers, other.doers) > -1 and compare_sides(view.targets, other.targets) > -1


def is_answer_beside(a: View, b: View) -> bool:
    """True for an act and the one that it answers, told in one sentence: they are two."""
    first, second = a.claim, b.claim
    return (
        a.answered != b.answered
        and first.document.id == second.document.id
        and first.evidence.start == second.evidence.start
    )


def _days_meet(a: View, b: View) -> bool:
    return max(a.first or 0, b.first or 0) <= min(a.last or 10**9, b.last or 10**9)


def _take(view: View, other: View, *, actors: bool) -> View:
    taken = set(view.taken)
    if not view.dated and other.dated and not _is_another_elsewhere(view, other):
        view = dataclasses.replace(view, first=other.first, last=other.last)
        taken.add("time")
    if _is_placed(other) and not _is_placed(view):
        view = dataclasses.replace(view, place=other.place)
        taken.add("place")
    if actors and not (view.acting or view.acted_on) and (other.acting or other.acted_on):
        view = dataclasses.replace(view, doers=other.doers, targets=other.targets, parties=other.parties)
        taken.add("actors")
    return dataclasses.replace(view, taken=frozenset(taken)) if taken != view.taken else view


def _is_another_elsewhere(a: View, b: View) -> bool:
    """Another kind of event at another place: an ambush was not on the day of the air strike that is told of beside it."""
    both = _is_placed(a) and _is_placed(b) and a.claim.kind != b.claim.kind
    return both and compare_places(a.place, b.place) <= 0


def swapped(a: View, b: View) -> float:
    """1 when who acted in one was acted on in the other and the reverse, 0.5 when one of the two holds, else 0."""
    if a.parties or b.parties:
        return 0.0
    if compare_sides(a.doers, b.doers) > 0.5 or compare_sides(a.targets, b.targets) > 0.5:
        return 0.0
    return 0.5 * ((compare_sides(a.doers, b.targets) > 0.5) + (compare_sides(a.targets, b.doers) > 0.5))
