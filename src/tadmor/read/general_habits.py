"""What somebody does as a rule, and no one time: tactics, trades, errands of a gang, rivalries that go on.

What is told with a day, a place, a number or a name of those it was done to is an event, however habitual its doers.
"""

from __future__ import annotations

from tadmor.read.page import Parse
from tadmor.read.syntax import (
    after,
    by_agents,
    clause_head,
    first_conjunct,
    is_specified,
    lemmas_of,
    objects,
    prizes,
    subjects,
)

METHODS = frozenset(
    "tactic method practice strategy speciality specialty trademark signature hallmark custom habit routine technique trade "
    "business pastime modus pattern weapon tool feature".split()
)
CARRIES = frozenset({"carry", "commit", "perpetrate", "conduct", "perform", "execute", "do"})
LIVES = frozenset(
    "live specialise specialize engage profit earn dedicate rely depend exist survive train hire recruit use know finance "
    "fund charge task involve".split()
)
PRIZES = frozenset(
    "trade route racket market turf corridor smuggling business plaza drug sale distribution extortion taxi revenue income "
    "field traffic territory".split()
)
LOCKED = frozenset({"lock", "engage", "embroil", "involve", "entangle"})
ENDURING = frozenset(
    "running standing year-long ongoing lasting endless perennial continuing continued old simmering protracted".split()
)
RUNNING = frozenset({"VBG", "VB", "VBP", "VBZ"})
ANCHORS = frozenset({"GPE", "LOC", "FAC", "DATE", "TIME", "CARDINAL", "PERSON", "ORDINAL", "QUANTITY"})
DEADLY = frozenset("kill die dead death wound injure leave claim".split())


def is_practised(parse: Parse, token: int) -> bool:
    """ "A common tactic is the murder of drivers", "boys carry out murders": a noun of a deed that is a habit of its doers."""
    top = first_conjunct(parse, token)
    verb = parse.heads[top]
    if _anchored(parse, token if parse.lemmas[verb].lower() == "be" else verb):
        return False
    if parse.lemmas[verb].lower() == "be":
        said = [c for c in parse.children(verb) if parse.deps[c] in {"nsubj", "attr"} and c != top]
        of = after(parse, token, frozenset({"of"}))
        sort = all(parse.tags[t] in {"NNS", "NN"} and not is_specified(parse, t) for t in of) and not by_agents(
            parse, token
        )
        method = any(parse.lemmas[c].lower() in METHODS for c in said)
        return method and sort and parse.tags[verb] in {"VBZ", "VBP"}
    if (
        parse.deps[top] != "dobj"
        or parse.tags[token] != "NNS"
        or is_specified(parse, token)
        or is_specified(parse, top)
    ):
        return False
    return parse.lemmas[verb].lower() in CARRIES and _goes_on(parse, verb)


def is_a_trade(parse: Parse, token: int) -> bool:
    """ "Live from taxing traders, kidnapping engineers and attacking convoys": gerunds of what a band lives from."""
    if parse.tags[token] != "VBG" or _anchored(parse, first_conjunct(parse, token)):
        return False
    top = first_conjunct(parse, token)
    if parse.deps[top] != "pcomp" or any(
        parse.tags[t] != "NNS" or is_specified(parse, t) for t in objects(parse, token)
    ):
        return False
    verb = clause_head(parse, parse.heads[top])
    return parse.lemmas[verb].lower() in LIVES and _goes_on(parse, verb) and bool(objects(parse, token))


def is_a_rivalry(parse: Parse, token: int) -> bool:
    """ "Battling the Lions for control of the taxis", "locked in a battle over routes": a rivalry that goes on, and no fight of it.

    What was fought for over a town or a bridge, or fought with deaths, was fought.
    """
    verb = clause_head(parse, token)
    first, past = parse.subtree(verb)
    dated = (e for e in parse.entities if e[2] in {"DATE", "TIME", "CARDINAL"} and first <= e[0] < past)
    if any(not _of_rivals(parse, start, end, verb) for start, end, _ in dated):
        return False
    if {lemma.lower() for lemma in parse.lemmas} & DEADLY:
        return False
    if _locked_now(parse, token, verb):
        return True
    if parse.poses[token] == "VERB":
        return _goes_on(parse, token) and _for_a_prize(parse, token, PRIZES)
    if parse.deps[token] == "dobj" and parse.lemmas[verb].lower() in {"fight", "wage"}:
        return _goes_on(parse, verb) and any(_for_a_prize(parse, t, PRIZES) for t in (token, verb))
    if not _for_a_prize(parse, token, PRIZES | {"region", "area"}):
        return False
    beside = {parse.words[t].lower() for c in parse.children(token) for t in (c, *parse.children(c))}
    return parse.lemmas[verb].lower() in LOCKED or bool(beside & ENDURING)


def _locked_now(parse: Parse, token: int, verb: int) -> bool:
    """ "Is locked in a battle with the Lions", "are battling with each other": an age of it, and no day."""
    if parse.poses[token] == "VERB":
        words = [parse.words[t].lower() for t in after(parse, token, frozenset({"with", "among", "against"}))]
        return bool({"other", "another"} & set(words)) and _goes_on(parse, token)
    return parse.lemmas[verb].lower() == "lock" and _goes_on(parse, verb)


def _of_rivals(parse: Parse, first: int, past: int, verb: int) -> bool:
    """ "Three gangs are fighting": the number is one of rivals."""
    rivals = {*subjects(parse, verb), *by_agents(parse, verb)}
    return any(parse.heads[t] in rivals for t in range(first, past))


def _for_a_prize(parse: Parse, token: int, wanted: frozenset[str]) -> bool:
    """ "For control of the trade", "over routes": what gangs are rivals for."""
    inner = prizes(parse, token)
    beside = [c for t in inner for c in parse.children(t) if parse.deps[c] == "compound"]
    return bool(lemmas_of(parse, [*inner, *beside]) & wanted)


def _goes_on(parse: Parse, verb: int) -> bool:
    """In the present, or a gerund or infinitive of no time; what has been done has been done."""
    if parse.tags[verb] not in RUNNING and not any(parse.tags[c] in {"VBZ", "VBP"} for c in parse.children(verb)):
        return False
    helpers = {
        parse.words[c].lower()
        for t in {verb, first_conjunct(parse, verb)}
        for c in parse.children(t)
        if parse.deps[c] in {"aux", "auxpass"}
    }
    return not helpers & {"was", "were", "has", "have", "had", "did", "been", "will", "would"}


def _anchored(parse: Parse, token: int) -> bool:
    """A day, a place, a number or a person's name in what a word governs."""
    first, past = parse.subtree(token)
    return any(label in ANCHORS and first <= start < past for start, _, label in parse.entities)
