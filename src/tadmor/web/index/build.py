"""The index made anew from what may leave the record, in a file beside the old one that takes its place when it is whole."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from tadmor.export.belonging import Tie, tie_together
from tadmor.export.naming import spell_kind, spell_where
from tadmor.export.page.contents import NO_READER
from tadmor.export.page.words import capital, spell_figure, spell_marks, spell_told, spell_when
from tadmor.export.protect import Released
from tadmor.export.rows import AGAINST, sort_claims, sort_incidents
from tadmor.lexicon.kinds import load_kinds
from tadmor.model.claim import Claim
from tadmor.model.document import Document
from tadmor.model.incident import Incident
from tadmor.model.judgement import judged_claims
from tadmor.model.plain import to_plain
from tadmor.run.queue import QueuedPair
from tadmor.web.index.layout import INDEXES, LAYOUT_VERSION, TABLES, WORD_EVENTS
from tadmor.web.index.left_out import list_left_out

Row = tuple[Any, ...]


def build_index(released: Released, target: Path, about: Mapping[str, str], pairs: Iterable[QueuedPair] = ()) -> None:
    """Writes the index of what was released to `target`, whole or not at all. `about` is kept in it as it is given, and so are the
    pairs that nobody has decided."""
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f"{target.name}.{os.getpid()}")
    draft.unlink(missing_ok=True)
    connection = sqlite3.connect(draft, isolation_level=None)
    try:
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + TABLES)
        connection.execute("BEGIN")
        _fill(connection, released)
        insert(connection, "pairs", ((p.place, p.a, p.b, p.score, p.distance, p.together) for p in pairs))
        everything = {**about, "layout": str(LAYOUT_VERSION), "events": str(len(released.incidents))}
        insert(connection, "about", everything.items())
        connection.execute("COMMIT")
        connection.executescript(INDEXES + WORD_EVENTS + "ANALYZE;")
    finally:
        connection.close()
    # What a patch that was cut short has left beside the old file must never be applied to the new one.
    target.with_name(f"{target.name}-journal").unlink(missing_ok=True)
    draft.replace(target)


def _fill(connection: sqlite3.Connection, released: Released) -> None:
    claims = {claim.id: claim for claim in released.claims}
    ties = tie_together(released.incidents, released.claims)
    home: dict[str, str] = {}
    told_in: dict[str, list[tuple[str, int]]] = {}
    values: dict[tuple[str, str], tuple[int, str]] = {}
    for number, incident in enumerate(sort_incidents(released.incidents), start=1):
        told = tuple(sort_claims(claims[claim] for claim in incident.claims if claim in claims))
        insert(connection, "events", [event_row(number, incident, told, ties.get(incident.id, ()))])
        held = [values.setdefault(key, (len(values), words))[0] for key, words in list_facets(incident, told)]
        insert(connection, "facets", ((number, value) for value in held))
        insert(connection, "words", [(f"{_title(incident, told)} {spell_where(incident.where)}", "event", incident.id)])
        home |= dict.fromkeys(incident.claims, incident.id)
        for document in incident.documents:
            told_in.setdefault(document, []).append((incident.id, number))
    insert(connection, "facet_values", ((at, *key, words) for key, (at, words) in values.items()))
    insert(connection, "claims", (claim_row(claim, home.get(claim.id)) for claim in released.claims))
    insert(connection, "words", ((claim.evidence.text, "claim", claim.id) for claim in released.claims))
    _fill_documents(connection, released, told_in)
    plain_rejections = ((None, r.document, r.stage, r.reason, dump(r)) for r in released.rejections)
    insert(connection, "rejections", plain_rejections)
    insert(connection, "left_out", list_left_out(released))
    insert(connection, "copies", ((number, dump(group)) for number, group in enumerate(released.copies)))
    named = ((name, number) for number, group in enumerate(released.copies) for name in group.documents)
    insert(connection, "copy_names", named)
    judgements = released.judgements
    insert(connection, "judgements", ((j.id, j.verdict, j.by, j.at, dump(j)) for j in judgements))
    insert(connection, "judged", ((claim, j.id) for j in judgements for claim in dict.fromkeys(judged_claims(j))))
    checked = ((one.claim, one.read.document.id, one.rejected is not None, dump(one)) for one in released.checked)
    insert(connection, "checked", checked)
    insert(connection, "former", ((one.id, dump(one)) for one in released.former_incidents))


def _fill_documents(
    connection: sqlite3.Connection, released: Released, told_in: Mapping[str, list[tuple[str, int]]]
) -> None:
    unread = {rejection.document for rejection in released.rejections if rejection.reason == NO_READER}
    counted: dict[str, int] = {}
    for claim in released.claims:
        counted[claim.document.id] = counted.get(claim.document.id, 0) + 1
    documents = sorted(released.documents, key=lambda d: (d.published or "9999", d.url or "", d.id))
    rows = (
        _document_row(number, d, (len(told_in.get(d.id, ())), counted.get(d.id, 0), d.id in unread))
        for number, d in enumerate(documents, start=1)
    )
    insert(connection, "documents", rows)
    insert(connection, "words", ((f"{d.title or ''}\n{d.text}", "report", d.id) for d in documents))
    insert(connection, "told_in", ((d, event, number) for d, events in told_in.items() for event, number in events))


def event_row(number: int, incident: Incident, told: tuple[Claim, ...], ties: Iterable[Tie]) -> Row:
    """The row of an event in the table `events`."""
    when, where, tolls, grade = incident.when, incident.where, incident.casualties, incident.grade
    marks = spell_marks(incident, told)
    return (
        incident.id,
        number,
        _title(incident, told),
        incident.kind,
        load_kinds().family(incident.kind) if incident.kind in load_kinds().kinds else "other",
        (when.earliest or when.latest) if when else None,
        when.latest if when else None,
        where.latitude if where else None,
        where.longitude if where else None,
        where.radius_km if where else None,
        where.precision if where else None,
        spell_where(where, short=True),
        spell_when(when),
        spell_figure(tolls.killed if tolls else None),
        spell_figure(tolls.wounded if tolls else None),
        tolls.killed.low if tolls else None,
        tolls.killed.high if tolls else None,
        grade.airwars if grade else None,
        grade.credibility if grade else None,
        grade.signed_by if grade else None,
        bool(grade and grade.changed_since),
        any(field.status == "conflicting" for field in incident.fields),
        any(claim.stance in AGAINST for claim in told),
        len(incident.independent_origins),
        all(origin.party or origin.own_interest for origin in incident.independent_origins),
        len(incident.documents),
        len(incident.claims),
        incident.unread_documents,
        max((claim.confidence for claim in told), default=0.0),
        incident.first_reported,
        json.dumps(marks, ensure_ascii=False),
        json.dumps([[tie.words, tie.other.id, tie.aside, list(tie.said_by)] for tie in ties], ensure_ascii=False),
        dump(incident),
    )


def _title(incident: Incident, told: tuple[Claim, ...]) -> str:
    return capital(spell_told(incident, told))


def list_facets(incident: Incident, told: tuple[Claim, ...]) -> Iterator[tuple[tuple[str, str], str]]:
    """What an event can be chosen by beside its own columns: facet and value, with the value in words. Each once."""
    where = incident.where
    rows: dict[tuple[str, str | None], str | None] = {("kind", incident.kind): spell_kind(incident.kind)}
    rows |= {("actor", actor.entity_id or actor.name.casefold()): actor.name for actor in incident.actors}
    rows |= {("origin", one.entity_id or one.name.casefold()): one.name for one in incident.independent_origins}
    rows |= {("outlet", claim.document.outlet): claim.document.outlet for claim in told}
    rows |= {(field.status, field.field): field.field for field in incident.fields}
    if where:
        rows |= {("country", where.country): where.country, ("admin1", where.admin1): where.admin1}
        rows["place", where.name] = where.name
    for (facet, value), words in rows.items():
        if value:
            yield (facet, value), words or value


def claim_row(claim: Claim, event: str | None) -> Row:
    """The row of a claim in the table `claims`, with the event that it belongs to."""
    document = claim.document
    return claim.id, event, document.id, document.published, claim.evidence.start, claim.confidence, dump(claim)


def _document_row(number: int, document: Document, counts: tuple[int, int, bool]) -> Row:
    events, claims, unread = counts
    d = document
    return d.id, number, d.url, d.outlet, d.title, d.published, d.language, events, claims, unread, dump(document)


def dump(record: object) -> str:
    """A record as the column `plain` holds it."""
    return json.dumps(to_plain(record), ensure_ascii=False, separators=(",", ":"))


def insert(connection: sqlite3.Connection, table: str, rows: Iterable[Row]) -> None:
    """Writes rows into a table, in the order of its columns."""
    left = iter(rows)
    first = next(left, None)
    if first is None:
        return
    statement = f"INSERT INTO {table} VALUES ({', '.join('?' * len(first))})"
    if table == "words":
        statement = "INSERT INTO words (text, what, id) VALUES (?, ?, ?)"
    connection.execute(statement, first)
    connection.executemany(statement, left)
