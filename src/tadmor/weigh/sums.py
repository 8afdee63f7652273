"""Counts of different people held against each other: sums that make up a whole, parts that pass it, one number under two names."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tadmor.model.incident import FieldReason, FieldStatus
from tadmor.weigh.figures import Figure, compare_figures, compatible, counts_all, population_of

_FIGHTING = frozenset(("combatant", "soldier", "fighter"))
_AGES = frozenset(("child", "woman", "man"))
_MOST_PARTS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Across:
    """How counts of different people stand to each other, with the arithmetic, and the figures it is about."""

    status: FieldStatus
    reason: FieldReason | None = None
    detail: str | None = None
    figures: tuple[Figure, ...]


def compare_across(populations: Mapping[str, Sequence[Figure]]) -> Across | None:
    """What can be said across the populations of one thing counted, where no single population shows a disagreement."""
    figures = tuple(f for group in populations.values() for f in group if not f.quantity.denied)
    pairs = list(itertools.combinations(figures, 2))
    passed = next((found for whole in filter(_is_whole, figures) for found in _passing(whole, figures)), None)
    if passed is not None:
        return Across(status="conflicting", reason="different_count_basis", detail=passed, figures=figures)
    both = _voices_of_both(figures)
    if any(_bases_clash(a, b) and not {a.voice, b.voice} & both for a, b in pairs):
        return Across(status="conflicting", reason="different_count_basis", figures=figures)
    for whole in filter(_is_whole, figures):
        for parts in _sums(whole, figures):
            return Across(
                status="agreed", reason="part_of", detail=_working(parts, whole.number or 0), figures=(whole, *parts)
            )
    if any(_same_number(a, b) for a, b in pairs):
        return Across(status="agreed", figures=figures)
    return None


def compare_casualty_sums(sums: Sequence[Figure], killed: Sequence[Figure], wounded: Sequence[Figure]) -> Across | None:
    """Figures of killed and wounded together against a claim that counts them apart: "4 + 6 = 10"."""
    for dead, hurt in itertools.product(killed, wounded):
        if dead.claim.id != hurt.claim.id or not (_is_whole(dead) and _is_whole(hurt)):
            continue
        total = (dead.number or 0) + (hurt.number or 0)
        added = replace(dead, quantity=replace(dead.quantity, what="killed_or_wounded", low=total, high=total))
        others = [f for f in sums if f.voice != dead.voice and counts_all(f.quantity) and not f.quantity.denied]
        if not others:
            continue
        status, reason = compare_figures([*others, added])
        explained = "part_of" if status == "agreed" and reason is None else reason
        return Across(
            status=status, reason=explained, detail=_working((dead, hurt), total), figures=(*others, dead, hurt)
        )
    return None


def _working(parts: Sequence[Figure], total: int) -> str:
    return f"{' + '.join(str(part.number) for part in parts)} = {total}"


def _is_whole(figure: Figure) -> bool:
    """A closed count of all the people."""
    return (
        population_of(figure.quantity) == "people"
        and counts_all(figure.quantity)
        and figure.number is not None
        and not figure.part
        and figure.quantity.modifier != "counted"
    )


def _is_some(figure: Figure) -> bool:
    """A closed count of people set apart."""
    apart = population_of(figure.quantity) != "people" or not counts_all(figure.quantity)
    return apart and figure.number is not None and figure.number > 0 and not figure.part


def _sums(whole: Figure, figures: Sequence[Figure]) -> Iterator[tuple[Figure, ...]]:
    """Counts of some people that make up the whole of another speaker: of one claim, else of people surely not the same."""
    for told in _of_one_claim(whole, figures):
        if sum(part.number or 0 for part in told) == whole.number:
            yield told
    some = sorted((f for f in figures if _is_some(f) and f.voice != whole.voice), key=lambda f: f.number or 0)
    distinct = list({(population_of(f.quantity), f.number): f for f in some}.values())[:_MOST_PARTS]
    for size in (2, 3):
        for parts in itertools.combinations(distinct, size):
            if _apart(parts) and sum(part.number or 0 for part in parts) == whole.number:
                yield parts


def _passing(whole: Figure, figures: Sequence[Figure]) -> Iterator[str]:
    """Sums of people surely not the same, of one claim, that are more than another speaker's whole."""
    for told in _of_one_claim(whole, figures):
        total = sum(part.number or 0 for part in told)
        if _apart(told) and total > (whole.number or 0):
            yield f"{_working(told, total)}, more than {whole.number}"


def _of_one_claim(whole: Figure, figures: Sequence[Figure]) -> Iterator[tuple[Figure, ...]]:
    by_claim: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.voice != whole.voice:
            by_claim[figure.claim.id].append(figure)
    for told in by_claim.values():
        some = tuple(sorted(filter(_is_some, told), key=lambda f: f.claim.quantities.index(f.quantity)))
        if len(some) > 1 and not any(_is_whole(figure) for figure in told):
            yield some


def _apart(parts: Sequence[Figure]) -> bool:
    """True where nobody can be counted in two of them: civilians and those who fight; children, women and men."""
    named = [population_of(part.quantity) for part in parts]
    if len(set(named)) < len(named):
        return False
    if set(named) <= _AGES:
        return True
    return "civilian" in named and len(named) == 2 and bool(set(named) & _FIGHTING)


def _same_number(a: Figure, b: Figure) -> bool:
    """True where two origins give one number, one of them of people in general."""
    people = {population_of(a.quantity), population_of(b.quantity)}
    return (
        a.number is not None
        and a.number == b.number
        and len(people) == 2
        and "people" in people
        and a.voice != b.voice
        and a.independent
        and b.independent
    )


def _voices_of_both(figures: Sequence[Figure]) -> set[str]:
    """Speakers who count civilians and those who fight apart: neither count is all their dead."""
    sides: dict[str, set[str]] = defaultdict(set)
    for figure in figures:
        sides[figure.voice].add(_side(population_of(figure.quantity)))
    return {voice for voice, said in sides.items() if {"civilian", "combatant"} <= said}


def _bases_clash(a: Figure, b: Figure) -> bool:
    first, second = (_side(population_of(f.quantity)) for f in (a, b))
    if first == second or a.voice == b.voice:
        return False
    if {first, second} == {"civilian", "combatant"}:
        return not compatible(a.reach, b.reach)
    whole, part = (a, b) if first == "people" else (b, a)
    if "people" not in (first, second):
        return False
    return counts_all(whole.quantity) and part.bounds[0] > whole.reach[1]


def _side(population: str) -> str:
    return "combatant" if population == "fighter" else population
