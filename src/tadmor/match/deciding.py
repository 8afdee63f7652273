"""What people decided of single claims, applied: rejected ones are out, corrected slots replaced, hand-coded claims put in.

Always from what was read and coded and from all judgements, never step by step: so a decision that is taken back leaves no trace.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from tadmor.match.anchoring import settle_judgements
from tadmor.model.checked import Checked, Corrected
from tadmor.model.claim import Claim, coded_by
from tadmor.model.correction import Slot, correct_claim, digest_of, slot_of
from tadmor.model.document import Document
from tadmor.model.ids import ClaimId, DocumentId
from tadmor.model.judgement import (
    DECIDING,
    Judgement,
    Unsettled,
    judged_claims,
    replaced_ones,
    standing_judgements,
)

_Added = tuple[str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What was read, coded and decided, as it stands.

    `claims` are those that count, each id once. `present` are all that are there to be decided of, as read: also the rejected, not
    those in whose place a hand-coded claim stands. `judgements` are those that apply, about claims of `claims` as they are now;
    `unsettled` those that do not. `checked` says of each claim that people decided of what they did, by id.
    """

    claims: tuple[Claim, ...]
    present: tuple[Claim, ...]
    judgements: tuple[Judgement, ...] = ()
    unsettled: tuple[Unsettled, ...] = ()
    checked: tuple[Checked, ...] = ()


def apply_decisions(
    claims: Sequence[Claim], judgements: Sequence[Judgement], documents: Iterable[Document]
) -> tuple[Claim, ...]:
    """The claims that count, as people decided. `claims` are what was read and what people coded, as ``Record.claims`` has it."""
    return decide_claims(claims, judgements, documents).claims


def decide_claims(claims: Sequence[Claim], judgements: Sequence[Judgement], documents: Iterable[Document]) -> Decided:
    """The same with what was done to which claim, and the judgements of pairs and grades that apply. No order counts."""
    if not judgements and not any(map(coded_by, claims)):
        return Decided(claims=tuple(claims), present=tuple(claims))
    standing = standing_judgements(judgements)
    present, instead_of, twice = _take_places(claims, judgements, standing)
    settled = settle_judgements(standing, present, documents)
    of: dict[str, list[Judgement]] = defaultdict(list)
    for judgement in settled.judgements:
        if judgement.verdict in DECIDING:
            of[judgement.on[0]].append(judgement)
    added = {_added(j): j for j in standing if j.verdict == "add"}
    checked = {
        claim.id: _check(claim, of[claim.id], instead_of.get(claim.id), added.get(_coded(claim)))
        for claim in present
        if claim.id in of or coded_by(claim)
    }
    out = {claim for claim, one in checked.items() if one.rejected}
    left = (claim for claim in present if claim.id not in out)
    return Decided(
        claims=tuple(_correct(claim, checked.get(claim.id)) for claim in left),
        present=present,
        judgements=tuple(j for j in settled.judgements if not out.intersection(judged_claims(j)) or _is_whole(j)),
        unsettled=(*settled.unsettled, *twice),
        checked=tuple(checked[claim] for claim in sorted(checked)),
    )


def _is_whole(judgement: Judgement) -> bool:
    """True for a signature, which is of many claims, and for what is decided of the claim that is out."""
    return judgement.verdict in ("sign", "overrule", *DECIDING)


def _check(claim: Claim, decided: Sequence[Judgement], instead_of: Claim | None, added: Judgement | None) -> Checked:
    ordered = sorted(decided, key=lambda judgement: (judgement.at, judgement.id))
    corrected = tuple(
        Corrected(was=slot_of(claim, judgement.correction.slot), now=judgement.correction, judgement=judgement)
        for judgement in ordered
        if judgement.verdict == "correct" and judgement.correction is not None
    )
    stands = correct_claim(claim, (one.now for one in corrected))
    accepted = [judgement for judgement in ordered if judgement.verdict == "accept"]
    against = [judgement for judgement in ordered if judgement.verdict != "accept"]
    return Checked(
        claim=claim.id,
        read=claim,
        coded_by=coded_by(claim),
        added=added,
        instead_of=instead_of,
        accepted=tuple(judgement for judgement in accepted if _is_as_seen(stands, judgement)),
        rejected=next((judgement for judgement in ordered if judgement.verdict == "reject"), None),
        corrected=corrected,
        lapsed=tuple(judgement for judgement in accepted if not _is_as_seen(stands, judgement)),
        read_otherwise=tuple(judgement for judgement in against if not _is_as_seen(claim, judgement)),
    )


