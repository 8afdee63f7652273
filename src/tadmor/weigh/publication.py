"""Claims by when their reports were published."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tadmor.model.claim import Claim


def by_publication(claims: Iterable[Claim]) -> list[Claim]:
    """Oldest report first, those without a day before all; of one report in the order of its text."""
    return sorted(claims, key=lambda c: (c.document.published or "", c.document.id, c.trigger.start, c.id))


def days_between(a: Claim, b: Claim) -> int:
    """Days between two publications, 0 where one is not known."""
    first, second = a.document.published, b.document.published
    if first is None or second is None:
        return 0
    return abs((date.fromisoformat(second[:10]) - date.fromisoformat(first[:10])).days)
