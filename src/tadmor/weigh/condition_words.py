"""Words by which a report puts what it tells under a condition, leaves it open, denies it, or says that a word was changed."""

from __future__ import annotations

import re


def _pattern(*parts: str) -> re.Pattern[str]:
    return re.compile("|".join(parts), re.IGNORECASE)


_VERIFY = r"(?:verif|confirm|corroborat|substantiat|authenticat|check|establish|prov(?:e|able))\w*"
_BE = r"(?:could|can|has|have|had|was|were|is|are)"
# Nobody could see whether it is so.
UNVERIFIED = _pattern(
    rf"\b{_BE}\s?(?:not|n't)\s+(?:yet\s+|immediately\s+|be(?:en)?\s+|independently\s+|officially\s+)*{_VERIFY}",
    rf"\bcannot\s+(?:be\s+)?(?:independently\s+)?{_VERIFY}",
    rf"\b(?:un|not |not yet )able to (?:independently )?{_VERIFY}",
    r"\b(?:no|without|lack(?:ed|s)|awaiting|pending|subject to)\s+"
    r"(?:any\s+|giving\s+|independent\s+|official\s+|immediate\s+|further\s+)*"
    rf"(?:(?:means|way|possibility)\s+(?:of|to)\s+{_VERIFY}|(?:verif|confirm|corroborat|substantiat)\w*|proof\b|evidence\b)",
    r"\b(?:un(?:confirmed|verified|verifiable|corroborated|substantiated|proven|checked))\b",
    rf"\bimpossible to (?:independently )?{_VERIFY}",
)
# Of the telling as a whole.
HEDGED = _pattern(
    r"\bif (?:this is |it is |they are |the \w+ (?:is |are )?)?(?:confirmed|verified|true|correct)\b",
    r"\b(?:reportedly|allegedly|apparently|supposedly|purportedly|ostensibly|possibly|probably|presumably)\b",
    r"\b(?:alleged|purported|suspected|presumed) (?:that|to|attack|strike|raid|killing)\b",
    r"\b(?:preliminary|provisional|tentative)\b",
    r"\b(?:first|initial|early) (?:reports?|information|counts?|figures?|estimates?|indications?|accounts?)\b",
    r"\bcannot rule out\b",
)
# Of a verb: they count only in the clause that tells the event or its figure.
MODAL = _pattern(
    r"\b(?:may|might|could) (?:also |well )?have\b",
    r"\b(?:was|were|is|are) (?:also )?(?:reported|said|alleged|feared|believed|thought|presumed|suspected|understood|rumou?red)\b",
    r"\b(?:feared|presumed) dead\b",
    r"\b(?:appear|seem)(?:s|ed)? to\b",
    r"\b(?:believes?|believed|suspects?|suspected|fears?|feared|thinks?) (?:that|the|it|up to|at least|dozens|\d)",
)
CLAUSES = re.compile(r"[;:]|,\s|\s(?:and|but|while|although|though|whereas)\s", re.IGNORECASE)
LOSS = re.compile(
    r"\b(?:kill|dead|die|death|wound|injur|hurt|struck|strike|hit|bomb|shell|attack|ambush|raid|behind|blew|explo|lost)\w*",
    re.IGNORECASE,
)
# A sentence on the report or its figures, not on another thing ("who fired could not be confirmed").
OF_REPORT = _pattern(
    r"\b(?:claims?|reports?|figures?|tolls?|accounts?|statements?|assertions?|numbers?|information|details|versions?|it|this|that|these)\b",
    r"\bindependent(?:ly)?\b",
    r"\bno [^.]{0,30}\bconfirmation\b",
    r"\bif confirmed\b",
)
IF_CONFIRMED = _pattern(r"\bif confirmed\b", r"\bsubject to (?:confirmation|verification)\b")
OPEN = _pattern(
    r"\b(?:did|do|does|could|would|can|has|have|had)\s?(?:not|n't)\s+(?:yet\s+|immediately\s+)?(?:rul(?:e|ed) out|exclud(?:e|ed)|"
    r"confirm(?:ed)?|deny|denied|comment(?:ed)?|answer(?:ed)?|say (?:whether|if))\b",
    r"\bcannot (?:rule out|exclude|confirm)\b",
    r"\bneither confirm\w* nor den\w+",
    r"\b(?:refused|declined) to (?:either )?(?:confirm|comment|say|answer)\b",
    r"\bstopped short of (?:confirming|denying)\b",
    r"\b(?:not |un)able to confirm\b",
    r"\b(?:gave|had|made|offered) no (?:answer|comment|reply)\b",
)
_NONE = r"(?:nobody|no one|none|no (?:civilians?|people|soldiers?|casualties|deaths|injuries|shells?|strikes?)|nothing)"
DENIES_NOT = _pattern(
    r"\b(?:den(?:y|ies|ied)|rejects?|rejected|dismiss(?:es|ed)?|disput(?:es|ed))"
    rf"(?: (?:the |any )?(?:claims?|reports?|accounts?))?(?: that)?(?: there (?:were|was|had been))? {_NONE}\b",
)
DENIES = _pattern(
    r"\b(?:den(?:y|ies|ied|ying)|ruled out|rejects?|rejected|dismissed|refuted)\b",
    r"\bhad (?:not|nothing)\b",
    r"\bdid not\b",
)
# The speaker himself says something else than before.
CHANGED = _pattern(
    r"\b(?:now|since|later|subsequently|eventually|finally|first|initially|earlier|previously|no longer)\b",
    r"\b(?:revers(?:ed|ing)|withdr(?:ew|awn)|retract(?:ed|ing)|correct(?:ed|ing)|acknowledg(?:ed|es)|admit(?:s|ted)|conced(?:ed|es))\b",
    r"\b(?:went|gone|goes) back on\b|\bbacktrack\w*|\bback-?pedall?\w*|\bchanged (?:its|his|her|their)\b",
    r"\bafter (?:first )?(?:denying|refusing)\b",
)
OWN_STATEMENT = _pattern(
    r"\b(?:in|by) an? (?:written |official |separate )?(?:communiqu[eé]|press release|briefing)\b",
    r"\bstatement\b",
    r"\btold (?:reporters|journalists)\b",
    r"\b(?:press|news) conference\b",
    r"\bspokes(?:man|woman|person)\b",
    r"\balso said\b",
    r"\bconfirm(?:ed|s)?\b",
)
# An outlet that was there, or counted itself.
OWN_EYES = _pattern(
    r"\b(?:our|an? \w+|the \w+) (?:own )?(?:reporters?|correspondents?|journalists?|photographers?|crew|team)\b[^.]{0,30}"
    r"\b(?:saw|seen|counted|witnessed|visited|heard|watched|found|at the scene)\b",
    r"\b(?:seen|counted|witnessed|verified|confirmed|reviewed) by (?:our|an? \w+|the \w+) (?:reporters?|correspondents?)\b",
    r"\bhas (?:learned|learnt|established|verified|confirmed)\b|\bown (?:tally|count|calculations?)\b|\bwe (?:saw|counted|found)\b",
)
SAYING = _pattern(r"\b(?:confirmed|said|says|admitted|announced|claimed)\b")
