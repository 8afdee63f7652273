"""What speaks for and against one incident: column functions over candidate pairs, listed with their weights in one table.

Every feature runs from -1 (against) over 0 (nothing known) to 1 (for). A column function takes a table and the rows of the
two sides of the candidate pairs and gives one value a pair (columns.py); its explainer takes one pair and says which two values
decided. A test holds them together.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from tadmor.match import columns
from tadmor.match.families import compatibility
from tadmor.match.signature import may_contradict_by_days
from tadmor.match.table import ClaimTable
from tadmor.match.views import Interval, View, swapped
from tadmor.match.vocabulary import Array
from tadmor.model.geography import compare_places
from tadmor.text.names import ActorKey, compare_sides


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One feature of one pair: its value, and what on either side decided, in words."""

    value: float
    left: str
    right: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """A row of the table."""

    name: str
    weight: float
    column: Callable[[ClaimTable, Array, Array], Array]
    explain: Callable[[View, View], Compared]


def explain_time(a: View, b: View) -> Compared:
    """The two intervals, or days of publication."""
    return Compared(value=_time(a, b), left=_interval_text(a), right=_interval_text(b))


def _time(a: View, b: View) -> float:
    if a.last is None or b.last is None:
        return 0.0
    if a.first is not None and b.first is not None:
        if max(a.first, b.first) > min(a.last, b.last):
            return -1.0
        return _step(max(a.last - a.first, b.last - b.first), ((1, 1.0), (8, 0.7), (31, 0.4)), 0.15)
    if a.first is None and b.first is None:
        return _step(abs(a.last - b.last), ((2, 0.3), (7, 0.1), (31, -0.1)), -0.5)
    dated, open_ended = (a, b) if a.first is not None else (b, a)
    if dated.first is None or dated.last is None or open_ended.last is None:
        return 0.0
    if open_ended.last < dated.first:
        return -1.0
    return _step(open_ended.last - dated.last, ((3, 0.5), (8, 0.35), (31, 0.0)), -0.4)


def _step(value: int, steps: tuple[tuple[int, float], ...], beyond: float) -> float:
    return next((result for limit, result in steps if value <= limit), beyond)


def _interval_text(view: View) -> str:
    if view.last is None:
        return "not said"
    last = date.fromordinal(view.last).isoformat()
    if view.first is None:
        return f"not later than {last}"
    first = date.fromordinal(view.first).isoformat()
    said = last if first == last else f"{first} to {last}"
    return f"{said} (from its report)" if "time" in view.taken else said


def explain_place(a: View, b: View) -> Compared:
    """The two places."""
    left, right = (v.place.name if v.place else "not said" for v in (a, b))
    return Compared(value=compare_places(a.place, b.place), left=left, right=right)


def explain_kind(a: View, b: View) -> Compared:
    """The two kinds."""
    return Compared(value=2 * compatibility(a.claim.kind, b.claim.kind) - 1, left=a.claim.kind, right=b.claim.kind)


def explain_doers(a: View, b: View) -> Compared:
    """Who acted."""
    return Compared(value=compare_sides(a.acting, b.acting), left=_side_text(a.acting), right=_side_text(b.acting))


def explain_targets(a: View, b: View) -> Compared:
    """Who was acted on."""
    value = compare_sides(a.acted_on, b.acted_on)
    return Compared(value=value, left=_side_text(a.acted_on), right=_side_text(b.acted_on))


def _side_text(side: tuple[ActorKey, ...]) -> str:
    return ", ".join(key.entity or " ".join(sorted(key.telling | key.general)) for key in side) or "not identified"


def explain_swap(a: View, b: View) -> Compared:
    """Who acted on whom."""
    left, right = (f"{_side_text(v.doers)} → {_side_text(v.targets)}" for v in (a, b))
    return Compared(value=-swapped(a, b), left=left, right=right)


def explain_figures(a: View, b: View) -> Compared:
    """The figures of what both count."""
    shared = sorted(set(a.figures) & set(b.figures))
    left, right = ("; ".join(f"{what} {_range_text(v.figures[what])}" for what in shared) or "-" for v in (a, b))
    return Compared(value=figures_value(a.figures, b.figures), left=left, right=right)


def _range_text(interval: Interval) -> str:
    low, high = ("?" if side is None else str(side) for side in interval)
    return low if low == high else f"{low}–{high}"


def figures_value(a: dict[str, Interval], b: dict[str, Interval]) -> float:
    """The strongest of the figures that both state; 0 when there is none."""
    return max((_figure_value(a[what], b[what]) for what in a.keys() & b.keys()), default=0.0)


