"""Did it happen: what a sentence says of one of its words, from its syntax.

From the main clause down to the word, each step says what the governing word makes of what it governs (`embed`, the
signatures of ``predicates.tsv``), then what the clause's own words do to it (`own_words`: negation, modals, adverbs).
"""

from __future__ import annotations

from dataclasses import dataclass

from tadmor.model.claim import Reality
from tadmor.read.factuality_edges import handed_down
from tadmor.read.factuality_told import TOLD, Told
from tadmor.read.factuality_tree import Branches, branch
from tadmor.read.factuality_words import own_words
from tadmor.read.page import Parse

NEGATED = -0.9
# Least score, and how often readers put what is told so into the same class: measured on the train part of UW.
CONFIDENCE = (
    (2.9, 0.99), (2.5, 0.975), (2.0, 0.955), (1.5, 0.925), (1.25, 0.86), (1.0, 0.8),
    (0.5, 0.36), (-0.4, 0.47), (-0.99, 0.53), (-1.9, 0.69), (-3.0, 0.76),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Factuality:
    """How a sentence presents what a word tells. `score` runs from −3 (surely did not happen) to 3 (surely did).

    `negated` is True where it is told as not having been (not where it was tried and came to nothing, nor where somebody is
    said to deny it); `hedged` where nobody vouches for it ("allegedly", "is feared to have"). `because` names what decided,
    for the reader of errors.
    """

    reality: Reality
    negated: bool
    hedged: bool
    score: float
    confidence: float
    because: str


def read_factuality(parse: Parse, token: int) -> Factuality:
    """What the sentence says of the word at `token`."""
    told = tell(branch(parse), token)
    return Factuality(
        reality=told.reality,
        negated=told.score <= NEGATED and told.reality == "happened" and not told.disputed,
        hedged=told.hedged,
        score=told.score,
        confidence=next(sure for least, sure in CONFIDENCE if told.score >= least),
        because=told.because,
    )


def tell(tree: Branches, token: int) -> Told:
    """How the word at `token` is told, with everything above it."""
    above = handed = TOLD
    for at in reversed([token, *tree.parse.ancestors(token)]):
        handed = handed_down(tree, at, above, handed)
        above = own_words(tree, at, handed)
    return above
