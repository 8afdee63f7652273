"""Sayings of those who write on crime: prices shoot up, a senator shoots back, a state of siege, a toll on lorries, a time bomb."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from tadmor.read.page import Parse
from tadmor.read.syntax import after, by_agents, clause_head, is_passive, lemmas_of, objects, particles, subjects

ILLNESS = re.compile(
    r"\b(?:long|short|brief|grave|serious) illness\b|\bnatural causes\b|\bof old age\b"
    r"|\bat the (?:ripe )?age of (?:[6-9]\d|1\d\d)\b|\bwho was (?:[6-9]\d|1\d\d)\b|\baged (?:[7-9]\d|1\d\d)\b",
    re.IGNORECASE,
)
SUICIDE = re.compile(r"\bsuicides?\b(?! (?:bomb|attack|vest|mission|squad|blast|car|truck))", re.IGNORECASE)
SHOT = re.compile(
    r"\b(?:bullets?|gun(?:men|fire|shots?)?|shot|stab\w*|murder\w*|killed by|bomb\w*|attack\w*)\b", re.IGNORECASE
)
ARMS = frozenset("soldier policeman officer gunman rebel guard troop fire bullet rifle gun weapon".split())
STREETS = frozenset("street shelf market store newsstand headline home".split())
TOLLS = frozenset("impose pay collect charge levy".split())
ROADS = frozenset("road bridge highway phone tunnel border".split())
KIN = frozenset(
    "nephew niece uncle aunt husband wife brother sister father mother son daughter stepfather stepson cousin lover boyfriend "
    "girlfriend fiance neighbour neighbor tenant landlord ex-husband ex-wife partner colleague roommate in-law".split()
)
QUARREL = frozenset("inheritance jealousy theft robbery burglary divorce dowry".split())
ENDED = frozenset({"up", "back", "down"})


def is_crime_talk(parse: Parse, token: int, lemma: str) -> bool:
    """True when a word of violence belongs to a saying, or tells of a death that no fight brought about."""
    check = CHECKS.get(lemma)
    return check is not None and check(parse, token)


def _shoots_up(parse: Parse, token: int) -> bool:
    """ "The number has shot up to 10,000", "the senator shot back, saying …": nobody has a gun."""
    if not particles(parse, token) & ENDED or objects(parse, token) or is_passive(parse, token):
        return False
    return not lemmas_of(parse, range(len(parse.words))) & ARMS


def _hits_streets(parse: Parse, token: int) -> bool:
    """ "Hit the streets", "hit closer to home"."""
    to = after(parse, token, frozenset({"to"}))
    to += [t for c in parse.children(token) if parse.deps[c] == "advmod" for t in after(parse, c, frozenset({"to"}))]
    return bool(lemmas_of(parse, [*objects(parse, token), *to]) & STREETS)


def _dies_in_bed(parse: Parse, token: int) -> bool:
    """ "Died his hair", "died after a long illness", "the death of the poet at the age of 91", a suicide."""
    text = " ".join(parse.words)
    if ILLNESS.search(text):
        return True
    if parse.lemmas[token].lower() == "die" and any(
        parse.lemmas[t].lower() in {"hair", "cloth"} for t in objects(parse, token)
    ):
        return True
    return SUICIDE.search(text) is not None and SHOT.search(text) is None


def _of_state(parse: Parse, token: int) -> bool:
    """ "A state of siege" is a law."""
    head = parse.heads[token]
    return parse.deps[token] == "pobj" and parse.lemmas[parse.heads[head]].lower() == "state"


def _on_lorries(parse: Parse, token: int) -> bool:
    """ "Imposes a toll on lorries", "road tolls"."""
    beside = lemmas_of(parse, [c for c in parse.children(token) if parse.deps[c] == "compound"])
    return bool(beside & ROADS) or parse.lemmas[clause_head(parse, token)].lower() in TOLLS


def _ticks(parse: Parse, token: int) -> bool:
    """ "A time bomb" that is a prison or a debt."""
    before = lemmas_of(parse, [c for c in parse.children(token) if parse.deps[c] in {"compound", "amod"}])
    return "time" in before and (parse.deps[token] == "oprd" or "tick" in before)


def _into_life(parse: Parse, token: int) -> bool:
    """ "The incursion of crime into daily life"."""
    into = after(parse, token, frozenset({"into", "in", "of"}))
    return bool(
        lemmas_of(parse, into) & {"life", "market", "politic", "politics", "business", "sector", "economy", "crime"}
    )


def _i_am(parse: Parse, token: int) -> bool:
    """ "I was a victim of the agency": somebody who speaks of himself is alive."""
    verb = parse.heads[token]
    return parse.deps[token] == "attr" and any(parse.words[s].lower() in {"i", "we"} for s in subjects(parse, verb))


def _of_labour(parse: Parse, token: int) -> bool:
    """ "The police strike": policemen who do not work."""
    return bool(
        lemmas_of(parse, [c for c in parse.children(token) if parse.deps[c] == "compound"]) & {"police", "warden"}
    )


def _in_private(parse: Parse, token: int) -> bool:
    """ "Murdered by his nephew", "in revenge for a theft": a crime between two people."""
    by = by_agents(parse, token) if is_passive(parse, token) else subjects(parse, token)
    by = [t for t in by if any(parse.deps[c] in {"poss", "det", "amod"} for c in parse.children(t))]
    if lemmas_of(parse, by) & KIN and len(by) == 1:
        return True
    singular = all(parse.tags[t] in {"NN", "NNP", "PRP"} for t in subjects(parse, token))
    return is_passive(parse, token) and singular and not by and bool(lemmas_of(parse, _reasons(parse, token)) & QUARREL)


def _reasons(parse: Parse, verb: int) -> list[int]:
    """What stands at the end of "in an act of revenge for …", "in a quarrel over …"."""
    found, open_ones = [], after(parse, verb, frozenset({"in", "over", "for"}))
    while open_ones:
        here = open_ones.pop()
        found.append(here)
        open_ones += after(parse, here, frozenset({"of", "for", "over"}))
    return found


CHECKS: Mapping[str, Callable[[Parse, int], bool]] = {
    "shoot": _shoots_up,
    "hit": _hits_streets,
    "die": _dies_in_bed,
    "dead": _dies_in_bed,
    "death": _dies_in_bed,
    "siege": _of_state,
    "toll": _on_lorries,
    "bomb": _ticks,
    "incursion": _into_life,
    "victim": _i_am,
    "strike": _of_labour,
    "murder": _in_private,
    "stab": _in_private,
}
