"""Totals of crimes: so many murders in a year, in the first half of it, more than in the one before. They tell of none of them."""

from __future__ import annotations

import re

CRIMES = (
    r"(?:murders?|homicides?|killings|femicides?|kidnappings|abductions|assassinations|executions|murdered|massacres)"
)
MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
NUMBER = (
    r"(?:\d[\d,.]*|dozens|scores|hundreds|thousands|(?:thirty|forty|fifty|sixty|seventy|eighty|ninety|twenty|\w+teen)(?:-\w+)?|"
    r"ten|eleven|twelve)"
)
SPELL = (
    rf"(?:between {MONTH}(?: \d+)?(?:,? \d{{4}})? and {MONTH}(?: \d+)?|"
    r"(?:in|during|over|for|through) the (?:first|last|past|same|previous) "
    r"(?:\w+ )?(?:months?|quarter|half|years?|decade|semester|period)|(?:in|during|over) the (?:\w+ )?"
    r"(?:first|second|third|last) (?:\w+ )?"
    r"(?:quarter|half|trimester|semester)|this year|last year|last month|(?:over|in|during) the (?:past|last) \w+ (?:months|years)|"
    rf"between (?:19|20)\d\d and (?:19|20)\d\d|(?:in|since|during|of|for) (?:{MONTH} )?(?:19|20)\d\d|since {MONTH}|in {MONTH}|"
    r"(?:over|in|during) the (?:past|last) (?:year|decade))"
)
REGISTERED = (
    r"(?:register(?:ed|s)|record(?:ed|s)|count(?:ed|s)|tallied|report(?:ed|s)|document(?:ed|s)|committed|logged)"
)
COMPARED = re.compile(
    r"\bcompared (?:to|with)\b|\bup from\b|\bdown from\b|\b(?:\d[\d.,]*|\w+) ?(?:percent|per cent|%)|\brecord (?:high|low|number)\b"
    r"|\bthan (?:in |during )?(?:the )?(?:same|previous|preceding|year before|year earlier|month before|last year|(?:19|20)\d\d)\b"
    r"|\b(?:more|fewer|less|higher|lower) than (?:in |during )?(?:the (?:year|month|quarter|period)|(?:19|20)\d\d)"
    r"|\b(?:higher|lower) (?:figure|number) than\b|\bmore than the year (?:before|earlier)\b|\bagainst \d[\d,]* in the same\b"
    r"|\bin the same (?:months?|period|quarter) (?:of )?(?:a |the |last |in )"
    r"|\bmore than the (?:previous|year)\b|\b(?:nearly |almost )?(?:doubl|tripl|halv)(?:ed|ing)\b|\byearly count\b"
    r"|\bannual (?:report|count)\b",
    re.IGNORECASE,
)
COUNTED_CRIMES = re.compile(
    rf"\b{NUMBER} (?:[\w-]+ ){{0,2}}{CRIMES}\b|\b{NUMBER} (?:[\w',-]+ ){{1,7}}"
    rf"(?:were |been |are |have )*(?:murdered|assassinated|kidnapped)\b"
    rf"|\b{CRIMES} (?:has |have |had |was |were )?(?:reach|rose|risen|fell|fallen|drop|climb|increas|decreas|surpass)",
    re.IGNORECASE,
)
COUNTED_DEAD = re.compile(
    rf"\b{NUMBER} (?:[\w',-]+ ){{0,7}}(?:killed|dead|died|deaths|victims|wounded)\b|\bkilled (?:\w+ )?{NUMBER}\b"
    r"|\b(?:number|tally|toll|total|count) of (?:[\w'-]+ ){1,4}(?:killed|dead|deaths|victims)\b",
    re.IGNORECASE,
)
IN_SPELL = re.compile(rf"\b{SPELL}\b", re.IGNORECASE)
FILED = re.compile(
    rf"\b{CRIMES} (?:[\w',-]+ ){{0,3}}{REGISTERED}\b|\b{REGISTERED} (?:[\w',-]+ ){{0,12}}{CRIMES}\b"
    r"|\b(?:statistics|figures|data|ombudsman|observatory|institute|yearly count|tally|homicide rate|study)\b",
    re.IGNORECASE,
)
SHARES = re.compile(
    rf"\b(?:per ?cent|%|share|percentage|proportion|half|third|quarters?|majority) of (?:all |the |these |those |total )?(?:\w+ )?"
    rf"(?:{CRIMES}|murder victims|homicide victims|victims of (?:murder|homicide))\b"
    r"|(?:\bper ?cent|%) of (?:its|their|all|the) (?:\w+ )?(?:attacks|assaults|kidnappings)\b"
    r"|\b(?:murder|homicide|death|killing) (?:tall(?:y|ies)|tolls? (?:for|of) (?:the year|(?:19|20)\d\d)|counts?)\b"
    rf"|\b{CRIMES} (?:[\w',-]+ ){{0,5}}(?:have|has) (?:reached|hit) (?:a |an )?(?:record|all-time|new)"
    rf"|\bon record for {CRIMES}\b|\baverage[ds]? (?:month |day |year |week )?[^.;]{{0,40}}{CRIMES}\b"
    rf"|\b{CRIMES} an? (?:year|month|week|day)\b"
    rf"|\b{CRIMES} (?:were|are|was|is) (?:up|down)\b|\bon (?:a )?pace for {NUMBER} {CRIMES}\b"
    rf"|\bvictims of {CRIMES}\b|\bmost of the {CRIMES}\b|\b{CRIMES} (?:rise|rose|fall|fell|drop|dropped|soar|soared|surge)\b"
    r"|\b(?:homicide|murder) rate\b|\bper 100,000\b|\bfor every 100,000\b"
    r"|\bfor (?:every|each) \w+ (?:killed|(?:that|who) (?:died|is killed|was killed))\b"
    rf"|\b{CRIMES} (?:[\w',-]+ ){{0,6}}(?:have|has|had) (?:increased|decreased|risen|fallen|dropped) (?:by|since|to)\b"
    r"|\bfar outstrips?\b|\b(?:number|total) of (?:\w+ ){0,2}(?:killings|murders|homicides|kidnappings|attacks)\b[^.;]{0,60}"
    r"\b(?:rose|risen|fell|fallen|dropped|drop|increased|decreased|declined|doubled|grew|grown|reached|higher|lower)\b"
    r"|\bat least one (?:complaint|murder|killing|case) (?:a|per|each|every) (?:day|week|month)\b"
    rf"|\b{CRIMES} (?:have |has )?(?:reached|hit) (?:a |an )?(?:record|all-time|new)",
    re.IGNORECASE,
)
A_DAY = re.compile(
    rf"\b(?:on|last|since) (?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?<!between )(?<!and )"
    rf"(?<!as of )\b{MONTH} \d{{1,2}}\b(?! and)"
    rf"|(?<!between )(?<!and )\b\d{{1,2}} {MONTH}\b"
    r"|\b(?:today|yesterday|tonight|this morning|last night|overnight|in (?:one|a single) (?:day|night|attack|raid)|night alone)\b"
    r"|\bin the village of\b|\bin an? (?:\w+ )?(?:attack|ambush|raid|clash|bombing|explosion|"
    r"shooting|massacre|shootout|blast|strike)\b",
    re.IGNORECASE,
)


