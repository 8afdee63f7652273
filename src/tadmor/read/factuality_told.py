"""How something is told to have happened or not, on its way down a sentence: what limits it, turns it, embeds it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tadmor.lexicon.predicates import Follows, Signature
from tadmor.model.claim import Reality

SURE = 1.0
SOFT = 2.0
NOT = -2.4
TURNED_BACK = 1.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """`score` from −3 to 3; `hedged` where nobody vouches for it, `disputed` where somebody denies it.

    `because` names what decided.
    """

    score: float = 3.0
    reality: Reality = "happened"
    hedged: bool = False
    disputed: bool = False
    because: str = "told"

    @property
    def holds(self) -> bool:
        """True for what is told as having happened, or as sure to."""
        return self.score >= SURE

    @property
    def fails(self) -> bool:
        """True for what is told as not having happened."""
        return self.score <= -SURE


TOLD = Told()


def limit(told: Told, score: float, because: str, reality: Reality | None = None, *, hedged: bool = False) -> Told:
    """At most this sure. What is told as not so stays so; what is hypothetical already stays that."""
    kept = told.reality if reality is None or told.reality in {"hypothetical", "threatened"} else reality
    if told.score <= score:
        return replace(told, reality=kept, hedged=told.hedged or hedged)
    return replace(told, score=score, reality=kept, hedged=told.hedged or hedged, because=because)


def beside(outer: Told, where: str, score: float) -> Told:
    """What is said of a noun or beside a clause is taken for granted, less so where that is not told as having been."""
    return TOLD if outer.score >= SOFT else limit(TOLD, score, f"{where} {outer.because}", hedged=outer.hedged)


def turn(told: Told, score: float = NOT, because: str = "not") -> Told:
    """Negated: `score` where it was told as sure, less where it was not; a double negation turns back."""
    if told.fails:
        return replace(told, score=TURNED_BACK, reality="happened", because=f"{because} {told.because}")
    if not told.holds and told.reality != "happened":
        score = max(score, -1.2 if told.score > 0 else -0.5)
    # What somebody plans or pledges not to do is no plan.
    reality = told.reality if told.reality in {"happened", "attempted"} else "hypothetical"
    return replace(told, score=score, reality=reality, because=because)


def embed(outer: Told, signature: Signature, because: str) -> Told:
    """What a governing word makes of what it governs, where the governing word itself is told as `outer`."""
    told = Told(
        hedged=outer.hedged or signature.hedged,
        disputed=outer.disputed or signature.name == "doubts",
        because=f"not {because}" if outer.fails else because,
    )
    if outer.fails:
        follows = signature.negative
        score = min(follows.score, 0.5 - outer.score) if follows.score >= SURE else follows.score
        return replace(told, score=score, reality=follows.reality, hedged=told.hedged and score < SURE)
    follows = signature.positive
    if outer.holds or signature.name == "knows":
        score = follows.score if follows.score < 0 else min(follows.score, max(outer.score, SURE))
        return replace(told, score=score, reality=_weaker(outer, follows))
    score = min(outer.score, follows.score) if follows.score > 0 else max(-0.9, follows.score / 2)
    return replace(told, score=score, reality=_weaker(outer, follows), because=f"{outer.because} > {because}")


def _weaker(outer: Told, follows: Follows) -> Reality:
    """What is planned to be tried is planned; what is planned to be prevented may never come."""
    if outer.reality == "happened":
        return follows.reality
    if follows.score < 0:
        return "hypothetical"
    return outer.reality if follows.reality == "happened" or outer.reality == "hypothetical" else follows.reality
