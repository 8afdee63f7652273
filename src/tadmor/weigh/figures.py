"""Figures as intervals over a population: which can be compared, which agree, and why others do not."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tadmor.model.claim import Claim
from tadmor.model.incident import FieldReason, FieldStatus
from tadmor.model.value import Quantity, Status
from tadmor.text.phrases import WORD, fold

_OF_WOUNDED = re.compile(
    r"\b(?:of|among|from)\s+(?:the|those|them|its)\s+(?:wounded|injured)\b[^.;]{0,40}\b(?:died|dead|succumbed)\b",
    re.IGNORECASE,
)
_OWN = frozenset("our us we its their his her my one".split())
_SLIGHT = 0.10
_GROWTH = 0.25
_NEWS, _INQUIRY = 14, 1.5
_PEOPLE = frozenset(
    fold(word)
    for word in (
        "the a an of and or at least more than about some people persons person dead killed wounded injured victim victims men "
        "others bodies casualties all them those who were injuries deaths in total number residents villagers locals"
    ).split()
)
_OF_PEOPLE = frozenset(("killed", "wounded", "killed_or_wounded", "missing", "abducted", "displaced"))
_CIVILIAN = frozenset("civilian civilians".split())
_COMBATANT = frozenset(
    (
        "fighter fighters militant militants soldier soldiers troops servicemen terrorists insurgents rebels "
        "mercenaries militiamen"
    ).split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure of one claim, with who says it and the ISO day that it stands for (as of, else published).

    `independent`: the voice has access of its own; an outlet that names nobody only contradicts, it does not confirm.
    `outlet`: an outlet speaks for itself. `part`: a part of another figure of its claim that counts people of its own ("four of
    them children").
    """

    claim: Claim
    quantity: Quantity
    voice: str
    independent: bool
    day: str
    outlet: bool = False
    part: bool = False

    @property
    def number(self) -> int | None:
        """The number of a figure closed on both sides, None for an interval."""
        return self.quantity.low if self.quantity.low == self.quantity.high else None

    @property
    def reach(self) -> tuple[float, float]:
        """The numbers that the words leave room for: "about 40" is a tenth to either side; a list of names is a least count."""
        low, high = self.bounds
        if self.quantity.modifier == "about":
            return low * (1 - _SLIGHT), high * (1 + _SLIGHT)
        return low, float("inf") if self.quantity.modifier == "counted" else high

    @property
    def bounds(self) -> tuple[int, float]:
        """The interval, open sides as 0 and infinity."""
        high = self.quantity.high
        return self.quantity.low or 0, float("inf") if high is None else high

    @property
    def text(self) -> str:
        """The value as shown: "7", "12 or more", "up to 20", "100–500", "denied: 55"."""
        low, high = self.quantity.low, self.quantity.high
        if low is None:
            said = f"up to {high}"
        elif high is None:
            said = f"more than {low}" if self.quantity.modifier == "more_than" else f"{low} or more"
        else:
            said = str(low) if low == high else f"{low}–{high}"
        return f"denied: {said}" if self.quantity.denied else said


def population_of(quantity: Quantity) -> str:
    """Whom a figure counts: its group, the side they belong to, the status as said, a people named, else ``people``.

    Figures over different populations are not compared as if they were one count.
    """
    if quantity.group:
        return quantity.group
    side = [fold(word) for word in WORD.findall(quantity.belongs_to or "")]
    if side and not set(side) <= _OWN:
        return " ".join(side)
    if quantity.status != "unknown":
        return quantity.status
    said = status_of_words(quantity.of or "")
    return said if said != "unknown" else _people(quantity.of or "") or "people"


def _people(words: str) -> str | None:
    """The people or nation that a counted noun phrase names ("Alandian citizens": alandian), by its capital."""
    for word in WORD.findall(words):
        folded = fold(word)
        if word[0].isupper() and word[1:].islower() and folded not in _PEOPLE:
            return folded.removesuffix("s")
    return None


