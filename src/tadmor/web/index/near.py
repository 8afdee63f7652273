"""Events that a statement may belong with: of its days, and of its place or the country around it, the nearest first."""

from __future__ import annotations

from datetime import date, timedelta

from tadmor.model.claim import Claim
from tadmor.web.index.query import Index

MOST = 20
DEGREES = 0.5


def find_near(index: Index, claim: Claim) -> tuple[str, ...]:
    """Ids of at most 20 events. None of a statement without a day or without a place on the map."""
    where, last = claim.where, claim.when.latest
    if where is None or where.latitude is None or where.longitude is None or last is None:
        return ()
    day = timedelta(days=1)
    first = date.fromisoformat((claim.when.earliest or last)[:10]) - day
    until = date.fromisoformat(last[:10]) + day
    rows = index.rows(
        "SELECT id FROM events WHERE latest >= ? AND coalesce(earliest, latest) < ? "
        "AND abs(latitude - ?) < ? AND abs(longitude - ?) < ? ORDER BY abs(latitude - ?) + abs(longitude - ?), number LIMIT ?",
        (
            first.isoformat(),
            (until + day).isoformat(),
            where.latitude,
            DEGREES,
            where.longitude,
            DEGREES,
            where.latitude,
            where.longitude,
            MOST,
        ),
    )
    return tuple(row["id"] for row in rows)
