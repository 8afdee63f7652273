"""What a denial disputes: that it happened, who did it, who the dead were, how many, when, or that anybody was there."""

from __future__ import annotations

import re

from tadmor.model.claim import Disputed

OWN_DEEDS = (
    r"(?:attacking|shelling|bombing|killing|striking|hitting|targeting|shooting|carrying out|abducting|kidnapping|executing|"
    r"torturing|raping|burning|looting|beating|firing|opening fire|detaining)"
)
PERPETRATOR = re.compile(
    r"\b(?:responsib\w+|involve\w*|behind|part in|role in|nothing to do|carri\w+ out|complicit\w*|blame\w*|hand in|link\w* to|"
    r"disown\w*|distanc\w*|dissociat\w*|disavow\w*|acquitt\w+|exonerat\w+|not (?:ours|us))\b"
    r"|\b(?:its|their|our) (?:own )?(?:\w+ )?(?:fighters|forces|troops|soldiers|men|aircraft|jets|planes|"
    r"warplanes|army|units|members|police) (?:had|have|did|were)\b"
    r"|\b(?:we|it|they|[A-Z]\w+) (?:do|does|did|have|has|had|would|never)(?: not|n't|n’t| never)?"
    r" (?:shoot|shot|hit|attack|attacked|target|targeted|strike|struck|bomb|bombed|shell|shelled|fire|fired|kill|killed)\b"
    rf"|^(?:den\w+ )?(?:ever )?{OWN_DEEDS}\b"
    r"|^(?:den\w+ )?(?:ever )?having (?:ever )?(?!any\b|its\b|troops\b|a\b)\w+(?:ed|t|k|n)\b",
    re.IGNORECASE,
)
FORCES = r"(?:servicemen|soldiers|troops|forces|fighters|personnel|bases?|men|guards|policemen|mercenaries|military)"
PRESENCE = re.compile(
    rf"\b(?:no|not|never|any|none)\b[^.]{{0,40}}\b{FORCES}\b"
    r"[^.]{0,40}\b(?:in|at|there|present|near|operat\w+|involved|stationed|deployed)\b"
    rf"|\b(?:having|has|have|had|keeps?|maintains?) (?:any |its own )?(?:\w+ )?{FORCES}\b (?:in|at|there|near|on)\b"
    rf"|\b(?:its|their|our|his) (?:\w+ )?{FORCES} (?:had been|have been|were|are|was) (?:ever )?"
    r"(?:in|at|near|there|present|on|anywhere|inside|deployed|stationed)\b"
    r"|\bnone\b[^.]{0,30}\b(?:served|serving|were there)\b|\bpresence\b",
    re.IGNORECASE,
)
WHO = (
    r"(?:civilians?|non-?combatants?|soldiers?|fighters?|militants?|combatants?|terrorists?|rebels?|insurgents?|servicemen|"
    r"policemen|gunmen|mercenar(?:y|ies)|militiamen|members of)"
)
STATUS = re.compile(
    r"\b(?:civilians?|non-?combatants?|not (?:\w+ ){0,2}(?:soldiers|civilians|fighters|militants)"
    r"|none of (?:them|whom) (?:\w+ ){0,2}(?:soldiers|civilians|servicemen|fighters)|"
    r"no (?:\w+ )?soldiers were involved|none served)\b"
    rf"|\b(?:dead|killed|victims?|casualties|wounded|bodies|men|people|they|those) (?:\w+ ){{0,6}}?(?:were|was|are|is|had been) "
    rf"(?:all |only )?(?:\w+ )?{WHO}\b",
    re.IGNORECASE,
)
KILLED = re.compile(
    r"\b(?:casualt\w+|dead|deaths?|killed|died|losses|toll|victims|dozens|hundreds|\d+ (?:people|men|soldiers)|"
    rf"(?:lost|losing|lose) (?:any |\w+ )?(?:of (?:its|their) )?{FORCES})\b",
    re.IGNORECASE,
)
DATE = re.compile(
    r"\b(?:on that day|that day|at that time|on (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b", re.IGNORECASE
)


def find_disputed(content: str) -> tuple[Disputed, ...]:
    """What a denial with this content disputes; ``existence`` when nothing narrower is said."""
    found: list[Disputed] = []
    there = PRESENCE.search(content)
    if there:
        found.append("presence")
    if STATUS.search(content):
        found.append("status")
    if PERPETRATOR.search(content[: there.start()] + content[there.end() :] if there else content):
        found.append("perpetrator")
    if not found and KILLED.search(content):
        found.append("killed")
    if not found and DATE.search(content):
        found.append("date")
    return tuple(found) or ("existence",)
