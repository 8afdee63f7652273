"""Typed fields of an incident: every value with who says it, and how the values stand to each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import get_args

from tadmor.model.claim import Claim
from tadmor.model.ids import ClaimId
from tadmor.model.incident import CopyGroup, Field, FieldName, FieldReason, FieldStatus, FieldValue
from tadmor.weigh.days import days_of_battle
from tadmor.weigh.doers import compare_perpetrators
from tadmor.weigh.figures import Figure, compare_figures, find_later_deaths, parts_of, population_of, tolls_of
from tadmor.weigh.origins import Voices, find_voices
from tadmor.weigh.passed_on import find_drift, pass_on
from tadmor.weigh.scenes import compare_days, compare_places_said, compare_weapons
from tadmor.weigh.slips import FigureKey, find_slips, key_of_figure
from tadmor.weigh.speakers import is_outlet
from tadmor.weigh.statements import Statement, beside_slips, compare_existence, compare_statuses, heard
from tadmor.weigh.sums import Across, compare_across, compare_casualty_sums
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
_DISPUTED = ("conflicting", "revised")
Populations = Mapping[str, list[Figure]]
Comparison = tuple[FieldStatus, FieldReason | None]
Compare = Callable[[Sequence[Statement]], Comparison]


def weigh_fields(claims: Sequence[Claim], copies: Sequence[CopyGroup] = ()) -> tuple[Field, ...]:
    """Fields of the claims of one incident, in the order of the field table, one for each population counted, all people first.

    A total for a day or a period is no figure of an event; totals are weighed with each other alone.
    A field that nobody speaks of is absent. `single`: one independent voice holds it, however many reports relay it.
    """
    voices = find_voices(claims, copies)
    if not all_totals(claims):
        claims = [claim for claim in claims if claim.scope not in TOTALS]
    fields = [*_counts(claims, voices), *_others(claims, voices)]
    return tuple(
        sorted(fields, key=lambda f: (_ORDER.index(f.field), -len(f.values), f.of not in (None, "people"), f.of or ""))
    )


def _counts(claims: Sequence[Claim], voices: Voices) -> list[Field]:
    all_figures = find_figures(claims, voices)
    days = days_of_battle(claims)
    figures = [figure for figure in all_figures if figure.claim.id not in days]
    slips = find_slips(figures)
    crossed = _crossed(figures)
    told: dict[str, Populations] = {}
    fields: list[Field] = []
    for name in _COUNTED:
        populations: dict[str, list[Figure]] = defaultdict(list)
        for figure in figures:
            if figure.quantity.what == name:
                populations[population_of(figure.quantity)].append(figure)
        told[name] = populations
        counted = [_count_field(name, of, group, slips, voices) for of, group in sorted(populations.items())]
        counted = [_with_crossed(field, populations[field.of or ""], crossed) for field in counted]
        if name == "killed":
            counted = _with_plain_denials(counted, claims, populations, voices)
        fields += [*counted, *_across(name, populations, counted, voices)]
    apart = _of_days([figure for figure in all_figures if figure.claim.id in days], days, voices)
    return [*_with_casualty_sums(fields, told, voices), *apart]


def _of_days(figures: Sequence[Figure], days: Mapping[ClaimId, date], voices: Voices) -> list[Field]:
    """A field for each day of a battle and population: the figures of one day are compared with each other alone."""
    groups: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        of = f"{population_of(figure.quantity)} of {days[figure.claim.id].isoformat()}"
        groups[figure.quantity.what, of].append(figure)
    return [
        _count_field(name, of, group, find_slips(group), voices)
        for name in _COUNTED
        for (what, of), group in sorted(groups.items())
        if what == name
    ]


def find_figures(claims: Sequence[Claim], voices: Voices) -> list[Figure]:
    """The figures of an event, each with who gives it: no running totals, no guesses of commentators."""
    origins = {origin.name for origin in voices.origins}
    later = find_later_deaths(claims)
    return [
        Figure(
            claim=claim,
            quantity=quantity,
            voice=voices.of[claim.id],
            independent=voices.of[claim.id] in origins,
            day=(quantity.as_of or claim.document.published or "")[:10],
            outlet=is_outlet(claim),
            part=part,
        )
        for claim in heard(claims)
        for part, quantities in ((False, tolls_of(claim, later)), (True, parts_of(claim)))
        for quantity in quantities
    ]


def _count_field(
    name: FieldName, of: str, figures: list[Figure], slips: Mapping[FigureKey, str], voices: Voices
) -> Field:
    detail = "; ".join(sorted({slips[key] for f in figures if (key := key_of_figure(f)) in slips})) or None
    standing = pass_on([f for f in figures if key_of_figure(f) not in slips], voices)
    compared = compare_figures(standing)
    status, reason = beside_slips(compared) if detail else compared
    if detail is None and (drift := find_drift(standing, voices)) is not None and status not in ("agreed", "revised"):
        status, reason, detail = "single", "modifier_drift", drift
    values = _figure_values(figures, voices)
    return Field(field=name, of=of, status=status, reason=reason, detail=detail, values=values)


def _crossed(figures: Sequence[Figure]) -> set[tuple[str, int]]:
    """Speakers and numbers that one relay has as killed and another as wounded: one of the two is likely a slip."""
    said: dict[tuple[str, int], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for figure in figures:
        number = figure.quantity.low
        if figure.quantity.what in ("killed", "wounded") and number is not None and number >= _SLIP:
            said[(figure.voice, number)][figure.quantity.what].add(figure.claim.document.id)
    return {key for key, whats in said.items() if len(whats) == 2 and not whats["killed"] & whats["wounded"]}


def _with_crossed(field: Field, figures: Sequence[Figure], crossed: set[tuple[str, int]]) -> Field:
    numbers = sorted({f.quantity.low or 0 for f in figures if (f.voice, f.quantity.low) in crossed})
    if not numbers or field.status not in ("single", "agreed"):
        return field
    detail = f"{', '.join(str(n) for n in numbers)} killed in one report, wounded in another, of one speaker"
    return replace(field, status="conflicting", reason="likely_slip", detail=detail)


def _with_plain_denials(fields: list[Field], claims: Sequence[Claim], told: Populations, voices: Voices) -> list[Field]:
    """A denial of the toll without a number stands against the counts of all the people, or of the most of them."""
    denials = [
        c
        for c in claims
        if c.stance == "denies" and "killed" in c.disputes and not any(q.what == "killed" for q in c.quantities)
    ]
    if not denials or not fields:
        return fields
    at = min(fields, key=lambda f: (f.of != "people", -len(f.values), f.of or ""))
    said = told[at.of or ""]
    others = {f.voice for f in said} - {voices.of[c.id] for c in denials}
    status: FieldStatus = "conflicting" if others else "revised"
    value = _values({"denied": denials}, voices)
    reason: FieldReason = "true_conflict" if others else "retraction"
    disputed = replace(at, status=status, reason=reason, detail=None, values=(*at.values, *value))
    return [disputed if field is at else field for field in fields]


def _across(name: FieldName, populations: Populations, told: Sequence[Field], voices: Voices) -> list[Field]:
    """A field for counts over different people that cannot both be the toll, or that make up one number all the same.

    Only where no single population shows a disagreement already.
    """
    if any(field.status in _DISPUTED for field in told):
        return []
    found = compare_across(populations)
    plain = found is not None and found.status == "agreed" and found.detail is None
    if found is None or (plain and any(field.status == "agreed" for field in told)):
        return []
    return [_field_across(name, found, voices)]


def _field_across(name: FieldName, found: Across, voices: Voices) -> Field:
    values = _figure_values(found.figures, voices)
    return Field(field=name, status=found.status, reason=found.reason, detail=found.detail, values=values)


def _with_casualty_sums(fields: list[Field], told: Mapping[str, Populations], voices: Voices) -> list[Field]:
    """Killed and wounded in one sum, held against those who count them apart; in place of a field that shows no dispute."""
    sums, killed, wounded = (told[name].get("people", []) for name in ("killed_or_wounded", "killed", "wounded"))
    found = compare_casualty_sums(sums, killed, wounded)
    held = next((f for f in fields if f.field == "killed_or_wounded" and f.of == "people"), None)
    if found is None or held is None or held.status in _DISPUTED:
        return fields
    apart = Across(status=found.status, reason=found.reason, detail=found.detail, figures=found.figures)
    return [
        *(f for f in fields if f is not held),
        replace(_field_across("killed_or_wounded", apart, voices), of="people"),
    ]


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
    days = days_of_battle(claims)
    fields = []
    for name, find, compare in comparisons:
        # Each day of a battle is told rightly: only those who tell of all of it can differ on when it was.
        told = [claim for claim in claims if claim.id not in days] if name == "when" else claims
        statements = find(told, voices)
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
