"""Candidate pairs: claims of one report, and claims of a class of kinds that share a week and a place or actor.

Near-linear: a claim is filed under a handful of keys, and in a crowded file it is paired with its nearest neighbours alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from tadmor.match.families import class_of
from tadmor.match.views import View
from tadmor.model.geography import folded_name, width_of

_UNDATED_WINDOW_DAYS = 14
_MOST_WEEKS = 10
_CROWDED = 60
_NEIGHBOURS = 40
Key = tuple[object, ...]


def find_candidates(views: Sequence[View]) -> tuple[tuple[int, int], ...]:
    """Pairs of indexes into `views`, each once, smaller first, in order.

    Claims whose interval is wider than ten weeks are paired over its last ten weeks alone.
    """
    fine: dict[Key, list[int]] = defaultdict(list)
    wide: dict[Key, list[int]] = defaultdict(list)
    answered: dict[Key, list[int]] = defaultdict(list)
    for index, view in enumerate(views):
        fine[("report", view.claim.document.id)].append(index)
        for week in _weeks(view):
            group = _group(view)
            for key in _spots(view):
                fine[(group, week, *key)].append(index)
            for key in _surroundings(view):
                wide[(group, week, *key)].append(index)
            for key in _accused(view):
                answered[(group, week, *key)].append(index)
    pairs: set[tuple[int, int]] = set()
    for members in fine.values():
        pairs.update(_pairs(members, views))
    for members in wide.values():
        pairs.update((i, j) for i, j in _pairs(members, views) if not (_is_fine(views[i]) and _is_fine(views[j])))
    for members in answered.values():
        if any(views[i].answering for i in members):
            pairs.update((i, j) for i, j in _pairs(members, views) if views[i].answering or views[j].answering)
    return tuple(sorted(pairs))


def _group(view: View) -> tuple[str, str]:
    group = class_of(view.claim.kind)
    return ("deeds" if group in ("violence", "order", "street") else group), view.claim.scope


def _weeks(view: View) -> range:
    if view.last is None:
        return range(0)
    first = view.first - 2 if view.first is not None else view.last - _UNDATED_WINDOW_DAYS
    last = view.last + 2 if view.first is not None else view.last
    return range(max(first // 7, last // 7 - _MOST_WEEKS), last // 7 + 1)


def _is_fine(view: View) -> bool:
    return view.place is not None and width_of(view.place) in (0, 1)


def _spots(view: View) -> Iterator[Key]:
    """Cells of one degree that the place touches, and its name: places with a point meet here."""
    place = view.place
    if place is None:
        return
    yield ("name", folded_name(place))
    if _is_fine(view) and place.latitude is not None and place.longitude is not None:
        for latitude in {int((place.latitude + step) // 1) for step in (-0.3, 0.3)}:
            for longitude in {int((place.longitude + step) // 1) for step in (-0.45, 0.45)}:
                yield ("cell", latitude, longitude)


def _surroundings(view: View) -> Iterator[Key]:
    """Province, country with an actor or a figure, and actor or figure alone: where a wide or silent claim meets the others."""
    place = view.place
    marks = sorted(
        {key.entity or stem for side in (view.acting, view.acted_on) for key in side for stem in key.telling}
    )
    marks += [f"{what} {low}" for what, (low, _) in sorted(view.figures.items()) if low is not None and low >= 3]
    if place is not None and place.country and place.admin1:
        yield ("province", place.country, place.admin1)
    for mark in marks[:6]:
        yield ("mark", mark)


def _accused(view: View) -> Iterator[Key]:
    """Who acted or answers for it, by the whole of which he is a part: an army and its ministry meet under their state."""
    for key in (*view.acting, *view.answering):
        if key.entity:
            yield ("accused", key.entity.split("/", maxsplit=1)[0])
        else:
            yield from (("accused", stem) for stem in sorted(key.telling))


def _pairs(members: list[int], views: Sequence[View]) -> Iterator[tuple[int, int]]:
    if len(members) <= _CROWDED:
        for at, i in enumerate(members):
            for j in members[at + 1 :]:
                yield i, j
        return
    ordered = sorted(members, key=lambda i: (views[i].first or views[i].last or 0, _toll(views[i]), i))
    for at, i in enumerate(ordered):
        for j in ordered[at + 1 : at + 1 + _NEIGHBOURS]:
            yield min(i, j), max(i, j)


def _toll(view: View) -> int:
    return view.figures.get("killed", (0, 0))[0] or 0