def counts_all(quantity: Quantity) -> bool:
    """True where the counted noun sets nobody apart ("people", "dead"): the whole toll. "Drivers" are some of the dead."""
    return {fold(word) for word in WORD.findall(quantity.of or "")} <= _PEOPLE


def comparable(a: Figure, b: Figure) -> bool:
    """True where two figures of one population can contradict each other: things; people under one noun; a part above the whole."""
    first, second = a.quantity, b.quantity
    if first.what not in _OF_PEOPLE:
        return True
    if counts_all(first) == counts_all(second):
        return counts_all(first) or population_of(first) != "people" or _nouns(first) == _nouns(second)
    whole, part = (a, b) if counts_all(first) else (b, a)
    return population_of(part.quantity) != "people" or part.bounds[0] > whole.bounds[1]


def _nouns(quantity: Quantity) -> frozenset[str]:
    return frozenset(fold(word)[:5] for word in WORD.findall(quantity.of or "")) - _PEOPLE


def status_of_words(name: str) -> Status:
    """Whether a name of people says that they are civilians or combatants; ``unknown`` when it says neither or both."""
    words = {fold(word) for word in WORD.findall(name)}
    civilian, combatant = bool(words & _CIVILIAN), bool(words & _COMBATANT)
    if civilian == combatant:
        return "unknown"
    return "civilian" if civilian else "combatant"


def tolls_of(claim: Claim, later: frozenset[str] = frozenset()) -> list[Quantity]:
    """The figures of a claim that count this event as a whole: no part of a figure of the same thing, no running total.

    "Six of its fourteen trucks burned" is a count of what burned. `later` are ids of claims whose dead are parts
    (`find_later_deaths`).
    """
    listed = claim.quantities
    return [
        q
        for q in listed
        if not q.cumulative
        and not (q.part_of is not None and q.part_of < len(listed) and listed[q.part_of].what == q.what)
        and not (q.what == "killed" and claim.id in later)
    ]


def parts_of(claim: Claim) -> list[Quantity]:
    """Parts of figures of a claim that count people set apart from the whole: "four of them children" is a count of children."""
    listed = claim.quantities
    return [
        q
        for q in listed
        if q.part_of is not None
        and q.part_of < len(listed)
        and listed[q.part_of].what == q.what
        and not q.cumulative
        and population_of(q) not in ("people", population_of(listed[q.part_of]))
    ]


def find_later_deaths(claims: Sequence[Claim]) -> frozenset[str]:
    """Ids of claims that tell who died later ("three of the wounded died at night"): parts of the toll that others give."""
    later = {c.id for c in claims if c.when.of == "died" or _OF_WOUNDED.search(c.evidence.text)}
    tolls = [q.low or 0 for c in claims if c.id not in later for q in tolls_of(c) if q.what == "killed"]
    most = max(tolls, default=0)
    return frozenset(
        claim.id
        for claim in claims
        if claim.id in later and all(q.what != "killed" or (q.low or 0) <= most for q in claim.quantities)
    )


def compatible(a: tuple[float, float], b: tuple[float, float]) -> bool:
    """True when one number can be in both intervals."""
    return max(a[0], b[0]) <= min(a[1], b[1])


def compare_figures(figures: Sequence[Figure]) -> tuple[FieldStatus, FieldReason | None]:
    """How the figures of one population stand to each other. `figures` is not empty."""
    denied = [f for f in figures if f.quantity.denied]
    asserted = [f for f in figures if not f.quantity.denied]
    if denied and asserted:
        return _with_denials(asserted, denied)
    if all(
        compatible(a.reach, b.reach) or _in_one_breath(a, b) for a in asserted for b in asserted if comparable(a, b)
    ):
        status: FieldStatus = "agreed" if _two_hold(asserted or denied) else "single"
        return status, _softer_difference(asserted or denied)
    if is_update(asserted):
        return "revised", "later_update"
    return "conflicting", "true_conflict"