def _figure_value(a: Interval, b: Interval) -> float:
    if a == b and a[0] is not None:
        return 1.0 if a[0] >= 3 else 0.3
    low, high = max(a[0] or 0, b[0] or 0), min(_top(a), _top(b))
    return 0.4 if low <= high else -0.3


def _top(interval: Interval) -> float:
    return float("inf") if interval[1] is None else interval[1]


def _accused(a: View, b: View) -> float:
    return float(compare_sides(a.answering, b.acting) > 0.5 or compare_sides(b.answering, a.acting) > 0.5)


def explain_accused(a: View, b: View) -> Compared:
    """Who acted, and who answers for it."""
    left, right = (f"{_side_text(v.acting)}; answered by {_side_text(v.answering)}" for v in (a, b))
    return Compared(value=_accused(a, b), left=left, right=right)


def explain_signature(a: View, b: View) -> Compared:
    """The days that contradict each other."""
    return Compared(value=float(may_contradict_by_days(a, b)), left=_interval_text(a), right=_interval_text(b))


def _objects(a: View, b: View) -> float:
    first, second = ({hit.category for hit in view.claim.objects} for view in (a, b))
    if not first or not second:
        return 0.0
    return 1.0 if first & second else -0.3


def explain_objects(a: View, b: View) -> Compared:
    """What was hit."""
    left, right = (", ".join(sorted({o.category for o in v.claim.objects})) or "not said" for v in (a, b))
    return Compared(value=_objects(a, b), left=left, right=right)


def explain_report(a: View, b: View) -> Compared:
    """The two reports."""
    left, right = (v.claim.document.url or v.claim.document.id for v in (a, b))
    return Compared(value=float(a.claim.document.id == b.claim.document.id), left=left, right=right)


def _speaker(a: View, b: View) -> float:
    if (
        a.claim.document.id != b.claim.document.id
        or a.origin != b.origin
        or "denies" in (a.claim.stance, b.claim.stance)
    ):
        return 0.0
    mine, theirs = a.figures.get("killed"), b.figures.get("killed")
    two_tolls = mine is not None and theirs is not None and _figure_value(mine, theirs) < 0
    return -1.0 if two_tolls or compare_sides(a.acting, b.acting) <= -1.0 else 0.0


def explain_speaker(a: View, b: View) -> Compared:
    """Who says that how many were killed, and by whom."""
    left, right = (
        f"{v.origin}: {_range_text(v.figures.get('killed', (None, None)))} killed by {_side_text(v.acting)}"
        for v in (a, b)
    )
    return Compared(value=_speaker(a, b), left=left, right=right)


def _kinds(table: ClaimTable, left: Array, right: Array) -> Array:
    return 2 * columns.compare_kinds_columns(table, left, right) - 1


def _swaps(table: ClaimTable, left: Array, right: Array) -> Array:
    return -columns.swapped_columns(table, left, right)


def _signatures(table: ClaimTable, left: Array, right: Array) -> Array:
    return columns.contradicting_days(table, left, right).astype(float)


def _reports(table: ClaimTable, left: Array, right: Array) -> Array:
    return columns.same_report(table, left, right).astype(float)


BIAS = -3.0
FEATURES: tuple[Feature, ...] = (
    Feature(name="time", weight=2.0, column=columns.compare_times, explain=explain_time),
    Feature(name="place", weight=2.0, column=columns.compare_places_columns, explain=explain_place),
    Feature(name="kind", weight=0.6, column=_kinds, explain=explain_kind),
    Feature(name="acting", weight=1.8, column=columns.compare_acting, explain=explain_doers),
    Feature(name="acted_on", weight=1.0, column=columns.compare_acted_on, explain=explain_targets),
    Feature(name="sides_swapped", weight=4.0, column=_swaps, explain=explain_swap),
    Feature(name="figures", weight=1.5, column=columns.compare_figures, explain=explain_figures),
    Feature(name="accused_answers", weight=1.8, column=columns.accused_columns, explain=explain_accused),
    Feature(name="one_event_other_day", weight=4.0, column=_signatures, explain=explain_signature),
    Feature(name="objects", weight=0.6, column=columns.compare_objects, explain=explain_objects),
    Feature(name="one_report", weight=2.0, column=_reports, explain=explain_report),
    Feature(name="one_speaker_two_events", weight=1.5, column=columns.compare_speakers, explain=explain_speaker),
)
