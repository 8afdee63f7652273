"""When, where and with what, as said: one finder and one comparison for each field."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from tadmor.model.claim import Claim
from tadmor.model.geography import compare_places, is_one_spot, width_of
from tadmor.text.answers import said_days
from tadmor.weigh.origins import Voices
from tadmor.weigh.statements import (
    Comparison,
    Statement,
    agree_or_single,
    beside_slips,
    count_voices,
    heard,
    split_lone,
)

_PROVINCE = 2
# The day of a report can be the day before where it happened; an interval for the years to come is nobody's way of being vague.
_ELSEWHERE, _LONG = timedelta(days=1), timedelta(days=366)
# Weapons that rule each other out; "missile" and "rocket" are often one word in another language, as are shells and mortars.
_CLASSES = {
    "drone": "drone",
    "missile": "missile",
    "cruise_missile": "missile",
    "ballistic_missile": "missile",
    "rocket": "missile",
    "mine": "mine",
    "mortar": "shell",
    "artillery": "shell",
}


def _find_days(claims: Sequence[Claim], voices: Voices) -> list[Statement]:
    found = []
    for claim in claims:
        days = said_days(claim)
        denies = claim.stance == "denies"
        if days is None or (denies and "date" not in claim.disputes):
            continue
        first, last = days
        value = first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"
        found.append(
            Statement(
                value=f"denied: {value}" if denies else value, claim=claim, voice=voices.of[claim.id], denies=denies
            )
        )
    return found


def _compare_days(statements: Sequence[Statement]) -> Comparison:
    """Conflicting where two voices give days that do not meet; one voice may move the day later, or one relay have slipped."""
    if any(s.denies for s in statements) and any(not s.denies for s in statements):
        return "conflicting", "true_conflict"
    standing, slips = split_lone(statements, _slipped_days)
    early = [s for s in standing if _is_after_report(s)]
    if early and len(early) < len(standing):
        standing, slips = [s for s in standing if s not in early], [*slips, *early]
    if slips:
        return beside_slips(_compare_days(standing))
    apart = [(a, b) for n, a in enumerate(statements) for b in statements[n + 1 :] if _days_apart(a, b)]
    if not apart:
        days = {said_days(s.claim) for s in statements}
        return agree_or_single(statements)[0], "precision" if len(days) > 1 else None
    if count_voices(statements) > 1:
        return "conflicting", "true_conflict"
    return ("revised", "later_update") if all(a.day != b.day for a, b in apart) else ("single", None)


def _is_after_report(statement: Statement) -> bool:
    """True for something that happened on a day after its report, or until long after it: one of the two days is wrong."""
    days, published = said_days(statement.claim), statement.day
    if days is None or not published or statement.claim.reality != "happened":
        return False
    reported = date.fromisoformat(published)
    return days[0] > reported + _ELSEWHERE or days[1] > reported + _LONG


def _days_apart(a: Statement, b: Statement) -> bool:
    first, second = said_days(a.claim), said_days(b.claim)
    return first is not None and second is not None and max(first[0], second[0]) > min(first[1], second[1])


def _slipped_days(a: Statement, b: Statement) -> bool:
    """True for days that do not meet and differ in the month alone, or in the year alone."""
    first, second = said_days(a.claim), said_days(b.claim)
    if first is None or second is None or not _days_apart(a, b):
        return False
    return _one_part_differs(first[0], second[0]) and _one_part_differs(first[1], second[1])


def _one_part_differs(a: date, b: date) -> bool:
    return a.day == b.day and (a.month == b.month) != (a.year == b.year)


def _find_places(claims: Sequence[Claim], voices: Voices) -> list[Statement]:
    """Places of impact; who only denies something does not say where it was, unless nobody else does."""
    placed = [claim for claim in heard(claims) if claim.where is not None and claim.where.role == "impact"]
    told = [claim for claim in placed if claim.stance != "denies"] or placed
    return [Statement(value=c.where.name, claim=c, voice=voices.of[c.id]) for c in told if c.where is not None]


def _compare_places_said(statements: Sequence[Statement]) -> Comparison:
    """Agreed where the places of two voices meet; a place that no map holds neither agrees nor contradicts."""
    standing, slips = split_lone(statements, _places_apart)
    if slips:
        return beside_slips(_compare_places_said(standing))
    pairs = [(a, b) for n, a in enumerate(statements) for b in statements[n + 1 :]]
    if any(_places_apart(a, b) for a, b in pairs):
        return ("conflicting", "true_conflict") if count_voices(statements) > 1 else ("single", None)
    if not any(a.voice != b.voice and compare_places(a.claim.where, b.claim.where) > 0 for a, b in pairs):
        return "single", None
    return agree_or_single(statements, "precision" if any(_finer(a, b) for a, b in pairs) else None)


def _finer(a: Statement, b: Statement) -> bool:
    """True for two places that can be one and are not one spot: the town and its quarter, its district, a house in it."""
    first, second = a.claim.where, b.claim.where
    return (
        first is not None
        and second is not None
        and compare_places(first, second) > 0
        and not is_one_spot(first, second)
    )


def _places_apart(a: Statement, b: Statement) -> bool:
    first, second = a.claim.where, b.claim.where
    if first is None or second is None:
        return False
    if compare_places(first, second) <= -1.0:
        return True
    provinces = width_of(first) == width_of(second) == _PROVINCE and bool(first.admin1 and second.admin1)
    return provinces and first.country == second.country and first.admin1 != second.admin1


def _find_weapons(claims: Sequence[Claim], voices: Voices) -> list[Statement]:
    return [
        Statement(
            value=weapon.category,
            claim=claim,
            voice=voices.of[claim.id],
            name=(weapon.entity_id or weapon.name) if weapon.name[:1].isupper() else None,
        )
        for claim in heard(claims)
        for weapon in claim.weapons
        if weapon.role == "used"
    ]


def _compare_weapons(statements: Sequence[Statement]) -> Comparison:
    """Agreed when two voices name one class. Conflicting where each of two voices names one weapon and they rule each other out.

    Other classes are shown, not called a conflict: several were often used.
    """
    standing, slips = split_lone(statements, _weapons_apart)
    if slips:
        return beside_slips(_compare_weapons(standing))
    held: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        held[statement.voice].append(statement)
    alone = [said for said in held.values() if len({(_class_of(s), s.name) for s in said}) == 1]
    if any(_weapons_apart(a[0], b[0]) for n, a in enumerate(alone) for b in alone[n + 1 :]):
        return "conflicting", "true_conflict"
    classes: dict[str, set[str]] = defaultdict(set)
    for statement in statements:
        classes[_class_of(statement)].add(statement.voice)
    shared = {name for name, heard_by in classes.items() if len(heard_by) > 1}
    if not shared:
        return "single", None
    names = {s.name for s in statements if _class_of(s) in shared}
    return "agreed", "precision" if len(names) > 1 else None


def _class_of(statement: Statement) -> str:
    return _CLASSES.get(statement.value, statement.value)


def _weapons_apart(a: Statement, b: Statement) -> bool:
    """True for two weapons that rule each other out, and for two makes of one weapon."""
    first, second = _class_of(a), _class_of(b)
    if first != second:
        return a.value in _CLASSES and b.value in _CLASSES
    return a.name is not None and b.name is not None and a.name != b.name


compare_days = (_find_days, _compare_days)
compare_places_said = (_find_places, _compare_places_said)
compare_weapons = (_find_weapons, _compare_weapons)
