"""What one claim counts of the dead or wounded: which of its figures together are a toll, and what that toll may hold."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from tadmor.model.claim import Claim
from tadmor.model.value import Quantity, What
from tadmor.weigh.figures import find_later_deaths, population_of, tolls_of
from tadmor.weigh.origins import Voices
from tadmor.weigh.slips import FigureKey

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
STATUSES = ("civilian", "combatant")
_UNDER_ARMS = ("fighter", "soldier")
_WHOLE = ("people", *STATUSES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """What one claim counts: figures that are summed, the day that they stand for, whether it says that it corrects, and
    whether it may count more places than one."""

    day: str
    voice: str
    figures: Counts
    corrects: bool
    wide: bool

    @property
    def low(self) -> int | None:
        """The sum of the lower bounds, None where one of them is open."""
        return _sum([figure.low for figure in self.figures])

    @property
    def high(self) -> int | None:
        """The sum of the upper bounds, None where one of them is open."""
        return _sum([figure.high for figure in self.figures])


def counts_of_claims(
    claims: Sequence[Claim], voices: Voices, of: tuple[What, str | None], slips: frozenset[FigureKey]
) -> list[Count]:
    """What each claim counts of all people, by order of its id; of some people where no claim counts all."""
    what, status = of
    whole: list[Count] = []
    some: list[Count] = []
    later = find_later_deaths(claims)
    for claim in sorted(claims, key=lambda c: c.id):
        figures = [q for q in tolls_of(claim, later) if q.what == what and not q.denied and (claim.id, q) not in slips]
        if not figures:
            continue
        day = max((q.as_of or claim.document.published or "")[:10] for q in figures)
        counts = _toll([q for q in figures if counted_as(q) in _WHOLE], status)
        listed = _listed(claim, figures) if status is None else ()
        if _size(listed) > _size(counts):
            counts = listed
        groups = [q for q in figures if counted_as(q) not in _WHOLE] if status is None else []
        if counts or groups:
            count = Count(
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


def counted_as(figure: Quantity) -> str:
    """Whom a figure counts. "Fifteen militants", "seven soldiers of the army" is what its speaker says of all the dead, as
    "eight civilians" is."""
    if figure.group in _UNDER_ARMS:
        return "combatant"
    return figure.status if figure.group is None and figure.status in STATUSES else population_of(figure)


def _highest(figures: Sequence[Quantity]) -> Quantity:
    return max(figures, key=lambda q: (q.low or 0, q.high or 0))


def _toll(figures: Sequence[Quantity], status: str | None) -> Counts:
    """The figures by which one claim counts those of that status, or all; none where it does not. Two are a sum."""
    groups: dict[str, list[Quantity]] = defaultdict(list)
    for figure in figures:
        groups[counted_as(figure)].append(figure)
    tops = {name: _of_sides(group) for name, group in groups.items()}
    if status is not None:
        return tops.get(status, ())
    if "people" not in tops and set(STATUSES) <= set(tops):
        return tuple(figure for name in STATUSES for figure in tops[name])
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
