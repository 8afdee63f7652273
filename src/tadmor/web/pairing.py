"""The pair of statements that a person is asked about: the next of the queue that nobody has decided, or one that is named.

The queue lies in the index. What was decided since the index was made is looked up in the reports of the next few pairs, so that
an answer is never asked for twice, however long computing events anew may take.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tadmor.model.claim import Claim
from tadmor.model.document import Document
from tadmor.model.judgement import PAIRING, Judgement, judged_claims, replaced_ones, standing_judgements
from tadmor.run.judging import find_newest_of_pair
from tadmor.run.reasons import Because, find_reasons
from tadmor.store.record import Record
from tadmor.web.index.query import Index

AT_ONCE = 30
QUEUE = (
    "SELECT p.*, c.document AS document, d.document AS other FROM pairs p JOIN claims c ON c.id = p.a JOIN claims d ON d.id = p.b "
    "WHERE p.place > ? ORDER BY p.place LIMIT ?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two: the statement, its report, and the event that it belongs to now with its number."""

    claim: Claim
    document: Document
    event: tuple[str, int] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Two statements of which is asked whether they tell of one event.

    `place` is where they stand in the queue, empty where they are not in it, and `score` is None then. `said` is what people have
    said of them that stands. `newest` is the id of the newest judgement of them, or empty.
    """

    sides: tuple[Side, Side]
    place: str
    score: float | None
    said: tuple[Judgement, ...]
    newest: str
    reasons: tuple[Because, ...]

    @property
    def together(self) -> bool:
        """Whether they are of one event now."""
        first, second = (side.event for side in self.sides)
        return first is not None and first == second


def next_pair(index: Index, record: Record, after: str, by: str) -> Asked | None:
    """The first pair behind the place `after` that nobody has decided, and of which `by` has not said that he or she is unsure."""
    while rows := index.rows(QUEUE, (after, AT_ONCE)):
        said = _said_of(record, rows)
        for row in rows:
            known = said.get(frozenset((row["a"], row["b"])), [])
            if all(judgement.verdict == "unsure" and judgement.by != by for judgement in known):
                return _ask(index, record, (row["a"], row["b"]), row)
        after = rows[-1]["place"]
    return None


def named_pair(index: Index, record: Record, pair: tuple[str, str]) -> Asked | None:
    """Two statements by their whole ids; None where one of them is not there or may not be seen."""
    held = (index.row("SELECT * FROM pairs WHERE a = ? AND b = ?", both) for both in (pair, pair[::-1]))
    return _ask(index, record, pair, next((row for row in held if row), None)) if pair[0] != pair[1] else None


def _said_of(record: Record, rows: Sequence[sqlite3.Row]) -> dict[frozenset[str], list[Judgement]]:
    """What stands of pairs of statements in the reports of these pairs."""
    documents = {row[name] for row in rows for name in ("document", "other")}
    found: dict[frozenset[str], list[Judgement]] = {}
    for judgement in _standing(record.judgements_in(documents)):
        found.setdefault(frozenset(judged_claims(judgement)), []).append(judgement)
    return found


def _standing(known: Sequence[Judgement]) -> Iterator[Judgement]:
    standing = standing_judgements(known)
    replaced = replaced_ones(standing)
    return (judgement for judgement in standing if judgement.verdict in PAIRING and judgement.id not in replaced)


def _ask(index: Index, record: Record, pair: tuple[str, str], row: sqlite3.Row | None) -> Asked | None:
    claims = [claim for claim in map(index.claim, pair) if claim]
    documents = [document for claim in claims if (document := index.document(claim.document.id))]
    if len(documents) < 2:
        return None
    homes = index.homes_of(pair)
    first, second = (
        Side(claim=claim, document=document, event=homes.get(claim.id))
        for claim, document in zip(claims, documents, strict=True)
    )
    near = [claim for document in dict.fromkeys(d.id for d in documents) for claim in index.claims_in(document)]
    known = record.judgements_in({document.id for document in documents})
    return Asked(
        sides=(first, second),
        place=row["place"] if row else "",
        score=row["score"] if row else None,
        said=tuple(j for j in _standing(known) if {*judged_claims(j)} == {*pair}),
        newest=find_newest_of_pair(record, pair) or "",
        reasons=tuple(find_reasons(near, [claim.id for claim in claims])),
    )
