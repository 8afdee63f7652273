"""Which words a sentence must hold before a word of it can tell an event: what the syntax will ask for, asked of the words alone.

"Called" tells an event with "for" and "truce" beside it, "took" with "into" and "custody". Where no such word stands in the
sentence, no parse will find one.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Set
from types import MappingProxyType

from tadmor.lexicon.kinds import KindLexicon, Trigger
from tadmor.lexicon.words import forms
from tadmor.read.needs import ARMS, DELIVERS, DEVICES, HIT_VERBS, PROPERTY, RELIEF, SHOT, STARTS, STEPS
from tadmor.read.needs_parties import AIDS, TURNS_ON
from tadmor.read.patterns import SETS
from tadmor.read.people import FORCES, PEOPLE, WEAPON_NOUNS

Company = tuple[frozenset[str], ...]
IN_SYNTAX = frozenset({"subj", "who", "obj", "mod", "under", "todo"})
# What names, pronouns and figures can stand for as well.
OPEN = frozenset({"*", "PARTIES", "PEOPLE", "PLACES", "STATES"})
# Of each set one word must be there. Needs that names, pronouns or figures can fill are left out.
NAMED: Mapping[str, Company] = MappingProxyType(
    {
        "force": (FORCES,),
        "weapon": (WEAPON_NOUNS | ARMS,),
        "hit": (HIT_VERBS | STEPS,),
        "mass": (frozenset({"mass", "shallow", "unmarked"}),),
        "found": (frozenset("find discover recover exhume unearth dump pull retrieve".split()),),
        "fall": (frozenset({"to", "into"}), FORCES | {"hand", "control"}),
        "setup": (frozenset("set establish build open".split()),),
        "delivered": (DELIVERS,),
        "aid": (RELIEF,),
        "held": (PEOPLE,),
        "routed": (FORCES,),
        "device": (DEVICES,),
        "started": (STARTS,),
        "gunfire": (WEAPON_NOUNS | SHOT | frozenset("under draw exchange open return direct hail".split()),),
        "taken": (frozenset("take hold seize keep".split()),),
        "property": (PROPERTY | {"down"},),
        "leaves": (FORCES,),
        "fallen": (FORCES,),
        "gives": (AIDS,),
        "foretells": (TURNS_ON,),
    }
)


def is_accompanied(form: str, words: Set[str], kinds: KindLexicon) -> bool:
    """True when some trigger that begins with this form has beside it what its syntax will ask for; `words` are all those of
    the sentence in small letters."""
    return any(all(not words.isdisjoint(one) for one in company) for company in _table(kinds)(form))


@functools.lru_cache(maxsize=4)
def _table(kinds: KindLexicon) -> Callable[[str], tuple[Company, ...]]:
    table = {
        form: tuple(company_of(trigger) for trigger in triggers if not trigger.between_parties)
        for form, triggers in kinds.triggers.items()
    }
    return lambda form: table.get(form, ((),))


def company_of(trigger: Trigger) -> Company:
    """Sets of words, one of each of which stands in any sentence in which this trigger tells an event."""
    rest = tuple(frozenset({word}) for word in trigger.lemma.split(" ")[1:])
    if ":" not in trigger.needs:
        return (*rest, *map(written, NAMED.get(trigger.needs, ())))
    return (*rest, *(one for part in trigger.pattern for one in _of_part(part)))


def _of_part(part: str) -> Company:
    """What one part of a pattern asks for: "into:van|car", "setup"."""
    place, _, listed = part.partition(":")
    if not listed:
        return tuple(map(written, NAMED.get(part, ())))
    company = () if place in IN_SYNTAX else (frozenset({place}),)
    words = listed.split("|")
    if not OPEN.isdisjoint(words):
        return company
    return (*company, written(frozenset().union(*(SETS.get(word, frozenset({word})) for word in words))))


@functools.cache
def written(lemmas: frozenset[str]) -> frozenset[str]:
    """Every form in which one of the lemmas is written."""
    found = {form for lemma in lemmas for form in forms(lemma)}
    return frozenset(found | {lemma[:-3] + "men" for lemma in lemmas if lemma.endswith("man")})
