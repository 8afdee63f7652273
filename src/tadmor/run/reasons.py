"""Why two statements are or are not thought one event: what the matcher looked at, the weightiest first, in words."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from tadmor.match.coded.reports import is_coded
from tadmor.match.coded.score import explain_coded_pair
from tadmor.match.score import Reason, explain_pair
from tadmor.model.claim import Claim
from tadmor.model.ids import ClaimId

_MOST = 5


def tell_reasons(claims: Sequence[Claim], pair: Sequence[ClaimId]) -> Iterator[str]:
    """A line for each of the weightiest reasons for two of `claims`; none for a coded row beside a report: they are never compared.

    Figures are those of the table of features, by which also who learns from judgements can see what is the same and what is not.
    """
    by_id = {claim.id: claim for claim in claims}
    first, second = (by_id[claim] for claim in pair)
    if is_coded(first) and is_coded(second):
        coded = [claim for claim in claims if is_coded(claim)]
        for reason in explain_coded_pair(first.id, second.id, coded)[:_MOST]:
            yield f"{reason}: {reason.left} / {reason.right}"
    elif not is_coded(first) and not is_coded(second):
        near = [claim for claim in claims if _of_report(claim, first) or _of_report(claim, second)]
        for told in explain_pair(first.id, second.id, near)[:_MOST]:
            yield _in_words(told)


def _of_report(claim: Claim, other: Claim) -> bool:
    return claim.document.id == other.document.id and not is_coded(claim)


def _in_words(reason: Reason) -> str:
    if math.isinf(reason.weight):
        return f"{reason.feature} keeps them apart"
    return f"{reason.feature} {reason.value * reason.weight:+.1f}: {reason.left} / {reason.right}"
