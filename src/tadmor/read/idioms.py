"""Sayings that hold a word of events: dead on their feet, a clash of heads, to strike fear, to hit a low, to kill time."""

from __future__ import annotations

import re

from tadmor.lexicon.kinds import Trigger
from tadmor.read.idioms_crime import is_crime_talk
from tadmor.read.page import Parse
from tadmor.read.people import PEOPLE
from tadmor.read.syntax import after, by_agents, clause_head, is_passive, lemmas_of, objects, subjects, undergoing

IDIOM = re.compile(
    r"\bdead (?:or alive|on (?:his|her|their|my|our|its) feet|and buried|tired|heat|end|line|set|certain|calm|silence|centre|"
    r"center|ball|weight|ahead|easy|serious|right|wrong)\b"
    r"|\bclash(?:es|ed)? (?:of )?(?:heads|knees|elbows|shins|wills|egos|personalities|opinions|cultures|ideas|interests|dates)\b"
    r"|\b(?:worst|hardest)[- ]hit (?:is|are|was|were|have|has|by)\b|\b(?:died|dies|dying|die) (?:down|away|out)\b"
    r"|\b(?:struck|strikes?) (?:him|her|me|us|them|you|one|many|observers) (?:that|as)\b"
    r"|\b(?:heads|knees|elbows|shins|egos|personalities) (?:had |have )?clash(?:ed)?\b",
    re.IGNORECASE,
)
STRUCK = frozenset(
    "fear chord balance note deal bargain terror pose tone agreement gold oil hope optimism accord awe root tent match".split()
)
HIT = frozenset(
    "low high peak record mark rock bottom roof ceiling headline newsstand nerve ball jackpot brake snag shelf screen button road "
    "trail limit milestone note airwave cinema eye bullseye status finance morale image output demand tourism growth sector "
    "sentiment confidence income".split()
)
KILLED = frozenset(
    "game contest tie match hope bill deal time off joke conversation process thread mood debate story rumour rumor proposal "
    "measure amendment project plan idea scene show song engine light heat pain appetite taste deer connection".split()
)
# What harms without meaning to.
CAUSES = frozenset(
    "drug opioid addiction "
    "problem disease cancer smoking hunger poverty cold heat accident crash flood storm earthquake calamity disaster "
    "landslide mudslide avalanche hurricane cyclone typhoon tornado famine drought lightning mud stone glass lorry bus truck "
    "train tram ferry lift elevator balcony roof wall tree wave tide ice snow virus epidemic infection overdose pollution "
    "smoke blaze wildfire collision collapse stampede bull tragedy misfortune grief".split()
)
BY_CHANCE = frozenset("hit strike kill injure wound hurt destroy damage die explode blast".split())
BLOWN_UP_BY_CHANCE = frozenset(
    "boiler gas bus lorry truck tank cylinder bottle volcano price sale transformer battery stove".split()
)
MEANT = frozenset(
    "bomb bombs explosives bomber suicide attacker attackers militants militant rebels gunmen device mine missile rocket".split()
)
ILLNESSES = frozenset(
    "disease failure cancer illness age cause stroke pneumonia infection virus fever tumour tumor attack complication overdose "
    "leukaemia leukemia diabetes malaria cholera arrest ailment condition exhaustion thirst".split()
)
OF_A_MOB = frozenset(
    "boss don family figure lawyer informant chief tie money kingpin associate underboss hitman turncoat trial".split()
)
DONE = frozenset(
    "project scheme work plan contract program programme task duty order warrant strategy operation step measure policy will "
    "development welfare agreement law budget design piece function decree sentence idea command".split()
)
MARGINAL = frozenset({"after", "since", "until", "before", "following", "till", "upon"})


def is_idiom(parse: Parse, token: int, trigger: Trigger) -> bool:
    """True when a word of events belongs to a saying, or tells what chance has done."""
    lemma = trigger.lemma
    if is_crime_talk(parse, token, lemma):
        return True
    if lemma in {
        "dead",
        "die",
        "hit",
        "clash",
        "strike",
        "injure",
        "hurt",
        "wound",
        "missing",
        "injured",
    } and _in_idiom(parse, token, lemma):
        return True
    if trigger.pos == "v":
        return _verb(parse, token, lemma)
    verb = parse.heads[token]
    if lemma == "strike" and parse.deps[token] == "nsubj" and parse.lemmas[verb].lower() == "kill":
        return bool(lemmas_of(parse, objects(parse, verb)) & KILLED)
    if lemma == "mob":
        return parse.deps[token] in {"compound", "nmod", "amod"} and parse.lemmas[verb].lower() in OF_A_MOB
    if lemma == "execution":
        of = after(parse, token, frozenset({"of"}))
        return bool(lemmas_of(parse, of) & DONE)
    if lemma == "hostility":
        return parse.tags[token] in {"NN", "NNP"}
    return lemma == "death" and _only_dates(parse, token)


def _verb(parse: Parse, token: int, lemma: str) -> bool:
    doers = by_agents(parse, token) if is_passive(parse, token) else subjects(parse, token)
    done_to = lemmas_of(parse, undergoing(parse, token))
    if lemma == "strike" and (done_to & STRUCK or _dawns(parse, token)):
        return True
    if lemma == "hit" and done_to & HIT:
        return True
    if lemma == "die" and lemmas_of(parse, after(parse, token, frozenset({"of", "from"}))) & ILLNESSES:
        return True
    if lemma in {"kill", "murder"} and done_to & KILLED and not done_to & PEOPLE:
        return True
    if lemma in {"explode", "blast"} and lemmas_of(parse, subjects(parse, token)) & BLOWN_UP_BY_CHANCE:
        return not _set_off(parse)
    return (
        lemma in BY_CHANCE
        and bool(lemmas_of(parse, [d for d in doers if parse.poses[d] == "NOUN"]) & CAUSES)
        and not _set_off(parse)
    )


def _dawns(parse: Parse, token: int) -> bool:
    """ "It has not struck him that exports are falling"."""
    return any(parse.deps[c] == "ccomp" for c in parse.children(token)) and any(
        parse.words[s].lower() == "it" for s in subjects(parse, token)
    )


def _set_off(parse: Parse) -> bool:
    """A lorry, a bus and a train can be made weapons of."""
    return bool({w.lower() for w in parse.words} & MEANT)


def _in_idiom(parse: Parse, token: int, lemma: str) -> bool:
    text, starts = "", []
    for word in parse.words:
        starts.append(len(text))
        text += word + " "
    found = IDIOM.search(text)
    if found is None:
        return False
    return lemma not in {"dead", "die", "hit", "clash", "strike"} or found.start() <= starts[token] < found.end()


def _only_dates(parse: Parse, token: int) -> bool:
    """ "Until the king's death": a death that only says when, and not how."""
    preposition = parse.heads[token]
    bare = parse.tags[token] in {"NN", "NNP"} and not any(
        parse.deps[c] in {"nummod", "relcl", "acl"} or parse.words[c].lower() in {"of", "by", "at", "from"}
        for c in parse.children(token)
    )
    over = parse.words[preposition].lower() in MARGINAL and parse.deps[token] == "pobj"
    return bare and over and clause_head(parse, token) != token
