"""Claims to incidents: agglomerative clustering that people's judgements and hard conflicts constrain.

The best-linked clusters are joined first, by the mean score of the pairs that were compared
(a pair weighs its own score squared:
most pairs of sparse claims of two reports have little to say, the few telling ones decide); a conflict between any two of their
claims forbids it, so that nothing is joined through a third. Joining "same" and keeping apart "different" go before all scores.
An answer (a denial that names the claim it denies) follows that claim wherever it goes and draws nothing else with it; who denies
that his men were there does not deny the strike, and is not joined to it.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tadmor.match.blocking import find_candidates
from tadmor.match.conflicts import find_conflict, kinds_can_meet
from tadmor.match.score import score_pairs
from tadmor.match.signature import days_apart, may_contradict_by_days
from tadmor.match.views import View, prepare_views
from tadmor.model.claim import Claim
from tadmor.model.ids import ClaimId
from tadmor.model.judgement import Judgement, Link

THRESHOLD = 0.54
_ANSWERS = 0.97
_WORTH_KEEPING = 0.1
_LEAST_WEIGHT = 0.01
_LEAST_SLACK_DAYS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """`links` are the compared pairs that may be one incident; `clusters` hold every claim exactly once.

    Both are sorted, so that equal sets of claims and judgements give equal matchings.
    """

    links: tuple[Link, ...]
    clusters: tuple[tuple[ClaimId, ...], ...]


def match_claims(claims: Sequence[Claim], judgements: Sequence[Judgement] = ()) -> Matching:
    """Which claims tell of one incident. Near-linear in the number of claims; their order does not count."""
    views = prepare_views(claims)
    index = {view.claim.id: i for i, view in enumerate(views)}
    same, different = judged_pairs(judgements, index)
    answers = {
        i: index[view.claim.about]
        for i, view in enumerate(views)
        if view.claim.about is not None
        and view.claim.about in index
        and view.claim.about != view.claim.id
        and kinds_can_meet(view, views[index[view.claim.about]])
        and _ordered(i, index[view.claim.about]) not in different
    }
    pairs = sorted({pair for pair in find_candidates(views) if not answers.keys() & set(pair)} - different)
    linked = dict(zip(pairs, score_pairs(views, pairs), strict=True))
    grouping = _Grouping(views, different, same)
    for pair in sorted(same):
        grouping.join_judged(*pair)
    grouping.add_links(linked)
    grouping.join_linked()
    grouping.join_other_days(linked)
    for answer, answered in sorted(answers.items()):
        grouping.join_judged(answer, answered)
        linked[_ordered(answer, answered)] = _ANSWERS
    ids = [view.claim.id for view in views]
    clusters = (tuple(sorted(ids[i] for i in members)) for members in grouping.members.values())
    kept = (Link(a=ids[i], b=ids[j], score=round(s, 4)) for (i, j), s in linked.items() if s >= _WORTH_KEEPING)
    return Matching(links=tuple(sorted(kept, key=lambda k: (k.a, k.b))), clusters=tuple(sorted(clusters)))


def _ordered(i: int, j: int) -> tuple[int, int]:
    return (i, j) if i < j else (j, i)


def judged_pairs(
    judgements: Sequence[Judgement], index: dict[ClaimId, int]
) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """Pairs that people judged the same and different: the newest judgement of a pair that no other replaces."""
    replaced = {judgement.replaces for judgement in judgements}
    newest: dict[tuple[int, int], Judgement] = {}
    for judgement in sorted(judgements, key=lambda j: (j.at, j.id)):
        ends = [index[ClaimId(part)] for part in judgement.on if part in index]
        if (
            judgement.verdict in ("same", "different", "unsure")
            and len(set(ends)) == 2
            and judgement.id not in replaced
        ):
            newest[_ordered(*ends)] = judgement
    same = {pair for pair, judgement in newest.items() if judgement.verdict == "same"}
    return same, {pair for pair, judgement in newest.items() if judgement.verdict == "different"}


class _Grouping:
    """The clusters while they grow: a class because joining changes members, sums of links and bans together."""

    def __init__(self, views: Sequence[View], different: set[tuple[int, int]], exempt: set[tuple[int, int]]) -> None:
        self.views = views
        self.exempt = exempt
        self.members: dict[int, list[int]] = {i: [i] for i in range(len(views))}
        self.home = list(range(len(views)))
        self.banned: dict[int, set[int]] = defaultdict(set)
        for i, j in different:
            self.banned[i].add(j)
            self.banned[j].add(i)
        self.links: dict[int, dict[int, tuple[float, float]]] = defaultdict(dict)
        self._conflicts: dict[tuple[int, int], bool] = {}

    def join_judged(self, i: int, j: int) -> None:
        """Join what a person called the same, unless people also keep members of the two apart."""
        a, b = self.home[i], self.home[j]
        if a != b and b not in self.banned[a]:
            self._join(a, b)

    def add_links(self, linked: dict[tuple[int, int], float]) -> None:
        """Scores of pairs of claims, summed over pairs of clusters."""
        for (i, j), score in linked.items():
            weight = _LEAST_WEIGHT + score * score
            self._add_link(self.home[i], self.home[j], score * weight, weight)

    def join_linked(self) -> None:
        """Join clusters from the best mean link down to the threshold."""
        heap = [(-t / w, a, b) for a, row in self.links.items() for b, (t, w) in row.items() if a < b]
        heap = [entry for entry in heap if -entry[0] >= THRESHOLD]
        heapq.heapify(heap)
        while heap:
            negative, a, b = heapq.heappop(heap)
            held = self.links[a].get(b) if a in self.members and b in self.members else None
            if held is None or -held[0] / held[1] != negative or not self._may_join(a, b):
                continue
            kept = self._join(a, b)
            for other, (total, weight) in self.links[kept].items():
                if total / weight >= THRESHOLD:
                    heapq.heappush(heap, (-total / weight, *_ordered(kept, other)))

    def _add_link(self, a: int, b: int, total: float, weight: float) -> None:
        if a != b:
            held, weighed = self.links[a].get(b, (0.0, 0.0))
            self.links[a][b] = self.links[b][a] = (held + total, weighed + weight)

    def _may_join(self, a: int, b: int) -> bool:
        return b not in self.banned[a] and not any(self._clash(pair) for pair in self._across(a, b))

    def _across(self, a: int, b: int) -> Iterator[tuple[int, int]]:
        """Pairs of claims of two clusters that no person has called the same."""
        pairs = (_ordered(i, j) for i in self.members[a] for j in self.members[b])
        return (pair for pair in pairs if pair not in self.exempt)

    def join_other_days(self, linked: dict[tuple[int, int], float]) -> None:
        """Join clusters that only their dates keep apart, where two claims of theirs are known for one event all the same.

        To be called last: a date that is off must not draw in what happened on that day.
        """
        marked = [pair for pair in linked if may_contradict_by_days(self.views[pair[0]], self.views[pair[1]])]
        for i, j in sorted(marked, key=lambda pair: (-linked[pair], pair)):
            a, b = self.home[i], self.home[j]
            total, weight = self.links[a].get(b, (0.0, 1.0)) if a != b else (0.0, 1.0)
            most = max(_LEAST_SLACK_DAYS, days_apart(self.views[i], self.views[j]))
            if total / weight >= THRESHOLD and b not in self.banned[a]:
                clashing = [pair for pair in self._across(a, b) if self._clash(pair)]
                if all(self._only_days(*pair, most) for pair in clashing):
                    self._join(a, b)

    def _clash(self, pair: tuple[int, int]) -> bool:
        held = self._conflicts.get(pair)
        if held is None:
            held = self._conflicts[pair] = find_conflict(self.views[pair[0]], self.views[pair[1]]) is not None
        return held

    def _only_days(self, i: int, j: int, most: int) -> bool:
        first, second = self.views[i], self.views[j]
        return find_conflict(first, second) == "days" and days_apart(first, second) <= most

    def _join(self, a: int, b: int) -> int:
        kept, gone = (a, b) if (len(self.members[a]), -a) >= (len(self.members[b]), -b) else (b, a)
        for i in self.members[gone]:
            self.home[i] = kept
        self.members[kept] += self.members.pop(gone)
        for other, (total, weight) in self.links.pop(gone, {}).items():
            del self.links[other][gone]
            if other != kept:
                self._add_link(kept, other, total, weight)
        for other in self.banned.pop(gone, set()):
            self.banned[other].discard(gone)
            self.banned[other].add(kept)
            self.banned[kept].add(other)
        return kept
