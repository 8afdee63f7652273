"""What a denial disputes: that it happened, who did it, who the dead were, how many, when, or that anybody was there."""

from __future__ import annotations

import re

from tadmor.model.claim import Disputed

PERPETRATOR = re.compile(
    r"\b(?:responsib\w+|involve\w*|behind|part in|role in|nothing to do|carri\w+ out|complicit\w*|blame\w*|hand in|link\w* to|"
    r"disown\w*|distanc\w*|dissociat\w*|disavow\w*|not (?:ours|us))\b"
    r"|\b(?:its|their|our) (?:own )?(?:\w+ )?(?:fighters|forces|troops|soldiers|men|aircraft|jets|"
    r"warplanes|army|units|members|police) (?:had|have|did|were)\b"
    r"|\b(?:we|it|they|[A-Z]\w+) (?:do|does|did|have|has|had|would|never)(?: not|n't|n’t| never)?"
    r" (?:shoot|shot|hit|attack|attacked|target|targeted|strike|struck|bomb|bombed|shell|shelled|fire|fired|kill|killed)\b"
    r"|^(?:den\w+ )?(?:bombing|attacking|shelling|killing|striking|targeting|shooting|carrying out|"
    r"hitting|abducting|executing|torturing)\b",
    re.IGNORECASE,
)
PRESENCE = re.compile(
    r"\b(?:no|not|never|any|none)\b[^.]{0,40}\b(?:servicemen|soldiers|troops|forces|fighters|personnel|bases?|military)\b"
    r"[^.]{0,40}\b(?:in|at|there|present|near|operat\w+|involved|stationed|deployed)\b"
    r"|\bnone\b[^.]{0,30}\b(?:served|serving|were there)\b|\bpresence\b",
    re.IGNORECASE,
)
STATUS = re.compile(
    r"\b(?:civilians?|non-?combatants?|not (?:\w+ ){0,2}(?:soldiers|civilians|fighters|militants)"
    r"|none of (?:them|whom) (?:\w+ ){0,2}(?:soldiers|civilians|servicemen|fighters)|"
    r"no (?:\w+ )?soldiers were involved|none served)\b",
    re.IGNORECASE,
)
KILLED = re.compile(
    r"\b(?:casualt\w+|dead|deaths?|killed|died|losses|toll|victims|dozens|hundreds|\d+ (?:people|men|soldiers))\b",
    re.IGNORECASE,
)
DATE = re.compile(
    r"\b(?:on that day|that day|at that time|on (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b", re.IGNORECASE
)


def find_disputed(content: str) -> tuple[Disputed, ...]:
    """What a denial with this content disputes; ``existence`` when nothing narrower is said."""
    found: list[Disputed] = []
    if PRESENCE.search(content):
        found.append("presence")
    if STATUS.search(content):
        found.append("status")
    if PERPETRATOR.search(content):
        found.append("perpetrator")
    if not found and KILLED.search(content):
        found.append("killed")
    if not found and DATE.search(content):
        found.append("date")
    return tuple(found) or ("existence",)
