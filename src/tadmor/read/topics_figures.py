"""Words of violence in figures of speech about gangs, crimes and numbers."""

from __future__ import annotations

from tadmor.read.page import Parse
from tadmor.read.syntax import after, is_passive, lemmas_of, objects, subjects, undergoing

CRIMES = frozenset(
    "laundering extortion trafficking smuggling corruption fraud theft poaching crime drug poverty".split()
)
COUNTS = frozenset("number price rate figure count production sale value cost share total hectare".split())
TEMPERS = frozenset("frenzy violence chaos crisis debate war rage anger controversy scandal".split())
SPREADS = frozenset(
    "gang violence crime interest drug population homicide murder demand cocaine trafficking migration anger rage debt extortion "
    "kidnapping popularity production group".split()
)
TROUBLES = frozenset(
    "war violence crime conflict rate feud scandal rivalry dispute trade market debate crisis problem".split()
)
BUSINESSES = frozenset(
    "industry sector business economy trade company country institution democracy society party".split()
)
STORIES = frozenset(
    "account version story view value policy interest law claim report belief statement goal plan need argument idea theory "
    "finding result rule principle schedule approach".split()
)
DRUGS_AND_GANGS = frozenset(
    "group gang crime drug trafficking corruption organization organisation cartel smuggling terrorism".split()
)
STRUGGLES = frozenset("war conflict politics violence feud rivalry debate fight struggle".split())


def _growth(parse: Parse, token: int) -> bool:
    """ "An explosion of youth gangs", "the explosion in violence"."""
    return bool(lemmas_of(parse, after(parse, token, frozenset({"of", "in"}))) & SPREADS)


def _breaks_out(parse: Parse, token: int) -> bool:
    """ "The war exploded", "exploded into a frenzy of violence"."""
    into = lemmas_of(parse, after(parse, token, frozenset({"into"})))
    return bool(lemmas_of(parse, subjects(parse, token)) & TROUBLES or into & TEMPERS)


def _rises(parse: Parse, token: int) -> bool:
    """ "The number of permits shot up 40 percent"."""
    up = token + 1 < len(parse.words) and parse.words[token + 1].lower() == "up"
    counted = any(parse.lemmas[t].lower() in {"percent", "%", "cent", "point"} for t in range(token, len(parse.words)))
    return up and not is_passive(parse, token) and (counted or bool(lemmas_of(parse, subjects(parse, token)) & COUNTS))


def _of_crimes(parse: Parse, token: int) -> bool:
    """ "Fighting money laundering"; not "fighting the gangs"."""
    return bool(lemmas_of(parse, objects(parse, token)) & CRIMES)


def _only_said(parse: Parse, token: int) -> bool:
    """ "Fight his father's battles", "territorial battles between gangs"."""
    if parse.deps[token] == "dobj" and parse.lemmas[parse.heads[token]].lower() == "fight":
        return parse.tags[token] == "NNS" and any(parse.deps[c] == "poss" for c in parse.children(token))
    beside = {parse.words[c].lower() for c in parse.children(token)}
    bare = not any(parse.deps[c] in {"det", "nummod", "poss"} for c in parse.children(token))
    return parse.tags[token] == "NNS" and bare and bool(beside & {"territorial", "turf", "legal", "political"})


def _of_business(parse: Parse, token: int) -> bool:
    """ "Besieged their industry"."""
    return bool(lemmas_of(parse, undergoing(parse, token)) & BUSINESSES)


def _of_stories(parse: Parse, token: int) -> bool:
    """ "His account clashes with what the army has said"."""
    sides = after(parse, token, frozenset({"with", "over", "on"}))
    sides += subjects(parse, token) if parse.poses[token] == "VERB" else []
    return bool(lemmas_of(parse, sides) & STORIES)


def _of_crime(parse: Parse, token: int) -> bool:
    """ "The combat of criminal groups", "combat against crime", "close combat"."""
    before = {parse.words[c].lower() for c in parse.children(token)}
    against = lemmas_of(parse, after(parse, token, frozenset({"against"}))) & CRIMES
    return (
        bool(against or lemmas_of(parse, after(parse, token, frozenset({"of"}))) & DRUGS_AND_GANGS) or "close" in before
    )


def _between_parties(parse: Parse, token: int) -> bool:
    """ "Caught in the crossfire of the drug war"."""
    of = after(parse, token, frozenset({"of", "between"}))
    return bool(lemmas_of(parse, of) & STRUGGLES)


def _carries(parse: Parse, token: int) -> bool:
    """ "The gangs use rifles of high calibre": arms that they have, at nobody."""
    now = parse.tags[token] in {"VBZ", "VBP"}
    at = after(parse, token, frozenset({"against", "on", "at"}))
    to = any(parse.deps[c] in {"xcomp", "advcl"} for c in parse.children(token))
    return now and not at and not to


def _ticks(parse: Parse, token: int) -> bool:
    """ "The prisons are a time bomb"."""
    time = any(parse.words[c].lower() in {"time", "ticking"} for c in parse.children(token))
    likened = parse.deps[token] == "pobj" and parse.words[parse.heads[token]].lower() in {"like", "as", "on"}
    return time and (likened or parse.deps[token] in {"attr", "oprd"})


FIGURES = {
    "shoot": _rises,
    "fight": _of_crimes,
    "battle": _only_said,
    "bomb": _ticks,
    "explosion": _growth,
    "explode": _breaks_out,
    "besiege": _of_business,
    "clash": _of_stories,
    "combat": _of_crime,
    "crossfire": _between_parties,
    "use": _carries,
}
