"""Clusters by average link, all at once: in every round each cluster is joined to the one that it is linked best, if both agree.

Joining two that are each other's best is what joining the best pair first comes to, since no link of a joined cluster is better
than the better one of its two parts; so the outcome is that of going from the best pair down, without going through the pairs
one by one. A link counts in steps of a two-millionth: sums come out the same in whatever order they are made.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from tadmor.match.vocabulary import Array

STEP = 2.0**-21
_LEAST_WEIGHT = 0.01
_ENOUGH = 2_000_000
Clash = Callable[[Array, Array], Array]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Links:
    """Links between clusters: `a` and `b` their names, `total` over `weight` the mean score; `barred` where they must not meet.

    Names are rows. Where all pairs weigh the same, compared or not, `weight` is None and the mean is over all of them.
    """

    a: Array
    b: Array
    total: Array
    weight: Array | None
    barred: Array

    def where(self, mask: Array) -> Links:
        """Those for which `mask` is true."""
        weight = None if self.weight is None else self.weight[mask]
        return Links(a=self.a[mask], b=self.b[mask], total=self.total[mask], weight=weight, barred=self.barred[mask])

    def mean(self, sizes: Array) -> Array:
        """The mean score of a link, -1 where it is barred. `sizes` are how many rows a cluster has, by its name."""
        weight = sizes[self.a] * sizes[self.b] if self.weight is None else np.maximum(self.weight, STEP)
        return np.asarray(np.where(self.barred, -1.0, self.total / weight))


def link_pairs(left: Array, right: Array, scores: Array, *, even: bool = False) -> Links:
    """Links of single rows. But where all are `even`, a score weighs its own square: the few telling ones decide."""
    weight = None if even else np.round((_LEAST_WEIGHT + scores * scores) / STEP) * STEP
    total = np.round((scores if weight is None else scores * weight) / STEP) * STEP
    return _links(left, right, total, weight, np.zeros(len(left), dtype=bool))


def bar_pairs(links: Links, left: Array, right: Array) -> Links:
    """These links, and those of rows that must not meet."""
    none = np.zeros(len(left))
    weight = None if links.weight is None else none
    return append_links(links, _links(left, right, none, weight, np.ones(len(left), dtype=bool)))


def _links(left: Array, right: Array, total: Array, weight: Array | None, barred: Array) -> Links:
    low, high = (side.astype(np.int32) for side in (np.minimum(left, right), np.maximum(left, right)))
    return Links(a=low, b=high, total=total, weight=weight, barred=barred)


def append_links(first: Links, second: Links) -> Links:
    """The links of both."""

    def both(one: Array | None, other: Array | None) -> Any:
        return None if one is None or other is None else np.concatenate((one, other))

    return Links(**{name: both(getattr(first, name), getattr(second, name)) for name in Links.__slots__})


def join_best(home: Array, links: Links, order: Array, threshold: float, clash: Clash) -> Array:
    """The cluster of each row, named by one of its rows, after all joins down to `threshold`.

    `home` is the cluster of each row to begin with, `links` are between rows, `order` decides between equals,
    `clash(left, right)` is true for rows that keep their clusters apart.
    """
    home = home.copy()
    if (home != np.arange(len(home))).any():
        links = merge_links(replace(links, a=home[links.a], b=home[links.b]))
    name_order = _first_order(home, order)
    sizes = np.bincount(home, minlength=len(home))
    while True:
        links, mean = _alive(links, links.mean(sizes), threshold, len(home))
        chosen = _mutual(links, mean, name_order, threshold)
        if not len(chosen):
            return home
        apart = _clusters_clash(home, links.a[chosen], links.b[chosen], clash)
        links.barred[chosen[apart]] = True
        joined = chosen[~apart]
        kept, gone = links.a[joined], links.b[joined]
        renamed = np.arange(len(home), dtype=np.int32)
        renamed[gone] = kept
        name_order[kept] = np.minimum(name_order[kept], name_order[gone])
        sizes[kept] += sizes[gone]
        home = renamed[home]
        links = _rename(links, renamed)


def _first_order(home: Array, order: Array) -> Array:
    rank = np.empty(len(order), dtype=np.int64)
    rank[np.argsort(order, kind="stable")] = np.arange(len(order))
    first = np.full(len(home), len(home), dtype=np.int64)
    np.minimum.at(first, home, rank)
    return first


def merge_links(links: Links) -> Links:
    """One link for each two clusters; none of a cluster with itself."""
    links = links.where(links.a != links.b)
    low, high = np.minimum(links.a, links.b), np.maximum(links.a, links.b)
    by = np.argsort(low.astype(np.int64) << 32 | high, kind="stable")
    low, high = low[by], high[by]
    starts = np.flatnonzero(np.r_[True, (low[1:] != low[:-1]) | (high[1:] != high[:-1])]) if len(low) else by
    if not len(low):
        return links
    return Links(
        a=low[starts],
        b=high[starts],
        total=np.add.reduceat(links.total[by], starts),
        weight=None if links.weight is None else np.add.reduceat(links.weight[by], starts),
        barred=np.logical_or.reduceat(links.barred[by], starts),
    )


def _rename(links: Links, renamed: Array) -> Links:
    a, b = renamed[links.a], renamed[links.b]
    touched_names = np.zeros(len(renamed), dtype=bool)
    touched_names[a[(a != links.a)]] = touched_names[b[(b != links.b)]] = True
    touched = touched_names[a] | touched_names[b]
    fresh = merge_links(replace(links, a=a, b=b).where(touched))
    kept = links.where(~touched)
    return append_links(kept, fresh)


def _alive(links: Links, mean: Array, threshold: float, count: int) -> tuple[Links, Array]:
    """Without links of clusters that are joined no more: no link of theirs reaches the threshold, nor will one."""
    open_now = np.zeros(count, dtype=bool)
    good = mean >= threshold
    open_now[links.a[good]] = open_now[links.b[good]] = True
    alive = open_now[links.a] & open_now[links.b]
    return links.where(alive), mean[alive]


def _mutual(links: Links, mean: Array, order: Array, threshold: float) -> Array:
    """Indexes of links that are the best one of both their clusters. The best link of all is always among them."""
    best = np.full(len(order), -1.0, dtype=mean.dtype)  # another type would make `at` slow
    np.maximum.at(best, links.a, mean)
    np.maximum.at(best, links.b, mean)
    among = np.flatnonzero((mean >= threshold) & (mean >= best[links.a]) & (mean >= best[links.b]))
    first, second = order[links.a[among]], order[links.b[among]]
    by = np.lexsort((np.maximum(first, second), np.minimum(first, second)))
    among = among[by]
    rank = np.full(len(order), len(among), dtype=np.int64)
    turn = np.arange(len(among))
    np.minimum.at(rank, links.a[among], turn)
    np.minimum.at(rank, links.b[among], turn)
    return np.asarray(among[(rank[links.a[among]] == turn) & (rank[links.b[among]] == turn)])


def _clusters_clash(home: Array, a: Array, b: Array, clash: Clash) -> Array:
    """True for two clusters of which any two rows clash."""
    wanted = np.zeros(len(home), dtype=bool)
    wanted[a] = wanted[b] = True
    rows = np.flatnonzero(wanted[home])
    rows = rows[np.argsort(home[rows], kind="stable")]
    size = np.bincount(home[rows], minlength=len(home))
    start = np.cumsum(size) - size
    pairs = size[a] * size[b]
    result = np.zeros(len(a), dtype=bool)
    ends = np.cumsum(pairs)
    begin = 0
    while begin < len(a):
        stop = max(int(np.searchsorted(ends, (ends[begin - 1] if begin else 0) + _ENOUGH, side="right")), begin + 1)
        part = np.arange(begin, stop)
        of = np.repeat(part, pairs[part])
        step = np.arange(len(of)) - np.repeat(ends[part] - pairs[part] - (ends[begin - 1] if begin else 0), pairs[part])
        left = rows[start[a[of]] + step // size[b[of]]]
        right = rows[start[b[of]] + step % size[b[of]]]
        result[of[clash(left, right)]] = True
        begin = stop
    return result
