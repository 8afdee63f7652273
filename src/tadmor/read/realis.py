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
# Log odds from which on a claim is left out. More is asked of a text of up to fifteen sentences, which is seldom an analysis and
# shows little of what is around it. To the odds is added a part of the mean of the others, which counts so many more of which
# nothing is known. All chosen on claims judged by hand (docs/models/realis.md).
IN_GENERAL, IN_SHORT, SHORT = -2.5, -4.0, 15
OF_OTHERS, UNKNOWN_OTHERS = 0.6, 3
FARTHEST = 6.0


def find_general(page: Page, drafts: Sequence[Draft], threads: Sequence[int]) -> frozenset[int]:
    """Which drafts speak in general, by their places in `drafts`: no word of them is likely to tell one event, and the rest of
    the report does not make up for it. Only of one event that is told as having happened; what kind it is, the caller knows.

    What leans on an event that another of its thread tells ("some were hurt") is told with that; a sum that is known for one
    ("have killed 70 farmers in three months") is a claim of its scope.
    """
    odds = [max(odds_at(page, mention.trigger) for mention in draft.unit.mentions) for draft in drafts]
    held = [max(-FARTHEST, min(FARTHEST, one)) for one in odds]
    told = {
        thread
        for one, thread, draft in zip(odds, threads, drafts, strict=True)
        if one > 0 and draft.reality == "happened"
    }
    least = IN_SHORT if len(page.sentences) <= SHORT else IN_GENERAL
    found = set()
    for at, draft in enumerate(drafts):
        around = (sum(held) - held[at]) / (len(held) - 1 + UNKNOWN_OTHERS)
        may = draft.reality == "happened" and draft.stance != "denies" and draft.scope == "event"
        if may and odds[at] + OF_OTHERS * around <= least and not (draft.leans and threads[at] in told):
            found.add(at)
    return frozenset(found)


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
