"""Totals for a day, a province or a war: incidents of their own, that hold others and are never added to them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tadmor.model.claim import Claim
from tadmor.model.geography import compare_places, width_of
from tadmor.model.incident import Incident

TOTALS = ("day_total", "period_total")


def all_totals(claims: Sequence[Claim]) -> bool:
    """True where every one of some claims is the total of a day or a period."""
    return bool(claims) and all(claim.scope in TOTALS for claim in claims)


def is_total(incident: Incident, claims: Iterable[Claim]) -> bool:
    """True for an incident that is a total: its figures count those of other incidents again and must not be added to them.

    `claims` are those of the record, or at least those of the incident.
    """
    return all_totals([claim for claim in claims if claim.id in incident.claims])


def is_within_day(incident: Incident, total: Incident) -> bool:
    """True where the day of `total` (or its 24 hours) holds that of the incident, and its place the incident's."""
    mine, whole = incident.when, total.when
    if mine is None or whole is None or not (mine.first_day and whole.first_day):
        return False
    if (
        mine.last_day is None
        or whole.last_day is None
        or mine.first_day < whole.first_day
        or mine.last_day > whole.last_day
    ):
        return False
    if incident.where is None or total.where is None:
        return False
    widths = width_of(incident.where), width_of(total.where)
    if widths[0] is None or widths[1] is None or widths[0] >= widths[1]:
        return False
    return compare_places(incident.where, total.where) > 0
