"""What a person decided. Only ever added; a change of mind is a newer judgement that names the one it replaces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tadmor.model.ids import ClaimId, JudgementId

Verdict = Literal["same", "different", "unsure", "accept", "correct", "reject", "sign", "overrule"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """`on` is two claim ids (same / different / unsure), one claim id, or one claim id and a slot name. `at` is ISO 8601."""

    id: JudgementId
    on: tuple[str, ...]
    verdict: Verdict
    by: str
    at: str
    why: str | None = None
    replaces: JudgementId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What the matcher thinks of a pair of claims: a cache, rebuilt at will. `score` runs from 0 to 1."""

    a: ClaimId
    b: ClaimId
    score: float
