"""What a person decides of two statements, added to a record: the one way for the command line and for programs."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Literal

from tadmor.errors import UsageError
from tadmor.export.protect import Released
from tadmor.export.rows import sort_claims, sort_incidents
from tadmor.model.ids import ClaimId
from tadmor.model.judgement import PAIRING, Judgement, name_judgement
from tadmor.run.weighing import release, weigh_record
from tadmor.store.record import Record

PairVerdict = Literal["same", "different", "unsure"]
_LEAST_LETTERS = 4


def judge_pair(
    record: Record, verdict: PairVerdict, pair: tuple[str, str], *, by: str, why: str | None = None
) -> Judgement:
    """Adds that two claims tell of one event, of different ones, or that this is open again, and computes incidents anew.

    A claim is named by its id, the first letters of it, or EVENT:NUMBER as on a card. The judgement replaces the newest one of the
    same two claims. Raises UsageError for a claim that is not there, and without a name.
    """
    if not by.strip():
        raise UsageError("A judgement needs a name: --by NAME.")
    released = release(record)
    first, second = (find_claim(released, wanted) for wanted in pair)
    if first == second:
        raise UsageError(f"{pair[0]} and {pair[1]} are one statement. Name two.")
    on = tuple(sorted((first, second)))
    before = [j for j in record.judgements() if set(j.on) == set(on) and j.verdict in PAIRING]
    at = datetime.now(UTC).isoformat(timespec="microseconds")
    judgement = Judgement(
        id=name_judgement(on, verdict, by.strip(), at),
        on=on,
        verdict=verdict,
        by=by.strip(),
        at=at,
        why=why or None,
        replaces=before[-1].id if before else None,
    )
    record.append_judgements([judgement])
    weigh_record(record)
    return judgement


def find_claim(released: Released, wanted: str) -> ClaimId:
    """The claim of this id, of an id that begins so, or of EVENT:NUMBER. Raises UsageError where there is none, or several."""
    event, _, number = wanted.partition(":")
    listed = sort_incidents(released.incidents)
    if event.isdecimal() and number.isdecimal() and 1 <= int(event) <= len(listed):
        members = set(listed[int(event) - 1].claims)
        told = sort_claims(claim for claim in released.claims if claim.id in members)
        if 1 <= int(number) <= len(told):
            return told[int(number) - 1].id
    found = [c.id for c in released.claims if len(wanted) >= _LEAST_LETTERS and c.id.startswith(wanted)]
    if len(found) != 1:
        said = f"{len(found)} statements have an id that begins with" if found else "There is no statement"
        raise UsageError(f"{said} {wanted}: give EVENT:NUMBER as on the card of the event, or an id.")
    return found[0]
