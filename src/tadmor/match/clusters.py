"""Claims to incidents: agglomerative clustering that people's judgements and hard conflicts constrain.

The best-linked clusters are joined first, by the mean score of the pairs that were compared (grouping.py); a conflict between any
two of their claims forbids it, so that nothing is joined through a third. Keeping apart "different" goes before all scores; "same"
joins the two events that there are without it. An answer (a denial that names the claim it denies) follows that claim wherever it
goes and draws nothing else with it; who denies that his men were there does not deny the strike, and is not joined to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tadmor.match.judged import judge
from tadmor.match.learned import choose_scoring
from tadmor.match.matched import Matched, clusters_of, match_table
from tadmor.match.table import tabulate
from tadmor.match.views import prepare_views
from tadmor.model.claim import Claim
from tadmor.model.ids import ClaimId
from tadmor.model.judgement import Judgement, Link

_WORTH_KEEPING = 0.1
_ANSWERS = 0.97


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """`links` are the compared pairs that may be one incident; `clusters` hold every claim exactly once.

    Both are sorted, so that equal sets of claims and judgements give equal matchings.
    """

    links: tuple[Link, ...]
    clusters: tuple[tuple[ClaimId, ...], ...]


def match_claims(claims: Sequence[Claim], judgements: Sequence[Judgement] = ()) -> Matching:
    """Which claims tell of one incident. Near-linear in the number of claims; their order does not count.

    Where people judged enough pairs, scores are learned from these (learned.py).
    """
    table = tabulate(prepare_views(claims))
    judged = judge(table, judgements)
    matched = match_table(table, judged, choose_scoring(table, judged))
    ids = table.ids
    clusters = (tuple(sorted(ids[row] for row in rows)) for rows in clusters_of(matched.home))
    links = sorted(_links(matched), key=lambda link: (link.a, link.b))
    return Matching(links=tuple(links), clusters=tuple(sorted(clusters)))


def _links(matched: Matched) -> Iterator[Link]:
    ids = matched.table.ids
    for i, j, score in zip(matched.left.tolist(), matched.right.tolist(), matched.scores.tolist(), strict=True):
        if score >= _WORTH_KEEPING:
            yield Link(a=ids[i], b=ids[j], score=round(score, 4))
    for answer, answered in matched.judged.answers.items():
        yield Link(a=ids[min(answer, answered)], b=ids[max(answer, answered)], score=_ANSWERS)
