"""Nouns of violence that name a sort of deed: what cartels do as a rule, what grows, what is listed or defined."""

from __future__ import annotations

from tadmor.read.page import Parse
from tadmor.read.syntax import after, by_agents, clause_head, conjuncts, first_conjunct, lemmas_of, objects
from tadmor.read.topics_anchors import NUMBERS, PLACES, PRESENT, TIMES, helpers_of, is_heading, is_shown, names_any

SORTS = frozenset(
    "murder killing homicide kidnapping abduction massacre assassination execution attack rape torture incursion ambush beheading "
    "extortion looting raid bombing shooting offensive".split()
)
TRADES = frozenset(
    "extortion robbery theft trafficking smuggling burglary laundering fraud contraband carjacking prostitution".split()
)
LEADS = frozenset(
    "participation history tradition habit record reputation culture danger risk target threat subject topic service".split()
)
GROWS = frozenset(
    "grow rise fall increase decrease drop decline soar surge plummet double triple climb shrink multiply become remain".split()
)
GOES_ON = frozenset("continue report occur erupt resume rage happen persist".split())
AFTER = frozenset({"wake", "aftermath"})
PAST_AUX = frozenset("was were had did has have been".split())


def names_a_sort(parse: Parse, token: int, lemma: str) -> bool:
    """True for a noun of violence that tells no one deed."""
    return is_defined(parse, token) or (lemma in SORTS and (grows(parse, token) or is_a_sort(parse, token)))


def is_a_sort(parse: Parse, token: int) -> bool:
    """ "The killing of mayors is a way to send a message", "services such as assassinations", "the targets of kidnapping"."""
    top = first_conjunct(parse, token)
    if (
        is_heading(parse)
        or _own(parse, token)
        or (top != token and _own(parse, top))
        or names_any(parse, TIMES | NUMBERS)
    ):
        return False
    if _anchored(parse, top) or _of_somebody(parse, token) or any(is_shown(parse, t) for t in by_agents(parse, token)):
        return False
    if parse.deps[top] == "pobj":
        over = parse.heads[parse.heads[top]]
        if parse.lemmas[over].lower() in LEADS:
            return True
        if parse.words[parse.heads[top]].lower() == "including":
            return False
    if len(_listed(parse, token) & TRADES) > 1 and parse.tags[token] == "NNS":
        return True
    verb = clause_head(parse, top)
    while parse.deps[verb] == "xcomp":
        verb = parse.heads[verb]
    helpers = helpers_of(parse, verb)
    to_be = any(parse.lemmas[c].lower() == "be" and parse.deps[c] == "xcomp" for c in parse.children(verb))
    if (parse.lemmas[verb].lower() in GOES_ON and not to_be and parse.deps[top] in {"nsubj", "nsubjpass"}) or (
        parse.tags[verb] == "VBG" and helpers
    ):
        return False
    if any(parse.words[t].lower() in PAST_AUX for t in helpers):
        return False
    tags = {parse.tags[t] for t in (verb, *helpers)}
    return not tags & {"VBD", "VBN"} or bool(tags & PRESENT and "VBD" not in tags)


def grows(parse: Parse, token: int) -> bool:
    """ "Attacks on the mines have grown more frequent", "killings of mayors have reached record numbers"."""
    verb = parse.heads[token]
    if parse.deps[token] != "nsubj" or parse.tags[token] not in {"NNS", "NN", "VBG"}:
        return False
    progresses = parse.tags[verb] == "VBG" and parse.tags[token] == "NNS"
    if progresses or any(parse.deps[c] in {"nummod", "det"} for c in parse.children(token)):
        return False
    if parse.lemmas[verb].lower() in GROWS:
        return True
    things = [t for o in objects(parse, verb) for t in (o, *parse.children(o))]
    return parse.lemmas[verb].lower() in {"reach", "hit"} and bool(
        lemmas_of(parse, things) & {"record", "high", "level", "peak"}
    )


def is_defined(parse: Parse, token: int) -> bool:
    """ "Define a confrontation as a clash between soldiers and gangs"."""
    verb = clause_head(parse, token)
    return parse.lemmas[verb].lower() in {"define", "redefine"} and parse.deps[token] in {"pobj", "dobj"}


def _anchored(parse: Parse, noun: int) -> bool:
    """ "Attacks in places including Ruvo", "in the wake of attacks": a place within the phrase, or what came after."""
    if any(parse.label_at(t) in PLACES for t in range(*parse.subtree(noun))):
        return True
    return parse.deps[noun] == "pobj" and parse.lemmas[parse.heads[parse.heads[noun]]].lower() in AFTER


def _of_somebody(parse: Parse, noun: int) -> bool:
    """ "Attacks on the bridge", "killings in Ruvo", "the killing of a judge"."""
    around = after(parse, noun, frozenset({"of", "on", "against", "in", "at", "near", "between"}))
    return any(is_shown(parse, t) or parse.tags[t] == "NN" for t in around)


def _listed(parse: Parse, token: int) -> set[str]:
    """Lemmas of what "and" and commas join to a noun."""
    top = first_conjunct(parse, token)
    return lemmas_of(parse, conjuncts(parse, top)) | lemmas_of(
        parse, [c for c in parse.children(top) if parse.deps[c] == "appos"]
    )


def _own(parse: Parse, noun: int) -> bool:
    """A number, an owner or an article of its own; "the killing of mayors" has none."""
    of = after(parse, noun, frozenset({"of"}))
    sort = bool(of) and all(parse.tags[t] == "NNS" and not is_shown(parse, t) for t in of)
    kids = [c for c in parse.children(noun) if parse.deps[c] in {"det", "poss", "nummod"}]
    if any(
        parse.deps[c] == "amod" and parse.lemmas[c].lower() in {"recent", "late", "several", "many"}
        for c in parse.children(noun)
    ):
        return True
    return bool(kids) and not (sort and all(parse.words[c].lower() == "the" for c in kids))
