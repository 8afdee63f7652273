"""Blows that meet no people or that no arms deal: crops and stills destroyed, corpses taken, sanctions, halls that are stormed."""

from __future__ import annotations

import re

from tadmor.lexicon.kinds import Trigger
from tadmor.read.page import Parse
from tadmor.read.people import FORCES, WEAPON_NOUNS
from tadmor.read.syntax import after, by_agents, clause_head, is_passive, lemmas_of, objects, subjects, undergoing

RUINS = frozenset({"destroy", "burn", "damage", "torch", "raze", "attack", "hit"})
DRUGS = frozenset(
    "coca poppy marijuana cannabis opium cocaine heroin drug hashish hemp narcotic contraband methamphetamine laboratory lab still "
    "airstrip runway moonshine".split()
)
GROWN = frozenset("plant crop field plantation hectare acre".split())
OWN_ARMS = frozenset("weapon firearm gun ammunition explosive rifle".split())
BODIES = frozenset("body corpse remains cadaver coffin skeleton ash".split())
TAKES = frozenset("snatch abduct kidnap seize take capture steal".split())
COURTS = frozenset(
    "treasury prosecutor sanction law court lawsuit investigation inquiry judge regulator auditor tax measure decree indictment "
    "prosecution investigator campaign audit legislation".split()
)
SETBACKS = COURTS | frozenset(
    "arrest extradition seizure crackdown desertion defection capture detention split infighting boycott embargo "
    "decommissioning extortion recession crisis corruption cut drought inflation shortage".split()
)
PARTS = frozenset("role part involvement tie link participation complicity share place connection".split())
FLOORS = frozenset("well rostrum podium dais stage pitch field court out".split())
SPENT = frozenset(
    "weak weakened weaker reel reeling cripple crippled isolate isolated fragmented depleted leaderless".split()
)
NETWORKS = frozenset("ring network racket syndicate trade industry".split())
ALIVE = re.compile(
    r"\b(?:is|was|are|be|being|remains?|still|turned up|reappeared|found|him|her) "
    r"(?:still |very much |in fact |actually |said to be )?alive\b|\b(?:his|her|their) [\"“'‘]deaths?[\"”'’]",
    re.IGNORECASE,
)
CLAIMED = re.compile(
    r"\b(?:claim\w*|announc\w+|declar\w+|believ\w+|thought|presum\w+|rumou?r\w*|report\w*|suppos\w+|said|assum\w+|beliefs?)\b",
    re.IGNORECASE,
)
DEATHS = frozenset({"kill", "die", "death", "killing", "dead"})


def meets_nobody(parse: Parse, token: int, trigger: Trigger) -> bool:
    """True when the word tells of a blow at things that nobody lives by, or of one that no arms dealt."""
    lemma = trigger.lemma
    if lemma in RUINS and (_drugs(parse, token) or _seized_arms(parse, token)):
        return True
    if lemma in TAKES and _only_bodies(parse, token):
        return True
    if lemma in {"target", "hit"} and _of_the_law(parse, token, lemma):
        return True
    if lemma == "storm" and lemmas_of(parse, objects(parse, token)) & FLOORS:
        return True
    if lemma in {"onslaught", "assault", "offensive", "attack"} and trigger.pos == "n":
        return _leaves_weak(parse, token) or _on_networks(parse, token)
    return lemma in DEATHS and _lives(parse, token)


def _drugs(parse: Parse, token: int) -> bool:
    """ "Destroyed 40,000 coca plants", "burned half a ton of cocaine"; a house beside it is a house."""
    things = undergoing(parse, token)
    if not things and parse.deps[token] == "acl" and parse.tags[token] == "VBN":
        things = [parse.heads[token]]
    return bool(things) and all(_is_drug(parse, t) for t in things)


def _is_drug(parse: Parse, thing: int) -> bool:
    of = after(parse, thing, frozenset({"of"}))
    beside = lemmas_of(parse, [c for c in parse.children(thing) if parse.deps[c] in {"compound", "amod", "nmod"}])
    lemma = parse.lemmas[thing].lower()
    if lemma in DRUGS or (of and any(_is_drug(parse, t) for t in of)):
        return True
    return bool(beside & DRUGS) and (lemma in GROWN or lemma in {"lab", "camp", "processing", "base"})


def _seized_arms(parse: Parse, token: int) -> bool:
    """ "The seized weapons were destroyed in a foundry"."""
    things = [t for thing in undergoing(parse, token) for t in (thing, *_last_of(parse, thing))]
    given_up = {"seized", "confiscated", "surrendered", "decommissioned", "captured", "illegal"}
    return bool(lemmas_of(parse, things) & OWN_ARMS) and any(
        parse.words[c].lower() in given_up for t in things for c in parse.children(t)
    )


def _last_of(parse: Parse, thing: int) -> list[int]:
    """ "Tens of thousands of weapons": what is counted."""
    of = after(parse, thing, frozenset({"of"}))
    return of + [t for one in of for t in _last_of(parse, one)]


def _only_bodies(parse: Parse, token: int) -> bool:
    """ "The bodies had been snatched": nobody alive was."""
    taken = undergoing(parse, token)
    return bool(taken) and lemmas_of(parse, taken) <= BODIES


def _of_the_law(parse: Parse, token: int, lemma: str) -> bool:
    """ "Targeted by the treasury", "targeted for their role in the trade", "hit hard by arrests"."""
    if not is_passive(parse, token):
        return False
    by = lemmas_of(parse, by_agents(parse, token) + after(parse, token, frozenset({"with"})))
    if by & (FORCES | WEAPON_NOUNS):
        return False
    if by & (SETBACKS if lemma == "hit" else COURTS):
        return True
    if lemma == "hit":
        hard = any(parse.words[c].lower() in {"hard", "badly"} for c in parse.children(token))
        return hard and not by and all(parse.poses[t] == "PRON" for t in subjects(parse, token))
    return bool(lemmas_of(parse, after(parse, token, frozenset({"for", "over"}))) & PARTS)


def _leaves_weak(parse: Parse, token: int) -> bool:
    """ "Left reeling by an assault from two sides": what many blows have made of somebody."""
    verb = clause_head(parse, token)
    if parse.deps[token] not in {"pobj", "nsubj"}:
        return False
    if parse.words[verb].lower() in SPENT:
        return True
    if parse.lemmas[verb].lower() != "leave":
        return False
    return any(
        parse.words[c].lower() in SPENT
        for c in parse.children(verb)
        if parse.deps[c] in {"oprd", "acomp", "ccomp", "xcomp"}
    )


def _on_networks(parse: Parse, token: int) -> bool:
    return bool(lemmas_of(parse, after(parse, token, frozenset({"on", "against"}))) & NETWORKS)


def _lives(parse: Parse, token: int) -> bool:
    """ "Whom the army claimed to have killed is still alive": nobody died, as far as the sentence goes."""
    if any(parse.poses[c] == "NUM" for t in (token, *undergoing(parse, token)) for c in parse.children(t)):
        return False
    text = " ".join(parse.words)
    found = ALIVE.search(text)
    return found is not None and CLAIMED.search(text) is not None
