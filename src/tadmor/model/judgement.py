"""What a person decided. Only ever added; a change of mind is a newer judgement that names the one it replaces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tadmor.model.ids import ClaimId, JudgementId, hash_of

Verdict = Literal["same", "different", "unsure", "accept", "correct", "reject", "sign", "overrule"]


PAIRING: tuple[Verdict, ...] = ("same", "different", "unsure")
SIGNING: tuple[Verdict, ...] = ("sign", "overrule")
_GRADE = ("grade", "airwars", "digit")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """`on` is two claim ids (same / different / unsure), one claim id, or one claim id and a slot name. `at` is ISO 8601.

    Of a grade (sign / overrule) `on` is the ids of all claims that the incident had, then ``grade``, the Airwars grade (``-`` where
    there is none) and the Admiralty digit.
    """

    id: JudgementId
    on: tuple[str, ...]
    verdict: Verdict
    by: str
    at: str
    why: str | None = None
    replaces: JudgementId | None = None


def name_judgement(on: Sequence[str], verdict: Verdict, by: str, at: str) -> JudgementId:
    """The id of a judgement: who decides what of what, and when."""
    return JudgementId(hash_of("judgement", *on, verdict, by, at)[:32])


def judged_claims(judgement: Judgement) -> tuple[str, ...]:
    """The claims that a judgement is about."""
    if judgement.verdict in SIGNING:
        return signed_claims(judgement)
    return judgement.on if judgement.verdict in PAIRING else judgement.on[:1]


def signed_claims(judgement: Judgement) -> tuple[str, ...]:
    """The claims that the incident had whose grade was signed or overruled; none where `on` does not name a grade."""
    return judgement.on[: -len(_GRADE)] if judgement.on[-len(_GRADE) :][:1] == _GRADE[:1] else ()


def signed_grade(judgement: Judgement) -> tuple[str, str]:
    """The Airwars grade and the Admiralty digit that were signed."""
    _, airwars, digit = judgement.on[-len(_GRADE) :]
    return airwars, digit


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What the matcher thinks of a pair of claims: a cache, rebuilt at will. `score` runs from 0 to 1."""

    a: ClaimId
    b: ClaimId
    score: float
