"""How far coders of the same reports agree: per field of statements that answer to each other, and on which tell of one event."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from typing import Any

from tadmor.model.claim import Claim
from tadmor.model.correction import ROLES
from tadmor.run.aligning import Aligned, place_key
from tadmor.run.alpha import LEAST_UNITS, Alpha, Metric, Rated, Value, measure_alpha

EventNames = Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One thing that is compared. `of` gives the value of a statement, None where it says nothing."""

    name: str
    metric: Metric
    of: Callable[[Claim], Value | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """The agreement on one field. `one_silent` counts the units to which only one of the coders gave a value."""

    name: str
    alpha: Alpha
    one_silent: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How far coders agree. `units` are all statements that anybody coded, `shared` those that two or more did."""

    units: int
    shared: int
    fields: tuple[Agreed, ...]


def measure_agreement(units: Sequence[Aligned], events: EventNames, *, seed: int = 0) -> Agreement:
    """The agreement on every field of `FIELDS` and on ``event``.

    `events` are the names that coders gave to events, by coder and statement. Two statements are of the same event for a coder who
    gave both the same name. To say nothing of a nominal field is a value too; of a number it is none.
    """
    shared = [unit for unit in units if len(unit.claims) > 1]
    fields = [_measure_field(field, shared, seed) for field in FIELDS]
    pairs = [pair for a, b in combinations(shared, 2) if (pair := _rate_pair(a, b, events))]
    event = measure_alpha(pairs, "nominal", seed=seed)
    if len(shared) < LEAST_UNITS:  # Few statements make many pairs, and are few all the same.
        event = replace(event, low=None, high=None, few=True)
    fields.append(Agreed(name="event", alpha=event))
    return Agreement(units=len(units), shared=len(shared), fields=tuple(fields))


def list_rows(agreement: Agreement) -> list[dict[str, Any]]:
    """The agreement as rows for a table: numbers rounded to three places, None where there is none."""
    return [
        {
            "field": one.name,
            "metric": one.alpha.metric,
            "alpha": _round(one.alpha.alpha),
            "low": _round(one.alpha.low),
            "high": _round(one.alpha.high),
            "raw_agreement": _round(one.alpha.raw),
            "units": one.alpha.units,
            "reports": one.alpha.reports,
            "only_one_says": one.one_silent,
            "too_few": one.alpha.few,
        }
        for one in agreement.fields
    ]


def _measure_field(field: Field, units: Sequence[Aligned], seed: int) -> Agreed:
    rated, one_silent = list[Rated](), 0
    for unit in units:
        given = [field.of(claim) for claim in unit.claims.values()]
        values = tuple(value for value in given if value is not None)
        one_silent += len(values) == 1
        rated.append(Rated(reports=(unit.document,), values=values))
    return Agreed(name=field.name, alpha=measure_alpha(rated, field.metric, seed=seed), one_silent=one_silent)


def _rate_pair(a: Aligned, b: Aligned, events: EventNames) -> Rated | None:
    """Whether two statements tell of one event, as every coder says who coded both."""
    values = tuple(
        "same"
        if (name := events.get((coder, a.claims[coder].id))) and name == events.get((coder, b.claims[coder].id))
        else "different"
        for coder in sorted(a.claims.keys() & b.claims.keys())
    )
    return Rated(reports=tuple(sorted({a.document, b.document})), values=values) if len(values) > 1 else None


def _actors(slot: str) -> Callable[[Claim], str]:
    def of(claim: Claim) -> str:
        names = {a.entity_id or " ".join(a.name.casefold().split()) for a in claim.actors if a.role in ROLES[slot]}
        return "; ".join(sorted(names))

    return of


def _middle_day(claim: Claim) -> float | None:
    """The middle of the days in which it happened, as a number; None where the statement itself says no day."""
    if claim.when.basis == "publication":
        return None
    days = [date.fromisoformat(day[:10]).toordinal() for day in (claim.when.earliest, claim.when.latest) if day]
    return sum(days) / len(days) if days else None


def _figure(what: str) -> Callable[[Claim], float | None]:
    def of(claim: Claim) -> float | None:
        """The sum of the figures, each at the middle of its range."""
        told = [q for q in claim.quantities if q.what == what and q.part_of is None]
        middles = [sum(ends) / len(ends) for q in told if (ends := [end for end in (q.low, q.high) if end is not None])]
        return sum(middles) if middles else None

    return of


def _round(number: float | None) -> float | None:
    return None if number is None else round(number, 3)


FIELDS = (
    Field(name="kind", metric="nominal", of=lambda claim: claim.kind),
    Field(name="stance", metric="nominal", of=lambda claim: claim.stance),
    Field(name="reality", metric="nominal", of=lambda claim: claim.reality),
    Field(name="perpetrator", metric="nominal", of=_actors("perpetrator")),
    Field(name="target", metric="nominal", of=_actors("target")),
    Field(name="where", metric="nominal", of=place_key),
    Field(name="when", metric="interval", of=_middle_day),
    Field(name="killed", metric="ratio", of=_figure("killed")),
    Field(name="wounded", metric="ratio", of=_figure("wounded")),
)
