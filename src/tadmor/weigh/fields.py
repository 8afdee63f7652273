"""Typed fields of an incident: every value with who says it, and how the values stand to each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import get_args

from tadmor.model.claim import Claim
from tadmor.model.incident import CopyGroup, Field, FieldName, FieldReason, FieldStatus, FieldValue
from tadmor.weigh.figures import (
    Figure,
    compare_figures,
    compatible,
    counts_all,
    find_later_deaths,
    population_of,
    tolls_of,
)
from tadmor.weigh.origins import Voices, find_voices
from tadmor.weigh.statements import (
    Statement,
    compare_days,
    compare_existence,
    compare_perpetrators,
    compare_places_said,
    compare_statuses,
    compare_weapons,
)
from tadmor.weigh.totals import TOTALS, all_totals

_COUNTED: tuple[FieldName, ...] = (
    "killed",
    "wounded",
    "killed_or_wounded",
    "missing",
    "abducted",
    "displaced",
    "vehicles_destroyed",
    "vehicles_total",
)
_ORDER: tuple[FieldName, ...] = get_args(FieldName)
_SLIP = 5
Comparison = tuple[FieldStatus, FieldReason | None]
Compare = Callable[[Sequence[Statement]], Comparison]


def weigh_fields(claims: Sequence[Claim], copies: Sequence[CopyGroup] = ()) -> tuple[Field, ...]:
    """Fields of the claims of one incident, in the order of the field table, one for each population counted.

    A total for a day or a period is no figure of an event; totals are weighed with each other alone.
    A field that nobody speaks of is absent. `single`: one independent voice holds it, however many reports relay it.
    """
    voices = find_voices(claims, copies)
    if not all_totals(claims):
        claims = [claim for claim in claims if claim.scope not in TOTALS]
    fields = [*_counts(claims, voices), *_others(claims, voices)]
    return tuple(sorted(fields, key=lambda f: (_ORDER.index(f.field), -len(f.values), f.of or "")))


def _counts(claims: Sequence[Claim], voices: Voices) -> list[Field]:
    origins = {origin.name for origin in voices.origins}
    later = find_later_deaths(claims)
    figures = [
        Figure(
            claim=claim,
            quantity=q,
            voice=voices.of[claim.id],
            independent=voices.of[claim.id] in origins,
            day=_day(claim, q.as_of),
        )
        for claim in claims
        for q in tolls_of(claim, later)
    ]
    slips = _slips(figures)
    fields = []
    for name in _COUNTED:
        populations: dict[str, list[Figure]] = defaultdict(list)
        for figure in figures:
            if figure.quantity.what == name:
                populations[population_of(figure.quantity)].append(figure)
        told = [_count_field(name, of, group, slips, voices) for of, group in sorted(populations.items())]
        fields += [*told, *_across(name, populations, told, voices)]
    return fields


def _count_field(name: FieldName, of: str, figures: list[Figure], slips: set[tuple[str, int]], voices: Voices) -> Field:
    status, reason = compare_figures(figures)
    if status in ("single", "agreed") and any((f.voice, f.quantity.low) in slips for f in figures):
        status, reason = "conflicting", "likely_slip"
    return Field(field=name, of=of, status=status, reason=reason, values=_figure_values(figures, voices))


def _slips(figures: Sequence[Figure]) -> set[tuple[str, int]]:
    """Speakers and numbers that one relay has as killed and another as wounded: one of the two is likely a slip."""
    said: dict[tuple[str, int], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for figure in figures:
        number = figure.quantity.low
        if figure.quantity.what in ("killed", "wounded") and number is not None and number >= _SLIP:
            said[(figure.voice, number)][figure.quantity.what].add(figure.claim.document.id)
    return {key for key, whats in said.items() if len(whats) == 2 and not whats["killed"] & whats["wounded"]}


def _across(
    name: FieldName, populations: dict[str, list[Figure]], told: Sequence[Field], voices: Voices
) -> list[Field]:
    """A field for counts over different people that cannot both be the toll, or that are one number all the same.

    Only where no single population shows a disagreement already.
    """
    if len(populations) < 2 or any(field.status in ("conflicting", "revised") for field in told):
        return []
    figures = [f for group in populations.values() for f in group if not f.quantity.denied]
    values = _figure_values(figures, voices)
    pairs = [(a, b) for n, a in enumerate(figures) for b in figures[n + 1 :]]
    if not any(_bases_clash(a, b) for a, b in pairs):
        agreed = any(_same_number(a, b) for a, b in pairs) and not any(field.status == "agreed" for field in told)
        return [Field(field=name, of=None, status="agreed", values=values)] if agreed else []
    return [Field(field=name, of=None, status="conflicting", reason="different_count_basis", values=values)]


def _same_number(a: Figure, b: Figure) -> bool:
    """True where two origins give one number, one of them of people in general."""
    first, second = population_of(a.quantity), population_of(b.quantity)
    exact = a.quantity.low == a.quantity.high and a.quantity.low is not None and a.bounds == b.bounds
    return (
        exact
        and first != second
        and "people" in (first, second)
        and a.voice != b.voice
        and a.independent
        and b.independent
    )


def _bases_clash(a: Figure, b: Figure) -> bool:
    first, second = population_of(a.quantity), population_of(b.quantity)
    if first == second or a.voice == b.voice:
        return False
    if {first, second} == {"civilian", "combatant"}:
        return not compatible(a.bounds, b.bounds)
    whole, part = (a, b) if first == "people" else (b, a)
    if "people" not in (first, second):
        return False
    return counts_all(whole.quantity) and part.bounds[0] > whole.bounds[1]


def _day(claim: Claim, as_of: str | None) -> str:
    return (as_of or claim.document.published or "")[:10]


def _figure_values(figures: Sequence[Figure], voices: Voices) -> tuple[FieldValue, ...]:
    grouped: dict[str, list[Claim]] = defaultdict(list)
    for figure in figures:
        grouped[figure.text].append(figure.claim)
    return _values(grouped, voices)


def _values(grouped: dict[str, list[Claim]], voices: Voices) -> tuple[FieldValue, ...]:
    origins = {origin.name for origin in voices.origins}
    values = [
        FieldValue(
            value=value,
            claims=tuple(sorted({claim.id for claim in claims})),
            origins=tuple(sorted({voices.of[claim.id] for claim in claims} & origins)),
            documents=tuple(sorted({claim.document.id for claim in claims})),
            first_said=min((c.document.published[:10] for c in claims if c.document.published), default=None),
        )
        for value, claims in grouped.items()
    ]
    return tuple(sorted(values, key=lambda v: (-len(v.origins), -len(v.documents), v.value)))


def _others(claims: Sequence[Claim], voices: Voices) -> list[Field]:
    comparisons: tuple[tuple[FieldName, Callable[[Sequence[Claim], Voices], list[Statement]], Compare], ...] = (
        ("existence", *compare_existence),
        ("perpetrator", *compare_perpetrators),
        ("status", *compare_statuses),
        ("when", *compare_days),
        ("where", *compare_places_said),
        ("weapon", *compare_weapons),
    )
    origins = {origin.name for origin in voices.origins}
    fields = []
    for name, find, compare in comparisons:
        statements = find(claims, voices)
        if not statements:
            continue
        status, reason = compare(statements)
        if status == "agreed" and len({s.voice for s in statements} & origins) < 2:
            status, reason = "single", None
        grouped: dict[str, list[Claim]] = defaultdict(list)
        for statement in statements:
            grouped[statement.value].append(statement.claim)
        fields.append(Field(field=name, status=status, reason=reason, values=_values(grouped, voices)))
    return fields
