"""What people and answers decide of pairs before any score does, as rows of a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from tadmor.match.conflicts import kinds_can_meet_columns
from tadmor.match.table import ClaimTable
from tadmor.match.vocabulary import Array
from tadmor.model.ids import ClaimId
from tadmor.model.judgement import PAIRING, Judgement, replaced_ones

RowPair = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """Pairs of rows that people called the same and different, smaller row first, and by row that answers the row it answers."""

    same: frozenset[RowPair] = frozenset()
    different: frozenset[RowPair] = frozenset()
    answers: Mapping[int, int]


def judge(table: ClaimTable, judgements: Sequence[Judgement]) -> Judged:
    """What is decided of the rows of a table."""
    if not judgements and not table.about:
        return Judged(answers={})
    index = {claim: row for row, claim in enumerate(table.ids)}
    same, different = judged_pairs(judgements, index)
    return Judged(same=frozenset(same), different=frozenset(different), answers=_answers(table, index, different))


def _answers(table: ClaimTable, index: Mapping[ClaimId, int], different: set[RowPair]) -> dict[int, int]:
    told = [(row, index[about]) for row, about in sorted(table.about.items()) if index.get(about, row) != row]
    if not told:
        return {}
    rows, answered = np.array(told).T
    meet = kinds_can_meet_columns(table, rows, answered)
    return {i: j for (i, j), can in zip(told, meet.tolist(), strict=True) if can and ordered(i, j) not in different}


def ordered(i: int, j: int) -> RowPair:
    """The pair with the smaller one first."""
    return (i, j) if i < j else (j, i)


def judged_pairs(judgements: Sequence[Judgement], index: Mapping[ClaimId, int]) -> tuple[set[RowPair], set[RowPair]]:
    """Pairs that people judged the same and different: the newest judgement of a pair that no other replaces."""
    replaced = replaced_ones(judgements)
    newest: dict[RowPair, Judgement] = {}
    for judgement in sorted(judgements, key=lambda j: (j.at, j.id)):
        ends = [index[ClaimId(part)] for part in judgement.on if part in index]
        if judgement.verdict in PAIRING and len(set(ends)) == 2 and judgement.id not in replaced:
            newest[ordered(*ends)] = judgement
    same = {pair for pair, judgement in newest.items() if judgement.verdict == "same"}
    return same, {pair for pair, judgement in newest.items() if judgement.verdict == "different"}


def join_clusters(home: Array, judged: Judged) -> frozenset[RowPair]:
    """Joins, in place, clusters that people called the same; pairs of clusters of which they keep members apart come back."""
    for i, j in sorted(judged.same):
        a, b = int(home[i]), int(home[j])
        apart = {ordered(int(home[x]), int(home[y])) for x, y in judged.different} if a != b else set()
        if a != b and ordered(a, b) not in apart:
            home[home == b] = a
    return frozenset((i, j) for i, j in judged.same if home[i] != home[j])


def join_judged(home: Array, judged: Judged, pairs: frozenset[RowPair]) -> None:
    """Joins single rows that people called the same, in place, unless they also keep members of the two apart."""
    members: dict[int, set[int]] = defaultdict(set)
    for i, j in sorted(pairs):
        a, b = (members[int(home[row])] | {row} for row in (i, j))
        if home[i] != home[j] and not any(ordered(x, y) in judged.different for x in a for y in b):
            kept = min(int(home[i]), int(home[j]))
            members[kept] = a | b
            home[list(a | b)] = kept


def join_answers(home: Array, judged: Judged) -> None:
    """Answers follow what they answer, in place, unless people keep the two clusters apart."""
    for answer, answered in sorted(judged.answers.items()):
        a, b = int(home[answer]), int(home[answered])
        apart = {ordered(int(home[i]), int(home[j])) for i, j in judged.different}
        if a != b and ordered(a, b) not in apart:
            home[home == a] = b
