"""What the rest of a sentence says about its figures: taken back, a running total, the day it
stands for, a page of another sort."""

from __future__ import annotations

import itertools
import re
from datetime import date, timedelta

MONTHS = {
    name: number
    for number, names in enumerate(
        """january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept
    sep|october oct|november nov|december dec""".split("|"),
        start=1,
    )
    for name in names.split()
}
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
AS_OF = re.compile(
    rf"\bas (?:of|at)(?: \w+day,?)? (?:the )?(?:(?P<d1>\d{{1,2}})(?:st|nd|rd"
    rf"|th)?(?: of)? (?P<m1>{MONTH})\b\.?|(?P<m2>{MONTH})\b\.? (?P<d2>\d{{1,2}})(?:st|nd|rd"
    rf"|th)?)(?:,? (?P<y>\d{{4}}))?",
    re.IGNORECASE,
)
DENIAL = re.compile(
    r"\b(?:den(?:y|ied|ies|ying)|(?:reject(?:ed|s|ing)|dismiss(?:ed|es|ing)|refut(?:ed|es|ing)|disputed|"
    r"rubbish(?:ed|es))"
    r"(?=[^.;]{0,60}\b(?:that|claims?|reports?|allegations?|accusations?|suggestions?|figures?|rumou?rs?|"
    r"statements?|accounts?"
    r"|toll|charges?)\b)|it (?:is|was) not true|it (?:is|was) (?:false|untrue)|there is no truth)\b",
    re.IGNORECASE,
)
DENIED_END = re.compile(
    r";| [–—] | -- |, (?:in|of|after|before|during|for) which\b|, (?:which|where|who)\b|,? (?:but|and) (?:said|says"
    r"|put|insisted|stressed|added|claimed|the|it|he|she|they|instead|that the)\b"
    r"|, (?:saying|insisting|adding|stressing|claiming|but|although|though|while|as)\b|,? (?:a day "
    r"|hours? |days? |weeks? )?after\b|\b(?:responsib\w+|involve\w+|related|connected|linked|role|part in"
    r"|behind|ordered|guilty|blam\w+|accus\w+|charges?|knowledge)\b"
    r"|, and \w+ (?:were|was|people)\b",
    re.IGNORECASE,
)
FALSE_AFTER = re.compile(
    r"\b(?:reports?|claims?|allegations?|rumou?rs?|figures?|statements?|suggestions?)\b[^.;]{0,120}?"
    r"\b(?:are|is|was|were"
    r"|as)\b (?:\w+ly )?(?:false|untrue|baseless|fabricated|unfounded|not true|wrong|lies"
    r"|nonsense|an? (?:\w+ )?lie|a fabrication)\b",
    re.IGNORECASE,
)
CALLED_FALSE = re.compile(
    r"\b(?:call(?:ed|s|ing)?|brand(?:ed|s|ing)?|describ(?:ed|es|ing)|label(?:l?ed|s)|termed|dubbed|consider(?:ed|"
    r"s))\b[^.;]{0,40}?"
    r"\b(?:reports?|claims?|allegations?|rumou?rs?|figures?|toll|accounts?|numbers?)\b[^.;]{0,120}?\b(?:fake|"
    r"false|untrue|baseless"
    r"|fabricat\w+|unfounded|disinformation|misinformation|propaganda|lies?|nonsense|invent\w+|fiction|a hoax|"
    r"exaggerat\w+)\b",
    re.IGNORECASE,
)
TAKEN_BACK = re.compile(
    r"\b(?:revis\w+|lower\w*|correct\w+|downgrad\w+|reduc\w+|cut|amend\w+"
    r"|scaled back)\b[^.;]{0,60}?\bfrom\s+(?P<old>\S+)(?: \w+)?,? to\b"
    r"|\b(?:revis\w+|lower\w*|correct\w+|downgrad\w+|reduc\w+|cut|amend\w+)\b[^.;]{0,40}?\bto (?:at least "
    r"|about )?[\w,.-]+,? (?:\w+ )?from (?P<old2>\S+)",
    re.IGNORECASE,
)
BOUND = r"(?:at least |about |around |more than |over |nearly |some |an estimated |the )?"
NO_LONGER = re.compile(
    rf"\bdown from {BOUND}(?P<old>\S+)"
    rf"|\b(?:not|rather than|instead of) {BOUND}(?P<old2>\S+)(?: \w+){{0,3}}?,? (?:as )?(?:it |had |was |were )*(?:first"
    r"|initially|earlier|previously|originally) (?:reported|said|stated|thought|claimed|announced|given|feared)",
    re.IGNORECASE,
)
LATER_CORRECTED = re.compile(
    r"\b(?:but|then|later|and)\b[^.;]{0,30}\b(?:correct|revis|retract|withdr|lower)\w*", re.IGNORECASE
)
ROSE_FROM = re.compile(
    r"\b(?:rose|risen|rising|rises|climb\w*|increas\w+|jump\w*|grew|grown|up|raised|updated|dropped"
    r"|fell)\b[^.;]{0,60}?\bfrom\s*$",
    re.IGNORECASE,
)
CUMULATIVE = re.compile(
    r"\bsince (?:(?:early |late |mid-?)?(?:1[89]\d\d|20\d\d)|(?:early |late |mid-|\d{1,2} )?(?:january|february"
    r"|march|april|may|june|july|august|september|october|november|december)\b|(?:the|its|their"
    r"|his) (?:\w+ )?(?:start|beginning|outbreak|war|conflict|uprising|coup|invasion|revolution|siege"
    r"|assault|blockade|ceasefire|truce|insurgency|campaign|offensive|crisis|country|government|regime)"
    r"|last (?:year|month|january|february|march|april|may|june|july|august|september|october|november"
    r"|december|spring|summer|autumn|winter)|fighting (?:began|broke|started)|hostilities)"
    r"|\bso far (?:this|in) (?:the )?(?:year|month|\d{4}|war|conflict|campaign)|\b(?:this|last) (?:year"
    r"|month) alone\b|\bthis year\b|\bin the war so far\b"
    r"|\b(?:over|in|during|within|for) (?:the )?(?:past|last|previous) (?:(?:\w+ )?(?:years|months|weeks"
    r"|decades)|year|decade|month)\b"
    r"|\b(?:in|during|over|after|through|for) (?:[\w-]+ ){0,3}?(?:years|decades|months) of (?:[\w-]+ )?(?:war|"
    r"fighting"
    r"|conflict|violence|insurgency|siege)"
    r"|\bin (?:less than|under|just|only|just over) (?:[\w-]+ )?(?:months?|years?|weeks)\b(?! (?:ago|earlier|"
    r"later|after|before))"
    r"|\bin (?:this|the last) (?:decade|century)\b"
    r"|\bthroughout the (?:\w+ )*(?:war|conflict|years)|\bduring the (?:\w+[- ])?(?:war|conflict)\b"
    r"|\bby (?:the end of |early |mid-?|late )(?:\w+ )?(?:19|20)\d\d\b"
    r"|\b(?:to date|all told since)\b"
    r"|(?:^|\b(?:kill\w*|die|dies|dying|dead|wounded|kidnapped|abducted|murdered|"
    r"injured)\b[^.;,—―–]{0,25} )every (?:year"
    r"|month|week|day)\b|\b(?:a|per|each) (?:year|month)\b(?!-| (?:ago|earlier"
    r"|later|after|before|old|since))",
    re.IGNORECASE,
)
TURN = re.compile(r";|, (?:although|though|but)\b", re.IGNORECASE)
SINCE_EVENT = re.compile(
    r"since the (?:[\w-]+ ){1,4}(?:that|which) (?:had )?(?:killed|left|wounded|injured|claimed|cost|took)\b",
    re.IGNORECASE,
)
FIRST_SINCE = re.compile(
    r"\b(?:the|its|their) (?:first|worst|deadliest|bloodiest|biggest|highest|largest|heaviest|"
    r"most \w+)\b[^.;,]{0,80}$",
    re.IGNORECASE,
)
TOTAL_SO_FAR = re.compile(
    r"\bbringing (?:the|their|its) (?:overall |combined )?total(?: (?!death)\w+){0,6} to\s*(?:at least "
    r"|about |more than |over )?$",
    re.IGNORECASE,
)
CLAUSE_EDGE = re.compile(
    r";|:|, (?:and|bringing|while|but|although|though|adding|as|after|where|when|who|which)\b|\bwhile\b|\bbut\b|"
    r"\bsaid\b"
    r"|,? and (?=\w+ (?:\w+ ){0,3}(?:were|was|have|had)\b)",
    re.IGNORECASE,
)
ENDS_OF_WAR = re.compile(
    r"\b(?:the|a) (?:[\w-]+ )?(?:war|conflict)\b(?:[^.;,]{0,60}?|, which) has (?:so far |already )?(?:killed|"
    r"claimed|left|cost"
    r"|displaced|taken|wounded|uprooted|forced)\b"
    r"|\b(?:years|decades) of (?:[\w-]+ )?(?:war|conflict|fighting|violence),? (?:which|that) (?:has|have)\b"
    r"|\b(?:violence|insurgency|uprising|unrest|campaign)\b[^.;]{0,80}?\b(?:19|"
    r"20)\d\d\b[^.;]{0,20}? has (?:killed|claimed|left)\b"
    r"|\b(?:civil war|conflict) in which\b",
    re.IGNORECASE,
)
WAR = re.compile(
    r"\b(?:attack(?:s|ed|ers?)?|bomb\w*|gunm[ea]n|soldiers?|troops?|army|armed|rebels?|militants?"
    r"|militias?|fighters?|insurgents?|guerrillas?|shell(?:s|ed|ing)|air ?strikes?|warplanes?|hostages?"
    r"|prisoners?|captives?|kidnap\w*|abduct\w*|forensic|bodies|massacre\w*|mortars?|rockets?|missiles?"
    r"|explosions?|blast|grenades?|shot dead|gunfire|sniper\w*|terror\w*|convoy|ambush\w*|raid\w*|military"
    r"|police|war|ceasefire|offensive|jihadists?|checkpoint|mosque|wounded|detained|dead|rescue\w*"
    r"|victims? of|strikes? on|deal|rubble|displaced|killed|massacred|mines?|clash\w*|fighting|drones?)\b",
    re.IGNORECASE,
)
PLAY = re.compile(
    r"\b(?:goals?|matche?s?|strikers?|midfielders?|league|season|coach|films?|movies?|albums?|novels?"
    r"|shares|sales|players?|tournament|box office|chart|actors?|actress"
    r"|singers?|innings|wicket|batsm[ae]n|bowler|stadium crowd|chef|recipe|bugs|software|premiere"
    r"|director's|cancer|pandemic|virus|epidemic|disease|influenza|cholera|revenue"
    r"|profits?)\b",
    re.IGNORECASE,
)


