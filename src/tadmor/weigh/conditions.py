"""On what condition a report tells something, by its words and the stance of its claim: reservations, and yes or no."""

from __future__ import annotations

import re
from typing import Literal

from tadmor.model.claim import Claim
from tadmor.text.sentences import split_sentences

Position = Literal["says", "denies", "leaves open"]
_VERIFY = (
    r"(?:verif(?:y|ied|iable)|confirm(?:ed|ation)?|corroborat(?:ed?|ion)|substantiat(?:ed?|ion)|authenticat(?:ed?|ion))"
)
_UNVERIFIED = re.compile(
    rf"\b(?:could|can|has|have|had|was|were|is|are)\s?(?:not|n't)\s+(?:yet\s+|immediately\s+)?(?:be(?:en)?\s+)?"
    rf"(?:immediately\s+)?(?:independently\s+|officially\s+)?{_VERIFY}"
    rf"|\b(?:was|were|is|are|been) (?:not |un)able to (?:independently )?{_VERIFY}"
    rf"|\b(?:no|without|lacked|lacks|awaiting|pending)\s+(?:any\s+)?(?:giving\s+)?(?:independent\s+|official\s+|immediate\s+)?"
    rf"(?:{_VERIFY}|proof|evidence)\b"
    r"|\bunconfirmed\b|\bunverified\b|\bimpossible to (?:independently )?(?:verify|confirm|check)\b",
    re.IGNORECASE,
)
_HEDGED = re.compile(
    r"\bif (?:this is |it is |they are |the (?:reports?|figures?|toll|claims?)(?: is| are)? )?(?:confirmed|verified|true|correct)\b"
    r"|\b(?:may|might|could) (?:also |well )?have\b"
    r"|\b(?:reportedly|allegedly|apparently|supposedly|possibly|probably|presumably)\b"
    r"|\b(?:was|were|is|are) (?:reported|said|alleged|feared|believed|thought|presumed|suspected|understood|rumou?red)\b"
    r"|\b(?:feared|presumed) dead\b|\bappear(?:s|ed)? to\b|\bseem(?:s|ed)? to\b"
    r"|\b(?:believes?|believed|suspects?|suspected|fears?|feared|thinks?) (?:that|the|it|up to|at least|dozens|\d)"
    r"|\b(?:preliminary|provisional|tentative)\b|\b(?:first|initial|early) (?:reports?|information|count|figures?|estimates?)\b"
    r"|\bunless\b|\bcannot rule out\b",
    re.IGNORECASE,
)
# Of a whole report only what speaks of the report itself: that another thing "may have" happened is no condition on this.
_OF_REPORT = re.compile(
    r"\b(?:claims?|reports?|figures?|tolls?|accounts?|statements?|numbers?|information|it|this|that|they|these|which|details|"
    r"independent(?:ly)?)\b|\bno [^.]{0,30}\bconfirmation\b|\bif confirmed\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:did|do|does|could|would|can|has|have|had)\s?(?:not|n't)\s+(?:yet\s+|immediately\s+)?(?:rul(?:e|ed) out|exclud(?:e|ed)|"
    r"confirm(?:ed)?|comment(?:ed)? on whether)\b|\bcannot (?:rule out|exclude|confirm)\b"
    r"|\bneither confirm\w* nor den\w+|\b(?:refused|declined) to (?:either )?(?:confirm|comment)\b|\bstopped short of confirming\b"
    r"|\b(?:not|un)able to confirm\b",
    re.IGNORECASE,
)
_NONE = r"(?:nobody|no one|none|no (?:civilians?|people|soldiers?|casualties|deaths|injuries|shells?|strikes?)|nothing)"
_DENIES_NOT = re.compile(
    r"\b(?:den(?:y|ies|ied)|rejects?|rejected|dismiss(?:es|ed)?|disput(?:es|ed))"
    rf"(?: (?:the |any )?(?:claims?|reports?|accounts?))?(?: that)?(?: there (?:were|was|had been))? {_NONE}\b",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|ruled out|rejects?|rejected|dismissed|refuted)\b|\bhad (?:not|nothing)\b|\bdid not\b",
    re.IGNORECASE,
)
# The speaker himself says something else than before.
_SINCE = re.compile(
    r"\b(?:now|since|later|subsequently|eventually|finally|first|initially|earlier|previously|revers(?:ed|ing)|"
    r"withdr(?:ew|awn)|retract(?:ed|ing)|correct(?:ed|ing)|acknowledg(?:ed|es)|admit(?:s|ted)|conced(?:ed|es)|"
    r"after (?:first )?(?:denying|refusing))\b",
    re.IGNORECASE,
)
_OWN_STATEMENT = re.compile(
    r"\b(?:in|by) an? (?:written |official |separate )?(?:communiqu[eé]|press release|briefing)\b|\bstatement\b"
    r"|\btold (?:reporters|journalists)\b|\b(?:press|news) conference\b|\bspokes(?:man|woman|person)\b"
    r"|\balso said\b|\bconfirm(?:ed|s)?\b",
    re.IGNORECASE,
)
_IF_CONFIRMED = re.compile(r"\bif confirmed\b", re.IGNORECASE)


def find_condition(claim: Claim, text: str | None = None) -> str | None:
    """The words that put what a claim tells under a condition, in its sentences or, of the report itself, in its whole `text`.

    Where only its stance says that it is unconfirmed: "not confirmed". None where it is told plainly.
    """
    for pattern in (_HEDGED, _UNVERIFIED):
        if match := pattern.search(claim.evidence.text):
            return match[0]
    if claim.stance == "reports_unconfirmed" or claim.reality in ("hypothetical", "planned"):
        return "not confirmed"
    return _of_report(text) if text else None


def _of_report(text: str) -> str | None:
    if not (_UNVERIFIED.search(text) or _IF_CONFIRMED.search(text)):
        return None
    for sentence in split_sentences(text, "en"):
        said = text[sentence.span.start : sentence.span.end]
        for pattern in (_UNVERIFIED, _IF_CONFIRMED):
            match = pattern.search(said)
            if match and _OF_REPORT.search(said):
                return match[0]
    return None


def find_position(claim: Claim) -> tuple[Position, str]:
    """Whether the speaker says it, denies it or leaves it open, with the words for it, or those of the stance."""
    text = claim.evidence.text
    if match := _OPEN.search(text):
        return "leaves open", match[0]
    if match := _DENIES_NOT.search(text):
        return "says", match[0]
    if claim.stance == "does_not_confirm":
        return "leaves open", "does not confirm it"
    if claim.stance == "denies":
        match = _DENIES.search(text)
        return "denies", match[0] if match else "denies it"
    said = re.search(r"\b(?:confirmed|said|says|admitted|announced|claimed)\b", text, re.IGNORECASE)
    return "says", said[0] if said else "says so"


def tells_of_change(claim: Claim) -> bool:
    """True where the words say that the speaker himself says something new ("has now admitted", "after first denying")."""
    return _SINCE.search(claim.evidence.text) is not None


def is_own_statement(claim: Claim) -> bool:
    """True where a speaker is heard in an act of his own: a statement, a press conference, a spokesman, a confirmation."""
    return _OWN_STATEMENT.search(claim.evidence.text) is not None
