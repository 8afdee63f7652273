"""What keeps two claims apart whatever else they share. A conflict inside a cluster stops two clusters from being joined."""

from __future__ import annotations

from typing import Literal

from tadmor.match.families import class_of, compatibility
from tadmor.match.features import figures_identify
from tadmor.match.views import View, swapped
from tadmor.model.geography import compare_places

Conflict = Literal["scope", "reality", "kind", "days", "place", "sides", "recap"]
_UNDONE = ("planned", "threatened", "hypothetical")
_NEAR_DAYS = 2


def find_conflict(a: View, b: View) -> Conflict | None:
    """The first thing that makes it impossible that both tell of one incident, or None."""
    first, second = a.claim, b.claim
    if _scope(a) != _scope(b):
        return "scope"
    if (first.reality in _UNDONE) != (second.reality in _UNDONE):
        return "reality"
    if not kinds_can_meet(a, b):
        return "kind"
    if _days_apart(a, b) > 0:
        return "days"
    if compare_places(a.place, b.place) <= -1.0:
        return "place"
    if swapped(a, b) >= 1.0:
        return "sides"
    return "recap" if _undated_recap_beside_news(a, b) else None


def kinds_can_meet(a: View, b: View) -> bool:
    """True for kinds that can be one event. Fighting and the ground it wins or loses are kept for weighing, not joined."""
    kinds = a.claim.kind, b.claim.kind
    if compatibility(*kinds) == 0:
        return False
    classes = {class_of(kind) for kind in kinds}
    return len(classes) == 1 or classes <= {"violence", "order", "street"}


def may_contradict_by_days(a: View, b: View) -> bool:
    """True when only the date differs, by a day or two, and particular figures and a near place say it is one event."""
    if not 0 < _days_apart(a, b) <= _NEAR_DAYS or not figures_identify(a, b):
        return False
    return compare_places(a.place, b.place) >= 0.8 and not swapped(a, b)


def _days_apart(a: View, b: View) -> int:
    """Days between the two intervals; 0 when they meet or one of them is not dated and reported late enough."""
    if a.last is None or b.last is None:
        return 0
    return max((a.first or 0) - b.last, (b.first or 0) - a.last, 0)


def days_apart(a: View, b: View) -> int:
    """Days between the intervals of two claims; 0 when they meet."""
    return _days_apart(a, b)


def _scope(view: View) -> str:
    return view.claim.scope


def _undated_recap_beside_news(a: View, b: View) -> bool:
    first, second = a.claim, b.claim
    if first.document.id != second.document.id or first.told_as == second.told_as:
        return False
    recap = a if first.told_as == "recap" else b
    return not recap.dated
