"""Patterns of places and words that must stand around a trigger ("subj:FORCES&obj:rifle|cannon")."""

from __future__ import annotations

from collections.abc import Sequence

from tadmor.read import needs_parties
from tadmor.read.needs import NEEDS, PRONOUNS, PROPERTY, lemmas
from tadmor.read.page import Parse
from tadmor.read.parties import is_party
from tadmor.read.people import CAPTIVES, CROWDS, FORCES, PEOPLE, PLACES, WEAPON_NOUNS
from tadmor.read.syntax import after, by_agents, clause_head, conjuncts, is_in_place_name, objects, subjects, undergoing

SETS = {
    "PEOPLE": PEOPLE | FORCES,
    "FORCES": FORCES,
    "CAPTIVES": CAPTIVES,
    "CROWDS": CROWDS,
    "PLACES": PLACES,
    "PROPERTY": PROPERTY,
    "WEAPONS": WEAPON_NOUNS,
    **needs_parties.SETS,
}
STATES = frozenset(
    "rebel insurgent guerrilla militia army parliament junta government warlord separatist faction kidnapper "
    "hijacker".split()
)
PARTITIVE = frozenset("part all some most half number rest series bulk dozen hundred thousand".split())


def fits_pattern(parse: Parse, token: int, pattern: Sequence[str]) -> bool:
    """True when every part of a pattern holds ("subj:FORCES", "obj:rifle|cannon"): one of the words stands in that place.

    Places: subj, who (the subject of the verb that governs it), obj (also the subject of a passive, and of a noun what follows
    "of"), mod (adjectives, adverbs, particles and
    nouns before it), under (the verb or noun that governs it), todo (a verb that it takes), or a preposition. "*" is anything.
    A part may also be a named need ("setup").
    """
    return all(
        _fits_part(parse, token, *part.split(":", 1)) if ":" in part else NEEDS[part](parse, token) for part in pattern
    )


def _fits_part(parse: Parse, token: int, place: str, words: str) -> bool:
    found = lemmas(parse, _standing(parse, token, place))
    wanted = frozenset().union(*(SETS.get(word, frozenset({word})) for word in words.split("|")))
    if place in {"subj", "obj"} and "PEOPLE" in words.split("|"):
        counted = any(parse.poses[t] == "NUM" for t in _standing(parse, token, place))
        return (
            bool(found & (wanted | PRONOUNS))
            or counted
            or any(parse.label_at(t) == "PERSON" for t in _standing(parse, token, place))
        )
    if "PARTIES" in words.split("|") and any(is_party(parse, t) for t in _standing(parse, token, place)):
        return True
    if words == "STATES":
        return bool(found & STATES) or any(_of_a_state(parse, t) for t in _standing(parse, token, place))
    if "PLACES" in words.split("|") and any(is_in_place_name(parse, t) for t in _standing(parse, token, place)):
        return True
    return bool(found) if words == "*" else bool(found & wanted)


def _standing(parse: Parse, token: int, place: str) -> list[int]:
    """The tokens in this place around a word."""
    if place == "who":
        return _standing(parse, clause_head(parse, token), "subj")
    if place == "subj" and parse.poses[token] == "ADJ":
        return subjects(parse, parse.heads[token])
    if place == "subj":
        passive = any(parse.deps[c] == "nsubjpass" for c in parse.children(token))
        return by_agents(parse, token) if passive else subjects(parse, token)
    if place == "obj":
        bare = parse.tags[token] == "VBN" and parse.deps[token] in {"acl", "relcl"}
        of = after(parse, token, frozenset({"of"})) if parse.poses[token] != "VERB" else []
        told = undergoing(parse, token)
        parts = [t for o in told if parse.lemmas[o].lower() in PARTITIVE for t in after(parse, o, frozenset({"of"}))]
        return told + parts + of + ([parse.heads[token]] if bare else [])
    if place == "mod":
        left = {"amod", "compound", "advmod", "nmod", "poss", "prt", "acomp", "oprd"}
        of_object = [c for o in objects(parse, token) for c in parse.children(o) if parse.lemmas[c].lower() == "alive"]
        return [c for c in parse.children(token) if parse.deps[c] in left] + of_object
    if place == "under":
        above = parse.heads[token]
        return [above, parse.heads[above]] if parse.deps[token] == "pobj" else [above]
    if place == "todo":
        return [c for c in parse.children(token) if parse.deps[c] in {"xcomp", "ccomp", "advcl", "pcomp", "acl"}]
    found = []
    for child in parse.children(token):
        if parse.words[child].lower() == place and parse.deps[child] in {"prep", "prt", "advmod", "agent", "dative"}:
            inner = [child, *(c for c in parse.children(child) if parse.deps[c] == "prep")]
            found += [c for t in inner for c in parse.children(t) if parse.deps[c] in {"pobj", "pcomp"}]
    return [t for f in found for t in conjuncts(parse, f)]


def _of_a_state(parse: Parse, token: int) -> bool:
    """ "Ruritania demanded", "Ruritanian officials demanded"."""
    near = {token, *(c for c in parse.children(token) if parse.deps[c] in {"amod", "compound", "poss", "nmod"})}
    return any(parse.label_at(t) in {"GPE", "NORP"} for t in near)
