"""What a person decided. Only ever added; a change of mind is a newer judgement that names the one it replaces."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from tadmor.model.anchor import Anchor
from tadmor.model.correction import SLOTS, Correction
from tadmor.model.ids import ClaimId, JudgementId, hash_of
from tadmor.model.signed import Signed

Verdict = Literal["same", "different", "unsure", "accept", "correct", "reject", "add", "sign", "overrule", "withdraw"]
Waiting = Literal["orphan", "contradiction", "fallen_together", "not_held"]

PAIRING: tuple[Verdict, ...] = ("same", "different", "unsure")
SIGNING: tuple[Verdict, ...] = ("sign", "overrule")
DECIDING: tuple[Verdict, ...] = ("accept", "correct", "reject")
STATEMENT = "statement"
_PARTS = frozenset((*SLOTS, STATEMENT))
_GRADE = ("grade", "airwars", "digit")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """`on` is two claim ids (same / different / unsure), one claim id (accept / reject), or one claim id and a slot name (accept /
    correct). `at` is ISO 8601. `correction` is what is put into the slot. `seen` is a hash of what the claim, or the slot, said: of
    what was confirmed as it stood then, of what was corrected or rejected as it was read.

    ``add`` says that a person coded a claim: `on` is its id and ``statement``, and the claim's `read_by` has the name and time of
    the judgement. ``withdraw`` takes back the judgement that it `replaces` (and `also_replaces`), whatever that was, also another
    withdrawal: what had stood before stands again.

    Of a grade (sign / overrule) `on` is the ids of all claims that the incident had, then ``grade``, the Airwars grade (``-`` where
    there is none) and the Admiralty digit; `signed` is what stood on its card.

    `anchors` say where those claims stood, so that the judgement finds them again when a later reading tells them on other words.
    It takes the place of `replaces` and of `also_replaces`, which are others that had come to be about the same claims.
    """

    id: JudgementId
    on: tuple[str, ...]
    verdict: Verdict
    by: str
    at: str
    why: str | None = None
    replaces: JudgementId | None = None
    also_replaces: tuple[JudgementId, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    signed: Signed | None = None
    correction: Correction | None = None
    seen: str | None = None


def name_judgement(on: Sequence[str], verdict: Verdict, by: str, at: str) -> JudgementId:
    """The id of a judgement: who decides what of what, and when."""
    return JudgementId(hash_of("judgement", *on, verdict, by, at)[:32])


def replaced_ones(judgements: Iterable[Judgement]) -> frozenset[JudgementId]:
    """Ids of the judgements in whose place newer ones stand."""
    return frozenset(old for j in judgements for old in (j.replaces, *j.also_replaces) if old is not None)


def withdrawn_ones(judgements: Iterable[Judgement]) -> frozenset[JudgementId]:
    """Ids of the judgements that somebody has taken back, and nobody brought back since."""
    void = set[JudgementId]()
    for withdrawal in sorted(
        (j for j in judgements if j.verdict == "withdraw"), key=lambda j: (j.at, j.id), reverse=True
    ):
        if withdrawal.id not in void:
            void |= replaced_ones((withdrawal,))
    return frozenset(void)


def standing_judgements(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Those that nobody has taken back, in their order, without the withdrawals."""
    judgements = tuple(judgements)
    void = withdrawn_ones(judgements)
    return tuple(j for j in judgements if j.id not in void and j.verdict != "withdraw")


def judged_claims(judgement: Judgement) -> tuple[str, ...]:
    """The claims that a judgement is about."""
    if judgement.verdict in SIGNING:
        return signed_claims(judgement)
    if judgement.verdict in PAIRING:
        return judgement.on
    if judgement.verdict != "withdraw":
        return judgement.on[:1]
    two = len(judgement.on) == 2 and judgement.on[1] not in _PARTS
    return signed_claims(judgement) or (judgement.on if two else judgement.on[:1])


def signed_claims(judgement: Judgement) -> tuple[str, ...]:
    """The claims that the incident had whose grade was signed or overruled; none where `on` does not name a grade."""
    return judgement.on[: -len(_GRADE)] if judgement.on[-len(_GRADE) :][:1] == _GRADE[:1] else ()


def signed_grade(judgement: Judgement) -> tuple[str, str]:
    """The Airwars grade and the Admiralty digit that were signed."""
    _, airwars, digit = judgement.on[-len(_GRADE) :]
    return airwars, digit


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsettled:
    """A judgement that is kept and does not apply: its claim is read no more (``orphan``); another says the opposite of the same
    claims (``contradiction``); the claims that it keeps apart are one now (``fallen_together``); what else people decided stands
    between (``not_held``).

    `claims` are the present claims that it came to be about.
    """

    judgement: Judgement
    reason: Waiting
    claims: tuple[ClaimId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What the matcher thinks of a pair of claims: a cache, rebuilt at will. `score` runs from 0 to 1."""

    a: ClaimId
    b: ClaimId
    score: float
