"""Killed and wounded of one incident: the figures that count, put together by a policy (tadmor.weigh.policies).

What counts is the newest toll of each voice (an origin, or an outlet that names none). A denied figure, a part of another figure, a
running total and the total of a day or a period are no tolls, nor is a commentator's guess. A likely slip (tadmor.weigh.slips)
narrows nothing: it takes no other figure's place and has no part in `best`, but the range holds it. A voice that counts civilians
and combatants apart, or the fallen of two sides, and gives no total, is read as their sum; that no civilians died is no toll of
all; a count of some of the people alone (children, citizens of one state) is a toll only where nobody counts all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from tadmor.model.claim import Claim
from tadmor.model.ids import ClaimId
from tadmor.model.incident import Casualties, CopyGroup, Range
from tadmor.model.value import Quantity, What
from tadmor.weigh.counting import STATUSES, Count, counted_as, counts_of_claims
from tadmor.weigh.days import count_days, days_of_battle
from tadmor.weigh.fields import find_figures
from tadmor.weigh.figures import population_of
from tadmor.weigh.origins import Voices, find_voices
from tadmor.weigh.policies import POLICIES, Bounds, Counted, Policy, Toll, Tolls
from tadmor.weigh.slips import FigureKey, find_slips
from tadmor.weigh.statements import heard
from tadmor.weigh.totals import TOTALS
from tadmor.weigh.weighing import DEFAULT_WEIGHING, Weighing


def count_casualties(
    claims: Sequence[Claim],
    copies: Sequence[CopyGroup] = (),
    weighing: Weighing = DEFAULT_WEIGHING,
    voices: Voices | None = None,
) -> Casualties:
    """Killed and wounded of the claims of one incident, and killed by status, under the policy of `weighing`.

    `voices` are those of the claims under its source table, where they are known already.
    """
    policy = POLICIES[weighing.policy]
    voices = voices or find_voices(claims, copies, weighing.sources)
    days = days_of_battle(claims)
    counted_once = [claim for claim in heard(claims) if claim.scope not in TOTALS]
    told = [claim for claim in counted_once if claim.id not in days]
    slips = frozenset(find_slips(find_figures(told, voices)))

    def tolls(what: What, status: str | None) -> Tolls:
        slipped = tuple(
            (q.low, q.high) for c, q in sorted(slips, key=repr) if q.what == what and status in (None, q.status)
        )
        without = _without_civilians(told, voices, slips) if status == "civilian" and policy.civilians_from_zero else ()
        counts = counts_of_claims(told, voices, (what, status), slips)
        return Tolls(
            tolls=_tolls(counts, voices),
            slipped=slipped,
            told_before=_told_before(counts, _taken_back(told, what)),
            no_civilians=without,
        )

    parts = _by_day(counted_once, days, voices)
    killed, wounded = count_days(policy, tolls("killed", None), parts["killed"]), tolls("wounded", None)
    hurt = count_days(policy, wounded, parts["wounded"]) if policy.wounded else Counted(range=Range())
    by_status = [(s, _count_status(policy, tolls("killed", s))) for s in STATUSES if policy.by_status]
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


def _by_day(claims: Sequence[Claim], days: Mapping[ClaimId, date], voices: Voices) -> Mapping[What, list[Tolls]]:
    """The tolls of each day of a battle; none of a day for which nobody gives any."""
    groups: dict[date, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.id in days:
            groups[days[claim.id]].append(claim)
    counted: tuple[What, ...] = ("killed", "wounded")
    return {
        what: [
            Tolls(tolls=_tolls(counts_of_claims(group, voices, (what, None), frozenset()), voices))
            for _, group in sorted(groups.items())
        ]
        for what in counted
    }


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
    everybody, civilians, combatants = (
        _tolls(counts_of_claims(claims, voices, ("killed", status), slips), voices) for status in (None, *STATUSES)
    )
    found = {voices.of[c.id] for c in claims if c.stance == "denies" and "status" in c.disputes}
    found |= {toll.voice for toll in civilians if toll.high == 0}
    others = {toll.voice for toll in civilians}
    others |= {toll.voice for toll in everybody if {*map(counted_as, toll.figures)} & {"people"}}
    fighters = {t.voice for t in combatants if t.high != 0 and any(map(_is_of_enemies, t.figures))}
    return tuple(sorted(found | (fighters - others)))


def _tolls(counts: Sequence[Count], voices: Voices) -> tuple[Toll, ...]:
    """The newest toll of each voice, the highest of one day."""
    origins = {origin.name: origin for origin in voices.origins}
    return tuple(
        Toll(
            voice=voice,
            low=count.low,
            high=count.high,
            figures=count.figures,
            origin=origins.get(voice),
            wide=count.wide,
        )
        for voice, count in _newest(counts).items()
    )


def _taken_back(claims: Sequence[Claim], what: What) -> frozenset[Bounds]:
    return frozenset((q.low, q.high) for claim in claims for q in claim.quantities if q.what == what and q.denied)


def _told_before(counts: Sequence[Count], denied: frozenset[Bounds]) -> tuple[Bounds, ...]:
    """Tolls that a voice told on an earlier day than a lower one, where the lower one does not say that it corrects anything and
    nobody denies the higher one."""
    newest = _newest(counts)
    return tuple(
        (count.low, count.high)
        for count in counts
        if (last := newest[count.voice]).day > count.day
        and not last.corrects
        and last.high is not None
        and (count.low or 0) > last.high
        and (count.low, count.high) not in denied
    )


def _is_of_enemies(figure: Quantity) -> bool:
    """True for fighters, and for the combatants of no named side: who counts these alone says that no others died."""
    return figure.group == "fighter" or population_of(figure) == "combatant"


def _newest(counts: Sequence[Count]) -> dict[str, Count]:
    newest: dict[str, Count] = {}
    for count in counts:
        known = newest.get(count.voice)
        if known is None or (count.day, count.low or 0) > (known.day, known.low or 0):
            newest[count.voice] = count
    return newest
