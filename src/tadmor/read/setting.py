"""In which world a sentence happens: in a film or a game, in an exercise, in a rule, long ago, or in a count by the year.

Nothing of it is an event of a conflict that goes on. A setting is told by words of the sentence itself; for what lies long ago
also by the sentence before it in the same paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from tadmor.read.general import COUNTED_UP
from tadmor.read.page import Page, Parse
from tadmor.read.totals import counts_crimes

Setting = Literal["story", "exercise", "rule", "long_ago", "statistics"]

LONG_AGO = 25  # years before the report
NOBODY_SAYS = 1960  # where neither report nor text has a date
STORY = re.compile(
    r"\b(?:film|movie|novel|thriller|screenplay|musical|opera|sitcom|documentary|memoir|comic|video ?game|play|"
    r"series|sequel|"
    r"episode|exhibition|paintings?|expansion|game|book|poem|song|ballet)\b[^.;]{0,40}?\b(?:tells? (?:of|how|the)|"
    r"follows?|shows?|opens? (?:with|on)|"
    r"depicts?|portrays?|lets? (?:the )?players?|is about|about (?:a|an|the)|in which|set in|based on|adds?)\b"
    r"|\bin (?!the act\b(?! of the))(?:the|its|his|her) (?:opening |first |second |third |last |final |"
    r"closing )?(?:scene|act|level|"
    r"episode|chapter|novel|film|movie|"
    r"play|opera|series|campaign you|storyline|plot|game's \w+ level)\b"
    r"|\b(?:shot|filmed|staged) (?:the|a|most|some|his|her|its) (?:\w+ )?(?:film|scenes?|siege|battle|massacre|"
    r"series|movie)\b[^.]{0,60}"
    r"\b(?:extras|director|crew|scenes?|set)\b|\b(?:director|film-?maker)\b[^.]{0,30}\bshot\b|\bdirector shot\b"
    r"|\b(?:players?|gamers?|soprano|tenor|extras|stuntm[ae]n)\b[^.;]{0,40}\b(?:attack|storm|kill|shoot|shot|"
    r"capture|defend|blew up|blow up|"
    r"bomb|dies|returns?|played)\w*|\bgamers\b|\bin our test\b|\bit is a game\b"
    r"|\bthe camera (?:follows|pans|lingers)\b|\bviewers (?:see|watch|meet|are (?:watching|shown))\b",
    re.IGNORECASE,
)
EXERCISE = re.compile(
    r"\b(?:in|during|as part of) (?:an?|the|this|that|its|their) (?:\w+ ){0,3}(?:drill|exercise|simulation|"
    r"war ?games?|manoeuvres|maneuvers|"
    r"rehearsal|re-?enactment|scenario)s?\b[^.]{0,120}|\b(?:mock|simulated|staged|dummy|notional|imaginary) (?:\w+ )?"
    r"(?:attack|assault|village|enemy|battle|bomb|raid|strike|casualt|target|invasion|ambush|siege|rescue)\w*|"
    r"\bre-?enact(?:ed|ing|ment|s)?\b"
    r"|\bactors? (?:played|playing|will play)\b|\bblanks\b|\bin (?:the|this) scenario\b|\bpaintball\b|"
    r"\bas we (?:fight|train)\b",
    re.IGNORECASE,
)
EXERCISE_HARM = re.compile(
    r"\b(?:accident|by mistake|misfire\w*|live round|killed when|died when|went wrong)\b", re.IGNORECASE
)
RULE = re.compile(
    r"\b(?:anyone|anybody|whoever|any person|those|people|persons) (?:who |that )?(?:\w+ )?(?:attacks?|kills?|"
    r"takes?|injures?|assaults?|"
    r"commits?|rapes?|tortures?|abducts?|kidnaps?|shoots?|bombs?|loots?|murders?|harms?|wounds?|hits?)\b"
    r"|\b(?:penalt(?:y|ies)|punish(?:es|ed|ment|able)?|fine[sd]?|years in prison|jail terms?) (?:for|of|"
    r"against) (?:those who |anyone who )?"
    r"(?:attack|assault|kill|murder|rape|tortur|kidnap|abduct|terror|attacking|killing)\w*"
    r"|\b(?:makes?|made) it (?:a crime|illegal|an offence)\b|\bshall be punished\b|\b(?:treaty|convention|law|"
    r"code|act|bill) (?:bans?|banning|forbids?|"
    r"prohibits?|punish\w*|outlaws?|on|against|defines?|makes?)\b|\b(?:handbook|manual|leaflet|"
    r"guidelines?) (?:explains?|tells?|says?|on)\b"
    r"|\bwhat to do (?:if|when)\b|\bin (?:the )?case of (?:an? )?(?:attack|fire|war|bomb)",
    re.IGNORECASE,
)
AGO = re.compile(
    r"\b(?:\d{2,4}|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|an? hundred|two hundred|three hundred|"
    r"hundreds of)(?:-(?:one|two|three|"
    r"four|five|six|seven|eight|nine))? years (?:ago|earlier|before)\b|\b(?:\w+ )?centur(?:y|ies) (?:ago|earlier|"
    r"before)\b"
    r"|\b(?:\d{1,2}th|eighteenth|seventeenth|sixteenth|fifteenth|nineteenth)[- ]centur(?:y|ies)\b"
    r"|\b(?:(?:[2-9]\d|[1-9]\d\d)(?:th|st|nd|rd)|twentieth|thirtieth|fortieth|fiftieth|sixtieth|seventieth|"
    r"hundredth) (?:\w+ )?anniversary\b"
    r"|\bcentenary\b|\b(?:first|second) world war\b|\bworld war (?:i|ii|one|two)\b|\bnapoleon\w*|"
    r"\bvikings?\b|\bcrusade(?:s|rs?)?\b|"
    r"\bmedieval\b|\bmiddle ages\b|\broman (?:army|empire|legions?)\b|\bottoman (?:army|empire|troops)\b|"
    r"\bbronze age\b",
    re.IGNORECASE,
)
TWENTY = re.compile(r"\b(?:[1-9]|1\d|2[0-4]) years\b", re.IGNORECASE)
IN_YEAR = re.compile(
    r"\b(?:in|of|since|until|from|by|year|around|about|and|to|spring|summer|autumn|winter|"
    r"january|february|march|april|may|june|july|august|september|october|november|december),? (1[0-9]\d\d|"
    r"20\d\d)\b(?! (?:people|men|women|soldiers|"
    r"troops|civilians|houses|families|residents|dead|killed|wounded|fighters|rebels|refugees|miles|km|kilometres|"
    r"dollars|pesos))|\bin ([3-9]\d\d)(?=\W*$)",
    re.IGNORECASE,
)
NOW = re.compile(
    r"\b(?:today|yesterday|tonight|now|this (?:week|month|year|morning)|last (?:night|week|month|year)|on (?:mon|"
    r"tues|wednes|thurs|fri|satur|sun)day|"
    r"recent(?:ly)?|later this)\b",
    re.IGNORECASE,
)
OF_ARTS = re.compile(
    r"\b(film|movie|novel|director|actress|actors?|premiere|reviewers?|critics|cast|hero|heroine|scene|chapter|picture|festival|"
    r"box office|screen|audience|author|page|play|drama|stage|act|sequel|plot)\b",
    re.IGNORECASE,
)
ARTS = 3  # different words of the arts in a review, at least
TOLD_STORY = re.compile(
    r"\b(?:novel|film|movie|picture|play|drama|story|book|series)\b[^.;]{0,30}\b(?:is set in|is about|begins|opens|tells|"
    r"follows|ends|starts|is a \w+ story)\b"
    r"|\bin the (?:first|second|third|opening|last|final) (?:chapter|act|scene|part)\b|\bthe hero\b",
    re.IGNORECASE,
)
ON_A_DAY = re.compile(
    r"\b(?:today|yesterday|tonight|this morning|last night|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|when|after)\b",
    re.IGNORECASE,
)
COMMEMORATES = re.compile(
    r"\b(?:anniversary|wreaths?|plaque|memorial|monument|commemorat\w+|centenary|"
    r"remember(?:ed|s)? (?:the|its|their) (?:victims|dead|fallen)|minutes? of silence|"
    r"fell silent)\b",
    re.IGNORECASE,
)


def find_settings(page: Page) -> Mapping[int, Setting]:
    """The setting of every parsed sentence that has one, by sentence index."""
    found: dict[int, Setting] = {}
    reference = _reference_year(page)
    text = page.document.text
    commemorates = COMMEMORATES.search(text) is not None and (
        AGO.search(text) is not None or _old_year(text, reference)
    )
    reviews = len({w.lower() for w in OF_ARTS.findall(text)}) >= ARTS and TOLD_STORY.search(text) is not None
    before: tuple[int, int] | None = None  # the last sentence that was long ago, with its paragraph
    for index in sorted(page.parses):
        text = page.text_of(index)
        setting = _why_not(text, reference)
        if setting is None and (
            (reviews and _narrated(page.parses[index])) or (commemorates and COMMEMORATES.search(text))
        ):
            setting = "story" if reviews else "long_ago"
        paragraph = page.sentences[index].paragraph
        goes_on = commemorates or before == (index - 1, paragraph)
        if setting is None and goes_on and not NOW.search(text) and not IN_YEAR.search(text):
            setting = "long_ago"
        if setting is not None:
            found[index] = setting
        before = (index, paragraph) if setting == "long_ago" else None
    return found


def _narrated(parse: Parse) -> bool:
    """A main clause in the present, as those who retell a story write: "Soldiers burn the mill and shoot its owner"."""
    root = next((i for i, head in enumerate(parse.heads) if head == i and parse.poses[i] in {"VERB", "AUX"}), None)
    if root is None:
        return False
    finite = [root, *(c for c in parse.children(root) if parse.deps[c] in {"aux", "auxpass"})]
    return any(parse.tags[i] in {"VBZ", "VBP"} for i in finite)


def _old_year(text: str, reference: int) -> bool:
    years = [int(y) for pair in IN_YEAR.findall(text) for y in pair if y]
    return bool(years) and min(years) <= reference - LONG_AGO


def _why_not(text: str, reference: int) -> Setting | None:
    """Why a sentence tells nothing of a conflict that goes on; None where it may."""
    if STORY.search(text):
        return "story"
    if EXERCISE.search(text) and not EXERCISE_HARM.search(text):
        return "exercise"
    if RULE.search(text):
        return "rule"
    if COUNTED_UP.search(text) and not ON_A_DAY.search(text):
        return "statistics"
    if counts_crimes(text):
        return "statistics"
    return "long_ago" if _is_long_ago(text, reference) else None


def _is_long_ago(text: str, reference: int) -> bool:
    """True when the years of a sentence all lie long before the report, or it names an age of history."""
    years = [int(y) for pair in IN_YEAR.findall(text) for y in pair if y]
    if years:
        return max(years) <= reference - LONG_AGO and not NOW.search(text)
    return AGO.search(text) is not None and not TWENTY.search(text)


def _reference_year(page: Page) -> int:
    if page.document.published_day is not None:
        return page.document.published_day.year
    return NOBODY_SAYS + LONG_AGO
