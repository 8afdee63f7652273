"""Clusters by average link, all at once: in every round each cluster is joined to the one that it is linked best, if both agree.

Joining two that are each other's best is what joining the best pair first comes to, since no link of a joined cluster is better
than the better one of its two parts; so the outcome is that of going from the best pair down, without going through the pairs
one by one. A link counts in steps of a two-millionth: sums come out the same in whatever order they are made.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from tadmor.match.vocabulary import Array

STEP = 2.0**-21
_LEAST_WEIGHT = 0.01
_ENOUGH = 2_000_000
Clash = Callable[[Array, Array, bool], Array]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Links:
    """Links between clusters: `a` and `b` their names, `total` over `weight` the mean score; `barred` where they must not meet."""

    a: Array
    b: Array
    total: Array
    weight: Array
    barred: Array

    def where(self, mask: Array) -> Links:
        """Those for which `mask` is true."""
        return Links(**{name: getattr(self, name)[mask] for name in self.__slots__})

    @property
    def mean(self) -> Array:
        """The mean score of a link, -1 where it is barred."""
        return np.asarray(np.where(self.barred, -1.0, self.total / np.maximum(self.weight, STEP)))


def link_pairs(left: Array, right: Array, scores: Array, barred: Array) -> Links:
    """Links of single rows. A score weighs its own square: most pairs have little to say, the few telling ones decide."""
    weight = np.round((_LEAST_WEIGHT + scores * scores) / STEP) * STEP
    total = np.round(scores * weight / STEP) * STEP
    return Links(
        a=np.minimum(left, right),
        b=np.maximum(left, right),
        total=total,
        weight=np.where(barred, 0.0, weight),
        barred=barred,
    )


def join_best(home: Array, links: Links, order: Array, threshold: float, clash: Clash) -> Array:
    """The cluster of each row, named by one of its rows, after all joins down to `threshold`.

    `home` is the cluster of each row to begin with, `links` are between rows, `order` decides between equals,
    `clash(left, right, True)` is true for rows that keep their clusters apart, with False for rows that do so by more than days.
    """
    home = home.copy()
    links = merge_links(replace(links, a=home[links.a], b=home[links.b]))
    name_order = _first_order(home, order)
    while True:
        links = _alive(links, len(home), threshold)
        chosen = _mutual(links, name_order, threshold)
        if not len(chosen):
            return home
        apart = _clusters_clash(home, links.a[chosen], links.b[chosen], clash)
        links.barred[chosen[apart]] = True
        joined = chosen[~apart]
        kept, gone = links.a[joined], links.b[joined]
        renamed = np.arange(len(home))
        renamed[gone] = kept
        name_order[kept] = np.minimum(name_order[kept], name_order[gone])
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
    by = np.argsort(low * (int(high.max(initial=0)) + 1) + high, kind="stable")
    low, high = low[by], high[by]
    starts = np.flatnonzero(np.r_[True, (low[1:] != low[:-1]) | (high[1:] != high[:-1])]) if len(low) else by
    if not len(low):
        return links
    return Links(
        a=low[starts],
        b=high[starts],
        total=np.add.reduceat(links.total[by], starts),
        weight=np.add.reduceat(links.weight[by], starts),
        barred=np.logical_or.reduceat(links.barred[by], starts),
    )


def _rename(links: Links, renamed: Array) -> Links:
    a, b = renamed[links.a], renamed[links.b]
    touched_names = np.zeros(len(renamed), dtype=bool)
    touched_names[a[(a != links.a)]] = touched_names[b[(b != links.b)]] = True
    touched = touched_names[a] | touched_names[b]
    fresh = merge_links(replace(links, a=a, b=b).where(touched))
    kept = links.where(~touched)
    return Links(**{name: np.concatenate((getattr(kept, name), getattr(fresh, name))) for name in Links.__slots__})


def _alive(links: Links, count: int, threshold: float) -> Links:
    """Without links of clusters that are joined no more: no link of theirs reaches the threshold, nor will one."""
    open_now = np.zeros(count, dtype=bool)
    good = links.mean >= threshold
    open_now[links.a[good]] = open_now[links.b[good]] = True
    return links.where(open_now[links.a] & open_now[links.b])


def _mutual(links: Links, order: Array, threshold: float) -> Array:
    """Indexes of links that are the best one of both their clusters. The best link of all is always among them."""
    mean = links.mean
    best = np.full(len(order), -1.0)
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
        result[of[clash(left, right, True)]] = True
        begin = stop
    return result
