"""What a word of every day needs before it can tell an event, looked for among the words of a sentence that is not parsed.

"Gave" tells of aid only where a party stands in the sentence, and a word of aid. Most sentences are sorted out here.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Sequence, Set

from tadmor.lexicon.kinds import KindLexicon, Trigger
from tadmor.read.gate_company import Company, company_of

BEFORE, AFTER, NEAR = 14, 14, 9
LETTERS = frozenset({"U S", "U N", "U K", "E U", "E C"})
CLAUSE = frozenset({"to", "that"})
ABBREVIATED = re.compile(r"\b(?:U\.[SKN]\.|E\.[UC]\.)")


def tells_of_parties(text: str, written: Sequence[str], kinds: KindLexicon) -> int:
    """How many words of a sentence may tell what a party does. `written` are its words as they are written."""
    words = [word.lower() for word in written]
    told = [at for at, word in enumerate(words) if word in kinds.party_forms]
    if not told:
        return 0
    parties = _parties(text, written, words, kinds)
    return sum(_may_tell(words, at, parties, kinds) for at in told) if parties else 0


def surely_tells(words: Sequence[str], form: str, kinds: KindLexicon) -> bool:
    """True when a word that tells an event with certain words beside it has those words in its sentence."""
    seen = frozenset(words)
    return any(_may_fit(t, seen) for t in kinds.triggers[form.split(" ", maxsplit=1)[0]] if t.needs.startswith("!"))


def _parties(text: str, written: Sequence[str], words: Sequence[str], kinds: KindLexicon) -> list[int]:
    """Where words for parties stand."""
    pairs = [f"{a} {b}" for a, b in itertools.pairwise(written)]
    found = [i for i, word in enumerate(written) if word in kinds.party_names or words[i] in kinds.parties]
    found += [i for i, pair in enumerate(pairs) if pair in kinds.party_names]
    if ABBREVIATED.search(text):
        found += [i for i, pair in enumerate(pairs) if pair in LETTERS]
    return found


def _may_tell(words: Sequence[str], at: int, parties: Sequence[int], kinds: KindLexicon) -> bool:
    doing = any(at - BEFORE <= i < at for i in parties) or "by" in words[at + 1 : at + NEAR]
    undergoing = any(at < i <= at + NEAR for i in parties)
    near = frozenset(words[max(0, at - NEAR) : at + AFTER])
    return any(
        (doing or undergoing) and (doing or not _has_doer(t)) and _may_fit(t, near)
        for t in kinds.triggers[words[at]]
        if t.between_parties
    )


@functools.cache
def _has_doer(trigger: Trigger) -> bool:
    return any(part.startswith(("subj:PARTIES", "who:PARTIES")) for part in trigger.pattern)


def _may_fit(trigger: Trigger, seen: Set[str]) -> bool:
    return all(not wanted.isdisjoint(seen) for wanted in _wanted(trigger))


@functools.cache
def _wanted(trigger: Trigger) -> Company:
    """What stands in any sentence in which the trigger tells an event; what somebody agrees to or promises is a clause."""
    clause = "todo:*" in trigger.pattern
    return (*company_of(trigger), CLAUSE) if clause else company_of(trigger)
