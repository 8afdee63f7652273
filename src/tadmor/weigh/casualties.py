"""Killed and wounded of one incident: the figures that count, put together by a policy (tadmor.weigh.policies).

What counts is the newest toll of each voice (an origin, or an outlet that names none). A denied figure, a part of another figure, a
running total and the total of a day or a period are no tolls, nor is a commentator's guess. A likely slip (tadmor.weigh.slips)
narrows nothing: it takes no other figure's place and has no part in `best`, but the range holds it. A voice that counts civilians
and combatants apart, or the fallen of two sides, and gives no total, is read as their sum; that no civilians died is no toll of
all; a count of some of the people alone (children, citizens of one state) is a toll only where nobody counts all.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tadmor.model.claim import Claim
from tadmor.model.ids import ClaimId
from tadmor.model.incident import Casualties, CopyGroup, Range
from tadmor.model.value import Quantity, What
from tadmor.weigh.days import count_days, days_of_battle
from tadmor.weigh.fields import find_figures
from tadmor.weigh.figures import find_later_deaths, population_of, tolls_of
from tadmor.weigh.origins import Voices, find_voices
from tadmor.weigh.policies import POLICIES, Bounds, Counted, Policy, Toll, Tolls
from tadmor.weigh.slips import FigureKey, find_slips
from tadmor.weigh.statements import heard
from tadmor.weigh.totals import TOTALS
from tadmor.weigh.weighing import DEFAULT_WEIGHING, Weighing

Counts = tuple[Quantity, ...]
# What stands between two figures of a list: what the first counts, then a comma or "and".
_NEXT = re.compile(r"(?: [\w'’-]+){0,4}(?:,|,? and) (?:an? |the )?")
_CORRECTS = re.compile(
    r"\b(?:revis\w+|correct\w*|lower(?:ed|ing)?|reduc\w+|cut|down (?:from|to)|initial\w*|earlier|previous\w*|at first|mistake\w*|"
    r"errors?|withdr[ae]w\w*|retract\w*|not \d+ as|fewer than (?:first|it)|no longer)\b",
    re.IGNORECASE,
)
_SCATTERED = re.compile(
    r"kill\w*|dead|d(?:ie[sd]?|ying)|deaths?|toll|slain|lost|fell|clash\w*|fighting|fights?|battles?|shelling|violence",
    re.IGNORECASE,
)
_ONE_ACT = re.compile(
    r"\b(?:ambush\w*|raid\w*|mines?|land ?mines?|bombs?|bombing|bomber|blasts?|explosion|"
    r"an? \w*\s?(?:attack|shell|strike|rocket|clash|battle)|"
    r"(?:shell|rocket|missile|mortar|drone|strike)s? (?:hits?|struck|strikes)|convoy|bus|car|truck|helicopter|plane|checkpoint|"
    r"market|school|hospital|house|attempt|positions?|near|airport|single)\b",
    re.IGNORECASE,
)
_STATUSES = ("civilian", "combatant")
_UNDER_ARMS = ("fighter", "soldier")
_WHOLE = ("people", *_STATUSES)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Count:
    """What one claim counts: figures that are summed, the day that they stand for, whether it says that it corrects, and
    whether it may count more places than one."""

    day: str
    voice: str
    figures: Counts
    corrects: bool
    wide: bool

    @property
    def low(self) -> int | None:
        return _sum([figure.low for figure in self.figures])

    @property
    def high(self) -> int | None:
        return _sum([figure.high for figure in self.figures])


def count_casualties(
    claims: Sequence[Claim], copies: Sequence[CopyGroup] = (), weighing: Weighing = DEFAULT_WEIGHING
) -> Casualties:
    """Killed and wounded of the claims of one incident, and killed by status, under the policy of `weighing`."""
    policy = POLICIES[weighing.policy]
    voices = find_voices(claims, copies, weighing.sources)
    days = days_of_battle(claims)
    counted_once = [claim for claim in heard(claims) if claim.scope not in TOTALS]
    told = [claim for claim in counted_once if claim.id not in days]
    slips = frozenset(find_slips(find_figures(told, voices)))

    def tolls(what: What, status: str | None) -> Tolls:
        slipped = tuple(
            (q.low, q.high) for c, q in sorted(slips, key=repr) if q.what == what and status in (None, q.status)
        )
        without = _without_civilians(told, voices, slips) if status == "civilian" and policy.civilians_from_zero else ()
        counts = _counts(told, voices, (what, status), slips)
        newest = _tolls(told, voices, (what, status), slips)
        return Tolls(
            tolls=newest,
            slipped=slipped,
            told_before=_told_before(counts, _taken_back(told, what)),
            no_civilians=without,
        )

    parts = _by_day(counted_once, days, voices)
    killed, wounded = count_days(policy, tolls("killed", None), parts["killed"]), tolls("wounded", None)
    hurt = count_days(policy, wounded, parts["wounded"]) if policy.wounded else Counted(range=Range())
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


def _by_day(claims: Sequence[Claim], days: Mapping[ClaimId, date], voices: Voices) -> Mapping[What, list[Tolls]]:
    """The tolls of each day of a battle; none of a day for which nobody gives any."""
    groups: dict[date, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.id in days:
            groups[days[claim.id]].append(claim)
    counted: tuple[What, ...] = ("killed", "wounded")
    return {
        what: [
            Tolls(tolls=_tolls(group, voices, (what, None), frozenset()), slipped=(), no_civilians=())
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
        for voice, count in _newest(_counts(claims, voices, of, slips)).items()
    )


def _taken_back(claims: Sequence[Claim], what: What) -> frozenset[Bounds]:
    return frozenset((q.low, q.high) for claim in claims for q in claim.quantities if q.what == what and q.denied)


def _told_before(counts: Sequence[_Count], denied: frozenset[Bounds]) -> tuple[Bounds, ...]:
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


def _newest(counts: Sequence[_Count]) -> dict[str, _Count]:
    newest: dict[str, _Count] = {}
    for count in counts:
        known = newest.get(count.voice)
        if known is None or (count.day, count.low or 0) > (known.day, known.low or 0):
            newest[count.voice] = count
    return newest


def _counts(
    claims: Sequence[Claim], voices: Voices, of: tuple[What, str | None], slips: frozenset[FigureKey]
) -> list[_Count]:
    """What each claim counts of all people, by order of its id; of some people where no claim counts all."""
    what, status = of
    whole: list[_Count] = []
    some: list[_Count] = []
    later = find_later_deaths(claims)
    for claim in sorted(claims, key=lambda c: c.id):
        figures = [q for q in tolls_of(claim, later) if q.what == what and not q.denied and (claim.id, q) not in slips]
        if not figures:
            continue
        day = max((q.as_of or claim.document.published or "")[:10] for q in figures)
        counts = _toll([q for q in figures if _counted(q) in _WHOLE], status)
        listed = _listed(claim, figures) if status is None else ()
        if _size(listed) > _size(counts):
            counts = listed
        groups = [q for q in figures if _counted(q) not in _WHOLE] if status is None else []
        if counts or groups:
            count = _Count(
                day=day,
                voice=voices.of[claim.id],
                figures=counts or (_highest(groups),),
                corrects=_CORRECTS.search(claim.evidence.text) is not None,
                wide=claim.kind == "armed_clash" and _is_wide(claim),
            )
            (whole if counts else some).append(count)
    return whole or some


def _is_wide(claim: Claim) -> bool:
    """True where a toll is told of fighting in a whole region, or of no place: "seven soldiers killed in the east".

    It may count the dead of several places; one ambush, one shell or one bus is one place wherever it was.
    """
    place = claim.where
    somewhere = place is not None and (
        place.precision not in ("province", "country", "unresolved")
        or (place.precision == "unresolved" and not place.name.islower())
    )
    return not somewhere and bool(_SCATTERED.fullmatch(claim.trigger.text)) and not _ONE_ACT.search(claim.evidence.text)


def _listed(claim: Claim, figures: Sequence[Quantity]) -> Counts:
    """The longest row of figures that a claim lists one after the other ("a teacher and two drivers"): together they are a toll."""
    ordered = sorted(figures, key=lambda q: q.evidence.start)
    rows: list[list[Quantity]] = []
    for figure in ordered:
        if rows and _is_next(claim, rows[-1][-1], figure):
            rows[-1].append(figure)
        else:
            rows.append([figure])
    longest = max(rows, key=len, default=[])
    return tuple(longest) if len(longest) > 1 else ()


def _is_next(claim: Claim, before: Quantity, after: Quantity) -> bool:
    """True where nothing but what the first counts and "and" or a comma stand between two figures of one sentence."""
    quoted, start = claim.evidence.text, claim.evidence.start
    return bool(_NEXT.fullmatch(quoted[max(before.evidence.end - start, 0) : max(after.evidence.start - start, 0)]))


def _counted(figure: Quantity) -> str:
    """Whom a figure counts. "Fifteen militants", "seven soldiers of the army" is what its speaker says of all the dead, as
    "eight civilians" is."""
    if figure.group in _UNDER_ARMS:
        return "combatant"
    return figure.status if figure.group is None and figure.status in _STATUSES else population_of(figure)


def _is_of_enemies(figure: Quantity) -> bool:
    """True for fighters, and for the combatants of no named side: who counts these alone says that no others died."""
    return figure.group == "fighter" or population_of(figure) == "combatant"


def _is_of_civilians(figure: Quantity) -> bool:
    return figure.status == "civilian" and figure.group not in _UNDER_ARMS


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
