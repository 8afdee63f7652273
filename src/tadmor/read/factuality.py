"""Did it happen: what a sentence says of one of its words, from its syntax."""

from __future__ import annotations

from dataclasses import dataclass

from tadmor.model.claim import Reality
from tadmor.read.page import Parse
from tadmor.read.stance import view_clause


@dataclass(frozen=True, slots=True, kw_only=True)
class Factuality:
    """How a sentence presents what a word tells. `score` runs from −3 (surely did not happen) to 3 (surely did).

    `because` names what decided, for the reader of errors.
    """

    reality: Reality
    negated: bool
    score: float
    confidence: float
    because: str


def read_factuality(parse: Parse, token: int) -> Factuality:
    """What the sentence says of the word at `token`."""
    view = view_clause(parse, token)
    if view.negated:
        score = -2.5
    elif view.reality == "happened":
        score = 3.0 if view.stance == "asserts" else 1.0
    else:
        score = 1.0 if view.reality == "planned" else 0.0
    return Factuality(reality=view.reality, negated=view.negated, score=score, confidence=0.8, because=view.reality)
