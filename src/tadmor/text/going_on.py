"""Words with which a report says that fighting went on for days: the one thing that makes the days of a battle one event.

Below matching and weighing, which both ask.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from tadmor.model.claim import Claim

_NTHS = "second third fourth fifth sixth seventh eighth ninth tenth".split()
_NUMBERS = "two three four five six seven eight nine ten".split()
_NTH_DAY, _DAYS = "|".join(_NTHS), "|".join((*_NUMBERS, r"\d"))
_DAY_NAMES = (
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday|\d{1,2}(?:st|nd|rd|th)?(?![\d,.])|"
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december) \d{1,2}(?!\d)"
)
_FIGHTING = (
    r"(?:fight\w*|fought|clash\w*|battl\w*|combat|gun(?:fire|fights?)|shelling|bombardments?|hostilities|violence|siege|offensive|"
    r"assault|exchanges? of fire|confrontations?|firefights?)"
)
_GOES_ON = (
    r"(?:continu(?:ed|es|ing)|resum(?:ed|es|ing)|persist(?:ed|s)|went on|raged on|dragged on|carried on|flared (?:up )?again|"
    r"(?:broke|erupted) (?:out )?again|ended|stopped|subsided|died down|ceased|eased)"
)
_NTH = re.compile(
    r"\b(?:for|in|into|on|entered|entering|reached|saw|was|is) (?:a|the|its|their) "
    rf"({_NTH_DAY})(?: (?:consecutive|straight|successive|running))? day\b"
    rf"|\b({_NTH_DAY})(?: (?:consecutive|straight|successive))? day (?:of|in a row)\b",
    re.IGNORECASE,
)
_LASTED = re.compile(
    rf"\b({_DAYS})[- ]days?(?:[- ]long)? (?:of )?(?:\w+ ){{0,2}}{_FIGHTING}"
    rf"|\b{_FIGHTING}\b[^.;]{{0,80}}\b(?:for|over|of|lasted|lasting) "
    rf"(?:(?:about|almost|nearly|more than|the past) )?({_DAYS}) days\b",
    re.IGNORECASE,
)
_WENT_ON = re.compile(
    rf"\b(?:{_FIGHTING}|they|it)\b[^.;]{{0,60}}\b{_GOES_ON}\b"
    rf"|\b(?:continued|resumed|renewed|ongoing|continuing)(?: \w+)? {_FIGHTING}"
    r"|\b(?:fought|clashed|battled) again\b"
    rf"|\bcontinued to (?:fight|clash|battle|exchange)\b|\bresumed (?:their|its|the) {_FIGHTING}",
    re.IGNORECASE,
)
_AGAIN = re.compile(r"\bresum\w+|\brenewed\b|\bagain\b", re.IGNORECASE)
_SPAN = re.compile(
    rf"\b{_FIGHTING}\b[^.;]{{0,80}}\b(?:since|from|between) (?:\w+ ){{0,2}}(?:{_DAY_NAMES})|\bdays of (?:\w+ ){{0,2}}{_FIGHTING}"
    r"|\bfor (?:several |some )?days\b",
    re.IGNORECASE,
)
_BEGAN = re.compile(r"\b(?:began|begun|started|broke out|erupted|opened)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How many days before and after the day of a sentence the fighting went on. `whole`: it tells of all of them at once."""

    back: int = 0
    ahead: int = 0
    whole: bool = False


_TWO_DAYS = re.compile(
    rf"\b(?:{_DAY_NAMES})\b.*(?:\b(?:and|to|until|till|through|into)\b|[,–-]).*\b(?:{_DAY_NAMES})\b", re.IGNORECASE
)


def tells_days(claim: Claim) -> bool:
    """True where the words for the time of a claim name two days or more: "from Monday to Wednesday", "on 27 and 28 May"."""
    words = claim.when.evidence.text if claim.when.evidence and claim.when.precision == "days" else ""
    return _TWO_DAYS.search(words) is not None and "night" not in words.lower()


@lru_cache(maxsize=16384)
def find_reach(text: str) -> Reach | None:
    """The days that the words of a sentence reach over, from the day that it tells of; None where they say nothing of going on.

    "For a third day" reaches two days back, "the three-day battle" two days back, or ahead where the sentence tells how it began;
    "continued" and "ended" reach back a day and "resumed" two: a lull of one day ends no battle, a longer one does.
    """
    if nth := _NTH.search(text):
        return Reach(back=_NTHS.index((nth[1] or nth[2]).lower()) + 1)
    if lasted := _LASTED.search(text):
        said = (lasted[1] or lasted[2]).lower()
        days = max(int(said) - 1 if said.isdecimal() else _NUMBERS.index(said) + 1, 0)
        began = _BEGAN.search(text) is not None
        return Reach(back=0 if began else days, ahead=days if began else 0, whole=True)
    if went_on := _WENT_ON.search(text):
        return Reach(back=2 if _AGAIN.search(went_on[0]) else 1)
    return Reach(whole=True) if _SPAN.search(text) else None