VENUE = re.compile(r"\b(?:bookshop|restaurant|club|race|marathon|theatre|orchestra)\b", re.IGNORECASE)


def denied_ranges(text: str) -> list[tuple[int, int]]:
    """Where a sentence says that something is not so. Doubt ("could not confirm") is no denial."""
    ranges = []
    for found in DENIAL.finditer(text):
        end = DENIED_END.search(text, found.end())
        ranges.append((found.end(), end.start() if end else len(text)))
    ranges.extend(found.span() for found in FALSE_AFTER.finditer(text))
    ranges.extend(found.span() for found in CALLED_FALSE.finditer(text))
    return ranges


def taken_back(text: str, starts: list[int]) -> set[int]:
    """Of the numbers that start at `starts`, those that the sentence itself corrects ("revised from 55 to 51")."""
    old: set[int] = set()
    for found in itertools.chain(TAKEN_BACK.finditer(text), NO_LONGER.finditer(text)):
        group = "old" if found["old"] else "old2"
        old.update(start for start in starts if found.start(group) <= start < found.end(group))
    later = LATER_CORRECTED.search(text)
    if later and re.search(
        r"\b(?:earlier|initially|first|previously|originally|had put)\b", text[: later.start()], re.IGNORECASE
    ):
        old.update(start for start in starts if start < later.start())
    return old


