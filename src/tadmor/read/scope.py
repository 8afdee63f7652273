"""Of how many events a trigger speaks: one, a wave of them, all of a day, or all of a longer time."""

from __future__ import annotations

import re

from tadmor.model.claim import Scope
from tadmor.read.page import Parse

MONTHS = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
LONG = r"(?:weeks?|months?|years?|decades?)"
NUMBER = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a dozen|dozens of|scores of|several|\d+)"
FIGHTING = (
    r"(?:fighting|clashes|war|violence|shelling|bombardment|bombing|strikes|airstrikes|attacks|unrest|battles?|siege)"
)
PLACES = r"(?:regions|provinces|cities|towns|villages|districts|locations|places|sites|states|areas|neighbourhoods|settlements)"
BLOWS = (
    r"(?:strikes|airstrikes|attacks|missiles|drones|raids|bombings|shootings|assaults|explosions|blasts|ambushes|rockets|"
    r"killings|kidnappings|abductions|suicide bombings)"
)
DAY_TOTAL = re.compile(
    r"\b(?:across|throughout) (?:the )?(?:[\w-]+ ){0,3}(?:country|province|region|governorate|oblast|state|district)\b"
    r"|\ba total of (?:\w+ ){1,8}(?:across|throughout|in the province|on (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
    r"|\b(?:nationwide|countrywide)\b|\b(?:in|over|during|within) (?:the )?(?:past|last|previous) (?:24|48|72) hours\b"
    r"|\b(?:the )?day's (?:total|toll|strikes|attacks)\b"
    rf"|\bin (?:{NUMBER} )?(?:separate|several|various|different) (?:attacks|incidents|strikes|clashes|shootings|bombings)\b"
    r"|\bin (?:all|total) (?:on|that day)\b|\bover the past day\b|\bin the course of the day\b",
    re.IGNORECASE,
)
PERIOD_TOTAL = re.compile(
    r"\bsince (?:the (?:start|beginning|outbreak|invasion|war|conflict|uprising|coup)|"
    rf"{MONTHS}|(?:19|20)\d\d|last (?:year|month|summer|winter|spring|autumn))\b"
    rf"|\bso far (?:this (?:year|month)|in (?:19|20)\d\d)\b|\bthis year\b|\bin the (?:past|last) (?:\w+ )?{LONG}\b"
    rf"|\b(?:over|during|within) the (?:past|last) (?:\w+ )?{LONG}\b|\bduring the (?:war|conflict|campaign)\b"
    r"|\b(?:between|from) (?:19|20)\d\d (?:and|to) (?:19|20)\d\d\b"
    rf"|\b(?:last|this|past) (?:week|month|year) alone\b|\bin {MONTHS} alone\b"
    rf"|\b(?:in|during|over|throughout) (?:a|the|{NUMBER}) (?:\w+ )?{LONG} of (?:\w+ )?{FIGHTING}\b"
    r"|\b(?:during|throughout|in the course of) (?:the|a|its|their) (?:\w+[- ])(?:week|month|year)(?:[- ]long)? \w+"
    rf"|\b(?:began|started) (?:in|on|last) (?:{MONTHS}|(?:19|20)\d\d|year|month)\b[^.]{{0,30}}\b(?:have|has) \w+"
    r"|\b(?:war|conflict|insurgency|uprising|unrest|rebellion|violence|fighting) (?:there |in [A-Z]\w+ )?(?:has|have) "
    r"(?:already |so far |now )?(?:killed|left|claimed|displaced|cost|taken)\b",
    re.IGNORECASE,
)
WAVE = re.compile(
    rf"\b(?:wave|series|barrage|string|spate|volley|salvo) of (?:\w+ ){{0,2}}{BLOWS}\b"
    rf"|\b(?:coordinated|simultaneous|near-simultaneous) (?:\w+ ){{0,2}}{BLOWS}\b"
    rf"|\b(?:\d\d+|dozens of|scores of|hundreds of) (?:\w+ ){{0,3}}(?:missiles|drones|rockets|warplanes)\b"
    rf"|\b(?:struck|hit|attacked|shelled|bombed|raided|targeted|targets|fired|launched)\b[^.,]{{0,30}}"
    rf"\b(?:in|at|on|across)? ?{NUMBER} (?:\w+ )?{PLACES}\b",
    re.IGNORECASE,
)
# "The deadliest since the war began", "the third attack on it this year": one event, held against others.
RANKED = re.compile(
    r"\b(?:than any|\w{3,}est|worst|most \w+|first|second|third|fourth|fifth|sixth|\d+(?:st|nd|rd|th)|latest|last)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
OF_A_NOUN = frozenset({"relcl", "acl", "appos"})


def find_scope(parse: Parse, token: int, sentence: str) -> Scope:
    """What the trigger at `token` speaks of. `sentence` is the text that the parse is of."""
    if any(_is_about(parse, token, sentence, found) for found in PERIOD_TOTAL.finditer(sentence)):
        return "period_total"
    if WAVE.search(sentence):
        return "wave"
    return "day_total" if DAY_TOTAL.search(sentence) else "event"


def _is_about(parse: Parse, token: int, sentence: str, found: re.Match[str]) -> bool:
    """True for words of a long time that belong to the trigger, and do not rank it or describe a noun beside it."""
    before = sentence[: found.start()]
    if RANKED.search(before) and not re.search(r"\b(?:times|attacks|strikes)\b[^.]{0,12}$", before):
        return False
    ends = (parse.token_at(parse.starts[0] + offset) for offset in (found.start(), found.end() - 1))
    return any(_within(parse, token, at) for at in ends if at is not None)


def _within(parse: Parse, token: int, at: int) -> bool:
    """True where no clause that only describes another noun stands between a word and the trigger."""
    clause = next((above for above in [at, *parse.ancestors(at)] if parse.deps[above] in OF_A_NOUN), None)
    return clause is None or clause in {token, *parse.ancestors(token)} or parse.heads[clause] == token