CASES = re.compile(
    rf"\b{NUMBER} (?:\w+ )?(?:cases|complaints|reports|counts) of (?:\w+ )?"
    r"(?:kidnapping|abduction|murder|homicide|killing|torture|rape)\b",
    re.IGNORECASE,
)
THERE_WERE = re.compile(
    rf"\bthere (?:were|have been|had been) (?:\w+ )?{NUMBER}\W{{1,3}}(?:[\w-]+ ){{0,2}}(?:deaths|{CRIMES})\b",
    re.IGNORECASE,
)


FALLS = re.compile(
    r"\ba (?:drop|fall|rise|decline|increase) of\b|\ban? (?:\w+ )?(?:drop|increase|decrease) in (?:homicides|murders)\b",
    re.IGNORECASE,
)
MURDERED_SO_FAR = re.compile(
    rf"\b{NUMBER} (?:[\w',-]+ ){{1,7}}(?:have|has|had) (?:already |so far )?been murdered\b", re.IGNORECASE
)


def counts_crimes(sentence: str) -> bool:
    """True for a sentence that only counts crimes over a long time, or the dead of two long times against one another."""
    if SHARES.search(sentence):
        return A_DAY.search(sentence) is None
    if COUNTED_CRIMES.search(sentence) and FALLS.search(sentence):
        return True
    if not IN_SPELL.search(sentence) or A_DAY.search(sentence):
        return False
    if CASES.search(sentence) or THERE_WERE.search(sentence) or MURDERED_SO_FAR.search(sentence):
        return True
    if COUNTED_CRIMES.search(sentence):
        return bool(COMPARED.search(sentence) or FILED.search(sentence))
    return bool(COUNTED_DEAD.search(sentence) and COMPARED.search(sentence))
