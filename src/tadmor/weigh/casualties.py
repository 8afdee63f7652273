"""Killed and wounded of one incident: the figures that count, put together by a policy (tadmor.weigh.policies).

What counts is the newest toll of each voice (an origin, or an outlet that names none). A denied figure, a part of another figure, a
running total and the total of a day or a period are no tolls, nor is a commentator's guess. A likely slip (tadmor.weigh.slips)
narrows nothing: it takes no other figure's place and has no part in `best`, but the range holds it. A voice that counts civilians
and combatants apart, or the fallen of two sides, and gives no total, is read as their sum; that no civilians died is no toll of
all; a count of some of the people alone (children, citizens of one state) is a toll only where nobody counts all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from tadmor.model.claim import Claim
from tadmor.model.incident import Casualties, CopyGroup, Range
from tadmor.model.value import Quantity, What
from tadmor.weigh.fields import find_figures
from tadmor.weigh.figures import find_later_deaths, population_of, tolls_of
from tadmor.weigh.origins import Voices, find_voices
from tadmor.weigh.policies import POLICIES, Counted, Policy, Toll, Tolls
from tadmor.weigh.slips import FigureKey, find_slips
from tadmor.weigh.statements import heard
from tadmor.weigh.totals import TOTALS
from tadmor.weigh.weighing import DEFAULT_WEIGHING, Weighing

Counts = tuple[Quantity, ...]
_STATUSES = ("civilian", "combatant")
_UNDER_ARMS = ("fighter", "soldier")
_WHOLE = ("people", *_STATUSES)


def count_casualties(
    claims: Sequence[Claim], copies: Sequence[CopyGroup] = (), weighing: Weighing = DEFAULT_WEIGHING
) -> Casualties:
    """Killed and wounded of the claims of one incident, and killed by status, under the policy of `weighing`."""
    policy = POLICIES[weighing.policy]
    voices = find_voices(claims, copies, weighing.sources)
    told = [claim for claim in heard(claims) if claim.scope not in TOTALS]
    slips = frozenset(find_slips(find_figures(told, voices)))

    def tolls(what: What, status: str | None) -> Tolls:
        slipped = tuple(
            (q.low, q.high) for c, q in sorted(slips, key=repr) if q.what == what and status in (None, q.status)
        )
        without = _without_civilians(told, voices, slips) if status == "civilian" and policy.civilians_from_zero else ()
        return Tolls(tolls=_tolls(told, voices, (what, status), slips), slipped=slipped, no_civilians=without)

    killed, wounded = policy.count(tolls("killed", None)), tolls("wounded", None)
    hurt = policy.count(wounded) if policy.wounded else Counted(range=Range())
    by_status = [(s, _count_status(policy, tolls("killed", s))) for s in _STATUSES if policy.by_status]
    return Casualties(
        killed=killed.range,
        wounded=hurt.range,
        by_status=tuple((status, counted.range) for status, counted in by_status if counted.range != Range()),
        policy=policy.name,
        notes=(
            *(f"killed: {note}" for note in killed.notes),
            *(f"wounded: {note}" for note in hurt.notes),
            *(f"{status}s: {note}" for status, counted in by_status for note in counted.notes),
            *(["the wounded are not counted by this policy"] if wounded.tolls and not policy.wounded else []),
        ),
    )


def _count_status(policy: Policy, counted: Tolls) -> Counted:
    """A count of civilians or combatants; from 0 where somebody says that no civilians died, and the policy asks."""
    found = policy.count(counted)
    if not counted.no_civilians or found.range == Range():
        return found
    widened = Range(low=0, best=found.range.best, high=found.range.high)
    note = f"from 0, since no civilians died according to {'; '.join(counted.no_civilians)}"
    return Counted(range=widened, notes=(*found.notes, note))


def _without_civilians(claims: Sequence[Claim], voices: Voices, slips: frozenset[FigureKey]) -> tuple[str, ...]:
    """Voices that deny civilians among the dead, or count the dead as combatants alone."""
    found = {voices.of[c.id] for c in claims if c.stance == "denies" and "status" in c.disputes}
    for toll in _tolls(claims, voices, ("killed", "civilian"), slips):
        if toll.high == 0:
            found.add(toll.voice)
    civilians = {t.voice for t in _tolls(claims, voices, ("killed", "civilian"), slips)}
    whole = {
        t.voice for t in _tolls(claims, voices, ("killed", None), slips) if {*map(_counted, t.figures)} & {"people"}
    }
    counted = _tolls(claims, voices, ("killed", "combatant"), slips)
    fighters = {t.voice for t in counted if t.high != 0 and any(map(_is_of_enemies, t.figures))}
    return tuple(sorted(found | (fighters - civilians - whole)))


def _tolls(
    claims: Sequence[Claim], voices: Voices, of: tuple[What, str | None], slips: frozenset[FigureKey]
) -> tuple[Toll, ...]:
    """The newest toll of each voice, the highest of one day; counts of some people only where nobody counts all."""
    what, status = of
    whole: list[tuple[str, str, Counts]] = []
    some: list[tuple[str, str, Counts]] = []
    later = find_later_deaths(claims)
    for claim in sorted(claims, key=lambda c: c.id):
        figures = [q for q in tolls_of(claim, later) if q.what == what and not q.denied and (claim.id, q) not in slips]
        if not figures:
            continue
        day = max((q.as_of or claim.document.published or "")[:10] for q in figures)
        counts = _toll([q for q in figures if _counted(q) in _WHOLE], status)
        if counts:
            whole.append((day, voices.of[claim.id], counts))
        elif status is None and (groups := [q for q in figures if _counted(q) not in _WHOLE]):
            some.append((day, voices.of[claim.id], (_highest(groups),)))
    newest: dict[str, tuple[str, int, Counts]] = {}
    for day, voice, counts in whole or some:
        low = _sum([q.low for q in counts]) or 0
        if voice not in newest or (day, low) > newest[voice][:2]:
            newest[voice] = (day, low, counts)
    origins = {origin.name: origin for origin in voices.origins}
    return tuple(
        Toll(
            voice=voice,
            low=_sum([q.low for q in counts]),
            high=_sum([q.high for q in counts]),
            figures=counts,
            origin=origins.get(voice),
        )
        for voice, (_, _, counts) in newest.items()
    )


def _counted(figure: Quantity) -> str:
    """Whom a figure counts. "Fifteen militants", "seven soldiers of the army" is what its speaker says of all the dead, as
    "eight civilians" is."""
    if figure.group in _UNDER_ARMS:
        return "combatant"
    return figure.status if figure.group is None and figure.status in _STATUSES else population_of(figure)


def _is_of_enemies(figure: Quantity) -> bool:
    """True for fighters, and for the combatants of no named side: who counts these alone says that no others died."""
    return figure.group == "fighter" or population_of(figure) == "combatant"


def _highest(figures: Sequence[Quantity]) -> Quantity:
    return max(figures, key=lambda q: (q.low or 0, q.high or 0))


def _toll(figures: Sequence[Quantity], status: str | None) -> Counts:
    """The figures by which one claim counts those of that status, or all; none where it does not. Two are a sum."""
    groups: dict[str, list[Quantity]] = defaultdict(list)
    for figure in figures:
        groups[_counted(figure)].append(figure)
    tops = {name: _of_sides(group) for name, group in groups.items()}
    if status is not None:
        return tops.get(status, ())
    if "people" not in tops and set(_STATUSES) <= set(tops):
        return tuple(figure for name in _STATUSES for figure in tops[name])
    if "people" in tops:
        return tops["people"]
    # "No civilians died" is no count of all the dead.
    some = [counts for counts in tops.values() if any(figure.high != 0 for figure in counts)]
    return max(some, key=_size, default=())


def _of_sides(figures: Sequence[Quantity]) -> Counts:
    """The figures of the sides that one claim counts apart (soldiers and rebels, the soldiers of two armies), else the highest."""
    sides: dict[str, dict[str, Quantity]] = defaultdict(dict)
    for figure in sorted(figures, key=lambda q: (q.low or 0, q.high or 0)):
        sides[figure.group or ""][(figure.belongs_to or "").casefold()] = figure
    apart = [(_highest(list(own.values())),) if "" in own else tuple(own.values()) for own in sides.values()]
    if "" in sides:
        return max(apart, key=_size)
    return tuple(figure for counts in apart for figure in counts)


def _size(counts: Counts) -> tuple[int, int]:
    return _sum([q.low for q in counts]) or 0, _sum([q.high for q in counts]) or 0


def _sum(numbers: Sequence[int | None]) -> int | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if len(known) == len(numbers) else None
