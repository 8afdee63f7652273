"""When the name of a state or its capital means somebody who acts, and when it is only a place."""

from __future__ import annotations

import re

from tadmor.model.span import Span
from tadmor.read.actor_phrases import Hit
from tadmor.read.page import Parse

BLAMED = frozenset(
    "accuse blame warn urge tell ask condemn sanction support back arm supply help denounce threaten thank invade".split()
)
NOT_DOING = frozenset("be have score win draw play lose qualify host become lie border".split())
SEAT_DOES = frozenset(
    "say deny accuse blame warn condemn claim announce insist confirm reject send supply deploy launch order urge call demand "
    "threaten vow pledge agree refuse want back support respond comment react retaliate recall expel impose strike bomb".split()
)
SAID = re.compile(r"\s+(?:said|says|denied|accused|claimed|announced|warned|blamed|confirmed)\b")
ATTACKS = frozenset("attack assault raid strike war invasion shelling bombing bombardment occupation".split())
# A headline that ends with who says it: "Five killed in the east: Kyiv", "… - Kyiv".
BEFORE_SPEAKER = re.compile(r"[\w)\"”](?::| [-–—]) ?$")
ENDS_LINE = re.compile(r"[ \t]*(?:\n|$)")
AGAINST = frozenset(("against", "between", "with", "by"))


def ends_headline(text: str, span: Span) -> bool:
    """True for a name that stands at the end of a line behind a colon or a dash, where headlines have who says it."""
    return bool(ENDS_LINE.match(text, span.end) and BEFORE_SPEAKER.search(text, max(0, span.start - 5), span.start))


def acts(hit: Hit, parse: Parse | None, text: str) -> bool:
    """True where the syntax makes a state or its seat act, suffer or be addressed, not where it is a place."""
    if ends_headline(text, hit.span):
        return True
    if parse is None:
        return bool(SAID.match(text, hit.span.end))
    tokens = parse.tokens_in(hit.span)
    if not tokens:
        return False
    token = next((i for i in tokens if parse.heads[i] not in tokens), tokens[-1])
    while parse.deps[token] == "conj" and parse.heads[token] != token:
        token = parse.heads[token]
    head, dep = parse.heads[token], parse.deps[token]
    lemma = parse.lemmas[head].lower()
    if dep == "nsubj":
        return lemma in SEAT_DOES if hit.term.use == "seat" else parse.poses[head] == "VERB" and lemma not in NOT_DOING
    if dep in ("dobj", "nsubjpass"):
        return lemma in BLAMED
    if dep == "pobj":
        if parse.words[head].lower() in ("on", "of"):
            return hit.term.use == "state" and parse.lemmas[parse.heads[head]].lower() in ATTACKS
        return parse.words[head].lower() in AGAINST and (hit.term.use != "seat" or lemma == "by")
    return False


def is_idle(hit: Hit, parse: Parse) -> bool:
    """True where a state only is, has, hosts or plays."""
    tokens = parse.tokens_in(hit.span)
    return any(parse.deps[k] == "nsubj" and parse.lemmas[parse.heads[k]].lower() in NOT_DOING for k in tokens)
