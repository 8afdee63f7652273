"""Figures that take their fate from one before them: a second speaker's number, a toll that stays, a number taken back."""

from __future__ import annotations

import re

from tadmor.read.quantities_nouns import Figure
from tadmor.read.quantities_parts import Draft
from tadmor.read.quantities_scene import Fate, Scene

SEPARATORS = frozenset({",", "and", "while", "but", ";", "whereas", "("})
CLOSES = frozenset({".", ",", ";", "", "and", "but", "while", ")"})
SPEAKERS = frozenset(
    """army military police government ministry ministries rebels rebel militants militia insurgents group governor
    minister president mayor hospital hospitals doctors medics officials official authorities residents witnesses
    villagers activists monitors observatory agency agencies radio television newspaper media council union opposition
    spokesman spokeswoman statement prosecutors prosecutor office others another un charity organisation organization
    commander general state province survivors elders church""".split()
)
SAYING = frozenset(
    {"of", "at", "said", "gave", "reported", "claimed", "counted", "spoke", "put", "later", "then", "it", "only"}
)
STEADY = re.compile(
    r"(?:;|,|\band|\bbut|^)\s*(?:it|this|that|the (?:figure|number|count|toll)) (?:now |still )?"
    r"(?:remains|remained|stands at|stood at|stays at|stayed at|is now|is still|is)\s*$"
    r"|\b(?:correct|revis|lower|rais|cut|reduc|amend|chang)\w* (?:it|this|that|the (?:figure|number|count|total)) to\s*$",
    re.IGNORECASE,
)
NOT_THIS = re.compile(r",? (?:not|rather than|instead of)\s*(?:the )?$", re.IGNORECASE)
SAID_BEFORE = re.compile(
    r"[^.;,]{0,30},? (?:as )?(?:\w+ ){0,2}(?:first|initially|earlier|previously|originally) \w+", re.IGNORECASE
)


def carried_fate(scene: Scene, index: int, before: Draft | None) -> Fate | None:
    """The fate of a number that names nothing, from the figure before it in the sentence; None where nothing ties the two.

    "The army says 12 were killed, the rebels 30"; "it remains 51"; "not 30 as first reported".
    """
    figure = scene.figures[index]
    if before is None or not figure.bare or figure.form != "number" or index == 0:
        return None
    words = scene.words
    left, right = words.text[: words.starts[figure.first]], words.text[words.ends[figure.past_last - 1] :]
    steady = STEADY.search(left) and words.at(figure.tail) in CLOSES
    corrected = NOT_THIS.search(left) and SAID_BEFORE.match(right)
    told = words.lower[figure.tail : figure.tail + 2] == ("according", "to")
    if steady or corrected or told or _other_speaker(scene, index, figure):
        return Fate(what=before.what, confidence=min(before.confidence, 0.6))
    return None


def _other_speaker(scene: Scene, index: int, figure: Figure) -> bool:
    """True where only another speaker, and at most a word of saying, stands between a separator and the number."""
    words = scene.words
    if words.at(figure.tail) not in CLOSES:
        return False
    first = scene.figures[index - 1].tail
    gap = words.lower[first : figure.first]
    last = max((i for i, word in enumerate(gap) if word in SEPARATORS), default=-1)
    said = gap[last + 1 :]
    if last < 0 or not 1 <= len(said) <= 5 or not SPEAKERS & set(said):
        return False
    return said[-1] in SPEAKERS or said[-1] in SAYING