def _is_as_seen(claim: Claim, judgement: Judgement) -> bool:
    """True where the claim, or the slot, says what it said when it was decided of; also where that is not known."""
    slot = cast("Slot", judgement.on[1]) if judgement.on[1:] else None
    return judgement.seen in (None, digest_of(claim, slot))


def _correct(claim: Claim, checked: Checked | None) -> Claim:
    return correct_claim(claim, (one.now for one in checked.corrected)) if checked and checked.corrected else claim


def _take_places(
    claims: Sequence[Claim], judgements: Sequence[Judgement], standing: Sequence[Judgement]
) -> tuple[tuple[Claim, ...], Mapping[ClaimId, Claim], list[Unsettled]]:
    """Each claim once: the newest that a person coded on a word, else what a reader reads there. Then by hand-coded claim what a
    reader reads that it stands for; and what two people coded on one word without the one taking the place of the other.
    """
    replaced = replaced_ones(standing)
    void = {_added(j) for j in judgements if j.verdict == "add"}
    void -= {_added(j) for j in standing if j.verdict == "add" and j.id not in replaced}
    by_hand: dict[ClaimId, list[Claim]] = defaultdict(list)
    for claim in sorted(filter(coded_by, claims), key=lambda claim: (claim.read_by.version, claim.read_by.knowledge)):
        if _coded(claim) not in void:
            by_hand[claim.id].append(claim)
    coded = {claim: told[-1] for claim, told in by_hand.items()}
    of = {claim.document.id for claim in coded.values()}
    read: dict[DocumentId, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.document.id in of and not coded_by(claim):
            read[claim.document.id].append(claim)
    instead_of = find_displaced(coded.values(), read)
    gone = {claim.id for claim in instead_of.values()}
    present = [*coded.values(), *(claim for claim in claims if not coded_by(claim) and claim.id not in gone)]
    names = {_coded(claim) for told in by_hand.values() if len({coded_by(c) for c in told}) > 1 for claim in told[:-1]}
    twice = [
        Unsettled(judgement=j, reason="contradiction", claims=(ClaimId(j.on[0]),))
        for j in standing
        if j.verdict == "add" and _added(j) in names
    ]
    return tuple(sorted(present, key=lambda claim: claim.id)), instead_of, twice


def find_displaced(coded: Iterable[Claim], read: Mapping[DocumentId, Sequence[Claim]]) -> dict[ClaimId, Claim]:
    """By hand-coded claim what a reader reads on the same word, else on the word that it shares most letters with: one at most, so
    that a long selection hides nothing but what it stands for. `read` is what readers read, by report.
    """
    found: dict[ClaimId, Claim] = {}
    taken: set[ClaimId] = set()
    for claim in sorted(coded, key=lambda claim: claim.id):
        held = read.get(claim.document.id, ())
        same = next((one for one in held if one.id == claim.id), None)
        if same is not None:
            found[claim.id] = same
            taken.add(same.id)
    for claim in sorted(coded, key=lambda claim: claim.id):
        near = [one for one in read.get(claim.document.id, ()) if one.trigger.span.overlaps(claim.trigger.span)]
        left = [one for one in near if one.id not in taken]
        if claim.id not in found and left:
            found[claim.id] = min(left, key=lambda one: (-_shared(one, claim), one.id))
            taken.add(found[claim.id].id)
    return found


def _shared(one: Claim, other: Claim) -> int:
    return min(one.trigger.end, other.trigger.end) - max(one.trigger.start, other.trigger.start)


def _added(judgement: Judgement) -> _Added:
    return (judgement.on[0], judgement.by, judgement.at)


def _coded(claim: Claim) -> _Added:
    return (claim.id, claim.read_by.knowledge, claim.read_by.version)
