"""What keeps two claims apart whatever else they share. A conflict inside a cluster stops two clusters from being joined."""

from __future__ import annotations

from typing import Literal

import numpy as np

from tadmor.match.columns import compare_places_columns, days_apart_columns, same_report, swapped_columns
from tadmor.match.families import class_of, compatibility
from tadmor.match.signature import days_apart
from tadmor.match.table import NOT_COUNTED, ClaimTable
from tadmor.match.views import View, is_answer_beside, swapped
from tadmor.match.vocabulary import NOWHERE, Array
from tadmor.model.geography import compare_places, width_of
from tadmor.model.place import Place
from tadmor.text.names import compare_sides

ANY_DAYS = float("inf")
Conflict = Literal["scope", "reality", "kind", "days", "place", "sides", "recap", "answered"]
_NEIGHBOURS = 0.2
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
    if is_answer_beside(a, b):
        return "answered"
    return "recap" if _undated_recap_beside_news(a, b) else None


def _two_deeds(a: View, b: View) -> bool:
    """One speaker in one report who names two doers tells of two deeds: a cell that shelled, and the aircraft that struck.

    In a clash both sides act. So does one who gives two towns a toll each.
    """
    first, second = a.claim, b.claim
    if first.document.id != second.document.id or a.origin != b.origin or "denies" in (first.stance, second.stance):
        return False
    if "armed_clash" not in (first.kind, second.kind) and compare_sides(a.doers, b.doers) < 0:
        return True
    killed = a.figures.get("killed"), b.figures.get("killed")
    return _two_towns(a.place, b.place) and None not in killed and killed[0] != killed[1]


def _two_towns(a: Place | None, b: Place | None) -> bool:
    """True for two settlements that are neighbours at best, or of other names where the map does not know them."""
    if a is None or b is None or width_of(a) or width_of(b):
        return False
    return compare_places(a, b) <= _NEIGHBOURS


def kinds_can_meet(a: View, b: View) -> bool:
    """True for kinds that can be one event. Fighting and the ground it wins or loses are kept for weighing, not joined."""
    kinds = a.claim.kind, b.claim.kind
    if compatibility(*kinds) == 0:
        return False
    classes = {class_of(kind) for kind in kinds}
    return len(classes) == 1 or classes <= {"violence", "order", "street"}


def _scope(view: View) -> str:
    return view.scope


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
    """Two deeds of one speaker, an act beside what it answers, and an undated recap beside news."""
    clashes = table.vocabulary.kinds.number("armed_clash")
    fights = (table.kind[left] == clashes) | (table.kind[right] == clashes)
    speaks = (table.origin[left] == table.origin[right]) & ~(table.denies[left] | table.denies[right])
    two_deeds = speaks & ~fights & (table.vocabulary.compare_sides(table.doers[left], table.doers[right]) < 0)
    two_deeds |= speaks & _two_tolls_columns(table, left, right)
    undated = table.recap & ~table.dated
    beside_news = (table.recap[left] != table.recap[right]) & (undated[left] | undated[right])
    answer = (table.answered[left] != table.answered[right]) & (table.sentence[left] == table.sentence[right])
    return np.asarray(two_deeds | answer | beside_news)


def _two_tolls_columns(table: ClaimTable, left: Array, right: Array) -> Array:
    """Two towns, neighbours at best, with a toll each."""
    if "killed" not in table.figures:
        return np.zeros(len(left), dtype=bool)
    low, high = table.figures["killed"]
    both = (low[left] != NOT_COUNTED) & (low[right] != NOT_COUNTED)
    found = both & ((low[left] != low[right]) | (high[left] != high[right]))
    at = np.flatnonzero(found & (table.place[left] != NOWHERE) & (table.place[right] != NOWHERE))
    found[:] = False
    width = table.vocabulary.places().width
    at = at[(width[table.place[left[at]]] <= 0) & (width[table.place[right[at]]] <= 0)]
    found[at] = compare_places_columns(table, left[at], right[at]) <= _NEIGHBOURS
    return np.asarray(found)


def kinds_can_meet_columns(table: ClaimTable, left: Array, right: Array) -> Array:
    """`kinds_can_meet`, pair by pair."""
    _, can_meet, _ = table.vocabulary.kind_tables()
    return np.asarray(can_meet[table.kind[left], table.kind[right]])
