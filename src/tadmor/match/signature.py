"""Marks by which one event is known although two reports give it other days: particular figures, the thing hit, the same words."""

from __future__ import annotations

from functools import lru_cache

from tadmor.match.families import compatibility
from tadmor.match.views import Interval, View, swapped
from tadmor.model.geography import compare_places, width_of
from tadmor.text.names import compare_sides
from tadmor.text.phrases import WORD, fold

_DISTINCTIVE = 10
_PARTICULAR, _TELLING = 3, 5
_NEAR_DAYS, _RETOLD_DAYS = 2, 7
_NEAR_KINDS = 0.6
_RUN = 3
_SAME_WORDS = 0.5
# Things that are hit every day in a war: that two reports name one says little.
_COMMON = frozenset(("vehicle", "home", "military", "infrastructure"))


def days_apart(a: View, b: View) -> int:
    """Days between the two intervals; 0 when they meet or one of them is not dated and reported late enough."""
    if a.last is None or b.last is None:
        return 0
    return max((a.first or 0) - b.last, (b.first or 0) - a.last, 0)


def may_contradict_by_days(a: View, b: View) -> bool:
    """True when only the date differs and the rest says that it is one event.

    A day or two, in one town: a toll too large for chance or two equal tolls; a toll of three and the same particular thing hit
    (a market, a camp); a toll of five and the same weapon or doer. Up to a week: one sentence retold nearly in the same words with
    the same figure. Never where another figure differs or the sides change places.
    """
    gap = days_apart(a, b)
    if not 0 < gap <= _RETOLD_DAYS or not a.figures or not b.figures:
        return False
    least = _equal_figure(a, b)
    if least < _PARTICULAR or compatibility(a.claim.kind, b.claim.kind) < _NEAR_KINDS:
        return False
    if _figures_contradict(a, b) or swapped(a, b):
        return False
    nearness = compare_places(a.place, b.place)
    if nearness >= 0 and tell_in_same_words(a.claim.evidence.text, b.claim.evidence.text):
        return True
    if gap > _NEAR_DAYS or nearness < 0.8 or not (_is_spot(a) and _is_spot(b)):
        return False
    return figures_identify(a, b) or _same_thing(a, b) or (least >= _TELLING and _same_hand(a, b))


def figures_identify(a: View, b: View) -> bool:
    """True when equal figures are too particular to be chance: a large equal toll, or two equal figures."""
    exact = _equal_figures(a, b)
    return any(low >= _DISTINCTIVE for low in exact) or (len(exact) >= 2 and sum(exact) >= 6)


def _equal_figures(a: View, b: View) -> list[int]:
    equal = (a.figures[what] for what in a.figures.keys() & b.figures.keys() if a.figures[what] == b.figures[what])
    return [low for low, high in equal if low is not None and low == high and low > 0]


def _equal_figure(a: View, b: View) -> int:
    return max(_equal_figures(a, b), default=0)


def _figures_contradict(a: View, b: View) -> bool:
    return any(not _meet(a.figures[what], b.figures[what]) for what in a.figures.keys() & b.figures.keys())


def _meet(a: Interval, b: Interval) -> bool:
    tops = [high for _, high in (a, b) if high is not None]
    return not tops or max(a[0] or 0, b[0] or 0) <= min(tops)


def _is_spot(view: View) -> bool:
    """True for a settlement or finer, or a name that nobody could place: a road or a province is struck again and again."""
    return view.place is not None and width_of(view.place) in (0, None) and view.place.relation != "on_road"


def _same_thing(a: View, b: View) -> bool:
    first, second = ({hit.category for hit in view.claim.objects} - _COMMON for view in (a, b))
    return bool(first & second)


def _same_hand(a: View, b: View) -> bool:
    """The same doer, and the same weapon where both name one."""
    first, second = ({w.category for w in view.claim.weapons if w.role == "used"} for view in (a, b))
    if first and second and not first & second:
        return False
    return compare_sides(a.acting, b.acting) > 0.5


def tell_in_same_words(a: str, b: str) -> bool:
    """True when half of the runs of three words of the shorter sentence stand in the other."""
    first, second = _runs(a), _runs(b)
    return len(first & second) >= _SAME_WORDS * max(min(len(first), len(second)), 2 * _RUN)


@lru_cache(maxsize=4096)
def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = [fold(word) for word in WORD.findall(text)]
    return frozenset(tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))
