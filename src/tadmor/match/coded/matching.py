"""Coded claims to links and clusters: what `tadmor import` calls. Rows of one article are told apart by who coded them."""

from __future__ import annotations

from collections.abc import Sequence

from tadmor.match.clusters import Matching
from tadmor.match.coded.clusters import group_reports
from tadmor.match.coded.pairs import count_busy, find_pairs
from tadmor.match.coded.reports import CodedReport, prepare_reports
from tadmor.match.coded.score import LevelWeights, load_weights, score_reports
from tadmor.match.judged import judged_pairs
from tadmor.model.claim import Claim
from tadmor.model.judgement import Judgement, Link

_WORTH_KEEPING = 0.1


def match_coded(
    claims: Sequence[Claim], judgements: Sequence[Judgement] = (), weights: LevelWeights | None = None
) -> Matching:
    """Which coded claims tell of one event. The order of `claims` does not count, nor any id that the file gave to events."""
    weights = weights or load_weights()
    reports = count_busy(prepare_reports(claims))
    ids = [report.claim.id for report in reports]
    same, different = judged_pairs(judgements, {claim: at for at, claim in enumerate(ids)})
    pairs = find_pairs(reports)
    scores = dict(zip(pairs, score_reports(reports, pairs, weights), strict=True))
    groups = group_reports(
        len(reports),
        {pair: score - weights.threshold for pair, score in scores.items()},
        different - same,
        same,
        families=families_of(reports),
        not_compared=-weights.threshold,
    )
    links = (Link(a=ids[i], b=ids[j], score=round(s, 4)) for (i, j), s in scores.items() if s >= _WORTH_KEEPING)
    clusters = sorted(tuple(sorted(ids[i] for i in members)) for members in groups)
    return Matching(links=tuple(sorted(links, key=lambda k: (k.a, k.b))), clusters=tuple(clusters))


def families_of(reports: Sequence[CodedReport]) -> list[str]:
    """What coders told apart, as one name for each report: the rows of one article, the rows of files of events."""
    return ["events" if report.event_file else report.claim.document.id for report in reports]
