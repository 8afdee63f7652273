"""How likely a word of violence tells one event that took place, and not what is done as a rule, counted over years or feared.

A logistic regression over the marks of its sentence (realis_features.py); the weight of each mark can be read in
weights/realis.tsv. Trained by training/realis.py on sentences written for it; see docs/models/realis.md.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping, Sequence
from importlib import resources

from tadmor.model.span import Span
from tadmor.read.draft import Draft
from tadmor.read.page import Page, Parse
from tadmor.read.realis_features import marks_of

CONSTANT = "always"
# Log odds from which on a claim is left out: chosen on claims judged by hand (docs/models/realis.md).
IN_GENERAL = -3.5


def speaks_in_general(page: Page, draft: Draft, thread: Sequence[Draft]) -> bool:
    """True where no word of the draft is likely to tell one event; only of what is told as having happened.

    What leans on an event that another of its `thread` tells ("some were hurt") is told with that; a sum that is known for one
    ("have killed 70 farmers in three months") is a claim of its scope.
    """
    if draft.reality != "happened" or draft.stance == "denies" or draft.scope != "event":
        return False
    if _odds_of(page, draft) > IN_GENERAL:
        return False
    return not (draft.leans and any(_odds_of(page, other) > 0 for other in thread if other.reality == "happened"))


def _odds_of(page: Page, draft: Draft) -> float:
    """The highest log odds of its words; of what was not parsed nothing is known."""
    return max(odds_at(page, mention.trigger) for mention in draft.unit.mentions)


@functools.cache
def load_weights() -> Mapping[str, float]:
    """The weight of each mark, and of "always"."""
    text = resources.files("tadmor.read").joinpath("weights", "realis.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return {mark: float(weight) for mark, weight in rows}


def odds_of_event(parse: Parse, token: int) -> float:
    """Log odds that the word tells one event: above 0 rather so, below 0 rather not."""
    weights = load_weights()
    return weights[CONSTANT] + sum(weights.get(mark, 0.0) for mark in marks_of(parse, token))


def odds_at(page: Page, trigger: Span) -> float:
    """Log odds for the word at a place of the report; 0 where its sentence was not parsed."""
    sentence = page.sentence_at(trigger.start)
    parse = page.parses.get(sentence) if sentence is not None else None
    token = parse.token_at(trigger.start) if parse is not None else None
    return 0.0 if parse is None or token is None else odds_of_event(parse, token)


def share_of(odds: float) -> float:
    """Log odds as a share."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))
