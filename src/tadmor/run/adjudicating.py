"""What several people coded apart from each other, put into a record with what a third made of it: in one act for each statement.

The record then holds every coding under the name of who made it, and one decision that takes their place: a statement, or that
there is none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tadmor.errors import UsageError
from tadmor.match.deciding import find_displaced
from tadmor.model.anchor import Anchor, anchor_claim
from tadmor.model.claim import PERSON, Claim, ReadBy, coded_by
from tadmor.model.document import Document
from tadmor.model.ids import ClaimId
from tadmor.model.judgement import DECIDING, STATEMENT, Judgement, Verdict, name_judgement
from tadmor.run.deciding import Ground, Saying, load_ground
from tadmor.run.handed_in import make_claim
from tadmor.store.decisions import Decision
from tadmor.store.evidence import check_claim
from tadmor.store.record import Record

Values = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """What one person coded: when (ISO 8601), with what memo, and the values as `tadmor.run.coding.add_claim` takes them."""

    by: str
    at: str
    values: Values
    why: str | None = None


def check_coding(document: Document, values: Values, by: str) -> Claim:
    """The claim that values make, checked as it is when it is stored. Raises UsageError or EvidenceError for what cannot be."""
    claim = make_claim(document, values, ReadBy(reader=PERSON, version="", knowledge=by))
    check_claim(claim, document)
    return claim


def adjudicate(
    record: Record, document: str, codings: Sequence[Coding], outcome: Values | None, saying: Saying
) -> Claim | None:
    """Adds the codings of one statement, and the one decision that takes their place; computes nothing.

    `outcome` are the values of the statement as it shall stand, None where there is none. A statement that a reader read on its
    words, and what was decided of that before, gives its place to it, as where a person codes alone. Raises UsageError for a report
    that is not there and without a coding, EvidenceError for words that do not stand in the report; then nothing is written.
    """
    held = record.document(document)
    if held is None:
        raise UsageError(f"There is no report {document}.")
    if not codings:
        raise UsageError("There is nothing to decide of: nobody coded anything here.")
    coded = [_make(held, coding.values, coding.by, coding.at) for coding in codings]
    final = _make(held, outcome, saying.by.strip(), "") if outcome is not None else None
    ground_of = load_ground(record, (held.id,))
    made: list[Claim] = []

    def make(known: tuple[Judgement, ...]) -> Decision:
        ground = ground_of(known)
        adds = [_add(claim, coding, ground) for claim, coding in zip(coded, codings, strict=True)]
        if final is None:
            return Decision(judgement=_drop(adds, saying, ground), also=tuple(adds), claims=tuple(coded))
        at = ground.next_moment()
        made.append(replace(final, read_by=replace(final.read_by, version=at)))
        judgement = _judge("add", final.id, saying, at)
        before = (*adds, *_find_before(final, ground))
        judgement = _put_in_place(replace(judgement, anchors=_anchor(made[-1], ground)), before)
        return Decision(judgement=judgement, also=tuple(adds), claims=(*coded, made[-1]))

    record.decide((held.id,), make)
    return made[-1] if made else None


def _make(document: Document, values: Values, by: str, at: str) -> Claim:
    return make_claim(document, values, ReadBy(reader=PERSON, version=at, knowledge=by))


def _add(claim: Claim, coding: Coding, ground: Ground) -> Judgement:
    judgement = _judge("add", claim.id, Saying(by=coding.by, why=coding.why), coding.at)
    return replace(judgement, anchors=_anchor(claim, ground))


def _drop(adds: Sequence[Judgement], saying: Saying, ground: Ground) -> Judgement:
    judgement = _judge("withdraw", ClaimId(adds[0].on[0]), saying, ground.next_moment())
    anchors = {anchor.claim: anchor for add in adds for anchor in add.anchors}
    return _put_in_place(replace(judgement, anchors=tuple(anchors[claim] for claim in sorted(anchors))), adds)


def _find_before(final: Claim, ground: Ground) -> list[Judgement]:
    """What stood on the words of the statement before: other codings of them, and what was decided of what a reader read there."""
    read = [claim for claim in ground.read if not coded_by(claim)]
    displaced = find_displaced((final,), {final.document.id: read}).values()
    of = {final.id, *(claim.id for claim in displaced)}
    return [
        judgement
        for judgement in ground.standing(ground.known)
        if (judgement.verdict == "add" and judgement.on[0] == final.id)
        or (judgement.verdict in DECIDING and ground.thing(judgement)[0] in of)
    ]


def _anchor(claim: Claim, ground: Ground) -> tuple[Anchor, ...]:
    return (anchor_claim(claim, ground.present.values()),)


def _judge(verdict: Verdict, claim: ClaimId, saying: Saying, at: str) -> Judgement:
    by, on = saying.by.strip(), (claim, STATEMENT)
    return Judgement(
        id=name_judgement(on, verdict, by, at), on=on, verdict=verdict, by=by, at=at, why=saying.why or None
    )


def _put_in_place(judgement: Judgement, before: Sequence[Judgement]) -> Judgement:
    """The judgement in the place of those before it, the first of them foremost."""
    return replace(judgement, replaces=before[0].id, also_replaces=tuple(old.id for old in before[1:]))
