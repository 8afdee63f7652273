"""A table of claims matched: candidate pairs, their scores, and the cluster of every row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from tadmor.match.battles import MOST_DAYS, bridges
from tadmor.match.blocking import find_possible
from tadmor.match.columns import days_apart_columns
from tadmor.match.conflicts import ANY_DAYS, conflicts_columns
from tadmor.match.filing import Filing, count_crowd
from tadmor.match.grouping import Clash, bar_pairs, join_best, link_pairs
from tadmor.match.judged import Judged, RowPair, join_answers, join_clusters, join_judged
from tadmor.match.other_days import LEAST_SLACK_DAYS, join_other_days
from tadmor.match.profile.refining import profiles_of, refine_clusters
from tadmor.match.profile.usual import Usual, count_usual
from tadmor.match.scoring import BY_TABLE, Scoring
from tadmor.match.table import ClaimTable
from tadmor.match.vocabulary import Array

_AT_ONCE = 500_000
_LEAST_TELLING = 0.01
Scored = tuple[Array, Array, Array]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Matched:
    """`left`, `right` and `scores` are pairs that may be one incident; `home` is the cluster of each row, named by a row of it."""

    table: ClaimTable
    judged: Judged
    crowd: Array
    left: Array
    right: Array
    scores: Array
    home: Array


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Around:
    """What the whole record says about rows that are grouped: how many each meets, and with profiles what is usual."""

    crowd: Array
    usual: Usual | None = None


def match_table(table: ClaimTable, judged: Judged, scoring: Scoring = BY_TABLE) -> Matched:
    """Which rows tell of one incident."""
    filing = Filing.of(table)
    crowd = count_crowd(filing)
    left, right = find_possible(filing, crowd, slack_days=scoring.slack_days)
    left, right = undecided(len(table), left, right, judged)
    pairs = keep_telling((left, right, score_many(table, crowd, left, right, scoring)), scoring)
    usual = count_usual(table) if scoring.profiles else None
    home = group_rows(table, pairs, judged, scoring, Around(crowd=crowd, usual=usual))
    return Matched(table=table, judged=judged, crowd=crowd, left=pairs[0], right=pairs[1], scores=pairs[2], home=home)


def undecided(count: int, left: Array, right: Array, judged: Judged) -> tuple[Array, Array]:
    """Pairs that wait for a score: not those of an answer, nor those that people keep apart."""
    if judged.answers:
        answers = np.zeros(count, dtype=bool)
        answers[list(judged.answers)] = True
        keep = ~(answers[left] | answers[right])
        left, right = left[keep], right[keep]
    if judged.different:
        keep = ~np.isin(left.astype(np.int64) * count + right, [i * count + j for i, j in judged.different])
        left, right = left[keep], right[keep]
    return left, right


def score_many(table: ClaimTable, crowd: Array, left: Array, right: Array, scoring: Scoring) -> Array:
    """Scores of pairs, some at a time: the columns of all features at once would take much room."""
    parts = [slice(begin, begin + _AT_ONCE) for begin in range(0, len(left), _AT_ONCE)]
    scored = (scoring.score(table, crowd, left[part], right[part]) for part in parts)
    return np.concatenate([np.zeros(0, dtype=np.float32), *(scores.astype(np.float32) for scores in scored)])


def keep_telling(pairs: Scored, scoring: Scoring) -> Scored:
    """Pairs whose score is as good as none count as not compared, where that comes to the same."""
    if not scoring.even:
        return pairs
    telling = pairs[2] >= _LEAST_TELLING
    return pairs[0][telling], pairs[1][telling], pairs[2][telling]


def group_rows(table: ClaimTable, pairs: Scored, judged: Judged, scoring: Scoring, around: Around) -> Array:
    """The cluster of each row. `pairs` are left, right and score.

    What people called the same is joined last, whole clusters at a time, so that a judgement joins two events and tears none apart.
    Only a pair that could not be joined so, since something that belongs apart had come in, goes before all scores.
    """
    first: frozenset[RowPair] = frozenset()
    while True:
        home = _group(table, pairs, judged, first, scoring, around)
        left_over = join_clusters(home, judged) - first
        if not left_over:
            break
        first |= left_over
    join_answers(home, judged)
    return home


def _group(
    table: ClaimTable, pairs: Scored, judged: Judged, first: frozenset[RowPair], scoring: Scoring, around: Around
) -> Array:
    left, right, scores = pairs
    home = np.arange(len(table))
    join_judged(home, judged, first)
    links = link_pairs(left, right, scores, even=scoring.even)
    if judged.different:
        links = bar_pairs(links, *np.array(sorted(judged.different)).T)
    clash = clash_of(table, judged, scoring.slack_days)
    home = join_best(home, links, table.order, scoring.threshold, clash)
    if scoring.profiles is not None and around.usual is not None:
        profiles = profiles_of(table, around.usual, scoring.profiles, around.crowd, pairs)
        home = refine_clusters(profiles, home, scoring.profiles, clash)
    gap = days_apart_columns(table, left, right)
    fights = bridges(table, left, right)
    marked = np.flatnonzero((gap > scoring.slack_days) | (fights & (home[left] != home[right])))
    if len(marked):
        clash = clash_of(table, judged, ANY_DAYS)
        most = np.where(fights, MOST_DAYS, np.maximum(gap, LEAST_SLACK_DAYS))
        one_event = (left[marked], right[marked], scores[marked], most[marked])
        join_other_days(table, home, links, one_event, scoring.threshold, clash)
    return home


def clash_of(table: ClaimTable, judged: Judged, slack_days: float) -> Clash:
    """Which rows keep their clusters apart: those in conflict, unless people called them the same; and those called different."""
    exempt, apart = (
        np.array([i * len(table) + j for i, j in decided], dtype=np.int64)
        for decided in (judged.same, judged.different)
    )

    def clash(a: Array, b: Array) -> Array:
        found = conflicts_columns(table, a, b, slack_days=slack_days)
        if len(exempt) or len(apart):
            code = np.minimum(a, b).astype(np.int64) * len(table) + np.maximum(a, b)
            found = (found & ~np.isin(code, exempt)) | np.isin(code, apart)
        return found

    return clash


def clusters_of(home: Array) -> Iterator[Array]:
    """The rows of each cluster."""
    by = np.argsort(home, kind="stable")
    yield from np.split(by, np.flatnonzero(np.diff(home[by])) + 1) if len(home) else ()