def _in_one_breath(a: Figure, b: Figure) -> bool:
    """True for two figures of one speaker in one report: he does not contradict himself, he counts two things."""
    return a.voice == b.voice and a.claim.document.id == b.claim.document.id


def _two_hold(figures: Sequence[Figure]) -> bool:
    """True where two independent voices give figures that speak of the same."""
    heard = [f for f in figures if f.independent]
    return any(a.voice != b.voice and comparable(a, b) for n, a in enumerate(heard) for b in heard[n + 1 :])


def _with_denials(asserted: list[Figure], denied: list[Figure]) -> tuple[FieldStatus, FieldReason | None]:
    """A speaker who denies a figure of his own takes it back; one who denies another's contradicts it."""
    standing = []
    for figure in asserted:
        against = [d for d in denied if compatible(figure.bounds, d.bounds)]
        if any(d.voice != figure.voice for d in against):
            return "conflicting", "true_conflict"
        if not against:
            standing.append(figure)
    if len(standing) == len(asserted):
        return compare_figures(asserted)
    status, reason = compare_figures(standing) if standing else ("revised", None)
    return (status, reason) if status == "conflicting" else ("revised", "retraction")


def _softer_difference(figures: Sequence[Figure]) -> FieldReason | None:
    """Why compatible figures are not the same words: another modifier on one number, or one value inside another."""
    pairs = [(a, b) for n, a in enumerate(figures) for b in figures[n + 1 :] if comparable(a, b)]
    if any(_said_numbers(a) != _said_numbers(b) for a, b in pairs):
        return "precision"
    return "modifier_drift" if any(a.quantity.modifier != b.quantity.modifier for a, b in pairs) else None


def _said_numbers(figure: Figure) -> frozenset[int]:
    return frozenset(n for n in (figure.quantity.low, figure.quantity.high) if n is not None)


def is_update(figures: Sequence[Figure]) -> bool:
    """True when time explains the difference: one speaker's newer figure, or a slow change from day to day.

    Figures of one day may differ by a tenth (counts of the same hours); from one day to a later one, other speakers' figures may
    grow by a quarter. The missing may also become fewer, since they are found. Outlets that name no source tell what is known by
    then: for two weeks of news their figures grow as they will, those of a later inquiry by half.
    """
    return all(
        _explained(*sorted((a, b), key=lambda f: (f.day, moment_of(f), f.claim.id)))
        for n, a in enumerate(figures)
        for b in figures[n + 1 :]
        if comparable(a, b) and not compatible(a.reach, b.reach)
    )


def _explained(earlier: Figure, later: Figure) -> bool:
    if earlier.voice == later.voice:
        return earlier.day < later.day or _earlier_hour(earlier, later)
    before, after = _number(earlier), _number(later)
    if earlier.day == later.day:
        return abs(after - before) <= _SLIGHT * max(before, after) and max(before, after) >= 10
    if earlier.quantity.what == "missing":
        return True
    if earlier.outlet and later.outlet:
        return before < after <= before * (_INQUIRY if _days_between(earlier, later) > _NEWS else math.inf)
    days = 1 + (after - before) / max(before, 1)
    return 1.0 <= days <= 1.0 + _GROWTH


def _days_between(earlier: Figure, later: Figure) -> int:
    """Days from one figure to the other; 0 where one of them has no day."""
    if not (earlier.day and later.day):
        return 0
    return (date.fromisoformat(later.day) - date.fromisoformat(earlier.day)).days


def moment_of(figure: Figure) -> str:
    """When the figure's report was published, to the hour where that is known; its day where the figure has a day of its own."""
    return figure.day if figure.quantity.as_of else figure.claim.document.published or figure.day


def _earlier_hour(a: Figure, b: Figure) -> bool:
    """True where both reports of one day give the hour, in one way of writing it, and the first is earlier."""
    first, second = moment_of(a), moment_of(b)
    return len(first) == len(second) > len(a.day) and first[19:] == second[19:] and first < second


def _number(figure: Figure) -> int:
    return figure.quantity.low if figure.quantity.low is not None else figure.quantity.high or 0
