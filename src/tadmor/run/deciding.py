"""The ground on which a decision is made: the reports it is about, what was decided there before, and whether somebody was faster.

Reports are looked up one at a time, never the whole record, so that a decision takes the same time in a large record as in a small.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from tadmor.errors import ConflictError, UsageError
from tadmor.export.decided import spell_decision
from tadmor.match.anchoring import land_judgements
from tadmor.match.deciding import decide_claims
from tadmor.model.claim import Claim
from tadmor.model.document import Document
from tadmor.model.ids import ClaimId, JudgementId
from tadmor.model.judgement import (
    PAIRING,
    SIGNING,
    Judgement,
    judged_claims,
    replaced_ones,
    standing_judgements,
)
from tadmor.store.record import Record

Thing = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """Who decides, why, and the newest judgement that he or she had seen of the thing: ``""`` none, None where nobody asks."""

    by: str
    why: str | None = None
    expected: str | None = None

    def __post_init__(self) -> None:
        if not self.by.strip():
            raise UsageError("A judgement needs a name: --by NAME.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What a record holds of some reports: claims as read and coded, with what was decided of them, oldest first.

    `present` are the claims that can be decided of as they were read, `stands` those that count as people corrected them, `heirs`
    the present claim of every one that was judged.
    """

    documents: tuple[Document, ...]
    read: tuple[Claim, ...]
    known: tuple[Judgement, ...]
    present: Mapping[ClaimId, Claim]
    stands: Mapping[ClaimId, Claim]
    heirs: Mapping[ClaimId, ClaimId]

    def thing(self, judgement: Judgement) -> Thing:
        """What a judgement is about, as it is now: two claims; a claim; a claim and a slot. Empty for the grade of an event."""
        judged = judged_claims(judgement)
        if judgement.verdict in SIGNING or len(judgement.on) > 2:
            return ()
        now = (self.heirs.get(ClaimId(claim), ClaimId(claim)) for claim in judged)
        return (*sorted(now), *judgement.on[len(judged) :])

    def of_claim(self, claim: str) -> tuple[Judgement, ...]:
        """What was decided of a claim and its slots, pairs not counted."""
        return tuple(j for j in self.known if _single(thing := self.thing(j), j) and thing[0] == claim)

    def of_thing(self, thing: Thing) -> tuple[Judgement, ...]:
        """What was decided of this very thing, withdrawals too."""
        return tuple(j for j in self.known if self.thing(j) == thing)

    def standing(self, judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
        """Those of `judgements` that apply or would: neither taken back nor replaced."""
        kept = standing_judgements(self.known)
        left = {judgement.id for judgement in kept} - replaced_ones(kept)
        return tuple(judgement for judgement in judgements if judgement.id in left)

    def next_moment(self) -> str:
        """Now, or just after the last judgement here where clocks differ (ISO 8601, UTC)."""
        now = datetime.now(UTC)
        last = max((moment for judgement in self.known if (moment := _moment(judgement.at))), default=now)
        return max(now, last + timedelta(microseconds=1)).isoformat(timespec="microseconds")


def _single(thing: Thing, judgement: Judgement) -> bool:
    return bool(thing) and judgement.verdict not in PAIRING and len(judged_claims(judgement)) == 1


def _moment(at: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def load_ground(record: Record, documents: Iterable[str]) -> Callable[[tuple[Judgement, ...]], Ground]:
    """What the record holds of these reports, waiting for the judgements: they are looked up when nobody else writes."""
    ids = sorted(set(documents))
    held = tuple(document for document in map(record.document, ids) if document)
    read = tuple(claim for document in ids for claim in record.claims(document))

    def stand(known: tuple[Judgement, ...]) -> Ground:
        decided = decide_claims(read, known, held)
        return Ground(
            documents=held,
            read=read,
            known=known,
            present={claim.id: claim for claim in decided.present},
            stands={claim.id: claim for claim in decided.claims},
            heirs=land_judgements(known, decided.present, held),
        )

    return stand


def refuse_if_changed(seen: Sequence[Judgement], expected: str | None) -> None:
    """Raises ConflictError where the newest of `seen` is not what the person had seen; nobody who does not ask is refused."""
    newest = max(seen, key=lambda judgement: (judgement.at, judgement.id), default=None)
    if expected is None or (newest.id if newest else "") == expected:
        return
    if newest is None:
        raise UsageError(f"Nobody decided {expected} here.")
    raise ConflictError(newest.id, by=newest.by, at=newest.at, what=spell_decision(newest))


def newest_of(judgements: Sequence[Judgement]) -> JudgementId | None:
    """The id of the newest judgement, None where there is none: what a form hands back as ``expected``."""
    newest = max(judgements, key=lambda judgement: (judgement.at, judgement.id), default=None)
    return newest.id if newest else None
