"""What speaks for and against one incident: column functions over candidate pairs, listed with their weights in one table.

Every feature runs from -1 (against) over 0 (nothing known) to 1 (for). A column function takes the two sides of the candidate
pairs and gives one value a pair; its explainer takes one pair and says which two values decided. A test holds them together.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from tadmor.match.families import compatibility
from tadmor.match.signature import may_contradict_by_days
from tadmor.match.views import Interval, View, swapped
from tadmor.model.geography import compare_places
from tadmor.text.names import ActorKey, compare_sides

Views = Sequence[View]


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
    column: Callable[[Views, Views], list[float]]
    explain: Callable[[View, View], Compared]


def time_column(left: Views, right: Views) -> list[float]:
    """How well the two intervals meet; for undated claims, how near the reports are. One value a pair."""
    import numpy as np

    def days(views: Views, name: str, missing: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
        values = (getattr(view, name) for view in views)
        return np.fromiter((missing if v is None else v for v in values), dtype=np.int64, count=len(views))

    none = -(10**7)
    first_a, first_b = days(left, "first", none), days(right, "first", none)
    last_a, last_b = days(left, "last", none), days(right, "last", none)
    dated_a, dated_b = first_a != none, first_b != none
    span = np.maximum(last_a - first_a, last_b - first_b)
    meeting = np.select([span <= 1, span <= 8, span <= 31], [1.0, 0.7, 0.4], 0.15)
    both = np.where(np.maximum(first_a, first_b) > np.minimum(last_a, last_b), -1.0, meeting)
    gap = np.where(dated_a, last_b - last_a, last_a - last_b)
    before = np.where(dated_a, last_b < first_a, last_a < first_b)
    one = np.select([before, gap <= 3, gap <= 8, gap <= 31], [-1.0, 0.5, 0.35, 0.0], -0.4)
    apart = np.abs(last_a - last_b)
    neither = np.select([apart <= 2, apart <= 7, apart <= 31], [0.3, 0.1, -0.1], -0.5)
    value = np.where(dated_a & dated_b, both, np.where(dated_a | dated_b, one, neither))
    known = (last_a != none) & (last_b != none)
    return [float(v) for v in np.where(known, value, 0.0)]


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


def place_column(left: Views, right: Views) -> list[float]:
    """How near the two places are, for how wide they are told."""
    return [compare_places(a.place, b.place) for a, b in zip(left, right, strict=True)]


def explain_place(a: View, b: View) -> Compared:
    """The two places."""
    left, right = (v.place.name if v.place else "not said" for v in (a, b))
    return Compared(value=compare_places(a.place, b.place), left=left, right=right)


def kind_column(left: Views, right: Views) -> list[float]:
    """Whether two reporters choose these two words for one event."""
    return [2 * compatibility(a.claim.kind, b.claim.kind) - 1 for a, b in zip(left, right, strict=True)]


def explain_kind(a: View, b: View) -> Compared:
    """The two kinds."""
    return Compared(value=2 * compatibility(a.claim.kind, b.claim.kind) - 1, left=a.claim.kind, right=b.claim.kind)


def doers_column(left: Views, right: Views) -> list[float]:
    """Likeness of those who acted; unidentified ones say nothing."""
    return [compare_sides(a.acting, b.acting) for a, b in zip(left, right, strict=True)]


def explain_doers(a: View, b: View) -> Compared:
    """Who acted."""
    return Compared(value=compare_sides(a.acting, b.acting), left=_side_text(a.acting), right=_side_text(b.acting))


def targets_column(left: Views, right: Views) -> list[float]:
    """Likeness of those who were acted on."""
    return [compare_sides(a.acted_on, b.acted_on) for a, b in zip(left, right, strict=True)]


def explain_targets(a: View, b: View) -> Compared:
    """Who was acted on."""
    value = compare_sides(a.acted_on, b.acted_on)
    return Compared(value=value, left=_side_text(a.acted_on), right=_side_text(b.acted_on))


def _side_text(side: tuple[ActorKey, ...]) -> str:
    return ", ".join(key.entity or " ".join(sorted(key.telling | key.general)) for key in side) or "not identified"


def swap_column(left: Views, right: Views) -> list[float]:
    """-1 when the two sides change places (an attack and its answer), -0.5 when one does."""
    return [-swapped(a, b) for a, b in zip(left, right, strict=True)]


def explain_swap(a: View, b: View) -> Compared:
    """Who acted on whom."""
    left, right = (f"{_side_text(v.doers)} → {_side_text(v.targets)}" for v in (a, b))
    return Compared(value=-swapped(a, b), left=left, right=right)


def figures_column(left: Views, right: Views) -> list[float]:
    """1 equal large figures, 0.4 figures that can be one, -0.3 figures that cannot: tolls of one event do differ."""
    return [figures_value(a.figures, b.figures) for a, b in zip(left, right, strict=True)]


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


def accused_column(left: Views, right: Views) -> list[float]:
    """1 when who is said to have acted in one denies or accepts the deed in the other; another speaker says nothing."""
    return [_accused(a, b) for a, b in zip(left, right, strict=True)]


def _accused(a: View, b: View) -> float:
    return float(compare_sides(a.answering, b.acting) > 0.5 or compare_sides(b.answering, a.acting) > 0.5)


def explain_accused(a: View, b: View) -> Compared:
    """Who acted, and who answers for it."""
    left, right = (f"{_side_text(v.acting)}; answered by {_side_text(v.answering)}" for v in (a, b))
    return Compared(value=_accused(a, b), left=left, right=right)


def signature_column(left: Views, right: Views) -> list[float]:
    """1 when the days differ and the rest says all the same that it is one event."""
    return [float(may_contradict_by_days(a, b)) for a, b in zip(left, right, strict=True)]


def explain_signature(a: View, b: View) -> Compared:
    """The days that contradict each other."""
    return Compared(value=float(may_contradict_by_days(a, b)), left=_interval_text(a), right=_interval_text(b))


def objects_column(left: Views, right: Views) -> list[float]:
    """1 when one thing was hit in both, -0.3 when both name other things."""
    return [_objects(a, b) for a, b in zip(left, right, strict=True)]


def _objects(a: View, b: View) -> float:
    first, second = ({hit.category for hit in view.claim.objects} for view in (a, b))
    if not first or not second:
        return 0.0
    return 1.0 if first & second else -0.3


def explain_objects(a: View, b: View) -> Compared:
    """What was hit."""
    left, right = (", ".join(sorted({o.category for o in v.claim.objects})) or "not said" for v in (a, b))
    return Compared(value=_objects(a, b), left=left, right=right)


def report_column(left: Views, right: Views) -> list[float]:
    """1 for two claims of one report: usually one incident unless told apart."""
    return [float(a.claim.document.id == b.claim.document.id) for a, b in zip(left, right, strict=True)]


def explain_report(a: View, b: View) -> Compared:
    """The two reports."""
    left, right = (v.claim.document.url or v.claim.document.id for v in (a, b))
    return Compared(value=float(a.claim.document.id == b.claim.document.id), left=left, right=right)


def speaker_column(left: Views, right: Views) -> list[float]:
    """-1 when one speaker in one report gives two tolls that cannot be one, or two doers: then he tells of two events."""
    return [_speaker(a, b) for a, b in zip(left, right, strict=True)]


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


BIAS = -3.0
FEATURES: tuple[Feature, ...] = (
    Feature(name="time", weight=2.0, column=time_column, explain=explain_time),
    Feature(name="place", weight=2.0, column=place_column, explain=explain_place),
    Feature(name="kind", weight=0.6, column=kind_column, explain=explain_kind),
    Feature(name="acting", weight=1.8, column=doers_column, explain=explain_doers),
    Feature(name="acted_on", weight=1.0, column=targets_column, explain=explain_targets),
    Feature(name="sides_swapped", weight=4.0, column=swap_column, explain=explain_swap),
    Feature(name="figures", weight=1.5, column=figures_column, explain=explain_figures),
    Feature(name="accused_answers", weight=1.8, column=accused_column, explain=explain_accused),
    Feature(name="one_event_other_day", weight=4.0, column=signature_column, explain=explain_signature),
    Feature(name="objects", weight=0.6, column=objects_column, explain=explain_objects),
    Feature(name="one_report", weight=2.0, column=report_column, explain=explain_report),
    Feature(name="one_speaker_two_events", weight=1.5, column=speaker_column, explain=explain_speaker),
)
