"""What people decided finds its claims again where a later reading tells them on other words, or is listed.

A claim inherits from one of its own report alone: from that of the same word, called what it may; else from one of the same
sentences whose kind can be told of the same happening, unless it stood there already when the other was judged. Nothing is applied
by guess: a judgement whose claim finds no heir waits, and two that contradict each other on one claim both wait. So do two people's
decisions of one slot of a claim of which neither took the place of the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from tadmor.match.families import compatibility
from tadmor.model.anchor import Anchor
from tadmor.model.claim import Claim
from tadmor.model.correction import value_key
from tadmor.model.document import Document
from tadmor.model.ids import ClaimId, DocumentId
from tadmor.model.judgement import (
    DECIDING,
    PAIRING,
    SIGNING,
    Judgement,
    Unsettled,
    Waiting,
    judged_claims,
    replaced_ones,
    standing_judgements,
)
from tadmor.model.span import Span

_AGAINST = {"same": "different", "different": "same"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """The judgements that apply, each about claims as they are now, and those that do not."""

    judgements: tuple[Judgement, ...]
    unsettled: tuple[Unsettled, ...] = ()


def find_heirs(
    anchors: Iterable[Anchor], claims: Iterable[Claim], texts: Mapping[DocumentId, str]
) -> dict[ClaimId, ClaimId]:
    """The present claim in the place of each that was judged; nothing for those that have none. `texts` are present texts of
    reports.
    """
    by_document: dict[DocumentId, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_document[claim.document.id].append(claim)
    found = {}
    for anchor in anchors:
        heir = _find_heir(anchor, by_document[anchor.document], texts.get(anchor.document))
        if heir is not None:
            found[anchor.claim] = heir
    return found


def _find_heir(anchor: Anchor, claims: Sequence[Claim], text: str | None) -> ClaimId | None:
    moved = _shift(anchor, text)
    if moved == 0 and any(claim.id == anchor.claim for claim in claims):
        return anchor.claim
    if moved is None:
        return None
    trigger, told = (Span(q.start + moved, q.end + moved) for q in (anchor.trigger, anchor.evidence))
    ranked = [
        (_rank(anchor, claim, trigger, told), claim.id)
        for claim in claims
        if claim.id not in anchor.beside and _may_inherit(anchor, claim, trigger, told)
    ]
    return max(ranked)[1] if ranked else None


def _shift(anchor: Anchor, text: str | None) -> int | None:
    """By how many characters the sentences stand elsewhere in the present text; None where they stand nowhere or often."""
    quoted = anchor.evidence
    if text is None or text[quoted.start : quoted.end] == quoted.text:
        return 0
    at = text.find(quoted.text)
    return None if at < 0 or text.find(quoted.text, at + 1) >= 0 else at - quoted.start


def _may_inherit(anchor: Anchor, claim: Claim, trigger: Span, told: Span) -> bool:
    if claim.trigger.span.overlaps(trigger):
        return True
    return told.contains(claim.trigger.span) and compatibility(anchor.kind, claim.kind) > 0


def _rank(anchor: Anchor, claim: Claim, trigger: Span, told: Span) -> tuple[float, ...]:
    """The word itself first, a kind that fits, then the most overlap; of equals the nearest and the earliest."""
    span, alike = claim.trigger.span, compatibility(anchor.kind, claim.kind)
    shared = _shared(span, trigger)
    return (
        shared > 0,
        alike > 0,
        shared,
        alike,
        _shared(claim.evidence.span, told),
        -span.distance(trigger),
        -span.start,
        -span.end,
    )


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def settle_judgements(
    judgements: Sequence[Judgement], claims: Sequence[Claim], documents: Iterable[Document]
) -> Settled:
    """The judgements about claims as they are now. Those taken back or replaced by newer ones apply no more and are not listed."""
    if not judgements:
        return Settled(judgements=())
    heirs = land_judgements(judgements, claims, documents)
    kept = standing_judgements(judgements)
    replaced = replaced_ones(kept)
    standing = [j for j in sorted(kept, key=lambda j: (j.at, j.id)) if j.id not in replaced and j.verdict != "add"]
    groups: dict[tuple[str, ...], list[tuple[Judgement, Judgement]]] = defaultdict(list)
    applied, unsettled = list[Judgement](), list[Unsettled]()
    for judgement in standing:
        landed = _land(judgement, heirs)
        if landed is None:
            unsettled += [Unsettled(judgement=judgement, reason="orphan")] if judgement.verdict != "unsure" else []
        elif judgement.verdict in PAIRING and len(set(landed.on)) == 1:
            apart = judgement.verdict == "different"
            on = judged_claims(landed)[:1]
            unsettled += [_waits(judgement, "fallen_together", on)] if apart else []
        elif judgement.verdict in SIGNING:
            applied.append(landed)
        else:
            groups[landed.on].append((judgement, landed))
    for group in groups.values():
        newest = {_said_by(original): (original, landed) for original, landed in group}
        verdicts = {original.verdict for original, _ in newest.values()}
        differ = len({_outcome(original) for original, _ in newest.values() if original.verdict in DECIDING}) > 1
        for original, landed in newest.values():
            if differ or _AGAINST.get(original.verdict) in verdicts:
                unsettled.append(_waits(original, "contradiction", judged_claims(landed)))
            else:
                applied.append(landed)
    return Settled(judgements=tuple(applied), unsettled=tuple(unsettled))


def _said_by(judgement: Judgement) -> tuple[str, ...]:
    """What the newest is counted by: for a pair the claims that were judged, for a claim or a slot the person."""
    return (judgement.by,) if judgement.verdict in DECIDING else judgement.on


def _outcome(judgement: Judgement) -> tuple[str, str]:
    return (judgement.verdict, value_key(judgement.correction) if judgement.correction else "")


def land_judgements(
    judgements: Sequence[Judgement], claims: Sequence[Claim], documents: Iterable[Document]
) -> dict[ClaimId, ClaimId]:
    """Of every claim that a judgement is about the one that is now in its place, where there is one."""
    present = {claim.id for claim in claims}
    heirs = {ClaimId(c): ClaimId(c) for j in judgements for c in judged_claims(j) if c in present}
    anchors = {anchor.claim: anchor for j in judgements for anchor in j.anchors}
    of = {anchor.document for anchor in anchors.values()}
    texts = {document.id: document.text for document in documents if document.id in of}
    known = find_heirs(anchors.values(), (c for c in claims if c.document.id in of), texts)
    return {claim: heir for claim, heir in heirs.items() if claim not in anchors} | known


def _land(judgement: Judgement, heirs: Mapping[ClaimId, ClaimId]) -> Judgement | None:
    """The judgement about present claims; None where one that it needs is not there, of a signature where none is."""
    judged = judged_claims(judgement)
    if judgement.correction is not None and judgement.correction.about is not None:
        about = judgement.correction.about
        judgement = replace(judgement, correction=replace(judgement.correction, about=heirs.get(about, about)))
    landed = [heirs.get(ClaimId(claim)) for claim in judged]
    if judgement.verdict in SIGNING:
        on = dict.fromkeys(heir or claim for heir, claim in zip(landed, judged, strict=True))
        return replace(judgement, on=(*on, *judgement.on[len(judged) :])) if any(landed) else None
    if not judged or None in landed:
        return None
    return replace(judgement, on=(*sorted(map(str, landed)), *judgement.on[len(judged) :]))


def _waits(judgement: Judgement, reason: Waiting, claims: Iterable[str]) -> Unsettled:
    return Unsettled(judgement=judgement, reason=reason, claims=tuple(ClaimId(claim) for claim in claims))
