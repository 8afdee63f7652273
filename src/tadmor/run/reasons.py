"""Why two statements are or are not thought one event: what the matcher looked at, the weightiest first, in words."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tadmor.match.coded.reports import is_coded
from tadmor.match.coded.score import explain_coded_pair
from tadmor.match.score import explain_pair
from tadmor.model.claim import Claim
from tadmor.model.ids import ClaimId

_MOST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Because:
    """One thing that the matcher looked at: a name of its table of features, and what it found on either side.

    `weight` is what that adds to the log odds that both tell of one event; minus infinity where it keeps them apart.
    """

    feature: str
    weight: float
    left: str
    right: str


def find_reasons(claims: Sequence[Claim], pair: Sequence[ClaimId]) -> Iterator[Because]:
    """The weightiest reasons for two of `claims`, which hold at least all of their reports; none for a coded row beside a report:
    they are never compared."""
    by_id = {claim.id: claim for claim in claims}
    first, second = (by_id[claim] for claim in pair)
    if is_coded(first) and is_coded(second):
        coded = [claim for claim in claims if is_coded(claim)]
        for level in explain_coded_pair(first.id, second.id, coded)[:_MOST]:
            feature = f"{level.feature}: {level.level}"
            yield Because(feature=feature, weight=level.weight, left=level.left, right=level.right)
    elif not is_coded(first) and not is_coded(second):
        near = [claim for claim in claims if _of_report(claim, first) or _of_report(claim, second)]
        for told in explain_pair(first.id, second.id, near)[:_MOST]:
            yield Because(feature=told.feature, weight=told.value * told.weight, left=told.left, right=told.right)


def tell_reasons(claims: Sequence[Claim], pair: Sequence[ClaimId]) -> Iterator[str]:
    """The same, a line each.

    Figures are those of the table of features, by which also who learns from judgements can see what is the same and what is not.
    """
    for because in find_reasons(claims, pair):
        if math.isinf(because.weight):
            yield f"{because.feature} keeps them apart"
        else:
            yield f"{because.feature} {because.weight:+.1f}: {because.left} / {because.right}"


def _of_report(claim: Claim, other: Claim) -> bool:
    return claim.document.id == other.document.id and not is_coded(claim)
