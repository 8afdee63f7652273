"""The index brought up to a decision: the rows of the events that it touches, in the file that is there, all or nothing.

Numbers stay as they are, new events get the next ones, and searches go on finding an event by the texts that it had: the index is
made anew as a whole afterwards (`tadmor.web.index.build`).
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from tadmor.export.protect import Released
from tadmor.export.rows import sort_claims, sort_incidents
from tadmor.model.claim import Claim
from tadmor.model.incident import FormerIncident, Incident
from tadmor.model.judgement import judged_claims
from tadmor.model.plain import from_plain
from tadmor.run.touching import keep_relations
from tadmor.store.transaction import whole
from tadmor.web.index.build import claim_row, dump, event_row, insert, list_facets
from tadmor.web.index.left_out import list_left_out

BUSY_SECONDS = 10
# In the table `about`: for every patch the numbers of the events that it touched.
PATCHED = "patched"
CODED = """
UPDATE left_out SET done = CASE WHEN EXISTS (
    SELECT 1 FROM claims c WHERE c.document = left_out.document AND json_extract(c.plain, '$.read_by.reader') = 'person'
    AND (left_out.start IS NULL OR (json_extract(c.plain, '$.trigger.start') < left_out."end"
                                    AND left_out.start < json_extract(c.plain, '$.trigger.end')))
) THEN 'coded' ELSE '' END WHERE claim IS NULL AND document = ?
"""


def patch_index(
    path: Path, released: Released, gone: Iterable[str], former: Iterable[FormerIncident], about: Mapping[str, str]
) -> None:
    """Puts what was released of some events in the place of the events `gone`, with their statements, decisions and reports."""
    with closing(sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        with whole(connection):
            numbers = _patch(connection, released, tuple(gone), tuple(former))
            known = {**about, PATCHED: json.dumps([*_patches(connection), sorted(numbers)])}
            connection.executemany("INSERT OR REPLACE INTO about VALUES (?, ?)", known.items())


def _patch(
    connection: sqlite3.Connection, released: Released, gone: tuple[str, ...], former: tuple[FormerIncident, ...]
) -> set[int]:
    """Numbers of the events whose rows have changed, also of those that are no more."""
    old = _rows(connection, "SELECT id, number, ties, plain FROM events WHERE id", gone)
    claims = {claim for _, _, _, plain in old for claim in json.loads(plain)["claims"]}
    claims |= {claim.id for claim in released.read}
    _delete(connection, "facets", "event", [number for _, number, _, _ in old])
    for table, column, wanted in (("events", "id", gone), ("told_in", "event", gone), ("claims", "id", claims)):
        _delete(connection, table, column, wanted)
    for table in ("checked", "left_out"):
        _delete(connection, table, "claim", claims)
    numbers, ties = {row[0]: row[1] for row in old}, {row[0]: row[2] for row in old}
    _put_events(connection, _with_relations(released, [row[3] for row in old]), numbers, ties)
    _put_decisions(connection, released)
    insert(connection, "former", ((one.id, dump(one)) for one in _thin(former, released)))
    for document in released.documents:
        connection.execute(
            "UPDATE documents SET events = (SELECT count(*) FROM told_in WHERE document = id), "
            "claims = (SELECT count(*) FROM claims WHERE document = documents.id) WHERE id = ?",
            (document.id,),
        )
        connection.execute(CODED, (document.id,))
    now = _rows(connection, "SELECT number FROM events WHERE id", [incident.id for incident in released.incidents])
    return {*numbers.values(), *(number for (number,) in now)}


def _thin(former: Iterable[FormerIncident], released: Released) -> Iterator[FormerIncident]:
    """What ids led to, where all that they stood for may be shown, and where they lead to what is."""
    shown, told = {claim.id for claim in released.read}, {incident.id for incident in released.incidents}
    return (one for one in former if {*one.claims} <= shown and {*one.superseded_by} <= told)


def _patches(connection: sqlite3.Connection) -> list[list[int]]:
    found = connection.execute("SELECT value FROM about WHERE name = ?", (PATCHED,)).fetchone()
    return json.loads(found[0]) if found else []


def _with_relations(released: Released, old: Sequence[str]) -> tuple[tuple[Incident, ...], Mapping[str, Claim]]:
    before = [from_plain(Incident, json.loads(plain)) for plain in old]
    return keep_relations(released.incidents, before), {claim.id: claim for claim in released.claims}


def _put_events(
    connection: sqlite3.Connection,
    told: tuple[tuple[Incident, ...], Mapping[str, Claim]],
    numbers: Mapping[str, int],
    ties: Mapping[str, str],
) -> None:
    incidents, claims = told
    following = max(_next(connection, "number", "events"), *(number + 1 for number in numbers.values()), 1)
    home = {claim: incident.id for incident in incidents for claim in incident.claims}
    for incident in sort_incidents(incidents):
        number = numbers.get(incident.id)
        if number is None:
            number, following = following, following + 1
        own = tuple(sort_claims(claims[claim] for claim in incident.claims if claim in claims))
        insert(connection, "events", [event_row(number, incident, own, ())])
        connection.execute("UPDATE events SET ties = ? WHERE id = ?", (ties.get(incident.id, "[]"), incident.id))
        insert(
            connection,
            "facets",
            ((number, _value_of(connection, *key, words)) for key, words in list_facets(incident, own)),
        )
        insert(connection, "told_in", ((document, incident.id, number) for document in incident.documents))
    insert(connection, "claims", (claim_row(claim, home.get(claim.id)) for claim in claims.values()))


def _put_decisions(connection: sqlite3.Connection, released: Released) -> None:
    known = {
        row[0] for row in _rows(connection, "SELECT id FROM judgements WHERE id", [j.id for j in released.judgements])
    }
    new = [judgement for judgement in released.judgements if judgement.id not in known]
    insert(connection, "judgements", ((j.id, j.verdict, j.by, j.at, dump(j)) for j in new))
    insert(connection, "judged", ((claim, j.id) for j in new for claim in dict.fromkeys(judged_claims(j))))
    checked = ((one.claim, one.read.document.id, one.rejected is not None, dump(one)) for one in released.checked)
    insert(connection, "checked", checked)
    first = _next(connection, "number", "left_out")
    insert(connection, "left_out", ((first + at, *row[1:]) for at, row in enumerate(list_left_out(released))))


def _value_of(connection: sqlite3.Connection, facet: str, value: str, words: str) -> int:
    found = connection.execute("SELECT id FROM facet_values WHERE facet = ? AND value = ?", (facet, value)).fetchone()
    if found is not None:
        return int(found[0])
    made = _next(connection, "id", "facet_values")
    connection.execute("INSERT INTO facet_values VALUES (?, ?, ?, ?)", (made, facet, value, words))
    return made


def _next(connection: sqlite3.Connection, column: str, table: str) -> int:
    return int(connection.execute(f"SELECT coalesce(max({column}), 0) + 1 FROM {table}").fetchone()[0])


def _rows(connection: sqlite3.Connection, query: str, values: Iterable[object]) -> list[Any]:
    return connection.execute(f"{query} IN (SELECT value FROM json_each(?))", (json.dumps(list(values)),)).fetchall()


def _delete(connection: sqlite3.Connection, table: str, column: str, values: Iterable[object]) -> None:
    query = f"DELETE FROM {table} WHERE {column} IN (SELECT value FROM json_each(?))"
    connection.execute(query, (json.dumps(list(values)),))
