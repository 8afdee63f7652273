"""Where claims stood, the present and those of readings that newer ones have replaced: looked up without restoring whole claims."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from itertools import islice
from typing import Any

from sqlalchemy import Connection, select

from tadmor.model.anchor import Anchor
from tadmor.model.claim import PERSON
from tadmor.model.document import Evidence
from tadmor.model.ids import ClaimId, DocumentId
from tadmor.model.plain import from_plain
from tadmor.store.schema import CLAIMS, READINGS

_AT_ONCE = 500


def find_anchors(connection: Connection, claims: Collection[str]) -> tuple[Anchor, ...]:
    """The anchors of these claims, as the newest reading has them that tells them; by id. Claims that are nowhere have none."""
    found: dict[str, Anchor] = {}
    left = iter(sorted(set(claims)))
    while some := tuple(islice(left, _AT_ONCE)):
        found |= _find_some(connection, some)
    return tuple(found[claim] for claim in sorted(found))


def _find_some(connection: Connection, wanted: tuple[str, ...]) -> dict[str, Anchor]:
    table, read = CLAIMS.table, READINGS.table
    of = select(table.c.document_id).where(table.c.id.in_(wanted))
    about = (table.c.id, table.c.reading, table.c.document_id, read.c.reader)
    columns = (*about, table.c.kind, table.c.trigger, table.c.evidence)
    query = select(*columns).join(read).where(table.c.document_id.in_(of))
    by_reading: dict[str, list[Any]] = defaultdict(list)
    for row in connection.execute(query.order_by(read.c.current, table.c.reading, table.c.id)):
        by_reading["" if row.reader == PERSON else row.reading].append(row)
    coded, found = _told(by_reading.pop("", [])), {}
    for rows in (*map(_told, by_reading.values()), coded):
        # What people coded stands beside every reading.
        around_it = rows if rows is coded else [*rows, *coded]
        for row, trigger, evidence in rows:
            if row.id in wanted:
                near = {
                    other.id
                    for other, _, around in around_it
                    if around.span.overlaps(evidence.span) and other.id != row.id
                }
                found[str(row.id)] = Anchor(
                    claim=ClaimId(row.id),
                    document=DocumentId(row.document_id),
                    kind=row.kind,
                    trigger=trigger,
                    evidence=evidence,
                    beside=tuple(sorted(near)),
                )
    return found


def _told(rows: Iterable[Any]) -> list[tuple[Any, Evidence, Evidence]]:
    return [(row, _evidence(row.trigger), _evidence(row.evidence)) for row in rows]


def _evidence(text: str) -> Evidence:
    return from_plain(Evidence, json.loads(text))