def is_earlier_value(text: str, start: int) -> bool:
    """True for the 12 of "rose from 12 to 15"."""
    return ROSE_FROM.search(text[:start].rstrip()) is not None or ROSE_FROM.search(text[:start]) is not None


def cumulative_ranges(text: str) -> list[tuple[int, int]]:
    """Where the figures of a sentence are running totals: the clause of "since 2011", or all that follows it."""
    ranges = []
    for found in CUMULATIVE.finditer(text):
        if SINCE_EVENT.match(text, found.start()) or FIRST_SINCE.search(text, 0, found.start()):
            continue
        edges = [edge.end() for edge in CLAUSE_EDGE.finditer(text, 0, found.start())]
        opening = found.start() < 25 or (edges and found.start() - edges[-1] < 3)
        start = edges[-1] if edges else 0
        if opening:
            edge = TURN.search(text, found.end())
            ranges.append((start, edge.start() if edge else len(text)))
        else:
            following = CLAUSE_EDGE.search(text, found.end())
            ranges.append((start, following.start() if following else len(text)))
    ranges.extend((found.start(), len(text)) for found in ENDS_OF_WAR.finditer(text))
    return ranges


def is_total_so_far(text: str, start: int) -> bool:
    """True for the 45 of "bringing the total to 45"; a death toll that is brought to 45 is this event's own."""
    return TOTAL_SO_FAR.search(text[:start]) is not None


def as_of_day(text: str, published: date | None) -> str | None:
    """ISO day of "as of 9 October"; the year is that of publication where none is said, or the year before it."""
    found = AS_OF.search(text)
    if not found or not (found["y"] or published):
        return None
    month, day = MONTHS[(found["m1"] or found["m2"]).lower()], int(found["d1"] or found["d2"])
    year = int(found["y"]) if found["y"] else published.year if published else 0
    try:
        said = date(year, month, day)
        if not found["y"] and published and said > published + timedelta(days=1):
            said = date(year - 1, month, day)
    except ValueError:
        return None
    return said.isoformat()


def warlike(text: str) -> float:
    """How much a stretch of text sounds like war: words of war less words of sport, business and the arts.

    Places of leisure count once: they are attacked too.
    """
    venue = 1 if VENUE.search(text) else 0
    return len(WAR.findall(text)) - 1.2 * (len(PLAY.findall(text)) + venue)
