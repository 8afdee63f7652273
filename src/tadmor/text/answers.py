"""Words with which a report says that one act answers another, and the days that a claim gives for its own act.

Below matching and weighing, which both read the days of claims.
"""

from __future__ import annotations

import re
from datetime import date

from tadmor.model.claim import Claim

_ANSWER = re.compile(
    r"\b(?:in|as)\s+(?:\w+\s+)?(?:response|retaliation|reprisal|revenge|reply|retribution)\b(?!\s+to\s+(?:an?\s+|the\s+)?(?:quer|quest|request|call|letter))"
    r"|\bretaliat\w*|\baveng(?:e[ds]?|ing)\b|\breprisals?\b|\bcounter-?(?:strike|attack)\w*"
    r"|\b(?:responded|responding)\s+(?:by\b|with\b|to\s+(?:the|an?)\s+(?:\w+\s+){0,2}(?:attack|fire|ambush|shelling|strike|raid|assault))"
    r"|\b(?:answered|answering|answers|answer\s+to)\s+(?:\w+\s+){0,2}(?:attack|fire|ambush|shelling|strike|raid|assault)\w*"
    r"|\breturned\s+fire\b|\bhit\s+back\b|\bstruck\s+back\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"\b(?:earlier|before|previous(?:ly)?|ago|prior)\b", re.IGNORECASE)


def tells_of_answer(text: str) -> bool:
    """True when the words say that what they tell answers an act of the other side ("in retaliation", "returned fire")."""
    return _ANSWER.search(text) is not None


def said_days(claim: Claim) -> tuple[date, date] | None:
    """First and last day that a claim gives for the act it tells of; None where it does not say since when.

    The day on which the wounded died or something was announced is not the day of the act, nor is that of the act which it says
    it answers ("the strike answered the attack of three days earlier"), unless it is that act which is retold.
    """
    when = claim.when
    first, last = when.first_day, when.last_day
    if first is None or last is None or not _is_of_act(claim):
        return None
    if (
        claim.told_as == "news"
        and when.basis == "relative"
        and when.evidence is not None
        and _BEFORE.search(when.evidence.text)
    ):
        return None if tells_of_answer(claim.evidence.text) else (first, last)
    return first, last


def _is_of_act(claim: Claim) -> bool:
    return claim.when.of == "occurred" or (claim.when.of == "found" and claim.kind == "remains_found")
