"""Coded reports to clusters: average link from the best pair down, then every report to where it is linked best.

A link is what the score of a pair is above the threshold, negative below it; pairs that were not compared count as a score of 0.
What is to be kept apart (`apart`, and reports of one of `families`) never comes together, what people joined (`together`) is
never parted.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from tadmor.match.coded.pairs import Pair

_ROUNDS = 30
_LEAST = 1e-9
_WORTH_A_LOOK = 0.05


def group_reports(
    count: int,
    links: Mapping[Pair, float],
    apart: Iterable[Pair] = (),
    together: Iterable[Pair] = (),
    *,
    families: Sequence[str] = (),
    not_compared: float,
) -> tuple[tuple[int, ...], ...]:
    """Clusters of the reports 0 to `count` - 1, each sorted. `not_compared` is the link of a pair that is not in `links`.

    `families` names for each report a group of which a cluster holds one report at most.
    """
    grouping = _Grouping(count, links, apart, families or [str(i) for i in range(count)], not_compared)
    for i, j in sorted(together):
        grouping.join_judged(i, j)
    grouping.join_linked()
    grouping.move_to_best()
    return tuple(sorted(tuple(sorted(members)) for members in grouping.members.values()))


class _Grouping:
    """The clusters while they grow: a class because joining changes members, sums of links and bans together."""

    def __init__(
        self,
        count: int,
        links: Mapping[Pair, float],
        apart: Iterable[Pair],
        families: Sequence[str],
        not_compared: float,
    ) -> None:
        self.not_compared = not_compared
        self.family = families
        self.families = {i: {families[i]} for i in range(count)}
        self.members: dict[int, set[int]] = {i: {i} for i in range(count)}
        self.home = list(range(count))
        self.pinned: set[int] = set()
        self.pairs: dict[int, dict[int, float]] = defaultdict(dict)
        self.links: dict[int, dict[int, tuple[float, int]]] = defaultdict(dict)
        self.banned_pairs: dict[int, set[int]] = defaultdict(set)
        for i, j in apart:
            self.banned_pairs[i].add(j)
            self.banned_pairs[j].add(i)
        self.banned = {i: set(others) for i, others in self.banned_pairs.items()}
        for (i, j), link in links.items():
            self.pairs[i][j] = self.pairs[j][i] = link
            self.links[i][j] = self.links[j][i] = (link, 1)

    def join_judged(self, i: int, j: int) -> None:
        a, b = self.home[i], self.home[j]
        held_apart = {x for x in self.members[a] for y in self.members[b] if y in self.banned_pairs[x]} - {i, j}
        if a != b and not held_apart:
            self._join(a, b)
            self.pinned |= {i, j}

    def join_linked(self) -> None:
        heap = [(-self._mean(a, b), a, b) for a, row in self.links.items() for b in row if a < b]
        heap = [entry for entry in heap if entry[0] <= 0]
        heapq.heapify(heap)
        while heap:
            negative, a, b = heapq.heappop(heap)
            if a not in self.members or b not in self.members or b not in self.links[a]:
                continue
            if (
                b in self.banned.get(a, ())
                or self.families[a] & self.families[b]
                or abs(self._mean(a, b) + negative) > _LEAST
            ):
                continue
            kept = self._join(a, b)
            for other in self.links[kept]:
                mean = self._mean(kept, other)
                if mean >= 0:
                    heapq.heappush(heap, (-mean, min(kept, other), max(kept, other)))

    def _mean(self, a: int, b: int) -> float:
        total, compared = self.links[a][b]
        pairs = len(self.members[a]) * len(self.members[b])
        return (total + self.not_compared * (pairs - compared)) / pairs

    def _join(self, a: int, b: int) -> int:
        kept, gone = (a, b) if (len(self.members[a]), -a) >= (len(self.members[b]), -b) else (b, a)
        for i in self.members[gone]:
            self.home[i] = kept
        self.members[kept] |= self.members.pop(gone)
        self.families[kept] |= self.families.pop(gone)
        for other, (total, compared) in self.links.pop(gone, {}).items():
            del self.links[other][gone]
            if other != kept:
                held, before = self.links[kept].get(other, (0.0, 0))
                self.links[kept][other] = self.links[other][kept] = (held + total, before + compared)
        for other in self.banned.pop(gone, set()):
            self.banned[other].discard(gone)
            self.banned[other].add(kept)
            self.banned.setdefault(kept, set()).add(other)
        return kept

    def move_to_best(self) -> None:
        """Rounds in which a report leaves its cluster for a better one, or for none, until no report moves."""
        unused = len(self.home)
        for _ in range(_ROUNDS):
            moved = False
            for i in range(len(self.home)):
                to = None if i in self.pinned else self._better(i, unused)
                if to is not None:
                    self.members[self.home[i]].discard(i)
                    self.members.setdefault(to, set()).add(i)
                    self.home[i] = to
                    unused, moved = max(unused, to + 1), True
            if not moved:
                break
        self.members = {name: members for name, members in self.members.items() if members}

    def _better(self, i: int, unused: int) -> int | None:
        """Where a report is linked better than where it is; `unused`, a cluster of its own, where all links speak against."""
        now = self._pull(i, self.home[i])
        worth = {self.home[j] for j, link in self.pairs[i].items() if link > self.not_compared + _WORTH_A_LOOK}
        best, to = max(((self._pull(i, name), -name) for name in worth - {self.home[i]}), default=(-1.0, 0))
        if best > max(now, 0.0) + _LEAST:
            return -to
        return unused if now < 0 else None

    def _pull(self, i: int, name: int) -> float:
        """The sum of a report's links to the others of a cluster over the square root of their number."""
        others = sorted(self.members[name] - {i})
        if not others:
            return 0.0
        if self.banned_pairs[i] & set(others) or self.family[i] in {self.family[j] for j in others}:
            return -math.inf
        return sum(self.pairs[i].get(j, self.not_compared) for j in others) / math.sqrt(len(others))
