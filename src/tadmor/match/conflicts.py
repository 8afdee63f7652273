"""What keeps two claims apart whatever else they share. A conflict inside a cluster stops two clusters from being joined."""

from __future__ import annotations

from typing import Literal

import numpy as np

from tadmor.match.columns import compare_places_columns, days_apart_columns, same_report, swapped_columns
from tadmor.match.families import class_of, compatibility
from tadmor.match.signature import days_apart
from tadmor.match.table import ClaimTable
from tadmor.match.views import View, swapped
from tadmor.match.vocabulary import Array
from tadmor.model.geography import compare_places
from tadmor.text.names import compare_sides

ANY_DAYS = float("inf")
Conflict = Literal["scope", "reality", "kind", "days", "place", "sides", "recap"]
_UNDONE = ("planned", "threatened", "hypothetical")


def find_conflict(a: View, b: View) -> Conflict | None:
    """The first thing that makes it impossible that both tell of one incident, or None."""
    first, second = a.claim, b.claim
    if _scope(a) != _scope(b):
        return "scope"
    if (first.reality in _UNDONE) != (second.reality in _UNDONE):
        return "reality"
    if not kinds_can_meet(a, b):
        return "kind"
    if days_apart(a, b) > 0:
        return "days"
    if compare_places(a.place, b.place) <= -1.0:
        return "place"
    if swapped(a, b) >= 1.0 or _two_deeds(a, b):
        return "sides"
    return "recap" if _undated_recap_beside_news(a, b) else None


def _two_deeds(a: View, b: View) -> bool:
    """One speaker in one report who names two doers tells of two deeds: a cell that shelled, and the aircraft that struck.

    In a clash both sides act.
    """
    first, second = a.claim, b.claim
    return (
        first.document.id == second.document.id
        and a.origin == b.origin
        and "denies" not in (first.stance, second.stance)
        and "armed_clash" not in (first.kind, second.kind)
        and compare_sides(a.doers, b.doers) < 0
    )


def kinds_can_meet(a: View, b: View) -> bool:
    """True for kinds that can be one event. Fighting and the ground it wins or loses are kept for weighing, not joined."""
    kinds = a.claim.kind, b.claim.kind
    if compatibility(*kinds) == 0:
        return False
    classes = {class_of(kind) for kind in kinds}
    return len(classes) == 1 or classes <= {"violence", "order", "street"}


def _scope(view: View) -> str:
    return view.claim.scope


def _undated_recap_beside_news(a: View, b: View) -> bool:
    first, second = a.claim, b.claim
    if first.document.id != second.document.id or first.told_as == second.told_as:
        return False
    recap = a if first.told_as == "recap" else b
    return not recap.dated


def conflicts_columns(table: ClaimTable, left: Array, right: Array, *, slack_days: float = 0) -> Array:
    """True where `find_conflict` finds one, pair by pair. Days that are up to `slack_days` apart are none."""
    clash = table.scope[left] != table.scope[right]
    clash |= table.undone[left] != table.undone[right]
    clash |= ~kinds_can_meet_columns(table, left, right)
    if slack_days < ANY_DAYS:
        clash |= days_apart_columns(table, left, right) > slack_days
    at = np.flatnonzero(~clash)
    clash[at] = compare_places_columns(table, left[at], right[at]) <= -1.0
    at = np.flatnonzero(~clash)
    clash[at] = swapped_columns(table, left[at], right[at]) >= 1.0
    at = np.flatnonzero(~clash & same_report(table, left, right))
    if len(at):
        clash[at] = _within_report(table, left[at], right[at])
    return np.asarray(clash)


def _within_report(table: ClaimTable, left: Array, right: Array) -> Array:
    """Two deeds of one speaker, and an undated recap beside news."""
    clashes = table.vocabulary.kinds.number("armed_clash")
    fights = (table.kind[left] == clashes) | (table.kind[right] == clashes)
    speaks = (table.origin[left] == table.origin[right]) & ~(table.denies[left] | table.denies[right]) & ~fights
    two_deeds = speaks & (table.vocabulary.compare_sides(table.doers[left], table.doers[right]) < 0)
    undated = table.recap & ~table.dated
    beside_news = (table.recap[left] != table.recap[right]) & (undated[left] | undated[right])
    return np.asarray(two_deeds | beside_news)


def kinds_can_meet_columns(table: ClaimTable, left: Array, right: Array) -> Array:
    """`kinds_can_meet`, pair by pair."""
    _, can_meet, _ = table.vocabulary.kind_tables()
    return np.asarray(can_meet[table.kind[left], table.kind[right]])
