"""More claims for a table that is matched: only what they touch is compared, scored and clustered again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from tadmor.match.blocking import find_possible
from tadmor.match.filing import Filing, count_crowd
from tadmor.match.judged import Judged, ordered
from tadmor.match.matched import Around, Matched, Scored, group_rows, keep_telling, score_many, undecided
from tadmor.match.meeting import CROWDED
from tadmor.match.profile.usual import count_usual
from tadmor.match.scoring import BY_TABLE, Scoring
from tadmor.match.table import ClaimTable, stack_tables, take_rows
from tadmor.match.vocabulary import Array

HOPS, MOST_ROWS = 4, 40_000
_MATTERS, _LEAST_FOR_PROFILES = 0.05, 0.1


def add_claims(matched: Matched, more: ClaimTable, judged: Judged, scoring: Scoring = BY_TABLE) -> Matched:
    """The matching of all rows, those of `more` after the others. `judged` counts in the rows of both together.

    `more` counts in the vocabulary of the table and holds whole reports that the table has nothing of. `scoring` is the one that
    the table was matched by. Clusters that the new claims do not touch, directly or over `HOPS` others (fewer where these would
    come to more than `MOST_ROWS` rows), are as they were. Where all that hangs together ends within those hops, the outcome is that
    of matching everything anew; a town that is struck every day hangs together over years, and there it may differ.
    """
    table = stack_tables([matched.table, more])
    filing = Filing.of(table)
    crowd = count_crowd(filing)
    before = len(matched.table)
    changed = np.ones(len(table), dtype=bool)
    changed[:before] = (crowd[:before] > CROWDED) != (matched.crowd > CROWDED)
    left, right = find_possible(filing, crowd, changed, slack_days=scoring.slack_days)
    left, right = undecided(len(table), left, right, judged)
    kept, touched = _kept(matched, changed, crowd, scoring)
    fresh = keep_telling((left, right, score_many(table, crowd, left, right, scoring)), scoring)
    touched[: len(table)] |= changed
    near = fresh[2] >= _telling(scoring)
    touched[fresh[0][near]] = touched[fresh[1][near]] = True
    pairs: Scored = tuple(np.concatenate(sides) for sides in zip(kept, fresh, strict=True))  # type: ignore[assignment]
    home = np.concatenate((matched.home, np.arange(before, len(table))))
    rows = _region(home, touched, pairs, judged, scoring.threshold)
    around = Around(crowd=crowd, usual=count_usual(table) if scoring.profiles else None)
    home[rows] = _group_again(table, rows, pairs, judged, scoring, around)
    return Matched(table=table, judged=judged, crowd=crowd, left=pairs[0], right=pairs[1], scores=pairs[2], home=home)


def _kept(matched: Matched, changed: Array, crowd: Array, scoring: Scoring) -> tuple[Scored, Array]:
    """The pairs that stay, scored anew where the crowd counts and has changed, and which rows have pairs that go or change."""
    left, right, scores = matched.left, matched.right, matched.scores
    touched = np.zeros(len(changed), dtype=bool)
    gone = changed[left] | changed[right]
    touched[left[gone]] = touched[right[gone]] = True
    left, right, scores = left[~gone], right[~gone], scores[~gone]
    if scoring.by_crowd:
        grown = crowd[: len(matched.crowd)] != matched.crowd
        again = np.flatnonzero(grown[left] | grown[right])
        now = score_many(matched.table, crowd, left[again], right[again], scoring)
        other = again[np.abs(now - scores[again]) > _MATTERS]
        touched[left[other]] = touched[right[other]] = True
        scores = scores.copy()
        scores[again] = now
    return (left, right, scores), touched


def _telling(scoring: Scoring) -> float:
    """From which score on a pair can join: below the threshold for profiles, which look at all claims of a cluster."""
    return _LEAST_FOR_PROFILES if scoring.profiles else scoring.threshold


def _region(home: Array, touched: Array, pairs: Scored, judged: Judged, threshold: float) -> Array:
    """The rows of clusters that are touched, and of those that hang together with them over some hops."""
    wanted = np.zeros(len(home), dtype=bool)
    wanted[home[touched]] = True
    rows = wanted[home]
    if rows.sum() > MOST_ROWS:
        return np.flatnonzero(rows)
    a, b = _hanging_together(home, pairs, judged, threshold)
    for _ in range(HOPS):
        beside = wanted[a] ^ wanted[b]
        if not beside.any():
            break
        wanted[a[beside]] = wanted[b[beside]] = True
        more = wanted[home]
        if more.sum() > MOST_ROWS:
            break
        rows = more
    return np.flatnonzero(rows)


def _hanging_together(home: Array, pairs: Scored, judged: Judged, threshold: float) -> tuple[Array, Array]:
    """Two clusters of which a pair can join, or was decided."""
    good = pairs[2] >= threshold
    a, b = home[pairs[0][good]], home[pairs[1][good]]
    other = a != b
    a, b = a[other], b[other]
    decided = [*judged.same, *judged.different, *judged.answers.items()]
    if decided:
        i, j = np.array(decided).T
        a, b = np.concatenate((a, home[i])), np.concatenate((b, home[j]))
    return a, b


def _group_again(
    table: ClaimTable, rows: Array, pairs: Scored, judged: Judged, scoring: Scoring, around: Around
) -> Array:
    """The clusters of some rows among themselves."""
    place = np.full(len(table), -1, dtype=np.int64)
    place[rows] = np.arange(len(rows))
    left, right, scores = pairs
    chosen = place >= 0
    inside = np.flatnonzero(chosen[left])
    inside = inside[chosen[right[inside]]]
    within = place[left[inside]], place[right[inside]], scores[inside]
    near = replace(around, crowd=around.crowd[rows])
    return np.asarray(rows[group_rows(take_rows(table, rows), within, _judged_within(judged, place), scoring, near)])


def _judged_within(judged: Judged, place: Array) -> Judged:
    def pairs(decided: frozenset[tuple[int, int]]) -> frozenset[tuple[int, int]]:
        placed = ((int(place[i]), int(place[j])) for i, j in decided)
        return frozenset(ordered(i, j) for i, j in placed if i >= 0 and j >= 0)

    answers: Mapping[int, int] = {
        int(place[i]): int(place[j]) for i, j in judged.answers.items() if min(place[i], place[j]) >= 0
    }
    return Judged(same=pairs(judged.same), different=pairs(judged.different), answers=answers)
