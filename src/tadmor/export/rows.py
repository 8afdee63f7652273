"""Incidents and claims as flat rows for tables and maps: each says who says so, with the quotation and any denial."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from tadmor.export.changed import spell_changed
from tadmor.export.naming import spell_where
from tadmor.export.protect import Released
from tadmor.export.wording import (
    spell_chain,
    spell_denial,
    spell_field,
    spell_name,
    spell_quantity,
    spell_stance,
    spell_time,
)
from tadmor.model.actor import Actor
from tadmor.model.claim import Claim
from tadmor.model.incident import Casualties, Grade, Incident, Range
from tadmor.model.place import Place
from tadmor.model.value import TimeInterval

Cell = str | int | float | None
Row = dict[str, Cell]
AGAINST = ("denies", "does_not_confirm")


def incident_rows(released: Released) -> Iterator[tuple[Incident, Row]]:
    """Each incident with its row, in order of time."""
    claims = {claim.id: claim for claim in released.claims}
    for incident in sort_incidents(released.incidents):
        told = [claims[claim] for claim in incident.claims if claim in claims]
        yield incident, incident_row(incident, told)


def claim_rows(released: Released) -> Iterator[Row]:
    """Each claim as a row, by incident and time; claims of no incident last."""
    claims = {claim.id: claim for claim in released.claims}
    for incident in sort_incidents(released.incidents):
        told = [claims.pop(claim) for claim in incident.claims if claim in claims]
        for claim in sorted(told, key=_by_publication):
            yield _claim_row(claim, incident, told)
    for claim in sorted(claims.values(), key=_by_publication):
        yield _claim_row(claim, None, tuple(c for c in claims.values() if c.about == claim.id))


def sort_incidents(incidents: Iterable[Incident]) -> list[Incident]:
    """Incidents in order of time, those without one last: the order of every list and table."""
    return sorted(incidents, key=_by_time)


def sort_claims(claims: Iterable[Claim]) -> list[Claim]:
    """Claims in order of publication."""
    return sorted(claims, key=_by_publication)


def first_told(claims: Sequence[Claim]) -> Claim:
    """The claim to quote for an incident: the earliest of those that tell it, a denial only where there is nothing else."""
    return min(claims, key=lambda claim: (claim.stance in AGAINST, *_by_publication(claim)))


def _by_time(incident: Incident) -> tuple[str, str]:
    when = incident.when
    return ((when.earliest or when.latest or "9999") if when else "9999", incident.id)


def _by_publication(claim: Claim) -> tuple[str, str]:
    return (claim.document.published or "9999", claim.id)


def incident_row(incident: Incident, told: Sequence[Claim]) -> Row:
    """One incident as a row; `told` are its claims."""
    row: Row = {"incident": incident.id, "kind": spell_name(incident.kind)}
    row |= (
        _time_cells(incident.when) | _place_cells(incident.where) | {"actors_as_said": _spell_actors(incident.actors)}
    )
    row |= _casualty_cells(incident.casualties) | _grade_cells(incident.grade)
    row |= {
        "fields": "; ".join(spell_field(field) for field in incident.fields),
        "independent_origins": "; ".join(origin.name for origin in incident.independent_origins),
        "reports": len(incident.documents),
        "claims": len(incident.claims),
        "reports_not_readable": incident.unread_documents,
        "first_reported": incident.first_reported,
        "part_of": incident.part_of,
        "response_to": incident.response_to,
        "response_said_by": "; ".join(incident.response_said_by),
    }
    return row | _saying_cells(first_told(told) if told else None, told)


def _claim_row(claim: Claim, incident: Incident | None, told: Sequence[Claim]) -> Row:
    row: Row = {
        "claim": claim.id,
        "incident": incident.id if incident else None,
        "kind": spell_name(claim.kind),
        "scope": claim.scope,
        "reality": claim.reality,
        "told_as": claim.told_as,
    }
    row |= _time_cells(claim.when) | _place_cells(claim.where) | {"actors_as_said": _spell_actors(claim.actors)}
    row |= {
        "figures": "; ".join(spell_quantity(quantity) for quantity in claim.quantities),
        "objects": "; ".join(f"{thing.name} ({spell_name(thing.category)})" for thing in claim.objects),
        "weapons": "; ".join(f"{weapon.name} ({weapon.role})" for weapon in claim.weapons),
        "outlet": claim.document.outlet,
        "published": claim.document.published,
        "confidence": claim.confidence,
    }
    return row | _saying_cells(claim, told)


def _saying_cells(claim: Claim | None, told: Sequence[Claim]) -> Row:
    against = [other for other in told if other.stance in AGAINST]
    return {
        "who_says_so": spell_chain(claim.sources) if claim else None,
        "stance": spell_stance(claim) if claim else None,
        "denials": "; ".join(spell_denial(other) for other in sorted(against, key=_by_publication)),
        "quotation": claim.evidence.text if claim else None,
        "document": claim.document.id if claim else None,
        "url": claim.document.url if claim else None,
        "start": claim.evidence.start if claim else None,
        "end": claim.evidence.end if claim else None,
    }


def _time_cells(when: TimeInterval | None) -> Row:
    return {
        "when": spell_time(when),
        "earliest": when.earliest if when else None,
        "latest": when.latest if when else None,
        "time_precision": when.precision if when else None,
        "time_basis": when.basis if when else None,
    }


def _place_cells(where: Place | None) -> Row:
    names = ("country", "admin1", "latitude", "longitude", "radius_km")
    cells: Row = {name: getattr(where, name) if where else None for name in names}
    return {"where": spell_where(where), **cells, "place_precision": where.precision if where else None}


def _casualty_cells(casualties: Casualties | None) -> Row:
    figures: Mapping[str, Range] = (
        {"killed": casualties.killed, "wounded": casualties.wounded}
        if casualties
        else {"killed": Range(), "wounded": Range()}
    )
    cells: Row = {
        f"{what}_{side}": getattr(figures[what], side) for what in figures for side in ("low", "best", "high")
    }
    return cells | {
        "casualty_policy": casualties.policy if casualties else None,
        "casualty_notes": "; ".join(casualties.notes) if casualties else None,
    }


def _grade_cells(grade: Grade | None) -> Row:
    return {
        "airwars_grade": grade.airwars if grade else None,
        "credibility": grade.credibility if grade else None,
        "grade_reasons": "; ".join(grade.reasons) if grade else None,
        "grade_would_change": "; ".join(grade.would_change_it) if grade else None,
        "grade_signed_by": grade.signed_by if grade else None,
        "grade_changed_since": " | ".join(map(spell_changed, grade.changed_since)) or None if grade else None,
    }


def _spell_actors(actors: Sequence[Actor]) -> str:
    named = (
        f"{actor.role}: {actor.name}" + (f" ({actor.certainty})" if actor.certainty != "named" else "")
        for actor in actors
    )
    return "; ".join(dict.fromkeys(named))
