"""What a person decides of a single statement: confirm it, put it right, reject it, code one that no reader saw, take that back.

Every function adds one judgement to the record and computes nothing: `tadmor.run.weighing.weigh_record` does that afterwards, once
for many decisions where somebody waits. Claims, reports and judgements are named by their whole ids. Each raises UsageError for
what is not there, EvidenceError for words that do not stand in the report, and, where `expected` says what the person had seen
(the id of the newest judgement, ``""`` for none), ConflictError if somebody decided since then. Nothing is written then.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from tadmor.errors import UsageError
from tadmor.match.deciding import find_displaced
from tadmor.model.anchor import anchor_claim
from tadmor.model.claim import PERSON, Claim, ReadBy, coded_by
from tadmor.model.correction import SLOTS, Correction, Slot, digest_of
from tadmor.model.document import Document
from tadmor.model.ids import ClaimId, JudgementId
from tadmor.model.judgement import (
    DECIDING,
    STATEMENT,
    Judgement,
    Verdict,
    judged_claims,
    name_judgement,
    withdrawn_ones,
)
from tadmor.run.deciding import Ground, Saying, load_ground, newest_of, refuse_if_changed
from tadmor.run.handed_in import make_claim, make_correction
from tadmor.store.decisions import Decision
from tadmor.store.record import Record


def accept_claim(
    record: Record, claim: str, *, by: str, why: str | None = None, slot: str | None = None, expected: str | None = None
) -> Judgement:
    """Adds that a person checked a claim, as it stands corrected, against its report; or one `slot` of it.

    Of a whole claim `expected` is the newest judgement of it and of its slots, of a slot that of this slot.
    """
    if slot is not None and slot not in SLOTS:
        raise UsageError(f"A claim has no part {slot!r}. There are: {', '.join(SLOTS)}.")
    on = (claim,) if slot is None else (claim, slot)
    return _decide(record, "accept", on, Saying(by=by, why=why, expected=expected))


def reject_claim(
    record: Record, claim: str, *, by: str, why: str | None = None, expected: str | None = None
) -> Judgement:
    """Adds that the report does not tell this. The claim stays in the record and counts for nothing while this stands."""
    return _decide(record, "reject", (claim,), Saying(by=by, why=why, expected=expected))


def correct_slot(
    record: Record, on: tuple[str, str], value: object, *, by: str, why: str | None = None, expected: str | None = None
) -> Judgement:
    """Adds what one slot of a claim says: `on` is the id of the claim and the name of the slot (`tadmor.model.correction.SLOTS`).

    `value` is as in exports, one value or a list; each value has ``"evidence": {"start", "end"}``, the words that say it in the
    report of the claim. None or an empty list: the report tells nothing of it.
    """
    claim, slot = on
    document = _document_of(record, claim)
    correction = make_correction(slot, value, document)
    return _decide(record, "correct", on, Saying(by=by, why=why, expected=expected), correction)


def add_claim(
    record: Record,
    document: str,
    values: Mapping[str, object],
    *,
    by: str,
    why: str | None = None,
    expected: str | None = None,
) -> Claim:
    """Adds a claim that a person coded in a report of any language: `values` as in exports, at least ``kind`` and ``trigger``.

    ``trigger`` is where the word stands that tells the event, ``{"start", "end"}``; it makes the id. A claim that a reader read on
    that word, or on one that overlaps it, gives its place to this one, and so does what was coded or decided there before.
    """
    saying = Saying(by=by, why=why, expected=expected)
    held = record.document(document)
    if held is None:
        raise UsageError(f"There is no report {document}.")
    coded = make_claim(held, values, ReadBy(reader=PERSON, version="", knowledge=by.strip()))
    on = (coded.id, STATEMENT)
    ground_of = load_ground(record, (held.id,))
    made: list[Claim] = []

    def make(known: tuple[Judgement, ...]) -> Decision:
        ground = ground_of(known)
        refuse_if_changed(ground.of_claim(coded.id), saying.expected)
        read = [claim for claim in ground.read if not coded_by(claim)]
        displaced = find_displaced((coded,), {held.id: read}).values()
        before = [
            j
            for j in ground.standing(known)
            if (j.verdict == "add" and j.on[0] == coded.id)
            or (j.verdict in DECIDING and ground.thing(j)[0] in {coded.id, *(claim.id for claim in displaced)})
        ]
        judgement = _judge("add", on, saying, ground, sorted(before, key=lambda j: j.verdict != "add"))
        made.append(replace(coded, read_by=replace(coded.read_by, version=judgement.at)))
        anchor = anchor_claim(made[-1], ground.present.values())
        return Decision(judgement=replace(judgement, anchors=(anchor,)), claims=(made[-1],))

    record.decide((held.id,), make)
    return made[-1]


def undo_judgement(
    record: Record, judgement: str, *, by: str, why: str | None = None, expected: str | None = None
) -> Judgement:
    """Adds that a judgement is taken back: what had stood before stands again. What takes back can be taken back too.

    What was decided in one act, as where events are joined, is taken back in one. A claim that was coded by hand goes with the
    judgement that added it, and with it what was decided of it since. `expected` is the newest judgement of the same thing.
    """
    saying = Saying(by=by, why=why, expected=expected)
    old = record.judgement(judgement)
    if old is None:
        raise UsageError(f"There is no judgement {judgement}.")
    act = record.judgements_of(old.by, old.at)
    anchors = {anchor.claim: anchor for one in act for anchor in one.anchors}
    documents = {a.document for a in anchors.values()} or {_document_of(record, c).id for c in judged_claims(old)}
    ground_of = load_ground(record, documents)

    def make(known: tuple[Judgement, ...]) -> Decision:
        ground = ground_of(tuple({j.id: j for j in (*known, *act)}.values()))
        same = ground.of_thing(ground.thing(old)) if ground.thing(old) else (old,)
        refuse_if_changed(same, saying.expected)
        if old.id in withdrawn_ones(ground.known):
            raise UsageError(f"What {old.by} decided on {old.at[:10]} has been taken back already.")
        since = []
        if old.verdict == "add":
            since = [j for j in ground.of_claim(old.on[0]) if j.verdict in DECIDING and j.at > old.at]
        others = [one for one in act if one.id != old.id]
        judgement = _judge("withdraw", old.on, saying, ground, (old, *others, *ground.standing(since)))
        return Decision(judgement=replace(judgement, anchors=tuple(anchors[claim] for claim in sorted(anchors))))

    return record.decide(documents, make)


def find_newest(record: Record, claim: str, slot: str | None = None) -> JudgementId | None:
    """The newest judgement of a claim and its slots, or of one slot: what a form hands back as ``expected`` (None as ``""``)."""
    document = _document_of(record, claim)
    ground = load_ground(record, (document.id,))(record.judgements_in((document.id,)))
    return newest_of(ground.of_claim(claim) if slot is None else ground.of_thing((claim, slot)))


def _document_of(record: Record, claim: str) -> Document:
    found = record.claim(claim)
    document = record.document(found.document.id) if found else None
    if document is None:
        raise UsageError(f"There is no statement {claim}.")
    return document


def _decide(
    record: Record, verdict: Verdict, on: tuple[str, ...], saying: Saying, correction: Correction | None = None
) -> Judgement:
    document = _document_of(record, on[0])
    about = correction.about if correction else None
    anchors = record.anchors({on[0], about} if about else {on[0]})
    if about and about not in {anchor.claim for anchor in anchors}:
        raise UsageError(f"There is no statement {about}.")
    ground_of = load_ground(record, (document.id,))

    def make(known: tuple[Judgement, ...]) -> Decision:
        ground = ground_of(known)
        claim = ClaimId(on[0])
        if claim not in ground.present:
            raise UsageError(f"Statement {on[0]} has given its place to one that a person coded.")
        refuse_if_changed(ground.of_claim(on[0]) if len(on) == 1 else ground.of_thing(on), saying.expected)
        before = [j for j in ground.standing(ground.of_thing(on)) if j.verdict in DECIDING]
        judgement = _judge(verdict, on, saying, ground, sorted(before, key=lambda j: (j.at, j.id), reverse=True))
        told = ground.stands.get(claim, ground.present[claim]) if verdict == "accept" else ground.present[claim]
        seen = digest_of(told, cast("Slot", on[1]) if on[1:] else None)
        return Decision(judgement=replace(judgement, correction=correction, anchors=anchors, seen=seen))

    return record.decide((document.id,), make)


def _judge(
    verdict: Verdict,
    on: tuple[str, ...],
    saying: Saying,
    ground: Ground,
    before: tuple[Judgement, ...] | list[Judgement],
) -> Judgement:
    """The judgement that takes the place of those `before`, the first of them foremost; with the anchors of that."""
    at = ground.next_moment()
    return Judgement(
        id=name_judgement(on, verdict, saying.by.strip(), at),
        on=on,
        verdict=verdict,
        by=saying.by.strip(),
        at=at,
        why=saying.why or None,
        replaces=before[0].id if before else None,
        also_replaces=tuple(judgement.id for judgement in before[1:]),
        anchors=before[0].anchors if before else (),
    )
