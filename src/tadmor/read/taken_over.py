"""What a draft does not say itself and takes from its thread (threads.py): its kind, day, place and those who acted.

With the quotation of where the report does say it, and with less confidence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from tadmor.lexicon.kinds import GENERIC, KindLexicon
from tadmor.model.actor import Actor
from tadmor.model.place import Place
from tadmor.model.value import TimeInterval
from tadmor.read.draft import Draft
from tadmor.read.findings import Role
from tadmor.read.kind_of import FIGHTER_WORDS, PEOPLE_WORDS, may_be
from tadmor.read.page import Page
from tadmor.read.threads import ANOTHER, keys_of, words_told
from tadmor.read.times_events import days_apart
from tadmor.read.topic import Topic, is_about

TAKEN_OVER = 0.7
FROM_ELSEWHERE = 0.4
SAME_PLACE = re.compile(
    r"\b(?:the )?same (?:road|highway|place|spot|town|village|city|area|district|camp|base|market)\b", re.IGNORECASE
)
CARRIED, NEXT = 0.4, 2
THEY = frozenset({"they", "it", "who", "which", "he", "she"})
RUN = frozenset({"property", "arrest", "displacement"})
WORD = re.compile(r"[^\W\d_]+")
T = TypeVar("T")
V = TypeVar("V", TimeInterval, Place)


def take_over(
    page: Page, drafts: Sequence[Draft], threads: Sequence[int], lexicon: KindLexicon, topic: Topic | None = None
) -> tuple[Draft, ...]:
    """Every draft with what its thread knows and it does not say: kind, time, place, doers, those it was done to.

    What the report has not told of before is about its `topic`, where it has one, and not what it recalls further on.
    """
    full: list[Draft] = []
    drafts = _name_attackers(drafts)
    for at, draft in enumerate(_of_topic(drafts, threads, topic)):
        if any(q.cumulative for q in draft.quantities) and draft.scope == "period_total":
            full.append(draft)  # a running total tells of no one event, and takes over nothing from one
            continue
        mates = [drafts[i] for i in _by_nearness(at, threads)]
        before = _just_before(page, draft, full, lexicon)
        others = [d for i, d in enumerate(drafts) if i != at]
        meant = [before] if before and before not in mates else []
        actors = draft.actors + _missing_actors(page, draft, mates or meant)
        full.append(
            replace(
                draft,
                kind=_kind(words_told(page, draft), draft, mates, lexicon),
                when=_time(mates, others, draft) or _carried(before.when if before else None),
                where=draft.where or _place(page, mates, others, draft) or _carried(before.where if before else None),
                actors=actors,
                weapons=draft.weapons or next((m.weapons for m in mates if m.weapons), ()),
            )
        )
    return tuple(full)


def _of_topic(drafts: Sequence[Draft], threads: Sequence[int], topic: Topic | None) -> Iterator[Draft]:
    for at, draft in enumerate(drafts):
        if topic and is_about(topic, draft, [drafts[i] for i in _by_nearness(at, threads)]):
            where = _lower(topic.where, FROM_ELSEWHERE) if topic.where else None
            yield replace(draft, when=_lower(topic.when, FROM_ELSEWHERE), where=where)
        else:
            yield draft


def _carried(value: V | None) -> V | None:
    return None if value is None else _lower(value, CARRIED)


def _just_before(page: Page, draft: Draft, told: Sequence[Draft], lexicon: KindLexicon) -> Draft | None:
    """The event told just before in the same run of telling: what happens next happens there and then, unless it is said.

    Only where both happened, and neither is a total or a denial; a draft with a time of its own has left that moment.
    """
    if not _in_the_run(draft, lexicon) or not told:
        return None
    last = told[-1]
    near = 0 <= draft.unit.sentence - last.unit.sentence <= NEXT
    apart = draft.when is not None and days_apart(draft.when, last.when)
    if not near or apart or not _in_the_run(last, lexicon) or ANOTHER.search(page.text_of(draft.unit.sentence)):
        return None
    return last


def _in_the_run(draft: Draft, lexicon: KindLexicon) -> bool:
    return (
        draft.reality == "happened"
        and draft.scope == "event"
        and (lexicon.violent(draft.kind) or draft.kind in GENERIC or lexicon.family(draft.kind) in RUN)
    )


def _name_attackers(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """ "Ten raiders were killed by troops after an assault on a base": those killed are those who had attacked."""
    named: list[Draft] = []
    for draft in drafts:
        killed = next((d for d in drafts if _answered(d, draft)), None)
        attackers = tuple(
            replace(a, role="perpetrator", confidence=min(a.confidence, FROM_ELSEWHERE))
            for a in (killed.acted_on() if killed else ())
        )
        named.append(replace(draft, actors=draft.actors + attackers))
    return tuple(named)


def _answered(killing: Draft, attack: Draft) -> bool:
    same = killing.unit.sentence == attack.unit.sentence and killing.unit.trigger < attack.unit.trigger
    doer = any(r.role in {"perpetrator", "party"} for r in attack.unit.roles)
    return bool(
        same
        and not doer
        and attack.acted_on()
        and killing.acting()
        and killing.acted_on()
        and "killed" in {q.what for q in killing.quantities}
    )


def _by_nearness(at: int, threads: Sequence[int]) -> list[int]:
    same = [i for i, number in enumerate(threads) if number == threads[at] and i != at]
    return sorted(same, key=lambda i: (i > at, abs(i - at)))


def _kind(words: set[str], draft: Draft, mates: Sequence[Draft], lexicon: KindLexicon) -> str:
    if draft.kind not in GENERIC:
        return draft.kind
    # Who attacks whom is told: a mine that somebody hits next is another thing.
    armed = draft.kind == "attack" and bool(draft.acting()) and bool(draft.acted_on())
    # Armed men killed villagers: the fighting that is told beside it is another thing.
    one_sided = draft.kind in GENERIC and bool(draft.acting()) and _harmed(draft)
    # What was done to people is told beside what was done to houses, and is not of its kind.
    told = [
        m.kind
        for m in mates
        if m.kind not in GENERIC
        and lexicon.family(m.kind) != "property"
        and lexicon.violent(m.kind)
        and may_be(words, m.kind)
        and not (armed and m.kind == "remote_explosive")
        and not (one_sided and m.kind == "armed_clash")
    ]
    return told[0] if told else draft.kind


def _harmed(draft: Draft) -> bool:
    named = " ".join(actor.name for actor in draft.acted_on())
    return bool(PEOPLE_WORDS.search(named)) and not FIGHTER_WORDS.search(named)


def _first(mates: Sequence[Draft], value: Callable[[Draft], T | None]) -> T | None:
    return next((found for mate in mates if (found := value(mate)) is not None), None)


def _lower(value: T, factor: float) -> T:
    return replace(value, confidence=round(value.confidence * factor, 3))  # type: ignore[type-var, attr-defined]


def _time(mates: Sequence[Draft], others: Sequence[Draft], draft: Draft) -> TimeInterval | None:
    found = _first(mates, lambda m: m.when)
    later_death = draft.kind == "outcome" and draft.leans and any(m.unit.trigger < draft.unit.trigger for m in mates)
    if draft.when is not None and not (later_death and days_apart(draft.when, found)):
        return draft.when
    if found is not None:
        return _lower(found, TAKEN_OVER)
    dated = [d for d in others if d.when is not None]
    if (
        not draft.leans
        or draft.scope != "event"
        or len({(d.when.earliest, d.when.latest) for d in dated if d.when}) != 1
    ):
        return None
    where = draft.where or _first(mates, lambda m: m.where)
    kind = _first([draft, *mates], lambda d: None if d.kind in GENERIC else d.kind)
    if all(kind not in (None, d.kind) and _named_apart(where, d.where) for d in dated):
        return None  # of another kind, and elsewhere
    only = _first(dated, lambda d: d.when)
    return _lower(only, FROM_ELSEWHERE) if only else None


def _named_apart(a: Place | None, b: Place | None) -> bool:
    """True for two names neither of which is part of the other ("Gao" and "a market in Gao" may be one place)."""
    if a is None or b is None:
        return False
    first, second = (set(WORD.findall(place.name.lower())) for place in (a, b))
    return not first <= second and not second <= first


def _place(page: Page, mates: Sequence[Draft], others: Sequence[Draft], draft: Draft) -> Place | None:
    found = _first(mates, lambda m: m.where)
    if found is not None:
        return _lower(found, TAKEN_OVER)
    if SAME_PLACE.search(page.text_of(draft.unit.sentence)):
        before = [d for d in others if d.unit.sentence < draft.unit.sentence]
        found = _first(list(reversed(before)), lambda d: d.where)
        return _lower(found, TAKEN_OVER) if found else None
    places = {d.where.name for d in others if d.where is not None}
    if not draft.leans and len(places) != 1:
        return None
    near = sorted(others, key=lambda d: abs(d.unit.sentence - draft.unit.sentence))
    near = [d for d in near if not days_apart(d.when, draft.when)]
    found = _first(near, lambda d: d.where)
    return _lower(found, FROM_ELSEWHERE) if found else None


def _may_lend(mate: Draft, draft: Draft) -> bool:
    """Who did it is taken over from what was told before, and from later only where nobody else says it."""
    return mate.unit.trigger < draft.unit.trigger or _speaker(mate) in {None, _speaker(draft)}


def _speaker(draft: Draft) -> str | None:
    said = draft.unit.attribution
    return said.chain[-1].name.lower() if said and said.chain else None


def _pronoun(page: Page, role: Role) -> bool:
    return page.document.text[role.head.start : role.head.end].lower() in THEY


def _missing_actors(page: Page, draft: Draft, mates: Sequence[Draft]) -> tuple[Actor, ...]:
    # Whom a denial names did not, by the denial, do it.
    mates = [m for m in mates if m.stance != "denies"]
    acted = keys_of(draft.acted_on())
    did = keys_of(draft.acting())
    taken: tuple[Actor, ...] = ()
    named = [r for r in draft.unit.roles if r.role in {"perpetrator", "party"}]
    if not draft.acting() and all(_pronoun(page, r) for r in named):
        lenders = [m for m in mates if _may_lend(m, draft)]
        acting = _first(lenders, lambda m: m.acting() or None) or ()
        taken += tuple(_lower(a, TAKEN_OVER) for a in acting if not keys_of((a,)) & acted)
    if not draft.acted_on():
        met = _first(mates, lambda m: m.acted_on() or None) or ()
        taken += tuple(_lower(a, TAKEN_OVER) for a in met if not keys_of((a,)) & did)
    return taken
